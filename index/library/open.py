"""The library as its users hold it: one object with a method for each thing one does with it."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from index.library.add import Adding, Report, adding
from index.library.carried import cleaned, exported
from index.library.check import Fault, check
from index.library.core import Core
from index.library.edit import Edit, edit, edit_all, put_fields
from index.library.facets import Facets, facets
from index.library.feeds import Feeds
from index.library.find import Answer, Order, find
from index.library.forget import forget, undo
from index.library.group import settle, settled
from index.library.indexing import Indexing, index
from index.library.judgements import Judgements
from index.library.lines import edit_lines
from index.library.mend import Said, join, part, part_from_story, say
from index.library.places import default_places, make_private
from index.library.reading import Reading
from index.library.rebuild import Rebuilding, rebuild
from index.library.restore import restore
from index.library.searching import Searcher
from index.library.standing import shown
from index.model import Given
from index.store import Database
from index.versions import compare, prepare
from index.versions.judgement import about, judged

if TYPE_CHECKING:
    import os
    from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from index.errors import InputError
    from index.export.records import KeptRecord
    from index.library.places import Places
    from index.model import Article, Page, Story, Version
    from index.store import MarkStore, Row
    from index.versions import Frequencies, Prepared

__all__ = ["Library"]

_NOTHING_GIVEN = Given()
_KEPT_PREPARED = 200  # articles, about 100 kB each


class Library:
    """Articles kept together: in a folder (`Library.open`), or in memory only (`Library.in_memory`).

    Use it in a `with` block, or close it. Its methods may be called from several
    threads; one process at a time may add, rebuild and forget, and others wait for it.

    >>> with Library.in_memory() as library:
    ...     library.count()
    0
    """

    def __init__(self, database: Database, places: Places | None, *, every_edition: bool = False) -> None:
        """Hold an open database; use `open` or `in_memory` instead."""
        self._core = Core(database, places, every_edition)
        self._searcher = Searcher(self._core)
        self._judgements = Judgements(self._core)
        self._reading = Reading(self._core, self._searcher)
        self._prepared: OrderedDict[tuple[str, int | None], Prepared] = OrderedDict()
        self._preparing = threading.Lock()

    @classmethod
    def open(cls, folder: str | os.PathLike[str] | None = None, *, places: Places | None = None) -> Self:
        """Open the library in `folder`, else in `$NEWSREADER_LIBRARY`, else the reader's own.

        It is made when it is not there yet. LibraryError says why one cannot be opened.
        """
        chosen = places or default_places(folder)
        if not chosen.database.exists():
            make_private(chosen.data)
        return cls(Database(chosen.database), chosen)

    @classmethod
    def exists(cls, folder: str | os.PathLike[str] | None = None) -> bool:
        """Whether a library is there; asking makes nothing."""
        return default_places(folder).database.exists()

    @classmethod
    def in_memory(cls, *, every_edition: bool = False) -> Self:
        """Make an empty library that keeps nothing: for pages opened by name, and for samples.

        With `every_edition` stories have all editions of an article, as is wanted of what was named one by one.
        """
        return cls(Database(None), None, every_edition=every_edition)

    def __enter__(self) -> Self:
        """Give the library itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        self._searcher.close()
        self._core.close()

    # --- in and out -------------------------------------------------------------

    def add(
        self, inputs: Iterable[str | Page | InputError], *, given: Given = _NOTHING_GIVEN, dry_run: bool = False
    ) -> Report:
        """Clean, keep and group inputs (paths or pages); give what came of it."""
        report = Report()
        for progress in self.adding(inputs, given=given, dry_run=dry_run):
            report = progress.report
        return report

    def adding(
        self, inputs: Iterable[str | Page | InputError], *, given: Given = _NOTHING_GIVEN, dry_run: bool = False
    ) -> Generator[Adding, None, None]:
        """Do as `add` does, and give how far it is after each commit; closing the generator stops it."""
        return adding(self._core, inputs, given=given, dry_run=dry_run)

    def last_added(self) -> tuple[str, ...]:
        """Give the ids of the articles that the last addition brought and that are still here."""
        last = self._core.batches.last()
        return tuple(last[1]) if last else ()

    def undo(self) -> tuple[str, ...]:
        """Take back the last addition; give the ids of the articles removed."""
        removed = undo(self._core)
        self._judgements.refresh()
        return removed

    def forget(self, *ids: str) -> tuple[str, ...]:
        """Remove pages and all that came of them, by article id or the unique beginning of one."""
        removed = forget(self._core, ids)
        self._judgements.refresh()
        return removed

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

    def exported(self) -> Iterator[KeptRecord]:
        """Give every article, oldest first, as a record that `add` takes back without loss."""
        return exported(self._core)

    # --- finding ------------------------------------------------------------------

    def search(self, text: str, limit: int = 20, *, typing: bool = False, order: Order = Order.NEWEST) -> Answer:
        """Find articles; while `typing`, the last word is the beginning of one."""
        return find(self._core, self._searcher, text, limit=limit, typing=typing, order=order)

    def facets(self, text: str, *, typing: bool = False) -> Facets:
        """Count the outlets, sources, months and tags of the articles that a search finds."""
        return facets(self._core, self._searcher, text, typing=typing)

    def frequencies(self) -> Frequencies:
        """Give in how many articles each word stands, for `index.versions.find`."""
        with self._core.searching:
            return self._searcher.words()

    def versions(self, phrase: str, story: str | None = None, *, picked: str | None = None) -> list[Version]:
        """Compare the articles of a story for one phrase, a version each; without a story, those of all articles."""
        ids = [row.id for row in self.rows()] if story is None else self.story(story).articles
        said = about(self._judgements.all(), phrase)
        found = compare(phrase, [self.prepared(one) for one in ids], picked)
        return [judged(phrase, version, said) for version in found]

    def prepared(self, article: str) -> Prepared:
        """Give an article made ready for `index.versions.find`, by its whole id; the last few are kept."""
        key = article, self._core.articles.sequence(article)
        with self._preparing:
            found = self._prepared.get(key)
            if found is None:
                found = prepare(self.article(article))
                self._prepared[key] = found
                if len(self._prepared) > _KEPT_PREPARED:
                    self._prepared.popitem(last=False)
            else:
                self._prepared.move_to_end(key)
        return found

    # --- what is here -------------------------------------------------------------

    def generation(self) -> int:
        """Give a number that grows with every change, by whichever process: two equal ones mean nothing changed."""
        return self._core.database.generation()

    def count(self) -> int:
        """Count the articles."""
        return self._core.articles.count()

    def spread(self, ids: Iterable[str]) -> tuple[int, int, int]:
        """Count the outlets that articles are of, those of no named outlet, and the stories they are in."""
        wanted = set(ids)
        outlets = [outlet for one, outlet in self._core.fields.outlets() if one in wanted] if wanted else []
        stories = set(self._core.stories.of_articles(wanted).values())
        return len({*outlets} - {None}), outlets.count(None), len(stories)

    def ids(self) -> list[str]:
        """Give the ids of all articles, newest first."""
        return self._core.articles.ids()

    def rows(self) -> list[Row]:
        """Give the fields of all articles without their texts, newest first."""
        return self._core.articles.rows()

    def articles(self, ids: Iterable[str] | None = None) -> Iterator[Article]:
        """Give all articles, newest first; or those with these whole ids, in this order."""
        if ids is None:
            return self._core.articles.each()
        return iter(self._core.articles.articles(list(ids)))

    def outlets_of(self, ids: Iterable[str]) -> dict[str, str | None]:
        """Give the outlet of each of some articles, by whole id; None where it is not named. Quick: no text is read."""
        return self._core.fields.outlets_of(ids)

    def article(self, prefix: str) -> Article:
        """Give the article with this id or unique beginning of one; UnknownIdError when none or several have it."""
        return self._core.articles.articles([self._core.articles.resolve(prefix)])[0]

    def page(self, prefix: str) -> Page:
        """Give the page an article was made of, byte for byte."""
        return self._core.articles.page(self._core.articles.resolve(prefix))

    def editions(self, prefix: str) -> list[Row]:
        """Give all editions of an article, itself included, in the order they came in."""
        return self._core.articles.editions(self._core.articles.resolve(prefix))

    def stories(self, limit: int | None = None, offset: int = 0) -> tuple[Story, ...]:
        """Give all stories, or so many behind the first `offset`, those with the newest article first.

        A story has each article once, by the edition that stands for it: `editions` gives the others.
        """
        return shown(self._core, self._core.stories.all(-1 if limit is None else limit, offset))

    def count_stories(self) -> int:
        """Count the stories."""
        return self._core.stories.count()

    def stories_with(self, ids: Iterable[str]) -> tuple[Story, ...]:
        """Give the stories with these whole ids, those with the newest article first; others are passed over."""
        return shown(self._core, self._core.stories.get(list(ids)))

    def story(self, prefix: str) -> Story:
        """Give the story with this id, one it took over, or the unique beginning of either."""
        return shown(self._core, self._core.stories.get([self._core.stories.resolve(prefix)]))[0]

    def story_of(self, article: str) -> str | None:
        """Give the id of the story that an article tells, by the article's whole id."""
        return self._core.stories.of_articles([article]).get(article)

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

    @property
    def reading(self) -> Reading:
        """What was read and what is next, searches kept and made, and what is not to be seen."""
        return self._reading

    @property
    def feeds(self) -> Feeds:
        """The feeds that the reader follows."""
        return Feeds(self._core)

    @property
    def marks(self) -> MarkStore:
        """The passages the reader kept."""
        return self._core.marks

    @property
    def judgements(self) -> Judgements:
        """What the reader said is the same as a phrase, and what is not."""
        return self._judgements

    @property
    def places(self) -> Places | None:
        """Where the library lies; None when it is in memory."""
        return self._core.places

    @property
    def readonly(self) -> bool:
        """Whether nothing can be kept because the disk cannot be written."""
        return self._core.database.readonly

    # --- care ----------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether every article is in a story: an addition that did not end may leave some out."""
        return settled(self._core)

    def settle(self) -> bool:
        """Put articles into stories that an addition left out when it did not end; quick where there are none.

        Gives whether all are in one now: not where another process is adding, or nothing can be written.
        """
        return settle(self._core)

    def check(self) -> Iterator[Fault]:
        """Give what is not as it should be; nothing when all is well."""
        return check(self._core)

    def rebuild(self, *, pages: bool = False) -> Generator[Rebuilding, None, None]:
        """Make again what is derived; with `pages`, clean every page again too."""
        return rebuild(self._core, pages=pages)

    def index(self, *, anew: bool = False) -> Generator[Indexing, None, None]:
        """Bring the search index up to date; `anew` makes it again. Searching goes on meanwhile."""
        return index(self._core, anew=anew)

    @staticmethod
    def restore(source: Path, folder: str | os.PathLike[str] | None = None) -> Path | None:
        """Put a backup in the place of a library; give the file in which that is kept, if there was one."""
        return restore(source, default_places(folder))

    def backup(self, target: Path) -> None:
        """Copy the whole library into one file."""
        self._core.database.copy_to(target)
