"""A zip archive: each file in it is an input of its own, its path with `#` and its number."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, cast

from index.errors import InputError
from index.intake.document import HEAD, Document
from index.intake.refused import is_furniture
from index.intake.signs import is_archive
from index.model import Given, Page

Reader = Callable[[Document, Given], Iterator[Page | InputError]]
"""Reads a document."""


def read(document: Document, given: Given, read_member: Reader) -> Iterator[Page | InputError]:
    """Yield the pages of its files, in the order of their names; what is no page by its name is passed over.

    `read_member` reads one of them by its kind.
    """
    # Only a file itself can be wound back; what comes from a pipe is held.
    direct = isinstance(document.rest, io.BufferedReader) and document.rest.seekable()
    stream = document.rest if direct else cast("IO[bytes]", io.BytesIO(document.content()))
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            members = [archive.getinfo(name) for name in sorted(names) if _wanted(name, names)]
            if not members:
                yield InputError(document.path, "an archive without pages", "hand in one with saved pages")
            for number, member in enumerate(members, 1):
                yield from _member(archive, member, f"{document.path}#{number}", given, read_member)
    except zipfile.BadZipFile:
        yield InputError(document.path, "a damaged zip archive", "pack or fetch it again")


def _wanted(name: str, names: set[str]) -> bool:
    """Pass over folders, hidden files, furniture, and what a browser saved beside a page."""
    path = PurePosixPath(name)
    if name.endswith("/") or is_furniture(name) or any(part.startswith((".", "__MACOSX")) for part in path.parts):
        return False
    saved = [str(folder).removesuffix("_files") for folder in path.parents if folder.name.endswith("_files")]
    return not any(stem + suffix in names for stem in saved for suffix in (".html", ".htm"))


def _member(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, path: str, given: Given, read_member: Reader
) -> Iterator[Page | InputError]:
    try:
        with archive.open(member) as stream:
            name = PurePosixPath(member.filename).name.lower()
            document = Document(path, name, stream.read(HEAD), stream)
            if is_archive(document):
                yield InputError(path, f"{member.filename} is an archive in an archive", "unpack it")
            elif not document.head:
                yield InputError(path, f"{member.filename} is empty", "save the page again")
            else:
                yield from read_member(document, given)
    except InputError as error:
        yield error
    except (RuntimeError, NotImplementedError):
        yield InputError(path, f"{member.filename} is locked by a password", "unpack the archive")
    except (zipfile.BadZipFile, zlib.error, EOFError):
        yield InputError(path, f"{member.filename} is damaged", "pack it again")
