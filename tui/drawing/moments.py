"""A timeline as rows of text: a heading for a day, a row for each entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.export.wording import source_words
from index.model import Article
from tui.drawing.cells import Cell, Row
from tui.drawing.told import MOMENT_WORDS, OWN_CLOCK, clock, when
from tui.drawing.tray import fitted, row_name_width, short_name

if TYPE_CHECKING:
    from index.stories.timeline import Moment


def day_heading(day: str, *, event: str = "") -> Row:
    """Head the entries of a day, a month or a year; `event` says of the day told of most by how many it is."""
    cells: list[Cell] = [(f" {when(day)}", "rows--strong")]
    if event:
        cells.append((f"   {event}", "rows--key"))
    return Row(tuple(cells))


def moment_row(moment: Moment, article: Article, width: int) -> Row:
    """Draw one entry in `width` cells: what happened, in which outlet, at what time or in which words."""
    kind = moment.kind.value
    style = "rows--muted" if kind == "mentioned" else "rows--key" if kind == "published" else ""
    cells: list[Cell] = [
        ("   ", ""),
        (f"{MOMENT_WORDS[kind]:<10}", style),
        (fitted(short_name(article), row_name_width(width)), ""),
        ("  ", ""),
    ]
    if moment.paragraph is not None and moment.span is not None and moment.sentence is not None:
        text, sentence = article.text_of(moment.paragraph), moment.sentence
        start = _near(text, sentence.start, moment.span.start)
        cells += [
            ("…" if start > sentence.start else "", "rows--muted"),
            (text[start : moment.span.start], ""),
            (text[moment.span.start : moment.span.end], "rows--verbatim"),
            (text[moment.span.end : sentence.end], ""),
        ]
        return Row(tuple(cells))
    if moment.time:
        cells.append((f"{clock(moment.time)}  ", ""))
    if kind == "published":
        cells.append((source_words(article), "rows--muted"))
    if not moment.trusted:
        cells.append((f"  {OWN_CLOCK}", "rows--maybe"))
    return Row(tuple(cells))


def _near(text: str, first: int, span: int, before: int = 24) -> int:
    """Give where to begin so that a span is in sight: at a word, at most `before` characters ahead of it."""
    if span - first <= before:
        return first
    return text.find(" ", span - before, span) + 1 or span
