"""Fields of an article as a form has them: they read back, tell where they are from and what was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import NewsreaderError
from index.model import PublishedFrom, Source, SourceKind, UsedLine
from tests.reader_support import ARTICLES
from tui.fields import FIELDS, changed, read, whence, written

ARTICLE = replace(
    ARTICLES[1],
    authors=("Ida Moll", "Per Holm"),
    used=(UsedLine(1, "outlet", "TARN NEWS"), UsedLine(3, "author", "Ida Moll"), UsedLine(4, "author", "Per Holm")),
)
WORDS = st.text(alphabet="ab:(|) é", max_size=12)


@given(WORDS, WORDS, st.lists(st.text(alphabet="ab ", min_size=1, max_size=6), max_size=3))
def test_a_form_left_as_it_is_changes_nothing(title: str, outlet: str, authors: list[str]) -> None:
    article = replace(ARTICLE, title=title.strip() or None, outlet=outlet.strip() or None, authors=tuple(authors))
    typed = {field.name: written(article, field.name) for field in FIELDS}
    assert changed(article, article, typed) == (article, ())


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("outlet", "Hollin Gazette", "Hollin Gazette"),
        ("outlet", "  ", None),
        ("title", "A: b | c", "A: b | c"),
        ("authors", "", ()),
        ("authors", "Ana Brandt ;Per  Holm", ("Ana Brandt", "Per Holm")),
        ("published", "2031-03-05T08:30+02:00", "2031-03-05T08:30+02:00"),
        ("published", "", None),
        ("source", "Fen Sheet", Source("Fen Sheet", SourceKind.REPRINT)),
        ("source", "Fen Sheet (cited)", Source("Fen Sheet", SourceKind.CITED)),
        ("source", "", None),
    ],
)
def test_what_was_typed_is_read_and_is_by_hand(name: str, text: str, value: object) -> None:
    assert read(name, text) == value
    new, names = changed(ARTICLE, ARTICLE, {name: text})
    assert names == (name,)
    assert getattr(new, name) == value
    assert new.by_hand == (name,)
    if name == "published":
        assert new.published_from == (PublishedFrom.GIVEN if value else None)


@pytest.mark.parametrize(("name", "text"), [("published", "yesterday"), ("published", "2031"), ("source", "(wire)")])
def test_what_cannot_be_read_says_what_is_expected(name: str, text: str) -> None:
    with pytest.raises(NewsreaderError, match=r"write (2031-03-04|a name)"):
        read(name, text)


def test_what_the_page_says_is_the_pages_again() -> None:
    page = replace(ARTICLE, published_from=PublishedFrom.STAMP)
    ours = replace(page, outlet="X", published="2030-01-01", published_from=PublishedFrom.GIVEN)
    ours = replace(ours, by_hand=("lines", "outlet", "published"))
    new, names = changed(ours, page, {"outlet": "Tarn News", "published": "2031-03-04", "title": ours.title or ""})
    assert names == ("outlet", "published")
    assert new == replace(page, by_hand=("lines",))


def test_each_field_says_where_it_is_from() -> None:
    named = {field.name: field for field in FIELDS}
    assert whence(ARTICLE, ARTICLE, named["outlet"]) == "read in line 1 of the page"
    assert whence(ARTICLE, ARTICLE, named["authors"]) == "read in lines 3 and 4 of the page"
    assert whence(ARTICLE, ARTICLE, named["title"]) == "read in the page"
    assert whence(replace(ARTICLE, title=None), ARTICLE, named["title"]) == "not known: the page does not say"
    for origin, words in ((PublishedFrom.URL, "from its address"), (PublishedFrom.CLOCK, "a clock may stand")):
        assert words in whence(replace(ARTICLE, published_from=origin), ARTICLE, named["published"])
    ours = replace(ARTICLE, outlet="X", by_hand=("outlet",))
    assert whence(ours, ARTICLE, named["outlet"]) == "set by you; the page says: Tarn News"
    assert whence(ours, replace(ARTICLE, outlet=None), named["outlet"]) == "set by you; the page does not say"
