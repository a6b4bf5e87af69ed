"""The lit passages of a comparison: how many, which is next, which is best. Pure, and tested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.export.wording import counted
from index.model import Relation

if TYPE_CHECKING:
    from index.model import Passage, Span, Version


class Position(NamedTuple):
    """A hit: the number of its article and its own number there, both from 0."""

    article: int
    hit: int


class Spot(NamedTuple):
    """What a hit covers, in an article by its id: what is still known of it when all is searched anew."""

    article: str
    paragraph: int | None
    start: int
    end: int


class Hits:
    """Each article's lit passages, by the article's number, in reading order and none inside another."""

    def __init__(self, articles: int) -> None:
        """Begin with none in so many articles."""
        self._hits: list[tuple[Passage, ...]] = [()] * articles
        self._best: list[int] = [0] * articles

    def __getitem__(self, number: int) -> tuple[Passage, ...]:
        """Give an article's lit passages."""
        return self._hits[number]

    def keep(self, number: int, version: Version) -> None:
        """Take what was found in an article, in the place of what it had."""
        passages = () if version.relation is Relation.NONE else version.passages
        hits = self._hits[number] = _apart(passages)
        self._best[number] = next((i for i, hit in enumerate(hits) if hit == passages[0]), 0)

    # --- how many ------------------------------------------------------------

    @property
    def total(self) -> int:
        """Count the lit passages of all articles."""
        return sum(map(len, self._hits))

    @property
    def articles(self) -> list[int]:
        """The numbers of the articles that have any."""
        return [number for number, hits in enumerate(self._hits) if hits]

    def words(self, noun: str = "") -> str:
        """Say how many hits there are in how many articles (a `noun` behind), and apart from them the maybes."""
        firm = [sum(hit.relation.firm for hit in hits) for hits in self._hits]
        maybe = self.total - sum(firm)
        words = f"{counted(sum(firm), 'hit')} in {sum(map(bool, firm))} of {len(firm)}{noun and ' ' + noun}"
        return f"{words}, {maybe} maybe" if maybe else words

    def ordinal(self, position: Position) -> tuple[int, int, int, int]:
        """Tell (hit from 1, hits in all, outlet with hits from 1, outlets with hits), for `3/14, outlet 2 of 5`."""
        articles = self.articles
        before = sum(len(self._hits[number]) for number in articles if number < position.article)
        outlet = articles.index(position.article) + 1 if position.article in articles else 0
        return before + position.hit + 1, self.total, outlet, len(articles)

    # --- which ---------------------------------------------------------------

    def best(self, number: int) -> int:
        """Give the number, in reading order, of an article's best passage."""
        return self._best[number]

    def covering(self, number: int, passage: Passage) -> Position | None:
        """Give the position of the hit of an article that covers a passage, if there is one."""
        return self.over(number, passage.paragraph, passage.span)

    def over(self, number: int, paragraph: int | None, span: Span) -> Position | None:
        """Give the position of the hit of an article that covers a part of a place, if there is one."""
        hits = enumerate(self._hits[number])
        return next((Position(number, at) for at, hit in hits if _touch(hit, paragraph, span)), None)

    def at(self, number: int, spot: Spot, *, near: bool = False) -> Position | None:
        """Give the hit of an article that covers most of a spot; None where none does.

        With `near` the next one in reading order is good enough: the text may be another one than it was.
        """

        def away(at: int) -> tuple[int, int]:
            hit = hits[at]
            paragraphs = abs(_order(hit.paragraph) - _order(spot.paragraph))
            return paragraphs, max(hit.span.start, spot.start) - min(hit.span.end, spot.end)

        hits = self._hits[number]
        nearest = min(range(len(hits)), key=away, default=None)
        covers = nearest is not None and away(nearest) < (0, 0)
        return Position(number, nearest) if nearest is not None and (covers or near) else None

    def step(self, position: Position | None, focus: int, step: int) -> Position | None:
        """Give the next (1) or previous (-1) hit: in the article, then in the next one that has any.

        Without a position, the first is the best passage of the article in focus, or of
        the next one with hits.
        """
        articles = self.articles
        if not articles:
            return None
        if position is None or position.article != focus:
            article = focus if focus in articles else _next_of(articles, focus, step)
            return Position(article, self.best(article))
        hit = position.hit + step
        if 0 <= hit < len(self._hits[focus]):
            return Position(focus, hit)
        article = _next_of(articles, focus, step)
        return Position(article, 0 if step > 0 else len(self._hits[article]) - 1)

    def nearest(self, number: int, there: Passage) -> int | None:
        """Give the hit of an article that stands nearest to a passage, in its paragraph; None where there is none."""
        hits = enumerate(self._hits[number])
        near = [(_distance(hit, there), at) for at, hit in hits if hit.paragraph == there.paragraph]
        return min(near)[1] if near else None


def _next_of(numbers: list[int], focus: int, step: int) -> int:
    """Give the next of some numbers after (or before) `focus`, around the end."""
    if step > 0:
        return next((number for number in numbers if number > focus), numbers[0])
    return next((number for number in reversed(numbers) if number < focus), numbers[-1])


def _order(paragraph: int | None) -> int:
    return -1 if paragraph is None else paragraph


def _touch(hit: Passage, paragraph: int | None, span: Span) -> bool:
    return hit.paragraph == paragraph and hit.span.start < span.end and span.start < hit.span.end


def _distance(hit: Passage, other: Passage) -> int:
    return max(0, hit.span.start - other.span.end, other.span.start - hit.span.end)


def _apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Put passages in reading order, and leave out those that overlap a better one."""
    kept: list[Passage] = []
    for passage in passages:  # best first
        if not any(_touch(other, passage.paragraph, passage.span) for other in kept):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda p: (_order(p.paragraph), p.span)))
