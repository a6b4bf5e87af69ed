"""Several articles in one text, as a news database exports them: split at their headers, told by shape and not by name.

A header is a few short lines above running text: a length in words, a date, a byline, a
line of rights, labels with values, a number of so many, the mark of a document. Texts
are split only where two or more documents have the same kinds of such lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.encoding import UnknownEncodingError, decode
from index.model import Media, Page
from index.text import unify_lines

__all__ = ["documents", "doubt", "headlines", "looks_like_many"]

_WORDS = "words|wörter|woorden|mots|palabras|palavras|parole|ord|slov|słów|слов|слова"
_LENGTH = re.compile(rf"(?:[^\W\d]+(?:[ -][^\W\d]+)?:\s*)?\d[\d.,]{{0,7}} ?(?:{_WORDS})\.?", re.IGNORECASE)
_COUNTER = re.compile(
    r"(?:[^\W\d]+ )?\d{1,5} ?(?:of|von|van|de|sur|di|av|af|z|из|/) ?\d{1,5}(?: [^\W\d]+)?", re.IGNORECASE
)
_PAGES = re.compile(r"(?:page|seite|pagina|página|стр)", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"(?:document|dokument|documento)(?: (?:id|number|no\.?))?:? (?=\S*\d)[\w:.-]{6,}", re.IGNORECASE
)
_END = re.compile(r"end of document|ende des dokuments|fin du document|fin del documento", re.IGNORECASE)
_LOADED = re.compile(r"load[ -]?date: .+", re.IGNORECASE)
_SIGNS = re.compile(r"([-_=*~#+])\1{4,}|(?:([-_=*~#+]) ){4,}\2")
_LABEL = re.compile(r"([^\W\d][\w-]*(?: [\w-]+){0,2}):(?: (\S.*))?")
_RIGHTS = re.compile(r"(?:copyright|©|\(c\)) ?.{0,80}", re.IGNORECASE)
_BYLINE = re.compile(r"(?:By|BY|Von|Par|Por|Di|Door|Av|Af) [^\W\d_].{1,80}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_STOPS = (".", "!", "?", "…", "。", "！", "？")
_CLOSERS = "\"'”’»›)]"
# A text without two such lines is one article; found at the speed of the regular expression.
_HINT = re.compile(
    rf"^[ \t]*(?:{_LENGTH.pattern}|{_COUNTER.pattern}|{_DOCUMENT.pattern}|{_END.pattern}|{_LOADED.pattern}|"
    r"[-_=*~#+]{5,}|(?:[-_=*~#+] ){4,}[-_=*~#+])[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_BYLINE_HINT = re.compile(rf"^[ \t]*(?:{_BYLINE.pattern}|(?i:{_LENGTH.pattern}))[ \t]*$", re.MULTILINE)

_ZONE = 30  # non-blank lines that a header has at most, and where a story below a headline must be under way
_TAIL = 8  # non-blank lines at a document's end where its mark may stand
_LONGEST = 200  # characters of a line of a header
_RUNNING = 8  # words of a line of running text at least
_SHARED = 0.6  # of the documents have a kind of line that belongs to their shape
_LABELS = 3  # shared labels that make a shape, with a date
_STORY = 100  # words of running text below a headline, a date and a byline


class _Line(NamedTuple):
    """A line without its indent; `running` tells whether it is running text, or part of it."""

    text: str
    running: bool


def documents(text: str) -> list[str]:
    """Split a text into its documents; the whole text alone where they are not unmistakable.

    Every line stands in exactly one of the parts, in order.
    """
    text = unify_lines(text)
    if not _several(_HINT, text):
        return [text]
    raw = text.split("\n")
    lines = _read(raw)
    best: list[int] = []
    for starts in (_begun_by(lines, _counts), *(_ended_by(lines, ends) for ends in _ENDS), _ended_by(lines, _divides)):
        found = _documents_at(lines, starts)
        if len(found) > len(best):
            best = found
    if len(best) < 2:
        return [text]
    best[0] = 0
    return ["\n".join(raw[at:end]) for at, end in pairwise([*best, len(raw)])]


def headlines(parts: Sequence[str]) -> list[str | None]:
    """Give the headline of each of several documents: it stands in one place of all headers, and is never the same.

    Of the lines that are of no other kind that is the longest one; None for all where there is none such.
    """
    bare = [_bare(part) for part in parts]
    # What stands above the first document, such as what was searched, is no line of its header.
    usual = max(map(len, bare[1:]), default=0)
    bare[0] = bare[0][-usual:] if usual else []
    best, length = -1, 3.0
    for place in range(min(map(len, bare), default=0)):
        lines = [one[place] for one in bare]
        mean = sum(len(line.split()) for line in lines) / len(lines)
        if mean > length and len(set(lines)) == len(lines):
            best, length = place, mean
    return [one[best] if best >= 0 else None for one in bare]


def _bare(part: str) -> list[str]:
    """Give the lines of a document's header that are of no kind."""
    found: list[str] = []
    shown = [line for line in _read(part.split("\n")) if line.text]
    for line in shown[:_ZONE]:
        if line.running:
            break
        if len(line.text) <= _LONGEST and not _kinds_of(line.text) and not _divides(line.text):
            found.append(line.text)
    return found


def looks_like_many(text: str) -> bool:
    """Tell whether two or more headlines with byline and date, or with a length, have a whole text each below."""
    text = unify_lines(text)
    if not _several(_BYLINE_HINT, text):
        return False
    lines = [line for line in _read(text.split("\n")) if line.text]
    heads = [at for at in range(len(lines)) if _is_head(lines, at)]
    stories = 0
    for at, end in pairwise([*heads, len(lines)]):
        stories += sum(len(line.text.split()) for line in lines[at : min(end, at + _ZONE)] if line.running) >= _STORY
    return stories >= 2


