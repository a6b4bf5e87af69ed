"""The page of an article as it came, line by line: what was kept, what fed a field, what was cut and why."""

from __future__ import annotations

from dataclasses import dataclass

from index.model import Article


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the page: its number (None in HTML), "" or the field or reason, its text, whether it is kept."""

    number: int | None
    label: str
    text: str
    kept: bool


def page_lines(article: Article) -> list[PageLine]:
    """Put every line of the page in order: paragraphs, lines that fed a field, lines cut and why."""
    lines = [PageLine(p.line, "", p.text, kept=True) for p in article.paragraphs]
    lines += [PageLine(used.line, used.field, used.text, kept=True) for used in article.used]
    lines += [PageLine(cut.line, cut.reason.value, cut.text, kept=False) for cut in article.removed]
    # In HTML nothing has a line: what was kept comes first, in its order.
    return sorted(lines, key=lambda line: (line.number is None, line.number or 0))
