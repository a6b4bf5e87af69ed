"""A long answer of the plain reader: so many of its parts at once, `more` goes on. What leads somewhere is a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from index.export.wording import counted
from index.model import Span
from tui.overview import Overview
from tui.plain.desk import Desk, SlipError
from tui.plain.numbers import whole_number

PARTS_AT_ONCE = 10
"""Parts said at once where no count is given."""

Item = TypeVar("Item")


class Place(NamedTuple):
    """Where a row leads: a passage of an article, by its id, and the phrase that is searched when one goes there.

    `picked` is the id of the article that the phrase is from; no phrase leaves what is searched as it is.
    """

    article: str
    paragraph: int | None
    span: Span
    phrase: str = ""
    picked: str | None = None


class Entry(NamedTuple):
    """A line of a long answer; a row is numbered, and leads to its places, to the first unless another is named."""

    text: str
    row: tuple[Place, ...] = ()


Part = Sequence[Entry]
"""Lines that belong together."""


class Batches:
    """The last long answer: the rows that were said, and what is left. Only what is said is worded."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing; a view of a story is left behind when another story lies open on the desk."""
        self._desk = desk
        self._parts: Iterator[Part] = iter(())
        self._left = 0
        self._noun = ""
        self._nouns: str | None = None
        self._count = PARTS_AT_ONCE
        self._rows: list[tuple[Place, ...]] = []
        self._of: Overview | None = None

    def begin(
        self,
        items: Sequence[Item],
        word: Callable[[Item], Part],
        noun: str,
        count: int = PARTS_AT_ONCE,
        *,
        nouns: str | None = None,
        of: Overview | None = None,
    ) -> Iterator[str]:
        """Say the first of some items, which `word` makes into parts; `of` is the story of a view.

        One is called a `noun`, several of them `nouns`, if not with an s.
        """
        self._parts, self._left = map(word, items), len(items)
        self._noun, self._nouns, self._count, self._of = noun, nouns, count, of
        self._rows = []
        return self._said()

    def more(self, rest: str) -> Iterator[str]:
        """Say the next, as many parts as before; or those that so many lines as `rest` says take, none of them cut."""
        lines = count_in(rest) if rest else 0
        if not self._left or self._gone:
            raise SlipError("nothing is left to say: more goes on with a long answer, such as that of grid")
        return self._said(lines)

    @property
    def rows(self) -> Sequence[tuple[Place, ...]]:
        """The rows that were said, each with the places it leads to; none of another story than the open one."""
        return () if self._gone else self._rows

    @property
    def _gone(self) -> bool:
        return self._of is not None and self._of is not self._desk.overview

    def _said(self, lines: int = 0) -> Iterator[str]:
        """Say as many parts as are said at once, or else those that so many lines take."""
        parts = said = 0
        while self._left and (said < lines if lines else parts < self._count):
            part = next(self._parts)
            self._left, parts, said = self._left - 1, parts + 1, said + len(part)
            for entry in part:
                if entry.row:
                    self._rows.append(entry.row)
                yield f"Row {len(self._rows)}. {entry.text}" if entry.row else entry.text
        ways = [f"{counted(self._left, self._noun, self._nouns)} left: more goes on"] if self._left else []
        ways += ["row and a number goes there"] if self._rows else []
        if ways:
            yield "; ".join(ways) + "."


def count_in(rest: str) -> int:
    """Read how many are wanted; where nothing is given, as many parts as are usual."""
    count = whole_number(rest) if rest else PARTS_AT_ONCE
    if not count:
        raise SlipError(f"“{rest}” is no count: write a number, such as 20")
    return count