def doubt(page: Page) -> str | None:
    """Say in one line that a page looks like several articles; None for most pages."""
    if page.media is not Media.TEXT:
        return None
    try:
        text = decode(page.content)
    except UnknownEncodingError:
        return None
    if not looks_like_many(text):
        return None
    return f"{page.path}: looks like several articles, kept as one; save them one by one, or as JSON Lines"


# --- lines ----------------------------------------------------------------------


def _several(pattern: re.Pattern[str], text: str) -> bool:
    """Tell whether a pattern stands in a text twice."""
    first = pattern.search(text)
    return first is not None and pattern.search(text, first.end()) is not None


def _read(raw: Sequence[str]) -> list[_Line]:
    """Tell which lines are running text: such as end with a stop, or go on in the next line."""
    texts = [line.strip().lstrip("\ufeff\f") for line in raw]
    long = [_is_long(text) for text in texts]
    lines = []
    for at, text in enumerate(texts):
        goes_on = at + 1 < len(texts) and long[at + 1]
        lines.append(_Line(text, long[at] and (goes_on or text.rstrip(_CLOSERS).endswith(_STOPS))))
    return lines


def _is_long(text: str) -> bool:
    words = text.split()
    if len(words) >= _RUNNING:
        return sum(word[0].islower() or not word[0].isupper() for word in words) * 5 >= len(words) * 2
    return len(text) >= 40 and text.endswith(("。", "！", "？"))


def _counts(text: str) -> bool:
    return _COUNTER.fullmatch(text) is not None and not _PAGES.match(text)


def _divides(text: str) -> bool:
    return _SIGNS.fullmatch(text) is not None


_ENDS: tuple[Callable[[str], object], ...] = (_END.fullmatch, _DOCUMENT.fullmatch, _LOADED.fullmatch)


def _begun_by(lines: Sequence[_Line], begins: Callable[[str], object]) -> list[int]:
    return [at for at, line in enumerate(lines) if 0 < len(line.text) <= _LONGEST and begins(line.text)]


def _ended_by(lines: Sequence[_Line], ends: Callable[[str], object]) -> list[int]:
    return [at + 1 for at in _begun_by(lines, ends)]


# --- documents ------------------------------------------------------------------


def _documents_at(lines: Sequence[_Line], starts: Sequence[int]) -> list[int]:
    """Give where documents begin, of places where they may; fewer than two where these have no shape in common."""
    if not starts:
        return []
    running = [at for at, line in enumerate(lines) if line.running]
    bounds = sorted({0, *starts} - {len(lines)})
    blocks: list[tuple[int, int]] = []
    begin, seen = 0, 0
    for end in [*bounds[1:], len(lines)]:
        # What has no text is the header of what follows, or the end of all.
        before = seen
        while seen < len(running) and running[seen] < end:
            seen += 1
        if seen > before:
            blocks.append((begin, end))
            begin = end
    kinds = [_kinds(lines[at:end]) for at, end in blocks]
    candidates = [one for one in kinds if _strong(one)]
    times = Counter(kind for one in candidates for kind in one)
    shape = {kind for kind, count in times.items() if count >= 2 and count >= _SHARED * len(candidates)}
    return [at for (at, _), one in zip(blocks, kinds, strict=True) if _strong(one & shape)]


def _kinds(lines: Sequence[_Line]) -> set[str]:
    """Give the kinds of lines in a document's header, and the mark at its end; none where it has no header."""
    found: set[str] = set()
    shown = [line for line in lines if line.text]
    for at, line in enumerate(shown[:_ZONE]):
        if line.running and at >= 2 and not _LABEL.fullmatch(line.text[:60]):
            break  # one of the first two lines may be a headline that reads like a sentence
        if len(line.text) <= _LONGEST and not line.running:
            found |= _kinds_of(line.text)
    if found:
        ends = (line.text for line in shown[-_TAIL:] if len(line.text) <= _LONGEST)
        found |= {"document" for text in ends if _DOCUMENT.fullmatch(text) or _LOADED.fullmatch(text)}
    return found


def _kinds_of(text: str) -> set[str]:
    if _LENGTH.fullmatch(text):
        return {"length"}
    if _counts(text):
        return {"counter"}
    if _DOCUMENT.fullmatch(text):
        return {"document"}
    if _RIGHTS.fullmatch(text):
        return {"rights"}
    found: set[str] = set()
    if _BYLINE.fullmatch(text):
        found.add("byline")
    if label := _LABEL.fullmatch(text):
        found.add(f"label {label[1].lower()}")
    if _is_date(text):
        found.add("date")
    return found


def _is_date(text: str) -> bool:
    return len(text) <= 90 and len(text.split()) <= 12 and bool(_YEAR.search(text)) and bool(_DAY.search(text))


def _strong(kinds: set[str]) -> bool:
    """Tell whether such lines together are a header that no ordinary page has."""
    labels = sum(kind.startswith("label ") for kind in kinds)
    if kinds & {"length", "document"}:
        return len(kinds) >= 2
    return len(kinds) >= 3 and ("counter" in kinds or (labels >= _LABELS and "date" in kinds))


def _is_head(lines: Sequence[_Line], at: int) -> bool:
    """Tell whether a headline stands here: a byline and a date, or a length, right below, and no text between."""
    if lines[at].running or not 3 <= len(lines[at].text.split()) <= 20 or _kinds_of(lines[at].text):
        return False
    found: set[str] = set()
    for line in lines[at + 1 : at + 5]:
        if line.running:
            break
        found |= _kinds_of(line.text) if len(line.text) <= _LONGEST else set()
    return "date" in found and bool(found & {"byline", "length"})
