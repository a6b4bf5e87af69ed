"""An outlet's column: a header that answers who, whose and what, and its article's pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.drawing.header import header_rows
from tui.widgets.article_pane import ArticlePane
from tui.widgets.rows import Rows
from tui.widgets.text_scroll import MEASURE

if TYPE_CHECKING:
    from index.model import Version


class PaneHeader(Rows):
    """Names the outlet, whose text it is, byline and date, and what it has of the phrase."""


class PaneColumn(Vertical):
    """A header above a pane. `number` is the article's place in the story, from 0."""

    def __init__(self, measure: int = MEASURE) -> None:
        """Begin without an article; `measure` is the longest line, in cells."""
        super().__init__()
        self.header = PaneHeader()
        self.pane = ArticlePane(measure=measure)
        self.number: int = -1

    def compose(self) -> ComposeResult:
        """Put the header above the pane."""
        yield self.header
        yield self.pane

    def describe(self, version: Version | None, note: str, *, rows: int, focused: bool) -> None:
        """Fill the header's one to three rows. A `note` ("no counterpart ...") outranks what the version says."""
        article = self.pane.article
        if article is not None:
            self.header.set_rows(header_rows(article, version, note, rows, focused=focused))
