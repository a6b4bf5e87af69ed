"""What is copied: whole sentences, cut ends marked, honest attribution, nothing a terminal obeys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.export.quotation import (
    Form,
    all_versions,
    attribution,
    cut_text,
    quotation,
    selection_quotation,
    whole_sentences,
)
from index.export.wording import carriers_words
from index.model import Article, Paragraph, Passage, Relation, Searched, Source, SourceKind, Span, Version
from index.text import neutralise

TEXT = "The dam held. Engineers had feared the worst, said Ida Moll. Nobody was hurt."
ARTICLE = Article(
    id="0a",
    path="in/a.txt",
    title="Dam holds",
    paragraphs=(Paragraph(TEXT),),
    outlet="Valley Post",
    source=Source("Northline", SourceKind.REPRINT),
    authors=("Pia Lund",),
    published="2031-03-04",
    url="https://valley.example/dam",
)
UNNAMED = Article("0b", "in/b.txt", None, (Paragraph("It rained."),))


def span_of(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("held", "[...] held [...]"),
        ("The dam held.", "The dam held."),
        ("feared the worst", "[...] feared the worst [...]"),
        ("worst, said Ida Moll. Nobody was hurt.", "[...] worst, said Ida Moll. Nobody was hurt."),
    ],
)
def test_an_end_that_cuts_a_sentence_is_marked(words: str, expected: str) -> None:
    assert cut_text(TEXT, span_of(words)) == expected


def test_a_quotation_is_the_whole_sentence_with_its_speaker() -> None:
    copied = quotation(ARTICLE, 0, span_of("feared"))
    assert "“Engineers had feared the worst, said Ida Moll.”" in copied
    assert "[...]" not in copied


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It rained.", "“It rained.”"),
        ("“It rained,” she said.", "“It rained,” she said."),
        ('She said "yes".', 'She said "yes".'),
        ("„Ja“, sagte sie.", "„Ja“, sagte sie."),
    ],
)
def test_a_text_with_quote_marks_gets_no_others_around_them(text: str, quoted: str) -> None:
    article = Article("x", "x.txt", None, (Paragraph(text),))
    assert quotation(article, 0, Span(0, 2)).split("\n")[0] == quoted


@pytest.mark.parametrize("form", Form)
def test_every_form_names_outlet_source_author_title_date_and_address(form: Form) -> None:
    copied = quotation(ARTICLE, 0, span_of("feared"), form)
    for words in (
        "Valley Post",
        "text of Northline",
        "Pia Lund",
        "Dam holds",
        "4 Mar 2031",
        "https://valley.example/dam",
    ):
        assert words in copied


@pytest.mark.parametrize("form", Form)
def test_what_is_unknown_is_said_to_be(form: Form) -> None:
    said = attribution(UNNAMED, form)
    assert "outlet not named" in said
    assert "b.txt" in said
    assert "no date" in said
    assert "in/" not in said, "the file's name, not the reader's folders"


def test_every_version_stands_with_what_it_was_compared_with_and_in_its_group() -> None:
    passage = Passage(0, span_of("feared the worst"), "feared the worst", Relation.REWORDED, 0.7)
    firm = Version("0a", Relation.REWORDED, 0.7, (passage,), Searched(3))
    maybe = Version("0c", Relation.MAYBE, 0.3, (passage,), Searched(3), why=("16, not 14",))
    nothing = Version("0b", Relation.NONE, 0.0, (), Searched(1))
    copied = all_versions("they feared it", [(UNNAMED, nothing), (ARTICLE, maybe), (ARTICLE, firm)], picked=UNNAMED)
    order = ["Compared with: “they feared it” (outlet not named (b.txt))", "[other words", "Maybe the same:"]
    order += ["16, not 14", "Nothing found:", "nothing matching in 1 sentence"]
    places = [copied.index(words) for words in order]
    assert places == sorted(places)


def test_a_selection_over_paragraphs_is_one_block_quotation() -> None:
    article = Article("x", "x.txt", None, (Paragraph("It rained."), Paragraph("It poured.")))
    copied = selection_quotation(article, [(0, Span(3, 10)), (1, Span(0, 10))], Form.MARKDOWN)
    assert copied.startswith("> [...] rained.\n> \n> It poured.\n>\n> — ")


def test_markdown_of_a_page_stays_text() -> None:
    article = Article("0d", "d.txt", "A [link](x)", (Paragraph("See *this* <b>[link](y)</b>."),))
    copied = quotation(article, 0, Span(0, 3), Form.MARKDOWN)
    assert copied.count("](") == copied.count("\\](")
    assert copied.count("<b") == copied.count("\\<b")


@given(
    text=st.text(max_size=60),
    one=st.integers(0, 60),
    other=st.integers(0, 60),
    form=st.sampled_from(Form),
    exact=st.booleans(),
)
def test_a_quotation_holds_the_passage_and_nothing_a_terminal_obeys(
    *, text: str, one: int, other: int, form: Form, exact: bool
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    article = Article("x", "x.txt", text, (Paragraph(text),))
    copied = quotation(article, 0, Span(start, end), form, exact=exact)
    lines = copied.split("\n")
    assert all(neutralise(line) == line for line in lines)
    whole = whole_sentences(text, Span(start, end))
    assert whole.start <= start
    assert end <= whole.end


def test_a_story_counts_its_outlets_and_its_articles_where_they_differ() -> None:
    assert carriers_words([]) == "no articles"
    assert carriers_words([ARTICLE]) == "1 outlet"
    assert carriers_words([ARTICLE, ARTICLE]) == "1 outlet, 2 articles"
    assert carriers_words([ARTICLE, ARTICLE, UNNAMED, UNNAMED]) == "3 outlets, 4 articles"


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("“We asked for hands.", "“We asked for hands.”"),
        ("We were handed a leaflet.” He left.", "“We were handed a leaflet.” He left."),
        ("«Nous partons.", "«Nous partons.»"),
        ('"We asked for hands.', '"We asked for hands."'),
        ("„Wir gehen“, sagte er.", "„Wir gehen“, sagte er."),
        ("“It rained,” she said. “It snowed.", "“It rained,” she said. “It snowed.”"),
    ],
)
def test_a_quotation_that_goes_on_gets_the_mark_it_misses(said: str, copied: str) -> None:
    article = Article("0c", "in/c.txt", None, (Paragraph(said),))
    assert quotation(article, 0, Span(0, len(said))).splitlines()[0] == copied
