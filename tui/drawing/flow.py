"""Styled text that is longer than a row: wrapped to rows under an indent."""

from __future__ import annotations

from collections.abc import Sequence

from tui.drawing.cells import Cell, Row
from tui.drawing.wrap import wrap

NARROWEST = 10
"""Cells that text gets at least, however narrow the room."""


def flow(cells: Sequence[Cell], width: int, indent: str = "") -> list[Row]:
    """Wrap styled cells to rows of at most `width` cells, each under an indent; one cell is left free at the end."""
    text = "".join(cell for cell, _ in cells)
    bounds: list[tuple[int, int, str]] = []
    position = 0
    for cell, style in cells:
        bounds.append((position, position + len(cell), style))
        position += len(cell)
    rows = []
    for start, end in wrap(text, max(NARROWEST, width - len(indent) - 1)):
        pieces = [(text[max(a, start) : min(b, end)], style) for a, b, style in bounds if a < end and b > start]
        rows.append(Row(((indent, ""), *pieces)))
    return rows


def fit(rows: Sequence[Row], height: int) -> list[Row]:
    """Keep the first `height` rows; where more were there, the last one kept ends in "…"."""
    if len(rows) <= height:
        return list(rows)
    if height <= 0:
        return []
    last = rows[height - 1]
    return [*rows[: height - 1], Row((*last.left, (" …", "rows--muted")), right=last.right, style=last.style)]
