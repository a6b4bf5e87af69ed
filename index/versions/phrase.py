"""A phrase or picked sentence made ready for searching, once for all articles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.model import Span
from index.quotations import quotations
from index.text import Token, tokens
from index.versions.synonyms import equivalents, expressions
from index.versions.terms import CONTENT, Term, background, is_number, stops, terms

__all__ = ["Phrase", "read_phrase"]

# Up to so many words a query is a phrase: it is on its own, with little around to tell what it means.
PHRASE_WORDS = 8

# "he said", "she told reporters": a frame of so many words that names nobody says nothing of its own.
_FRAME = 3

_ENDS = frozenset(".!?…")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is searched: its text, tokens and terms.

    `keys` are its distinct term keys in order of first standing, `index` their places
    there, `sequence` the place of each term's key, `light` how much each term counts for
    its words (grammar half). `names` are the keys written like a name, with a surface of
    each. `alike` gives for each key those that may say the same.
    The `..._places` and masks (a bit for each place) say which keys are names, numbers or
    quoted, which are content at all, and which are plain content: neither name nor number.
    """

    text: str
    tokens: tuple[Token, ...]
    terms: tuple[Term, ...]
    keys: tuple[str, ...]
    index: dict[str, int]
    sequence: tuple[int, ...]
    light: tuple[float, ...]
    names: dict[str, str]
    content: frozenset[str]
    content_mask: int
    plain_mask: int
    name_mask: int
    number_mask: int
    name_places: tuple[int, ...]
    number_places: tuple[int, ...]
    quoted_places: tuple[int, ...]
    quotes: tuple[Span, ...]
    alike: tuple[tuple[str, ...], ...]

    @property
    def short(self) -> bool:
        """Whether it is a phrase of a few words rather than a sentence."""
        return len(self.tokens) <= PHRASE_WORDS

    @property
    def all_names(self) -> bool:
        """Whether it looks like a person's name: two to four words, each written like a name, no possessive."""
        return (
            2 <= len(self.terms) <= 4
            and len(self.terms) == len(self.tokens)
            and all(term.capital and (term.key in self.names or len(term.key) == 1) for term in self.terms)
        )

    @property
    def framed(self) -> bool:
        """Whether it says more around its quotations than that somebody not named there said so ("he said")."""
        outside = set(self.sequence) - set(self.quoted_places)
        named = any(place in outside for place in (*self.name_places, *self.number_places))
        return not self.quotes or named or len(outside) > _FRAME

    @property
    def whole_sentence(self) -> bool:
        """Whether it ends like a sentence, and so was rather picked than typed."""
        return self.text.rstrip("\"'”’») ")[-1:] in _ENDS


@lru_cache(maxsize=512)
def read_phrase(text: str) -> Phrase:
    """Analyse a query once; the same text gives the same object."""
    run = tokens(text)
    every = terms(text, run)
    keys = tuple(dict.fromkeys(term.key for term in every))
    content = frozenset(key for key in keys if background(key) >= CONTENT)
    # In a headline every word has a capital, so capitals tell nothing there.
    inside = [term.capital for term in every[1:] if background(term.key) >= CONTENT and not is_number(term.key)]
    headline = len(inside) > 3 and sum(inside) > 0.8 * len(inside)
    names = {
        term.key: run[term.first].folded
        for place, term in enumerate(every)
        if term.capital and background(term.key) == 1.0 and not headline and (place or len(every) < 4)
    }
    index = {key: place for place, key in enumerate(keys)}
    quotes = tuple(quotations(text))
    quoted = {
        term.key
        for term in every
        if any(quote.start <= run[term.first].start and run[term.last - 1].end <= quote.end for quote in quotes)
    }
    plain = tuple(place for place, key in enumerate(keys) if key in content and key not in names and not is_number(key))
    joined: dict[str, list[str]] = {}
    for one, other in pairwise(every):
        if (one.key, other.key) in expressions():
            for key in (one.key, other.key):
                joined.setdefault(key, []).append(f"{one.key} {other.key}")
    return Phrase(
        text=text,
        tokens=tuple(run),
        terms=tuple(every),
        keys=keys,
        index=index,
        sequence=tuple(index[term.key] for term in every),
        light=tuple(0.5 if term.key in stops() else 1.0 for term in every),
        names=names,
        content=content,
        content_mask=sum(1 << place for place, key in enumerate(keys) if key in content),
        plain_mask=sum(1 << place for place in plain),
        name_mask=sum(1 << place for place, key in enumerate(keys) if key in names),
        number_mask=sum(1 << place for place, key in enumerate(keys) if is_number(key)),
        name_places=tuple(place for place, key in enumerate(keys) if key in names),
        number_places=tuple(place for place, key in enumerate(keys) if is_number(key)),
        quoted_places=tuple(place for place, key in enumerate(keys) if key in quoted),
        quotes=quotes,
        alike=tuple(
            ()
            if is_number(key)
            else (*equivalents(key), *(o for both in joined.get(key, ()) for o in equivalents(both)))
            for key in keys
        ),
    )
