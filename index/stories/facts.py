"""What the articles of a story say alike, what they say differently, and what one of them alone says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.stories.evidence import Agreement
from index.stories.figures import numbers
from index.stories.people import cast, people
from index.stories.speaking import quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Article
    from index.stories.figures import Figure
    from index.stories.people import Person
    from index.stories.speaking import Quote

__all__ = ["Facts", "facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers, quotations and people of a story; each with its `agreement` and the places it rests on.

    `articles` are the ids, in the order given. All is read from the shape of the text: a fact that is told
    in a way not known here is missing, never contradicted.
    """

    articles: tuple[str, ...]
    figures: tuple[Figure, ...]
    quotes: tuple[Quote, ...]
    people: tuple[Person, ...]

    def differing(self) -> Facts:
        """Give only what two articles or more tell, and not all alike."""
        return Facts(
            self.articles,
            tuple(one for one in self.figures if one.agreement is Agreement.DIFFERING),
            tuple(one for one in self.quotes if one.agreement is Agreement.DIFFERING),
            tuple(one for one in self.people if one.agreement is Agreement.DIFFERING),
        )

    def by_speaker(self) -> tuple[tuple[str | None, tuple[Quote, ...]], ...]:
        """Give the quotations by speaker, who is quoted most first; those of nobody named last."""
        spoken: dict[str | None, list[Quote]] = {}
        for quote in self.quotes:
            spoken.setdefault(quote.speaker, []).append(quote)
        ordered = sorted(spoken.items(), key=lambda pair: (pair[0] is None, -len(pair[1]), pair[0] or ""))
        return tuple((speaker, tuple(said)) for speaker, said in ordered)


def facts(articles: Sequence[Article]) -> Facts:
    """Collect the facts of a story's articles, given in reading order (oldest first)."""
    found = cast(articles)
    order = tuple(article.id for article in articles)
    return Facts(order, numbers(articles), quotes(articles, found), people(found, order))
