"""The plain reader: a line in, whole lines out. Holds where the reader is; says nothing by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.errors import NewsreaderError
from tui.collection import Collection, phrase_of
from tui.editions import at_edition
from tui.plain import lines
from tui.plain.batches import Batches
from tui.plain.desk import Desk, SlipError, sentence
from tui.plain.following import FollowingAnswers
from tui.plain.keeping import KeepingAnswers
from tui.plain.library import LibraryAnswers
from tui.plain.outlets import Copying, OutletAnswers
from tui.plain.phrase import PhraseAnswers
from tui.plain.rows import RowAnswers
from tui.plain.stories import StoriesAnswers
from tui.plain.undoing import Undoing
from tui.plain.views import ViewAnswers
from tui.plain.words import Line, help_lines, next_words, typed_words, understand
from tui.plain.work import Telling, Work

Answer = Callable[[str], Iterable[str]]
"""Answers what stands behind a word."""


class PlainReader:
    """A reader of one collection, asked and answered in lines."""

    def __init__(self, collection: Collection, copying: Copying, tell: Telling = lambda _: None) -> None:
        """Begin with the only story there is, or with the list of them; `tell` says how far long work is."""
        self._desk = Desk()
        self._work = Work(tell)
        self._batches = Batches(self._desk)
        self._views = ViewAnswers(self._desk, self._batches, self._work)
        self._stories = StoriesAnswers(collection)
        self._phrase = PhraseAnswers(self._desk, self._work)
        self._rows = RowAnswers(self._desk, self._batches, self._phrase)
        self._outlets = OutletAnswers(self._desk, collection.reading, copying)
        self._following = FollowingAnswers(self._desk, self._work)
        self._undoing = Undoing()
        self._keeping = KeepingAnswers(self._desk, collection, self._undoing, self._work, tell)
        self._library = LibraryAnswers(self._desk, self._stories, self._batches, self._undoing, self._work)
        self._word = ""
        self._told: set[str] = set()
        """The words whose answers were followed by what may be written next."""
        shown = self._stories.shown()
        if len(shown) == 1:
            self._desk.lay(shown[0], collection.comparison(shown[0]))

    def greeting(self) -> Iterator[str]:
        """Say what is open and what to write first."""
        if self._desk.story is not None:
            yield from self._outlets.told_story()
            yield "A phrase in quotes finds it in every outlet. help lists all words, quit leaves."
            return
        yield from self._stories.stories("")
        if self._stories.shown():
            yield "open and a number opens a story; then a phrase in quotes finds it in every outlet of it."
            yield "search WORDS finds articles in all stories. help lists all words, quit leaves."

    def answer(self, text: str) -> Iterable[str] | None:
        """Answer a line; None when it asks to leave."""
        asked = understand(typed_words(text))
        self._word = ""
        if asked.word == "quit":
            return None
        try:
            answer = list(self._answer(asked))
        except (SlipError, NewsreaderError) as slip:
            return [sentence(str(slip))]
        self._word = "unread" if _asks_for_unread(asked) else asked.word
        return answer

    def next_words(self) -> list[str]:
        """Say what may be written after the last answer; once for each word."""
        nothing = (self._word in {"find", "next"} and not self._desk.comparison.hits.total) or (
            self._word == "marks" and not self._stories.collection.keeper.marks()
        )
        if nothing or self._word in self._told:
            return []
        self._told.add(self._word)
        told = next_words(self._word)
        return [f"{told}."] if told else []

    def broken_off(self) -> list[str]:
        """Say what is left of the answer that was broken off; a phrase whose search was is put out."""
        comparison = self._desk.comparison
        left = self._work.take_left()
        if comparison.lit and not all(comparison.version(number) for number in range(len(comparison))):
            self._desk.stop()
            return left or ["Stopped: no phrase is searched now."]
        return left

    def _answer(self, asked: Line) -> Iterable[str]:
        if asked.slip:
            raise SlipError(asked.slip)
        if not asked.word:
            return ()
        if _asks_for_unread(asked):
            return self._next_unread()
        everywhere = self._everywhere()
        if asked.word in everywhere:
            return everywhere[asked.word](asked.rest)
        if self._desk.story is None:
            raise SlipError("open a story first: stories lists them, open 1 opens the first")
        return self._in_a_story()[asked.word](asked.rest)

    def _everywhere(self) -> dict[str, Answer]:
        """Give who answers the words that need no open story."""
        stories, keeping, library = self._stories, self._keeping, self._library
        return {
            "help": help_lines,
            "stories": stories.stories,
            "open": self._open,
            "search": stories.search,
            "marks": keeping.marks,
            "note": keeping.note,
            "unmark": keeping.unmark,
            "undo": self._undoing.undo,
            "unread": library.unread,
            "seen": library.seen,
            "hide": library.hide,
            "hidden": library.hidden,
            "show": library.show,
            "join": library.join,
            "fetch": library.fetch,
            "more": self._batches.more,
        }

    def _in_a_story(self) -> dict[str, Answer]:
        """Give who answers the words about an open story."""
        phrase, outlets, views, keeping = self._phrase, self._outlets, self._views, self._keeping
        return {
            "find": phrase.find,
            "this": phrase.this,
            "next": phrase.next,
            "previous": phrase.previous,
            "versions": phrase.versions,
            "why": phrase.why,
            "difference": phrase.difference,
            "looser": phrase.looser,
            "stricter": phrase.stricter,
            "reworded": phrase.reworded,
            "outlets": outlets.outlets,
            "outlet": outlets.outlet,
            "read": outlets.read,
            "page": outlets.page,
            "copy": outlets.copy,
            "mark": keeping.mark,
            "same": keeping.same,
            "not": keeping.not_same,
            "withdraw": keeping.withdraw,
            "keep": keeping.keep,
            "part": self._library.part,
            "shared": self._following.shared,
            "only": self._following.only,
            "grid": views.grid,
            "concordance": views.concordance,
            "timeline": views.timeline,
            "facts": views.facts,
            "lineage": views.lineage,
            "row": self._rows.row,
        }

    def _open(self, rest: str) -> Iterable[str]:
        """Open a story, and find in it what was searched; or the story of a mark, at its passage."""
        first, _, number = rest.partition(" ")
        if first.casefold() == "mark":
            return self._open_mark(number)
        story = self._stories.opened(rest)
        self._desk.lay(story, self._stories.collection.comparison(story))
        phrase = phrase_of(self._stories.searched) if self._stories.was_found(story) else ""
        return [*self._outlets.told_story(), *(self._phrase.find(phrase) if phrase else ())]

    def _open_mark(self, number: str) -> Iterable[str]:
        mark = self._keeping.numbered(number, "open")
        collection, desk = self._stories.collection, self._desk
        story = collection.story_of(mark.article)
        if story is None:
            raise SlipError("the article of this mark is not here any more")
        story = at_edition(collection, story, mark.article)
        desk.lay(story, collection.comparison(story))
        desk.focus = next(n for n, one in enumerate(desk.comparison.articles) if one.id == mark.article)
        desk.go_to_sentence(mark.paragraph, mark.span)
        here = lines.place_line(desk.comparison.article(desk.focus), desk.focus, mark.paragraph, mark.span)
        return [*self._outlets.told_story(), here]

    def _next_unread(self) -> Iterable[str]:
        """Open the next story with something unread, at its first unread outlet."""
        story, number = self._library.next_unread()
        self._desk.lay(story, self._stories.collection.comparison(story))
        self._desk.focus = number
        return [*self._outlets.told_story(), "read says the article here, and so marks it read."]


def _asks_for_unread(asked: Line) -> bool:
    """Tell whether it is not the next hit that is asked for, but a story to read."""
    return asked.word == "next" and asked.rest.casefold() == "unread"
