"""A search over the whole library: the articles, the passages that show why, and the stories they tell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from index.library.core import Core, Ready
from index.query import And, Field, Not, Or, Query, parse
from index.search import Document, hits
from index.search.relevance import rarity, relevance, wanted
from index.search.scan import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Article, Passage, Story
    from index.query import Node
    from index.store import Searched

__all__ = ["Answer", "Order", "Result", "find"]


class Order(StrEnum):
    """Which articles come first."""

    NEWEST = "newest"
    RELEVANT = "relevant"


@dataclass(frozen=True, slots=True)
class Result:
    """One article found: its relevance, 0 to 1, and its hits, the title's first, then in reading order."""

    article: Article
    story: str | None
    score: float
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found: the first `results`, of `total` articles in all.

    `searched` is how many articles were searched, and `complete` whether that was all
    of them; `stories` are those of the results, in the order in which they come.
    """

    query: Query
    results: tuple[Result, ...] = ()
    total: int = 0
    stories: tuple[Story, ...] = ()
    searched: int = 0
    complete: bool = True

    @property
    def hints(self) -> tuple[str, ...]:
        """What looks like a slip in the text of the search."""
        return self.query.hints

    def groups(self) -> Iterator[tuple[Story | None, tuple[Result, ...]]]:
        """Give the results by story, each story where its first result stands; None for articles in no story."""
        stories = {story.id: story for story in self.stories}
        groups: dict[str | None, list[Result]] = {}
        for result in self.results:
            groups.setdefault(result.story, []).append(result)
        for key, results in groups.items():
            yield (stories.get(key) if key is not None else None), tuple(results)


def find(core: Core, text: str, *, limit: int = 20, typing: bool = False, order: Order = Order.NEWEST) -> Answer:
    """Search the library. While `typing`, the last word is the beginning of one."""
    query = parse(text, typing=typing)
    if query.root is None:
        return Answer(query)
    ready = _ready(core)
    documents = ready.documents
    if _asks_tags(query.root):
        tags = core.marks.tags_by_article()
        documents = tuple(replace(one, tags=tags.get(key, ())) for key, one in zip(ready.ids, documents, strict=True))
    test = compiled(query.root)
    found = [number for number, one in enumerate(documents) if test(one)]
    total = len(found)
    scores = _rate(query, documents, found if order is Order.RELEVANT else found[:limit])
    if order is Order.RELEVANT:
        found.sort(key=lambda number: -scores[number])
    return _answer(core, query, {ready.ids[number]: scores[number] for number in found[:limit]}, total, len(documents))


def _rate(query: Query, documents: tuple[Document, ...], found: list[int]) -> dict[int, float]:
    """Give the relevance of each document found, by its number."""
    leaves = wanted(query.root)
    rarities = dict.fromkeys(leaves, 1.0)
    if len(leaves) > 1:
        rarities = {leaf: rarity(len(documents), sum(map(compiled(leaf), documents))) for leaf in leaves}
    usual = sum(len(one.body) for one in documents) / max(len(documents), 1)
    return {number: relevance(rarities, documents[number].title, documents[number].body, usual) for number in found}


def _answer(core: Core, query: Query, scores: dict[str, float], total: int, searched: int) -> Answer:
    """Put the articles chosen, in their order, beside their stories and passages."""
    homes = core.stories.of_articles(scores)
    articles = core.articles.articles(list(scores))
    results = tuple(Result(one, homes.get(one.id), scores[one.id], hits(query, one)) for one in articles)
    in_order = tuple(dict.fromkeys(result.story for result in results if result.story))
    told = {story.id: story for story in core.stories.get(in_order)}
    return Answer(query, results, total, tuple(told[key] for key in in_order if key in told), searched)


def _ready(core: Core) -> Ready:
    """Give all documents, newest first, kept until the library changes."""
    generation = core.database.generation()
    with core.guard:
        if core.ready is None or core.ready.generation != generation:
            sequences = core.articles.order()
            by_sequence = {one.sequence: one for one in core.articles.searched(sequences)}
            kept = [by_sequence[one] for one in sequences if one in by_sequence]
            core.ready = Ready(
                generation,
                tuple(one.sequence for one in kept),
                tuple(one.id for one in kept),
                tuple(map(_document, kept)),
            )
        return core.ready


def _document(one: Searched) -> Document:
    authors = tuple(one.authors.split("\n")) if one.authors else ()
    return Document(one.title, one.body, one.outlet, one.source, authors, one.day, one.story, one.story_title)


def _asks_tags(node: Node | None) -> bool:
    """Whether a tag is asked for, wanted or not."""
    match node:
        case And(parts) | Or(parts):
            return any(map(_asks_tags, parts))
        case Not(part):
            return _asks_tags(part)
        case Field(name):
            return name == "tag"
        case _:
            return False
