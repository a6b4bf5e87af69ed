"""The plain reader's answers on the library: what is unread, what is hidden, feeds, and stories mended by hand."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator

from index.export.wording import counted, outlet_words
from index.model import Story
from tui import deeds
from tui.collection import Collection
from tui.deeds import Deed
from tui.editions import standing
from tui.fetch_run import FetchRun
from tui.nothing_kept import NothingKept
from tui.plain.batches import Batches, Entry, Part
from tui.plain.desk import Desk, SlipError, number_in, sentence
from tui.plain.numbers import whole_number
from tui.plain.stories import StoriesAnswers
from tui.plain.undoing import Undoing
from tui.plain.work import Work

_RENUMBERED = "The numbers of stories may be others now; stories lists them."
_LOOK = 0.1
"""Seconds between two looks at how far a fetch is."""


class LibraryAnswers:
    """Answers from a library; where none is open each says so."""

    def __init__(self, desk: Desk, stories: StoriesAnswers, batches: Batches, undoing: Undoing, work: Work) -> None:
        """Answer from the collection of these stories."""
        self._desk = desk
        self._stories = stories
        self._collection: Collection = stories.collection
        self._batches = batches
        self._undoing = undoing
        self._work = work

    def _did(self, deed: Deed, more: str = "") -> str:
        """Have undo take a deed back; gives what is said of it."""
        self._undoing.did(deed.back)
        return sentence(f"{deed.said}; undo takes it back{more}")

    # --- read and unread -------------------------------------------------------

    def unread(self, _: str) -> Iterator[str]:
        """List the stories that have something unread."""
        unread = self._unread()
        found = [(n, story) for n, story in enumerate(self._stories.shown()) if unread.intersection(story.articles)]
        if not found:
            yield "Nothing unread."
            return
        count = sum(len(unread.intersection(story.articles)) for _, story in found)
        yield f"{counted(count, 'article')} unread in {counted(len(found), 'story', 'stories')}; next unread opens one."
        yield from self._batches.begin(found, self._listed, "story", nouns="stories")

    def _listed(self, numbered: tuple[int, Story]) -> Part:
        number, story = numbered
        return [Entry(self._stories.line(story, number))]

    def next_unread(self) -> tuple[Story, int]:
        """Give the next story with something unread, around the end, and the number of its first unread outlet."""
        unread = self._unread()
        stories = self._stories.shown()
        here = self._desk.story
        at = next((n for n, story in enumerate(stories) if here is not None and story.id == here.id), -1) + 1
        for story in (*stories[at:], *stories[:at]):
            if unread.intersection(story.articles):
                articles = [each.id for each in self._collection.comparison(story).articles]
                return story, next((number for number, one in enumerate(articles) if one in unread), 0)
        raise SlipError("nothing unread")

    def seen(self, rest: str) -> Iterable[str]:
        """Mark the articles of a story read: of the one named, or of the open one."""
        unread = self._unread()
        ids = [one for one in self._story(rest, "seen").articles if one in unread]
        if not ids:
            return ["Nothing unread in this story."]
        return [self._did(deeds.mark(self._collection.reading, ids, read=True))]

    def _unread(self) -> frozenset[str]:
        reading = self._collection.reading
        if isinstance(reading, NothingKept):
            reading.refuse("what is read and unread is")
        return reading.unread()

    def _story(self, rest: str, word: str) -> Story:
        if rest:
            stories = self._stories.numbered()
            return stories[number_in(rest, len(stories), "story")]
        if self._desk.story is None:
            raise SlipError(f"{word} which story? stories gives their numbers")
        return self._desk.story

    # --- hidden ----------------------------------------------------------------

    def hide(self, rest: str) -> Iterable[str]:
        """Hide a story by its number, or what a search finds."""
        if not rest:
            last = self._stories.searched
            more = f"; hide {last} hides what was searched last" if last else ""
            raise SlipError(f"hide what? a story by its number, or a search, such as hide outlet:NAME{more}")
        # By its id, which holds when its title changes.
        rule = f"story:{self._story(rest, 'hide').id}" if whole_number(rest) is not None else rest
        deed = deeds.hide(self._collection.reading, rule)
        if rule == rest:
            deed = deed._replace(said=f"{deed.said}, and what the search {rest} finds from now on")
        told = self._did(deed, "; hidden lists what hides")
        return [told, f"A search finds them still. {_RENUMBERED}"]

    def hidden(self, _: str) -> Iterator[str]:
        """List the rules that hide articles."""
        rules = self._collection.reading.listed("Hidden")
        if not rules:
            yield "Nothing is hidden: hide and a number hides a story, hide and a search what that finds."
            return
        for number, rule in enumerate(rules, 1):
            yield f"{number}. {rule.name} ({counted(len(rule.articles), 'article')})"
        yield "show again 1 shows what the first of them hides."

    def show(self, rest: str) -> Iterable[str]:
        """Show again what a rule hides."""
        first, _, number = rest.partition(" ")
        number = number if first.casefold() == "again" else rest
        if not number:
            raise SlipError("show what again? hidden gives the numbers of what hides")
        rules = self._collection.reading.listed("Hidden")
        rule = rules[number_in(number, len(rules), "rule that hides")]
        return [self._did(deeds.show_again(self._collection.reading, rule.key, rule.name))]

    # --- stories mended by hand ------------------------------------------------

    def join(self, rest: str) -> Iterable[str]:
        """Make one story of two."""
        numbers = rest.split()
        if len(numbers) != 2:
            raise SlipError("join takes the numbers of two stories: join 2 5")
        one, other = (self._story(number, "join") for number in numbers)
        if one.id == other.id:
            raise SlipError("this is the same story; nothing was joined")
        deed = deeds.join(self._collection.reading, one.articles[0], other.articles[0], one.title)
        return self._mended(deed, other.articles[0])

    def part(self, rest: str) -> Iterable[str]:
        """Take an outlet's article out of the open story, to be one of its own."""
        desk = self._desk
        number = desk.outlet(rest) if rest else desk.focus
        if len(desk.comparison) < 2:
            raise SlipError("this is a story of its own already")
        article = desk.comparison.article(number)
        deed = deeds.part(self._collection.reading, article.id)
        if number == desk.focus:  # the reader stays with those that are left
            desk.focus, desk.position = (number + 1) % len(desk.comparison), None
        return self._mended(deed._replace(said=f"{outlet_words(article)}: {deed.said}"), article.id)

    def _mended(self, deed: Deed, article: str) -> Iterable[str]:
        """Say what was mended, and which story an article is in now."""

        def back() -> str:
            said = deed.back()
            self._catch_up()
            return said

        told = self._did(Deed(deed.said, back))
        self._catch_up()
        story = self._collection.story_of(article)
        order = {each.id: number for number, each in enumerate(self._stories.numbered())}
        line = [self._stories.line(story, order[story.id])] if story is not None and story.id in order else []
        return [told, *line, _RENUMBERED]

    def _catch_up(self) -> None:
        """Take in what was changed, and lay the open story anew where it is another now."""
        self._collection.catch_up()
        desk = self._desk
        if desk.story is None:
            return
        here = desk.comparison.article(desk.focus).id
        story = self._collection.story_of(here)
        if story is not None and story.articles != desk.story.articles:
            desk.lay(story, self._collection.comparison(story))
            now = standing(self._collection, story, here)  # a whole page stands for its teaser
            desk.focus = next((n for n, one in enumerate(desk.comparison.articles) if one.id == now), 0)

    # --- feeds -----------------------------------------------------------------

    def fetch(self, rest: str) -> Iterable[str]:
        """Fetch all feeds, or the whole pages of the open story's teasers."""
        if rest.casefold() not in {"", "pages"}:
            raise SlipError("fetch fetches the feeds, fetch pages the whole pages of the open story")
        articles = [each.id for each in self._desk.comparison.articles] if rest else []
        if rest and not articles:
            raise SlipError("open a story first: fetch pages fetches the whole pages of its teasers")
        run = FetchRun(self._collection.reading.fetch(articles))
        self._work.begin()
        try:
            self._follow(run)
        except KeyboardInterrupt:
            run.stop()
            self._follow(run)
            self._catch_up()
            self._work.leave([sentence(run.report)])
            raise
        before = self._collection.stories
        self._catch_up()
        return [sentence(run.report), *([_RENUMBERED] if self._collection.stories != before else [])]

    def _follow(self, run: FetchRun) -> None:
        while run.going:
            time.sleep(_LOOK)
            if run.going:
                self._work.at(run.how_far)
