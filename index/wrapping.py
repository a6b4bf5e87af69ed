"""Lines that a terminal, a printer or a mail program broke at a width, put together to paragraphs again.

`lynx -dump`, `w3m -dump`, `pdftotext`, `pandoc -t plain` and plain-text mail all break
lines; cleaning looks at whole paragraphs. A text is taken as broken only where that is
unmistakable: any other stays line for line as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Joined", "joined_lines", "unwrapped"]

_WIDEST = 160  # characters: no tool or printer breaks lines wider by itself
_OVER = 0.15  # of the lines of running text may be wider all the same: a table, the choices of a form
_RUNNING = (8, 5)  # words of a line of running text at least; fewer in narrow columns
_CERTAIN = 3  # lines that go on in the next one, in small letters, for a text to be broken
_OPEN = 0.2  # of the lines of running text end open with a line right below
_SMALL = 0.2  # of those go on in small letters
_BEYOND = 0.05  # of the lines that surely go on may be wider than the width
_MIDDLE = 1.5  # characters that the middles of two lines may lie apart where both are centred
_SLACK = 3  # characters more of a line are still the same width
_ODD = 0.1  # of them may be shorter than the raggedness that is measured
_FULL, _NEARLY = 0.5, 0.06  # of them lack at most so much of the width
_SHORT = 0.15  # of the width: so ragged a text is at most
_HYPHENS = 0.05  # of the lines end in a word's part, for a printer to have hyphenated
_STOPS = (".", "!", "?", "…", ":")
_CLOSERS = "\"'”’»›)]*_ "
_MARK = re.compile(r"\s*(?:[•‣◦▪●■□*+·–—-]|o|#+|\d{1,3}[.)])\s+(?=\S)")
_LINK = re.compile(r"(?<![^\s(\"“‘'\[|])\[(\d{1,4})\](?=[^\s,.;:)\]])")
_LINKS, _IN_ORDER = 5, 0.8  # links that a text numbers at least, and the share of them that follow on each other
_SPLIT_WORD = re.compile(r"([^\W\d_]{2,})-\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Joined(NamedTuple):
    """A line, or the lines of one paragraph as one: the numbers of the first and the last, from 1, and the text."""

    number: int
    last: int
    text: str


def unwrapped(text: str) -> str:
    """Join the lines of each paragraph where it was broken; any other text stays as it is."""
    return "\n".join(line.text for line in joined_lines(text))


def joined_lines(text: str) -> list[Joined]:
    """Give the lines of a text whose line ends are unified; those of a broken paragraph as one. No word is lost.

    Numbers of links that a text browser puts before their words ("[12]word") are dropped.
    """
    lines = text.split("\n")
    bare = _without_links if _links_numbered(text) else str
    shape = next((shape for words in _RUNNING if (shape := _shape_of(lines, words))), None)
    if shape is None:
        return [Joined(number, number, bare(line)) for number, line in enumerate(lines, 1)]
    found: list[Joined] = []
    above = ""
    for number, line in enumerate(lines, 1):
        if above and line.strip() and shape.goes_on(above, line):
            before = found[-1]
            found[-1] = Joined(before.number, number, shape.joined(before.text, bare(line)))
        else:
            found.append(Joined(number, number, bare(line)))
        above = line
    return found


def _links_numbered(text: str) -> bool:
    """Whether a text numbers its links as text browsers do: from 1 on, in order, before their words."""
    if "[1]" not in text:
        return False
    numbers = [int(mark[1]) for mark in _LINK.finditer(text)]
    rising = sum(one + 1 == other for one, other in pairwise(numbers))
    return len(numbers) >= _LINKS and rising >= _IN_ORDER * (len(numbers) - 1)


def _without_links(line: str) -> str:
    return _LINK.sub("", line)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a text was broken.

    `width` in characters; `ragged`: how many of them a full line may be short of it;
    `hyphenated`: whether words are cut at line ends; `words`: those of the text, in small letters.
    """

    width: int
    ragged: int
    hyphenated: bool
    words: frozenset[str]

    def goes_on(self, above: str, below: str) -> bool:
        """Whether the paragraph of a line goes on in the next one, which is not blank."""
        if _MARK.match(below):
            return False
        if _centred(above, below):
            # A headline in the middle has margins on both sides.
            return _missing(above.strip(), below, self.width) <= _SHORT * self.width
        indent, was = _indent(below), _indent(above)
        mark = _MARK.match(above)
        if indent > was and (mark is None or indent > mark.end() + 1):
            return False
        if not _open(above) and indent < was and mark is None:
            return False
        if _certain(above, below):
            return True
        return self.width + _SLACK >= len(above.rstrip()) and _missing(above, below, self.width) <= self.ragged

    def joined(self, above: str, below: str) -> str:
        """Put two lines of a paragraph together; a word that was cut is whole again."""
        above, below = above.rstrip(), below.strip()
        cut = _SPLIT_WORD.search(above)
        if cut is None or not below[0].islower():
            return f"{above} {below}"
        rest = _WORD.match(below)
        whole, parts = f"{cut[1]}{rest[0] if rest else ''}".lower(), f"{cut[1]}-{rest[0] if rest else ''}".lower()
        if whole in self.words or (self.hyphenated and parts not in self.words):
            above = above[:-1]
        return above + below


