"""The passages that show why an article was found: spans of our own tokens, never another engine's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Passage, Relation, Span
from index.query import Field, Kind, Phrase, Query, Term, positive
from index.search.expansion import predicate
from index.search.folded import fold_text
from index.search.scan import find_phrase, in_text, title_leaf
from index.text import token_offsets, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.model import Article

__all__ = ["hits"]

_FORM_SCORE = 0.9
"""A hit that is another form or spelling of the word; one letter for letter scores 1."""


def hits(query: Query, article: Article, *, folded: str | None = None, first: bool = False) -> tuple[Passage, ...]:
    """Give every place where a wanted term or phrase stands: the title's first, then in reading order.

    A word as typed is verbatim, another form of it edited. Overlapping places are
    joined to one. An article found by its fields alone has none. `folded` is the
    article's folded body where that is at hand; with `first` only the title and the
    first paragraph with a hit are looked at, which is all that a list shows.
    """
    leaves = positive(query.root)
    everywhere = [leaf for leaf in leaves if not isinstance(leaf, Field)]
    in_title = everywhere + [title_leaf(leaf) for leaf in leaves if isinstance(leaf, Field) and leaf.name == "title"]
    passages: list[Passage] = []
    if article.title and in_title:
        title = fold_text(article.title)
        standing = [leaf for leaf in in_title if in_text(leaf)(title)]
        if standing:
            passages += _places(standing, None, article.title)
    tests = [in_text(leaf) for leaf in everywhere]
    for number, (paragraph, searched) in enumerate(zip(article.paragraphs, _folded(article, folded), strict=True)):
        # Finding offsets takes five times as long as folding, so it is left where nothing stands.
        standing = [leaf for leaf, test in zip(everywhere, tests, strict=True) if test(searched)]
        if standing:
            passages += _places(standing, number, paragraph.text)
            if first:
                break
    return tuple(passages)


def _folded(article: Article, body: str | None) -> Iterable[str]:
    """Give the folded paragraphs; a body at hand has none for paragraphs without words, and then does not serve."""
    known = body.split("\n") if body else []
    if len(known) == len(article.paragraphs):
        return known
    return (fold_text(paragraph.text) for paragraph in article.paragraphs)


def _places(leaves: list[Term | Phrase], paragraph: int | None, text: str) -> Iterator[Passage]:
    folded = words(text)
    runs: list[tuple[int, int, bool]] = []
    for leaf in leaves:
        runs += _phrase_runs(leaf, folded) if isinstance(leaf, Phrase) else _term_runs(leaf, folded)
    found = token_offsets(text) if runs else []
    for start, end, exact in _joined(sorted(runs)):
        span = Span(found[start][0], found[end - 1][1])
        relation, score = (Relation.VERBATIM, 1.0) if exact else (Relation.EDITED, _FORM_SCORE)
        yield Passage(paragraph, span, text[span.start : span.end], relation, score)


def _term_runs(term: Term, folded: list[str]) -> Iterator[tuple[int, int, bool]]:
    meant = set(filter(predicate(term), set(folded)))
    for at, word in enumerate(folded):
        if word in meant:
            yield at, at + 1, word == term.word or term.kind is Kind.PREFIX


def _phrase_runs(phrase: Phrase, folded: list[str]) -> Iterator[tuple[int, int, bool]]:
    for start, end in find_phrase(phrase, folded):
        yield start, end, end - start == len(phrase.words)


def _joined(runs: list[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Join runs that share a token."""
    current: tuple[int, int, bool] | None = None
    for run in runs:
        if current is None or run[0] >= current[1]:
            if current is not None:
                yield current
            current = run
        else:
            current = (current[0], max(current[1], run[1]), current[2] and run[2])
    if current is not None:
        yield current
