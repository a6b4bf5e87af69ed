"""Keeping pages that were opened by name: read again from where they are, and put into a library with what was marked.

No widget in it; it takes as long as adding pages does, and runs in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.export.wording import counted
from index.model import Article, Judgement, Mark, Page, Span
from tui.held import STANDARD_INPUT, file_of, held
from tui.keeping import Keeper, same_subject

if TYPE_CHECKING:
    from index.library import Library


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is in the library now.

    `ids` gives the library's id of each article, also of those that were there before; `added`
    are the ids of those that were not. `new_marks` are the library's numbers of the marks that
    were not there, `judgements` the judgements that were not there, and `outranked` those that
    they took the place of. `missing` are the paths of pages that could not be read again.
    """

    ids: Mapping[str, str]
    added: tuple[str, ...] = ()
    new_marks: tuple[int, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    outranked: tuple[Judgement, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many articles of the session are in the library."""
        return len(self.ids)

    def words(self) -> str:
        """Say in one line what was kept."""
        told = [counted(self.pages, "page")] + [
            counted(number, one)
            for number, one in ((len(self.new_marks), "mark"), (len(self.judgements), "judgement"))
            if number
        ]
        return " and ".join((", ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]


def library_folder() -> str:
    """Give the folder of the reader's own library."""
    from index.library.places import default_places

    return str(default_places().data)


def open_library(folder: str) -> Library:
    """Open the library in a folder as it was typed; nothing typed is the reader's own. LibraryError says why not."""
    from index.library import Library

    return Library.open(None if folder.strip() in {"", library_folder()} else folder.strip())


class Shelving:
    """Pages on their way into a library: `run` takes as long as adding them does, and can be stopped, also before."""

    def __init__(self, articles: Sequence[Article], keeper: Keeper) -> None:
        """Make ready to keep the pages of some articles, with the marks and judgements on them."""
        self._wanted = {article.path: article for article in articles}
        self._keeper = keeper
        self._stopped = False
        self.done = 0
        """How many pages were read so far."""

    @property
    def total(self) -> int:
        """How many pages there are."""
        return len(self._wanted)

    def stop(self) -> None:
        """Take back what came in so far, and end."""
        self._stopped = True

    def run(self, library: Library) -> Shelved | None:
        """Keep the pages in an open library, and say what came of it; None where it was stopped.

        What is in the library already is not added twice. NewsreaderError where it cannot be written.
        """
        from index.library import Report

        report = Report()
        with closing(library.adding(_pages(self._wanted))) as steps:
            for step in steps:
                report = step.report
                self.done = len(report.came)
                if self._stopped:
                    break
        ids = {self._wanted[path].id: kept for path, kept in report.came if path in self._wanted}
        missing = tuple(path for path, article in self._wanted.items() if article.id not in ids)
        if self._stopped:
            take_back(library, Shelved(ids, report.added))
            return None
        marks = self._move_marks(library, ids)
        judgements, outranked = self._move_judgements(library, ids)
        return Shelved(ids, report.added, marks, judgements, outranked, missing)

    def late(self, library: Library, shelved: Shelved) -> Shelved:
        """Take along what was marked and judged since `run` looked; gives what is in the library now."""
        marks = self._move_marks(library, shelved.ids)
        judgements, outranked = self._move_judgements(library, shelved.ids)
        before = tuple(one for one in outranked if one not in shelved.judgements)
        return replace(
            shelved,
            new_marks=(*shelved.new_marks, *marks),
            judgements=(*shelved.judgements, *judgements),
            outranked=(*shelved.outranked, *before),
        )

    def _move_marks(self, library: Library, ids: Mapping[str, str]) -> tuple[int, ...]:
        store = library.marks
        known = {(mark.article, mark.paragraph, mark.span) for mark in store.all()}
        new = []
        for mark in self._keeper.marks():
            at = _place_of(library, ids.get(mark.article), mark)
            if at is not None:
                place = ids[mark.article], *at
                if place not in known:
                    moved = replace(mark, article=place[0], paragraph=at[0], span=at[1])
                    known.add(place)
                    new.append(store.add(moved).id)
        return tuple(new)

    def _move_judgements(
        self, library: Library, ids: Mapping[str, str]
    ) -> tuple[tuple[Judgement, ...], tuple[Judgement, ...]]:
        store = library.judgements
        said = store.all()
        new, outranked = [], []
        for one in self._keeper.judgements():
            at = _place_of(library, ids.get(one.article), one)
            if at is not None:
                origin = ids.get(one.origin or "", one.origin)
                moved = replace(one, article=ids[one.article], paragraph=at[0], span=at[1], origin=origin)
                before = next((other for other in said if same_subject(moved, other)), None)
                if before is None or before.same != moved.same:
                    store.keep(moved)
                    new.append(moved)
                    outranked += [] if before is None else [before]
        return tuple(new), tuple(outranked)


def take_back(library: Library, shelved: Shelved) -> None:
    """Take out of a library what came into it; what was there before stays, or is as it was."""
    for number in shelved.new_marks:
        library.marks.remove(number)
    for one in shelved.judgements:
        library.judgements.drop(one)
    for one in shelved.outranked:
        library.judgements.keep(one)
    here = [article.id for article in library.articles(shelved.added)]
    if set(here) == set(library.last_added()):
        library.undo()
    elif here:
        library.forget(*here)


def _place_of(library: Library, article: str | None, kept: Mark | Judgement) -> tuple[int | None, Span] | None:
    """Tell where in the library's article the passage stands: a page may have changed, or lines of it were cut."""
    if article is None:
        return None
    there = library.article(article)
    known = kept.paragraph is None or kept.paragraph < len(there.paragraphs)
    if known and there.text_of(kept.paragraph)[kept.span.start : kept.span.end] == kept.text:
        return kept.paragraph, kept.span
    for number, paragraph in enumerate(there.paragraphs):
        start = paragraph.text.find(kept.text)
        if start >= 0:
            return number, Span(start, start + len(kept.text))
    return None


def _pages(wanted: dict[str, Article]) -> Iterator[Page]:
    """Read the pages again, byte for byte, or take those held.

    Members of a file are told from its other members by their paths.
    """
    from index.intake import read_inputs

    for file in dict.fromkeys(file_of(path) for path in wanted):
        if file == STANDARD_INPUT:
            yield from held(wanted)
        else:
            yield from (page for page in read_inputs([file]) if isinstance(page, Page) and page.path in wanted)
