"""What is in a library: its articles and pages, their editions, and the stories they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.standing import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.library.core import Core
    from index.model import Article, Page, Story
    from index.store import Row

__all__ = ["Holding"]


class Holding:
    """What is in a library: its articles and pages, their editions, and the stories they tell."""

    _core: Core

    def generation(self) -> int:
        """Give a number that grows with every change, by whichever process: two equal ones mean nothing changed."""
        return self._core.database.generation()

    def count(self) -> int:
        """Count the articles."""
        return self._core.articles.count()

    def spread(self, ids: Iterable[str]) -> tuple[int, int, int]:
        """Count the outlets that articles are of, those of no named outlet, and the stories they are in."""
        wanted = set(ids)
        outlets = [outlet for one, outlet in self._core.fields.outlets() if one in wanted] if wanted else []
        stories = set(self._core.stories.of_articles(wanted).values())
        return len({*outlets} - {None}), outlets.count(None), len(stories)

    def ids(self) -> list[str]:
        """Give the ids of all articles, newest first."""
        return self._core.articles.ids()

    def rows(self) -> list[Row]:
        """Give the fields of all articles without their texts, newest first."""
        return self._core.articles.rows()

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Give all articles, newest first; or those with these whole ids, in this order."""
        if ids is None:
            return self._core.articles.each()
        return iter(self._core.articles.articles(list(ids)))

    def outlets_of(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Give the outlet of each of some articles, by whole id; None where it is not named. Quick: no text is read."""
        return self._core.fields.outlets_of(ids)

    def article(self, prefix: str) -> Article:
        """Give the article with this id or unique beginning of one; UnknownIdError when none or several have it."""
        return self._core.articles.articles([self._core.articles.resolve(prefix)])[0]

    def page(self, prefix: str) -> Page:
        """Give the page an article was made of, byte for byte."""
        return self._core.articles.page(self._core.articles.resolve(prefix))

    def editions(self, prefix: str) -> list[Row]:
        """Give all editions of an article, itself included, in the order they came in."""
        return self._core.articles.editions(self._core.articles.resolve(prefix))

    def stories(self, limit: int | None = None, offset: int = 0) -> tuple[Story, ...]:
        """Give all stories, or so many behind the first `offset`, those with the newest article first.

        A story has each article once, by the edition that stands for it: `editions` gives the others.
        """
        return shown(self._core, self._core.stories.all(-1 if limit is None else limit, offset))

    def count_stories(self) -> int:
        """Count the stories."""
        return self._core.stories.count()

    def stories_with(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Give the stories with these whole ids, those with the newest article first; others are passed over."""
        return shown(self._core, self._core.stories.get(list(ids)))

    def story(self, prefix: str) -> Story:
        """Give the story with this id, one it took over, or the unique beginning of either."""
        return shown(self._core, self._core.stories.get([self._core.stories.resolve(prefix)]))[0]

    def story_of(self, article: str) -> str | None:
        """Give the id of the story that an article tells, by the article's whole id."""
        return self._core.stories.of_articles([article]).get(article)
