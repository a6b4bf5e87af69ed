"""A row of cells as a value: texts, each with the name of its style."""

from __future__ import annotations

from typing import NamedTuple

Cell = tuple[str, str]
"""A text and the name of its style ("" for the row's own)."""


class Row(NamedTuple):
    """One row: what stands at its left, what stands at its right end, and the style under both."""

    left: tuple[Cell, ...] = ()
    right: tuple[Cell, ...] = ()
    style: str = ""
