"""Lines that a terminal, a mail program or a printer broke: which of them go on from the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["goes_on", "unwrapped"]

_NARROWEST, _WIDEST = 36, 132  # columns: the widths that texts are broken at
_TOLD = 4  # words of a line that tells of a width at least
_LEAST = 3  # broken lines that tell of a width at least
_LONG = 0.75  # of the width: of lines as long as that, with a line right below,
_SHARE = 0.6  # so many end where that line's first word would not have fitted
_BEYOND = 0.03  # of the lines of words: so many may be longer, as addresses are that nothing can break
_SURE = 0.85  # of the lines below that begin with a small letter: so many stand below a broken one
_PRINTED = 0.8  # of the widest: what printed lines reach with the next word at least
_SMALL = 0.2  # of the lines below broken ones: so many begin with a small letter
_OPENERS = " \t\"'“”‘«„([—-"
# What begins a line of its own: a bullet, a number of a list, a quotation of a mail, a heading of Markdown.
_OPENS = re.compile(r"\s*(?:[•‣◦▪●■*·–—+-]\s|\(?\d{1,3}[.)]\s|>|#{1,6}\s)")


def goes_on(lines: Sequence[str]) -> list[bool]:
    """Tell of each line whether it goes on from the one right above, which was broken for its length alone.

    A text is taken for broken where hardly a line of words is longer than some width, and most of
    those that come near it end where the first word of the line right below would have passed it;
    in print, where letters have their own widths, only nearly. Many of the lines below must begin
    with a small letter. Any other text has no such line.
    """
    bare = [line.rstrip() for line in lines]
    told = [at for at, line in enumerate(bare) if len(line.split()) >= _TOLD]
    pairs = [_pair(bare[at], bare[at + 1]) for at in told if at + 1 < len(bare) and bare[at + 1]]
    lengths = sorted(len(bare[at]) for at in told)
    width = _width(lengths, pairs) or _width_of_print(lengths, pairs)
    if width is None:
        return [False] * len(bare)
    return [
        at > 0 and bool(line and bare[at - 1]) and _reach(bare[at - 1], line) > width and not _OPENS.match(line)
        for at, line in enumerate(bare)
    ]


def unwrapped(text: str) -> str:
    """Join the lines of each paragraph where it was broken; any other text stays as it is.

    No word is lost, and none moves.
    """
    lines = text.split("\n")
    joined: list[str] = []
    for line, on in zip(lines, goes_on(lines), strict=True):
        if on:
            joined[-1] = f"{joined[-1].rstrip()} {line.strip()}"
        else:
            joined.append(line)
    return "\n".join(joined)


class _Pair(NamedTuple):
    """A line of words, and what the line right below tells of it."""

    length: int
    reach: int
    """How long it would be with the first word of the line below."""
    small: bool
    """Whether the line below goes on within a sentence: it begins with a letter that is no capital."""


def _width(lengths: Sequence[int], pairs: Sequence[_Pair]) -> float | None:
    """Give the width that lines were broken at, letters all of one width; None where they were not."""
    spare = int(len(lengths) * _BEYOND) + 1
    small = [pair.reach for pair in pairs if pair.small]
    best, most = None, _LEAST - 1
    for width in sorted({length for length in lengths[-spare - 1 :] if _NARROWEST <= length <= _WIDEST}, reverse=True):
        broken = [pair for pair in pairs if pair.length <= width < pair.reach]
        near = sum(_LONG * width <= pair.length <= width for pair in pairs)
        within = sum(pair.small for pair in broken)
        sure = sum(reach > width for reach in small) >= _SURE * len(small)
        if len(broken) > most and len(broken) >= _SHARE * near and within >= _SMALL * len(broken) and sure:
            best, most = width, len(broken)
    return best


def _width_of_print(lengths: Sequence[int], pairs: Sequence[_Pair]) -> float | None:
    """Give the least length of a line that was broken, letters of many widths; None where none was."""
    widest = lengths[-int(len(lengths) * _BEYOND) - 1] if lengths else 0
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = [pair.small for pair in pairs if pair.length >= _PRINTED * widest]
    return _PRINTED * widest if sum(full) >= max(_LEAST + 1, _SMALL * len(full)) else None


def _pair(line: str, below: str) -> _Pair:
    first = below.lstrip(_OPENERS)[:1]
    return _Pair(len(line), _reach(line, below), first.isalpha() and not first.isupper())


def _reach(line: str, below: str) -> int:
    return len(line) + 1 + len(below.split(maxsplit=1)[0])
