"""Passages among the words around them, and the names of the articles that have no pane."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.model import Passage, Relation, Span
from tests.reader_support import article
from tui.drawing.context import BEFORE, row_around, sentence_around
from tui.drawing.tray import SHORTEST_NAME, tabs_row

HOLLIN = article(
    1, "Hollin Gazette", "Cranes stood still. The mayor said that the waiting was over at last. A choir sang."
)


def passage(words: str) -> Passage:
    start = HOLLIN.paragraphs[0].text.index(words)
    return Passage(0, Span(start, start + len(words)), words, Relation.VERBATIM, 1.0)


def test_a_card_has_the_whole_sentence_around_a_passage() -> None:
    assert sentence_around(HOLLIN, passage("waiting was over")) == (
        "The mayor said that the ",
        "waiting was over",
        " at last.",
    )


def test_a_passage_over_two_sentences_has_both() -> None:
    assert sentence_around(HOLLIN, passage("at last. A choir")) == (
        "The mayor said that the waiting was over ",
        "at last. A choir",
        " sang.",
    )


def test_a_row_has_only_a_few_whole_words_in_front() -> None:
    long = replace(HOLLIN, paragraphs=(replace(HOLLIN.paragraphs[0], text="Far up in the hills " * 9 + "it rained."),))
    at = long.paragraphs[0].text.index("it rained")
    before, text, after = row_around(long, Passage(0, Span(at, at + 9), "it rained", Relation.VERBATIM, 1.0))
    assert (before, text, after) == ("…hills Far up in the hills ", "it rained", ".")
    assert len(before) <= BEFORE + 1


@given(st.lists(st.text("abcdefgh ", min_size=1, max_size=40), min_size=1, max_size=30), st.integers(40, 300))
def test_tabs_fit_their_row_and_those_left_out_are_counted(names: list[str], width: int) -> None:
    articles = [article(number, name.strip() or "x", "Text.") for number, name in enumerate(names)]
    row, places = tabs_row(articles, range(len(articles)), lambda number: str(number % 3), width)
    drawn = "".join(cell for cell, _ in row.left)
    missing = len(articles) - len(places)
    assert len(drawn.rstrip()) <= width
    assert (f"+ {missing} more" in drawn) == (missing > 0)


@given(st.lists(st.text("abcdefgh", min_size=1, max_size=40), min_size=2, max_size=6))
def test_six_articles_all_have_a_tab_at_eighty_columns(names: list[str]) -> None:
    articles = [article(number, name, "Text.") for number, name in enumerate(names[:6])]
    row, places = tabs_row(articles, range(1, len(articles)), lambda _: "", 80)
    assert [number for _, _, number in places] == list(range(1, len(articles)))
    drawn = "".join(cell for cell, _ in row.left)
    for number, name in enumerate(names[:6]):
        assert number == 0 or f"{number + 1} {name[: SHORTEST_NAME - 2]}" in drawn
