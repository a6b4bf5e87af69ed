"""A text dump to lines with the few features that span and filter look at."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.text import plain, unify_lines
from index.wrapping import joined_lines

__all__ = ["Line", "full_key", "key_of", "read_dump", "read_lines"]

# A bullet, a Markdown heading or quote sign, emphasis around a whole line: the rendering's, not the text's.
_BULLET = re.compile(r"[•‣◦▪●■*·–—-]+\s+(?=\S)")
_MARKDOWN = re.compile(r"(?:#{1,6}|>)\s+(?=\S)")
_EMPHASIS = re.compile(r"(\*{2,6}|__)(?P<inside>[^*_]+)\1\Z")
_STOPS = frozenset(".!?…。！？।॥۔؟:;")
_CLOSERS = "\"'”’»›)]}」』*_ "
_WORDLESS_SCRIPT = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_INNER_STOP = re.compile(r"[a-z\d”\"’'][.!?][”\"’')]*\s+[“\"‘'(]*[^\W\da-z_]")
_LOWER_LONG = 0.25
_KEY_LENGTH = 240  # characters of a line that its key is made of at most
_KEY = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line of a dump.

    `number` counts from 1. `text` is plain and without its bullet. `words` counts white-space
    runs (a script without spaces: two characters a word). `lower` is the share of words
    that begin with a small letter, 1.0 in scripts without case. `stop` is the sign the
    line ends with (after closing quotes), or "". `gap` counts the blank lines before it.
    `closed`: it ends as a sentence does. `prose`: it reads as running text, not as a
    title, a name or a list of links. `key`: see `key_of`. `last` is the number of the last
    line of the page that was joined to it, `number` where none was.
    """

    number: int
    text: str
    words: int
    lower: float
    stop: str
    bullet: bool
    heading: bool
    gap: int
    closed: bool
    prose: bool
    key: str
    last: int


def read_dump(text: str) -> list[Line]:
    """Read the lines of a dump as `read_lines` does, those joined first that a terminal or a printer broke."""
    return _read(joined_lines(unify_lines(text)))


def read_lines(text: str) -> list[Line]:
    """Split a dump at its line ends (unified first) and describe each line that is not blank."""
    return _read((number, number, line) for number, line in enumerate(unify_lines(text).split("\n"), start=1))


def key_of(text: str) -> str:
    """Give a text's letters and digits alone, in small letters: two lines that say the same have one key.

    A long text is told by its two ends.
    """
    if len(text) > _KEY_LENGTH:
        text = text[: _KEY_LENGTH // 2] + text[-_KEY_LENGTH // 2 :]
    return _KEY.sub("", text.lower())


def full_key(text: str) -> str:
    """Give the key of a whole text, however long."""
    return _KEY.sub("", text.lower())


def _read(numbered: Iterable[tuple[int, int, str]]) -> list[Line]:
    lines: list[Line] = []
    gap = 1
    for number, last, raw in numbered:
        if not raw or raw.isspace():
            gap += 1
            continue
        lines.append(_describe(number, raw, gap=gap, last=last))
        gap = 0
    return lines


def _describe(number: int, raw: str, *, gap: int, last: int) -> Line:
    text = plain(raw)
    first = text[:1]
    bullet = heading = False
    if first in "•‣◦▪●■*·–—-" and first and (mark := _BULLET.match(text)):
        text, bullet = text[mark.end() :], True
    elif first in "#>" and first and (mark := _MARKDOWN.match(text)):
        text, heading = text[mark.end() :], first == "#"
    if text[:2] in {"**", "__"} and (mark := _EMPHASIS.match(text)):
        text, heading = mark["inside"].strip(), True
    words = text.split()
    count = len(words)
    lower = sum(word[0].islower() for word in words) / count if count else 0.0
    if not text.isascii() and count < len(text) // 4 and _WORDLESS_SCRIPT.search(text):
        count, lower = len(text) // 2 if count * 12 < len(text) else count, 1.0
    end = text.rstrip(_CLOSERS)[-1:]
    stop = end if end in _STOPS else ""
    closed = stop != "" and stop not in ";:"
    if closed:
        prose = count >= 6 and lower >= (_LOWER_LONG if count >= 15 else 0.4)
    else:
        prose = count >= 20 and lower >= 0.5 and _INNER_STOP.search(text) is not None
    return Line(number, text, count, lower, stop, bullet, heading, gap, closed, prose, key_of(text), last)
