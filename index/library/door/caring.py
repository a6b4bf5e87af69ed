"""What keeps a library sound: its checks, what is derived made again, and copies of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.check import Fault, check
from index.library.group import settle, settled
from index.library.indexing import Indexing, index
from index.library.places import default_places
from index.library.rebuild import Rebuilding, rebuild
from index.library.restore import restore

if TYPE_CHECKING:
    import os
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from index.library.core import Core

__all__ = ["Caring"]


class Caring:
    """What keeps a library sound: its checks, what is derived made again, and copies of it."""

    _core: Core

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
