"""Selecting text in a pane, and copying: the selection, the passage, every outlet's version."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from index.export.quotation import Form, all_versions, quotation, selection_quotation
from index.export.wording import counted, outlet_words
from index.model import Span
from tui.drawing.selection import Place, Selection
from tui.keymap import NO_PHRASE, with_keys
from tui.messages import CopyWanted
from tui.screens.pane_focus import PaneFocusScreen


class SelectingScreen(PaneFocusScreen):
    """Selects by word and sentence, and copies what is chosen."""

    def action_select(self) -> None:
        """Begin to select at the current sentence, or stop selecting."""
        here = self.pane.sentence
        if self.pane.selection is not None or here is None:
            self.pane.select(None)
            return
        paragraph, span = here
        self.pane.select(Selection(Place(paragraph, span.start), Place(paragraph, span.end)))
        self.announce(
            with_keys(
                "selecting: {compare.line_down} {compare.line_up} by sentence, {compare.extend_word} {compare.page_up} "
                "by word, {compare.bottom} to the end; {compare.copy} copies, {compare.clear} ends"
            )
        )

    def action_extend_word(self) -> None:
        """While selecting, extend by a word."""
        if not self._extend("word", 1):
            self.announce(with_keys("nothing is selected: {compare.select} selects, then this takes in a word"))

    def _extend(self, unit: str, step: int) -> bool:
        """Extend the selection by a unit; False when nothing is selected."""
        selection, article = self.pane.selection, self.pane.article
        if selection is None or article is None:
            return False
        for _ in range(self._count.take()):
            selection = selection.extended(article, unit, step)
        self.pane.select(selection)
        head = selection.head
        self.pane.reveal(head.paragraph, Span(max(0, head.offset - 1), head.offset))
        return True

    # --- copying -------------------------------------------------------------

    def _chosen(self) -> list[tuple[int | None, Span]]:
        """Tell what `y` copies and `m` keeps: the selection, else the current hit, else the current sentence."""
        article = self.pane.article
        if article is None:
            return []
        if self.pane.selection is not None:
            return self.pane.selection.spans(article)
        position = self.lighting.position
        if position is not None and position.article == self.focus_number:
            passage = self.comparison.hits[position.article][position.hit]
            return [(passage.paragraph, passage.span)]
        return [self.pane.sentence] if self.pane.sentence else []

    def action_copy(self) -> None:
        """Copy whole sentences of the current passage, with where they are from."""
        chosen, article = self._chosen(), self.pane.article
        if not chosen or article is None:
            return
        selection = self.pane.selection
        if selection is None:
            write: Callable[[Form], str] = partial(quotation, article, *chosen[0])
        else:
            write = partial(selection_quotation, article, chosen)
        self.post_message(CopyWanted(write, f"the passage from {outlet_words(article)}"))
        self.pane.select(None)

    def action_copy_bare(self) -> None:
        """Copy the selected text and nothing else."""
        selection, article = self.pane.selection, self.pane.article
        if selection is None or article is None:
            self.announce(
                with_keys("nothing is selected: {compare.select} selects, {compare.copy} copies; {app.leave} leaves")
            )
            return
        text = selection.text(article)
        self.post_message(CopyWanted(lambda _: text, "the selected text"))

    def action_copy_all(self) -> None:
        """Copy every outlet's version of the phrase, with attribution."""
        if not self.comparison.lit:
            self.announce(with_keys(NO_PHRASE))
            return
        found = self.comparison.found()
        write = partial(all_versions, self.comparison.phrase, found, picked=self.comparison.origin)
        self.post_message(CopyWanted(write, f"the versions of {counted(len(found), 'outlet')}"))
