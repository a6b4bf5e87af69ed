"""Keeping pages that were opened by name: read again from where they are, and put into a library with what was marked.

Pages of standard input are held in memory instead, for as long as the process runs.

No widget in it; it takes as long as adding pages does, and runs in a thread of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.export.wording import counted
from index.model import Article, Page
from tui.keeping import Keeper, same_subject

_STANDARD_INPUT = "-"
"""How standard input is named among paths."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What is in the library now: pages, also those that were before, and new marks and judgements.

    `missing` are the paths of pages that could not be read again.
    """

    pages: int
    marks: int
    judgements: int
    missing: tuple[str, ...] = ()

    def words(self) -> str:
        """Say all of it in one line."""
        with_them = [
            counted(number, one) for number, one in ((self.marks, "mark"), (self.judgements, "judgement")) if number
        ]
        told = f"kept {counted(self.pages, 'page')}{' with ' if with_them else ''}{' and '.join(with_them)}"
        if self.pages:
            told += "; newsreader alone opens them, with all else you kept"
        if self.missing:
            told += f"; could not be read again: {', '.join(self.missing)}"
        return told


_HELD: dict[str, Page] = {}
"""Pages of standard input by path: a process reads that once, and nobody can read it again."""


def is_held(path: str) -> bool:
    """Whether the page of this path is to be held for `shelve`; others are read again when they are kept."""
    return _file(path) == _STANDARD_INPUT


def hold(pages: Iterable[Page]) -> None:
    """Hold pages of standard input for `shelve`."""
    _HELD.update((page.path, page) for page in pages)


def library_folder() -> str:
    """Give the folder of the reader's own library."""
    from index.library.places import default_places

    return str(default_places().data)


def shelve(articles: Sequence[Article], keeper: Keeper, folder: str) -> Shelved:
    """Put the pages of some articles into the library in `folder`, with the marks and judgements on them.

    What is in it already is not added twice. NewsreaderError where the library cannot be written.
    """
    from index.library import Library

    chosen = None if folder.strip() in {"", library_folder()} else folder.strip()
    wanted = {article.path: article for article in articles}
    with Library.open(chosen) as library:
        report = library.add(_pages(wanted))
        ids = {wanted[path].id: kept for path, kept in report.came if path in wanted}
        known = {(mark.article, mark.paragraph, mark.span) for mark in library.marks.all()}
        marks = [
            replace(mark, article=ids[mark.article])
            for mark in keeper.marks()
            if mark.article in ids and (ids[mark.article], mark.paragraph, mark.span) not in known
        ]
        for mark in marks:
            library.marks.add(mark)
        said = library.judgements.all()
        judgements = [
            replace(one, article=ids[one.article], origin=ids.get(one.origin or "", one.origin))
            for one in keeper.judgements()
            if one.article in ids
        ]
        fresh = [
            one for one in judgements if not any(same_subject(one, other) and one.same == other.same for other in said)
        ]
        for one in fresh:
            library.judgements.keep(one)
    missing = tuple(path for path, article in wanted.items() if article.id not in ids)
    return Shelved(len(ids), len(marks), len(fresh), missing)


def _pages(wanted: dict[str, Article]) -> Iterator[Page]:
    """Read the pages again, byte for byte, or take those held.

    Members of a file are told from its other members by their paths.
    """
    from index.intake import read_inputs

    for file in dict.fromkeys(_file(path) for path in wanted):
        if file == _STANDARD_INPUT:
            yield from (_HELD[path] for path in wanted if path in _HELD)
        else:
            yield from (page for page in read_inputs([file]) if isinstance(page, Page) and page.path in wanted)


def _file(path: str) -> str:
    """Give the file that a page's path names: without the number of a member."""
    head, sign, number = path.rpartition("#")
    return head if sign and number.isdigit() and not Path(path).exists() else path
