"""An article made ready for searching, once: tokens, sentences, terms and where each stands."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from index.forms import spelling
from index.model import Article, Span
from index.text import Kept, Token, sentences, tokens
from index.versions.synonyms import expressions
from index.versions.terms import Term, background, terms

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Block", "Prepared", "Unit", "prepare"]

# Words that stand for somebody named before.
_PRONOUNS = frozenset("he she it they him her them his their we i".split())
# A term that stands in no sentence weighs as if it stood in so much of one.
_NOWHERE = 0.7


class Block(NamedTuple):
    """The title (paragraph None) or a paragraph: its text, its tokens, and its first place in the article's surface."""

    paragraph: int | None
    text: str
    tokens: Sequence[Token]
    offset: int


class Unit(NamedTuple):
    """A sentence: its block, its span there, and its half-open runs of the block's tokens and terms."""

    block: int
    span: Span
    first: int
    last: int
    terms: Sequence[Term]
    keys: Sequence[str]
    norm: float
    """Summed weight of its distinct terms."""
    named: Sequence[str]
    """Those of its keys that are names, each once."""
    refers: bool
    """Whether a pronoun in it may stand for somebody named before."""


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Prepared:
    """An article with everything that searching it needs. Frozen, equal only to itself; make it with `prepare`.

    `surface` are the folded tokens of title and paragraphs in order, an empty one after
    each block; `places` gives where each stands. `units` are the sentences, the title's
    first; `holders` gives, for each term's key, the units that hold it, in order, and
    `weights` how much it tells; `rarity` gives the weight of a term by how many sentences
    hold it, in the first place for one that stands in none. `names` leads from the keys written like a name, with a
    capital inside sentences and never without, to a folded surface; `spellings` from
    what a name's spellings share to such keys.
    """

    article: Article
    blocks: tuple[Block, ...] = field(repr=False)
    surface: tuple[str, ...] = field(repr=False)
    places: Mapping[str, Sequence[int]] = field(repr=False)
    units: tuple[Unit, ...] = field(repr=False)
    holders: Mapping[str, Sequence[int]] = field(repr=False)
    weights: Mapping[str, float] = field(repr=False)
    rarity: Sequence[float] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)
    spellings: Mapping[str, Sequence[str]] = field(repr=False)

    @property
    def sentences(self) -> int:
        """How many sentences are searched, the title's among them."""
        return len(self.units)

    def block_at(self, place: int) -> Block:
        """Give the block in which a place of the surface stands."""
        return self.blocks[bisect_right(self.blocks, place, key=attrgetter("offset")) - 1]


def prepare(article: Article) -> Prepared:
    """Make an article ready for `find`: its tokens, sentences and terms, once."""
    texts: list[tuple[int | None, str]] = [(None, article.title)] if article.title else []
    texts += [(number, paragraph.text) for number, paragraph in enumerate(article.paragraphs)]
    blocks: list[Block] = []
    surface: list[str] = []
    found: list[tuple[int, Span, int, int, list[Term]]] = []
    for paragraph, text in texts:
        run = tokens(text)
        blocks.append(Block(paragraph, text, Kept(run), len(surface)))
        surface += [token.folded for token in run]
        surface.append("")
        found += _split(len(blocks) - 1, text, run)
    return _weigh(article, tuple(blocks), tuple(surface), _places(surface), found)


def _places(surface: Sequence[str]) -> dict[str, Sequence[int]]:
    """Tell where each word stands. Frequent ones in arrays: of a list, each number would take 32 bytes more."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(surface):
        places.setdefault(word, []).append(place)
    places.pop("", None)
    return {word: array("I", found) if len(found) > 3 else found for word, found in places.items()}


def _split(block: int, text: str, run: list[Token]) -> list[tuple[int, Span, int, int, list[Term]]]:
    """Cut the tokens and terms of one block into its sentences."""
    found = []
    every = terms(text, run)
    token_at = term_at = 0
    for span in sentences(text):
        first, first_term = token_at, term_at
        while token_at < len(run) and run[token_at].start < span.end:
            token_at += 1
        while term_at < len(every) and every[term_at].first < token_at:
            term_at += 1
        if token_at > first:
            found.append((block, span, first, token_at, every[first_term:term_at]))
    return found


def _weigh(
    article: Article,
    blocks: tuple[Block, ...],
    surface: tuple[str, ...],
    places: dict[str, Sequence[int]],
    found: list[tuple[int, Span, int, int, list[Term]]],
) -> Prepared:
    """Count in how many sentences each term stands, and weigh each sentence by its terms."""
    joined = expressions()
    holders: dict[str, list[int]] = {}
    capitals: dict[str, str] = {}
    smalls: set[str] = set()
    distinct: list[list[str]] = []
    for number, (block, _, _, _, run) in enumerate(found):
        # In order, never as a set: sums must not depend on how this run of Python hashes.
        keys = list(dict.fromkeys(term.key for term in run))
        distinct.append(keys)
        pairs = [f"{one.key} {other.key}" for one, other in pairwise(run) if (one.key, other.key) in joined]
        for key in (*keys, *dict.fromkeys(pairs)) if pairs else keys:
            if key in holders:
                holders[key].append(number)
            else:
                holders[key] = [number]
        here = blocks[block]
        if here.paragraph is None:
            continue
        # The first word of a sentence has a capital whatever it is.
        for term in run[1:]:
            if term.capital:
                capitals[term.key] = here.tokens[term.first].folded
            else:
                smalls.add(term.key)
    count = len(found)
    # The fewer of the article's sentences hold a term, the more it tells.
    rarity = [log(1 + (count or 1) / holding) for holding in (_NOWHERE, *range(1, count + 1))]
    weights = {key: background(key) ** 0.5 * rarity[len(held)] for key, held in holders.items()}
    names = {key: word for key, word in capitals.items() if key not in smalls and background(key) == 1.0}
    units = tuple(
        Unit(
            block=block,
            span=span,
            first=first,
            last=last,
            terms=run,
            keys=[term.key for term in run],
            norm=sum(map(weights.__getitem__, keys)),
            named=[key for key in keys if key in names],
            refers=not _PRONOUNS.isdisjoint(keys),
        )
        for (block, span, first, last, run), keys in zip(found, distinct, strict=True)
    )
    spellings: dict[str, list[str]] = {}
    for key, word in names.items():
        spellings.setdefault(spelling(word), []).append(key)
    return Prepared(article, blocks, surface, places, units, holders, weights, rarity, names, spellings)