def _shape_of(lines: Sequence[str], words: int) -> _Shape | None:
    """Tell how a text was broken, by its lines of so many words; None where it was not, or not surely."""
    running = [at for at, line in enumerate(lines) if len(line) > words * 2 and len(line.split()) >= words]
    if len(running) < _CERTAIN:
        return None
    pairs = [
        (lines[at].rstrip(), lines[at + 1])
        for at in running
        if at + 1 < len(lines) and lines[at + 1].strip() and _open(lines[at])
    ]
    certain = [pair for pair in pairs if _certain(*pair)]
    if len(certain) < _CERTAIN or len(pairs) < _OPEN * len(running) or len(certain) < _SMALL * len(pairs):
        return None
    lengths = sorted(len(above) for above, _ in certain)
    width = min(_WIDEST, lengths[-1 - int(_BEYOND * len(lengths))])
    wider = sum(len(lines[at].rstrip()) > width + _SLACK for at in running)
    if wider > _OVER * len(running):
        return None
    short = sorted(_missing(above, below, width) for above, below in certain)
    if short[int(_FULL * (len(short) - 1))] > _NEARLY * width:
        return None
    cut = sum(_SPLIT_WORD.search(above) is not None for above, below in pairwise(lines) if below.lstrip()[:1].islower())
    return _Shape(
        width=width,
        ragged=min(max(0, short[-1 - int(_ODD * len(short))]), int(_SHORT * width)),
        hyphenated=cut >= max(_CERTAIN, _HYPHENS * len(certain)),
        words=frozenset(word.lower() for line in lines for word in _WORD.findall(line)),
    )


def _open(line: str) -> bool:
    return not line.rstrip(_CLOSERS).endswith(_STOPS)


def _certain(above: str, below: str) -> bool:
    """Whether a line of running text surely goes on in the next: it ends open, and the next begins small.

    A letter of a script without capitals is as good as a small one.
    """
    first = below.lstrip()[:1]
    small = first.islower() or (first.isalpha() and not first.isupper())
    return small and _MARK.match(below) is None and _open(above) and len(above.split()) >= _RUNNING[-1]


def _missing(above: str, below: str, width: int) -> int:
    """Count the characters by which a line would have had room for the next one's first word; below 0 it had none."""
    return width - len(above.rstrip()) - 1 - len(below.split(maxsplit=1)[0])


def _centred(above: str, below: str) -> bool:
    """Whether the second of two lines is indented so that the middles of both stand one below the other."""
    one, other = _indent(above), _indent(below)
    middles = one + len(above.strip()) / 2, other + len(below.strip()) / 2
    return other > max(one, _SLACK) and abs(middles[0] - middles[1]) <= _MIDDLE


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
