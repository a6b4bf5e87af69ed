"""Keeping what is read in panes: marks, and the reader's own judgement on a version."""

from __future__ import annotations

from index.errors import NewsreaderError
from index.model import Passage, Span, Story
from tui.comparison import Comparison
from tui.keeping import judgement_words
from tui.keymap import NO_PHRASE, action, with_keys
from tui.messages import KeepWanted, MarksWanted, MarkWanted, UndoWanted
from tui.screens.reading import ReadingScreen
from tui.widgets.pane_column import PaneColumn


class KeepingScreen(ReadingScreen):
    """Marks passages, shows what is marked, and takes judgements."""

    # --- marks ----------------------------------------------------------------

    def _chosen(self) -> list[tuple[int | None, Span]]:
        """Tell what `y` copies and `m` keeps: the selection, else the current hit, else the current sentence."""
        article = self.pane.article
        if article is None:
            return []
        if self.pane.selection is not None:
            return self.pane.selection.spans(article)
        if self.position is not None and self.position.article == self.focus_number:
            passage = self.comparison.hits(self.focus_number)[self.position.hit]
            return [(passage.paragraph, passage.span)]
        return [self.pane.sentence] if self.pane.sentence else []

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
        before, last = self.comparison, len(comparison) - 1
        self.comparison, self.story = comparison, story
        comparison.reworded, comparison.strictness = before.reworded, before.strictness
        comparison.begin(before.phrase, before.picked if before.picked is None or before.picked <= last else None)
        comparison.search_all()
        if self.position is not None and (
            self.position.article > last or self.position.hit >= len(comparison.hits(self.position.article))
        ):
            self.position = None
        gone = self.focus_number > last
        self.focus_number = min(self.focus_number, last)
        self._notes = {number: note for number, note in self._notes.items() if number <= last}
        self._places = {number: place for number, place in self._places.items() if number <= last}
        for column in self._columns:
            if 0 <= column.number <= last:
                column.pane.swap(comparison.article(column.number))
            else:
                column.number = -1
        self._arrange()
        if gone and not self.bar.is_open:
            self._focus_pane(self.focus_number)
        self.show_kept()

    def action_undo(self) -> None:
        """Take back what was marked, judged, set or kept last."""
        self.post_message(UndoWanted())

    def show_kept(self) -> None:
        """Draw what was taken back: marks, and what is lit by a judgement."""
        self.show_marks()
        if self.comparison.lit:
            numbers = range(len(self.comparison))
            before = [*map(self.comparison.hits, numbers)]
            self.comparison.judge_again()
            if before != [*map(self.comparison.hits, numbers)]:
                self.position = None
            for each in self.shown:
                self._light(each)
            self._draw_rest()

    def show_marks(self) -> None:
        """Show the signs of what is marked in every pane."""
        for number in self.shown:
            column = self.column(number)
            if column is not None:
                self._show_marks_in(column)

    def _show_marks_in(self, column: PaneColumn) -> None:
        if column.pane.article is not None:
            marks = self.comparison.keeper.marks(column.pane.article.id)
            column.pane.show_marks([(mark.paragraph, mark.span) for mark in marks])

    def _give(self, column: PaneColumn, number: int) -> None:
        super()._give(column, number)
        self._show_marks_in(column)

    def on_screen_resume(self) -> None:
        """Show what another screen has changed."""
        if self.is_mounted:
            self.show_marks()

    # --- judgement --------------------------------------------------------------

    _seen: tuple[int, Passage] | None = None
    """The passage that was shown to be judged, and its article's number."""

    def action_judge(self) -> None:
        """Say of this pane's passage that it is the same as the phrase, or not, or take that back."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        number = self.focus_number
        hit = self.position.hit if self.position is not None and self.position.article == number else None
        passage = self.comparison.judged_passage(number, hit)
        if passage is None:
            self.announce("nothing here to judge: this is the wording compared with, or nothing came near it")
            return
        unseen = self.comparison.hits(number) == () and self.comparison.judgement(number, passage) is None
        if unseen and self._seen != (number, passage):
            # Nobody judges what they have not seen: it is shown first.
            self._seen = (number, passage)
            self.pane.bring(passage.paragraph, passage.span)
            self.announce(with_keys("the nearest passage is in sight now: {compare.judge} again says it is the same"))
            return
        try:
            said = self.comparison.turn_judgement(number, passage)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self.position = self.comparison.position_of(number, passage)
        for each in self.shown:
            self._light(each)
        self._draw_rest()
        key = action("compare.judge").shown_key
        self.announce(judgement_words(said, key, lasting=self.comparison.keeper.lasting))
