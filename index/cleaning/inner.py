"""The filter inside the main span: what stands between paragraphs without belonging to the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.cleaning.kinds import Kind
from index.cleaning.lines import Line, key_of
from index.model import Reason, Role

__all__ = ["filter_span"]

_HEADING_WORDS = 14


def filter_span(
    lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int, title: int | None
) -> dict[int, Role | Reason]:
    """Decide each line of the span: its role if it stays, the reason if it goes."""
    keys = Counter(key_of(line.text) for line in lines if line.words >= 4)
    title_key = key_of(lines[title].text) if title is not None else ""
    fates: dict[int, Role | Reason] = {}
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
        elif kind is not None:
            fates[i] = kind.reason or Reason.NAV
        elif line.words >= 4 and keys[key] > 1:
            fates[i] = Reason.PROMO
        else:
            fates[i] = _fate(lines, kinds, i, begin, end)
    return fates


def _fate(lines: Sequence[Line], kinds: Sequence[Kind | None], i: int, begin: int, end: int) -> Role | Reason:
    line = lines[i]
    if line.bullet:
        return Role.ITEM
    if line.closed or line.prose or line.words > _HEADING_WORDS:
        return Role.PARAGRAPH
    if line.text.isupper() and line.words >= 5:
        return Reason.PROMO
    if line.words <= _HEADING_WORDS and i + 1 < end and lines[i + 1].words > line.words and line.gap:
        return Role.HEADING
    return Role.PARAGRAPH if line.stop else Role.HEADING
