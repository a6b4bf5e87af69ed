"""The reader's way through a library: what is unread, what comes next, kept searches as rows, what is hidden."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from index.errors import LibraryError
from index.query import Field, parse
from index.store import ReadingStore

if TYPE_CHECKING:
    from index.library.core import Core
    from index.library.searching import Searcher
    from index.library.standing import Editions

__all__ = ["Count", "Reading", "RuleRow", "SearchRow"]


class Count(NamedTuple):
    """How many articles there are, and how many of them are unread."""

    unread: int
    all: int


class SearchRow(NamedTuple):
    """A kept search as a row of a list: its name, its text, and what it finds now, newest first."""

    name: str
    text: str
    articles: tuple[str, ...]
    counts: Count


class RuleRow(NamedTuple):
    """A rule that hides articles: its text, what it hides in words, and the articles it is about now."""

    text: str
    words: str
    articles: tuple[str, ...]


class Reading(ReadingStore):
    """What the reader has read, kept and hidden. Articles are named by whole ids."""

    def __init__(self, core: Core, searcher: Searcher, editions: Editions) -> None:
        """Work on this library."""
        super().__init__(core.database)
        self._core = core
        self._searcher = searcher
        self._editions = editions
        self._hidden: tuple[tuple[object, ...], frozenset[str]] | None = None

    # --- read and unread ------------------------------------------------------------

    def opened(self, ids: Iterable[str]) -> None:
        """Note that articles are being read, where that can be kept: on a disk for reading only it is let be."""
        if not self._core.database.readonly:
            self.mark_read(ids, _now())

    def toggle(self, ids: Sequence[str]) -> bool:
        """Mark articles read, or unread where all of them are read already. Gives whether they are read now."""
        read = self.read()
        if ids and all(one in read for one in ids):
            self.mark_unread(ids)
            return False
        self.mark_read(ids, _now())
        return True

    def unread(self, ids: Iterable[str]) -> list[str]:
        """Give those of some articles that are unread and not hidden, in their order; of an edition, what stands."""
        passed_over = self.read() | self.hidden() | self.superseded().keys()
        return [one for one in ids if one not in passed_over]

    def unread_ids(self) -> frozenset[str]:
        """Give the ids of all articles that were not read yet; an edition that another stands for is none of them."""
        return super().unread_ids() - self.superseded().keys()

    def next_unread(self, ids: Sequence[str], after: str | None = None) -> str | None:
        """Give the next unread of some articles behind one of them, from the beginning again at the end; or None."""
        at = ids.index(after) + 1 if after in ids else 0
        return next(iter(self.unread([*ids[at:], *ids[:at]])), None)

    def counts(self, groups: Mapping[str, Iterable[str]]) -> dict[str, Count]:
        """Count the articles of each group (a story, a feed, an outlet), and the unread; hidden ones count nowhere."""
        read, hidden = self.read(), self.hidden()
        found = {}
        for name, ids in groups.items():
            seen = [one in read for one in self.standing(ids) if one not in hidden]
            found[name] = Count(seen.count(False), len(seen))
        return found

    def by_outlet(self) -> dict[str, list[str]]:
        """Give the ids of the articles of each outlet, newest first; "" is for those not named."""
        found: dict[str, list[str]] = {}
        superseded = self.superseded()
        for one, outlet in self._core.fields.outlets():
            if one not in superseded:
                found.setdefault(outlet or "", []).append(one)
        return found

    # --- editions -------------------------------------------------------------------

    def superseded(self) -> dict[str, str]:
        """Give the editions that another of their article stands for in its story, each with that other."""
        return self._editions.superseded()

    def standing(self, ids: Iterable[str]) -> list[str]:
        """Give for each of some articles the edition that stands for it in its story, each once, in their order."""
        return self._editions.standing(ids)

    # --- searches -------------------------------------------------------------------

    def search_rows(self) -> tuple[SearchRow, ...]:
        """Give the kept searches with what they find now, by name."""
        read, hidden = self.read(), self.hidden()
        rows = []
        for name, text in self.searches():
            ids = tuple(one for one in self.standing(self._found(text)) if one not in hidden)
            rows.append(SearchRow(name, text, ids, Count(sum(one not in read for one in ids), len(ids))))
        return tuple(rows)

    def rule_rows(self) -> list[RuleRow]:
        """Give the rules that hide articles, each with the articles it is about now, marked ones too."""
        return [
            RuleRow(rule, self.rule_words(rule), tuple(self.standing(self._found(rule)))) for rule in self.ignored()
        ]

    def rule_words(self, rule: str) -> str:
        """Say what a rule hides: a story that it names by its id by what it is called now, else the rule itself."""
        root = parse(rule).root
        if not isinstance(root, Field) or root.name != "story":
            return rule
        key = root.value.casefold()
        found = self._core.stories.get([self._core.stories.goes_on_as(key) or key])
        if found:
            return f"the story {found[0].title}" if found[0].title else "a story without a title"
        ended = key in self._core.stories.ids_ever_used()
        return "a story that is not here any more" if ended else rule

    def hidden(self) -> frozenset[str]:
        """Give the articles that a rule hides; what the reader has marked is never hidden.

        Editions that another stands for are in no list anyway, and are not counted here.
        """
        rules = self.ignored()
        if not rules:
            return frozenset()
        # Marks do not count as a change of the library.
        marked = frozenset(mark.article for mark in self._core.marks.all())
        key = (self._core.database.generation(), rules, marked)
        if self._hidden is None or self._hidden[0] != key:
            found = frozenset(one for rule in rules for one in self._found(rule))
            self._hidden = key, found - marked - self.superseded().keys()
        return self._hidden[1]

    def ignore(self, text: str) -> None:
        """Keep a search whose articles are not to be seen; LibraryError where it says nothing or hides all."""
        if parse(text).root is None:
            raise LibraryError("a rule needs words or a field, such as outlet:Gazette")
        count = self._core.articles.count()
        if count and len(self._found(text)) == count:
            raise LibraryError(f"this rule would hide all {count} articles")
        super().ignore(text)

    def _found(self, text: str) -> list[str]:
        root = parse(text).root
        if root is None:
            return []
        with self._core.searching:
            found, _ = self._searcher.find(root, self._core.articles.count())
        return [row.id for row in self._core.articles.rows(found.sequences)]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
