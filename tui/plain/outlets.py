"""The plain reader's answers on the outlets of a story: which there are, an article, its page, copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from index.errors import NewsreaderError
from index.export.quotation import all_versions, quotation
from index.export.wording import carriers_words, counted, outlet_words
from tui.drawing.told import titled
from tui.plain import lines
from tui.plain.desk import Desk, SlipError
from tui.reading_life import ReadingLife

Copying = Callable[[str, str], str]
"""Copies a text, called what the second says; gives what really happened, in words."""


class OutletAnswers:
    """Answers on the articles of the story that is open."""

    def __init__(self, desk: Desk, reading: ReadingLife, copying: Copying) -> None:
        """Answer on what lies open there, note what is read, and copy so."""
        self._desk = desk
        self._reading = reading
        self._copying = copying

    def told_story(self) -> Iterator[str]:
        """Say which story is open, and its outlets."""
        desk = self._desk
        title = desk.story.title if desk.story is not None else ""
        yield f"{titled(title)}. {carriers_words(desk.comparison.articles)}."
        yield from self.outlets("")

    def outlets(self, rest: str) -> Iterator[str]:
        """Say which outlets there are, with their numbers; with a number go to that one."""
        if rest:
            yield from self.outlet(rest)
            return
        articles = self._desk.comparison.articles
        unread = self._reading.unread(each.id for each in articles)
        for number, article in enumerate(articles):
            yield lines.outlet_line(article, number, here=number == self._desk.focus, unread=article.id in unread)

    def outlet(self, rest: str) -> Iterator[str]:
        """Go to an outlet, and say what it has of the phrase."""
        desk = self._desk
        desk.go_to_outlet(rest)
        if desk.comparison.lit:
            yield lines.version_line(desk.comparison, desk.focus)
        else:
            yield lines.outlet_line(desk.comparison.article(desk.focus), desk.focus, here=True)

    def read(self, rest: str) -> Iterable[str]:
        """Say an article, of the outlet here or of another."""
        if rest:
            self._desk.go_to_outlet(rest)
        article = self._desk.comparison.article(self._desk.focus)
        try:
            self._reading.opened([article.id])
        except NewsreaderError:
            pass  # it stays unread, which loses nothing
        return lines.article_lines(article)

    def page(self, rest: str) -> Iterable[str]:
        """Say a page as it came."""
        asked = rest.casefold().split()
        wanted = " ".join(word for word in asked if word != "all")
        number = self._desk.outlet(wanted) if wanted else self._desk.focus
        return lines.page_as_it_came(self._desk.comparison.article(number), whole="all" in asked)

    def copy(self, rest: str) -> Iterable[str]:
        """Copy the passage of the outlet here, of another, or every version."""
        desk = self._desk
        if rest.casefold() == "all":
            desk.need_phrase()
            comparison = desk.comparison
            text = all_versions(comparison.phrase, comparison.found(), picked=comparison.origin)
            return [*text.split("\n"), self._copying(text, f"the versions of {counted(len(comparison), 'outlet')}")]
        number = desk.outlet(rest) if rest else desk.focus
        article, passage = desk.comparison.article(number), desk.chosen(number)
        if passage is None:
            raise SlipError(f"{outlet_words(article)} has nothing to copy; copy all copies every version")
        text = quotation(article, *passage)
        return [*text.split("\n"), self._copying(text, f"the passage from {outlet_words(article)}")]
