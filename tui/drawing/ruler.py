"""The overview ruler: where in an article the hits stand, drawn in one column beside the text."""

from __future__ import annotations

from collections.abc import Iterable

from index.model import Relation

BLANK = "│"
GLYPHS = {
    Relation.VERBATIM: "━",
    Relation.EDITED: "┅",
    Relation.REWORDED: "┆",
    Relation.MAYBE: "·",
}
_RANK = {Relation.VERBATIM: 4, Relation.EDITED: 3, Relation.REWORDED: 2, Relation.MAYBE: 1}


def ruler(hits: Iterable[tuple[int, Relation]], lines: int, rows: int) -> list[Relation | None]:
    """Give for each of `rows` rows the strongest relation that stands there, or None.

    `hits` are (line number, relation) of an article of `lines` lines. A short article
    has its hits beside their lines; a longer one is drawn to scale.
    """
    cells: list[Relation | None] = [None] * rows
    if rows <= 0:
        return cells
    span = max(lines, rows)
    for line, relation in hits:
        row = min(rows - 1, line * rows // span)
        present = cells[row]
        if present is None or _RANK[relation] > _RANK[present]:
            cells[row] = relation
    return cells


def row_to_line(row: int, lines: int, rows: int) -> int:
    """Tell which line of the article a row of the ruler stands for."""
    return row * max(lines, rows) // max(1, rows)


def thumb(top: int, lines: int, rows: int) -> range:
    """Tell which rows of the ruler stand for the part on screen; empty when all is."""
    if lines <= rows or rows <= 0:
        return range(0)
    first = top * rows // lines
    return range(first, min(rows, first + max(1, rows * rows // lines)))
