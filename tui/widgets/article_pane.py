"""One article's text in a pane: wrapped, its hits lit, a current sentence, an overview ruler.

Every place is (paragraph, offset) with None for the title, so that all of it survives a
resize. Only lines whose marks changed are painted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.strip import Strip

from index.model import Article, Relation, Role, Span
from index.text import sentences
from tui.drawing.paint import Mark, paint
from tui.drawing.ruler import BLANK, GLYPHS, row_to_line, ruler, thumb
from tui.drawing.selection import BEGINNING, Place, Selection
from tui.drawing.wrap import TITLE, Layout, Line, offset_at
from tui.widgets.styled import Styled

MEASURE = 92
"""The widest a line of text gets, in cells: a comfortable line is 45 to 90 letters."""
NARROWEST = 4
"""The fewest columns in which text is drawn."""
KEPT = "◆"
"""Stands in the margin beside what the reader marked."""


class Hit(NamedTuple):
    """A lit span of the article: where it stands and what it is to the phrase."""

    paragraph: int | None
    span: Span
    relation: Relation


class ArticlePane(Styled, can_focus=True):
    """Draws one article. Knows nothing of the other panes."""

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
        super().__init__(id=id, classes=classes)
        self._measure = measure
        self._article: Article | None = None
        self._wrapped: Layout | None = None
        self._top = 0
        self._place: Place = BEGINNING
        self._hits: tuple[Hit, ...] = ()
        self._current: int | None = None
        self._sentence: Hit | None = None
        self._selection: Selection | None = None
        self._marks: dict[int | None, list[Mark]] = {}
        self._kept: tuple[tuple[int | None, Span], ...] = ()
        self._kept_lines: frozenset[int] = frozenset()
        self._ruler: list[Relation | None] = []
        self._wanted_row: tuple[int | None, int, int] | None = None
        self._fitted = Size(0, 0)
        self._thumb = range(0)
        self._here: frozenset[int] = frozenset()
        self._dragging = False

    # --- what it shows -------------------------------------------------------

    @property
    def article(self) -> Article | None:
        """The article shown."""
        return self._article

    @property
    def top(self) -> int:
        """The number of the first line on screen."""
        return self._top

    @property
    def place(self) -> Place:
        """The place of the first line on screen: what a later session or width comes back to."""
        return self._place

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The lit spans, in reading order."""
        return self._hits

    @property
    def current(self) -> int | None:
        """The number of the current hit in `hits`."""
        return self._current

    @property
    def sentence(self) -> tuple[int | None, Span] | None:
        """The current sentence as (paragraph, span)."""
        return None if self._sentence is None else (self._sentence.paragraph, self._sentence.span)

    @property
    def selection(self) -> Selection | None:
        """What is selected."""
        return self._selection

    @property
    def line_count(self) -> int:
        """How many lines the article has at this width."""
        return len(self._wrapped) if self._wrapped else 0

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; nothing in it is lit."""
        self._article = article
        self._place = place
        self._hits, self._current, self._selection, self._sentence = (), None, None, None
        self._marks, self._kept = {}, ()
        self._lay_out()
        self.refresh()

    def light(self, hits: Iterable[Hit], current: int | None = None) -> None:
        """Light other spans, and make one of them the current one; paint only what changed."""
        hits = tuple(hits)
        if hits == self._hits and current == self._current:
            return
        self._hits, self._current = hits, current
        self._remark()
        self._refresh_ruler()

    def select(self, selection: Selection | None) -> None:
        """Select a part of the text, or nothing."""
        if selection == self._selection:
            return
        self._selection = selection
        self._remark()
        self.post_message(self.Selected())

    def show_marks(self, kept: Iterable[tuple[int | None, Span]]) -> None:
        """Show a sign beside the first line of each passage the reader kept."""
        kept = tuple(kept)
        if kept != self._kept:
            before = self._kept_lines
            self._kept = kept
            self._measure_kept()
            self._refresh_lines(before | self._kept_lines)

    def _measure_kept(self) -> None:
        layout = self._wrapped
        places = self._kept if layout is not None else ()
        self._kept_lines = frozenset(layout.line_of(paragraph, span.start) for paragraph, span in places if layout)

    # --- where it stands -----------------------------------------------------

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

    def go_to(self, place: Place) -> None:
        """Bring a place to the top."""
        self._place = place
        if self._wrapped is not None:
            self._go(self._wrapped.line_of(place.paragraph, place.offset))

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

    def row_of(self, paragraph: int | None, offset: int) -> int:
        """Tell in which row of the pane a place stands; below 0 or past the height when out of sight."""
        return self._wrapped.line_of(paragraph, offset) - self._top if self._wrapped else 0

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

    def _go(self, line: int) -> int:
        """Bring a line to the top as far as the article goes; tells how far it scrolled."""
        if self._wrapped is None:
            return 0
        line = self._clamped(line)
        moved = line - self._top
        if moved:
            self._top = line
            self.refresh()
        paragraph, offset = self._wrapped.place_of(line)
        self._place = Place(paragraph, offset)
        return moved

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

    # --- layout and marks ----------------------------------------------------

    def on_resize(self) -> None:
        """Wrap again at the new width; what was at the top stays there."""
        self._lay_out()

    def _fit(self) -> None:
        """Wrap at the width there is and measure at the height, unless that is done.

        Done as the first row is drawn: Textual paints before it tells of a new size, and
        the text would be painted twice.
        """
        size = self.size
        if self._article is None or size.width < NARROWEST:
            self._fitted = size
            return
        width = min(self._measure, size.width - 3)
        if self._wrapped is None or self._wrapped.width != width or self._wrapped.article is not self._article:
            self._wrapped = Layout(self._article, width)
            self._measure_kept()
        elif self._fitted == size:
            return
        self._fitted = size
        if self._wanted_row is None:
            line = self._wrapped.line_of(self._place.paragraph, self._place.offset)
        else:
            paragraph, offset, row = self._wanted_row
            line = self._wrapped.line_of(paragraph, offset) - row
        self._top = self._clamped(line)
        self._measure_ruler()

    def _clamped(self, line: int) -> int:
        return max(0, min(line, self.line_count - self.size.height))

    def _lay_out(self) -> None:
        """Fit the size, and bring the place, or the span that waits for a size, to where it belongs."""
        self._fit()
        if self._wrapped is None or self.size.width < NARROWEST:
            return
        if self._wanted_row is not None:
            paragraph, offset, row = self._wanted_row
            self._wanted_row = None
            self._go(self._wrapped.line_of(paragraph, offset) - row)
            self.set_sentence(paragraph, offset)
        else:
            self._go(self._wrapped.line_of(self._place.paragraph, self._place.offset))
        if self._sentence is None:
            self.set_sentence(*self._wrapped.place_of(self._top))
        self._remark()

    def _remark(self) -> None:
        """Work out the marks of each paragraph anew, and paint the lines in which they differ."""
        before = self._marks
        marks: dict[int | None, list[Mark]] = {}
        for number, hit in enumerate(self._hits):
            style = self.named_style(f"pane--{hit.relation.value}")
            if number == self._current:
                style += self.named_style("pane--current")
            marks.setdefault(hit.paragraph, []).append(Mark(hit.span.start, hit.span.end, style))
        if self._selection is not None and self._article is not None:
            chosen = self.named_style("pane--selection")
            for paragraph, span in self._selection.spans(self._article):
                marks.setdefault(paragraph, []).append(Mark(span.start, span.end, chosen))
        self._marks = marks
        changed: set[int] = set()
        if self._wrapped is not None:
            for paragraph in before.keys() | marks.keys():
                for mark in set(before.get(paragraph, ())) ^ set(marks.get(paragraph, ())):
                    changed.update(self._wrapped.lines_of(paragraph, mark.start, mark.end))
        self._refresh_lines(changed)

    def _sentence_lines(self) -> frozenset[int]:
        if self._sentence is None or self._wrapped is None:
            return frozenset()
        return frozenset(
            self._wrapped.lines_of(self._sentence.paragraph, self._sentence.span.start, self._sentence.span.end)
        )

    def _refresh_lines(self, lines: Iterable[int]) -> None:
        regions = [
            Region(0, line - self._top, self.size.width, 1)
            for line in lines
            if self._top <= line < self._top + self.size.height
        ]
        if regions:
            self.refresh(*regions)

    def _measure_ruler(self) -> None:
        if self._wrapped is not None:
            places = ((self._wrapped.line_of(hit.paragraph, hit.span.start), hit.relation) for hit in self._hits)
            self._ruler = ruler(places, len(self._wrapped), self.size.height)

    def _refresh_ruler(self) -> None:
        before = self._ruler
        self._measure_ruler()
        x = self.size.width - 1
        changed = [
            Region(x, y, 1, 1)
            for y in range(max(len(before), len(self._ruler)))
            if before[y : y + 1] != self._ruler[y : y + 1]
        ]
        if changed:
            self.refresh(*changed)

    def notify_style_update(self) -> None:
        """Work the marks out again with the new theme's styles."""
        super().notify_style_update()
        if self._hits or self._selection is not None:
            self._remark()

    # --- drawing -------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows. What they share is worked out once: asking a widget for its size takes 0.05 ms."""
        self._fit()
        self._thumb = thumb(self._top, self.line_count, self._fitted.height)
        self._here = self._sentence_lines() if self.has_focus else frozenset()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row: margin, text, ruler."""
        base = self.named_style("")
        width = self._fitted.width
        if self._wrapped is None or self._article is None or width < NARROWEST:
            return Strip.blank(width, base)
        number = self._top + y
        inner = width - 1
        segments = [Segment(" ", base)]
        if number < len(self._wrapped):
            line = self._wrapped.lines[number]
            if number in self._here and not line.blank:
                segments = [Segment("▎", base + self.named_style("pane--margin"))]
            if number in self._kept_lines:
                segments = [Segment(KEPT, base + self.named_style("pane--mark"))]
            segments.extend(self._text_segments(line, base))
        used = sum(segment.cell_length for segment in segments)
        segments.append(Segment(" " * max(0, inner - used), base))
        segments.append(self._ruler_segment(y, base))
        return Strip(segments, width)

    def _text_segments(self, line: Line, base: Style) -> Sequence[Segment]:
        if line.blank or self._article is None:
            return ()
        style = base
        name = _ROLE_STYLES.get(line.role)
        if name:
            style += self.named_style(name)
        text = self._article.text_of(line.paragraph)
        painted = paint(text, line.start, line.end, style, self._marks.get(line.paragraph, ()))
        return [Segment(line.lead, base + self.named_style("pane--ruler")), *painted] if line.lead else painted

    def _ruler_segment(self, y: int, base: Style) -> Segment:
        relation = self._ruler[y] if y < len(self._ruler) else None
        style = base + self.named_style("pane--ruler-thumb" if y in self._thumb else "pane--ruler")
        if relation is None:
            return Segment(BLANK, style)
        return Segment(GLYPHS[relation], style + self.named_style("pane--ruler-hit"))

    # --- focus and mouse -----------------------------------------------------

    def on_focus(self) -> None:
        """Show the current sentence, and put the terminal's own cursor there."""
        self._refresh_lines(self._sentence_lines())
        self._place_terminal_cursor()

    def on_blur(self) -> None:
        """Take the sentence's sign away."""
        self._refresh_lines(self._sentence_lines())

    def _place_terminal_cursor(self) -> None:
        """Put the terminal's own cursor at the current sentence, for screen readers and magnifiers."""
        if self._sentence is None or self._wrapped is None:
            return
        y = self.row_of(self._sentence.paragraph, self._sentence.span.start)
        if 0 <= y < self.size.height:
            self.app.cursor_position = self.region.offset + Offset(1, y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three lines."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three lines back."""
        event.stop()
        self.scroll_lines(-3)

    def place_at(self, x: int, y: int) -> Place | None:
        """Tell which place of the text stands at a cell of the pane."""
        if self._wrapped is None or self._article is None or not len(self._wrapped):
            return None
        number = max(0, min(self._top + y, len(self._wrapped) - 1))
        line = self._wrapped.lines[number]
        text = self._article.text_of(line.paragraph)
        if line.blank:
            return Place(line.paragraph, len(text))
        return Place(line.paragraph, offset_at(text, line.start, line.end, x - 1 - len(line.lead)))

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
        self._dragging = True
        self._drag_from = place
        self.capture_mouse()

    _drag_from: Place = BEGINNING

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend what is selected; past an edge, scroll."""
        if not self._dragging:
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
        if self._dragging:
            event.stop()
            self._dragging = False
            self.release_mouse()


_ROLE_STYLES: dict[Role | None, str] = {
    None: "pane--title",
    Role.HEADING: "pane--heading",
    Role.STANDFIRST: "pane--standfirst",
    Role.SUMMARY: "pane--standfirst",
    Role.QUOTE: "pane--quote",
}


def _neighbour(paragraph: int | None, step: int) -> int | None:
    """Give the paragraph after or before one; the title stands before the first."""
    number = (-1 if paragraph is None else paragraph) + step
    return None if number < 0 else number
