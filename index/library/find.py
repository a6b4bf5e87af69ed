"""A search over the whole library: the articles, the passages that show why, and the stories they tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.library.standing import shown
from index.query import Kind, Query, Term, parse
from index.search import hits
from index.search.relevance import rarity, relevance, wanted
from index.text import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from index.library.core import Core
    from index.library.searching import Searcher
    from index.model import Article, Passage, Story

__all__ = ["Answer", "Order", "Result", "find"]

_RATED = 1000
"""Of the articles found, so many of the newest are rated to find the most relevant."""


class Order(StrEnum):
    """Which articles come first."""

    NEWEST = "newest"
    RELEVANT = "relevant"


@dataclass(frozen=True, slots=True)
class Result:
    """One article found: its relevance, 0 to 1, and its hits, the title's first, then in reading order.

    While a search is typed, only those of the title and of the first paragraph that has one.
    """

    article: Article
    story: str | None
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found: the first `results`, of `total` articles in all (or more, if that is not `exact`).

    `searched` is how many articles were searched, and `complete` whether that was all
    of them; `stories` are those of the results, in the order in which they come.
    """

    query: Query
    results: tuple[Result, ...] = ()
    total: int = 0
    exact: bool = True
    stories: tuple[Story, ...] = ()
    searched: int = 0
    complete: bool = True
    hints: tuple[str, ...] = ()
    """What looks like a slip in the text of the search, or in its words where nothing has them."""
    meant: str | None = None
    """The text of the search with the words in it that were meant, where nothing was found and one is likely."""

    def groups(self) -> Iterator[tuple[Story | None, tuple[Result, ...]]]:
        """Give the results by story, each story where its first result stands; None for articles in no story."""
        stories = {story.id: story for story in self.stories}
        groups: dict[str | None, list[Result]] = {}
        for result in self.results:
            groups.setdefault(result.story, []).append(result)
        for key, results in groups.items():
            yield (stories.get(key) if key is not None else None), tuple(results)


def find(
    core: Core, searcher: Searcher, text: str, *, limit: int = 20, typing: bool = False, order: Order = Order.NEWEST
) -> Answer:
    """Search the library. While `typing`, the last word is the beginning of one, and less is told of each article.

    Then a result has its first hits only, and newest first no score.
    """
    query = parse(text, typing=typing)
    if query.root is None:
        return Answer(query, hints=query.hints)
    with core.searching:
        found, way = searcher.find(query.root, limit if order is Order.NEWEST else _RATED, hurry=typing)
        texts = {sequence: (title, body) for sequence, title, body in core.texts.folded(found.sequences)}
        # A list by date does not show scores while it is typed.
        scores = {} if typing and order is Order.NEWEST else _rate(searcher, query, texts)
        slips = {} if found.total or typing else _slips(searcher, query)
    chosen = list(found.sequences)
    if order is Order.RELEVANT:
        chosen.sort(key=lambda sequence: -scores.get(sequence, 0.0))
    rows = core.articles.rows(chosen[:limit])
    homes = core.stories.of_articles([row.id for row in rows])
    articles = {one.id: one for one in core.articles.articles([row.id for row in rows])}
    results = tuple(
        Result(
            articles[row.id],
            homes.get(row.id),
            scores.get(row.sequence, 0.0),
            hits(query, articles[row.id], folded=texts.get(row.sequence, ("", ""))[1], first=typing),
        )
        for row in rows
        if row.id in articles
    )
    in_order = tuple(dict.fromkeys(result.story for result in results if result.story))
    told = {story.id: story for story in shown(core, core.stories.get(in_order))}
    stories = tuple(told[key] for key in in_order if key in told)
    hints = query.hints + tuple(f"no article has {word}: did you mean {other}?" for word, other in slips.items())
    return Answer(
        query, results, found.total, found.exact, stories, way.searched, way.complete, hints, _mended(text, slips)
    )


def _rate(searcher: Searcher, query: Query, texts: Mapping[int, tuple[str, str]]) -> dict[int, float]:
    """Give the relevance of articles by sequence, from their folded titles and bodies."""
    leaves = wanted(query.root)
    rarities = dict.fromkeys(leaves, 1.0)
    if len(leaves) > 1:
        rarities = {leaf: rarity(searcher.size, searcher.holding(leaf)) for leaf in leaves}
    usual = sum(len(body) for _, body in texts.values()) / max(len(texts), 1)
    return {sequence: relevance(rarities, title, body, usual) for sequence, (title, body) in texts.items()}


def _slips(searcher: Searcher, query: Query) -> dict[str, str]:
    """Give the words that no article has, each with the one that may have been meant."""
    words = searcher.words()
    found: dict[str, str] = {}
    for leaf in wanted(query.root):
        if isinstance(leaf, Term) and leaf.kind in {Kind.FORMS, Kind.EXACT} and not searcher.holding(leaf):
            other = words.meant_by(leaf.word)
            if other is not None:
                found[leaf.word] = other
    return found


def _mended(text: str, slips: Mapping[str, str]) -> str | None:
    """Put the words that were meant into a search text; None where there are none."""
    for token in reversed(tokens(text) if slips else ()):
        if token.folded in slips:
            text = text[: token.start] + slips[token.folded] + text[token.end :]
    return text if slips else None
