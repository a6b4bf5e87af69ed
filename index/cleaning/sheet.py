"""The lines of a page with what is asked of them more than once, each worked out when first asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.cleaning.dates import find_dates
from index.cleaning.kinds import Kind, kind_of
from index.cleaning.lines import Line

__all__ = ["Sheet", "content_words"]

_SHORT = 6  # words of a line that may be an entry of a menu
_WORD = re.compile(r"[^\W_]+")
# Words that every text has; two texts are not alike for sharing them.
_COMMON = frozenset(
    "about after again against almost along already also although always among another around away back because been "
    "before being best better between both came come comes could days "
    "does doing done down during each early else enough even ever every find first five four from gets give goes "
    "going gone good great hard have having help here high into it its it's "
    "just keep kept know known large last late later least left less like likely little long look looking made make "
    "makes making many might more most much must near need never next "
    "night nine nothing often once only open other others over part past people place point put really right said "
    "same says saying second seem seems seen set seven several she should "
    "since small some something soon still such take taken takes taking tell than that the their them then there "
    "these they thing things think this those though three through time times "
    "today together told took toward turn twice under until upon used using very want wanted wants week weeks well "
    "went were what when where whether which while whole whose will with "
    "within without work working world would year years your you he his her him our out was who how why and but for "
    "not all any are can did has had may now off one own per two yet in on at to of is as by an or if so we my me no "
    "do be up us am go".split()
)


def content_words(text: str) -> frozenset[str]:
    """Give the words of a text that carry meaning, cut to seven small letters: no small words, no common verbs."""
    return frozenset(
        low[:7]
        for word in _WORD.findall(text)
        if (len(word) > 3 or (len(word) > 1 and (word[0].isupper() or word[0].isdigit())))
        and (low := word.lower()) not in _COMMON
    )


class Sheet:
    """The lines of a page and their kinds, and by index: content words, whether a stamp stands there."""

    __slots__ = ("_counts", "_stamps", "_words", "kinds", "lines")

    def __init__(self, lines: Sequence[Line]) -> None:
        """Tell the kinds of `lines`."""
        self.lines = lines
        self.kinds = _kinds(lines)
        self._words: dict[int, frozenset[str]] = {}
        self._stamps: dict[int, bool] = {}
        self._counts: Counter[str] | None = None

    def words(self, i: int) -> frozenset[str]:
        """Give the content words of a line."""
        words = self._words.get(i)
        if words is None:
            words = self._words[i] = content_words(self.lines[i].text)
        return words

    def stamped(self, i: int) -> bool:
        """Whether a line is a byline or bears a date."""
        stamped = self._stamps.get(i)
        if stamped is None:
            text = self.lines[i].text[:150]
            by = text[:3].lower() == "by " or text.lower() in {"by", "by:"}
            stamped = self._stamps[i] = by or bool(find_dates(text))
        return stamped

    def count(self, key: str) -> int:
        """Count the lines of title's length that have a key."""
        if self._counts is None:
            self._counts = Counter(line.key for line in self.lines if 3 <= line.words <= 40)
        return self._counts[key]

    def is_text(self, i: int) -> bool:
        """Whether a line is running text and of no kind that is none."""
        return self.kinds[i] is None and self.lines[i].prose


def _kinds(lines: Sequence[Line]) -> list[Kind | None]:
    """Tell the kinds of lines; a page repeats its menus, so each short text is looked at once."""
    known: dict[str, Kind | None] = {}
    kinds: list[Kind | None] = []
    for line in lines:
        if line.words > _SHORT:
            kinds.append(kind_of(line))
            continue
        if line.text not in known:
            known[line.text] = kind_of(line)
        kinds.append(known[line.text])
    return kinds
