"""What a reader does to the stories of a collection, each with how it is taken back: on the screen and without one.

No widget in it; each may take as long as a disk does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from index.export.wording import counted
from tui.drawing.told import titled
from tui.reading_life import ReadingLife, Said


class Deed(NamedTuple):
    """Something done: what is said of it, and what takes it back and says what is then."""

    said: str
    back: Callable[[], str]


def mark(reading: ReadingLife, articles: Iterable[str], *, read: bool) -> Deed:
    """Mark articles read or unread."""
    ids = tuple(articles)

    def told(*, now: bool) -> str:
        return f"{counted(len(ids), 'article')} {'read' if now else 'unread'}"

    def back() -> str:
        reading.mark(ids, read=not read)
        return told(now=not read)

    reading.mark(ids, read=read)
    return Deed(told(now=read), back)


def hide(reading: ReadingLife, rule: str) -> Deed:
    """Hide from all lists what a search finds, from now on."""
    known = any(row.text == rule for row in reading.listed("Hidden"))

    def back() -> str:
        words = reading.rule_words(rule)
        return f"hidden as before: {words}" if known else show_again(reading, rule, words).said

    before = reading.hidden()
    reading.ignore(rule)
    hidden = reading.hidden()
    found = next((row.articles for row in reading.listed("Hidden") if row.text == rule), ())
    kept = len({*found} - hidden)  # what is marked is never hidden
    stays = f", {kept} with marks {'stays' if kept == 1 else 'stay'}" if kept else ""
    return Deed(f"{counted(len(hidden - before), 'article')} hidden{stays}", back)


def show_again(reading: ReadingLife, rule: str, words: str) -> Deed:
    """Show again what a rule hides; `words` say what that is."""

    def back() -> str:
        reading.ignore(rule)
        return f"hidden again: {words}"

    reading.ignore_no_more(rule)
    return Deed(f"shown again: {words}", back)


def keep_search(reading: ReadingLife, name: str, text: str) -> Deed:
    """Keep a search under a name, in the place of one that had it."""
    before = next((row.text for row in reading.listed("Searches") if row.key == name), None)

    def back() -> str:
        if before is None:
            reading.drop_search(name)
            return f"not kept any more: {name}"
        reading.keep_search(name, before)
        return f"as it was: {name}"

    reading.keep_search(name, text)
    return Deed("kept", back)


def drop_search(reading: ReadingLife, name: str, text: str) -> Deed:
    """Forget a kept search."""

    def back() -> str:
        reading.keep_search(name, text)
        return f"kept again: {name}"

    reading.drop_search(name)
    return Deed(f"dropped: {name}", back)


def join(reading: ReadingLife, one: str, other: str, title: str) -> Deed:
    """Put the stories of two articles together; `title` is that of the first one's."""
    return _mended(reading, f"joined with {titled(title)}", reading.join(one, other))


def part(reading: ReadingLife, article: str) -> Deed:
    """Take an article out of its story."""
    return _mended(reading, "parted from its story", reading.part(article))


def _mended(reading: ReadingLife, told: str, said: Said) -> Deed:
    def back() -> str:
        reading.say(said)
        return "the stories are as they were"

    return Deed(told, back)
