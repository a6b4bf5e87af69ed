"""The plain reader's answers on all stories: their list, and a search through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.export.wording import counted, outlet_words
from index.model import Story
from tui.collection import Collection
from tui.editions import at_edition
from tui.found_words import hits_words
from tui.plain import lines
from tui.plain.desk import SlipError, number_in, sentence

LISTED = 20
"""Stories said at once."""


class StoriesAnswers:
    """Answers from a collection. What a rule of the reader's hides is in no list, but searching finds it."""

    def __init__(self, collection: Collection) -> None:
        """Answer from this collection."""
        self.collection = collection
        self.searched = ""
        """What was searched last, until the stories are listed again."""
        self._hit: frozenset[str] = frozenset()
        """The ids of the stories that a search found something in."""
        self._found: dict[str, str] = {}
        """By the ids of stories, the article that a search found in each, where it found none that stands there."""

    # --- which stories -------------------------------------------------------

    def shown(self) -> tuple[Story, ...]:
        """Give the stories that are not hidden as a whole, newest first."""
        hidden = self.collection.reading.hidden()
        stories = self.collection.stories
        return tuple(story for story in stories if not hidden.issuperset(story.articles)) if hidden else stories

    def numbered(self) -> tuple[Story, ...]:
        """Give all stories in the order of their numbers: hidden ones, which only a search finds, behind the others."""
        shown = self.shown()
        known = {story.id for story in shown}
        return (*shown, *(story for story in self.collection.stories if story.id not in known))

    # --- answers -------------------------------------------------------------

    def stories(self, rest: str) -> Iterable[str]:
        """List the stories, from a number on if one is given; what has come in since is among them."""
        self.collection.catch_up()
        stories = self.shown()
        if not self.collection.stories:
            return ["No stories yet. Add pages: newsreader add FOLDER"]
        self.searched = ""
        self._found.clear()
        hidden = self.collection.reading.hidden()
        first = number_in(rest, len(stories), "story") if rest else 0
        listed = stories[first : first + LISTED]
        articles, count = counted(len(self.collection), "article"), counted(len(stories), "story", "stories")
        told = [f"{count}, {articles}{f', {len(hidden)} hidden' if hidden else ''}."]
        told += [self.line(story, number, without=hidden) for number, story in enumerate(listed, first)]
        if first + len(listed) < len(stories):
            told.append(f"stories {first + len(listed) + 1} goes on. open 1 opens the first.")
        return told

    def line(self, story: Story, number: int, *, without: frozenset[str] = frozenset()) -> str:
        """Say which story a number stands for, `without` what is hidden of it."""
        articles = [each for each in self.collection.articles_of(story) if each.id not in without]
        unread = self.collection.reading.unread(each.id for each in articles)
        return lines.story_line(story, number, articles, len(unread))

    def opened(self, rest: str) -> Story:
        """Give the story of a number; after a search that found but another edition, with that in its place."""
        if not rest:
            raise SlipError("open which story? stories lists them, open 1 opens the first")
        stories = self.numbered()
        story = stories[number_in(rest, len(stories), "story")]
        return at_edition(self.collection, story, self._found.get(story.id))

    def was_found(self, story: Story) -> bool:
        """Whether the last search found something in a story."""
        return story.id in self._hit

    def search(self, rest: str) -> Iterator[str]:
        """Say which articles of all stories have these words."""
        if not rest:
            raise SlipError("search for which words? search WORDS")
        self.searched = rest
        answered = self.collection.find(rest, typing=False)
        found, total = answered.stories, answered.total
        self._hit = frozenset(story.id for story, _ in found)
        yield from map(sentence, answered.hints)
        if not total:
            yield f"Nothing matching in {counted(len(self.collection), 'article')}."
            return
        order = {story.id: number for number, story in enumerate(self.numbered())}
        found = [each for each in found if each[0].id in order]  # what is being added just now has no number yet
        self._found = {
            story.id: articles[0].article.id
            for story, articles in found
            if not {each.article.id for each in articles}.intersection(story.articles)
        }
        yield f"{counted(total, 'article')} in {counted(len(found), 'story', 'stories')}. open and a number opens one."
        for story, articles in found:
            yield self.line(story, order[story.id])
            for each in articles:
                other = "" if each.article.id in story.articles else ", another edition"
                found_by = "" if each.hits else f", {hits_words(0, rest)}"
                yield f"{outlet_words(each.article)}{other}{found_by}: {each.words}"
