"""The grid: every sentence once, with what each article has of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest import mock

from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Article, Judgement, Paragraph, Relation, Span
from index.stories.grid import LEAST_WORDS, Cell, Grid, grid, grid_rows, judged_row
from index.stories.prospects import Prospects
from index.text import sentences, words
from index.versions import prepare


def article(name: str, *paragraphs: str) -> Article:
    """An article of these paragraphs."""
    return Article(name, f"{name}.txt", None, tuple(Paragraph(text) for text in paragraphs))


COURIER = article(
    "courier",
    "Crews on the harbour ferries walked out at dawn on Tuesday after a third night of talks. It rained.",
    "“We will not sail on promises,” said Ana Brandt, who speaks for the crews.",
    "A school on the outer island closed for the day because its teachers live in town.",
)
STRAND = article(
    "strand",
    "“We will not sail on promises,” Ana Brandt, the crews' spokeswoman, told reporters on the quay.",
    "Crews on the harbour ferries walked out at dawn on Tuesday after a third night of talks.",
    "Bakers in the old market sold twice as many loaves as on any other morning this year.",
)


def made(*articles: Article) -> Grid:
    """The grid of articles."""
    return grid([prepare(one) for one in articles])


def test_a_sentence_told_by_both_is_one_row() -> None:
    """What both have stands once, by the first article's wording; what one has is its own row."""
    found = made(COURIER, STRAND)
    assert found.articles == ("courier", "strand")
    walked, promised, school, bakers = found.rows
    assert [row.outlets for row in found.rows] == [2, 2, 1, 1]
    assert [cell.relation for cell in walked.cells] == [Relation.VERBATIM, Relation.VERBATIM]
    assert [cell.picked for cell in walked.cells] == [True, False]
    assert walked.cells[1].passage is not None
    assert walked.cells[1].passage.paragraph == 1
    assert promised.cells[1].relation.firm
    assert school.cells[1].relation is Relation.NONE
    assert bakers.cells[0].relation is Relation.NONE
    assert found.shared() == (walked, promised)
    assert found.only_in("courier") == (school,)
    assert found.only_in("strand") == (bakers,)


def said(cell: Cell, row: str, *, same: bool, span: Span | None = None) -> Judgement:
    """What the reader says of a cell's passage, or of another of its article."""
    assert cell.passage is not None
    where = span or cell.passage.span
    return Judgement(row, cell.article, cell.passage.paragraph, where, "of it", same, cell.relation, cell.score)


def test_a_judgement_outranks_a_cell() -> None:
    """What is judged not the same is nothing, what is judged the same is firm, and first."""
    walked = made(COURIER, STRAND).rows[0]
    theirs = walked.cells[1]
    refused = judged_row(walked, [said(theirs, walked.text, same=False)]).cells[1]
    assert (refused.relation, refused.passage, refused.why) == (Relation.NONE, None, ("judged not the same",))
    kept = judged_row(walked, [said(theirs, walked.text, same=True)]).cells[1]
    assert (kept.relation, kept.passage, kept.why[0]) == (Relation.VERBATIM, theirs.passage, "judged the same")
    elsewhere = judged_row(walked, [said(theirs, walked.text, same=False, span=Span(900, 910))])
    assert elsewhere == walked
    other = judged_row(walked, [said(theirs, walked.text, same=True, span=Span(900, 910))]).cells[1]
    assert other.passage is not None
    assert (other.relation, other.passage.span) == (Relation.VERBATIM, Span(900, 910))
    assert judged_row(walked, [said(theirs, "Another phrase", same=False)]) == walked


def test_a_single_article_and_none() -> None:
    """One article has only rows of its own; no article, no rows."""
    assert [row.outlets for row in made(COURIER).rows] == [1, 1, 1]
    assert made().rows == ()


def test_rows_come_as_they_are_found() -> None:
    """The rows of the generator are those of the grid, and it can be left early."""
    prepared = [prepare(COURIER), prepare(STRAND)]
    assert tuple(grid_rows(prepared)) == grid(prepared).rows
    rows = grid_rows(prepared)
    assert next(rows) == grid(prepared).rows[0]


