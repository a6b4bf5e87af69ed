"""The search bar: a label that says what is searched, the phrase, and what was found."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input
from textual.widgets.input import Selection

from tui.drawing.cells import Cell, Row
from tui.widgets.rows import Rows


class OneRowInput(Input):
    """An input of one row that does not lay the screen out on a key, and takes a pasted text whole."""

    # Input sets this on every key, and with layout=True each key laid out the screen:
    # 85 to 194 ms to the repaint instead of 24 to 55.
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), layout=False)

    def on_resize(self) -> None:
        """Have the end in sight while it is typed in: before it is laid out Input cannot tell what is."""
        if self.screen.focused is self:
            self.call_after_refresh(self.show_cursor)

    def on_blur(self) -> None:
        """Show the beginning when nothing is typed any more."""
        self.scroll_to(x=0, animate=False, force=True, immediate=True)

    def show_cursor(self) -> None:
        """Have the terminal's own cursor where is typed."""
        self._watch_selection(self.selection)
        self.refresh()  # the terminal's cursor moves with a repaint

    def _watch_selection(self, selection: Selection) -> None:
        """Move the terminal's cursor only while typed in, and after scrolling: Input does so before, and always."""
        before = self.app.cursor_position
        super()._watch_selection(selection)
        typed_in = self.is_attached and self.screen.focused is self
        at = self.cursor_screen_offset  # behind a full row it is outside
        self.app.cursor_position = Offset(min(at.x, self.region.right - 1), at.y) if typed_in else before

    def _on_paste(self, event: events.Paste) -> None:
        """Take the whole pasted text, its line breaks as spaces, where Input takes the first line."""
        event.prevent_default()
        event.stop()
        text = " ".join(event.text.split())
        if text:
            start, end = self.selection
            self.replace(text, min(start, end), max(start, end))


class PhraseInput(OneRowInput):
    """The input of a search bar: it can be given up, and asks for older phrases."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", "Back to where you were", show=False),
        Binding("up", "older", "The phrase before", show=False),
        Binding("down", "newer", "The phrase after", show=False),
    ]

    class GivenUp(Message):
        """The reader pressed Esc."""

    class Recalled(Message):
        """The reader asked for an older (-1) or newer (1) phrase."""

        def __init__(self, step: int) -> None:
            """Tell which way."""
            self.step = step
            super().__init__()

    def action_give_up(self) -> None:
        """Leave the bar and undo the search."""
        self.post_message(self.GivenUp())

    def action_older(self) -> None:
        """Ask for the phrase searched before."""
        self.post_message(self.Recalled(-1))

    def action_newer(self) -> None:
        """Ask for the phrase searched after."""
        self.post_message(self.Recalled(1))


class SearchBar(Horizontal):
    """Owns its input and speaks of it in messages; knows nothing of articles."""

    class Changed(Message):
        """The phrase on its way."""

        def __init__(self, phrase: str) -> None:
            """Tell the text as it stands."""
            self.phrase = phrase
            super().__init__()

    class Submitted(Message):
        """The phrase, finished with Enter."""

        def __init__(self, phrase: str) -> None:
            """Tell the text."""
            self.phrase = phrase
            super().__init__()

    class GivenUp(Message):
        """The reader left the bar with Esc."""

    def __init__(self, label: str, *, sign: str = "/", id: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Begin empty; `label` says what is searched, such as "phrase, this story". `sign` is the key that opens it."""
        super().__init__(id=id)
        self.label = label
        self._key = sign
        self._sign = Rows(classes="sign")
        self._input = PhraseInput(placeholder=label, compact=True, select_on_focus=False)
        self._status = Rows(classes="status")
        self._history: list[str] = []
        self._recalled = 0
        self._typed = ""
        self._said_in: int | None = None

    def on_mount(self) -> None:
        """Leave the row bare for the first paint of its screen, which takes 4 ms less."""
        self._sign.set_rows([Row(((f" {self._key}", "rows--key"),))])
        self.call_after_refresh(self._furnish)

    def _furnish(self) -> None:
        """Put the sign, the input and the status in one row, unless they are there."""
        if self.is_attached and not self._input.is_attached:
            self.mount(self._sign, self._input, self._status)

    @property
    def phrase(self) -> str:
        """The text as it stands."""
        return self._input.value

    @property
    def history(self) -> tuple[str, ...]:
        """The phrases of this session, the last one last."""
        return tuple(self._history)

    @property
    def is_open(self) -> bool:
        """Whether the reader is typing in it."""
        # Not `has_focus`, which follows a message later.
        return self.is_attached and self.screen.focused is self._input

    def open(self, *, over: bool = True) -> None:
        """Begin typing `over` what stands there, which is selected, or else behind it."""
        self._furnish()
        self._recalled = len(self._history)
        self._share(None)
        # At once: `focus()` would wait for the next message, and keys typed ahead go astray.
        self.screen.set_focus(self._input, scroll_visible=False)
        if over:
            self._input.action_select_all()
        else:
            self._input.action_end()

    def set_phrase(self, phrase: str) -> None:
        """Put a text into the bar without speaking of it."""
        with self._input.prevent(Input.Changed):
            self._input.value = phrase

    def say(self, *cells: Cell) -> None:
        """Say at the right end what was found, or what to do next.

        While nothing is typed the phrase has the room that this leaves. While it is, the share stays, so that no key
        lays the screen out.
        """
        self._status.set_rows([Row(right=(*cells, (" ", "")))])
        self._share(None if self.is_open else sum(cell_len(text) for text, _ in cells) + 2)

    def _share(self, width: int | None) -> None:
        """Give what is said at most so many cells of its share, or all; lays out only on a change."""
        if self._said_in != width:
            self._said_in = width
            self._status.styles.max_width = width

    def remember(self, phrase: str) -> None:
        """Keep a phrase, for the up key."""
        phrase = phrase.strip()
        if phrase and (not self._history or self._history[-1] != phrase):
            self._history.append(phrase)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell the phrase on its way."""
        event.stop()
        self.post_message(self.Changed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Tell the finished phrase."""
        event.stop()
        self.remember(event.value)
        self.post_message(self.Submitted(event.value))

    def on_phrase_input_given_up(self, event: PhraseInput.GivenUp) -> None:
        """Tell that the reader left."""
        event.stop()
        self.post_message(self.GivenUp())

    def on_phrase_input_recalled(self, event: PhraseInput.Recalled) -> None:
        """Put an older or newer phrase into the bar; after the newest what was typed before."""
        event.stop()
        number = self._recalled + event.step
        if not 0 <= number <= len(self._history):
            return
        if self._recalled == len(self._history):
            self._typed = self._input.value
        self._recalled = number
        self._input.value = self._history[number] if number < len(self._history) else self._typed
        self._input.action_end()  # what is typed next goes behind it
