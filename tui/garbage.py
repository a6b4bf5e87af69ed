"""When garbage is collected: never at the start, never long while keys are pressed."""

from __future__ import annotations

import gc

_GARBAGE = (2_000, 5, 5)
"""After how much new garbage is collected: a round takes 1 to 8 ms. With (50_000, 20, 20) one took up to 140 ms,
and what left screens had drawn stayed for hours."""
_settled = 0
"""How much was out of garbage collection when it was settled last."""


def settle_memory() -> None:
    """Take what was loaded at start out of garbage collection: it cost a pause of 41 ms in mid-key.

    Once a process, whatever apps are started in it: looking through all of it takes 30 ms.
    """
    gc.enable()
    if not gc.get_freeze_count():
        _settle()


def set_aside() -> None:
    """Take what is there now out of garbage collection: a long article was prepared, and is no garbage.

    Looking through thirty of 20,000 words took 140 ms in mid-key. What becomes garbage all
    the same is found by `tidy_memory`.
    """
    if gc.get_freeze_count():
        gc.freeze()


def tidy_memory() -> None:
    """Free what was left behind, at a moment when no key waits: 8 ms, or 200 ms if long articles were set aside."""
    if gc.get_freeze_count() > _settled:
        _settle()
    else:
        gc.collect()


def _settle() -> None:
    global _settled  # noqa: PLW0603  as there is one garbage collection
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    _settled = gc.get_freeze_count()
