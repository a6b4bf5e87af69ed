"""What every screen with one list does alike: moving in it, counts, and saying something until the next key."""

from __future__ import annotations

from functools import cached_property

from textual import events
from textual.screen import Screen
from textual.widgets import Input

from tui.count import Count
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

    @cached_property
    def _count(self) -> Count:
        """The count before a key."""
        return Count()

    def on_key(self, event: events.Key) -> None:
        """Gather digits to a count, and let every other key end a message in passing."""
        assert isinstance(self, Screen)  # noqa: S101  it is laid under one
        if isinstance(self.focused, Input):
            self._hints.hush()
        elif self._count.gather(event.character or ""):
            event.stop()
            event.prevent_default()
            self._hints.say(self._count.digits)
        else:
            self._hints.hush()

    def on_screen_suspend(self) -> None:
        """Forget the count of a key that has opened another screen: a command found there has none."""
        self._count.take()

    def action_cursor_down(self) -> None:
        """Go a row down."""
        self._list.step(self._count.take())

    def action_cursor_up(self) -> None:
        """Go a row up."""
        self._list.step(-self._count.take())

    def action_page_down(self) -> None:
        """Go a page down."""
        self._list.page(self._count.take())

    def action_page_up(self) -> None:
        """Go a page up."""
        self._list.page(-self._count.take())

    def action_top(self) -> None:
        """Go to the first row, or to the one that a count names."""
        self._go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row, or to the one that a count names."""
        self._go_to_end(1)

    def _go_to_end(self, end: int) -> None:
        if not self._count:
            self._list.go_to_end(end)
            return
        self._list.go_to_end(-1)
        self._list.step(self._count.take() - 1)

    async def action_close(self) -> None:
        """Go back to the screen behind."""
        assert isinstance(self, Screen)  # noqa: S101  it is laid under one
        await self.app.run_action("leave")
