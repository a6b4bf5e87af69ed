"""The people of a story, and how each article names them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from index.quotations import inside, quotations
from index.stories.evidence import Agreement, Evidence, sentence_around
from index.stories.names import is_organisation, names_in
from index.stories.same_person import PERSONAL, is_tail, last_name, letter, same_person, suffix_of, without_first
from index.stories.whose import Mention, Whose
from index.text import words as text_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.model import Article, Span
    from index.stories.given_names import Sex

__all__ = ["ADDRESSING", "BEHIND_NAME", "HELPING", "SPEAKING", "Cast", "Mention", "Naming", "Person", "cast"]

SPEAKING = (
    r"(?:said|says|say|told|tells|added|adds|wrote|writes|noted|notes|explained|explains|announced|insisted|insists|"
    r"argued|argues|warned|warns|claimed|claims|asked|asks|replied|answered|stated|states|continued|recalled|recalls|"
    r"admitted|acknowledged|declared|stressed|emphasized|emphasised|tweeted|posted|quipped|joked|urged|vowed|promised|"
    r"remarked|testified|concluded|commented|responded|assured|complained|predicted|observed|called|described|stating|"
    r"saying|insisting|adding|telling|asking)\b"
)
HELPING = (
    r"(?:also |then |later |had |has |will |would |(?:was|were|is|are) (?:(?:over)?heard |quoted as |"
    r"(?:expected|due|scheduled|set) to ))?"
)
"""What may stand between a name and its word of saying."""
ADDRESSING = frozenset("told tells telling asked asks asking assured called described warned urged promised".split())
"""Of these, what is followed by whom one speaks to, or of."""
# What is set off behind a name ends with a comma again: in "With Brandt, Farrow said" it is not Brandt who speaks.
# A full stop within is that of a short form: "(R-Ill.)", ", D-Ill., the chairman,".
BEHIND_NAME = (
    r"(?:\.(?=,|\s[a-z(]))?(?:\s\([^()]{1,20}\))?(?:\sof\s(?:[A-Z][\w.]*\s?){1,3}(?<!\s))?"
    r"(?:,(?! wh(?:ich|ere)\b)"
    r"(?:[^\"“”.;\0]|\.(?=[\w,)]|\s[a-z])|(?<=\b[A-Z][a-z])\.|(?<=\b(?:Rep|Sen|Gov|Gen|Rev|Mrs))\.){0,90},)?,?\s+"
)
"""What may stand between a name and its word of saying: where someone is from, and who it is."""
_SPEAKS = re.compile(f"{BEHIND_NAME}{HELPING}{SPEAKING}")
_SPOKEN = re.compile(rf"\b{SPEAKING}\s+(?:by\s+)?$")
_SET_OFF = re.compile(r",\s+(?:\d\d\b|an?\b|the\b|his\b|her\b|their\b|who\b|whose\b|\w+ (?:of|for|at)\b)|\s+who\b")
_MOST_WORDS = 4
_ENDS = frozenset(".!?…:;,")
_LONGER = 4
_HEADLINE, _MOSTLY = 4, 0.85
"""So many words of that length, and so much of them with a capital, make a line a headline."""
_NEAR = 140
"""So many characters before and behind a name tell whose it is."""
_PLACED = re.compile(r"\b(?:at|in|near|through|across|outside|around|between|towards?|into)\s+$")


@dataclass(frozen=True, slots=True)
class Naming:
    """One way in which an article names a person, as it writes it, and each place."""

    article: str
    form: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the story, by the commonest full name, and the namings in the order of the articles.

    Agreed where all articles that give the full name spell it alike.
    """

    name: str
    agreement: Agreement
    namings: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Everybody in a story: each person's full names, folded; and the mentions, with their person's number or None."""

    people: tuple[frozenset[tuple[str, ...]], ...]
    sexes: tuple[Sex | None, ...]
    """Whether each is a woman or a man, where titles or first names tell."""
    mentions: Mapping[tuple[str, int], Sequence[tuple[Mention, int | None]]]
    """By article and paragraph, in the order of the text."""

    def at(self, article: str, paragraph: int) -> Sequence[tuple[Mention, int | None]]:
        """Give the mentions of one paragraph, in order."""
        return self.mentions.get((article, paragraph), ())

    def of(self, person: int) -> list[Mention]:
        """Give all mentions of one person."""
        return _by_person(self)[person]

    def name_of(self, person: int) -> str:
        """Give the full name that is most often used; of whom none is given, the last name with its title."""
        mentions = self.of(person)
        full = Counter(_text(mention) for mention in mentions if _is_full(mention, self.people[person]))
        counts = full or Counter(mention.text[mention.name.form.start : mention.name.form.end] for mention in mentions)
        return min(counts, key=lambda form: (-counts[form], len(form), form))


@lru_cache(maxsize=2)
def _by_person(found: Cast) -> dict[int, list[Mention]]:
    """Put the mentions to their people, once."""
    gathered: dict[int, list[Mention]] = {number: [] for number in range(len(found.people))}
    for pairs in found.mentions.values():
        for mention, number in pairs:
            if number is not None:
                gathered[number].append(mention)
    return gathered


def cast(articles: Sequence[Article]) -> Cast:
    """Find the people of a story by how they are spoken of; bodies and places are no people."""
    mentions = list(_mentions(articles))
    signs = _signs_of(mentions)
    full = [words for words in sorted(signs) if _is_person(signs[words])]
    family = _father_and_son(mentions)
    people: list[set[tuple[str, ...]]] = []
    by_letter: dict[str, list[set[tuple[str, ...]]]] = {}
    for words in sorted(full, key=lambda words: (-len(words), words)):
        like = by_letter.setdefault(letter(last_name(words)), [])
        home = next(
            (
                person
                for person in like
                if any(same_person(words, other) for other in person)
                and not any({words, other} in family for other in person)
            ),
            None,
        )
        if home is None:
            people.append({words})
            like.append(people[-1])
        else:
            home.add(words)
    whose = Whose([frozenset(person) for person in people], mentions)
    placed: dict[tuple[str, int], list[tuple[Mention, int | None]]] = {}
    for mention in mentions:
        placed.setdefault((mention.article, mention.paragraph), []).append((mention, whose.of(mention)))
    return Cast(tuple(whose.people), tuple(whose.sexes), placed)


def _signs_of(mentions: Sequence[Mention]) -> dict[tuple[str, ...], set[str]]:
    """Collect what speaks for a person, for each full name."""
    alone: dict[str, set[str]] = {}
    for mention in mentions:
        if len(mention.name.words) == 1:
            alone.setdefault(mention.name.words[0], set()).update(_signs_alone(mention))
    signs: dict[tuple[str, ...], set[str]] = {}
    for mention in mentions:
        words = mention.name.words
        # "R-Texas" is where someone is from.
        lettered = mention.text.startswith("-", mention.name.span.start + 1)
        bare = len(words) - bool(suffix_of(words))
        # "Lund-Brandt" may be two people's.
        parted = " " in _text(mention)
        named = parted and not lettered and not is_organisation(words) and not _ends_in_capitals(mention)
        if named and 1 < bare <= _MOST_WORDS:
            signs.setdefault(words, set()).update(_signs(mention))
            signs[words] |= alone.get(last_name(words), set())
    return signs


def _signs_alone(mention: Mention) -> Iterator[str]:
    """Give what a last name alone says of the full name that ends with it."""
    yield "alone"
    before = mention.titles
    if not PERSONAL.isdisjoint(text_words(before)):
        yield "titled alone"
    elif _SPEAKS.match(mention.text, mention.name.span.end):
        yield "speaks alone"


def _ends_in_capitals(mention: Mention) -> bool:
    """Whether a name ends with letters, as that of a body may: "Relief Watch UK"."""
    last = _text(mention).split()[-1]
    return last.isupper() and len(last) > 1 and not _text(mention).isupper() and not suffix_of(mention.name.words)


def _father_and_son(mentions: Sequence[Mention]) -> list[set[tuple[str, ...]]]:
    """Give the pairs of names of which one article has both, that with "Jr" and that without."""
    used: dict[str, set[tuple[str, ...]]] = {}
    for mention in mentions:
        if len(mention.name.words) > 1:
            used.setdefault(mention.article, set()).add(mention.name.words)
    return [
        {one, other}
        for names in used.values()
        for one in names
        if suffix_of(one) in {"jr", "sr"}
        for other in names
        if not suffix_of(other) and same_person(one, other)
    ]


def _mentions(articles: Sequence[Article]) -> Iterator[Mention]:
    for article in articles:
        for number, paragraph in enumerate(article.paragraphs):
            # In a headline every word has a capital, and none tells a name.
            for name in () if _in_capitals(paragraph.text) else names_in(paragraph.text):
                yield Mention(article.id, number, paragraph.text, name)


def _text(mention: Mention) -> str:
    return mention.text[mention.name.span.start : mention.name.span.end]


def _signs(mention: Mention) -> Iterator[str]:
    """Give what speaks for a person where a full name stands."""
    behind = mention.text[mention.name.span.end : mention.name.span.end + _NEAR]
    before = mention.text[max(0, mention.name.form.start - _NEAR) : mention.name.form.start]
    if mention.name.titled:
        yield "titled"
    if _SPEAKS.match(behind) or ((spoken := _SPOKEN.search(before)) and spoken.group().split()[0] not in ADDRESSING):
        yield "speaks"
    if _SET_OFF.match(behind) or (behind.startswith(",") and before.endswith(", ")):
        yield "set off"
    if _PLACED.search(before):
        yield "placed"


def _in_capitals(text: str) -> bool:
    """Whether a paragraph is set as a headline is: without an end, and nearly every longer word with a capital."""
    if text.rstrip(" \"'”’)")[-1:] in _ENDS:
        return False
    longer = [word for word in text.split() if len(word) >= _LONGER]
    return len(longer) >= _HEADLINE and sum(word[0].isupper() for word in longer) >= _MOSTLY * len(longer)


def _is_person(signs: set[str]) -> bool:
    if not signs.isdisjoint({"titled", "titled alone"}):
        return True
    # What is set off behind tells of a person, or of a place one can be at; bodies speak too.
    if "speaks" in signs and not signs.isdisjoint({"alone", "set off"}):
        return True
    return ("set off" in signs or "speaks alone" in signs) and "placed" not in signs


def people(found: Cast, order: Sequence[str]) -> tuple[Person, ...]:
    """Tell how each article, in the order given, names each person; who is named by most articles comes first."""
    told = []
    for number in range(len(found.people)):
        # Within someone's own words a name is theirs, not the outlet's.
        mentions = [one for one in found.of(number) if not _is_quoted(one)]
        namings: dict[tuple[str, str], list[Evidence]] = {}
        for mention in mentions:
            form = mention.text[mention.name.form.start : mention.name.form.end]
            where = Evidence(
                mention.article, mention.paragraph, mention.name.form, sentence_around(mention.text, mention.name.form)
            )
            namings.setdefault((mention.article, form), []).append(where)
        if not namings:
            continue
        ordered = sorted(namings, key=lambda key: (order.index(key[0]), -len(namings[key]), key[1]))
        told.append(
            Person(
                found.name_of(number),
                _agreement(mentions, found.people[number]),
                tuple(Naming(article, form, tuple(namings[article, form])) for article, form in ordered),
            )
        )
    return tuple(sorted(told, key=lambda one: (-len({n.article for n in one.namings}), -_times(one), one.name)))


def _is_quoted(mention: Mention) -> bool:
    return inside(_quoted(mention.text), mention.name.span.start, mention.name.span.end)


@lru_cache(maxsize=256)
def _quoted(text: str) -> tuple[Span, ...]:
    """Give the quotations of a paragraph, asked for once for each name in it."""
    return tuple(quotations(text))


def _times(person: Person) -> int:
    return sum(len(naming.evidence) for naming in person.namings)


def _is_full(mention: Mention, names: frozenset[tuple[str, ...]]) -> bool:
    """Whether a mention gives a person's name with the first name, as far as the story has it."""
    words = mention.name.words
    return len(words) > 1 and not without_first(words, names)


def _agreement(mentions: Sequence[Mention], names: frozenset[tuple[str, ...]]) -> Agreement:
    if len({mention.article for mention in mentions}) < 2:
        return Agreement.SINGLE
    spelled = {mention.name.words for mention in mentions if _is_full(mention, names)}
    # A name with and without its middle initial, or "Jr", or an initial before it, is spelled alike.
    short = {(words[0], last_name(words)) for words in spelled if not any(is_tail(one, words) for one in spelled)}
    return Agreement.AGREED if len(short) < 2 else Agreement.DIFFERING
