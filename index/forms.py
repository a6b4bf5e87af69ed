"""Forms of words: stems, inflections, numbers, contractions and the spellings of names.

Functions over folded tokens and runs of them, shared by versions and query expansion.
Nothing here is indexed; only the surface tokens of `index.text` are.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from index.text import Token

__all__ = [
    "SPELLED_FROM",
    "VARIED_FROM",
    "begins_number",
    "irregular_forms",
    "number_at",
    "one_letter_apart",
    "same_form",
    "same_name",
    "same_stem",
    "spelling",
    "stem",
]


# --- stems ------------------------------------------------------------------

# What the stemmer does not join: each group has the stem of its first word. Forms that
# are also other words ("found", "left", "saw", "leaves") are left out.
_IRREGULAR_FORMS = """
say said|tell told|be is are was were been being am|have has had having|do does did done|go went gone goes|make made
take took taken|give gave given|get got gotten|know knew known|think thought|see seen|come came|become became
feel felt|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|mean meant
meet met|pay paid|send sent|build built|fall fell fallen|lose lost|lead led|grow grew grown|buy bought|sell sold
speak spoke spoken|win won|spend spent|rise rose risen|drive drove driven|break broke broken|choose chose chosen
fight fought|catch caught|teach taught|fly flew flown|throw threw thrown|draw drew drawn|shoot shot|steal stole stolen
wear wore worn|strike struck|seek sought|swear swore sworn|sink sank sunk|hide hid hidden|shake shook shaken
freeze froze frozen|flee fled|arise arose arisen|forbid forbade forbidden|withdraw withdrew withdrawn
undergo underwent undergone|overcome overcame|overthrow overthrew overthrown|lend lent|sleep slept|sweep swept
deal dealt|burn burnt|learn learnt|stick stuck|bleed bled|ride rode ridden|wake woke woken|man men|woman women
child children|person people|foot feet|wife wives|life lives|half halves|knife knives|die died dying|crisis crises
analysis analyses|criterion criteria|phenomenon phenomena|thief thieves|wolf wolves|mouse mice|tooth teeth
"""
_INFLECTIONS = frozenset(["", "s", "es", "ed", "d", "e", "ing", "y", "ies", "ied", "ying", "er", "ers", "ly"])


@cache
def _stemmer() -> Callable[[str], str]:
    import Stemmer

    step: Callable[[str], str] = Stemmer.Stemmer("english").stemWord
    return step


@cache
def _irregular() -> dict[str, str]:
    """Map each irregular form to the stem of its lemma."""
    groups = [group.split() for group in _IRREGULAR_FORMS.strip().replace("\n", "|").split("|")]
    return {form: _stemmer()(forms[0]) for forms in groups for form in forms}


@cache
def irregular_forms(root: str) -> tuple[str, ...]:
    """Give the irregular forms that `stem` leads to a stem ("buy": "buy", "bought"); all others begin alike."""
    return tuple(form for form, lemma in _irregular().items() if lemma == root)


@lru_cache(maxsize=65536)
def stem(folded_word: str) -> str:
    """Cut the ending of one folded word ("voting" -> "vote"); numbers and other scripts stay as they are."""
    if not (folded_word.isascii() and folded_word.isalpha()):
        return folded_word
    return _irregular().get(folded_word) or _stemmer()(folded_word)


def same_stem(first: str, second: str) -> bool:
    """Whether two folded words have one stem ("vote", "voting", but also "universe", "university")."""
    return first == second or stem(first) == stem(second)


def same_form(first: str, second: str) -> bool:
    """Whether two folded words are forms of one word: one stem, and endings that only inflect.

    Stricter than `same_stem`: "vote" and "voting" are, "universe" and "university" are not.
    """
    if first == second:
        return True
    if stem(first) != stem(second):
        return False
    if first in _irregular() or second in _irregular():
        return True
    shared = 0
    for a, b in zip(first, second, strict=False):
        if a != b:
            break
        shared += 1
    return _inflects(first, shared) and _inflects(second, shared)


def _inflects(word: str, shared: int) -> bool:
    rest = word[shared:]
    # A doubled consonant belongs to the ending ("stop", "stopped").
    return rest in _INFLECTIONS or (rest[:1] == word[shared - 1 : shared] and rest[1:] in _INFLECTIONS)


# --- numbers ----------------------------------------------------------------

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "dozen": 12,
    "m": 1_000_000,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "k": 1_000,
}
_SUFFIXED = re.compile(r"(\d+)(st|nd|rd|th|k|m|mn|bn)\Z")
_JOINTS = frozenset([" ", "-", "‑", "–"])
_BEGINS_NUMBER = frozenset(_SMALL) | frozenset(_TENS) | {"a", "hundred", "dozen"}


def begins_number(folded_word: str) -> bool:
    """Whether a number in words may begin with this word."""
    return folded_word in _BEGINS_NUMBER


def number_at(text: str, run: Sequence[Token], start: int) -> tuple[str, int] | None:
    """Read the number that begins at token `start`, in digits or words: its plain digits, and the token after it.

    "1,186", "fourteen", "six and a half", "1.2 million", "30th" are numbers; "one" and
    "a" alone are not. The digits are a canonical text: equal numbers have equal ones.
    """
    word = run[start].folded
    if word[0].isdigit():
        return _digits_at(text, run, start)
    return _words_at(text, run, start) if word in _BEGINS_NUMBER else None


def _plain_digits(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(round(value, 6))


def _digits_at(text: str, run: Sequence[Token], start: int) -> tuple[str, int] | None:
    word = run[start].folded
    suffixed = _SUFFIXED.match(word)
    factor = 1
    if suffixed:
        word = suffixed.group(1)
        factor = _SCALES.get(suffixed.group(2), 1)
    if not (word.isdigit() and word.isascii() and len(word) <= 15):
        return None
    end = start + 1
    digits, decimals = word, ""
    while not suffixed and end < len(run) and run[end].folded.isdigit():
        gap = text[run[end - 1].end : run[end].start]
        if gap == "," and len(run[end].folded) == 3 and not decimals and len(digits) <= 12:
            digits += run[end].folded
        elif (gap == "." or (gap == ". " and len(run[end].folded) == 1)) and not decimals:
            # A dump or an old tool may have put a space behind the point.
            decimals = run[end].folded
        else:
            break
        end += 1
    value = float(f"{digits}.{decimals or 0}") * factor
    if end < len(run) and run[end].folded in _SCALES and run[end].folded != "dozen":
        gap = text[run[end - 1].end : run[end].start]
        if gap in {" ", "-", ""}:
            value *= _SCALES[run[end].folded]
            end += 1
    return _plain_digits(value), end


def _words_at(text: str, run: Sequence[Token], start: int) -> tuple[str, int] | None:
    """Read a number in words; joined only over spaces and hyphens."""
    total, current, end = 0.0, 0.0, start
    while end < len(run) and (end == start or text[run[end - 1].end : run[end].start] in _JOINTS):
        word = run[end].folded
        if word == "and" and end > start and [t.folded for t in run[end + 1 : end + 3]] == ["a", "half"]:
            return _plain_digits(total + current + 0.5), end + 3
        if word in _SCALES and len(word) > 2:
            scale = _SCALES[word]
            # Hundreds and dozens go on counting; the greater scales close a group ("two hundred thousand").
            total, current = (total, (current or 1) * scale) if scale < 1000 else (total + (current or 1) * scale, 0)
        elif (value := _small_value(word, current)) is not None:
            current += value
        elif not _joins(run, end, first=end == start):
            break
        end += 1
    # "one" and "a" alone are rather pronoun and article.
    if end == start or (end == start + 1 and run[start].folded in {"a", "one"}):
        return None
    return _plain_digits(total + current), end


def _small_value(word: str, before: float) -> int | None:
    """Give what a word under a hundred adds behind `before`; None where it begins a number of its own."""
    hundreds = before % 100 == 0
    if word in _TENS:
        return _TENS[word] if hundreds else None
    if word in _SMALL and (hundreds or (before % 10 == 0 and before % 100 >= 20 and _SMALL[word] < 10)):
        return _SMALL[word]
    return None


def _joins(run: Sequence[Token], at: int, *, first: bool) -> bool:
    """Whether "a" or "and" belongs to the number: "a hundred", and behind a hundred or more ("two hundred and six")."""
    word = run[at].folded
    behind = run[at + 1].folded if at + 1 < len(run) else ""
    if word == "a":
        return behind in _SCALES and len(behind) > 2
    small = behind in _SMALL or behind in _TENS
    return word == "and" and not first and small and run[at - 1].folded in {"hundred", "thousand", "million"}


# --- spellings of names -----------------------------------------------------

# Letters that transliterations write in several ways, in the order applied.
_SPELLINGS = tuple(
    (re.compile(pattern), letter)
    for pattern, letter in (
        (r"^tsch|^tch|^ch", "c"),
        (r"[ao]u(?=sk)", "ov"),
        (r"ou(?=[aeiou])", "u"),
        (r"^ts|tz|cz", "t"),
        (r"kh|gh", "h"),
        (r"th", "t"),
        (r"ph", "f"),
        (r"x", "ks"),
        (r"q|c(?![ehiy])", "k"),
        (r"ck", "k"),
        (r"w", "v"),
        (r"[yj]", "i"),
        (r"ie|ei|ii", "i"),
        (r"ou|oo", "u"),
        (r"enka$", "enko"),
        (r"(?<=[dt])er$", "r"),
        (r"sz", "s"),
        (r"(.)\1", r"\1"),
    )
)
_WELL_KNOWN = """
kyiv kiev|odesa odessa|kharkiv kharkov|lviv lvov|beijing peking|mumbai bombay|myanmar burma|turkey turkiye
mohammed muhammad mohamed mohammad muhammed mohamad|volodymyr vladimir volodimir|oleksandr aleksandr alexander
hussein husain hussain|yusuf yousef youssef yousuf|osama usama|gaddafi qaddafi kadafi|hezbollah hizbollah hizbullah
sergei serhiy|svetlana sviatlana svitlana|nikolai mykola|mikhail mykhailo|chernobyl chornobyl
"""


@cache
def _well_known() -> dict[str, str]:
    groups = [group.split() for group in _WELL_KNOWN.strip().replace("\n", "|").split("|")]
    return {name: names[0] for names in groups for name in names}


@lru_cache(maxsize=16384)
def spelling(folded_name: str) -> str:
    """Reduce a folded name to what its spellings share ("natalya", "natalia" -> "natalia")."""
    name = _well_known().get(folded_name, folded_name)
    for pattern, letter in _SPELLINGS:
        name = pattern.sub(letter, name)
    return name


SPELLED_FROM = 4
"""Names of fewer letters have no other spellings."""
VARIED_FROM = 7
"""Names whose spellings share so many letters may be one though a letter differs."""


def same_name(first: str, second: str) -> bool:
    """Whether two folded words look like one name in two spellings.

    Names that differ by a woman's ending (Kovalsky, Kovalskaya; Daniel, Daniela)
    are two people, and so may be those that differ by a plain vowel (Hansen, Hanson).
    """
    if first == second:
        return True
    if min(len(first), len(second)) < SPELLED_FROM or first[-1:].isdigit() or second[-1:].isdigit():
        return False
    one, other = spelling(first), spelling(second)
    if one == other:
        return True
    if not (first.isalpha() and second.isalpha()) or first.endswith("a") != second.endswith("a"):
        return False
    # In a long name one letter may differ, but not near its end, where endings tell people apart.
    if min(len(one), len(other)) < VARIED_FROM or one[0] != other[0] or one[-3:] != other[-3:]:
        return False
    return one_letter_apart(one, other)


def one_letter_apart(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter changed, added or dropped."""
    if min(len(one), len(other)) < 5:
        return False
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    return one[at:] == other[at + 1 :] or one[at + 1 :] == other[at + 1 :]
