"""A long answer of the plain reader: so many of its parts at once, `more` goes on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from index.export.wording import counted
from tui.plain.desk import SlipError

AT_ONCE = 10
"""Parts said at once where no count is given."""


class Batches:
    """What is left of the last long answer."""

    def __init__(self) -> None:
        """Begin with nothing left."""
        self._rest: list[Sequence[str]] = []
        self._noun = ""
        self._count = AT_ONCE

    def begin(self, parts: Iterable[Sequence[str]], noun: str, count: int = AT_ONCE) -> Iterator[str]:
        """Say the first of some parts, each of some lines, called `noun`."""
        self._rest, self._noun, self._count = list(parts), noun, count
        return self._said()

    def more(self, rest: str) -> Iterator[str]:
        """Say the next, as many as before or as `rest` says."""
        if not self._rest:
            raise SlipError("nothing is left to say: more goes on with a long answer, such as that of grid")
        self._count = count_in(rest, self._count)
        return self._said()

    def _said(self) -> Iterator[str]:
        now, self._rest = self._rest[: self._count], self._rest[self._count :]
        for part in now:
            yield from part
        if self._rest:
            yield f"{counted(len(self._rest), self._noun)} left: more goes on."


def count_in(rest: str, usual: int = AT_ONCE) -> int:
    """Read how many parts are wanted at once; the usual number where nothing is given."""
    if not rest:
        return usual
    if not rest.isdecimal() or not int(rest[:9]):
        raise SlipError(f"{rest} is no count: write a number, such as 20")
    return int(rest[:9])
