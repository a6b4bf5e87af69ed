"""Pages in: cleaned, kept, grouped. A generator of frozen progress values; closing it stops the work.

What a value reports as added is on disk: it is given after the commit.
"""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from index.errors import InputError, LibraryError
from index.intake import doubt, read_inputs
from index.library.carried import cleaned, take_along
from index.library.edit import inherited
from index.library.editions import Earlier, earlier_editions
from index.library.group import derive, group
from index.library.indexing import due, index
from index.library.lines import passed_on
from index.library.pace import Pace
from index.library.places import make_private
from index.model import Article, Given, Page
from index.search import Folded, fold_article
from index.text import writable

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from index.library.core import Core
    from index.library.indexing import Indexing
    from index.store import Derived, HandLine

__all__ = ["Adding", "Report", "Stage", "adding"]

_COMMIT_EVERY = 0.2  # seconds: what a crash may cost, and how soon an added article is found
_COMMIT_PAGES = 200
_GROUP_EVERY = 5.0  # seconds at least between two groupings of a long addition
_INDEX_EVERY = 5.0
_NOTHING_GIVEN = Given()


class Stage(StrEnum):
    """What an addition is at."""

    READING = "reading"
    GROUPING = "grouping"
    INDEXING = "indexing"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Report:
    """What came of an addition: ids of articles in the order they came, and the inputs that gave none."""

    added: tuple[str, ...] = ()
    """New articles, new editions among them."""
    editions: tuple[str, ...] = ()
    """Those of `added` that are a later text of an article that was here."""
    same: tuple[str, ...] = ()
    """Articles that were here already, once for each page that gave them again."""
    failed: tuple[InputError, ...] = ()
    stories: int = 0
    """How many stories are new or were looked at again."""
    came: tuple[tuple[str, str], ...] = ()
    """The path of each page, and the id of the article that holds it now."""
    warnings: tuple[str, ...] = ()
    """What is doubtful about pages that came in, a line each."""
    batch: int | None = None
    """The number of the addition, by which another can be made part of it; None while it has brought nothing."""


@dataclass(frozen=True, slots=True)
class Adding:
    """How far an addition is; `path` is the input that was read last."""

    stage: Stage
    path: str
    report: Report


def adding(
    core: Core,
    inputs: Iterable[str | Page | InputError],
    *,
    given: Given = _NOTHING_GIVEN,
    dry_run: bool = False,
    batch: int | None = None,
) -> Generator[Adding, None, None]:
    """Add inputs, reporting after each commit. With `dry_run` all is done but keeping.

    A long addition is grouped and indexed as it goes on, so that a crash leaves little of
    that undone, and the reader sees the stories come. `batch` is the number of an addition
    before, of which this one is the next part: they are undone together.
    """
    if core.places is not None:
        make_private(core.places.data)
    with core.turn(), closing(_pages(inputs, given)) as pages:
        addition = _Addition(core, dry_run=dry_run, batch=batch)
        grouping, indexing = Pace(_GROUP_EVERY), Pace(_INDEX_EVERY)
        for item in pages:
            addition.take(item)
            if addition.due():
                yield addition.keep(Stage.READING)
                if not dry_run and grouping.due():
                    with grouping:
                        addition.group()
                if not dry_run and indexing.due():
                    with indexing:
                        for _ in addition.index(growing=True):
                            pass
        yield addition.keep(Stage.GROUPING)
        if not dry_run:
            addition.group()
    if not dry_run:
        for _ in addition.index():
            yield addition.keep(Stage.INDEXING)
    yield addition.keep(Stage.DONE)


def _pages(inputs: Iterable[str | Page | InputError], given: Given) -> Generator[Page | InputError, None, None]:
    for one in inputs:
        if isinstance(one, Page | InputError):
            yield one
        else:
            yield from read_inputs([one], given=given)


class _Waiting(NamedTuple):
    """An article ready to be kept; `derived` is None where it will hardly be needed."""

    page: Page
    article: Article
    folded: Folded
    derived: Derived | None


