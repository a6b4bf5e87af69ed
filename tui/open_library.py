"""A library as what the reader has open: it is asked for what is shown."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from index.errors import NewsreaderError, UnknownIdError
from index.model import Article, Story
from tui.collection import SHOWN, WHILE_TYPING, Answered, Grouped, found_in
from tui.comparison import Comparison
from tui.keeping import LibraryKeeper, UndoableKeeper
from tui.opened import Opened
from tui.reading_life import LibraryReading, ReadingLife

if TYPE_CHECKING:
    from index.library import Facets, Library


class OpenLibrary:
    """The reader's library: what is shown is read when it is shown."""

    def __init__(self, library: Library, keeper: UndoableKeeper | None = None) -> None:
        """Show this open library; closing it is up to who opened it. `keeper` keeps in it, if there is one already."""
        self._library = library
        self._generation, self._count = library.generation(), library.count()
        self._story_count = library.count_stories()
        self._newest: tuple[Story, ...] = ()
        """As many of the newest stories as were asked for."""
        self._asked = 0
        self._stories: dict[str, Story] = {}
        """Those that were shown or asked for."""
        self.keeper = keeper or UndoableKeeper(LibraryKeeper(library))
        self._opened = Opened(self.articles_of, self.keeper)
        self.reading: ReadingLife = LibraryReading(library)

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, newest first. Of a large library that takes seconds."""
        return self.newest(self._story_count)

    def newest(self, count: int) -> tuple[Story, ...]:
        """Give so many of the newest stories, newest first."""
        if count > self._asked:
            self._newest, self._asked = self._library.stories(count), count
            self._stories.update((story.id, story) for story in self._newest)
        return self._newest[:count]

    @property
    def story_count(self) -> int:
        """How many stories there are."""
        return self._story_count

    def __len__(self) -> int:
        """Count the articles."""
        return self._count

    def story(self, story_id: str) -> Story | None:
        """Give a story by its id; an article that is in none yet goes by its own."""
        if story_id not in self._stories:
            for story in self._library.stories_with([story_id]):
                self._stories[story_id] = story
        if story_id not in self._stories:
            return next((_alone(article) for article in self._library.articles([story_id])), None)
        return self._stories[story_id]

    def story_of(self, article: str) -> Story | None:
        """Give the story that tells of an article, by the article's id."""
        found = self._library.story_of(article)
        return self.story(article) if found is None else self._library.story(found)

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give those of some articles that are here, by id."""
        return {one.id: one for one in self._library.articles(ids)}

    def outlets_of(self, ids: Iterable[str]) -> Mapping[str, str | None]:
        """Give the outlets of those of some articles that are here, by id."""
        return self._library.outlets_of(ids)

    def lines_by_hand(self, article: str) -> frozenset[int]:
        """Give the numbers of the lines of an article's page that the reader keeps or cuts."""
        return frozenset(self._library.lines_by_hand(article))

    def set_line(self, article: str, line: int, *, kept: bool) -> Article:
        """Keep or cut a line of an article's page; stories that hold the article are compared anew when opened."""
        changed = self._library.edit_lines(article, keep=[line] if kept else [], cut=[] if kept else [line])
        return self._compare_anew(changed)

    def put_fields(self, like: Article, names: Iterable[str]) -> Article:
        """Give an article fields; stories that hold it are compared anew when opened."""
        return self._compare_anew(self._library.put_fields(like, tuple(names)))

    def as_read(self, article: str) -> Article:
        """Give an article as cleaning reads its page, without what was set by hand."""
        return self._library.as_read(article)

    def _compare_anew(self, changed: Article) -> Article:
        for key in self._opened.holding(changed.id):
            self._opened.forget(key)
        self.catch_up()
        return changed

    def articles_of(self, story: Story) -> list[Article]:
        """Give a story's articles, in its order."""
        return list(self._library.articles(story.articles))

    def editions(self, article: str) -> tuple[str, ...]:
        """Give the ids of all editions of an article that are here, itself among them, in the order they came."""
        try:
            return tuple(row.id for row in self._library.editions(article))
        except UnknownIdError:
            return ()

    def comparison(self, story: Story) -> Comparison:
        """Give the comparison of a story's articles; the same one each time, with its phrase."""
        return self._opened.comparison(story)

    def search(self, text: str) -> tuple[Grouped, int]:
        """Find the articles that a search text asks for, while it is typed: by story, and how many in all."""
        answered = self.find(text)
        return answered.stories, answered.total

    def find(self, text: str, *, typing: bool = True, relevant: bool = False) -> Answered:
        """Find as `search` does, or once the text is finished; newest first, or the most `relevant` first."""
        from index.library import Order

        order = Order.RELEVANT if relevant else Order.NEWEST
        answer = self._library.search(text, limit=WHILE_TYPING if typing else SHOWN, typing=typing, order=order)
        found: Grouped = []
        for story, results in answer.groups():
            articles = [found_in(result.article, result.passages) for result in results]
            # While pages are being added, the newest of them are in no story yet.
            found += [(story, articles)] if story else [(_alone(each.article), [each]) for each in articles]
        return Answered(found, answer.total, answer.hints, answer.meant, answer.complete)

    def facets(self, text: str) -> Facets:
        """Count outlets, sources, months and tags of the articles that a finished search finds."""
        return self._library.facets(text)

    def catch_up(self) -> int | None:
        """Take in what others have changed since; gives how many articles more there are, None for no change."""
        generation = self._library.generation()
        if generation == self._generation:
            return None
        count = self._library.count()
        more, self._count, self._generation = count - self._count, count, generation
        before = self._stories
        newest = self._library.stories(self._asked) if self._asked else ()
        stories = {story.id: story for story in newest}
        others = [key for key in {*before, *self._opened.stories} if key not in stories]
        stories.update((story.id, story) for story in self._library.stories_with(others))
        self._story_count = self._library.count_stories()
        self._newest, self._stories = newest, stories
        for key in self._opened.stories:
            if stories.get(key) != before.get(key):
                self._opened.forget(key)
        return more

    def keep_indexed(self) -> None:
        """Have index and stories brought up to date by a process of its own, which ends with this one.

        A library so small that reading it is quicker than asking an index is left alone where its stories are.
        """
        from index.library.indexing import SCAN_UP_TO
        from index.library.worker import Worker

        library, places = self._library, self._library.places
        if places is None or library.readonly or (library.count() <= SCAN_UP_TO and library.settled):
            return

        def work() -> None:
            try:
                with Worker(places) as worker:
                    for _ in worker:
                        pass
            except NewsreaderError:
                pass  # search reads the texts meanwhile, and says so

        threading.Thread(target=work, name="keep-indexed", daemon=True).start()


def _alone(article: Article) -> Story:
    """Show an article that is in no story yet as one of its own."""
    return Story(article.id, article.title or "", (article.id,), article.day, article.day)
