"""Where a library lies. Nothing is made before it is needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from index.errors import LibraryError

__all__ = ["Places", "default_places", "make_private"]

_VARIABLE = "NEWSREADER_LIBRARY"


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of one library: `data` holds what must not be lost, `cache` what can be made again."""

    data: Path
    cache: Path

    @property
    def database(self) -> Path:
        """The file with everything in it."""
        return self.data / "library.sqlite"

    @property
    def lock(self) -> Path:
        """The file by which processes take turns in adding."""
        return self.data / "library.lock"

    @property
    def index(self) -> Path:
        """The folder of the search index's folders."""
        return self.cache / "index"


def default_places(folder: str | os.PathLike[str] | None = None) -> Places:
    """Give the places of the library in `folder`, else in `$NEWSREADER_LIBRARY`, else in the reader's directories.

    LibraryError for a folder that is a file.
    """
    chosen = folder if folder is not None else os.environ.get(_VARIABLE) or None
    if chosen is not None:
        data = Path(chosen).expanduser()
        if data.is_file():
            raise LibraryError(f"{data}: is a file; name the folder of a library")
        return Places(data, data / "cache")
    import platformdirs

    return Places(
        Path(platformdirs.user_data_dir("newsreader", appauthor=False)),
        Path(platformdirs.user_cache_dir("newsreader", appauthor=False)),
    )


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may enter; one that is there already stays as it is."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise LibraryError(f"{folder}: the folder cannot be made ({error.strerror or error})") from error
