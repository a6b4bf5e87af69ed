"""The page of an article as it came, line by line: what was kept, what fed a field, what was cut and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.model import Article, Reason

HAND = Reason.HAND.value


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page: its number (None in HTML), its label, its text, and whether it is kept.

    The label is "" for the article's text, else the field a line fed, the reason why it was cut,
    or "hand" where the reader keeps it.
    """

    number: int | None
    label: str
    text: str
    kept: bool

    @property
    def in_text(self) -> bool:
        """Whether the line is part of the article's text."""
        return self.kept and self.label in {"", HAND}


def page_lines(article: Article, by_hand: Collection[int] = ()) -> list[PageLine]:
    """Put every line of the page in order: paragraphs, lines that fed a field, lines cut and why.

    `by_hand` are the numbers of the lines that the reader keeps or cuts.
    """
    lines = [PageLine(p.line, HAND if p.line in by_hand else "", p.text, kept=True) for p in article.paragraphs]
    lines += [PageLine(used.line, used.field, used.text, kept=True) for used in article.used]
    lines += [PageLine(cut.line, cut.reason.value, cut.text, kept=False) for cut in article.removed]
    # In HTML nothing has a line: what was kept comes first, in its order.
    return sorted(lines, key=lambda line: (line.number is None, line.number or 0))


def line_of_paragraph(lines: Sequence[PageLine], article: Article, paragraph: int) -> int | None:
    """Tell which of the page's lines a paragraph of the article is, counted from 0; None where it is not there."""
    wanted = article.paragraphs[paragraph]
    here = (
        at
        for at, line in enumerate(lines)
        if (line.number, line.text, line.in_text) == (wanted.line, wanted.text, True)
    )
    return next(here, None)
