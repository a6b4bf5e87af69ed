"""How often to do what takes longer the more there is."""

from __future__ import annotations

import time

__all__ = ["Pace"]


class Pace:
    """How often to do what takes longer the more there is: at most a sixth of the time goes into it."""

    def __init__(self, every: float) -> None:
        """Do it every so many seconds, or less often."""
        self._pause = self._least = every
        self._ended = self._begun = time.monotonic()

    def due(self) -> bool:
        """Whether it is time."""
        return time.monotonic() - self._ended >= self._pause

    def __enter__(self) -> None:
        """Begin."""
        self._begun = time.monotonic()

    def __exit__(self, *_: object) -> None:
        """Wait five times as long as it took."""
        self._ended = time.monotonic()
        self._pause = max(self._least, 5 * (self._ended - self._begun))
