"""An answer's bytes, unpacked no further than a limit: a packed bomb is stopped before it fills the memory."""

from __future__ import annotations

import zlib

__all__ = ["BrokenOffError", "TooLongError", "Unpacker"]

_GZIP = 16 + zlib.MAX_WBITS


class TooLongError(Exception):
    """More came than the limit."""


class BrokenOffError(Exception):
    """The packed bytes are damaged, or end too early."""


class Unpacker:
    """Gathers the bytes of one answer. Packing is undone once only, whatever the server says of several layers."""

    def __init__(self, *, packed: bool, size: int) -> None:
        """Gather at most `size` bytes; `packed` says whether they come in gzip."""
        self._gzip = zlib.decompressobj(_GZIP) if packed else None
        self._size = self._left = size
        self._parts: list[bytes] = []
        self._any = False

    def take(self, chunk: bytes) -> None:
        """Take the next bytes as they came."""
        self._any = self._any or bool(chunk)
        while chunk:
            if self._gzip is None:
                part, chunk = chunk, b""
            else:
                try:
                    part = self._gzip.decompress(chunk, self._left + 1)
                except zlib.error as error:
                    raise BrokenOffError from error
                chunk = self._gzip.unconsumed_tail
                if self._gzip.eof:  # another member may follow; zeros behind the last one are padding
                    chunk = self._gzip.unused_data.lstrip(b"\0")
                    self._gzip = zlib.decompressobj(_GZIP) if chunk else self._gzip
            self._left -= len(part)
            self._parts.append(part)
            if self._left < 0:
                raise TooLongError

    def content(self) -> bytes:
        """Give all that was gathered."""
        if self._gzip is not None and self._any and not self._gzip.eof:
            raise BrokenOffError
        return self.so_far()

    def so_far(self) -> bytes:
        """Give what was gathered, were it to end here."""
        return b"".join(self._parts)[: self._size]
