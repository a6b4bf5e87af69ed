"""What every screen with one list does alike: moving in it, and saying something until the next key."""

from __future__ import annotations

from textual.screen import Screen

from tui.typing_ahead import RowsAwaited
from tui.widgets.hint_row import HintRow
from tui.widgets.row_list import RowList


class ListKeys(RowsAwaited):
    """Laid under a screen that has a list and a row of hints."""

    _list: RowList
    _hints: HintRow

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)

    def on_key(self) -> None:
        """Let every key end a message in passing."""
        self._hints.hush()

    def action_cursor_down(self) -> None:
        """Go a row down."""
        self._list.step(1)

    def action_cursor_up(self) -> None:
        """Go a row up."""
        self._list.step(-1)

    def action_page_down(self) -> None:
        """Go a page down."""
        self._list.page(1)

    def action_page_up(self) -> None:
        """Go a page up."""
        self._list.page(-1)

    def action_top(self) -> None:
        """Go to the first row."""
        self._list.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self._list.go_to_end(1)

    async def action_close(self) -> None:
        """Go back to the screen behind."""
        assert isinstance(self, Screen)  # noqa: S101  it is laid under one
        await self.app.run_action("leave")
