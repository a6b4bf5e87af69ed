"""Copied: what was copied in this session, to be seen and copied again."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from index.export.wording import counted
from tui.copied import Copied, Shelf
from tui.drawing.cells import Row
from tui.drawing.tray import fitted
from tui.keymap import bindings, with_keys
from tui.messages import CopyWanted
from tui.widgets.list_screen import About, ListScreen
from tui.widgets.row_list import ListRow

LEAST = 16
"""Fewer cells than these say nothing of what a copy is."""


class CopiedScreen(ListScreen):
    """A row for each copy, the newest first; beside it the whole text."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("copied")]
    KEYS = "copied"
    TITLE_WORDS = "Copied"
    PURPOSE = "what you copied in this session"

    def __init__(self, shelf: Shelf) -> None:
        """Show what lies on this shelf."""
        super().__init__()
        self._shelf = shelf

    def begin(self) -> None:
        """Show all copies."""
        self.fill()

    def fill(self) -> None:
        """Draw a row for each copy; the form that is set shows beside it."""
        copies = self._shelf.copies
        room = self.size.width // 4  # of the list, which may have three fifths of the screen
        rows = [
            ListRow(
                Row(
                    ((" ", ""), (" ".join(text.split()), "")),
                    right=((f"{fitted(each.what, room).rstrip()} ", "rows--muted"),) if room >= LEAST else (),
                ),
                number,
            )
            for number, (each, text) in enumerate(zip(copies, self._shelf.texts, strict=True))
        ]
        if not rows:
            teach = with_keys("{compare.copy} on the panes copies a passage; {app.leave} goes back")
            rows = [
                ListRow(Row()),
                ListRow(Row((("  nothing copied yet", "rows--strong"),))),
                ListRow(Row(((f"  {teach}", "rows--muted"),))),
            ]
        self.set_rows(rows)
        self.say_top(f"{counted(len(copies), 'copy', 'copies')}, as {self._shelf.form.value}")

    @property
    def _current(self) -> Copied | None:
        copies = self._shelf.copies
        return copies[self.key] if isinstance(self.key, int) and self.key < len(copies) else None

    def about(self, key: object) -> About:  # noqa: ARG002  the current copy
        """Say the whole text as it is copied."""
        copied = self._current
        if copied is None:
            return ()
        return [[(line, "")] for line in copied.write(self._shelf.form).split("\n")]

    def action_open(self) -> None:
        """Copy it again."""
        copied = self._current
        if copied is None:
            self.announce("nothing to copy")
            return
        self.post_message(CopyWanted(copied.write, copied.what))
        # The message goes on from here to the app, which puts the copy first: only behind that is there another row.
        self.call_later(self.app.call_later, self._newest)

    def _newest(self) -> None:
        """Go with the row that was copied again: it is the newest copy now, and stands first."""
        self.fill()
        self._list.go_to(0)

    def action_form(self) -> None:
        """Write in the next form."""
        form = self._shelf.next_form()
        self.fill()
        self.announce(f"as {form.value}, here and for what is copied next")
