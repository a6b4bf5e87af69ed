"""The filter inside the main span: what stands between paragraphs without belonging to the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.cleaning.dates import find_dates
from index.cleaning.kinds import Kind
from index.cleaning.lines import Line, key_of
from index.model import Reason, Role

__all__ = ["filter_span"]

# Kinds told by words that an article may use too: amid its paragraphs such a line is one of them.
_DOUBTFUL = frozenset({Kind.BIO, Kind.FOOTER, Kind.NEWSLETTER, Kind.COMMENT, Kind.DISCLAIMER, Kind.COOKIES})


def filter_span(
    lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int, title: int | None
) -> dict[int, Role | Reason]:
    """Decide each line of the span: its role if it stays, the reason if it goes."""
    keys = Counter(key_of(line.text) for line in lines if line.words >= 4)
    title_key = key_of(lines[title].text) if title is not None else ""
    fates: dict[int, Role | Reason] = {}
    first = _first_text(lines, kinds, begin, end)
    for i in range(begin, end):
        line, kind = lines[i], kinds[i]
        key = key_of(line.text)
        if (
            title_key
            and len(title_key) > 12
            and (
                key == title_key
                or (
                    line.words < 40
                    and key
                    and (
                        key in title_key
                        and len(key) * 2 > len(title_key)
                        or title_key in key
                        and len(key) < 2 * len(title_key)
                    )
                )
            )
        ):
            fates[i] = Reason.DUPLICATE_TITLE
        elif line.words >= 4 and keys[key] > 1:
            last = line.words >= 25 and line.closed and not any(key_of(lines[j].text) == key for j in range(i + 1, end))
            fates[i] = Role.PARAGRAPH if last and kind is None else Reason.PROMO
        elif (
            kind in _DOUBTFUL
            and i > first
            and line.prose
            and line.words >= 12
            and _amid_text(lines, kinds, i, begin, end)
        ):
            fates[i] = Role.PARAGRAPH
        elif kind is not None:
            fates[i] = kind.reason or Reason.NAV
        elif i < first:
            fates[i] = Role.STANDFIRST if _is_standfirst(line) else Reason.NAV
        else:
            fates[i] = _fate(lines, kinds, i, begin, end)
    return fates


def _first_text(lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int) -> int:
    """Find where running text begins: the first paragraph that another, or a long one by itself, bears out."""
    for i in range(begin, end):
        if kinds[i] is None and lines[i].prose and lines[i].words >= 12:
            follows = sum(1 for j in range(i + 1, min(i + 4, end)) if kinds[j] is None and lines[j].prose)
            if follows >= 2 or (lines[i].words >= 25 and follows):
                return i
    return next((i for i in range(begin, end) if kinds[i] is None and lines[i].prose), end)


def _is_standfirst(line: Line) -> bool:
    """Whether a line between title and text is a sentence of the article: an underline, a summary."""
    return (
        line.closed
        and line.stop != ":"
        and line.words >= 5
        and line.lower >= 0.4
        and not line.bullet
        and not find_dates(line.text[:80])
    )


def _fate(lines: Sequence[Line], kinds: Sequence[Kind | None], i: int, begin: int, end: int) -> Role | Reason:
    line = lines[i]
    if line.closed or line.prose or line.stop == ":":
        if line.words <= 3 and not _text_at(lines, kinds, i - 1):
            return Reason.PROMO
        return Role.ITEM if line.bullet else Role.PARAGRAPH
    if line.text.isupper() and line.words >= 5:
        return Reason.PROMO
    if line.bullet:
        return Role.ITEM if line.words >= 4 else Reason.RELATED
    after = i + 1 < end and _text_at(lines, kinds, i + 1)
    before = i > begin and _text_at(lines, kinds, i - 1)
    if after and (before or 3 < line.words <= 9) and line.words <= 12:
        return Role.HEADING
    return Reason.CAPTION if line.words >= 6 else Reason.PROMO


def _text_at(lines: Sequence[Line], kinds: Sequence[Kind | None], i: int) -> bool:
    return 0 <= i < len(lines) and kinds[i] is None and lines[i].prose


def _amid_text(lines: Sequence[Line], kinds: Sequence[Kind | None], i: int, begin: int, end: int) -> bool:
    """Whether paragraphs stand right before and after a line."""
    after = sum(1 for j in range(i + 1, min(i + 6, end)) if kinds[j] is None and lines[j].prose)
    return after >= 2 and any(_text_at(lines, kinds, j) for j in range(max(begin, i - 2), i))