def test_other_words_must_lead_back() -> None:
    """A sentence that is closer to another one there is no firm cell of this row."""
    one = article(
        "one",
        "The ferry crews of Averin ended talks about night wages with the port authority on Tuesday.",
        "The ferry crews of Averin began talks about night wages with the port authority in January.",
    )
    other = article("other", "In January the ferry crews of Averin and the port authority began to talk about wages.")
    found = made(one, other)
    firm = [row.text for row in found.rows if row.cells[1].relation.firm]
    assert firm in ([], [one.paragraphs[1].text])


SENTENCES = [
    "The ferry left the harbour of Averin at dawn on Tuesday.",
    "Inspectors found a second crack in the northern wall.",
    "He agreed.",
    "Mayor Fenn resigned over a tram contract on Friday evening.",
]


@settings(max_examples=40)
@given(st.lists(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=2), max_size=3), max_size=3))
def test_every_sentence_is_told(told: list[list[list[str]]]) -> None:
    """Each sentence long enough is a row or found by one; spans cut the text; a cell for each article."""
    articles = [article(f"a{number}", *(" ".join(paragraph) for paragraph in one)) for number, one in enumerate(told)]
    found = made(*articles)
    texts = {row.text for row in found.rows}
    for one in articles:
        for paragraph in one.paragraphs:
            for span in sentences(paragraph.text):
                text = paragraph.text[span.start : span.end]
                assert (text in texts) is (len(words(text)) >= LEAST_WORDS)
    by_name = {one.id: one for one in articles}
    for row in found.rows:
        assert by_name[row.article].paragraphs[row.paragraph].text[row.span.start : row.span.end] == row.text
        assert [cell.article for cell in row.cells] == list(found.articles)
        assert [cell.article for cell in row.cells if cell.picked] == [row.article]
        for cell in row.cells:
            if cell.passage is not None:
                held = by_name[cell.article].text_of(cell.passage.paragraph)
                assert held[cell.passage.span.start : cell.passage.span.end] == cell.passage.text


ROOT = Path(__file__).resolve().parent.parent
WORDS = (
    "the of in and to a that was it not he they said will crews ferries ferry harbour strike port talks workers stayed "
    "dangerous perilous quarrel Natalya Natalia Brandt Ostravenko Voss Averin Monday Tuesday 14 fourteen 16 three "
    "refused called “promises leaks” boats sailed spokeswoman closed shut"
).split()


def searched_everywhere(articles: list[Article]) -> Grid:
    """The grid, every sentence searched in every article."""
    everyone = frozenset(range(len(articles)))
    with mock.patch.object(Prospects, "of", return_value=everyone):
        return made(*articles)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join), min_size=1, max_size=6),
        min_size=2,
        max_size=4,
    )
)
def test_what_is_not_searched_has_nothing(pages: list[list[str]]) -> None:
    """Putting aside what cannot be found beforehand changes no cell."""
    articles = [
        article(f"a{number}", *(text[0].upper() + text[1:] + "." for text in page)) for number, page in enumerate(pages)
    ]
    assert made(*articles) == searched_everywhere(articles)


def test_what_is_not_searched_has_nothing_in_the_samples() -> None:
    """So it is on pages: three stories in one grid; and most of it need not be searched."""
    pages: dict[str, Any] = json.loads((ROOT / "tests/gold/clean.json").read_text(encoding="utf-8"))["documents"]
    articles = [
        article(name, *(entry["text"] for entry in gold["body"][:9])) for name, gold in list(pages.items())[::3]
    ]
    found = made(*articles)
    assert found == searched_everywhere(articles)
    prospects = Prospects([prepare(one) for one in articles], None)
    searched = sum(len(prospects.of(row.text)) - 1 for row in found.rows)
    assert searched < 0.4 * len(found.rows) * (len(articles) - 1)
