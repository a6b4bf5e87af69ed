"""Lines that a terminal, a mail program or a printer broke: which of them go on from the one above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Run", "goes_on", "runs", "unwrapped", "without_link_numbers"]

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
_LINK = re.compile(r"(?<![^\s(\"“‘'\[|#])\[(\d{1,4})\](?=[\w\"“‘'(#@])")
_LINKS, _RISING = 5, 0.8  # links that a text numbers at least, and the share that follow one another
_PART = re.compile(r"([^\W\d_]{2,})-\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_HYPHENATED = 0.04  # of the broken lines end in a part of a word, for a text to have been hyphenated
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


class Run(NamedTuple):
    """Lines that are one, from the one with the number `first`, counted from 1, to `last`."""

    first: int
    last: int
    text: str


def runs(lines: Sequence[str]) -> list[Run]:
    """Put together the lines that go on from one another; a word that was cut at a line's end is whole again."""
    on = goes_on(lines)
    if not any(on):
        return [Run(number, number, line) for number, line in enumerate(lines, 1)]
    hyphens = _Hyphens(lines, on)
    found: list[Run] = []
    for number, (line, goes) in enumerate(zip(lines, on, strict=True), 1):
        if goes:
            first, _, above = found[-1]
            found[-1] = Run(first, number, hyphens.joined(above.rstrip(), line.strip()))
        else:
            found.append(Run(number, number, line))
    return found


def unwrapped(text: str) -> str:
    """Join the lines of each paragraph where it was broken; any other text stays as it is.

    No word is lost, and none moves.
    """
    return "\n".join(run.text for run in runs(text.split("\n")))


def without_link_numbers(text: str) -> str:
    """Drop the numbers of links that a text browser puts before their words ("[12]word"), where a text has them.

    They count from 1, each one more than the one before.
    """
    if "[1]" not in text:
        return text
    numbers = [int(mark[1]) for mark in _LINK.finditer(text)]
    rising = sum(number == before + 1 for before, number in pairwise(numbers))
    return _LINK.sub("", text) if len(numbers) >= _LINKS and rising >= _RISING * (len(numbers) - 1) else text


class _Hyphens:
    """Whether a hyphen at a line's end is the word's own: as the word stands elsewhere in the text tells."""

    def __init__(self, lines: Sequence[str], on: Sequence[bool]) -> None:
        ends = sum(goes and _cut(above) is not None for above, goes in zip(lines, on[1:], strict=False))
        self._printed = ends >= _HYPHENATED * sum(on)
        self._words = frozenset(word.lower() for line in lines for word in _WORD.findall(line)) if ends else frozenset()

    def joined(self, above: str, below: str) -> str:
        cut = _cut(above)
        if cut is None or not below[:1].islower():
            return f"{above} {below}"
        rest = _WORD.match(below)
        end = rest[0].lower() if rest else ""
        own = f"{cut}-{end}" in self._words or not (self._printed or cut + end in self._words)
        return (above if own else above[:-1]) + below


def _cut(line: str) -> str | None:
    """Give the part of a word that a line ends with, its hyphen behind it, in small letters."""
    found = _PART.search(line.rstrip())
    return found[1].lower() if found else None


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
