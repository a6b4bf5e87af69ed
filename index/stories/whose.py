"""Whose a name is: of all the people of a story, the one that a mention means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.forms import same_name
from index.stories.names import Name
from index.stories.same_person import (
    PERSONAL,
    last_name,
    letter,
    ranks_in,
    same_person,
    sex_in,
    sex_of_names,
    suffix_of,
)
from index.text import fold, words

if TYPE_CHECKING:
    from collections.abc import Sequence


__all__ = ["Mention", "Whose"]

_LEAD = 3
"""So many paragraphs are an article's beginning."""
_AND = re.compile(r"\b([^\W\d_]+) and $")
_NEAR = 40


class Mention(NamedTuple):
    """A name where it stands."""

    article: str
    paragraph: int
    text: str
    name: Name

    @property
    def titles(self) -> str:
        """The titles, and what someone is, before the name."""
        return self.text[self.name.form.start : self.name.span.start]


class Whose:
    """A full name is whose it is; a last name alone is that of whom its title, or the same article, means.

    Who is only ever named by title and last name ("Mr. Lund") is a person as well.
    """

    def __init__(self, people: Sequence[frozenset[tuple[str, ...]]], mentions: Sequence[Mention]) -> None:
        """Take the people, by their full names folded, and all mentions of the story."""
        self.people = list(people)
        self.full = {name: number for number, names in enumerate(people) for name in names}
        titles: list[set[str]] = [set() for _ in people]
        self.here: dict[str, set[int]] = {}
        """Who is named in full in each article, and who in its first paragraphs."""
        self.leading: dict[str, set[int]] = {}
        for mention in mentions:
            number = self.full.get(mention.name.words)
            if number is not None:
                for one in (number, *self._together(mention)):
                    self.here.setdefault(mention.article, set()).add(one)
                    if mention.paragraph < _LEAD:
                        self.leading.setdefault(mention.article, set()).add(one)
                titles[number].add(mention.titles)
        self.sexes = [sex_of_names(names, told) for names, told in zip(people, titles, strict=True)]
        self.ranks = [frozenset[str]().union(*map(ranks_in, told)) for told in titles]
        self.holders: dict[str, set[int]] = {}
        self.longer: dict[tuple[str, ...], int | None] = {}
        self.by_letter: dict[str, set[int]] = {}
        """The people by the first letter that all spellings of a last name share."""
        for number, names in enumerate(people):
            for name in names:
                self.by_letter.setdefault(letter(last_name(name)), set()).add(number)
        self._take_in(mentions)

    def _together(self, mention: Mention) -> list[int]:
        """Give who is named with another by one last name: "Piet and Ana Lund"."""
        before = _AND.search(mention.text, max(0, mention.name.form.start - _NEAR), mention.name.form.start)
        if not before:
            return []
        first, last = fold(before[1]), last_name(mention.name.words)
        return [number for full, number in self.full.items() if full[0] == first and last_name(full) == last]

    def _take_in(self, mentions: Sequence[Mention]) -> None:
        """Make people of those whose full name the story does not give."""
        for mention in mentions:
            name = mention.name.words
            if len(name) > 1 or PERSONAL.isdisjoint(words(mention.titles)):
                continue
            sex = sex_in(mention.titles)
            fitting = [one for one in self._holders(name[0]) if sex is None or self.sexes[one] in (None, sex)]
            if not fitting:
                self.people.append(frozenset({name}))
                self.sexes.append(sex)
                self.ranks.append(ranks_in(mention.titles))
                self.holders[name[0]].add(len(self.people) - 1)
                self.by_letter.setdefault(letter(name[0]), set()).add(len(self.people) - 1)
                fitting = [len(self.people) - 1]
            if len(fitting) == 1:
                self.here.setdefault(mention.article, set()).add(fitting[0])

    def _holders(self, name: str) -> set[int]:
        """Give the people of a last name."""
        if name not in self.holders:
            self.holders[name] = {
                number
                for number in self.by_letter.get(letter(name), ())
                if any(same_name(name, last_name(full)) for full in self.people[number])
            }
        return self.holders[name]

    def of(self, mention: Mention) -> int | None:
        """Give the person's number, or None for what is nobody's, or may be anybody's."""
        name = mention.name.words
        if len(name) > 1:
            if name in self.full:
                return self.full[name]
            if name not in self.longer:
                self.longer[name] = self._longer(name)
            return self.longer[name]
        holders = self._holders(name[0])
        if sex := sex_in(mention.titles):
            holders = {one for one in holders if self.sexes[one] in (None, sex)}
        if len(holders) > 1 and (ranks := ranks_in(mention.titles)):
            holders = {one for one in holders if self.ranks[one] & ranks} or holders
        if len(holders) > 1:
            holders = holders & self.here.get(mention.article, set())
        if len(holders) > 1:
            # Whom an article is about is named in its beginning, and then by the last name alone.
            holders = holders & self.leading.get(mention.article, set())
        return next(iter(holders)) if len(holders) == 1 else None

    def _longer(self, name: tuple[str, ...]) -> int | None:
        """Give who alone may have a full name that is no person's by itself: "Peña Nieto", "Ana Brandt Jr"."""
        if suffix_of(name) and len(name) == 2:
            return None
        found = {
            number
            for number in self.by_letter.get(letter(last_name(name)), ())
            if any(len(full) > 1 and same_person(name, full) for full in self.people[number])
        }
        return found.pop() if len(found) == 1 else None
