"""Spans of a text to styled strips: what overlaps is laid over each other in the order given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from index.text import neutralise


class Mark(NamedTuple):
    """A span of one paragraph and the style laid over it; a later mark lies over an earlier one."""

    start: int
    end: int
    style: Style


class Piece(NamedTuple):
    """A text and its style, for a row of one line."""

    text: str
    style: Style


def paint(text: str, start: int, end: int, base: Style, marks: Iterable[Mark]) -> list[Segment]:
    """Style the piece [start, end) of a text: `base`, with the marks that touch it laid over."""
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    if not touching:
        return [Segment(neutralise(text[start:end]), base)]
    cuts = {start, end}
    for mark in touching:
        cuts.add(max(start, mark.start))
        cuts.add(min(end, mark.end))
    ordered = sorted(cuts)
    segments = []
    for left, right in pairwise(ordered):
        style = base
        for mark in touching:
            if mark.start <= left and mark.end >= right:
                style += mark.style
        segments.append(Segment(neutralise(text[left:right]), style))
    return segments


def row(pieces: Sequence[Piece], width: int, base: Style, *, right: Sequence[Piece] = ()) -> Strip:
    """Draw one row of `width` cells: pieces from the left, others against the right end.

    The left side gives way: it ends in "…" where both do not fit. Where the right side alone
    does not, its last pieces are left out. Both are neutralised.
    """
    right_cells = sum(cell_len(piece.text) for piece in right)
    while right_cells > width:
        right_cells -= cell_len(right[-1].text)
        right = right[:-1]
    room = width - right_cells - (1 if right else 0)
    segments = cut([Segment(neutralise(p.text), base + p.style) for p in pieces], room)
    used = sum(segment.cell_length for segment in segments)
    segments.append(Segment(" " * max(0, width - used - right_cells), base))
    segments.extend(Segment(neutralise(p.text), base + p.style) for p in right)
    return Strip(segments, width)


def cut(segments: Sequence[Segment], room: int) -> list[Segment]:
    """Keep what fits in `room` cells; where something is cut off, the last cell says so with "…"."""
    if room <= 0:
        return []
    if sum(segment.cell_length for segment in segments) <= room:
        return list(segments)
    kept: list[Segment] = []
    left = room - 1
    for text, style, _ in segments:
        cells = cell_len(text)
        if cells <= left:
            kept.append(Segment(text, style))
            left -= cells
            continue
        kept.append(Segment(set_cell_size(text, left).rstrip() + "…", style))
        break
    return kept
