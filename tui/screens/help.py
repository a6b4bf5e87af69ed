"""Help: every key of the screen behind it, from the live bindings, and a search among them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.drawing.cells import Row
from tui.keymap import action, bindings, with_keys
from tui.widgets.list_screen import About, ListScreen
from tui.widgets.row_list import ListRow
from tui.widgets.search_bar import SearchBar

WIDE = 100
"""From so many columns on what a key does more is said in its row; below that, under the list."""

WIDEST = 150
"""From so many columns on it stands in a column of its own."""
NARROW = 60
"""Below so many columns a row has room for one key only."""


class HelpLine(NamedTuple):
    """The keys, what they do, and more about it."""

    keys: str
    what: str
    more: str


class HelpScreen(ListScreen):
    """A list of keys under headings, and a bar that narrows it."""

    DEFAULT_CSS = "HelpScreen SearchBar > .status { display: none; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("help"),
        # While a word is typed too.
        Binding("down", "cursor_down", show=False, priority=True),
        Binding("up", "cursor_up", show=False, priority=True),
        Binding("pagedown", "page_down", show=False, priority=True),
        Binding("pageup", "page_up", show=False, priority=True),
    ]
    KEYS = "help"
    TITLE_WORDS = "Help"
    PURPOSE = "the keys of this screen"
    BESIDE = False

    def __init__(self, groups: Sequence[tuple[str, Sequence[HelpLine]]]) -> None:
        """Show these groups of keys, the screen's own first."""
        super().__init__()
        self._groups = groups
        self._wanted = ""
        self._shown: list[HelpLine] = []
        self.bar = SearchBar("a key or a word", id="bar")

    def below(self) -> Sequence[Widget]:
        """The bar in which a word is typed."""
        return (self.bar,)

    def about_rows(self) -> int:
        """What a key does more, where its row has no room for it."""
        return 0 if self.size.width >= WIDE else 2

    def _offer(self) -> None:
        """Name the keys of a list that is read, and the way out; Help is open already."""
        if self.bar.is_open:
            super()._offer()
        else:
            offered = map(action, ("help.search", "help.page_down", "app.leave"))
            self._hints.set_hints([(each.shown_key, each.hint) for each in offered])

    def begin(self) -> None:
        """Show everything."""
        self.fill()

    def fill(self) -> None:
        """Draw the keys that have what is searched."""
        rows: list[ListRow] = []
        needle = self._wanted.casefold().strip()
        self._shown = []
        for heading, lines in self._groups:
            found = [line for line in lines if needle in " ".join(line).casefold()]
            if found:
                rows += [*([ListRow(Row())] if rows else []), ListRow(Row(((" ", ""), (heading, "rows--strong"))))]
                for line in found:
                    rows.append(self._line(len(self._shown), line))
                    self._shown.append(line)
        if not rows:
            nothing = with_keys(f" no key for “{self._wanted.strip()}”: {{help.search}} takes another word")
            rows.append(ListRow(Row(((nothing, "rows--none"),))))
        self.set_rows(rows)
        self.say_top("")

    def _keys(self, line: HelpLine) -> str:
        """Give the keys that a row has room for."""
        return line.keys if self.size.width >= NARROW else line.keys.partition(" ")[0]

    def _line(self, number: int, line: HelpLine) -> ListRow:
        most = max(len(self._keys(each)) for _, lines in self._groups for each in lines)
        cells = [("   ", ""), (f"{self._keys(line):<{min(26, most)}} ", "rows--key"), (line.what, "")]
        if self.size.width >= WIDEST:
            # In a column of its own.
            longest = max(len(each.what) for _, lines in self._groups for each in lines)
            cells.append((" " * (longest - len(line.what)), ""))
        if self.size.width >= WIDE:
            cells.append((f"   {line.more}", "rows--muted"))
        return ListRow(Row(tuple(cells)), number)

    def about(self, key: object) -> About:
        """Say more of the key under the cursor."""
        if not isinstance(key, int) or key >= len(self._shown):
            return ()
        line = self._shown[key]
        others = line.keys.partition(" ")[2]
        also = f"; also {others}" if others and self.size.width < NARROW else ""
        return (((line.more + also, ""),),)

    # --- the bar -------------------------------------------------------------

    def action_search(self) -> None:
        """Type a key or a word."""
        self.bar.open()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Narrow the list."""
        message.stop()
        self._wanted = message.phrase
        self.fill()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Go to what was found."""
        message.stop()
        self.set_focus(self._list)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Show all keys again."""
        message.stop()
        self._wanted = ""
        self.bar.set_phrase("")
        self.set_focus(self._list)
        self.fill()
