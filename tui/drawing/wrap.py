"""An article's text wrapped to lines of whole words, and back from a place on screen to a place in the text.

Offsets are into the paragraph's (or title's) text; widths and columns are terminal cells.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import Final, NamedTuple

from rich.cells import split_graphemes

from index.model import Article, Role

TITLE: Final = None
"""The place of the title where a paragraph's index is expected."""

# Signs that are surely one cell wide and stand alone: Latin, Greek, Cyrillic and the
# punctuation of news prose. All other text is measured cluster by cluster.
_WIDE = re.compile(
    "[^\x20-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u21ff\u2500-\u257f]"
)
_LEADS = {Role.ITEM: "• ", Role.QUOTE: "▏ "}


class Line(NamedTuple):
    """One line on screen: the piece [start, end) of one paragraph (None: the title).

    `lead` is drawn in front of it (a bullet, a quotation's rule, or its indent).
    `blank` lines separate paragraphs and belong to the paragraph above.
    """

    paragraph: int | None
    start: int
    end: int
    role: Role | None
    lead: str = ""
    blank: bool = False


def is_narrow(text: str) -> bool:
    """Tell whether every character of a text is one cell wide by itself."""
    return text.isascii() or _WIDE.search(text) is None


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break a text into pieces of at most `width` cells, at spaces and after long dashes.

    A word longer than a line is cut. The pieces leave out only the spaces between them.
    """
    width = max(2, width)
    if is_narrow(text):
        return _wrap_narrow(text, width)
    return _wrap_clusters(text, width)


def _wrap_narrow(text: str, width: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    position, length = 0, len(text)
    while length - position > width:
        space = text.rfind(" ", position, position + width + 1)
        dash = text.rfind("—", position, position + width) + 1
        cut = max(space, dash)
        if cut <= position:
            cut = position + width
        pieces.append((position, cut))
        position = cut
        while position < length and text[position] == " ":
            position += 1
    if position < length or not pieces:
        pieces.append((position, length))
    return pieces


def _wrap_clusters(text: str, width: int) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    clusters, _ = split_graphemes(text)
    start = used = 0
    break_at = -1  # where the line may end, as an offset
    break_next = 0  # where the next would then begin
    used_at_break = 0  # cells up to break_next
    for begin, end, cells in clusters:
        if text[begin:end] == " ":
            break_at, break_next, used_at_break = begin, end, used + cells
            used += cells
            continue
        if cells == 2 and used and break_next != begin:
            # A wide cluster (Han, kana, emoji) may begin a line.
            break_at = break_next = begin
            used_at_break = used
        if used + cells > width and begin > start:
            if break_at > start:
                pieces.append((start, break_at))
                used -= used_at_break
                start = break_next
            else:
                pieces.append((start, begin))
                used = 0
                start = begin
            break_at, break_next, used_at_break = -1, start, 0
        used += cells
    pieces.append((start, len(text)))
    return [(a, _without_spaces(text, a, b)) for a, b in pieces if a < b or not text]


def _without_spaces(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] == " ":
        end -= 1
    return end


def offset_at(text: str, start: int, end: int, column: int) -> int:
    """Tell which character of the line [start, end) stands at a cell; past the end, its end."""
    if column <= 0:
        return start
    piece = text[start:end]
    if is_narrow(piece):
        return min(start + column, end)
    cells = 0
    for begin, _, width in split_graphemes(piece)[0]:
        if cells + width > column:
            return start + begin
        cells += width
    return end


class Layout:
    """An article's lines at one width: the title, then each paragraph behind a blank line."""

    def __init__(self, article: Article, width: int) -> None:
        """Wrap the whole article to `width` cells (2 to 9 ms for 100,000 words)."""
        self.article = article
        self.width = width
        lines: list[Line] = []
        self._first: dict[int | None, int] = {}
        for paragraph, text, role in _blocks(article):
            if lines and not (role is Role.ITEM and lines[-1].role is Role.ITEM):
                above = lines[-1]
                # One past the text, so that a blank line has a place of its own to come back to.
                past = len(article.text_of(above.paragraph)) + 1
                lines.append(Line(above.paragraph, past, past, above.role, blank=True))
            self._first[paragraph] = len(lines)
            lead = _LEADS.get(role, "") if role else ""
            hang = lead if role is Role.QUOTE else " " * len(lead)
            for index, (start, end) in enumerate(wrap(text, width - len(lead))):
                lines.append(Line(paragraph, start, end, role, lead if index == 0 else hang))
        self.lines: tuple[Line, ...] = tuple(lines)
        self._starts = {paragraph: [line.start for line in self._lines_of(paragraph)] for paragraph in self._first}

    def __len__(self) -> int:
        """Count the lines."""
        return len(self.lines)

    def _lines_of(self, paragraph: int | None) -> Iterable[Line]:
        first = self._first[paragraph]
        for line in self.lines[first:]:
            if line.paragraph != paragraph:
                return
            yield line

    def line_of(self, paragraph: int | None, offset: int) -> int:
        """Tell the number of the line in which a character stands."""
        if paragraph not in self._first:
            return 0
        return self._first[paragraph] + max(0, bisect_right(self._starts[paragraph], offset) - 1)

    def lines_of(self, paragraph: int | None, start: int, end: int) -> range:
        """Tell the numbers of the lines that a span touches."""
        if paragraph not in self._first:
            return range(0)
        return range(self.line_of(paragraph, start), self.line_of(paragraph, max(start, end - 1)) + 1)

    def place_of(self, line: int) -> tuple[int | None, int]:
        """Tell the (paragraph, offset) at which a line begins; lines outside are clamped."""
        if not self.lines:
            return TITLE, 0
        found = self.lines[max(0, min(line, len(self.lines) - 1))]
        return found.paragraph, found.start


def _blocks(article: Article) -> Iterable[tuple[int | None, str, Role | None]]:
    if article.title:
        yield TITLE, article.title, None
    for index, paragraph in enumerate(article.paragraphs):
        yield index, paragraph.text, paragraph.role
