"""A field of a form: its name, a row to type in, and under it where its value is from, or what is wrong with it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input

from tui.drawing.cells import Row
from tui.drawing.flow import fit, flow
from tui.widgets.rows import Rows
from tui.widgets.search_bar import OneRowInput

LABEL = 9
"""The cells of a field's name."""
NOTE_ROWS = 2
"""The most rows of what is said under a field."""


class FieldRow(Vertical):
    """Owns its input and speaks of it in messages; knows nothing of articles."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > .field { height: 1; }
    FieldRow > .field > .label { width: 9; }
    FieldRow > .field > OneRowInput { width: 1fr; background: $surface; }
    FieldRow > .note { height: 1; }
    """

    class Changed(Message):
        """Something else stands in the field."""

        def __init__(self, field: FieldRow) -> None:
            """Tell which field."""
            self.field = field
            super().__init__()

    def __init__(self, name: str, label: str, value: str, example: str) -> None:
        """Begin with a value; `example` stands there while it is empty."""
        super().__init__(id=f"field-{name}")
        self.field = name
        self._label = label
        self._input = OneRowInput(value, placeholder=example, compact=True, select_on_focus=False)
        self._note = Rows(classes="note")
        self._said: tuple[str, str] = ("", "")

    def compose(self) -> ComposeResult:
        """The name and the row to type in; what is said of it under both."""
        with Horizontal(classes="field"):
            name = Rows(classes="label")
            name.set_rows([Row(((f" {self._label}", "rows--key"),))])
            yield name
            yield self._input
        yield self._note

    @property
    def value(self) -> str:
        """The text as it stands."""
        return self._input.value

    def put(self, value: str) -> None:
        """Put a text into the field without speaking of it."""
        with self._input.prevent(Input.Changed):
            self._input.value = value
        self._input.action_end()

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing in it."""
        return self.screen.focused is self._input

    def open(self) -> None:
        """Go to the field, with all of it, what is said under it too, in sight."""
        self.screen.set_focus(self._input, scroll_visible=False)
        if self.parent is not None:
            self.scroll_visible(animate=False, force=True)

    def say(self, note: str, style: str) -> None:
        """Say something under the field, in a style by its name."""
        self._said = note, style
        width = self.size.width
        if width:
            rows = fit(flow([(note, style)], width, " " * LABEL), NOTE_ROWS)
            self._note.styles.height = max(1, len(rows))
            self._note.set_rows(rows)

    def on_resize(self) -> None:
        """Say it again for another width."""
        self.say(*self._said)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell of what is typed."""
        event.stop()
        self.post_message(self.Changed(self))

    def on_click(self, event: events.Click) -> None:
        """Go to the field, wherever in it the reader clicks."""
        event.stop()
        self.open()
