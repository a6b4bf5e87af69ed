"""Pages of standard input, held in memory for as long as the process runs: nobody can read them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.model import Page

STANDARD_INPUT = "-"
"""How standard input is named among paths."""

_HELD: dict[str, Page] = {}


def is_held(path: str) -> bool:
    """Whether the page of this path is to be held; others are read again when they are kept."""
    return file_of(path) == STANDARD_INPUT


def hold(pages: Iterable[Page]) -> None:
    """Hold pages of standard input."""
    _HELD.update((page.path, page) for page in pages)


def held(paths: Iterable[str]) -> Iterator[Page]:
    """Give those pages of these paths that are held."""
    return (_HELD[path] for path in paths if path in _HELD)


def file_of(path: str) -> str:
    """Give the file that a page's path names: without the number of a member."""
    head, sign, number = path.rpartition("#")
    return head if sign and number.isdigit() and not Path(path).exists() else path
