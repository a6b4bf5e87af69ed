"""Passage by outlet: what each article of a story has of every passage."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from index.model import Relation, Searched, Span, Version
from index.stories.prospects import Prospects
from index.text import sentences, words
from index.versions import find
from index.versions.judgement import about, judged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from index.model import Article, Judgement, Passage
    from index.versions import Frequencies, Prepared

__all__ = ["Cell", "Grid", "Row", "grid", "grid_rows", "judged_row"]

LEAST_WORDS = 6
"""A sentence of fewer words makes no row of its own: "He agreed." stands in every text."""
COVERED = 0.6
"""A sentence of which so much was found for earlier rows is told, and makes no row again."""


_ELSEWHERE = "that sentence is closer to another one here"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article has of a row's passage. `passage` is None for `none`; `picked` marks the row's own wording."""

    article: str
    relation: Relation
    score: float
    passage: Passage | None = None
    why: tuple[str, ...] = ()
    picked: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in its first wording, by place, and a cell for every article, in the grid's order."""

    article: str
    paragraph: int
    span: Span
    text: str
    cells: tuple[Cell, ...]

    @property
    def outlets(self) -> int:
        """How many articles have the passage, firmly; at least one."""
        return sum(cell.picked or cell.relation.firm for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """The articles, by id, in the order of the columns; and the rows, in the order of their first wordings.

    A sentence that an earlier row found firmly makes no row again, so rows with
    `outlets` 1 are what one article alone has.
    """

    articles: tuple[str, ...]
    rows: tuple[Row, ...]

    def shared(self) -> tuple[Row, ...]:
        """Give the rows that two articles or more have, those that most have first."""
        rows = [row for row in self.rows if row.outlets > 1]
        return tuple(sorted(rows, key=lambda row: -row.outlets))

    def only_in(self, article: str) -> tuple[Row, ...]:
        """Give the rows that one article alone has."""
        return tuple(row for row in self.rows if row.article == article and row.outlets == 1)


def grid(prepared: Sequence[Prepared], *, frequencies: Frequencies | None = None) -> Grid:
    """Compare every sentence of every article with all the other articles, given in reading order (oldest first)."""
    return Grid(tuple(one.article.id for one in prepared), tuple(grid_rows(prepared, frequencies=frequencies)))


def grid_rows(prepared: Sequence[Prepared], *, frequencies: Frequencies | None = None) -> Iterator[Row]:
    """Give the rows of `grid` as they are found; closing the generator stops the work."""
    matrix = _Matrix(prepared, frequencies)
    told: list[dict[int, list[Span]]] = [{} for _ in prepared]
    for own, one in enumerate(prepared):
        for sentence in matrix.sentences[own]:
            if len(words(sentence.text)) < LEAST_WORDS:
                continue
            if _covered(told[own].get(sentence.paragraph, ()), sentence.span):
                continue
            likely = matrix.prospects.of(sentence.text)
            cells = [
                matrix.cell(own, sentence, other)
                if other == own or other in likely
                else Cell(prepared[other].article.id, Relation.NONE, 0.0)
                for other in range(len(prepared))
            ]
            for other, cell in enumerate(cells):
                passage = cell.passage
                if cell.relation.firm and passage is not None and passage.paragraph is not None:
                    told[other].setdefault(passage.paragraph, []).append(passage.span)
            yield Row(one.article.id, sentence.paragraph, sentence.span, sentence.text, tuple(cells))


def judged_row(row: Row, judgements: Iterable[Judgement]) -> Row:
    """Let the reader's judgements on a row's wording outrank what its cells say."""
    mine = about(judgements, row.text)
    return replace(row, cells=tuple(_judged_cell(row.text, cell, mine) for cell in row.cells)) if mine else row


def _judged_cell(text: str, cell: Cell, judgements: Sequence[Judgement]) -> Cell:
    if cell.picked or all(one.article != cell.article for one in judgements):
        return cell
    passages = (cell.passage,) if cell.passage else ()
    ours = Version(cell.article, cell.relation, cell.score, passages, Searched(0), cell.why)
    said = judged(text, ours, judgements)
    if said.judged is None:
        return cell
    best = said.passages[0] if said.passages else None
    why = ("judged the same", *said.why) if said.judged else ("judged not the same",)
    return Cell(cell.article, said.relation, said.score if best else 0.0, best, why)


class _Sentence(NamedTuple):
    """A sentence by its place."""

    paragraph: int
    span: Span
    text: str


class _Matrix:
    """Every sentence's version in every other article, each found once, when it is asked for."""

    def __init__(self, prepared: Sequence[Prepared], frequencies: Frequencies | None) -> None:
        # Where nothing is found, nothing is said of the lines that were cut: they need not be looked through.
        self.prepared = [replace(one, article=replace(one.article, removed=())) for one in prepared]
        self.frequencies = frequencies
        self.sentences = [list(_sentences(one.article)) for one in prepared]
        self.prospects = Prospects(prepared, frequencies)
        self.found: dict[tuple[int, _Sentence, int], Version] = {}

    def version(self, own: int, sentence: _Sentence, other: int) -> Version:
        """Find a sentence of one article in another."""
        key = (own, sentence, other)
        if key not in self.found:
            self.found[key] = find(
                sentence.text, self.prepared[other], source=self.prepared[own], frequencies=self.frequencies
            )
        return self.found[key]

    def cell(self, own: int, sentence: _Sentence, other: int) -> Cell:
        """Say what an article has of another's sentence. Other words count only when they lead back to it."""
        article = self.prepared[other].article.id
        if own == other:
            return Cell(article, Relation.VERBATIM, 1.0, picked=True)
        version = self.version(own, sentence, other)
        if not version.passages:
            return Cell(article, Relation.NONE, 0.0)
        best = version.passages[0]
        if version.relation is Relation.REWORDED and not self._leads_back(own, sentence, other, best):
            return Cell(article, Relation.MAYBE, version.score, best, (_ELSEWHERE, *version.why))
        return Cell(article, version.relation, version.score, best, version.why)

    def _leads_back(self, own: int, sentence: _Sentence, other: int, passage: Passage) -> bool:
        """Whether the sentence a passage stands in has, in its turn, its own best version in the first sentence."""
        if passage.paragraph is None:
            return False
        for there in self.sentences[other]:
            if there.paragraph == passage.paragraph and there.span.touches(passage.span):
                back = self.version(other, there, own).passages
                if back and back[0].paragraph == sentence.paragraph and back[0].span.touches(sentence.span):
                    return True
        return False


def _sentences(article: Article) -> Iterator[_Sentence]:
    for number, paragraph in enumerate(article.paragraphs):
        for span in sentences(paragraph.text):
            yield _Sentence(number, span, paragraph.text[span.start : span.end])


def _covered(found: Iterable[Span], sentence: Span) -> bool:
    """Whether what earlier rows found makes up most of a sentence."""
    reached = covered = 0
    for span in sorted(found):
        start, end = max(span.start, sentence.start, reached), min(span.end, sentence.end)
        if end > start:
            covered += end - start
            reached = end
    return covered >= COVERED * (sentence.end - sentence.start)
