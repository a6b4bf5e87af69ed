"""The pages of one session as what the reader has open: held as they are, so that the first paint waits for nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from index.errors import NewsreaderError
from index.model import Article, Story
from tui.collection import Answered, Grouped, found_in
from tui.comparison import Comparison
from tui.keeping import SessionKeeper, UndoableKeeper
from tui.nothing_kept import NothingKept, Way
from tui.opened import Opened
from tui.reading_life import ReadingLife

if TYPE_CHECKING:
    from index.library import Facets
    from index.query import Query
    from index.search import Document


_IN_LIBRARY = "lines and fields are set in your library only: keep these pages there first"


class OpenPages:
    """Pages named by path: articles and stories in memory, kept nowhere."""

    def __init__(self, articles: Iterable[Article], stories: Sequence[Story], *, way: Way) -> None:
        """Hold these articles, grouped into these stories; `way` says how they come into a library."""
        self._articles = {article.id: article for article in articles}
        self._in_order = tuple(stories)
        self._stories = {story.id: story for story in stories}
        self._documents: dict[str, Document] = {}
        self.keeper = UndoableKeeper(SessionKeeper())
        self._opened = Opened(self.articles_of, self.keeper)
        self.reading: ReadingLife = NothingKept(way)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles."""
        return tuple(self._articles.values())

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return self._in_order

    def newest(self, count: int) -> tuple[Story, ...]:
        """Give so many of the newest stories, newest first."""
        return self._in_order[:count]

    @property
    def story_count(self) -> int:
        """How many stories there are."""
        return len(self._in_order)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._articles)

    def story(self, story_id: str) -> Story | None:
        """Give a story by its id."""
        return self._stories.get(story_id)

    def story_of(self, article: str) -> Story | None:
        """Give the story that tells of an article, by the article's id."""
        return next((story for story in self._in_order if article in story.articles), None)

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give those of some articles that are here, by id."""
        return {one: self._articles[one] for one in ids if one in self._articles}

    def outlets_of(self, ids: Iterable[str]) -> Mapping[str, str | None]:
        """Give the outlets of those of some articles that are here, by id."""
        return {one: article.outlet for one, article in self.known(ids).items()}

    def lines_by_hand(self, article: str) -> frozenset[int]:  # noqa: ARG002  # there are none
        """Tell that there are none: they are set in a library."""
        return frozenset()

    def set_line(self, article: str, line: int, *, kept: bool) -> Article:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept of pages opened by name."""
        raise NewsreaderError(_IN_LIBRARY)

    def put_fields(self, like: Article, names: Iterable[str]) -> Article:  # noqa: ARG002  # none can be set
        """Say that this is for the library alone."""
        raise NewsreaderError(_IN_LIBRARY)

    def as_read(self, article: str) -> Article:
        """Give the article as it is: nothing is set by hand."""
        return self._articles[article]

    def articles_of(self, story: Story) -> list[Article]:
        """Give a story's articles, in its order."""
        return [self._articles[each] for each in story.articles if each in self._articles]

    def editions(self, article: str) -> tuple[str, ...]:
        """Give an article alone: what was named by path is compared as it was named."""
        return (article,)

    def comparison(self, story: Story) -> Comparison:
        """Give the comparison of a story's articles; the same one each time, with its phrase."""
        return self._opened.comparison(story)

    def search(self, text: str) -> tuple[Grouped, int]:
        """Find the articles that a search text asks for, while it is typed: by story, and how many."""
        answered = self.find(text)
        return answered.stories, answered.total

    def find(self, text: str, *, typing: bool = True, relevant: bool = False) -> Answered:
        """Find as `search` does, or once the text is finished; the stories with most articles found go first."""
        from index.query import parse
        from index.search import hits

        query = parse(text, typing=typing)
        found: Grouped = []
        for story, articles in self._matching(query):
            found.append((story, [found_in(article, hits(query, article)) for article in articles]))
        if relevant:
            found.sort(key=lambda each: -len(each[1]))
        return Answered(found, sum(len(articles) for _, articles in found), query.hints)

    def facets(self, text: str) -> Facets:
        """Count outlets, sources and months of the articles that a finished search finds."""
        from index.library.facets import count_fields
        from index.query import parse

        return count_fields(
            (article.outlet, article.source.name if article.source else None, article.day, ())
            for _, articles in self._matching(parse(text))
            for article in articles
        )

    def _matching(self, query: Query) -> Iterator[tuple[Story, list[Article]]]:
        from index.search.scan import matches_document

        for story in self._in_order:
            articles = [
                article
                for article in self.articles_of(story)
                if matches_document(query, self._document(article, story))
            ]
            if articles:
                yield story, articles

    def catch_up(self) -> int | None:
        """Tell that nothing changes: these pages are kept nowhere."""
        return None

    def _document(self, article: Article, story: Story) -> Document:
        from index.search import document

        if article.id not in self._documents:
            self._documents[article.id] = document(article, story=story.id, story_title=story.title)
        return self._documents[article.id]
