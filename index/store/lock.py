"""One writing process at a time, by a lock of the operating system that ends with the process."""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING, Self

from index.errors import BusyError, LibraryError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

try:
    import fcntl
except ImportError:  # Windows: SQLite's own lock is then the only one, and waits shorter
    fcntl = None  # type: ignore[assignment]

__all__ = ["WriterLock"]


class WriterLock:
    """The right to add to and rebuild one library. Marks and the like need no such right.

    Not reentrant; one thread at a time. The file stays when the lock is let go: removing it would let two in.
    """

    def __init__(self, path: Path, *, patience: float = 10.0) -> None:
        """Name the lock file; `patience` is how many seconds to wait for another process."""
        self._path = path
        self._patience = patience
        self._handle: int | None = None

    def __enter__(self) -> Self:
        """Wait for the lock; BusyError when another process keeps it, LibraryError where none can be had."""
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        except OSError as error:
            why = (error.strerror or str(error)).lower()
            raise LibraryError(f"{self._path.parent}: the library cannot be written ({why})") from error
        until = time.monotonic() + self._patience
        while fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    owner = _read(handle).decode("ascii", "replace").strip() or "unknown"
                    os.close(handle)
                    raise BusyError(
                        f"{self._path.parent}: another newsreader (process {owner}) is writing to this library; "
                        "try again when it is done"
                    ) from None
                time.sleep(0.05)
            except OSError:
                break  # a network folder without locks: SQLite's own lock is the only one
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode())
        self._handle = handle
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let the lock go."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _read(handle: int) -> bytes:
    try:
        os.lseek(handle, 0, os.SEEK_SET)
        return os.read(handle, 20)
    except OSError:
        return b""
