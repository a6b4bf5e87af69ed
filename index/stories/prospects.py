"""Which articles may have anything of a sentence at all: told by the words they share, before any is searched.

A grid compares every sentence with every article, and nearly all of them have nothing of each other. What is put
aside here is what `find` would call none: for each sentence of an article the most that `likelihood` may say is
worked out from the words in common alone, for all articles at once. Where that is not certain, it is searched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.forms import SPELLED_FROM, VARIED_FROM, same_name, spelling
from index.stories.bounds import ENOUGH, Shared, Wanted
from index.text import words
from index.versions.find import unwrap
from index.versions.frequencies import backgrounds
from index.versions.judging import PART, RUN
from index.versions.matching import MEANING
from index.versions.phrase import read_phrase
from index.versions.terms import CONTENT, background, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.versions import Frequencies, Prepared
    from index.versions.phrase import Phrase

__all__ = ["Prospects"]

_BARE_CONTENT = 2
"""A sentence of at most so many words of content may be a part of another whatever it tells."""
_BARE_GRAMMAR = RUN - _BARE_CONTENT
"""If it has at least so many grammar words of the other."""
_FEWEST = 4
"""Phrases of fewer terms have rules of their own."""

_Other = tuple[str, float, bool]
"""A key that may stand for another, how far, and whether only where that one is not."""


class Prospects:
    """The words of all articles together, made once for a grid."""

    def __init__(self, prepared: Sequence[Prepared], frequencies: Frequencies | None) -> None:
        """Take in the articles as they are compared."""
        self.prepared = prepared
        self.frequencies = frequencies
        self.postings: dict[str, list[tuple[int, Sequence[int]]]] = {}
        """The articles, by number, that hold a key, and their units that do."""
        self.names: dict[str, list[tuple[str, str]]] = {}
        """By first letter of what their spellings share: every name of every article, and its key."""
        for number, one in enumerate(prepared):
            for key, units in one.holders.items():
                self.postings.setdefault(key, []).append((number, units))
        for key, word in dict.fromkeys(pair for one in prepared for pair in one.names.items()):
            self.names.setdefault(spelling(word)[:1], []).append((key, word))
        self.bare = [_bare(one) for one in prepared]
        self._spelled: dict[str, tuple[str, ...]] = {}

    def of(self, sentence: str) -> frozenset[int]:
        """Give the articles, by number, that must be searched for a sentence; the others have nothing of it."""
        asked = unwrap(sentence)
        phrase = read_phrase(asked)
        if not phrase.plain_mask or len(phrase.terms) < _FEWEST:
            return frozenset(range(len(self.prepared)))
        base = {key: value**0.5 for key, value in backgrounds(phrase, self.frequencies).items()}
        others = [
            [*self._others(phrase, place)] if phrase.content_mask >> place & 1 else []
            for place in range(len(phrase.keys))
        ]
        wanted = Wanted(phrase, base, (other for found in others for other, _, _ in found))
        if wanted.telling < ENOUGH:
            return frozenset(range(len(self.prepared)))
        exact = [set(words(asked)), *({*words(asked[quote.start : quote.end])} for quote in phrase.quotes)]
        grammar = {phrase.keys[place] for place in phrase.sequence if not phrase.content_mask >> place & 1}
        least = PART * sum(phrase.light)
        bare = {
            number
            for number, found in enumerate(self.bare)
            if any(one.light >= least and sum(key in grammar for key in one.grammar) >= _BARE_GRAMMAR for one in found)
        }
        return frozenset(
            number
            for number, held in self._shared(phrase, others).items()
            if Shared(wanted, self.prepared[number], held).may_tell()
            or any(told <= self.prepared[number].places.keys() for told in exact if told)
        ).union(bare)

    def _shared(self, phrase: Phrase, others: Sequence[Sequence[_Other]]) -> dict[int, dict[int, dict[int, float]]]:
        """Tell, for each article with a word of content of a phrase, how far its units have which.

        By the key's place: 1 for a unit where it stands, less where something stands for it.
        """
        found: dict[int, dict[int, dict[int, float]]] = {}
        for place, key in enumerate(phrase.keys):
            if not phrase.content_mask >> place & 1:
                continue
            for article, units in self.postings.get(key, ()):
                found.setdefault(article, {})[place] = dict.fromkeys(units, 1.0)
            for other, strength, only in others[place]:
                for article, units in self.postings.get(other, ()):
                    # Another spelling counts only where the name itself stands nowhere.
                    if only and key in self.prepared[article].holders:
                        continue
                    here = found.setdefault(article, {}).setdefault(place, {})
                    for unit in units:
                        here[unit] = max(here.get(unit, 0.0), strength)
        return found

    def _others(self, phrase: Phrase, place: int) -> Iterator[_Other]:
        """Give the keys that may stand for a key of the phrase, how far, and whether only where it is not."""
        key = phrase.keys[place]
        for other in phrase.alike[place]:
            yield other, MEANING, False
        word = phrase.names.get(key) or (key if phrase.short else "")
        if len(word) >= SPELLED_FROM and not is_number(key):
            for other in self._names_like(word):
                yield other, 1.0, True

    def _names_like(self, word: str) -> tuple[str, ...]:
        """Give the keys of names that may be this one in another spelling."""
        if word not in self._spelled:
            code = spelling(word)
            self._spelled[word] = tuple(
                key
                for key, name in self.names.get(code[:1], ())
                if (spelling(name) == code or min(len(code), len(spelling(name))) >= VARIED_FROM)
                and same_name(word, name)
            )
        return self._spelled[word]


class _Bare(NamedTuple):
    """A sentence of hardly anything but grammar words: these, and what all its words count for."""

    grammar: Sequence[str]
    light: float


def _bare(prepared: Prepared) -> list[_Bare]:
    """Give the sentences that have hardly anything but grammar words."""
    found = []
    for unit in prepared.units:
        grammar = [key for key in unit.keys if background(key) < CONTENT]
        content = {key for key in unit.keys if background(key) >= CONTENT}
        if len(unit.keys) >= RUN and len(content) <= _BARE_CONTENT:
            # Grammar words count half.
            found.append(_Bare(grammar, len(unit.keys) - len(grammar) / 2))
    return found
