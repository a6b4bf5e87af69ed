"""What the reader sets right by hand: fields, lines of a page, and which articles tell one story."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.library.carried import cleaned
from index.library.edit import Edit, edit, edit_all, put_fields
from index.library.lines import edit_lines
from index.library.mend import Said, join, part, part_from_story, say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from index.library.core import Core
    from index.model import Article, Given

__all__ = ["Mending"]


class Mending:
    """What the reader sets right by hand: fields, lines of a page, and which articles tell one story."""

    _core: Core

    def edit(self, prefix: str, given: Given) -> Article:
        """Set the fields that `given` has by hand: they outrank what is read, also after a rebuild and in editions."""
        return edit(self._core, prefix, given)

    def edit_all(self, edits: Mapping[str, Edit]) -> tuple[str, ...]:
        """Set fields of several articles by hand, or that they are not known; give the ids of those changed."""
        return edit_all(self._core, edits)

    def put_fields(self, like: Article, names: Collection[str]) -> Article:
        """Give an article the fields of these names that `like`, of the same id, has, by hand or not as they are there.

        What `edit` sets stays by hand; with this, and `as_read`, a field is the page's again.
        """
        return put_fields(self._core, like, names)

    def as_read(self, prefix: str) -> Article:
        """Give an article as cleaning reads its page now, without what was set by hand."""
        one = self._core.articles.resolve(prefix)
        return replace(cleaned(self._core.articles.page(one)), id=one)

    def edit_lines(self, prefix: str, *, keep: Collection[int] = (), cut: Collection[int] = ()) -> Article:
        """Keep and cut lines of an article's page by hand, by number; the opposite takes that back.

        They outlast a rebuild, and pass to an edition where the very same line stands. Text
        dumps only: HTML has no line numbers.
        """
        return edit_lines(self._core, prefix, keep, cut)

    def lines_by_hand(self, prefix: str) -> dict[int, bool]:
        """Give the lines of an article's page that were set by hand, by number, and whether each is kept."""
        return {one.line: one.kept for one in self._core.lines.of(self._core.articles.resolve(prefix))}

    def join(self, one: str, other: str) -> Said:
        """Put the stories of two articles together, by id or unique beginning of one; grouping keeps to it.

        Gives what was said of them before; `say` takes that back in.
        """
        return join(self._core, one, other)

    def part(self, one: str, other: str | None = None) -> Said:
        """Put two articles into different stories, or take one out of its own; grouping keeps to it."""
        if other is None:
            return part_from_story(self._core, self._core.articles.resolve(one))
        return part(self._core, one, other)

    def say(self, said: Mapping[tuple[str, str], bool | None]) -> Said:
        """Say of pairs of articles whether they are of one story (None: as grouping finds); gives what was said."""
        return say(self._core, said)