class _Addition:
    """One run of adding: what waits for the next commit, and the report so far."""

    def __init__(self, core: Core, *, dry_run: bool, batch: int | None) -> None:
        self.core = core
        self.dry_run = dry_run
        self.report = Report(batch=batch)
        self.path = ""
        self._batch: int | None = None
        self._unindexed = False
        """Whether the index could not be written: it is not tried again."""
        self._started = datetime.now(UTC).isoformat(timespec="seconds")
        self._waiting: list[_Waiting] = []
        self._failed: list[InputError] = []
        self._warnings: list[str] = []
        self._committed = time.monotonic()
        self._planned: set[str] = set()

    def take(self, item: Page | InputError) -> None:
        """Clean a page; it is kept at the next commit."""
        if isinstance(item, InputError):
            self.path = item.path
            self._failed.append(item)
            return
        self.path = item.path
        if (path := writable(item.path)) != item.path:
            item = replace(item, path=path)
        try:
            article = cleaned(item)
        except InputError as error:
            self._failed.append(error)
            return
        if (warning := doubt(item)) is not None:
            self._warnings.append(warning)
        article = replace(article, captured=article.captured or datetime.now(UTC).isoformat(timespec="seconds"))
        # All that takes long is done here, before the transaction that others have to wait for.
        folded = fold_article(article)
        self._waiting.append(_Waiting(item, article, folded, None if self._here(article) else derive(article, folded)))

    def group(self) -> None:
        """Put what came in so far into stories."""
        self.report = replace(self.report, stories=self.report.stories + group(self.core))

    def index(self, *, growing: bool = False) -> Iterator[Indexing]:
        """Bring the index up to date where that is worth while; what was kept does not hang on it."""
        if self._unindexed or not due(self.core, growing=growing):
            return
        try:
            yield from index(self.core)
        except LibraryError as error:
            self._unindexed = True
            self._warnings.append(str(error))

    def due(self) -> bool:
        """Whether what waits should be committed now."""
        return len(self._waiting) >= _COMMIT_PAGES or time.monotonic() - self._committed >= _COMMIT_EVERY

    def keep(self, stage: Stage) -> Adding:
        """Commit what waits and say how far we are."""
        report = self.report
        self._batch = report.batch if report.batch and self.core.batches.here(report.batch) else None
        added: list[str] = []
        editions: list[str] = []
        same: list[str] = []
        came: list[tuple[str, str]] = []
        if self._waiting and self.dry_run:
            for waiting in self._waiting:
                self._plan(waiting.article, added, same)
        elif self._waiting:
            with self.core.database.writing():
                came += [(one.page.path, self._keep(one, added, editions, same)) for one in self._waiting]
        self._waiting.clear()
        self.report = replace(
            report,
            added=report.added + tuple(added),
            editions=report.editions + tuple(editions),
            same=report.same + tuple(same),
            failed=report.failed + tuple(self._failed),
            warnings=report.warnings + tuple(self._warnings),
            came=report.came + tuple(came),
            batch=self._batch,
        )
        self._failed.clear()
        self._warnings.clear()
        self._committed = time.monotonic()
        return Adding(stage, self.path, self.report)

    def _here(self, article: Article) -> bool:
        return self.core.articles.has(article.id)

    def _plan(self, article: Article, added: list[str], same: list[str]) -> None:
        (same if article.id in self._planned or self._here(article) else added).append(article.id)
        self._planned.add(article.id)

    def _keep(self, waiting: _Waiting, added: list[str], editions: list[str], same: list[str]) -> str:
        """Keep a page unless it is here; give the id of the article that holds it."""
        page, article, folded, derived = waiting
        articles = self.core.articles
        if self._here(article):
            if articles.page(article.id).content == page.content:
                same.append(article.id)
                return article.id
            # A record brought its own id, and another text than last time.
            earlier = [Earlier(self.core, row) for row in articles.editions(article.id)]
            article = replace(article, id=f"{earlier[0].row.edition}-{len(earlier) + 1}")
            derived = None
        else:
            earlier = list(earlier_editions(self.core, article, folded))
        lines: tuple[HandLine, ...] = ()
        if earlier:
            by_hand, lines = passed_on(self.core, article, earlier[-1].row.id)
            by_hand = inherited(by_hand, articles.articles([earlier[-1].row.id])[0])
            if by_hand is not article:
                article, folded, derived = by_hand, fold_article(by_hand), None
        for held in reversed(earlier):
            if held.folded == folded or held.has_all_of(article, folded):
                same.append(held.row.id)
                return held.row.id
        if self._batch is None:
            self._batch = self.core.batches.start(self._started)
        edition = earlier[0].row.edition if earlier else article.id
        articles.put(self._batch, page, article, derived or derive(article, folded), edition)
        if lines:
            self.core.lines.replace(article.id, lines)
        take_along(self.core, page, article.id)
        added.append(article.id)
        if earlier:
            editions.append(article.id)
        return article.id
