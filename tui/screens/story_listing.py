"""What Stories lists: which list, search or row of many, and the rows of it with what each stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from index.export.wording import counted
from index.model import Story
from tui.collection import Answered, Collection
from tui.drawing.cells import Row
from tui.reading_life import Listed
from tui.screens import story_rows as make
from tui.story_counts import StoryCounts
from tui.widgets.row_list import ListRow

SHOWN = 500
"""Stories shown at first, and so many more each time the reader asks for older ones."""
ARTICLES = 500
"""Articles shown of a feed, or of an outlet without a name."""
LISTS = ("Stories", "Outlets", "Searches", "Feeds", "Hidden")
"""The lists that Tab goes through."""


FOUND = "found"
"""What the name of a search begins with, where those of the lists have theirs."""


class StoryListing:
    """The state of the list, and the making of its rows."""

    def __init__(self, collection: Collection) -> None:
        """List the stories of a collection."""
        self.collection = collection
        self.counts = StoryCounts(collection)
        self.kind = LISTS[0]
        """Which of the lists, where nothing is searched."""
        self.query = ""
        self.relevant = False
        """Whether the most relevant stand first of what a search found."""
        self.narrowing = False
        """Whether it is listed what the search can be narrowed by."""
        self.within: Listed | None = None
        """The row whose articles are listed, where no search finds them."""
        self.listed: dict[object, Listed] = {}
        """The rows that stand for many articles, by their keys."""
        self.shown = SHOWN
        self.unfolded: set[str] = set()
        """The ids of the stories whose articles have rows."""

    @property
    def searching(self) -> bool:
        """Whether a search is listed."""
        return bool(self.query.strip())

    @property
    def name(self) -> tuple[str, ...]:
        """What is listed, by a name of its own: a list, the articles of a row, a search or what narrows it."""
        if self.searching:
            return (FOUND, self.query.strip(), "narrow" if self.narrowing else "relevant" if self.relevant else "")
        return (self.kind,) if self.within is None else (self.kind, self.within.key)

    @property
    def heading(self) -> str:
        """What the rows are: of a search stories, from whatever list it was begun."""
        return LISTS[0] if self.searching and not self.narrowing else self.kind

    def next_kind(self) -> None:
        """Go to the next of the lists."""
        self.kind = LISTS[(LISTS.index(self.kind) + 1) % len(LISTS)]
        self.within = None

    def moved(self, collection: Collection, ids: Mapping[str, str]) -> StoryListing:
        """Give the same list of another collection, in which the same articles have these ids.

        The same stories are unfolded.
        """
        there = StoryListing(collection)
        there.query, there.relevant, there.shown = self.query, self.relevant, self.shown
        unfolded = [story for one in self.unfolded if (story := self.collection.story(one))]
        there.unfolded = {story_there(collection, story, ids) for story in unfolded}
        return there

    # --- what rows stand for -------------------------------------------------

    def articles_of(self, key: object) -> tuple[str, ...]:
        """Give the ids of the articles that a row stands for, by its key."""
        if key in self.listed:
            return self.listed[key].articles
        if isinstance(key, tuple) and key[0] == "article":
            return (key[2],)
        story = self.collection.story(key[1]) if isinstance(key, tuple) and key[0] == "story" else None
        return story.articles if story else ()

    def unread_of(self, key: object) -> list[str]:
        """Give the ids of the unread articles that a row stands for."""
        return [one for one in self.articles_of(key) if one in self.counts.unread]

    def count_unread_of(self, key: object) -> int:
        """Count the unread articles that a row stands for; negative where nothing is kept of that."""
        return len(self.unread_of(key)) if self.collection.reading.kept else -1

    def story_at(self, key: object) -> tuple[Story, str | None] | None:
        """Give the story that a row is about, and the article's id if the row is one's."""
        if not isinstance(key, tuple) or key[0] not in {"story", "article"}:
            return None
        story = self.collection.story(key[1])
        return None if story is None else (story, key[2] if key[0] == "article" else None)

    # --- rows ----------------------------------------------------------------

    def stories(self, width: int) -> list[ListRow]:
        """Make the rows of the stories, those of several outlets first."""
        newest, counts = self.collection.newest(self.shown), self.counts
        shown = [each for each in newest if not counts.hidden.issuperset(each.articles)] if counts.hidden else newest
        several = [story for story in shown if len(counts.visible(story)) > 1]
        single = [story for story in shown if len(counts.visible(story)) == 1]
        rows = [row for story in several for row in self._with_articles(story, width)]
        if single:
            rows += [*([ListRow(Row())] if several else ()), make.single_heading(len(single))]
            rows += [row for story in single for row in self._with_articles(story, width)]
        older = self.collection.story_count - len(newest)
        if older > 0:
            rows += [ListRow(Row()), make.more_row(older)]
        return rows or make.empty_rows(LISTS[0])

    def _with_articles(self, story: Story, width: int) -> list[ListRow]:
        """Give a story's row, and those of its articles where it is unfolded."""
        rows = [make.story_row(story, self.count_unread_of, self.counts.carriers, width)]
        if story.id in self.unfolded:
            articles = self.counts.shown(story)
            rows += [make.article_row(story, each, self.count_unread_of) for each in articles]
        return rows

    def many(self, kind: str, found: Sequence[Listed]) -> list[ListRow]:
        """Make the rows of a list of outlets, searches, feeds or rules."""
        self.listed = {("list", each.key, kind): each for each in found}
        rows = [make.listed_row(key, each, self.count_unread_of) for key, each in self.listed.items()]
        return rows or make.empty_rows(kind)

    def articles(self, listed: Listed, width: int) -> list[ListRow]:
        """Make the rows of the articles of one such row, each under its story. May be called in a thread."""
        rows: list[ListRow] = []
        last = None
        for article in self.collection.known(listed.articles[:ARTICLES]).values():
            story = self.collection.story_of(article.id)
            if story is None:
                continue
            if story.id != last:
                rows.append(make.story_row(story, self.count_unread_of, self.counts.carriers, width))
                last = story.id
            rows.append(make.article_row(story, article, self.count_unread_of))
        left = len(listed.articles) - ARTICLES
        if left > 0:
            rows.append(ListRow(Row(((f"  … {counted(left, 'older article')}", "rows--muted"),))))
        return rows or make.empty_rows("Feeds")

    def found(self, answered: Answered, width: int) -> list[ListRow]:
        """Make the rows of what a search found, above them what may be a slip in it."""
        rows: list[ListRow] = []
        for story, articles in answered.stories:
            # Searching finds what is hidden too, and so the row counts it.
            rows.append(make.story_row(story, self.count_unread_of, self.counts.all_carriers, width))
            rows.extend(make.found_row(story, each, self.count_unread_of) for each in articles)
        # What was probably meant has a row of its own, and its hint is the last.
        slips = make.slip_rows(answered.hints[:-1] if answered.meant else answered.hints)
        nothing = make.nothing_rows(len(self.collection), answered.meant, slipped=bool(slips))
        return [*slips, *(rows or nothing)]


def story_there(collection: Collection, story: Story, ids: Mapping[str, str]) -> str:
    """Give the id that a story has in another collection, by its articles, which have these ids there."""
    found = (collection.story_of(ids.get(one, one)) for one in story.articles)
    return next((each.id for each in found if each), story.id)
