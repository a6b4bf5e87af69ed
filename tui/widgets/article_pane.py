"""The pane a reader reads in: a current sentence, a selection, keys and the mouse. It knows nothing of other panes."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.geometry import Offset, Region
from textual.message import Message
from textual.strip import Strip

from index.model import Article, Relation, Span
from index.text import sentences
from tui.drawing.paint import Mark
from tui.drawing.ruler import row_to_line
from tui.drawing.selection import BEGINNING, Place, Selection
from tui.drawing.wrap import TITLE, Layout, Line
from tui.widgets.text_pane import MEASURE, NARROWEST, Hit, TextPane


class ArticlePane(TextPane, can_focus=True):
    """Moves through its article and selects in it."""

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

    def __init__(
        self,
        *,
        measure: int = MEASURE,
        id: str | None = None,  # noqa: A002  Textual's own name
        classes: str | None = None,
    ) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__(measure=measure, id=id, classes=classes)
        self._sentence: Hit | None = None
        self._selection: Selection | None = None
        self._here: frozenset[int] = frozenset()
        self._drag_from: Place | None = None

    @property
    def sentence(self) -> tuple[int | None, Span] | None:
        """The current sentence as (paragraph, span)."""
        return None if self._sentence is None else (self._sentence.paragraph, self._sentence.span)

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._selection

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; nothing in it is lit or selected."""
        self._selection, self._sentence = None, None
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

    # --- moving --------------------------------------------------------------

    def scroll_lines(self, lines: int) -> int:
        """Scroll by so many lines; tells by how many it really went. The sentence stays in sight."""
        moved = self._go(self._top + lines)
        if moved:
            self._keep_sentence_in_sight()
            self.post_message(self.Moved(self, moved))
        return moved

    def go_to_line(self, line: int) -> None:
        """Bring a line to the top."""
        self.scroll_lines(line - self._top)

    def bring(self, paragraph: int | None, span: Span, row: int | None = None) -> None:
        """Bring a span in sight, at the row `row` of the pane where that can be.

        The sentence it begins in becomes the current one. Remembered for the next
        layout while the pane has no size yet.
        """
        row = self.size.height // 3 if row is None else row
        if self._wrapped is None or not self.size.height:
            self._wanted_row = (paragraph, span.start, row)
            self._place = Place(paragraph, span.start)
            return
        self._go(self._wrapped.line_of(paragraph, span.start) - row)
        self.set_sentence(paragraph, span.start)

    def set_sentence(self, paragraph: int | None, offset: int) -> None:
        """Make the sentence at a place the current one."""
        if self._article is None:
            return
        text = self._article.text_of(paragraph)
        spans = sentences(text)
        if not spans:
            return
        found = next((span for span in spans if offset < span.end), spans[-1])
        self._take_sentence(paragraph, found)

    def step_sentence(self, step: int) -> bool:
        """Make the next (1) or previous (-1) sentence the current one; False at the end."""
        here = self.sentence
        if self._article is None or here is None:
            return False
        order: list[tuple[int | None, Span]] = [
            (paragraph, span)
            for paragraph in ([TITLE] if self._article.title else []) + list(range(len(self._article.paragraphs)))
            if paragraph in {here[0], _neighbour(here[0], step)}
            for span in sentences(self._article.text_of(paragraph))
        ]
        position = order.index(here) + step if here in order else 0
        if not 0 <= position < len(order):
            return False
        paragraph, span = order[position]
        self._take_sentence(paragraph, span)
        self.reveal(paragraph, span)
        return True

    def reveal(self, paragraph: int | None, span: Span) -> None:
        """Scroll no more than needed for a span to be in sight."""
        if self._wrapped is None:
            return
        lines = self._wrapped.lines_of(paragraph, span.start, span.end)
        if not lines:
            return
        if lines[0] < self._top:
            self._announce(self._go(lines[0]))
        elif lines[-1] >= self._top + self.size.height:
            self._announce(self._go(min(lines[0], lines[-1] - self.size.height + 1)))

    def _announce(self, moved: int) -> None:
        self.post_message(self.Moved(self, moved))

    def _take_sentence(self, paragraph: int | None, span: Span) -> None:
        before = self._sentence_lines()
        self._sentence = Hit(paragraph, span, Relation.NONE)
        self._refresh_lines(before | self._sentence_lines())
        if self.has_focus:
            self._place_terminal_cursor()
        self.post_message(self.Moved(self, 0))

    def _keep_sentence_in_sight(self) -> None:
        if self._wrapped is None or self._sentence is None:
            return
        line = self._wrapped.line_of(self._sentence.paragraph, self._sentence.span.start)
        last = self._top + self.size.height - 1
        if self._top <= line <= last:
            if self.has_focus:
                self._place_terminal_cursor()
            return
        inside = self._top if line < self._top else last
        paragraph, offset = self._wrapped.place_of(inside)
        self.set_sentence(paragraph, offset)

    def _top_wanted(self, layout: Layout) -> int:
        """Let the current sentence stay in sight where a new size would push it out."""
        top, height = super()._top_wanted(layout), self.size.height
        if self._sentence is None or self._wanted_row is not None or not height:
            return top
        span = self._sentence.span
        lines = layout.lines_of(self._sentence.paragraph, span.start, span.end)
        if not lines or any(top <= line < top + height for line in lines):
            return top
        return lines[0] if lines[0] < top else self._clamped(min(lines[0], lines[-1] - height + 1))

    def _lay_out(self) -> None:
        """Lay out, and let the sentence that is waited for, or the first one in sight, be the current one."""
        wanted = self._wanted_row
        super()._lay_out()
        if self._wrapped is None or self.size.width < NARROWEST:
            return
        if wanted is not None:
            self.set_sentence(*wanted[:2])
        elif self._sentence is None:
            self.set_sentence(*self._wrapped.place_of(self._top))
        if self.has_focus:
            self.call_after_refresh(self.show_cursor)

    def _sentence_lines(self) -> frozenset[int]:
        if self._sentence is None or self._wrapped is None:
            return frozenset()
        return frozenset(
            self._wrapped.lines_of(self._sentence.paragraph, self._sentence.span.start, self._sentence.span.end)
        )

    # --- drawing -------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows, the sentence's sign beside those where it stands."""
        self._fit()
        self._here = self._sentence_lines() if self.has_focus else frozenset()
        return super().render_lines(crop)

    def _margin(self, number: int, line: Line) -> tuple[str, str]:
        """Put a bar beside the current sentence."""
        return ("▎", "pane--margin") if number in self._here and not line.blank else super()._margin(number, line)

    def on_focus(self) -> None:
        """Show the current sentence, and put the terminal's own cursor there."""
        self.show_cursor()

    def show_cursor(self) -> None:
        """Have the terminal's own cursor at the current sentence; it moves with a repaint."""
        self._refresh_lines(self._sentence_lines())
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """Take the sentence's sign away."""
        self._refresh_lines(self._sentence_lines())

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor at what is in sight of the current sentence, for who has it read out."""
        rows = [line - self._top for line in sorted(self._sentence_lines())]
        y = next((row for row in rows if 0 <= row < self.size.height), None)
        if y is not None:
            self.app.cursor_position = self.region.offset + Offset(1, y)

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


def _neighbour(paragraph: int | None, step: int) -> int | None:
    """Give the paragraph after or before one; the title stands before the first."""
    number = (-1 if paragraph is None else paragraph) + step
    return None if number < 0 else number
