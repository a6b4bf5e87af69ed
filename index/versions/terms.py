"""Terms: what a run of surface tokens says once numbers, initials, contractions and endings are normalised.

A term knows the tokens it stands for, so every comparison leads back to exact offsets.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.forms import begins_number, number_at, stem
from index.model import Span
from index.versions.roots import root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.text import Token

__all__ = ["CONTENT", "Term", "background", "is_number", "negations", "stops", "terms", "written"]


class Term(NamedTuple):
    """A normalised word: its key, and the half-open run of surface tokens it stands for.

    The key is a stem, or "#" and plain digits, or initials run together. `capital` says
    whether it is written with a capital letter (or all of it in capitals).
    """

    key: str
    first: int
    last: int
    capital: bool


# Words that carry grammar rather than content: never a ground to light a passage.
_STOPS = """
a an the and or but nor if then than that this these those there here it its he him his she her they them their
we us our you your i my who whom whose which what when where why how of in on at by for to from with into onto
over under about after before between during through against as so be have do will would can could shall should
may might must also just very more most such own same other some any each all both only too up down out off again
while because until although though since yet whether upon within without amid among per via mr mrs ms mx dr s t
himself herself itself themselves myself yourself ourselves percent cent another every either
"""
_NEGATIONS = "not no never none nobody nothing neither nor cannot without"
# Words that every news text has: their background weight is halved. My own judgement, no
# counted table; a library's document frequencies replace it.
CONTENT = 0.4
"""From this background weight on, a term is content rather than grammar."""
_COMMON_WEIGHT = 0.4
_COMMON = """
say tell ask add make take go get come see know think want need use give find call try report state week month year
day time people man woman one two first last new former many much well now today yesterday tomorrow monday tuesday
wednesday thursday friday saturday sunday according officials government country nation part way thing work plan show
hold lead include follow expect announce like even still back around long hour minute become high keep news world
life good great big old next late early statement spokesman group member number little far several
"""


@cache
def stops() -> frozenset[str]:
    """Give the keys of grammar words, negations among them."""
    return frozenset(map(stem, (_STOPS + _NEGATIONS).split()))


@cache
def negations() -> frozenset[str]:
    """Give the keys of words that deny."""
    return frozenset(map(stem, _NEGATIONS.split()))


@cache
def _common() -> frozenset[str]:
    return frozenset(map(stem, _COMMON.split()))


def is_number(key: str) -> bool:
    """Whether a term's key is a number."""
    return key[0] == "#"


@lru_cache(maxsize=65536)
def background(key: str) -> float:
    """Weigh a term before any text is seen, 0.04 to 1: grammar least, names and rare words most."""
    if key in negations():
        return 0.25
    # A single sign of a script without spaces is a word, a single Latin letter is not.
    if key in stops() or (len(key) == 1 and key.isascii()):
        return 0.04
    return _COMMON_WEIGHT if key in _common() else 1.0


_SHORT_ENDINGS = {"re": "be", "ve": "have", "ll": "will", "d": "would", "m": "be"}
_NEGATED = {"won": "will", "can": "can", "shan": "shall", "ain": "be"}
_APOSTROPHES = frozenset("'’ʼ`")
_INITIALS = frozenset("US UK UN EU UAE IT WHO".split())
# What is as often written in full as in initials: one term, so that it does not count as two or three names.
_IN_FULL = {
    ("united", "states"): "us",
    ("united", "kingdom"): "uk",
    ("united", "nations"): "un",
    ("european", "union"): "eu",
}
_AS_INITIALS = {"usa": "us"}
# What is written short with a full stop behind it: months, days of the week, offices.
_SHORT = dict(
    pair.split()
    for pair in (
        "jan january|feb february|aug august|sept september|sep september|oct october|nov november|dec december|"
        "tues tuesday|weds wednesday|thurs thursday|gov governor|govs governors|sen senator|sens senators|"
        "rep representative|reps representatives|gen general|lt lieutenant|sgt sergeant|capt captain|col colonel|"
        "maj major|cmdr commander|adm admiral|prof professor|det detective|supt superintendent|dept department|"
        "corp corporation|assn association"
    ).split("|")
)


def terms(text: str, run: Sequence[Token]) -> list[Term]:
    """Normalise the tokens of one text; every token belongs to one term at most, in order.

    Possessive endings are dropped; "isn't" gives "is" and "not".
    """
    out: list[Term] = []
    shouting = text.isupper()
    at, count = 0, len(run)
    while at < count:
        start, _, word = run[at]
        first = text[start]
        number = number_at(text, run, at) if word[0] <= "9" or begins_number(word) else None
        if number is not None:
            out.append(Term("#" + number[0], at, number[1], capital=False))
            at = number[1]
            continue
        if len(word) <= 2 and start and text[start - 1] in _APOSTROPHES and at and run[at - 1].end == start - 1:
            at = _after_apostrophe(word, run[at - 1].folded, at, out)
            continue
        capital = first.isupper()
        if capital and at + 1 < count and (initials := _IN_FULL.get((word, run[at + 1].folded))):
            last = at + 2
            if initials == "us" and [token.folded for token in run[last : last + 2]] == ["of", "america"]:
                last += 2
            out.append(Term(_guard(initials), at, last, capital=True))
            at = last
            continue
        if capital and len(word) == 1:
            last = _initials(text, run, at)
            if last > at + 1:
                letters = "".join(t.folded for t in run[at:last])
                out.append(Term(_guard(_AS_INITIALS.get(letters, letters)), at, last, capital=True))
                at = last
                continue
        key = _key(text, run[at], capital=capital, shouting=shouting)
        out.append(Term(key, at, at + 1, capital or word in _AS_INITIALS))
        at += 1
    return out


def _key(text: str, token: Token, *, capital: bool, shouting: bool) -> str:
    """Give the key of a token by itself: initials, what is written short in full, or a root."""
    start, end, word = token
    if capital and not shouting and text[start:end] in _INITIALS:
        return _guard(word)
    if word in _AS_INITIALS:
        return _guard(_AS_INITIALS[word])
    if capital and word in _SHORT and text[end : end + 1] == ".":
        return stem(_SHORT[word])
    return root(word)


def _guard(initials: str) -> str:
    """Keep initials apart from the small words they look like ("US" is not "us")."""
    return initials + "." if initials in stops() else initials


def _initials(text: str, run: Sequence[Token], at: int) -> int:
    """Find the end of a run of initials ("U.S.", "F.B.I.") that begins at a token."""
    last = at + 1
    while last < len(run) and len(run[last].folded) == 1 and text[run[last - 1].end : run[last].start] == ".":
        last += 1
    return last


def written(text: str, run: Sequence[Token], first: Term, last: Term | None = None) -> Span:
    """Give where a term stands, or a run of terms up to `last`; initials with the full stop behind them."""
    start, end = run[first.first].start, run[(last or first).last - 1].end
    return Span(start, end + 1 if text[end - 2 : end - 1] == "." == text[end : end + 1] else end)


def _after_apostrophe(word: str, whole: str, at: int, out: list[Term]) -> int:
    """Take the ending behind an apostrophe: a possessive is dropped, a short word written out."""
    before = out[-1] if out else None
    if word == "t" and before and whole.endswith("n"):
        verb = _NEGATED.get(whole, whole[:-1])
        out[-1] = before._replace(key=stem(verb))
        out.append(Term("not", at, at + 1, capital=False))
    elif word in _SHORT_ENDINGS:
        out.append(Term(_SHORT_ENDINGS[word], at, at + 1, capital=False))
    elif word != "s":
        out.append(Term(root(word), at, at + 1, capital=False))
    return at + 1
