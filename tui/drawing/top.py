"""The row above the panes: which story this is, who carries it, and what is set differently from usual."""

from __future__ import annotations

from collections.abc import Sequence

from index.export.wording import carriers_words, days_words
from index.model import Article, Story
from tui.drawing.cells import Cell, Row


def top_rows(story: Story, articles: Sequence[Article], modes: Sequence[str], banner: str) -> list[Row]:
    """Word it in one row, and in a second one the banner of the samples, if there is one."""
    about = " · ".join(word for word in (carriers_words(articles), days_words(story.first, story.last)) if word)
    left: list[Cell] = [(" ", ""), (story.title, "rows--strong")]
    right: list[Cell] = [(about, "rows--muted"), (" ", "")]
    if modes:
        right.insert(0, (" · ".join(modes) + "   ", "rows--key"))
    rows = [Row(tuple(left), right=tuple(right))]
    if banner:
        rows.append(Row(((" ", ""), (banner, "rows--muted"))))
    return rows
