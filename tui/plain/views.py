"""The plain reader's answers on a story as a whole: grid, concordance, timeline, facts and lineage."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from index.export.wording import counted
from index.text import words
from tui.drawing.told import KINDS
from tui.overview import Overview
from tui.plain import view_lines
from tui.plain.batches import Batches, count_in
from tui.plain.desk import Desk, SlipError
from tui.plain.work import Work

Made = TypeVar("Made")

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
        parts = view_lines.grid_parts(rows, overview)
        head = view_lines.grid_head(rows, whole=overview.grid_whole)
        return [head, *self._batches.begin(parts, "passage", count)]

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
        return [head, *self._batches.begin((view_lines.concordance_part(one, overview) for one in found), "line")]

    def timeline(self, rest: str) -> Iterable[str]:
        """Say day by day what was published, captured and told of."""
        from index.stories.timeline import event_day

        count, overview = count_in(rest), self._overview
        moments = self._waited(overview.timeline, f"reading the dates of {self._articles()}")
        parts = list(view_lines.timeline_parts(moments, event_day(moments), overview))
        if not moments:
            return ["No dates in these articles."]
        return self._batches.begin(parts, "day", count)

    def facts(self, rest: str) -> Iterable[str]:
        """Say numbers, quotes and names: what is told differently first."""
        asked = rest.casefold().split()
        kind = next((each for each in KINDS if each in asked), "")
        differing = "differing" in asked
        unknown = [word for word in asked if word not in {*KINDS, "differing"}]
        if unknown:
            raise SlipError(f"{unknown[0]} is no kind of facts: there are {', '.join(KINDS)}, and differing")
        overview = self._overview
        found = self._waited(overview.facts, f"reading numbers, quotes and names of {self._articles()}")
        parts = list(view_lines.facts_parts(found, overview, kind=kind, differing=differing))
        if not parts:
            return [f"{'Nothing told differently' if differing else 'None found'} here ({kind or 'facts'})."]
        return [view_lines.facts_head(found), *self._batches.begin(parts, "fact")]

    def lineage(self, rest: str) -> Iterable[str]:
        """Say which articles share words, those that share most first."""
        count, overview = count_in(rest), self._overview
        pairs = self._waited(overview.strongest_lineages, f"comparing {self._articles()} with each other")
        return self._batches.begin(view_lines.lineage_parts(pairs, overview), "pair", count)

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
