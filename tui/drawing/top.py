"""The row above the panes: which story this is, who carries it, and what is set differently from usual."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from index.export.wording import carriers_words, days_words
from index.model import Article, Story
from tui.drawing.cells import Cell, Row

ENOUGH = 48
"""Cells in which a title is told from others: what stands beside it takes no more than leaves it these."""


def top_rows(story: Story, articles: Sequence[Article], modes: Sequence[str], banner: str, width: int) -> list[Row]:
    """Word it in one row of `width` cells, and in a second one the banner of the samples, if there is one.

    The title has the row; who carries the story and its days stand beside it where there is room.
    """
    carriers, days = carriers_words(articles), days_words(story.first, story.last)
    set_ = " · ".join(modes)
    room = width - 3 - (cell_len(set_) + 3 if set_ else 0)
    left_to_title = min(cell_len(story.title), ENOUGH)
    wordings = (" · ".join(word for word in (carriers, days) if word), carriers)
    about = next((words for words in wordings if room - cell_len(words) >= left_to_title), "")
    right: list[Cell] = [(about, "rows--muted"), (" ", "")] if about else []
    if set_:
        right.insert(0, (set_ + ("   " if about else " "), "rows--key"))
    return [Row(((" ", ""), (story.title, "rows--strong")), right=tuple(right)), *banner_rows(banner, width)]


def banner_rows(banner: str, width: int) -> list[Row]:
    """Give the row that says what is read, if that is to be said; where it does not fit, only its last sentence."""
    if not banner:
        return []
    words = banner if cell_len(banner) < width else banner.rpartition(". ")[2]
    return [Row(((" ", ""), (words, "rows--muted")))]
