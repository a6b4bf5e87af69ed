"""A long list of rows with a cursor: only what is on screen is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.style import Style
from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from tui.drawing.cells import Cell, Row
from tui.drawing.flow import flow
from tui.drawing.paint import Piece, row
from tui.widgets.styled import Styled

POINTER = "▸"
"""Stands in front of the cursor's row."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row of a list, or what makes it when it is drawn, where there may be very many.

    `key` is what it stands for; None where the cursor does not stop.
    """

    row: Row | Callable[[], Row]
    key: object | None = None

    def made(self) -> Row:
        """Give the row."""
        return self.row if isinstance(self.row, Row) else self.row()


class Standing(NamedTuple):
    """What the row under a cursor stands for, and in which row of the screen it is."""

    key: object | None
    row: int


def told_whole(rows: Sequence[ListRow], width: int) -> list[ListRow]:
    """Wrap what is said where no row stands for something, and what is said of a slip above those that do."""
    empty = all(each.key is None for each in rows)

    def wrapped(each: ListRow) -> list[ListRow]:
        said = each.key is None and isinstance(each.row, Row) and bool(each.row.left) and width > 0
        if not said or not (empty or each.made().left[0][1] == "rows--none"):
            return [each]
        (first, style), *more = each.made().left
        indent = " " * (len(first) - len(first.lstrip()))
        return [ListRow(row) for row in flow([(first.lstrip(), style), *more], width, indent)]

    return [row for each in rows for row in wrapped(each)]


class RowList(Styled, can_focus=True):
    """Draws rows and moves a cursor over those that stand for something."""

    class Moved(Message):
        """The cursor stands on another row."""

        def __init__(self, rows: RowList, key: object | None) -> None:
            """Tell what the row stands for."""
            self.rows = rows
            self.key = key
            super().__init__()

    class Chosen(Message):
        """The reader clicked the row under the cursor."""

        def __init__(self, rows: RowList, key: object | None) -> None:
            """Tell what the row stands for."""
            self.rows = rows
            self.key = key
            super().__init__()

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Begin empty."""
        super().__init__(id=id, classes=classes)
        self._rows: tuple[ListRow, ...] = ()
        self._cursor = 0
        self._top = 0

    @property
    def key(self) -> object | None:
        """What the row under the cursor stands for."""
        return self._rows[self._cursor].key if self._cursor < len(self._rows) else None

    @property
    def rows(self) -> tuple[ListRow, ...]:
        """All rows."""
        return self._rows

    def set_rows(self, rows: Sequence[ListRow], key: object | None = None) -> None:
        """Show other rows, with the cursor on the first that stands for `key`, else where it was or near.

        A row that is found again stays where it is on screen, whatever has come above it.
        """
        y = self._cursor - self._top
        self._rows = tuple(rows)
        stops = [number for number, each in enumerate(self._rows) if each.key is not None]
        wanted = next((n for n in stops if self._rows[n].key == key), None) if key is not None else None
        if wanted is None:
            wanted = next((n for n in stops if n >= self._cursor), stops[-1] if stops else 0)
        else:
            self._top = max(0, wanted - y)
        self._cursor = wanted
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved(self, self.key))

    @property
    def standing(self) -> Standing:
        """Where the cursor stands: what to begin with when the same rows are shown again."""
        return Standing(self.key, self._cursor - self._top)

    def begin(self, rows: Sequence[ListRow], standing: Standing | None = None) -> None:
        """Show rows of another kind: from the first one on, or as they were left where that row is still there."""
        there = standing is not None and standing.key is not None and any(row.key == standing.key for row in rows)
        self._cursor, self._top = (standing.row if standing and there else 0), 0
        self.set_rows(rows, standing.key if standing and there else None)

    def step(self, step: int) -> None:
        """Move the cursor by so many rows that stand for something; at an end, show what lies beyond."""
        number = self._cursor
        for _ in range(abs(step)):
            ahead = range(number + 1, len(self._rows)) if step > 0 else range(number - 1, -1, -1)
            found = next((n for n in ahead if self._rows[n].key is not None), None)
            if found is None:
                self._scroll(step)
                break
            number = found
        self._move_to(number)

    def page(self, step: int) -> None:
        """Move a page down (1) or up (-1)."""
        height = max(1, self.size.height - 1)
        self._scroll_with_cursor(step * height)

    def _scroll_with_cursor(self, lines: int) -> None:
        """Scroll, the cursor going along where it would be out of sight: a key is meant for a row that is seen."""
        self._scroll(lines)
        if self._top <= self._cursor < self._top + self.size.height:
            self._place_terminal_cursor()
        else:
            inside = range(self._top, min(len(self._rows), self._top + self.size.height))
            stops = [n for n in inside if self._rows[n].key is not None]
            if stops:
                self._move_to(stops[0] if lines > 0 else stops[-1])

    def go_to(self, key: object) -> None:
        """Move the cursor to the first row that stands for `key`; without one it stays."""
        found = next((number for number, each in enumerate(self._rows) if each.key == key), None)
        if found is not None:
            self._move_to(found)

    def go_to_end(self, end: int) -> None:
        """Go to the first (-1) or the last (1) row."""
        stops = [n for n, each in enumerate(self._rows) if each.key is not None]
        if stops:
            self._move_to(stops[-1] if end > 0 else stops[0])
        self._scroll(end * len(self._rows))

    def _scroll(self, lines: int) -> None:
        top = max(0, min(self._top + lines, len(self._rows) - self.size.height))
        if top != self._top:
            self._top = top
            self.refresh()

    def _move_to(self, number: int) -> None:
        if number == self._cursor:
            return
        before, self._cursor = self._cursor, number
        top = self._top
        self._keep_in_sight()
        if self._top == top:
            self.refresh(
                Region(0, before - top, self.size.width, 1),
                Region(0, number - top, self.size.width, 1),
            )
        else:
            self.refresh()
        self.post_message(self.Moved(self, self.key))

    def _keep_in_sight(self) -> None:
        height = self.size.height
        if not height:
            return  # before the layout, which is followed by this
        # What belongs to a row stands under it without a key: show that too.
        last = self._cursor
        while last + 1 < len(self._rows) and self._rows[last + 1].key is None:
            last += 1
        last = min(last, self._cursor + height - 1)
        if not any(each.key is not None for each in self._rows[: self._cursor]):
            self._top = 0  # with the first row, the headings above it
        if self._cursor < self._top:
            self._top = self._cursor
        elif last >= self._top + height:
            self._top = last - height + 1
        self._top = max(0, min(self._top, max(0, len(self._rows) - height)))
        self._place_terminal_cursor()

    def _place_terminal_cursor(self) -> None:
        if self.has_focus and self.app.screen is self.screen:  # a list below another screen is filled anew too
            self.app.cursor_position = self.region.offset + Offset(0, self._cursor - self._top)

    def show_cursor(self) -> None:
        """Have the terminal's own cursor at the current row; it moves with a repaint."""
        self._keep_in_sight()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._keep_in_sight()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        base = self.named_style("")
        number = self._top + y
        if number >= len(self._rows):
            return Strip.blank(self.size.width, base)
        found = self._rows[number].made()
        if found.style:
            base += self.named_style(found.style)
        left = found.left
        if number == self._cursor and self._rows[number].key is not None:
            base += self.named_style("rows--cursor")
            left = _pointed(left)
        return row(
            [Piece(text, self.named_style(name) if name else Style.null()) for text, name in left],
            self.size.width,
            base,
            right=[Piece(text, self.named_style(name) if name else Style.null()) for text, name in found.right],
        )

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three rows."""
        event.stop()
        self._scroll_with_cursor(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three rows back."""
        event.stop()
        self._scroll_with_cursor(-3)

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row; a click on the cursor's own row chooses it."""
        event.stop()
        number = self._top + event.y
        if number < len(self._rows) and self._rows[number].key is not None:
            if number == self._cursor:
                self.post_message(self.Chosen(self, self.key))
            self._move_to(number)


def _pointed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Put a sign in the blank that a row begins with: where there are no colours it tells the cursor's row."""
    if not cells or not cells[0][0].startswith(" "):
        return cells
    text, name = cells[0]
    return ((POINTER + text[1:], name), *cells[1:])
