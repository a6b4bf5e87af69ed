"""The title of a dump: the line above the text that the text is about."""

from __future__ import annotations

import re
from collections import Counter

from index.cleaning.kinds import Kind
from index.cleaning.sheet import Sheet

__all__ = ["find_title"]

_NEAR = 60  # lines above the text from which the distance counts no more
_ABOVE = 90  # lines above the text in which a title is looked for
_WITHIN = 4  # lines inside the text's beginning that may still be it
_MORE_SMALL = 0.35  # how much larger the share of small letters is in a sentence than in a title above it
_LESS = 1.5  # how much less than the line below it a title may weigh
_NEARLY = 1.6  # the score that such a title has at least
_STAMPS = 8  # lines above a sentence in which a date or byline speaks against it
_BELOW_STAMP = 2.0
_BODY = 60  # lines of the text that the title's words are sought in
_NO_HEADLINE = 2.0
# What tells a kicker and a player's word from a headline.
_OTHER = re.compile(
    r"\s[—–-]$|^please (?:use|enable|update|upgrade|refresh|turn|switch|log|sign|wait|try)\b|"
    r"\b(?:your browser|javascript)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d{1,2}\. ")
_GOES_ON = re.compile(r"\s+[|–—·-]\s+\S")
_BETWEEN = re.compile(r"\s[|·•/]\s")
_ITEMS, _ITEM_WORDS = 3, 2  # items of a menu in one line at least, and words of each at most
_ANNOUNCED = 1.5  # what a line gains that another line repeats with the site's parts behind a separator
_WHOLE, _BESIDE = 4, 8  # words of such a line at least, and lines between the two
_LONGEST = 60  # letters of those parts
# Kinds that are told by words a title may use too.
_MAY_BE = frozenset({None, Kind.NEWSLETTER, Kind.PROMO, Kind.RELATED_SECTION, Kind.COMMENT, Kind.DISCLAIMER})


def find_title(sheet: Sheet, begin: int, end: int) -> tuple[int | None, float]:
    """Find the title's line above (or just inside) the run of text `begin` to `end`: its index, and how sure it is."""
    inside = [i for i in range(begin, min(end, begin + _BODY)) if sheet.lines[i].words >= 8]
    body = Counter(word for i in inside for word in sheet.words(i))
    best, chosen = 1.0, None
    for i in range(max(0, begin - _ABOVE), min(begin + _WITHIN, end)):
        # A line does not bear itself out.
        others = body - Counter(sheet.words(i)) if i in inside else body
        score = _score(sheet, i, begin, others)
        if score > best:
            best, chosen = score, i
    for _ in range(2):
        chosen = _above_underline(sheet, chosen, begin, body)
    return chosen, best


def _above_underline(sheet: Sheet, chosen: int | None, begin: int, body: Counter[str]) -> int | None:
    """Go up from an underline, a sentence that says the same in more words, to the title right above it."""
    if chosen is None or chosen == 0 or _announced(sheet, chosen):
        return chosen
    line, above = sheet.lines[chosen], sheet.lines[chosen - 1]
    if above.words < 4 or above.stop in {".", ":"} or above.bullet or sheet.stamped(chosen - 1):
        return chosen
    score = _score(sheet, chosen - 1, begin, body)
    sentence = (line.closed and line.words >= 8) or line.lower - above.lower >= _MORE_SMALL
    # Two lines as good as each other, and neither says the other: the upper one is the title.
    alike = score >= _score(sheet, chosen, begin, body) - _LESS and line.key not in above.key
    if not (sentence or alike) or score < _NEARLY:
        return chosen
    return chosen - 1


def _score(sheet: Sheet, i: int, begin: int, body: Counter[str]) -> float:
    """Weigh a line as title: its words in the text, its shape, what stands around it, how far off it is."""
    line = sheet.lines[i]
    if not 2 <= line.words <= 40 or len(line.text) > 250 or sheet.kinds[i] not in _MAY_BE or _menu(line.text):
        return 0.0
    words = sheet.words(i)
    if not words:
        return 0.0
    found = sum(1 for word in words if word in body)
    score = 2.0 * found / (len(words) + 1) + 0.25 * min(sum(min(body[word], 4) for word in words) / 4, 4)
    score += 0.8 * (line.words >= 5) + 0.4 * (line.gap > 0) + 1.0 * line.heading + 0.6 * (sheet.count(line.key) > 1)
    score -= (
        1.0 * (line.stop in {".", ":"})
        + 0.7 * (line.bullet or _NUMBERED.match(line.text) is not None)
        + 0.06 * max(0, line.words - 22)
    )
    score -= _NO_HEADLINE * (_OTHER.search(line.text) is not None)
    score -= 2.0 * line.text[:11].lower().startswith(("by ", "written by "))
    score -= 2.0 * (line.prose and line.stop == "." and line.words > 12)
    # Running text above it speaks against a title, distance too.
    score -= min(1.0, 0.25 * sum(1 for j in range(max(0, i - 12), i) if sheet.is_text(j)))
    score -= 0.03 * min(max(0, begin - i), _NEAR) + 0.35 * max(0, i - begin)
    below = _stamp_below(sheet, i)
    # A sentence below the byline, with none below itself, is the text's first.
    if not below and line.closed and any(sheet.stamped(j) for j in range(max(0, i - _STAMPS), i)):
        score -= _BELOW_STAMP
    return score + below + _ANNOUNCED * _announced(sheet, i)


def _menu(text: str) -> bool:
    """Whether a line is a row of links, as "Home | News | Weather"."""
    items = _BETWEEN.split(text)
    return len(items) >= _ITEMS and all(len(item.split()) <= _ITEM_WORDS for item in items)


def _announced(sheet: Sheet, i: int) -> bool:
    """Whether a line close by is this one with more behind a separator, as a browser's title is: "Title | Site"."""
    text = sheet.lines[i].text
    if sheet.lines[i].words < _WHOLE:
        return False
    near = (line.text for line in sheet.lines[max(0, i - _BESIDE) : i + _BESIDE + 1])
    return any(
        len(text) < len(other) <= len(text) + _LONGEST and other.startswith(text) and _GOES_ON.match(other[len(text) :])
        for other in near
    )


def _stamp_below(sheet: Sheet, i: int) -> float:
    """Score a date or byline close below a line, the closer the higher."""
    for j in range(i + 1, min(i + 7, len(sheet.lines))):
        if sheet.lines[j].words > 30:
            break
        if sheet.stamped(j):
            return 1.0 - 0.1 * (j - i)
    return 0.0
