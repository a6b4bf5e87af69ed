"""The tray and the line of tabs: every article on screen, also those without a pane."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from index.export.wording import version_words
from index.model import Article, Relation
from tui.drawing.cells import Cell, Row
from tui.drawing.context import row_around

if TYPE_CHECKING:
    from index.model import Version

NAME_WIDTH = 24
"""The most cells an outlet's name takes in the tray."""


SHORTEST_NAME = 8
"""The fewest cells to which a name is cut before other names are left out."""
LEAD = " also: "
GAP = "   "


def tray_rows(
    articles: Sequence[Article],
    versions: Sequence[Version | None],
    focus: int,
    rows: int,
    width: int,
) -> list[Row]:
    """Give each article a row: outlet, relation in words, passage in context. With fewer rows, those around `focus`."""
    names = [fitted(short_name(article), name_width(articles, width)) for article in articles]
    return [
        Row(
            (
                ("▸" if number == focus else " ", "rows--key"),
                (names[number], "rows--strong" if number == focus else ""),
                ("  ", ""),
                *_found(articles[number], versions[number], width),
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
    if article.outlet:
        return article.outlet
    file, sign, number = article.path.rpartition("#")
    return f"({PurePath(file).stem} #{number})" if sign and number.isdigit() else f"({PurePath(article.path).stem})"


def _found(article: Article, version: Version | None, width: int) -> tuple[Cell, ...]:
    if version is None:
        return (("…", "rows--muted"),)
    words = version_words(version)
    style = f"rows--{version.relation.value}"
    if version.relation is Relation.NONE or not version.passages:
        return ((words, style),)
    # The padding is a cell of its own, or it would be underlined as well.
    padding = " " * max(0, min(22, width // 4) - cell_len(words))
    before, passage, after = row_around(article, version.passages[0])
    return (
        (words, style),
        (padding + "  ", ""),
        (before, "rows--muted"),
        (passage, "rows--strong"),
        (after, "rows--muted"),
    )


def tabs_row(
    articles: Sequence[Article],
    hidden: Sequence[int],
    count_of: Callable[[int], str],
    width: int,
) -> tuple[Row, list[tuple[int, int, int]]]:
    """Name the articles without a pane, each with its count.

    Long names give way to each other, so that as many as can stand there; the others are "+ n more".
    Gives the row, and where each name stands as (first cell, end cell, article).
    """
    counts = {number: count_of(number) for number in hidden}
    names = {number: short_name(articles[number]) for number in hidden}
    besides = {
        number: len(str(number + 1)) + 1 + (len(counts[number]) + 1 if counts[number] else 0) for number in hidden
    }
    shown = list(hidden)
    while True:
        more = len(hidden) - len(shown)
        rest = f"+ {more} more" if more else ""
        room = width - len(LEAD) - len(rest) - sum(besides[number] + len(GAP) for number in shown)
        wanted = [cell_len(names[number]) for number in shown]
        widths = _shared(room, wanted)
        enough = all(had >= min(want, SHORTEST_NAME) for had, want in zip(widths, wanted, strict=True))
        if len(shown) <= 1 or (enough and sum(widths) <= room):
            break
        shown.pop()
    cells: list[Cell] = [(LEAD, "rows--muted")]
    places: list[tuple[int, int, int]] = []
    used = len(LEAD)
    for number, cells_of_name in zip(shown, widths, strict=True):
        name = names[number] if cell_len(names[number]) <= cells_of_name else fitted(names[number], cells_of_name)
        count = counts[number]
        label = f"{number + 1} {name}{' ' + count if count else ''}"
        places.append((used, used + cell_len(label), number))
        cells += [(label, "rows--strong" if count and count != "0" else ""), (GAP, "")]
        used += cell_len(label) + len(GAP)
    if rest:
        cells.append((rest, "rows--muted"))
    return Row(tuple(cells)), places


def _shared(room: int, wanted: Sequence[int]) -> list[int]:
    """Share cells out among names: each has what it wants, or else no less than another that is cut as well."""
    given = [0] * len(wanted)
    left, open_ones = max(0, room), list(range(len(wanted)))
    while open_ones:
        share = left // len(open_ones)
        content = [at for at in open_ones if wanted[at] <= share]
        if not content:
            for at in open_ones:
                given[at] = max(2, share)
            break
        for at in content:
            given[at] = wanted[at]
            left -= wanted[at]
            open_ones.remove(at)
    return given
