"""The errors a caller may meet. Each message says what failed, where, and what to do next."""

from __future__ import annotations


class NewsreaderError(Exception):
    """Anything that went wrong and that the reader can be told about in one line."""


class InputError(NewsreaderError):
    """An input could not be read, or holds nothing to read. The other inputs go on."""

    def __init__(self, path: str, reason: str, hint: str = "") -> None:
        """Say that the input at `path` failed for `reason`; `hint` says what to do."""
        self.path = path
        self.reason = reason
        self.hint = hint
        super().__init__(f"{path}: {reason}" + (f"; {hint}" if hint else ""))

    def __reduce__(self) -> tuple[type[InputError], tuple[str, ...]]:
        """Let it pass from one process to another, its parts apart."""
        return type(self), (self.path, self.reason, self.hint)


class NoArticleError(InputError):
    """A page was read and no article stands in it."""

    def __init__(self, path: str) -> None:
        """Say that no article was found in the page at `path`."""
        super().__init__(path, "no article found in this page")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, ...]]:
        """Let it pass from one process to another."""
        return type(self), (self.path,)


class LibraryError(NewsreaderError):
    """The library cannot be opened, read or written."""


class BusyError(LibraryError):
    """Another process is writing to the library."""


class UnknownIdError(NewsreaderError):
    """No article, story or mark has an id that begins so, or several have."""
