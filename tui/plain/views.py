"""The plain reader's answers on a story as a whole: grid, concordance, timeline, facts and lineage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from index.export.wording import counted, event_words
from index.text import words
from tui.drawing.told import KINDS
from tui.overview import Overview
from tui.plain import view_lines
from tui.plain.batches import PARTS_AT_ONCE, Batches, Part, count_in
from tui.plain.desk import Desk, SlipError
from tui.plain.numbers import whole_number
from tui.plain.work import Work

if TYPE_CHECKING:
    from index.stories.timeline import Moment

Made = TypeVar("Made")
Item = TypeVar("Item")

SLICE = 0.2
"""Seconds of comparing between two looks at whether to say how far it is."""
CONTEXT = 100
"""Characters said on either side of a word."""


class ViewAnswers:
    """Answers on the story that is open. Each view is worked out once."""

    def __init__(self, desk: Desk, batches: Batches, work: Work) -> None:
        """Answer on what lies open there; what is long goes into `batches`, what takes long into `work`."""
        self._desk = desk
        self._batches = batches
        self._work = work

    @property
    def _overview(self) -> Overview:
        overview = self._desk.overview
        assert overview is not None  # noqa: S101  # for the type: a story is open
        return overview

    def grid(self, rest: str) -> Iterable[str]:
        """Say the passages that most outlets tell, then what only one has."""
        count = count_in(rest)
        overview = self._overview
        self._work.begin()
        try:
            while (at := self._work.wait(partial(overview.work_on_grid, SLICE))) is not None:
                self._work.at(f"{at.done} of {at.total} sentences compared")
        except KeyboardInterrupt:
            self._work.leave([*self._grid(count), "Stopped: grid goes on comparing."])
            raise
        return self._grid(count)

    def _grid(self, count: int) -> Iterable[str]:
        overview, rows = self._overview, self._overview.grid
        if not rows:
            return ["No sentence long enough to compare."] if overview.grid_whole else ["Nothing compared yet."]
        head = view_lines.grid_head(rows, whole=overview.grid_whole)
        order = view_lines.grid_order(rows, overview)
        return [head, *self._said(order, lambda row: view_lines.grid_part(*row, overview), "passage", count)]

    def concordance(self, rest: str) -> Iterable[str]:
        """Say every place where words stand; the phrase where none are given."""
        from index.stories.concordance import LineOrder

        overview = self._overview
        wanted = rest or overview.lit_words
        if not words(wanted):
            raise SlipError("a concordance of which word? concordance WORD; a * at the end stands for the rest of it")
        look = partial(overview.concordance, wanted, LineOrder.TEXT, CONTEXT)
        found = self._waited(look, f"looking through {self._articles()}")
        head = view_lines.concordance_head(wanted, found, len(overview.comparison))
        return [head, *self._said(found, lambda one: view_lines.concordance_part(one, overview), "line")]

    def timeline(self, rest: str) -> Iterable[str]:
        """Say day by day what was published, captured and told of."""
        from index.stories.timeline import event_day, tellers

        count, overview = count_in(rest), self._overview
        moments = self._waited(overview.timeline, f"reading the dates of {self._articles()}")
        if not moments:
            return ["No dates in these articles."]
        event = event_day(moments)

        def word(day: Sequence[Moment]) -> Part:
            """Say a day; the one told of most by how many it is."""
            here = day[0].day
            about = event_words(tellers(moments, here), len(overview.comparison.articles)) if here == event else ""
            return view_lines.day_part(day, about, overview)

        days = view_lines.days(moments)
        head = f"{counted(len(days), 'day')}."
        return [head, *view_lines.undated_lines(overview), *self._said(days, word, "day", count)]

    def facts(self, rest: str) -> Iterable[str]:
        """Say numbers, quotes and names: what is told differently first."""
        asked = rest.casefold().split()
        numbers = [word for word in asked if whole_number(word) is not None]
        count = count_in(numbers[0] if numbers else "")
        kind = next((each for each in KINDS if each in asked), "")
        differing = "differing" in asked
        unknown = [word for word in asked if word not in {*KINDS, "differing", *numbers}]
        if unknown:
            raise SlipError(f"{unknown[0]} is no kind of facts: there are {', '.join(KINDS)}, and differing")
        overview = self._overview
        found = self._waited(overview.facts, f"reading numbers, quotes and names of {self._articles()}")
        told = view_lines.facts_order(found, kind=kind, differing=differing)
        if not told:
            return [f"{'Nothing told differently' if differing else 'None found'} here ({kind or 'facts'})."]
        head = view_lines.facts_head(found)
        return [head, *self._said(told, lambda one: view_lines.fact_part(*one, overview), "fact", count)]

    def lineage(self, rest: str) -> Iterable[str]:
        """Say which articles share words, those that share most first."""
        count, overview = count_in(rest), self._overview
        pairs = self._waited(overview.strongest_lineages, f"comparing {self._articles()} with each other")
        if not pairs:
            return view_lines.nothing_shared()
        head = f"{self._articles()}, {counted(len(pairs), 'pair')} of them with something in common."
        return [head, *self._said(pairs, lambda pair: view_lines.lineage_part(pair, overview), "pair", count)]

    def _said(
        self, items: Sequence[Item], word: Callable[[Item], Part], noun: str, count: int = PARTS_AT_ONCE
    ) -> Iterable[str]:
        """Say the first items of a view of the open story."""
        return self._batches.begin(items, word, noun, count, of=self._desk.overview)

    def _waited(self, look: Callable[[], Made], doing: str) -> Made:
        """Wait for a view, saying what is done once it takes a while."""
        self._work.begin()
        try:
            return self._work.wait(look, doing)
        except KeyboardInterrupt:
            self._work.leave(["Stopped."])
            raise

    def _articles(self) -> str:
        return counted(len(self._desk.comparison), "article")
