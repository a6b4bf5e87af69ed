"""Files, folders and standard input: opened, unpacked, and handed to their kind."""

from __future__ import annotations

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import IO, cast

from index.errors import InputError
from index.intake.document import HEAD, Document
from index.intake.kinds import read_document
from index.intake.refused import is_furniture
from index.model import Given, Page

_GZIP = b"\x1f\x8b"
_NOTHING_GIVEN = Given()
_PAGE_NAMES = (".html", ".htm", ".xhtml")
# How a browser's folder beside a saved page ends, in the languages that browsers have.
_BESIDE = tuple(
    "_files .files -files -Dateien _fichiers _archivos _arquivos _ficheiros _file _bestanden -filer _filer _pliki "
    "_soubory -tiedostot _fajlok _dosyalar".split()
)


def read_inputs(paths: Iterable[str], *, given: Given = _NOTHING_GIVEN) -> Iterator[Page | InputError]:
    """Read inputs one after another: files, folders (recursive, sorted), `-` for standard input.

    Lazy: a page is read when it is asked for. An input that cannot be read is yielded
    as an InputError in its place, and the rest go on. `given` holds for every page.
    """
    for path in paths:
        if path == "-":
            yield from _standard_input(given)
        elif os.path.isdir(path):  # noqa: PTH112  # a path may be no valid Path ("" is not the current folder)
            yield from _folder(path, given)
        else:
            yield from _file(path, given)


def read_content(path: str, content: bytes, *, given: Given = _NOTHING_GIVEN) -> Iterator[Page | InputError]:
    """Read what is in memory already, such as what an address gave; `path` names it."""
    name = path.partition("?")[0].rpartition("/")[2].lower()
    yield from _guarded(path, name, io.BytesIO(content), given)


def _folder(folder: str, given: Given) -> Iterator[Page | InputError]:
    """Read a folder's pages, sorted by path; hidden files and the furniture of saved pages are passed over."""
    failed: list[InputError] = []

    def note(error: OSError) -> None:
        failed.append(_unopened(str(error.filename or folder), error))

    empty = True
    for here, folders, files in os.walk(folder, onerror=note):
        yield from _drained(failed)
        folders[:] = sorted(name for name in folders if not _skipped_folder(name, files))
        for name in sorted(files):
            if not name.startswith(".") and not is_furniture(name):
                empty = False
                yield from _file_in_folder(os.path.join(here, name), given)  # noqa: PTH118  # keeps "./" as handed in
    empty = empty and not failed
    yield from _drained(failed)
    if empty:
        yield InputError(folder, "no pages in this folder", "hand in a folder with saved pages")


def _file_in_folder(path: str, given: Given) -> Iterator[Page | InputError]:
    """Read a file that was not named: a pipe or a device among the pages would be waited for without end."""
    try:
        waits = not stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116  # as everywhere here
    except (OSError, ValueError):
        waits = False  # opening it says why
    if waits:
        yield InputError(path, "is no file but a pipe or a device", "hand it in by its name")
    else:
        yield from _file(path, given)


def _drained(errors: list[InputError]) -> Iterator[InputError]:
    while errors:
        yield errors.pop(0)


def _skipped_folder(name: str, files: list[str]) -> bool:
    """Pass over hidden folders, and over what a browser saved beside a page (`page.html`, `page_files/`)."""
    if name.startswith("."):
        return True
    stems = [name.removesuffix(ending) for ending in _BESIDE if name.endswith(ending)]
    return any(stem + suffix in files for stem in stems for suffix in _PAGE_NAMES)


def _standard_input(given: Given) -> Iterator[Page | InputError]:
    if sys.stdin is None or sys.stdin.closed:
        yield InputError("-", "standard input is closed", "hand in a file")
        return
    yield from _guarded("-", "-", nullcontext(sys.stdin.buffer), given)


def _file(path: str, given: Given) -> Iterator[Page | InputError]:
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115  # closed by _guarded; Path("") would be "."
    except (OSError, ValueError) as error:
        yield _unopened(path, error)
        return
    yield from _guarded(path, Path(path).name.lower(), stream, given)


def _guarded(
    path: str, name: str, opened: IO[bytes] | nullcontext[IO[bytes]], given: Given
) -> Iterator[Page | InputError]:
    """Read one stream by its kind; whatever goes wrong on the way is yielded as an error."""
    with opened as stream:
        try:
            document = _document(path, name, stream)
            if not document.head:
                yield InputError(path, "is empty", "save the page again")
            else:
                yield from read_document(document, given)
        except InputError as error:
            yield error
        except (gzip.BadGzipFile, EOFError, zlib.error):
            yield InputError(path, "a damaged gzip file", "pack or fetch it again")
        except OSError as error:
            yield _unopened(path, error)


def _document(path: str, name: str, stream: IO[bytes]) -> Document:
    """Read the head of a stream, unpacking gzip."""
    head = _filled(stream)
    if not head.startswith(_GZIP):
        return Document(path, name, head, stream)
    packed = cast("IO[bytes]", _Rejoined(head, stream))
    unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb"))
    return Document(path, name.removesuffix(".gz"), _filled(unpacked), unpacked)


def _filled(stream: IO[bytes]) -> bytes:
    """Read HEAD bytes, or all there is: a pipe gives less at a time."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head


class _Rejoined:
    """A stream with its head put back, for a pipe cannot be wound back."""

    def __init__(self, head: bytes, rest: IO[bytes]) -> None:
        self._head, self._rest = head, rest

    def read(self, size: int = -1) -> bytes:
        if not self._head:
            return self._rest.read(size)
        part, self._head = (self._head, b"") if size < 0 else (self._head[:size], self._head[size:])
        return part + self._rest.read() if size < 0 else part


def _unopened(path: str, error: OSError | ValueError) -> InputError:
    """Say why a file was not opened or read, and what to do."""
    if path.startswith(("http://", "https://")):
        return InputError(path, "an address; nothing is fetched", "newsreader add fetches it; or save the page")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return InputError(path, "no such file or folder", "check the name")
    if isinstance(error, PermissionError):
        return InputError(path, "may not be read", "check its permissions")
    reason = (getattr(error, "strerror", None) or str(error)).lower()
    return InputError(path, f"cannot be read ({reason})", "check the file")
