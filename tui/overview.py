"""What the views of a story show, each worked out once and kept: grid, timeline, facts, lineage. No widget in it.

What takes longer than a key may is done in slices, and goes on where it was left. All of
it may run in a thread of its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import Article, Story
from index.text import sentences, words
from tui.comparison import Comparison

if TYPE_CHECKING:
    # The views are imported when the first of them is opened.
    from index.stories.concordance import Line, LineOrder
    from index.stories.facts import Facts
    from index.stories.grid import Row as GridRow
    from index.stories.lineage import Lineage
    from index.stories.timeline import Moment


_MOST_WORDS = 4
"""A lit phrase of more words is not looked for in a concordance: it is asked for a word."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long work is: `done` of `total`."""

    done: int
    total: int


class Overview:
    """One story seen as a whole."""

    def __init__(self, comparison: Comparison, story: Story) -> None:
        """Look at the articles of a comparison."""
        self.comparison = comparison
        self.story = story
        self.left: dict[str, object] = {}
        """How each view was left, by its name: what it is opened with again."""
        self._numbers = {article.id: number for number, article in enumerate(comparison.articles)}
        self._grid: list[GridRow] = []
        self._grid_work: Iterator[Progress] | None = None
        self._grid_turn = threading.Lock()
        self._grid_whole = False
        self._timeline: tuple[Moment, ...] | None = None
        self._facts: Facts | None = None
        self._lineages: tuple[Lineage, ...] | None = None

    def number(self, article: str) -> int:
        """Give the number of an article in the comparison by its id."""
        return self._numbers[article]

    def article(self, article: str) -> Article:
        """Give an article by its id."""
        return self.comparison.article(self._numbers[article])

    # --- grid ----------------------------------------------------------------

    @property
    def grid(self) -> tuple[GridRow, ...]:
        """The rows of the grid found so far, the reader's own judgements in them."""
        from index.stories.grid import judged_row

        said = self.comparison.keeper.judgements()
        return tuple(judged_row(row, said) for row in self._grid) if said else tuple(self._grid)

    @property
    def grid_whole(self) -> bool:
        """Whether every sentence has been compared."""
        return self._grid_whole

    def work_on_grid(self, seconds: float) -> Progress | None:
        """Compare for so long, going on where it was left; gives how far it is, or None when all is compared.

        May be called from any thread: a slice that was given up is waited for.
        """
        with self._grid_turn:
            self._grid_work = self._grid_work or self._compare_all()
            end = time.monotonic() + seconds
            for progress in self._grid_work:
                if time.monotonic() >= end:
                    return progress
            return None

    def _compare_all(self) -> Iterator[Progress]:
        from index.stories.grid import grid_rows

        places: dict[tuple[str, int, int], int] = {}
        for article in self.comparison.articles:
            for paragraph in range(len(article.paragraphs)):
                for span in sentences(article.text_of(paragraph)):
                    places[article.id, paragraph, span.start] = len(places)
        for number in range(len(self.comparison)):
            _ = self.comparison.prepared[number]
            yield Progress(0, len(places))
        prepared = self.comparison.prepared.all()
        for row in grid_rows(prepared, frequencies=self.comparison.frequencies):
            self._grid.append(row)
            yield Progress(places[row.article, row.paragraph, row.span.start] + 1, len(places))
        self._grid_whole = True

    # --- the others ----------------------------------------------------------

    def timeline(self) -> tuple[Moment, ...]:
        """Give what is known of when, in order."""
        from index.stories.timeline import timeline

        if self._timeline is None:
            self._timeline = timeline(self.comparison.articles)
        return self._timeline

    def facts(self) -> Facts:
        """Give the numbers, quotations and names (about 20 ms an article)."""
        from index.stories.facts import facts

        if self._facts is None:
            self._facts = facts(self.comparison.articles)
        return self._facts

    def lineages(self) -> tuple[Lineage, ...]:
        """Give the pairs of articles that have anything in common (about 10 ms an article)."""
        from index.stories.lineage import lineages

        if self._lineages is None:
            self._lineages = lineages(self.comparison.articles)
        return self._lineages

    def strongest_lineages(self) -> list[Lineage]:
        """Give these pairs, those that have most in common first."""
        from index.stories.lineage import LineageKind

        strength = list(LineageKind)
        return sorted(self.lineages(), key=lambda one: (strength.index(one.kind), -one.words))

    def lineages_of(self, article: str) -> tuple[Lineage, ...]:
        """Give the pairs that an article is one of."""
        return tuple(one for one in self.lineages() if article in (one.first, one.second))

    @property
    def lit_words(self) -> str:
        """The lit phrase as words for a concordance; empty for a long one, which stands in one place only."""
        phrase = self.comparison.phrase.strip()
        return phrase if len(words(phrase)) <= _MOST_WORDS else ""

    def concordance(self, phrase: str, order: LineOrder, context: int) -> tuple[Line, ...]:
        """Give every place where words stand in a row, with `context` characters around (about 2 ms an article)."""
        from index.stories.concordance import concordance

        return concordance(phrase, self.comparison.articles, order=order, context=context)
