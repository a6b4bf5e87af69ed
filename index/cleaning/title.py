"""The title of a dump: the line above the text that the text is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.cleaning.dates import find_dates
from index.cleaning.kinds import Kind
from index.cleaning.lines import Line, key_of

__all__ = ["content_words", "find_title"]

_WORD = re.compile(r"[^\W_]+")
_ABOVE = 90  # lines above the text in which a title is looked for
_WITHIN = 4  # lines inside the text's beginning that may still be it


def content_words(text: str) -> list[str]:
    """Give the words of a text that carry meaning: longer than three letters, or with a capital or digit, in small letters."""
    return [
        w.lower()[:7] for w in _WORD.findall(text) if len(w) > 3 or (len(w) > 1 and (w[0].isupper() or w[0].isdigit()))
    ]


def find_title(lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int) -> int | None:
    """Find the index of the title's line above (or just inside) the run of text `begin` to `end`."""
    body = Counter(
        word
        for line in lines[begin : min(end, begin + 60)]
        if line.words >= 8
        for word in set(content_words(line.text))
    )
    keys = Counter(key_of(line.text) for line in lines if 3 <= line.words <= 40)
    best, chosen = 1.0, None
    first = max(0, begin - _ABOVE)
    for i in range(first, min(begin + _WITHIN, end)):
        score = _score(lines, kinds, i, begin, body, keys)
        if score > best:
            best, chosen = score, i
    return chosen


def _score(
    lines: Sequence[Line], kinds: Sequence[Kind | None], i: int, begin: int, body: Counter[str], keys: Counter[str]
) -> float:
    line, kind = lines[i], kinds[i]
    if (
        not 2 <= line.words <= 40
        or len(line.text) > 250
        or kind not in {None, Kind.NEWSLETTER, Kind.PROMO, Kind.RELATED_SECTION, Kind.COMMENT}
    ):
        return 0.0
    words = set(content_words(line.text))
    if not words:
        return 0.0
    found = sum(1 for word in words if body[word])
    weight = sum(min(body[word], 4) for word in words) / 4
    score = 2.0 * found / (len(words) + 1) + 0.25 * min(weight, 4)
    score += 0.8 * (line.words >= 5) - 1.0 * (line.stop == "." or line.stop == ":") - 0.7 * line.bullet
    score += 0.4 * line.gap + 0.6 * (keys[key_of(line.text)] > 1) + 1.0 * line.heading
    score += _stamp_near(lines, kinds, i)
    score -= 0.03 * max(0, begin - i) + 0.35 * max(0, i - begin)
    return score


def _stamp_near(lines: Sequence[Line], kinds: Sequence[Kind | None], i: int) -> float:
    """Score a date or byline close below a line."""
    score = 0.0
    for j in range(i + 1, min(i + 7, len(lines))):
        text = lines[j].text
        if lines[j].words > 30:
            break
        if text[:3].lower() == "by " or text.lower() in {"by", "by:"}:
            score = max(score, 1.0 - 0.1 * (j - i))
        elif find_dates(text[:150]):
            score = max(score, 1.0 - 0.1 * (j - i))
    return score
