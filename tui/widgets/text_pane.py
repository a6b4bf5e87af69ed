"""One article's text in a pane: its hits lit, marks in the margin, an overview ruler.

Only lines whose marks changed are painted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip

from index.model import Article, Relation, Role, Span
from tui.drawing.paint import Mark, paint
from tui.drawing.ruler import BLANK, GLYPHS, ruler, thumb
from tui.drawing.selection import BEGINNING, Place
from tui.drawing.wrap import Line
from tui.widgets.text_scroll import MEASURE, NARROWEST, TextScroll

KEPT = "◆"
"""Stands in the margin beside what the reader marked."""


class Hit(NamedTuple):
    """A lit span of the article: where it stands and what it is to the phrase."""

    paragraph: int | None
    span: Span
    relation: Relation


class TextPane(TextScroll):
    """Draws one article, with what is lit in it; who derives from it moves and marks."""

    def __init__(self, *, measure: int = MEASURE) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__(measure=measure)
        self._hits: tuple[Hit, ...] = ()
        self._current: int | None = None
        self._marks: dict[int | None, list[Mark]] = {}
        self._kept: tuple[tuple[int | None, Span], ...] = ()
        self._kept_lines: frozenset[int] = frozenset()
        self._ruler: list[Relation | None] = []
        self._thumb = range(0)

    # --- what it shows -------------------------------------------------------

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The lit spans, in reading order."""
        return self._hits

    @property
    def current(self) -> int | None:
        """The number of the current hit in `hits`."""
        return self._current

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on; nothing in it is lit."""
        self._hits, self._current = (), None
        self._marks, self._kept = {}, ()
        super().show(article, place)

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

    # --- marks and ruler -----------------------------------------------------

    def _was_fitted(self) -> None:
        self._measure_kept()
        self._measure_ruler()

    def _was_laid_out(self) -> None:
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
