"""One opened input, before it is known what it holds."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, field
from functools import cached_property
from typing import IO

from index.encoding import unmarked_utf16
from index.errors import InputError

PAGE_LIMIT = 64 * 1024 * 1024
"""Bytes: no page is longer. The limit keeps a packed bomb or an endless device from filling the memory."""

HEAD = 64 * 1024
"""Bytes from its beginning by which an input's kind is told."""


@dataclass
class Document:
    """An input, unpacked, read no further than its head (at most HEAD bytes).

    `path` is as handed in; `name` is the file's name in small letters without `.gz`.
    """

    path: str
    name: str
    head: bytes = field(repr=False)
    rest: IO[bytes] = field(repr=False)

    @cached_property
    def opening(self) -> str:
        """The head as text, good enough to tell kinds apart, not to be read."""
        if self.head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return self.head.decode("utf-16", errors="replace").lstrip()
        if wide := unmarked_utf16(self.head):
            return self.head.decode(wide, errors="replace").lstrip()
        return self.head.removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()

    def content(self) -> bytes:
        """Read all of it; raise InputError for more than PAGE_LIMIT bytes. To be called once."""
        content = self.head + self.rest.read(PAGE_LIMIT - len(self.head) + 1)
        if len(content) > PAGE_LIMIT:
            raise InputError(self.path, f"longer than {PAGE_LIMIT >> 20} MB", "hand in single pages, or JSON Lines")
        return content
