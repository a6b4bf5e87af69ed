"""The floor for the reader's timings: an Input and one Static that fills the screen, re-set on every key.

The least a Textual app can do that shows text and answers a key. Same tuning as the reader.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from tui.garbage import settle_memory
from tui.terminal import tune_environment

tune_environment()

from textual.app import App  # noqa: E402  the environment is tuned before textual reads it
from textual.widgets import Input, Static  # noqa: E402

if TYPE_CHECKING:
    from textual.app import ComposeResult

WORDS = "The floor draws plain words over the whole screen so that a key has something to paint again. "


class FloorApp(App[None]):
    """An Input above a Static."""

    CSS = "Input { height: 1; border: none; padding: 0; } Static { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """Put the input above the text."""
        yield Input(compact=True)
        yield Static(id="text", markup=False)

    def on_mount(self) -> None:
        """Fill the screen."""
        self._fill("")
        self.call_after_refresh(settle_memory)

    def _fill(self, typed: str) -> None:
        cells = self.size.width * self.size.height
        text = typed + " " + WORDS * (cells // len(WORDS) + 1)
        self.query_one("#text", Static).update(text[:cells], layout=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Paint the whole text again."""
        self._fill(event.value)


if __name__ == "__main__":
    app = FloorApp()
    app.run()
    sys.exit(app.return_code or 0)
