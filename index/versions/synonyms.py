"""Words that news texts use for one another."""

from __future__ import annotations

__all__ = ["equivalents"]


def equivalents(key: str) -> tuple[str, ...]:
    """Give the keys that may say the same as a key."""
    return ()
