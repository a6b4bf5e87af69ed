"""Fields of an article as a line to edit: it reads back as it was, and tells what was changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import NewsreaderError
from index.model import Source, SourceKind
from tests.reader_support import ARTICLES
from tui.fields import changed_fields, fields_line

ARTICLE = replace(ARTICLES[1], authors=("Ida Moll", "Per Holm"))
WORDS = st.text(alphabet="ab:;(|) é", max_size=12)


def test_the_line_names_every_field_with_its_value() -> None:
    assert fields_line(ARTICLE) == (
        "title: Quarry workers walk out, says report 2 | outlet: Tarn News | authors: Ida Moll; Per Holm"
        " | published: 2031-03-04 | source: Ridge Agency (wire)"
    )


@given(WORDS, WORDS, st.lists(st.text(alphabet="ab ", min_size=1, max_size=6), max_size=3))
def test_a_line_left_as_it_is_changes_nothing(title: str, outlet: str, authors: list[str]) -> None:
    article = replace(ARTICLE, title=title.strip() or None, outlet=outlet.strip() or None, authors=tuple(authors))
    assert {name for name in changed_fields(fields_line(article), article) if name != "authors"} == set()


@pytest.mark.parametrize(
    ("line", "changes"),
    [
        ("outlet: Hollin Gazette", {"outlet": "Hollin Gazette"}),
        ("outlet:", {"outlet": None}),
        ("authors:", {"authors": ()}),
        ("authors: Ana Brandt ;Per  Holm", {"authors": ("Ana Brandt", "Per Holm")}),
        ("published: 2031-03-05T08:30+02:00", {"published": "2031-03-05T08:30+02:00"}),
        ("source: Fen Sheet", {"source": Source("Fen Sheet", SourceKind.REPRINT)}),
        ("source: Fen Sheet (cited)", {"source": Source("Fen Sheet", SourceKind.CITED)}),
        ("source:", {"source": None}),
        ("title: A: b", {"title": "A: b"}),
        ("", {}),
    ],
)
def test_what_was_changed_is_told_and_nothing_else(line: str, changes: dict[str, object]) -> None:
    assert changed_fields(line, ARTICLE) == changes


@pytest.mark.parametrize("line", ["outlte: X", "published: yesterday", "published: 2031"])
def test_a_slip_is_said(line: str) -> None:
    with pytest.raises(NewsreaderError):
        changed_fields(line, ARTICLE)
