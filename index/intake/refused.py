"""What is no page, told by its first bytes, with what to run to make one of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.encoding import unmarked_utf16
from index.errors import InputError
from index.intake.document import Document
from index.intake.signs import is_archive
from index.model import Given, Page

# First bytes, what it is, what to do. `{}` is the input's path.
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF file", "run: pdftotext {} - | newsreader clean -"),
    (b"{\\rtf", "an RTF file", "run: pandoc -t plain {} | newsreader clean -"),
    (b"\xd0\xcf\x11\xe0", "an old Office file", "save it as text, or run: libreoffice --convert-to txt {}"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it and hand in the folder"),
    (b"Rar!", "a RAR archive", "unpack it and hand in the folder"),
    (b"\xfd7zXZ\0", "an xz file", "run: xz -dc {} | newsreader clean -"),
    (b"BZh", "a bzip2 file", "run: bzip2 -dc {} | newsreader clean -"),
    (b"\x28\xb5\x2f\xfd", "a zstd file", "run: zstd -dc {} | newsreader clean -"),
    (b"SQLite format 3\0", "a database", "a library is opened with: newsreader --library FOLDER"),
    (b"\x89PNG", "a picture", ""),
    (b"\xff\xd8\xff", "a picture", ""),
    (b"GIF8", "a picture", ""),
)
# Zip archives that are one document, by the name of a file in them.
_OFFICE: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "a Word file", "run: pandoc -t plain {} | newsreader clean -"),
    (b"application/vnd.oasis.opendocument", "an Office file", "run: pandoc -t plain {} | newsreader clean -"),
    (b"application/epub+zip", "an e-book", "run: pandoc -t plain {} | newsreader clean -"),
    (b"xl/", "a spreadsheet", ""),
    (b"ppt/", "a presentation", ""),
)
_OFFICE_SIGNS = (b"[Content_Types].xml", b"mimetypeapplication/")
# What lies about among saved pages and was never meant to be read.
_FURNITURE = tuple(
    ".css .js .mjs .map .woff .woff2 .ttf .otf .eot .ico .svg .png .jpg .jpeg .gif .webp .avif .bmp .mp3 .mp4 .webm "
    ".ini .db .lnk .bak .tmp".split()
)
_OPML = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*<opml\b", re.DOTALL | re.IGNORECASE)
# Controls that no text holds; form feed, escape and backspace do stand in some dumps.
_CONTROLS = bytes([*range(7), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_CONTROL_SHARE = 0.02
_TAR, _TAR_AT = b"ustar", 257
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")


def _why(document: Document) -> tuple[str, str] | None:
    """Say what it is and what to do, for what is no text; None for what may be one."""
    head = document.head
    for signature, what, hint in _SIGNATURES:
        if head.startswith(signature):
            return what, hint
    if head.startswith(_TAR, _TAR_AT):
        return "a tar archive", "unpack it and hand in the folder"
    if is_archive(document):
        packed = _OFFICE if any(sign in head for sign in _OFFICE_SIGNS) else ()
        return next(((what, hint) for member, what, hint in packed if member in head), None)
    if _OPML.match(document.opening):
        return "a list of feeds", "run: newsreader feeds import {}"
    if head.startswith(_WIDE_MARKS) or unmarked_utf16(head) is not None:
        return None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls > _CONTROL_SHARE * len(head):
        return "a binary file", ""
    return None


def is_furniture(name: str) -> bool:
    """Tell by its name whether a file in a folder or an archive is passed over. One handed in by name never is."""
    return name.lower().endswith(_FURNITURE)


def matches(document: Document) -> bool:
    """Tell whether the document is no text."""
    return _why(document) is not None


def read(document: Document, given: Given) -> Iterator[Page | InputError]:  # noqa: ARG001  # every kind has one shape
    """Yield the one error: what it is, and what to run."""
    what, hint = _why(document) or ("a binary file", "")
    reason = f"{what}, not a page" if what != "a binary file" else "a binary file, not text"
    yield InputError(
        document.path, reason, hint.replace("{}", _quoted(document.path)) or "hand in its text, or its HTML"
    )


def _quoted(path: str) -> str:
    """Write a path as a shell takes it."""
    import shlex  # for messages only

    return shlex.quote(path)
