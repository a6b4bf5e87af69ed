"""The header of a pane in words: who carries the article, whose text it is, what it has of the phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.export.wording import byline_words, date_words, outlet_words, source_words, version_words
from index.model import Article
from tui.drawing.cells import Cell, Row

if TYPE_CHECKING:
    from index.model import Version


def header_rows(article: Article, version: Version | None, note: str, rows: int, *, focused: bool) -> list[Row]:
    """Word a header of one to three rows.

    With three: outlet; whose text, byline and date; what it has of the phrase. With
    fewer, they share a row and the least needed is left out.
    """
    # The row in focus is reversed: with another style in it, it would be two bars of two colours.
    muted = "" if focused else "rows--muted"
    name: Cell = (outlet_words(article), "" if article.outlet else muted)
    lead: tuple[Cell, ...] = ((" ", ""), name)
    style = "rows--here" if focused else "rows--strong"
    about = " · ".join(word for word in (source_words(article), byline_words(article), date_words(article)) if word)
    found = found_cells(version, note)
    if rows >= 3:
        return [
            Row(lead, style=style),
            Row(((" ", ""), (about, "rows--muted"))),
            Row(((" ", ""), *found)),
        ]
    if rows == 2:
        return [
            Row(lead, style=style),
            Row(((" ", ""), *found) if found else ((" ", ""), (about, "rows--muted"))),
        ]
    if found:
        beside = tuple((text, "") for text, _ in found) if focused else found
        return [Row(lead, right=(*beside, (" ", "")), style=style)]
    return [Row((*lead, (f" · {about}", muted)), style=style)]


def found_cells(version: Version | None, note: str) -> tuple[Cell, ...]:
    """Word what an article has of the phrase, with the style of its relation."""
    if note:
        return ((note, "rows--none"),)
    if version is None:
        return ()
    return ((version_words(version), f"rows--{version.relation.value}"),)
