"""An article's text wrapped to a pane's width, and the place at its top.

Every place is (paragraph, offset) with None for the title, so that all of it survives a
resize.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.geometry import Region, Size

from index.model import Article
from tui.drawing.selection import BEGINNING, Place
from tui.drawing.wrap import Layout, offset_at
from tui.widgets.styled import Styled

MEASURE = 92
"""The widest a line of text gets, in cells: a comfortable line is 45 to 90 letters."""
NARROWEST = 4
"""The fewest columns in which text is drawn."""


if TYPE_CHECKING:
    PaneRoom = Styled
else:
    PaneRoom = object  # as `rooms` says


class TextScroll(PaneRoom):
    """Wraps one article and scrolls through it; who derives from it draws."""

    def __init__(self, *, measure: int = MEASURE) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__()
        self._measure = measure
        self._article: Article | None = None
        self._wrapped: Layout | None = None
        self._fitted = Size(0, 0)
        self._top = 0
        self._place: Place = BEGINNING
        self._wanted_row: tuple[int | None, int, int] | None = None

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
    def line_count(self) -> int:
        """How many lines the article has at this width."""
        return len(self._wrapped) if self._wrapped else 0

    def show(self, article: Article, place: Place = BEGINNING) -> None:
        """Show an article from a place on."""
        self._article = article
        self._place = place
        self._lay_out()
        self.refresh()

    def swap(self, article: Article) -> None:
        """Hold the same article as it is kept elsewhere; where its text is the same, nothing moves."""
        before = self._article
        if before is not None and (before.title, before.paragraphs) == (article.title, article.paragraphs):
            self._article = article
        else:
            self.show(article, self._place if self._place.stands_in(article) else BEGINNING)

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

    # --- laying out ----------------------------------------------------------

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
        elif self._fitted == size:
            return
        self._fitted = size
        self._top = self._top_wanted(self._wrapped)
        self._was_fitted()

    def _was_fitted(self) -> None:
        """Measure what depends on the lines and the height; for who derives from it."""

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
        self._was_laid_out()

    def _was_laid_out(self) -> None:
        """Do what follows from a place at the top; for who derives from it."""

    def _refresh_lines(self, lines: Iterable[int]) -> None:
        regions = [
            Region(0, line - self._top, self.size.width, 1)
            for line in lines
            if self._top <= line < self._top + self.size.height
        ]
        if regions:
            self.refresh(*regions)
