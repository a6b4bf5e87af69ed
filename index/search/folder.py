"""The folder of an index: whether it may be opened, and having it on the disk."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["is_ours", "sync"]


def is_ours(folder: Path) -> bool:
    """Whether a folder of an index is the reader's own, and nobody else can write into it."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    if not hasattr(os, "getuid"):
        return folder.is_dir()
    return folder.is_dir() and not folder.is_symlink() and status.st_uid == os.getuid() and not status.st_mode & 0o022


def sync(folder: Path) -> None:
    """Have all files of a folder on the disk, since whoosh leaves that to chance."""
    for path in (*folder.iterdir(), folder):
        if os.name == "nt" and path == folder:
            continue
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
