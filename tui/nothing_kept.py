"""The reading life of pages opened by name: nothing is kept, and what would be says where it is."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NoReturn

from index.errors import NewsreaderError
from tui.keymap import with_keys
from tui.reading_life import Listed, Said

if TYPE_CHECKING:
    from index.library import Fetching

__all__ = ["SAMPLES", "NothingKept", "Way"]

SAMPLES = "the sample stories are not kept; newsreader add FOLDER keeps your own pages"
"""What is said where the sample stories would have to be kept."""


class Way(StrEnum):
    """How pages opened by name come into a library, as it is said behind every refusal; for `with_keys`."""

    KEY = "{stories.keep} keeps these pages there first"
    WORD = "keep keeps these pages there first"
    """Without a screen."""
    SAMPLES = "newsreader add FOLDER puts your own pages there"
    """The samples never do."""


class NothingKept:
    """Of pages opened by name: nothing is unread, and there are no feeds."""

    kept = False
    feeds = 0

    def __init__(self, way: Way) -> None:
        """Say so how pages come into a library."""
        self.way = way

    def unread(self, ids: Iterable[str] | None = None) -> frozenset[str]:  # noqa: ARG002  # whatever they are
        """Tell that nothing is unread."""
        return frozenset()

    def hidden(self) -> frozenset[str]:
        """Tell that nothing is hidden."""
        return frozenset()

    def opened(self, ids: Iterable[str]) -> None:
        """Let it be."""

    def mark(self, ids: Iterable[str], *, read: bool) -> None:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        self.refuse("what is read and unread is")

    def listed(self, kind: str) -> list[Listed]:  # noqa: ARG002  # there are none
        """Tell of none: these are lists of a library."""
        return []

    def keep_search(self, name: str, text: str) -> None:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        self.refuse("searches are")

    def drop_search(self, name: str) -> None:
        """Let it be: there is none."""

    def ignore(self, text: str) -> None:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        self.refuse("what is to be hidden is")

    def ignore_no_more(self, text: str) -> None:
        """Let it be: there is none."""

    def rule_words(self, text: str) -> str:
        """Give the rule: nothing else is known of it."""
        return text

    def searched(self) -> tuple[str, ...]:
        """Tell of none."""
        return ()

    def note_search(self, text: str) -> None:
        """Let it be."""

    def join(self, one: str, other: str) -> Said:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        self.refuse("stories mended by hand are")

    def part(self, article: str) -> Said:  # noqa: ARG002  # nothing is kept
        """Refuse: nothing is kept."""
        self.refuse("stories mended by hand are")

    def say(self, said: Said) -> None:
        """Let it be: nothing was said."""

    def last_added(self) -> tuple[str, ...]:
        """Tell of none."""
        return ()

    def undo_add(self) -> int:
        """Tell of none."""
        return 0

    def set_whole(self, address: str) -> bool:  # noqa: ARG002  # there are none
        """Refuse: a feed is followed by a library."""
        self.refuse("feeds are")

    def fetch(self, articles: Sequence[str] = ()) -> Generator[Fetching, None, None]:
        """Refuse: a feed is followed by a library."""
        if articles:
            self.refuse("whole pages are")
        self.refuse("feeds are")

    def refuse(self, what: str) -> NoReturn:
        """Raise NewsreaderError: what would be kept is kept in a library only, and how to come to one."""
        raise NewsreaderError(f"{what} kept in your library only; {with_keys(self.way)}")
