"""The people of a story, and how each article names them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from index.forms import same_name
from index.quotations import inside, quotations
from index.stories.evidence import Agreement, Evidence, sentence_around
from index.stories.names import Name, is_organisation, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from index.model import Article, Span

__all__ = ["ADDRESSING", "HELPING", "SPEAKING", "Cast", "Mention", "Naming", "Person", "cast", "same_person"]

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
_SPEAKS = re.compile(rf"(?:,(?! wh(?:ich|ere)\b)[^\"“”.;]{{0,90}},)?,?\s+{HELPING}{SPEAKING}")
_SPOKEN = re.compile(rf"\b{SPEAKING}\s+(?:by\s+)?$")
_SET_OFF = re.compile(r",\s+(?:\d\d\b|an?\b|the\b|his\b|her\b|their\b|who\b|whose\b|\w+ (?:of|for|at)\b)|\s+who\b")
_MOST_WORDS = 4
_NEAR = 140
"""So many characters before and behind a name tell whose it is."""
_PLACED = re.compile(r"\b(?:at|in|near|through|across|outside|around|between|towards?|into)\s+$")


class Mention(NamedTuple):
    """A name where it stands."""

    article: str
    paragraph: int
    text: str
    name: Name


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

    def in_article(self, article: str) -> tuple[Naming, ...]:
        """Give the ways in which one article names the person."""
        return tuple(naming for naming in self.namings if naming.article == article)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a story: each person's full names, folded; and the mentions, with their person's number or None."""

    people: tuple[frozenset[tuple[str, ...]], ...]
    mentions: Mapping[tuple[str, int], Sequence[tuple[Mention, int | None]]]
    """By article and paragraph, in the order of the text."""

    def at(self, article: str, paragraph: int) -> Sequence[tuple[Mention, int | None]]:
        """Give the mentions of one paragraph, in order."""
        return self.mentions.get((article, paragraph), ())

    def of(self, person: int) -> list[Mention]:
        """Give all mentions of one person."""
        return [mention for pairs in self.mentions.values() for mention, number in pairs if number == person]

    def name_of(self, person: int) -> str:
        """Give the full name that is most often used."""
        counts = Counter(_text(mention) for mention in self.of(person) if len(mention.name.words) > 1)
        return min(counts, key=lambda form: (-counts[form], form))


def cast(articles: Sequence[Article]) -> Cast:
    """Find the people of a story by how they are spoken of; bodies and places are no people."""
    mentions = list(_mentions(articles))
    alone = {mention.name.words[0] for mention in mentions if len(mention.name.words) == 1}
    signs: dict[tuple[str, ...], set[str]] = {}
    for mention in mentions:
        words = mention.name.words
        # "R-Texas" is where someone is from.
        lettered = mention.text.startswith("-", mention.name.span.start + 1)
        if 1 < len(words) <= _MOST_WORDS and not lettered and not is_organisation(words):
            signs.setdefault(words, set()).update(_signs(mention))
            if words[-1] in alone:
                signs[words].add("alone")
    full = [words for words in sorted(signs) if _is_person(signs[words])]
    people: list[set[tuple[str, ...]]] = []
    for words in full:
        home = next((person for person in people if any(same_person(words, other) for other in person)), None)
        if home is None:
            people.append({words})
        else:
            home.add(words)
    whose = _Whose(tuple(frozenset(person) for person in people), mentions)
    placed: dict[tuple[str, int], list[tuple[Mention, int | None]]] = {}
    for mention in mentions:
        placed.setdefault((mention.article, mention.paragraph), []).append((mention, whose.of(mention)))
    return Cast(whose.people, placed)


def _mentions(articles: Sequence[Article]) -> Iterator[Mention]:
    for article in articles:
        for number, paragraph in enumerate(article.paragraphs):
            for name in names_in(paragraph.text):
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


def _is_person(signs: set[str]) -> bool:
    if "titled" in signs:
        return True
    # What is set off behind tells of a person, or of a place one can be at; bodies speak too.
    if {"speaks", "alone"} <= signs or {"speaks", "set off"} <= signs:
        return True
    return "set off" in signs and "placed" not in signs


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two full names, folded, may be one person's in a story: the last names are one in two spellings.

    The first names are too, or one is an initial, or they are a letter apart ("Marta", "Martha").
    """
    if not same_name(one[-1], other[-1]):
        return False
    first, second = one[0], other[0]
    if first == second or same_name(first, second) or _letter_apart(first, second):
        return True
    return 1 in {len(first), len(second)} and first[0] == second[0]


def _letter_apart(one: str, other: str) -> bool:
    """Whether one word has one letter more within; the ends, which tell people apart, are equal."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) != len(short) + 1 or short[-1] != long[-1] or short[0] != long[0]:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(1, len(long) - 1))


class _Whose:
    """Whose a name is: a last name alone is whose full name the same article gives, if only one has it."""

    def __init__(self, people: tuple[frozenset[tuple[str, ...]], ...], mentions: Sequence[Mention]) -> None:
        self.people = people
        self.full = {words: number for number, names in enumerate(people) for words in names}
        self.here: dict[str, set[int]] = {}
        for mention in mentions:
            if mention.name.words in self.full:
                self.here.setdefault(mention.article, set()).add(self.full[mention.name.words])
        self.holders: dict[str, set[int]] = {}

    def of(self, mention: Mention) -> int | None:
        """Give the person's number, or None for what is nobody's, or may be anybody's."""
        words = mention.name.words
        if len(words) > 1:
            return self.full.get(words)
        if words[0] not in self.holders:
            self.holders[words[0]] = {number for full, number in self.full.items() if same_name(words[0], full[-1])}
        holders = self.holders[words[0]]
        if len(holders) > 1:
            holders = holders & self.here.get(mention.article, set())
        return next(iter(holders)) if len(holders) == 1 else None


def people(found: Cast, order: Sequence[str]) -> tuple[Person, ...]:
    """Tell how each article, in the order given, names each person; who is named by most articles comes first."""
    told = []
    for number in range(len(found.people)):
        mentions = found.of(number)
        namings: dict[tuple[str, str], list[Evidence]] = {}
        for mention in mentions:
            # Within someone's own words a name is theirs, not the outlet's.
            if inside(_quoted(mention.text), mention.name.span.start, mention.name.span.end):
                continue
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
                _agreement(mentions),
                tuple(Naming(article, form, tuple(namings[article, form])) for article, form in ordered),
            )
        )
    return tuple(sorted(told, key=lambda one: (-len({n.article for n in one.namings}), -_times(one), one.name)))


@lru_cache(maxsize=256)
def _quoted(text: str) -> tuple[Span, ...]:
    """Give the quotations of a paragraph, asked for once for each name in it."""
    return tuple(quotations(text))


def _times(person: Person) -> int:
    return sum(len(naming.evidence) for naming in person.namings)


def _agreement(mentions: Sequence[Mention]) -> Agreement:
    if len({mention.article for mention in mentions}) < 2:
        return Agreement.SINGLE
    spelled = {mention.name.words for mention in mentions if len(mention.name.words) > 1}
    # A name with and without its middle initial is spelled alike.
    short = {(words[0], words[-1]) for words in spelled}
    return Agreement.AGREED if len(short) < 2 else Agreement.DIFFERING
