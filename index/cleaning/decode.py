"""Bytes of a page to text: what it declares first, then what its bytes show."""

from __future__ import annotations

import codecs
import re

__all__ = ["decode", "decode_html"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,40})""", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding, and on which one is guessed
_SAMPLE = 65536


def decode(content: bytes) -> str:
    """Decode a text dump: by its byte order mark, as UTF-8, or as its bytes look. Never raises."""
    return _by_mark(content) or _strict(content, "utf-8") or _guessed(content)


def decode_html(content: bytes) -> str:
    """Decode an HTML page: by mark, as declared where that fits, as UTF-8, or as its bytes look. Never raises."""
    text = _by_mark(content)
    if text is None and (declared := _DECLARED.search(content[:_HEAD])):
        name = declared.group(1).decode("ascii", "replace").lower()
        # Browsers read these as their Windows superset; a page that says so means that.
        name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "utf-8"}.get(name, name)
        # A page that was saved in another encoding often still declares the old one.
        text = _strict(content, "utf-8") if name != "utf-8" and not content.isascii() else None
        text = text or _strict(content, name)
    return text or _strict(content, "utf-8") or _guessed(content)


def _by_mark(content: bytes) -> str | None:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    return None


def _strict(content: bytes, name: str) -> str | None:
    try:
        text = content.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    # UTF-16 of Latin letters is valid UTF-8 with a NUL beside every letter.
    return None if _looks_wide(content) and name == "utf-8" else text


def _looks_wide(content: bytes) -> bool:
    head = content[:_HEAD]
    return len(head) >= 4 and head.count(0) * 10 > len(head) * 3


def _guessed(content: bytes) -> str:
    if _looks_wide(content):
        head = content[:_HEAD]
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if abs(even - odd) * 2 > even + odd:
            return content.decode("utf-16-be" if even > odd else "utf-16-le", "replace")
        return content.decode("utf-8", "replace")
    # A cut-off or slightly damaged UTF-8 page is still one.
    damaged = content.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 500 < len(damaged):
        return damaged
    # Latin letters with an accent or a curly quote here and there: the Windows set, which never fails to fit.
    head = content[:_SAMPLE]
    if sum(byte > 0x7F for byte in head) * 20 < len(head) and (text := _strict(content, "cp1252")) is not None:
        return text
    from charset_normalizer import from_bytes  # takes 60 ms; comes with trafilatura

    best = from_bytes(content[:_SAMPLE]).best()
    name = best.encoding if best is not None else "cp1252"
    return content.decode(name, "replace")
