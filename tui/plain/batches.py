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
        self._part: Callable[[int], Part] = lambda _: ()
        """Words the part of this number."""
        self._at = self._end = 0
        """The number of the part that is said next, and of all parts."""
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
        self._part = lambda number: word(items[number])
        self._at, self._end = 0, len(items)
        self._noun, self._nouns, self._count, self._of = noun, nouns, count, of
        self._rows = []
        return self._said()

    def more(self, rest: str) -> Iterator[str]:
        """Say the next, as many parts as before; or those that so many lines as `rest` says take, none of them cut."""
        lines = count_in(rest) if rest else 0
        if self._at == self._end or self._gone:
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
        """Say as many parts as are said at once, or else those that so many lines take.

        Nothing counts as said before all of it is worded: what ctrl+c breaks off, more says from its beginning.
        """
        at, rows, said = self._at, [*self._rows], list[str]()
        while at < self._end and (len(said) < lines if lines else at - self._at < self._count):
            for entry in self._part(at):
                if entry.row:
                    rows.append(entry.row)
                said.append(f"Row {len(rows)}. {entry.text}" if entry.row else entry.text)
            at += 1
        self._at, self._rows, left = at, rows, self._end - at
        ways = [f"{counted(left, self._noun, self._nouns)} left: more goes on"] if left else []
        ways += ["row and a number goes there"] if rows else []
        return iter([*said, "; ".join(ways) + "."] if ways else said)


def count_in(rest: str) -> int:
    """Read how many are wanted; where nothing is given, as many parts as are usual."""
    count = whole_number(rest) if rest else PARTS_AT_ONCE
    if not count:
        raise SlipError(f"“{rest}” is no count: write a number, such as 20")
    return count
