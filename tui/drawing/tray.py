"""The tray and the line of tabs: every article on screen, also those without a pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from rich.cells import cell_len, set_cell_size

from index.export.wording import version_words
from index.model import Article, Relation, Version
from tui.drawing.cells import Cell, Row

NAME_WIDTH = 24
"""The most cells an outlet's name takes in the tray."""


def tray_rows(
    articles: Sequence[Article],
    versions: Sequence[Version | None],
    focus: int,
    rows: int,
    width: int,
) -> list[Row]:
    """Give each article a row: outlet, relation in words, passage. With fewer rows, those around `focus`."""
    names = [fitted(short_name(article), name_width(articles, width)) for article in articles]
    return [
        Row(
            (
                ("▸" if number == focus else " ", "rows--key"),
                (names[number], "rows--strong" if number == focus else ""),
                ("  ", ""),
                *_found(versions[number], width),
            )
        )
        for number in shown_in_tray(len(articles), focus, rows)
    ]


def name_width(articles: Sequence[Article], width: int) -> int:
    """Give the cells that the outlets' names take in the tray: as the longest needs, within bounds."""
    longest = max((cell_len(short_name(article)) for article in articles), default=0)
    return min(longest, NAME_WIDTH, max(8, width // 3))


def shown_in_tray(count: int, focus: int, rows: int) -> range:
    """Tell which of `count` articles have one of the tray's rows: those around `focus`."""
    first = max(0, min(focus - rows // 2, count - rows))
    return range(first, min(count, first + rows))


def fitted(text: str, width: int) -> str:
    """Cut or pad a text to a width in cells; what is cut ends in "…"."""
    return set_cell_size(text, width) if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"


def row_name_width(width: int) -> int:
    """Give the cells that an outlet's name takes at the beginning of a row of `width` cells."""
    return 18 if width >= 100 else 14 if width >= 66 else 9


def short_name(article: Article) -> str:
    """Name an outlet where room is short: an unnamed one by its file alone, in brackets."""
    return article.outlet or f"({PurePath(article.path).stem})"


def _found(version: Version | None, width: int) -> tuple[Cell, ...]:
    if version is None:
        return (("…", "rows--muted"),)
    words = version_words(version)
    style = f"rows--{version.relation.value}"
    if version.relation is Relation.NONE or not version.passages:
        return ((words, style),)
    # The padding is a cell of its own, or it would be underlined as well.
    padding = " " * max(0, min(22, width // 4) - cell_len(words))
    return ((words, style), (padding + "  ", ""), (version.passages[0].text, ""))


def tabs_row(
    articles: Sequence[Article],
    hidden: Sequence[int],
    count_of: Callable[[int], str],
    width: int,
) -> tuple[Row, list[tuple[int, int, int]]]:
    """Name the articles without a pane, each with its count; what does not fit is "+ n more".

    Gives the row, and where each name stands as (first cell, end cell, article).
    """
    cells: list[Cell] = [(" also: ", "rows--muted")]
    places: list[tuple[int, int, int]] = []
    used = 7
    for done, number in enumerate(hidden):
        count = count_of(number)
        name = short_name(articles[number])
        label = f"{number + 1} {name}{' ' + count if count else ''}"
        more = len(hidden) - done
        room = width - used - (len(f"+ {more} more") + 2 if more > 1 else 1)
        if cell_len(label) > room:
            if room < 12 or done:
                cells.append((f"+ {more} more", "rows--muted"))
                break
            label = fitted(label, room)
        places.append((used, used + cell_len(label), number))
        cells += [(label, "rows--strong" if count and count != "0" else ""), ("   ", "")]
        used += cell_len(label) + 3
    return Row(tuple(cells)), places
