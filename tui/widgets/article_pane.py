"""The pane a reader reads in: its selection, and the mouse. It knows nothing of other panes."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.message import Message

from index.model import Article
from tui.drawing.paint import Mark
from tui.drawing.ruler import row_to_line
from tui.drawing.selection import BEGINNING, Place, Selection
from tui.widgets.sentence_pane import SentencePane
from tui.widgets.styled import Styled
from tui.widgets.text_scroll import MEASURE


class ArticlePane(SentencePane, Styled, can_focus=True):
    """Selects in its article, answers the mouse, and tells of all that moves."""

    class Moved(Message):
        """The part on screen or the current sentence changed. `lines` is how far it scrolled."""

        def __init__(self, pane: ArticlePane, lines: int) -> None:
            """Tell which pane, and by how many lines (0: only the sentence)."""
            self.pane = pane
            self.lines = lines
            super().__init__()

    class Selected(Message):
        """Another part of the text is selected, or none."""

    class Touched(Message):
        """The reader clicked into the pane."""

        def __init__(self, pane: ArticlePane) -> None:
            """Tell which pane."""
            self.pane = pane
            super().__init__()

    def __init__(self, *, measure: int = MEASURE) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__(measure=measure)
        self._selection: Selection | None = None
        self._drag_from: Place | None = None

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._selection

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; nothing in it is lit or selected."""
        self._selection = None
        super().show(article, place)

    def select(self, selection: Selection | None) -> None:
        """Select a part of the text, or nothing."""
        if selection == self._selection:
            return
        self._selection = selection
        self._remark()
        self.post_message(self.Selected())

    def _laid_over(self) -> Iterable[tuple[int | None, Mark]]:
        """Lay the selection over the hits."""
        if self._selection is None or self._article is None:
            return ()
        style = self.named_style("pane--selection")
        spans = self._selection.spans(self._article)
        return [(paragraph, Mark(span.start, span.end, style)) for paragraph, span in spans]

    def _announce(self, moved: int) -> None:
        self.post_message(self.Moved(self, moved))

    # --- mouse ---------------------------------------------------------------

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three lines."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three lines back."""
        event.stop()
        self.scroll_lines(-3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go to a place by the ruler, or begin to select."""
        event.stop()
        self.post_message(self.Touched(self))
        if event.x >= self.size.width - 1:
            line = row_to_line(event.y, self.line_count, self.size.height)
            self.go_to_line(line - self.size.height // 2)
            return
        place = self.place_at(event.x, event.y)
        if place is None:
            return
        self.set_sentence(place.paragraph, place.offset)
        self.select(None)
        self._drag_from = place
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend what is selected; past an edge, scroll."""
        if self._drag_from is None:
            return
        event.stop()
        if event.y < 0:
            self.scroll_lines(-1)
        elif event.y >= self.size.height:
            self.scroll_lines(1)
        place = self.place_at(event.x, max(0, min(event.y, self.size.height - 1)))
        if place is not None and place != self._drag_from:
            self.select(Selection(self._drag_from, place))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End selecting."""
        if self._drag_from is not None:
            event.stop()
            self._drag_from = None
            self.release_mouse()
