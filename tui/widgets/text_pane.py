"""One article's text in a pane: wrapped, its hits lit, marks in the margin, an overview ruler.

Every place is (paragraph, offset) with None for the title, so that all of it survives a
resize. Only lines whose marks changed are painted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip

from index.model import Article, Relation, Role, Span
from tui.drawing.paint import Mark, paint
from tui.drawing.ruler import BLANK, GLYPHS, ruler, thumb
from tui.drawing.selection import BEGINNING, Place
from tui.drawing.wrap import Layout, Line, offset_at
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


class TextPane(Styled):
    """Draws one article and scrolls through it; who derives from it moves and marks."""

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
        self._fitted = Size(0, 0)
        self._top = 0
        self._place: Place = BEGINNING
        self._wanted_row: tuple[int | None, int, int] | None = None
        self._hits: tuple[Hit, ...] = ()
        self._current: int | None = None
        self._marks: dict[int | None, list[Mark]] = {}
        self._kept: tuple[tuple[int | None, Span], ...] = ()
        self._kept_lines: frozenset[int] = frozenset()
        self._ruler: list[Relation | None] = []
        self._thumb = range(0)

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
        """The place that belongs at the top: what a later session or size comes back to."""
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
    def line_count(self) -> int:
        """How many lines the article has at this width."""
        return len(self._wrapped) if self._wrapped else 0

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; nothing in it is lit."""
        self._article = article
        self._place = place
        self._hits, self._current = (), None
        self._marks, self._kept = {}, ()
        self._lay_out()
        self.refresh()

    def swap(self, article: Article) -> None:
        """Hold the same article as it is kept elsewhere; where its text is the same, nothing moves."""
        before = self._article
        if before is not None and (before.title, before.paragraphs) == (article.title, article.paragraphs):
            self._article = article
        else:
            self.show(article, self._place if self._place.stands_in(article) else BEGINNING)

    def light(self, hits: Iterable[Hit], current: int | None = None) -> None:
        """Light other spans, and make one of them the current one; paint only what changed."""
        hits = tuple(hits)
        if hits == self._hits and current == self._current:
            return
        self._hits, self._current = hits, current
        self._remark()
        self._refresh_ruler()

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

    def go_to(self, place: Place) -> None:
        """Bring a place to the top."""
        self._place = place
        if self._wrapped is not None:
            self._go(self._wrapped.line_of(place.paragraph, place.offset))

    def row_of(self, paragraph: int | None, offset: int) -> int:
        """Tell in which row of the pane a place stands; below 0 or past the height when out of sight."""
        return self._wrapped.line_of(paragraph, offset) - self._top if self._wrapped else 0

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

    def _go(self, line: int) -> int:
        """Bring a line to the top as far as the article goes; tells how far it scrolled."""
        if self._wrapped is None:
            return 0
        moved = self._stand(line)
        paragraph, offset = self._wrapped.place_of(self._top)
        self._place = Place(paragraph, offset)
        return moved

    def _stand(self, line: int) -> int:
        """Draw from a line on, as far as the article goes; tells how far that is from where it was."""
        line = self._clamped(line)
        moved = line - self._top
        if moved:
            self._top = line
            self.refresh()
        return moved

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
        self._top = self._top_wanted(self._wrapped)
        self._measure_ruler()

    def _top_wanted(self, layout: Layout) -> int:
        """Tell which line belongs at the top: the place, or what brings the span that waits for a size to its row."""
        if self._wanted_row is None:
            return self._clamped(layout.line_of(self._place.paragraph, self._place.offset))
        paragraph, offset, row = self._wanted_row
        return self._clamped(layout.line_of(paragraph, offset) - row)

    def _clamped(self, line: int) -> int:
        return max(0, min(line, self.line_count - self.size.height))

    def _lay_out(self) -> None:
        """Fit the size, and bring the place, or the span that waits for a size, to where it belongs."""
        self._fit()
        if self._wrapped is None or self.size.width < NARROWEST:
            return
        line, waited = self._top_wanted(self._wrapped), self._wanted_row is not None
        self._wanted_row = None
        if waited:
            self._go(line)
        else:  # the place stays: a screen that is small for a while moves nothing for good
            self._stand(line)
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
        for paragraph, mark in self._laid_over():
            marks.setdefault(paragraph, []).append(mark)
        self._marks = marks
        changed: set[int] = set()
        if self._wrapped is not None:
            for paragraph in before.keys() | marks.keys():
                for mark in set(before.get(paragraph, ())) ^ set(marks.get(paragraph, ())):
                    changed.update(self._wrapped.lines_of(paragraph, mark.start, mark.end))
        self._refresh_lines(changed)

    def _laid_over(self) -> Iterable[tuple[int | None, Mark]]:
        """Give what else is marked, over the hits, with the paragraph of each."""
        return ()

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
        if self._marks:
            self._remark()

    # --- drawing -------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some rows. What they share is worked out once: asking a widget for its size takes 0.05 ms."""
        self._fit()
        self._thumb = thumb(self._top, self.line_count, self._fitted.height)
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
            sign, name = (KEPT, "pane--mark") if number in self._kept_lines else self._margin(number, line)
            segments = [Segment(sign, base + self.named_style(name) if name else base)]
            segments.extend(self._text_segments(line, base))
        used = sum(segment.cell_length for segment in segments)
        segments.append(Segment(" " * max(0, inner - used), base))
        segments.append(self._ruler_segment(y, base))
        return Strip(segments, width)

    def _margin(self, number: int, line: Line) -> tuple[str, str]:  # noqa: ARG002  who derives from it uses them
        """Give the sign in the margin of a line, and the name of its style."""
        return " ", ""

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


_ROLE_STYLES: dict[Role | None, str] = {
    None: "pane--title",
    Role.HEADING: "pane--heading",
    Role.STANDFIRST: "pane--standfirst",
    Role.SUMMARY: "pane--standfirst",
    Role.QUOTE: "pane--quote",
}
