"""What the reader has open: articles and their stories, named by path or in a library. No widget in it.

Pages named by path are held as they are, so that the first paint waits for nothing else;
a library is asked for what is shown. Both answer the same questions.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.errors import NewsreaderError, UnknownIdError
from index.model import Article, Story
from tui.comparison import Comparison
from tui.keeping import LibraryKeeper, SessionKeeper, UndoableKeeper
from tui.nothing_kept import NothingKept
from tui.opened import Opened
from tui.reading_life import LibraryReading, ReadingLife

if TYPE_CHECKING:
    from index.library import Facets, Library
    from index.model import Passage
    from index.query import Query
    from index.search import Document

BEFORE = 28
"""Characters shown before a hit in a list of what was found: with the outlet's name, half of a row of 80."""
SHOWN = 100
"""The most articles listed for a search; the count says how many there are."""
WHILE_TYPING = 50
"""The same while it is typed: each costs a third of a millisecond."""


class Found(NamedTuple):
    """An article found, with its best hit and what stands around it."""

    article: Article
    before: str
    hit: str
    after: str


Grouped = list[tuple[Story, list[Found]]]
"""Articles found, by story."""


class Answered(NamedTuple):
    """What a search found: by story, how many articles in all, and what may have been a slip.

    `complete` is whether all articles were searched; `meant` is the text with the words
    that were probably meant, where nothing was found.
    """

    stories: Grouped
    total: int
    hints: tuple[str, ...] = ()
    meant: str | None = None
    complete: bool = True


class Collection(Protocol):
    """What screens ask of what is open. `search` may be called in a thread of its own."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, newest first. Of a large library that takes seconds."""

    def newest(self, count: int) -> tuple[Story, ...]:
        """Give so many of the newest stories, newest first."""

    @property
    def story_count(self) -> int:
        """How many stories there are."""

    def __len__(self) -> int:
        """Count the articles."""

    def story(self, story_id: str) -> Story | None:
        """Give a story by its id."""

    def story_of(self, article: str) -> Story | None:
        """Give the story that tells of an article, by the article's id."""

    @property
    def keeper(self) -> UndoableKeeper:
        """Where marks and judgements are kept."""

    @property
    def reading(self) -> ReadingLife:
        """What is unread, and the feeds."""

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give those of some articles that are here, by id."""

    def outlets_of(self, ids: Iterable[str]) -> Mapping[str, str | None]:
        """Give the outlets of those of some articles that are here, by id; quicker than the articles."""

    def lines_by_hand(self, article: str) -> frozenset[int]:
        """Give the numbers of the lines of an article's page that the reader keeps or cuts."""

    def set_line(self, article: str, line: int, *, kept: bool) -> Article:
        """Keep or cut a line of an article's page; NewsreaderError where that cannot be. It may take seconds."""

    def put_fields(self, like: Article, names: Iterable[str]) -> Article:
        """Give an article the fields of these names that `like` has, by hand or not as they are there.

        Gives the article. NewsreaderError where that cannot be.
        """

    def as_read(self, article: str) -> Article:
        """Give an article as cleaning reads its page, without what was set by hand."""

    def articles_of(self, story: Story) -> list[Article]:
        """Give a story's articles, in its order."""

    def editions(self, article: str) -> tuple[str, ...]:
        """Give the ids of all editions of an article that are here, itself among them, in the order they came."""

    def comparison(self, story: Story) -> Comparison:
        """Give the comparison of a story's articles; the same one each time, with its phrase."""

    def search(self, text: str) -> tuple[Grouped, int]:
        """Find the articles that a search text asks for, while it is typed: by story, and how many in all."""

    def find(self, text: str, *, typing: bool = True, relevant: bool = False) -> Answered:
        """Find as `search` does, or once the text is finished; newest first, or the most `relevant` first."""

    def facets(self, text: str) -> Facets:
        """Count outlets, sources, months and tags of the articles that a finished search finds."""

    def catch_up(self) -> int | None:
        """Take in what others have changed since; gives how many articles more there are, None for no change.

        Stories that are open stay as they are.
        """


class OpenPages:
    """Pages named by path: articles and stories in memory, kept nowhere."""

    def __init__(self, articles: Iterable[Article], stories: Sequence[Story]) -> None:
        """Hold these articles, grouped into these stories."""
        self._articles = {article.id: article for article in articles}
        self._in_order = tuple(stories)
        self._stories = {story.id: story for story in stories}
        self._documents: dict[str, Document] = {}
        self.keeper = UndoableKeeper(SessionKeeper())
        self._opened = Opened(self.articles_of, self.keeper)
        self.reading: ReadingLife = NothingKept()

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
        raise NewsreaderError("lines are set in your library only: newsreader add keeps pages first")

    def put_fields(self, like: Article, names: Iterable[str]) -> Article:  # noqa: ARG002  # none can be set
        """Say that this is for the library alone."""
        raise NewsreaderError("fields are set in your library only; newsreader add keeps these pages first")

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
            found.append((story, [_found(article, hits(query, article)) for article in articles]))
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
            articles = [_found(result.article, result.passages) for result in results]
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


def phrase_of(text: str) -> str:
    """Give what of a search text is worth lighting in an opened story: its words and phrases, in order."""
    from index.query import Phrase, Term, parse, positive

    leaves = positive(parse(text).root)
    return " ".join(
        leaf.word if isinstance(leaf, Term) else " ".join(leaf.words)
        for leaf in leaves
        if isinstance(leaf, Term | Phrase)
    )


def _alone(article: Article) -> Story:
    """Show an article that is in no story yet as one of its own."""
    return Story(article.id, article.title or "", (article.id,), article.day, article.day)


def _found(article: Article, passages: Sequence[Passage]) -> Found:
    """Show an article's first hit among the words around it, or its title where only a field matched."""
    hit = next((passage for passage in passages if passage.paragraph is not None), None)
    if hit is None:
        return Found(article, "", "", article.title or "")
    text = article.text_of(hit.paragraph)
    start = max(0, hit.span.start - BEFORE)
    if start:
        start = text.find(" ", start, hit.span.start) + 1 or hit.span.start
    return Found(article, ("…" if start else "") + text[start : hit.span.start], hit.text, text[hit.span.end :])
