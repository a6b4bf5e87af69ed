"""Versions: a card for each article's version of one phrase, with words kept, changed and missing."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from index.errors import NewsreaderError
from index.export.quotation import all_versions, quotation
from index.export.wording import counted, outlet_words
from index.model import Story
from tui.comparison import Comparison
from tui.drawing.cards import card_rows
from tui.drawing.cells import Row
from tui.judging import judged_words
from tui.keymap import action, bindings, hints
from tui.messages import CopyWanted, ExportWanted
from tui.widgets.hint_row import HintRow
from tui.widgets.list_keys import ListKeys
from tui.widgets.row_list import ListRow, RowList
from tui.widgets.rows import Rows


class VersionsScreen(ListKeys, Screen[int | Literal["search"] | None]):
    """Cards of one phrase; left by Enter with the number of the article to read, by q with None, else to search."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("versions")]
    AUTO_FOCUS = "RowList"

    def __init__(self, comparison: Comparison, story: Story, focus: int, *, difference: bool) -> None:
        """Show what every article of the comparison has of its phrase."""
        super().__init__(classes="-answers")
        self.comparison = comparison
        self.story = story
        self._focus = focus
        self._difference = difference
        self._reasons = True
        self._top = Rows(id="top")
        self._list = RowList()
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """The phrase above, the cards, one row of hints below."""
        yield self._top
        yield self._list
        yield self._hints

    def on_mount(self) -> None:
        """Fill all rows."""
        self._hints.set_hints([(each.shown_key, each.hint) for each in hints("versions")])
        self._fill(self._focus)

    def on_resize(self) -> None:
        """Wrap again."""
        self._fill()

    def _fill(self, key: int | None = None) -> None:
        origin = self.comparison.origin
        whose = f" {outlet_words(origin)}:" if origin is not None else ""
        self._top.set_rows(
            [Row(((f" Compared with{whose} ", "rows--muted"), (f"{self.comparison.phrase}", "rows--strong")))]
        )
        rows: list[ListRow] = [ListRow(Row())]
        for number in self.comparison.ranked():
            version = self.comparison.version(number)
            if version is None:
                continue
            card = card_rows(
                self.comparison.article(number),
                version,
                self.size.width,
                difference=self._difference,
                reasons=self._reasons,
                picked=number == self.comparison.picked,
            )
            rows.append(ListRow(card[0], number))
            rows.extend(ListRow(each) for each in card[1:])
            rows.append(ListRow(Row()))
        self._list.set_rows(rows, self._list.key if key is None else key)

    @property
    def _current(self) -> int | None:
        return self._list.key if isinstance(self._list.key, int) else None

    def action_difference(self) -> None:
        """Draw the differences, or the bare passages."""
        self._difference = not self._difference
        self._fill()

    def action_explain(self) -> None:
        """Show scores and reasons, or leave them out."""
        self._reasons = not self._reasons
        self._fill()

    def action_make_reference(self) -> None:
        """Compare all others with this card's passage."""
        number = self._current
        version = self.comparison.version(number) if number is not None else None
        if number is None or version is None or not version.passages:
            self._hints.say("nothing matching here to compare with")
            return
        self.comparison.begin(version.passages[0].text, number)
        self.comparison.search_all()
        self._fill(number)

    def action_judge(self) -> None:
        """Say of this card's passage that it is the same as the phrase, or not, or take that back."""
        number = self._current
        if number is None:
            return
        try:
            # A card without its reasons does not show the passage that came nearest.
            judged = self.comparison.judge(number, None, "turn", in_sight=self._reasons)
        except NewsreaderError as error:
            self._hints.say(str(error))
            return
        if not judged.kept:
            self._reasons = True
        self._fill(number)
        key = action("versions.judge").shown_key
        self._hints.say(judged_words(judged, key, turns=True, lasting=self.comparison.keeper.lasting))

    def action_copy(self) -> None:
        """Copy this card's passage with where it is from."""
        number = self._current
        version = self.comparison.version(number) if number is not None else None
        if number is None or version is None or not version.passages:
            self._hints.say("nothing matching here to copy; Y copies every version")
            return
        article = self.comparison.article(number)
        best = version.passages[0]
        write = partial(quotation, article, best.paragraph, best.span)
        self.post_message(CopyWanted(write, f"the passage from {outlet_words(article)}"))

    def action_copy_all(self) -> None:
        """Copy every version, with what it was compared with."""
        found = self.comparison.found()
        write = partial(all_versions, self.comparison.phrase, found, picked=self.comparison.origin)
        self.post_message(CopyWanted(write, f"the versions of {counted(len(found), 'outlet')}"))

    def action_export(self) -> None:
        """Write every version into a file."""
        self.post_message(ExportWanted(self.comparison, self.story))

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        """Read the article of the card that was clicked twice."""
        message.stop()
        self.action_open()

    def action_search(self) -> None:
        """Go back to the panes, to type another phrase there."""
        self.dismiss("search")

    def action_open(self) -> None:
        """Go back to the panes, at this card's passage."""
        self.dismiss(self._current)
