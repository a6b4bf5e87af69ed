"""A view of a story as a list: opened again, it stands as it was left."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from tui.overview import Overview
from tui.widgets.list_screen import ListScreen
from tui.widgets.row_list import ListRow, Standing


class Left(NamedTuple):
    """How a view was left: its cursor, and what was set in it."""

    standing: Standing
    settings: Mapping[str, Any]


class ViewScreen(ListScreen):
    """What Grid, Concordance, Timeline, Facts and Lineage share. `SETTINGS` names what the reader sets in one."""

    SETTINGS: ClassVar[tuple[str, ...]] = ()

    def __init__(self, overview: Overview) -> None:
        """Show a story; who derives from it has its settings made before `recall`."""
        super().__init__()
        self.overview = overview
        self._left: Left | None = None

    def recall(self) -> None:
        """Take up the settings that the view was left with, and its cursor once there are rows."""
        left = self.overview.left.get(self.KEYS)
        if isinstance(left, Left):
            self._left = left
            for name, value in left.settings.items():
                setattr(self, name, value)

    def set_rows(self, rows: Sequence[ListRow], key: object | None = None) -> None:
        """Show other rows; the first ones with the cursor where it was left."""
        if self._left is not None and any(row.key is not None for row in rows):
            left, self._left = self._left, None
            self._list.begin(rows, left.standing)
            self._offer()
            self.describe()
        else:
            super().set_rows(rows, key)

    def describe(self) -> None:
        """Draw what the row under the cursor is about, and note how the view stands."""
        super().describe()
        if self.key is not None:
            settings = {name: getattr(self, name) for name in self.SETTINGS}
            self.overview.left[self.KEYS] = Left(self._list.standing, settings)
