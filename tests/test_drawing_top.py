"""The row above the panes: the title has what there is, and what stands beside it gives way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from tests.reader_support import ARTICLES, story
from tui.drawing.top import banner_rows, top_rows

LONG_TITLE = "Quarry workers in three valleys walk out over ropes that nobody had looked at since the spring"
SHORT_TITLE = "Quarry workers walk out"


def drawn(title: str, width: int, modes: tuple[str, ...] = ()) -> tuple[int, str]:
    """Give how many cells the title has, and what stands beside it."""
    (row,) = top_rows(replace(story(), title=title), ARTICLES, modes, "", width)
    beside = "".join(text for text, _ in row.right)
    return min(cell_len(title), width - 1 - cell_len(beside)), beside.strip()


@pytest.mark.parametrize(
    ("title", "width", "modes", "cells", "beside"),
    [
        (LONG_TITLE, 120, (), len(LONG_TITLE), "3 outlets · 4-5 Mar 2031"),
        (LONG_TITLE, 80, (), 54, "3 outlets · 4-5 Mar 2031"),
        (LONG_TITLE, 60, (), 49, "3 outlets"),
        (LONG_TITLE, 40, (), 39, ""),
        (SHORT_TITLE, 40, (), len(SHORT_TITLE), "3 outlets"),
        (SHORT_TITLE, 80, ("in step",), len(SHORT_TITLE), "in step   3 outlets · 4-5 Mar 2031"),
        (LONG_TITLE, 60, ("in step",), 51, "in step"),
        (LONG_TITLE, 40, ("in step",), 31, "in step"),
    ],
)
def test_what_stands_beside_the_title_gives_way_to_it(
    title: str, width: int, modes: tuple[str, ...], cells: int, beside: str
) -> None:
    assert drawn(title, width, modes) == (cells, beside)


def test_a_banner_that_does_not_fit_says_its_last_sentence() -> None:
    banner = "Invented stories. Read your own:  newsreader add FOLDER"
    assert banner_rows("", 40) == []
    assert banner_rows(banner, 80)[0].left[1][0] == banner
    assert banner_rows(banner, 40)[0].left[1][0] == "Read your own:  newsreader add FOLDER"
