"""A word in its surroundings: every place where it stands, one line each, as concordances print them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from index.forms import same_form
from index.model import Span
from index.text import tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article
    from index.text import Token

__all__ = ["Line", "LineOrder", "concordance"]


class LineOrder(StrEnum):
    """What the lines of a concordance are sorted by."""

    TEXT = "text"
    """As they stand, article by article."""
    AFTER = "after"
    """By what follows the word."""
    BEFORE = "before"
    """By what goes before it, the nearest word first."""


@dataclass(frozen=True, slots=True)
class Line:
    """One place where the words stand, `paragraph` None for the title.

    `before`, `span` and `after` are offsets into that paragraph; `left`, `text` and
    `right` the same as text. `exact` is False for another form of the words.
    """

    article: str
    paragraph: int | None
    before: Span
    span: Span
    after: Span
    left: str
    text: str
    right: str
    exact: bool


def concordance(
    phrase: str,
    articles: Sequence[Article],
    *,
    context: int = 60,
    forms: bool = True,
    order: LineOrder = LineOrder.TEXT,
) -> tuple[Line, ...]:
    """Give every place where the words of `phrase` stand in a row, with at most `context` characters on either side.

    Surroundings are cut at a word, and never reach beyond the paragraph. With `forms`, a single
    word is found in its other forms too ("vote", "votes"). A `*` at the end of the
    phrase stands for the rest of its last word.
    """
    wanted = [token.folded for token in tokens(phrase)]
    if not wanted:
        return ()
    open_end = phrase.rstrip().endswith("*")
    lines = [
        line
        for article in articles
        for paragraph, text in _texts(article)
        for line in _lines(article.id, paragraph, text, wanted, context, _Match(open_end=open_end, forms=forms))
    ]
    if order is LineOrder.AFTER:
        lines.sort(key=lambda line: _sort_words(line.right))
    elif order is LineOrder.BEFORE:
        lines.sort(key=lambda line: _sort_words(line.left)[::-1])
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Match:
    """How a token may differ from a word of the phrase."""

    open_end: bool
    forms: bool

    def size(self, found: Sequence[Token], at: int, wanted: Sequence[str]) -> tuple[bool, bool]:
        """Tell whether the phrase stands at a token, and whether as written."""
        run = [token.folded for token in found[at : at + len(wanted)]]
        if run == wanted:
            return True, True
        if len(run) < len(wanted) or run[:-1] != wanted[:-1]:
            return False, False
        if self.open_end and run[-1].startswith(wanted[-1]):
            return True, True
        return self.forms and len(wanted) == 1 and same_form(run[0], wanted[0]), False


def _texts(article: Article) -> Iterator[tuple[int | None, str]]:
    if article.title:
        yield None, article.title
    yield from ((number, paragraph.text) for number, paragraph in enumerate(article.paragraphs))


def _lines(
    article: str, paragraph: int | None, text: str, wanted: Sequence[str], context: int, match: _Match
) -> Iterator[Line]:
    found = tokens(text)
    for at, token in enumerate(found):
        stands, exact = match.size(found, at, wanted)
        if not stands:
            continue
        span = Span(token.start, found[at + len(wanted) - 1].end)
        before = Span(_first_word(text, span.start, context), span.start)
        after = Span(span.end, _last_word(text, span.end, context))
        yield Line(
            article=article,
            paragraph=paragraph,
            before=before,
            span=span,
            after=after,
            left=text[before.start : before.end],
            text=text[span.start : span.end],
            right=text[after.start : after.end],
            exact=exact,
        )


def _first_word(text: str, end: int, context: int) -> int:
    """Give where the first whole word within `context` characters before `end` begins."""
    start = max(0, end - context)
    if start == 0 or text[start - 1].isspace():
        return start
    space = text.find(" ", start, end)
    return space + 1 if space >= 0 else end


def _last_word(text: str, start: int, context: int) -> int:
    """Give where the last whole word within `context` characters behind `start` ends."""
    end = min(len(text), start + context)
    if end == len(text) or text[end].isspace():
        return end
    space = text.rfind(" ", start, end)
    return space if space >= 0 else start


def _sort_words(text: str) -> list[str]:
    return words(text)
