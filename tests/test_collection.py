"""What a list of articles found shows of each."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from index.model import Passage, Relation, Span
from tests.reader_support import article
from tui.collection import found_in

STALLS = article(
    31,
    "Fen Sheet",
    "The plum stall had gone.",
    "Behind the church and the old mill one stall sold plums, and one sold pears; the plums were gone by noon.",
    title="Plums gone by noon",
)


def passages(*words: str, titles: bool = False) -> list[Passage]:
    """Find words in the order of the paragraphs."""
    places = [(None, STALLS.title or "")] if titles else list(enumerate(each.text for each in STALLS.paragraphs))
    return [
        Passage(paragraph, Span(*found.span()), found.group(), Relation.VERBATIM, 1.0)
        for paragraph, text in places
        for found in re.finditer("|".join(words), text, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["stall"], "The plum *stall* had gone."),
        (["stall", "gone"], "The plum *stall* had *gone*."),
        (
            ["sold", "pears"],
            "…and the old mill one stall *sold* plums, and one *sold* *pears*; the plums were gone by noon.",
        ),
        (["noon"], "…the plums were gone by *noon*."),
        ([], "Plums gone by noon"),
    ],
)
def test_a_row_begins_where_most_of_the_words_are_in_sight_and_tells_every_hit(words: list[str], shown: str) -> None:
    found = found_in(STALLS, passages(*words) if words else [])
    assert "".join(f"*{text}*" if hit else text for text, hit in found.pieces) == shown
    assert found.words == shown.replace("*", "")


def test_where_only_the_title_has_them_the_hits_stand_in_it() -> None:
    found = found_in(STALLS, passages("plums", titles=True))
    assert found.pieces[1] == ("Plums", True)


def test_an_article_with_thousands_of_hits_is_looked_through_once() -> None:
    text = "plum " * 4000
    many = [Passage(0, Span(at, at + 4), "plum", Relation.VERBATIM, 1.0) for at in range(0, len(text), 5)]
    looked = 0

    class Counted(Span):
        """A span that counts how often its beginning is asked for."""

        def __getattribute__(self, name: str) -> object:
            nonlocal looked
            looked += name == "start"
            return super().__getattribute__(name)

    counted = [replace(each, span=Counted(each.span.start, each.span.end)) for each in many]
    found_in(article(32, "Fen Sheet", text), counted)
    assert looked < 40 * len(many)
