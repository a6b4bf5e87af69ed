"""The plain reader itself: what is open, which phrase is lit, and the answer to a line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from index.export.quotation import all_versions, quotation
from index.export.wording import carriers_words, counted, outlet_words
from index.model import Passage, Story
from index.text import plain, sentences
from tui.collection import Collection, phrase_of
from tui.comparison import Comparison
from tui.hits import Position
from tui.keeping import mark_passages, note_line
from tui.plain import lines
from tui.plain.words import Line, help_lines, understand

LISTED = 20
"""Stories said at once."""

Copying = Callable[[str, str], str]
"""Copies a text, called what the second says; gives what really happened, in words."""


class _SlipError(Exception):
    """A line that cannot be done; its message says what to write instead."""


class PlainReader:
    """A reader of one collection, asked and answered in lines."""

    def __init__(self, collection: Collection, copying: Copying) -> None:
        """Begin with the only story there is, or with the list of them."""
        self.collection = collection
        self._copying = copying
        self._searched = ""
        self.story: Story | None = None
        self.comparison = Comparison(())
        self.focus = 0
        self.position: Position | None = None
        if len(collection.stories) == 1:
            self._open(collection.stories[0])

    # --- answering -----------------------------------------------------------

    def greeting(self) -> Iterator[str]:
        """Say what is open and what to write first."""
        if self.story is not None:
            yield from self._told_story()
        else:
            yield from self._stories("")
        if self.story is not None:
            yield "A phrase in quotes finds it in every outlet. help lists all words, quit leaves."
        elif self.collection.stories:
            yield "open and a number opens a story; then a phrase in quotes finds it in every outlet of it."
            yield "search WORDS finds articles in all stories. help lists all words, quit leaves."

    def answer(self, text: str) -> Iterable[str] | None:
        """Answer a line; None when it asks to leave."""
        asked = understand(plain(text))
        if asked.word == "quit":
            return None
        try:
            return list(self._answer(asked))
        except _SlipError as slip:
            return [f"{str(slip)[:1].upper()}{str(slip)[1:]}."]

    def stop(self) -> None:
        """Put the phrase out: its search was broken off."""
        self.comparison.begin("")
        self.position = None

    def _answer(self, asked: Line) -> Iterable[str]:
        if asked.slip:
            raise _SlipError(asked.slip)
        if not asked.word:
            return ()
        if asked.word == "help":
            return help_lines()
        takers: dict[str, Callable[[str], Iterable[str]]] = {
            "stories": self._stories,
            "open": self._open_number,
            "search": self._search,
            "marks": self._marks,
        }
        if asked.word in takers:
            return takers[asked.word](asked.rest)
        if self.story is None:
            raise _SlipError("open a story first: stories lists them, open 1 opens the first")
        return self._in_story[asked.word](self, asked.rest)

    # --- stories -------------------------------------------------------------

    def _stories(self, rest: str) -> Iterable[str]:
        stories = self.collection.stories
        if not stories:
            return ["No stories yet. Add pages: newsreader add FOLDER"]
        self._searched = ""
        first = self._number(rest, len(stories), "story") if rest else 0
        shown = stories[first : first + LISTED]
        articles, count = counted(len(self.collection), "article"), counted(len(stories), "story", "stories")
        told = [f"{count}, {articles}."]
        told += [self._story_line(story, number) for number, story in enumerate(shown, first)]
        if first + len(shown) < len(stories):
            told.append(f"stories {first + len(shown) + 1} goes on. open 1 opens the first.")
        return told

    def _story_line(self, story: Story, number: int) -> str:
        return lines.story_line(story, number, self.collection.articles_of(story))

    def _open_number(self, rest: str) -> Iterable[str]:
        if not rest:
            raise _SlipError("open which story? stories lists them, open 1 opens the first")
        self._open(self.collection.stories[self._number(rest, len(self.collection.stories), "story")])
        phrase = phrase_of(self._searched)
        return [*self._told_story(), *(self._find(phrase) if phrase else ())]

    def _open(self, story: Story) -> None:
        self.story = story
        self.comparison = self.collection.comparison(story)
        self.focus, self.position = 0, None

    def _told_story(self) -> Iterator[str]:
        assert self.story is not None  # noqa: S101  # for the type
        yield f"{self.story.title or '(no title)'}. {carriers_words(self.comparison.articles)}."
        yield from self._outlets("")

    def _search(self, rest: str) -> Iterator[str]:
        if not rest:
            raise _SlipError("search for which words? search WORDS")
        self._searched = rest
        answered = self.collection.find(rest, typing=False)
        found, total = answered.stories, answered.total
        yield from (f"{hint[:1].upper()}{hint[1:]}{'' if hint.endswith('?') else '.'}" for hint in answered.hints)
        if not total:
            yield f"Nothing matching in {counted(len(self.collection), 'article')}."
            return
        order = {story.id: number for number, story in enumerate(self.collection.stories)}
        found = [each for each in found if each[0].id in order]  # what is being added just now has no number yet
        yield f"{counted(total, 'article')} in {counted(len(found), 'story', 'stories')}. open and a number opens one."
        for story, articles in found:
            yield self._story_line(story, order[story.id])
            for each in articles:
                yield f"{outlet_words(each.article)}: {each.before}{each.hit}{each.after}"

    # --- a phrase ------------------------------------------------------------

    def _find(self, rest: str) -> Iterable[str]:
        if not rest:
            raise _SlipError('find which phrase? find PHRASE, or the phrase in quotes: "like this"')
        return self._light(rest, None)

    def _light(self, phrase: str, picked: int | None) -> Iterable[str]:
        self.position = None
        self.comparison.begin(phrase, picked)
        self.comparison.search_all()
        return lines.found_lines(self.comparison)

    def _this(self, rest: str) -> Iterable[str]:
        article = self.comparison.article(self.focus)
        if not rest:
            version = self.comparison.version(self.focus)
            sentence = lines.around(article, version, self.position, self.comparison)
            if sentence is None:
                raise _SlipError("which sentence? this 3.2 is the second sentence of paragraph 3, as read numbers them")
            return self._light(sentence, self.focus)
        found = re.fullmatch(r"(\d+)(?:[. ](\d+))?", rest)
        if not found:
            raise _SlipError("this takes a paragraph and a sentence, such as 3.2")
        paragraph = self._number(found[1], len(article.paragraphs), "paragraph")
        text = article.text_of(paragraph)
        spans = sentences(text)
        span = spans[self._number(found[2] or "1", len(spans), "sentence of this paragraph")]
        return self._light(text[span.start : span.end], self.focus)

    def _next(self, rest: str) -> Iterable[str]:
        return self._step(rest, 1)

    def _previous(self, rest: str) -> Iterable[str]:
        return self._step(rest, -1)

    def _step(self, rest: str, step: int) -> Iterable[str]:
        self._need_phrase()
        if rest and not rest.isdecimal():
            raise _SlipError("next and previous take a count; a phrase to find stands in quotes")
        for _ in range(max(1, min(int(rest or 1), self.comparison.hits.total))):
            found = self.comparison.hits.step(self.position, self.focus, step)
            if found is None:
                return lines.found_lines(self.comparison)
            self.position, self.focus = found, found.article
        assert self.position is not None  # noqa: S101  # for the type
        return lines.hit_lines(self.comparison, self.position)

    def _versions(self, rest: str) -> Iterable[str]:
        self._need_phrase()
        if rest:
            return [lines.version_line(self.comparison, self._outlet_number(rest))]
        return lines.versions_lines(self.comparison)

    def _why(self, rest: str) -> Iterable[str]:
        self._need_phrase()
        return lines.why_lines(self.comparison, self._numbers(rest))

    def _difference(self, rest: str) -> Iterable[str]:
        self._need_phrase()
        return lines.difference_lines(self.comparison, self._numbers(rest))

    def _looser(self, _: str) -> Iterable[str]:
        return self._shift(-1)

    def _stricter(self, _: str) -> Iterable[str]:
        return self._shift(1)

    def _shift(self, step: int) -> Iterable[str]:
        told = [f"Matching {self.comparison.shift_strictness(step)}."]
        return [*told, *self._again()]

    def _reworded(self, _: str) -> Iterable[str]:
        self.comparison.reworded = not self.comparison.reworded
        told = "Other words are found too." if self.comparison.reworded else "Only the same and edited words are found."
        return [told, *self._again()]

    def _again(self) -> Iterable[str]:
        return self._light(self.comparison.phrase, self.comparison.picked) if self.comparison.lit else ()

    # --- articles ------------------------------------------------------------

    def _outlets(self, _: str) -> Iterator[str]:
        for number, article in enumerate(self.comparison.articles):
            yield lines.outlet_line(article, number, here=number == self.focus)

    def _outlet(self, rest: str) -> Iterator[str]:
        self.focus, self.position = self._outlet_number(rest), None
        if self.comparison.lit:
            yield lines.version_line(self.comparison, self.focus)
        else:
            yield lines.outlet_line(self.comparison.article(self.focus), self.focus, here=True)

    def _read(self, rest: str) -> Iterable[str]:
        if rest:
            self.focus, self.position = self._outlet_number(rest), None
        return lines.article_lines(self.comparison.article(self.focus))

    def _page(self, rest: str) -> Iterable[str]:
        number = self._outlet_number(rest) if rest else self.focus
        return lines.page_as_it_came(self.comparison.article(number))

    def _copy(self, rest: str) -> Iterable[str]:
        self._need_phrase()
        if rest == "all":
            text = all_versions(self.comparison.phrase, self.comparison.found(), picked=self.comparison.origin)
            return [
                *text.split("\n"),
                self._copying(text, f"the versions of {counted(len(self.comparison), 'outlet')}"),
            ]
        number = self._outlet_number(rest) if rest else self.focus
        article, passage = self.comparison.article(number), self._chosen(number)
        if passage is None:
            raise _SlipError(f"{outlet_words(article)} has nothing to copy; copy all copies every version")
        text = quotation(article, passage.paragraph, passage.span)
        return [*text.split("\n"), self._copying(text, f"the passage from {outlet_words(article)}")]

    def _chosen(self, number: int) -> Passage | None:
        """Give what of an outlet is copied and kept: the current hit, else its best passage."""
        if self.position is not None and self.position.article == number:
            return self.comparison.hits[number][self.position.hit]
        version = self.comparison.version(number)
        return version.passages[0] if version is not None and version.passages else None

    def _mark(self, rest: str) -> Iterable[str]:
        self._need_phrase()
        article, passage = self.comparison.article(self.focus), self._chosen(self.focus)
        if passage is None:
            raise _SlipError(f"{outlet_words(article)} has nothing to keep; next goes to an outlet that has")
        keeper = self.collection.keeper
        mark_passages(keeper, article, [(passage.paragraph, passage.span)], rest)
        return [f"{'Kept' if keeper.lasting else 'Kept for this session'}: {lines.sentence_of(article, passage)}"]

    def _marks(self, _: str) -> Iterable[str]:
        marks = self.collection.keeper.marks()
        known = self.collection.known(dict.fromkeys(mark.article for mark in marks))
        if not marks:
            return ["Nothing kept yet: mark keeps the passage, with a note and #tags."]
        return [
            f"{outlet_words(known[mark.article]) if mark.article in known else 'an article that went away'}: "
            f"{mark.text}" + (f" ({note_line(mark)})" if mark.note or mark.tags else "")
            for mark in marks
        ]

    # --- what stands behind a word -------------------------------------------

    def _need_phrase(self) -> None:
        if not self.comparison.lit:
            raise _SlipError('no phrase yet: write one in quotes, "like this", or take a sentence: this 3.2')

    def _numbers(self, rest: str) -> list[int]:
        return [self._outlet_number(rest)] if rest else self.comparison.ranked()

    def _outlet_number(self, rest: str) -> int:
        return self._number(rest, len(self.comparison), "outlet")

    def _number(self, rest: str, count: int, what: str) -> int:
        """Read a number from 1 to `count`; gives it from 0."""
        if not rest.isdecimal():
            raise _SlipError(f"{rest} is no number; a phrase to find stands in quotes")
        if not 1 <= int(rest[:9]) <= count:
            raise _SlipError(f"there is no {what} {rest}: the last is {count}" if count else f"there is no {what}")
        return int(rest) - 1

    _in_story = {  # noqa: RUF012  # a table of its own methods
        "find": _find,
        "next": _next,
        "previous": _previous,
        "versions": _versions,
        "why": _why,
        "difference": _difference,
        "this": _this,
        "outlets": _outlets,
        "outlet": _outlet,
        "read": _read,
        "page": _page,
        "copy": _copy,
        "mark": _mark,
        "looser": _looser,
        "stricter": _stricter,
        "reworded": _reworded,
    }
