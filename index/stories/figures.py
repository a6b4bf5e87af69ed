"""Numbers, and what they count: where articles give the same one, or another for the same thing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from index.forms import stem
from index.stories.evidence import Agreement, Evidence, articles_of
from index.stories.quantities import AGE, BEHIND, PLACE, RANK, quantities

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Article
    from index.stories.quantities import Quantity

__all__ = ["Figure", "Number", "numbers"]

SAME_SHARED = 2
"""Words of content that two sentences share, besides the unit, for an equal number to be the same one."""
OTHER_SHARE = 0.45
"""Part of the shorter sentence's words of content that both have, for two numbers to be of one thing."""
OTHER_WORDS = 4
"""And at least so many of them."""
_DISTINCT_DIGITS = 3
"""A number of so many digits before its zeros, with a fraction, or so large, is the same wherever it stands."""
_LARGE = 1000
_ROUNDED_DIGITS = 2
_SEVERAL = 10
"""From here on a number of the same things is the same: two people may be any two."""
_TABLE = 60
_FEW = 10
"""A count below this is any count: only of the same things is it the same."""
_MEASURES = frozenset(
    map(stem, "day hour minute second week month year decade mile kilometre kilometer metre foot".split())
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is given, and each place. `value` is plain digits, equal for equal numbers."""

    value: str
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers that articles give for one thing: one where they agree, several where they differ.

    `about` is what the number counts, in the words of the first article: "political prisoners".
    """

    about: str
    agreement: Agreement
    numbers: tuple[Number, ...]


def numbers(articles: Sequence[Article]) -> tuple[Figure, ...]:
    """Collect the numbers of a story's articles, given oldest first: what differs, then what most of them tell."""
    groups: list[list[Quantity]] = []
    by_size: dict[tuple[str, str], list[list[Quantity]]] = {}
    for article in articles:
        for use in quantities(article):
            like = by_size.setdefault((use.sign, _size(use.value)), [])
            # The likeliest of the groups, the first among equals.
            likely = [(max(_sameness(use, other) for other in group), -at) for at, group in enumerate(like)]
            best, at = max(likely, default=(0.0, 0))
            if best:
                like[-at].append(use)
            else:
                groups.append([use])
                like.append(groups[-1])
    figures = [_figure(parts) for parts in _rivals(groups)]
    ranks = {Agreement.DIFFERING: 0, Agreement.AGREED: 1, Agreement.SINGLE: 2}
    return tuple(sorted(figures, key=lambda figure: (ranks[figure.agreement], -_spread(figure))))


def _spread(figure: Figure) -> int:
    return len(articles_of(where for number in figure.numbers for where in number.evidence))


def _sameness(one: Quantity, other: Quantity) -> float:
    """Say how surely two equal numbers are the same fact, 0 where they are not.

    They count the same, or stand in like sentences, or are such as nobody gives by chance.
    """
    if one.sign != other.sign or not _equal(one.value, other.value):
        return 0.0
    shared = len(one.words & other.words)
    common = set(one.unit) & set(other.unit)
    likeness = shared / (min(len(one.words), len(other.words)) or 1)
    if not one.value.replace(".", "").isdigit():
        return 1.0 + likeness  # a ratio, a score, a part
    if float(one.value) >= _LARGE or "." in one.value or len(one.value.rstrip("0")) >= _DISTINCT_DIGITS:
        return 1.0 + likeness + bool(common)
    if common:
        return 1.0 + likeness if shared > 0 or float(one.value) >= _SEVERAL else 0.0
    if one.unit and other.unit:
        if (
            float(one.value) < _FEW
            or _measured_otherwise(one, other)
            or one.evidence.sentence == other.evidence.sentence
        ):
            return 0.0
        return likeness if shared > SAME_SHARED and likeness >= OTHER_SHARE else 0.0
    least = SAME_SHARED + (float(one.value) < _FEW)
    return likeness if shared >= least else 0.0


def _measured_otherwise(one: Quantity, other: Quantity) -> bool:
    """Whether one counts months, say, and the other years."""
    return not _MEASURES.isdisjoint(one.unit) or not _MEASURES.isdisjoint(other.unit)


def _equal(one: str, other: str) -> bool:
    """Whether two numbers are one, or one is the other rounded, or cut, to its own few digits ("43 million")."""
    if one == other:
        return True
    exact, coarse = (one, other) if len(one.rstrip("0")) > len(other.rstrip("0")) else (other, one)
    if not (exact + coarse).isdigit() or float(coarse) < _LARGE or "." in exact + coarse or len(exact) != len(coarse):
        return False
    # One digit says too little: 10 million are not 13.6 million, though cut they are.
    if len(coarse.rstrip("0")) < _ROUNDED_DIGITS:
        return False
    unit: int = 10 ** (len(coarse) - len(coarse.rstrip("0")))
    cut = int(exact) // unit * unit
    rounded = (int(exact) + unit // 2) // unit * unit
    return int(coarse) in {cut, rounded}


def _size(value: str) -> str:
    """Give what equal numbers have in common, the rounded ones too: so only few are compared."""
    return f"{len(value)} digits" if len(value) >= len(str(_LARGE)) and value.isdigit() else value


def _rivals(groups: Sequence[list[Quantity]]) -> list[list[list[Quantity]]]:
    """Put numbers together that differ over one thing: the likeliest pairs first, each article on one side only."""
    counting: dict[str, list[int]] = {}
    for at, group in enumerate(groups):
        for counted in {use.unit[0] for use in group if use.unit}:
            counting.setdefault(counted, []).append(at)
    pairs = []
    # A table has a hundred numbers of one thing, and none of them is another's rival.
    few = (like for like in counting.values() if len(like) <= _TABLE)
    for before, at in {pair for like in few for pair in combinations(like, 2)}:
        likeness = max(_likeness(one, other) for one in groups[at] for other in groups[before])
        if likeness >= OTHER_SHARE:
            pairs.append((-likeness, before, at))
    told = [articles_of(use.evidence for use in group) for group in groups]
    home = list(range(len(groups)))
    for _, one, other in sorted(pairs):
        kept, moved = home[one], home[other]
        # An article that gives both numbers means two things by them.
        if kept != moved and not told[kept] & told[moved]:
            told[kept] |= told[moved]
            home = [kept if place == moved else place for place in home]
    return [[groups[at] for at in range(len(groups)) if home[at] == place] for place in sorted(set(home))]


def _likeness(one: Quantity, other: Quantity) -> float:
    """Say how likely two different numbers are of one thing: what they count is one, and their sentences are alike."""
    if _equal(one.value, other.value) or one.sign != other.sign or not set(one.unit[:1]) & set(other.unit[:1]):
        return 0.0
    # The first and the second are two; of one person's age there is but one.
    if one.sign in {RANK, PLACE, AGE}:
        return float(one.sign == AGE)
    shared = len(one.words & other.words)
    # "eighteen days of silence", "16 days of silence"; but any two sums may be "in spending cuts".
    if one.behind == other.behind and len(one.behind) == BEHIND and (one.words & other.words) - set(one.unit):
        return 1.0
    return shared / min(len(one.words), len(other.words)) if shared >= OTHER_WORDS else 0.0


def _figure(parts: Sequence[Sequence[Quantity]]) -> Figure:
    made = [
        Number(uses[0].value, uses[0].text, tuple(use.evidence for use in uses))
        for part in parts
        for uses in _roundings(part)
    ]
    made.sort(key=lambda number: -len(articles_of(number.evidence)))
    uses = [use for part in parts for use in part]
    counted = Counter(use.unit[0] for use in uses if use.unit)
    named = [use for use in uses if use.about]
    about = max(named, key=lambda use: counted[use.unit[0]] if use.unit else 0).about if named else ""
    if len(made) > 1:
        agreement = Agreement.DIFFERING
    else:
        agreement = Agreement.AGREED if len(articles_of(made[0].evidence)) > 1 else Agreement.SINGLE
    return Figure(about, agreement, tuple(made))


def _roundings(uses: Sequence[Quantity]) -> list[list[Quantity]]:
    """Part what one number was rounded to, up and down: with 43.9 million "44 million" is one number, "43" another."""
    parts: list[list[Quantity]] = []
    # Closest to the exact one first.
    exact = max(uses, key=lambda use: len(use.value.rstrip("0")))
    for use in sorted(
        uses, key=lambda use: abs(float(use.value) - float(exact.value)) if use.value != exact.value else 0
    ):
        home = next((part for part in parts if all(_equal(use.value, other.value) for other in part)), None)
        if home is None:
            parts.append([use])
        else:
            home.append(use)
    order = {id(use): at for at, use in enumerate(uses)}
    return [sorted(part, key=lambda use: order[id(use)]) for part in parts]
