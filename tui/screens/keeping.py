"""Keeping what is read in panes: marks, and the reader's own judgement on a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import NewsreaderError
from tui.comparison import Comparison
from tui.hits import Spot
from tui.judging import judged_words
from tui.keymap import NO_PHRASE, action, with_keys
from tui.messages import KeepWanted, MarksWanted, MarkWanted, UndoWanted
from tui.screens.reading import ReadingScreen
from tui.widgets.pane_column import PaneColumn

if TYPE_CHECKING:
    from index.model import Story


class KeepingScreen(ReadingScreen):
    """Marks passages, shows what is marked, and takes judgements."""

    # --- marks ----------------------------------------------------------------

    def action_mark(self) -> None:
        """Keep the chosen passage, with a note."""
        article, chosen = self.pane.article, self._chosen()
        if article is not None and chosen:
            self.pane.select(None)
            self.post_message(MarkWanted(article, chosen))

    def action_marks(self) -> None:
        """Show the passages that were kept."""
        self.post_message(MarksWanted())

    def action_keep(self) -> None:
        """Keep the pages of this session in the library."""
        self.post_message(KeepWanted())

    def go_on_with(self, comparison: Comparison, story: Story) -> None:
        """Show the same articles in the same order as another collection holds them; behind them may be others.

        What is lit, where each pane stands and what is selected stay; where a text is the same, nothing moves.
        """
        before, total = self.comparison, len(comparison)
        comparison.match_like(before)
        picked = before.picked if before.picked is None or before.picked < total else None
        comparison.begin(before.phrase, picked, typing=before.typing)
        comparison.search_all()
        self.story = story
        gone = self.row.swap(comparison)
        self.lighting.keep_what_is_there()
        self._arrange()
        if gone and not self.bar.is_open:
            self._focus_pane(self.focus_number)
        self.show_marks()
        self.lighting.light_all()
        self._draw_rest()

    def action_undo(self) -> None:
        """Take back what was marked, judged, set or kept last."""
        self.post_message(UndoWanted())

    def show_kept(self, current: Spot | None) -> None:
        """Draw what was taken back: marks, and what is lit by a judgement. `current` is what the current hit covers."""
        self.show_marks()
        if self.comparison.lit:
            self.comparison.catch_up()
            self.lighting.take(self.comparison.at(current))
            self._draw_rest()

    def show_marks(self) -> None:
        """Show the signs of what is marked in every pane."""
        for number in self.shown:
            column = self.row.column(number)
            if column is not None:
                self._show_marks_in(column)

    def _show_marks_in(self, column: PaneColumn) -> None:
        if column.pane.article is not None:
            marks = self.comparison.keeper.marks(column.pane.article.id)
            column.pane.show_marks([(mark.paragraph, mark.span) for mark in marks])

    def _given(self, column: PaneColumn) -> None:
        super()._given(column)
        self._show_marks_in(column)

    def on_screen_resume(self) -> None:
        """Show what another screen has changed."""
        if self.is_mounted:
            self.show_marks()

    # --- judgement --------------------------------------------------------------

    def action_judge(self) -> None:
        """Say of this pane's passage that it is the same as the phrase, or not, or take that back."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        number = self.focus_number
        position = self.lighting.position
        hit = position.hit if position is not None and position.article == number else None
        try:
            judged = self.comparison.judge(number, hit, "turn")
        except NewsreaderError as error:
            self.announce(str(error))
            return
        if judged.kept:
            self.lighting.take(self.comparison.hits.covering(number, judged.passage))
            self._draw_rest()
        else:
            self.pane.bring(judged.passage.paragraph, judged.passage.span)
        key = action("compare.judge").shown_key
        self.announce(judged_words(judged, key, turns=True, lasting=self.comparison.keeper.lasting))
