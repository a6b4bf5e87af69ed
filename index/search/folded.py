"""An article's words as they are searched: folded tokens, once, when it is stored.

Each paragraph is its tokens with one space before, between and behind them, and
paragraphs are joined by line breaks; so a word stands in the text as " word ", a phrase
as " two words ", and no phrase reaches from one paragraph into the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.text import words

if TYPE_CHECKING:
    from index.model import Article

__all__ = ["Folded", "fold_article", "fold_text"]


class Folded(NamedTuple):
    """The folded title and body of one article; empty where there is none."""

    title: str
    body: str


def fold_text(text: str) -> str:
    """Fold one paragraph or title: `" very dangerous time "`; empty for a text without words."""
    found = words(text)
    return f" {' '.join(found)} " if found else ""


def fold_article(article: Article) -> Folded:
    """Fold a whole article."""
    body = "\n".join(filter(None, (fold_text(paragraph.text) for paragraph in article.paragraphs)))
    return Folded(fold_text(article.title or ""), body)
