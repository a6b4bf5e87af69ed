"""Whether two names, or a name with its title, may be one person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.forms import same_name, spelling
from index.stories.given_names import Sex, is_first_name, same_first_name, sex_of
from index.text import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

__all__ = [
    "PERSONAL",
    "is_tail",
    "last_name",
    "letter",
    "ranks_in",
    "same_person",
    "sex_in",
    "sex_of_names",
    "suffix_of",
    "without_first",
]

_SUFFIXES = frozenset("jr sr ii iii iv".split())
"""Behind a last name: of two who bear the same one, father and son."""
_OF_WOMEN = frozenset(
    "mrs ms miss dame lady queen princess sister frau congresswoman chairwoman spokeswoman actress wife daughter "
    "mother grandmother widow businesswoman councilwoman".split()
)
_OF_MEN = frozenset(
    "mr sir lord king prince pope father brother herr senor congressman chairman spokesman actor husband son "
    "grandfather widower businessman councilman priest imam".split()
)
_SHORT_RANKS = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "rev": "reverend",
    "prof": "professor",
    "congressman": "representative",
    "congresswoman": "representative",
    "chairwoman": "chairman",
    "spokeswoman": "spokesman",
}
PERSONAL = frozenset(
    "mr mrs ms miss dr president senator sen representative rep governor gov congressman congresswoman".split()
)
"""What stands so before nobody's but a person's name that the last name alone is a person's."""


def suffix_of(name: Sequence[str]) -> str:
    """Give what tells two of one name apart ("jr", "iii"), or an empty text; `name` is folded."""
    return name[-1] if len(name) > 1 and name[-1] in _SUFFIXES else ""


def _bare(name: Sequence[str]) -> Sequence[str]:
    return name[:-1] if suffix_of(name) else name


def last_name(name: Sequence[str]) -> str:
    """Give the last name of a folded name, without "jr"."""
    return _bare(name)[-1]


def letter(name: str) -> str:
    """Give the first letter that all spellings of a folded name share: names that begin otherwise are two."""
    return spelling(name)[:1]


def is_tail(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a name of several words ends a longer one: "Peña Nieto" that of "Enrique Peña Nieto"."""
    short, full = _bare(short), _bare(full)
    return 1 < len(short) < len(full) and list(full[-len(short) :]) == list(short)


def without_first(name: Sequence[str], names: Iterable[Sequence[str]]) -> bool:
    """Whether a name lacks the first name that a longer one of the same person gives: "Peña Nieto"."""
    return not is_first_name(name[0]) and any(is_tail(name, other) for other in names)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names, folded, may be one person's in a story: the last names are one in two spellings.

    The first names are too, or one is short for the other ("Bob", "Robert"), or an initial, or they
    are a letter apart ("Marta", "Martha"). Of a name of three words the last two may stand alone.
    """
    if is_tail(one, other) or is_tail(other, one):
        return True
    if suffix_of(one) and suffix_of(other) and suffix_of(one) != suffix_of(other):
        return False
    if not same_name(last_name(one), last_name(other)):
        return False
    first, second = one[0], other[0]
    if same_first_name(first, second) or same_name(first, second) or _letter_apart(first, second):
        return True
    return 1 in {len(first), len(second)} and first[0] == second[0]


def _letter_apart(one: str, other: str) -> bool:
    """Whether one word has one letter more within; the ends, which tell people apart, are equal."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) != len(short) + 1 or short[-1] != long[-1] or short[0] != long[0]:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))


def sex_in(titles: str) -> Sex | None:
    """Tell a woman from a man by the titles, and what someone is, before a name; None where they tell nothing."""
    told = words(titles)
    if not _OF_WOMEN.isdisjoint(told):
        return Sex.WOMAN
    return Sex.MAN if not _OF_MEN.isdisjoint(told) else None


def sex_of_names(names: Iterable[Sequence[str]], titles: Collection[str]) -> Sex | None:
    """Tell whether a person is a woman or a man, by what stands before the full names, else by the first names."""
    for told in ({sex_in(title) for title in titles}, {sex_of(name[0]) for name in names if len(name) > 1}):
        known = told - {None}
        if known:
            return known.pop() if len(known) == 1 else None
    return None


def ranks_in(titles: str) -> frozenset[str]:
    """Give what a title says someone is, short forms written out: "Sen." is "senator"."""
    return frozenset(_SHORT_RANKS.get(word, word) for word in words(titles)) - {"mr", "mrs", "ms", "miss", "the"}
