"""What an addition to the index is about to do, on the disk until its stamp is set: a crash in between costs nothing.

Without it an index that is newer than its stamp could be anything, and would be made again,
which takes minutes where there are a hundred thousand articles.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Intention", "intended", "withdraw", "write"]

_NAME = "intention.json"


class Intention(NamedTuple):
    """The generation that the index will have, and the last sequence in it then."""

    generation: int
    last_sequence: int


def write(folder: Path, intention: Intention) -> None:
    """Write it beside the index; it is there only once it is complete."""
    part = folder / (_NAME + ".part")
    part.write_text(json.dumps(intention))
    part.replace(folder / _NAME)


def intended(folder: Path) -> Intention | None:
    """Read it; None where nothing is under way, or it cannot be read."""
    try:
        generation, last = json.loads((folder / _NAME).read_text())
        return Intention(int(generation), int(last))
    except (OSError, ValueError, TypeError):
        return None


def withdraw(folder: Path) -> None:
    """Take it away: the stamp says it now."""
    (folder / _NAME).unlink(missing_ok=True)
