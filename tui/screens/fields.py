"""Fields: a form in which title, outlet, authors, date and source of an article are set by hand."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen

from index.errors import NewsreaderError
from index.export.wording import outlet_words
from index.model import Article
from tui.drawing.cells import Row
from tui.fields import FIELDS, changed, read, whence, written
from tui.keymap import action, actions_of, hints, with_keys
from tui.messages import FieldsWanted
from tui.widgets.field_row import FieldRow
from tui.widgets.hint_row import HintRow
from tui.widgets.rows import Rows

ROOMY = 20
"""From so many rows on a blank row stands between two fields."""
EMPTY = "an empty field is one that is not known"
_NAMED = {field.name: field for field in FIELDS}


class FieldsScreen(Screen[None]):
    """A row to type in for each field; nothing is set before the reader says so."""

    DEFAULT_CSS = """
    #form { height: 1fr; background: $background; scrollbar-size-vertical: 1; }
    FieldsScreen.-roomy FieldRow { margin-top: 1; }
    """
    # A key that does something in the form does not type, wherever the cursor is.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(each.keys), each.name, each.description, id=each.id, tooltip=each.tooltip, priority=True)
        for each in actions_of("fields")
    ]
    AUTO_FOCUS = ""

    def __init__(self, article: Article, as_read: Article) -> None:
        """Show the fields of an article; `as_read` is the same one as cleaning reads its page."""
        super().__init__()
        self.article = article
        self._as_read = as_read
        self._top = Rows(id="top")
        self._fields = [FieldRow(one.name, one.label, written(article, one.name), one.example) for one in FIELDS]
        self._hints = HintRow()
        self._asked = False

    def compose(self) -> ComposeResult:
        """One row above, the fields, one row of hints below."""
        yield self._top
        with VerticalScroll(id="form", can_focus=False):
            yield from self._fields
        yield self._hints

    def on_mount(self) -> None:
        """Say of each field where it is from, and begin in the first."""
        name = outlet_words(self.article)
        room = self.size.width - len(f" Fields  {name}  {EMPTY} ")
        right = ((f"{EMPTY} ", "rows--muted"),) if room > 0 else ()
        self._top.set_rows([Row(((" Fields  ", "rows--strong"), (name, "")), right=right)])
        offered = (*hints("fields")[:3], action("app.help"), action("fields.close"))
        self._hints.set_hints([(each.key_while_typing, each.hint) for each in offered])
        for field in self._fields:
            self._describe(field)
        self._fields[0].open()

    def on_resize(self) -> None:
        """Put room between the fields where there is any."""
        self.set_class(self.size.height >= ROOMY, "-roomy")
        for field in self._fields:
            if field.is_open:
                self.call_after_refresh(field.open)

    # --- what is said of a field ------------------------------------------------

    def _changed(self, field: FieldRow) -> bool:
        return field.value.strip() != written(self.article, field.field).strip()

    def _problem(self, field: FieldRow) -> str:
        """Say what is wrong with what was typed; nothing where it can be read."""
        if not self._changed(field):
            return ""
        try:
            read(field.field, field.value)
        except NewsreaderError as error:
            return str(error)
        return ""

    def _describe(self, field: FieldRow) -> None:
        """Say under a field where its value is from, or what is wrong with it."""
        before = written(self.article, field.field)
        problem = self._problem(field)
        if problem:
            field.say(problem, "rows--wrong")
        elif self._changed(field):
            field.say(f"changed; it was: {before}" if before else "changed; it was not known", "")
        else:
            field.say(whence(self.article, self._as_read, _NAMED[field.field]), "rows--muted")

    def on_field_row_changed(self, message: FieldRow.Changed) -> None:
        """Say what was changed, and what is wrong with it."""
        message.stop()
        self._hush("")  # a key that types is not told of
        self._describe(message.field)

    # --- keys ---------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Let every key end a message in passing, and a question."""
        self._hush(event.key)

    def on_paste(self) -> None:
        """Let a pasted text do so too."""
        self._hush("")

    def _hush(self, key: str) -> None:
        if key != "escape":
            self._asked = False
        self._hints.hush()

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)

    def _step(self, step: int) -> None:
        self._asked = False
        here = next((number for number, field in enumerate(self._fields) if field.is_open), 0)
        self._fields[(here + step) % len(self._fields)].open()
        self._hints.hush()

    def action_next_field(self) -> None:
        """Go to the next field; after the last one to the first."""
        self._step(1)

    def action_previous_field(self) -> None:
        """Go to the field before."""
        self._step(-1)

    def action_as_read(self) -> None:
        """Put into the field what the page says."""
        self._asked = False
        field = next((field for field in self._fields if field.is_open), None)
        if field is None:
            return
        says = written(self._as_read, field.field)
        field.put(says)
        self._describe(field)
        self.announce(f"this is what the page says: {says}" if says else "the page does not say")

    def action_save(self) -> None:
        """Set what was changed; where that cannot be read, go to it."""
        self._asked = False
        wrong = next((field for field in self._fields if self._problem(field)), None)
        if wrong is not None:
            wrong.open()
            self.announce(f"{_NAMED[wrong.field].label}: {self._problem(wrong)}")
            return
        like, names = changed(self.article, self._as_read, {field.field: field.value for field in self._fields})
        self.post_message(FieldsWanted(self.article, like, names))

    def action_close(self) -> None:
        """Leave; where something was changed, ask first."""
        names = [_NAMED[field.field].label.lower() for field in self._fields if self._changed(field)]
        if names and not self._asked:
            self._asked = True
            what = f"{', '.join(names)} changed: {{fields.save}} sets, {{fields.close}} again leaves without"
            self.announce(with_keys(what))
            return
        self.dismiss()
