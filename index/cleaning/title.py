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
# Words that every text has; two texts are not alike for sharing them.
_COMMON = frozenset(
    "about after again against almost along already also although always among another around away back because been before being best better between both came come comes could days "
    "does doing done down during each early else enough even ever every find first five four from gets give goes going gone good great hard have having help here high into it its it's "
    "just keep kept know known large last late later least left less like likely little long look looking made make makes making many might more most much must near need never next "
    "night nine nothing often once only open other others over part past people place point put really right said same says saying second seem seems seen set seven several she should "
    "since small some something soon still such take taken takes taking tell than that the their them then there these they thing things think this those though three through time times "
    "today together told took toward turn twice under until upon used using very want wanted wants week weeks well went were what when where whether which while whole whose will with "
    "within without work working world would year years your you he his her him our out was who how why and but for not all any are can did has had may now off one own per two yet in on at to of is as by an or if so we my me no do be up us am go".split()
)
_NEAR = 60  # lines above the text from which the distance counts no more
_ABOVE = 90  # lines above the text in which a title is looked for
_WITHIN = 4  # lines inside the text's beginning that may still be it


def content_words(text: str) -> list[str]:
    """Give the words of a text that carry meaning, cut to seven small letters: no small words, no common verbs."""
    return [
        low[:7]
        for word in _WORD.findall(text)
        if (len(word) > 3 or (len(word) > 1 and (word[0].isupper() or word[0].isdigit())))
        and (low := word.lower()) not in _COMMON
    ]


def find_title(lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int) -> tuple[int | None, float]:
    """Find the index of the title's line above (or just inside) the run of text `begin` to `end`, and how sure it is."""
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
    return chosen, best


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
    score += (
        0.8 * (line.words >= 5)
        - 1.0 * (line.stop == "." or line.stop == ":")
        - 2.0 * (line.prose and line.stop == "." and line.words > 12)
        - 0.06 * max(0, line.words - 22)
        - 0.7 * line.bullet
    )
    score += 0.4 * (line.gap > 0) + 0.6 * (keys[key_of(line.text)] > 1) + 1.0 * line.heading
    score += _stamp_near(lines, kinds, i)
    score -= min(1.0, 0.25 * sum(1 for j in range(max(0, i - 12), i) if kinds[j] is None and lines[j].prose))
    score -= 0.03 * min(max(0, begin - i), _NEAR) + 0.35 * max(0, i - begin)
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
