"""Quotations: where in a paragraph someone's own words stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.model import Paragraph, Role, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["inside", "quotations", "quoted_text"]

# What may close each mark that opens. In German „ is closed by what opens in English.
# Straight and curly marks are often mixed.
_CLOSING = {
    "“": '”"',
    "„": '“”"',
    "«": "»",
    "「": "」",
    "『": "』",
    '"': '"”',
    "‘": "’'",
    "'": "'’",
    "»": "«",
    "”": "”",
}
_OPENING = re.compile("[“„«「『\"‘'»”]")
_SINGLE = "‘'"
_AMBIGUOUS = "»”\"'"
"""Marks that open in some hands and close in others: they open only where a word begins."""


def quotations(text: str) -> list[Span]:
    """Give the outermost quotations of a paragraph's text, without their marks.

    A double quotation that is not closed runs to the end of the paragraph, as papers
    print one that goes on in the next; a straight mark does so only where it begins the
    paragraph, since elsewhere it may be a slip, or stand for inches. Apostrophes are no
    quotation marks.
    """
    found: list[Span] = []
    position = 0
    while match := _OPENING.search(text, position):
        start = match.end()
        position = start
        mark = match.group()
        if not _opens(text, match.start(), mark):
            continue
        end = _closed_at(text, start, mark)
        if end is None:
            if mark in _SINGLE or mark in "»”" or (mark == '"' and match.start() > 0):
                continue
            end = len(text)
        if text[start:end].strip():
            found.append(Span(start, end))
        position = end + 1
    return found


def _opens(text: str, at: int, mark: str) -> bool:
    before = text[at - 1 : at]
    after = text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    if mark in _AMBIGUOUS or mark in _SINGLE:
        return not before.isalnum() and before not in {".", ",", "!", "?", "…"}
    return True


def _closed_at(text: str, start: int, mark: str) -> int | None:
    closing = _CLOSING[mark]
    for at in range(start, len(text)):
        if text[at] not in closing:
            continue
        if mark not in _SINGLE:
            return at
        if not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace():
            return at
    return None


def quoted_text(paragraph: Paragraph) -> list[Span]:
    """Give the quotations of a paragraph; one that is set as a quotation is one from end to end."""
    if paragraph.role is Role.QUOTE:
        return [Span(0, len(paragraph.text))]
    return quotations(paragraph.text)


def inside(spans: Sequence[Span], start: int, end: int) -> bool:
    """Whether `start` to `end` lies within one of the spans."""
    return any(span.start <= start and end <= span.end for span in spans)
