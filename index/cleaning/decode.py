"""Bytes of a page to text for cleaning: by the one rule that intake reads by, and never raising."""

from __future__ import annotations

from index import encoding

__all__ = ["decode"]


def decode(content: bytes) -> str:
    """Read bytes as text; what no encoding fits is read as UTF-8, with U+FFFD where it is broken.

    Intake has refused such a page already; cleaning may also be called without it.
    """
    try:
        return encoding.decode(content)
    except encoding.UnknownEncodingError:
        return content.decode("utf-8", errors="replace")
