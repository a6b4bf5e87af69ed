"""The comparisons of the stories that were opened in this session: the last ones at hand, the others at rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.model import Article, Story
from tui.comparison import Comparison
from tui.keeping import Keeper

AT_HAND = 8
"""So many stories stay prepared for searching: 1 MB each with five articles of 1,000 words, 20 MB with 20,000."""
MOST = 200
"""So many keep their phrase, and their articles as they were."""


class Opened:
    """Gives a story the same comparison each time it is opened, with its phrase."""

    def __init__(self, articles_of: Callable[[Story], Sequence[Article]], keeper: Keeper) -> None:
        """Begin with none; `articles_of` gives a story's articles, `keeper` has what the reader said of them."""
        self._articles_of = articles_of
        self._keeper = keeper
        self._comparisons: dict[str, tuple[tuple[str, ...], Comparison]] = {}
        """By story, with the articles it was made of; the one opened last at the end."""

    def comparison(self, story: Story) -> Comparison:
        """Give a story's comparison, and let those rest that were opened long ago.

        Another edition of an article in its place makes it another comparison; another order does not.
        Judgements that were taken back while it was on no screen are taken into account.
        """
        articles, comparison = self._comparisons.pop(story.id, ((), None))
        if comparison is None or sorted(articles) != sorted(story.articles):
            comparison = Comparison(self._articles_of(story), keeper=self._keeper)
        comparison.catch_up()
        self._comparisons[story.id] = story.articles, comparison
        latest_first = list(reversed(self._comparisons))
        for key in latest_first[AT_HAND:]:
            self._comparisons[key][1].prepared.rest()
        for key in latest_first[MOST:]:
            self.forget(key)
        return comparison

    @property
    def stories(self) -> tuple[str, ...]:
        """The ids of the stories that have one."""
        return tuple(self._comparisons)

    def holding(self, article: str) -> tuple[str, ...]:
        """Give the ids of the stories whose comparison holds an article."""
        held = list(self._comparisons.items())
        return tuple(key for key, (_, comparison) in held if any(each.id == article for each in comparison.articles))

    def forget(self, story: str) -> None:
        """Have a story compared anew when it is opened next."""
        self._comparisons.pop(story, None)
