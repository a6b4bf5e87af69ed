"""Lines that the reader keeps or cuts by hand: they outrank what cleaning made of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.model import Article, Paragraph, Reason, RemovedLine, UsedLine

__all__ = ["LINES", "apply", "lines_of"]

LINES = "lines"
"""What `Article.by_hand` says where lines were kept or cut by hand."""


_Line = Paragraph | UsedLine | RemovedLine


def lines_of(article: Article) -> dict[int, tuple[str, bool]]:
    """Give the text of each line of the page by its number, and whether it is kept as a paragraph."""
    found: dict[int, tuple[str, bool]] = {}
    for one in _lines(article):
        if one.line is not None:
            found[one.line] = one.text, isinstance(one, Paragraph)
    return found


def apply(article: Article, lines: Mapping[int, bool], *, like: Article | None = None) -> Article:
    """Keep (True) or cut (False) lines of an article's page, by number; numbers that are none are passed over.

    A line that is kept becomes a paragraph at its place; one that is cut is a removed line
    with the reason `hand`. A line that is to be what it is already stays untouched. `like`
    is the article as cleaning made it: where it has a line kept or cut as wanted, the line
    becomes just what it is there, with its role or its reason.
    """
    known = lines_of(article)
    changed = {line: kept for line, kept in lines.items() if line in known and known[line][1] != kept}
    if not changed:
        return article
    paragraphs = [one for one in article.paragraphs if one.line not in changed]
    used = [one for one in article.used if one.line not in changed]
    removed = [one for one in article.removed if one.line not in changed]
    for line, kept in sorted(changed.items()):
        one = _as_in(like, line, known[line][0]) or _by_hand(line, known[line][0], kept=kept)
        if isinstance(one, Paragraph) is not kept:
            one = _by_hand(line, known[line][0], kept=kept)
        if isinstance(one, Paragraph):
            paragraphs.insert(_place(paragraphs, line), one)
        elif isinstance(one, UsedLine):
            used.insert(_place(used, line), one)
        else:
            removed.insert(_place(removed, line), one)
    return replace(article, paragraphs=tuple(paragraphs), used=tuple(used), removed=tuple(removed))


def _by_hand(line: int, text: str, *, kept: bool) -> Paragraph | RemovedLine:
    return Paragraph(text, line=line) if kept else RemovedLine(line, text, Reason.HAND)


def _as_in(like: Article | None, line: int, text: str) -> _Line | None:
    """Give a line as it is in another article of the page; None where it is not there, or has another text."""
    if like is None:
        return None
    return next((one for one in _lines(like) if one.line == line and one.text == text), None)


def _lines(article: Article) -> Iterator[_Line]:
    yield from article.used
    yield from article.removed
    yield from article.paragraphs


def _place(those: Sequence[_Line], line: int) -> int:
    """Give where a line belongs among those with numbers."""
    return next((at for at, one in enumerate(those) if one.line is not None and one.line > line), len(those))
