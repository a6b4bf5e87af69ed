"""The grid as rows of text: a passage and, outlet by outlet, what each has of it in sign and word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from index.export.wording import RELATION_WORDS
from index.model import Article, Relation
from tui.drawing.cells import Cell, Row
from tui.drawing.ruler import GLYPHS
from tui.drawing.tray import fitted, short_name

if TYPE_CHECKING:
    from index.stories.grid import Cell as GridCell
    from index.stories.grid import Row as GridRow

SHOWN = "▪"
"""Stands where the row's own wording is from; who had it first is not said."""
NOTHING = "-"
LEAST_TEXT = 20
"""Cells that the passage keeps, however many outlets there are."""
_WIDE, _WORD, _SIGN = 15, 9, 3
_COMFORT = {_WIDE: 52, _WORD: 26, _SIGN: LEAST_TEXT}
"""Cells that the passage keeps at each width of the columns."""
_SHORT = {
    Relation.VERBATIM: "same",
    Relation.EDITED: "edited",
    Relation.REWORDED: "other",
    Relation.MAYBE: "maybe",
    Relation.NONE: "",
}


_LEGENDS = (
    "━ same words  ┅ edited  ┆ other words  · maybe",
    "━ same  ┅ edited  ┆ other  · maybe",
    "━ same ┅ edited ┆ other",
    "━same ┅edited ┆other",
    "━same ┅edit ┆other",
)


@dataclass(frozen=True, slots=True)
class Shape:
    """How a grid is drawn in a width: cells of the passage, of each column, and which columns are in sight."""

    text: int
    column: int
    shown: range

    @property
    def numbered(self) -> bool:
        """Whether columns have numbers, for there is no room for names."""
        return self.column == _SIGN


def shape(width: int, columns: int, chosen: int) -> Shape:
    """Fit `columns` into `width` cells: with words where there is room, else with signs; `chosen` stays in sight."""
    room = width - 2
    for column in (_WIDE, _WORD, _SIGN):
        text = room - column * columns
        if text >= _COMFORT[column]:
            return Shape(text, column, range(columns))
    fit = max(1, (room - LEAST_TEXT) // _SIGN)
    first = max(0, min(chosen - fit // 2, columns - fit))
    return Shape(room - fit * _SIGN, _SIGN, range(first, min(columns, first + fit)))


def heads(articles: Sequence[Article], form: Shape, chosen: int) -> Row:
    """Draw the row of outlets: by name, or by number where columns are narrow; the chosen one is reversed."""
    right: list[Cell] = []
    for number in form.shown:
        name = str(number + 1) if form.numbered else fitted(short_name(articles[number]), form.column - 1)
        style = "rows--here" if number == chosen else "rows--muted"
        right.append((name.strip() if number == chosen else name.rstrip(), style))
        right.append((" " * (form.column - cell_len(right[-1][0])), ""))
    # Signs without words are told what they mean, as far as there is room.
    legend = next((words for words in _LEGENDS if cell_len(words) <= form.text - 2), "") if form.numbered else ""
    return Row(((f"  {legend}", "rows--muted"),), right=(*right, (" ", "")))


def grid_row(row: GridRow, form: Shape) -> Row:
    """Draw a passage and its cells."""
    right: list[Cell] = []
    for number in form.shown:
        word, style = cell_words(row.cells[number], form.column)
        word = set_cell_size(word, min(cell_len(word), form.column))
        # The padding is a cell of its own, or it would be underlined as well.
        right += [(word, style), (" " * (form.column - cell_len(word)), "")]
    return Row((("  ", ""), (row.text, "")), right=(*right, (" ", "")))


def cell_words(cell: GridCell, column: int) -> tuple[str, str]:
    """Give a cell's sign and, in columns with room, its word; and the name of its style."""
    if cell.picked:
        return (SHOWN if column == _SIGN else f"{SHOWN} shown", "rows--key")
    style = f"rows--{cell.relation.value}"
    sign = GLYPHS.get(cell.relation, NOTHING)
    if column == _SIGN:
        return sign, style
    words = _SHORT if column < _WIDE else {**RELATION_WORDS, Relation.NONE: ""}
    return f"{sign} {words[cell.relation]}".rstrip(), style
