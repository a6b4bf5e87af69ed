"""A selection of text as a value: two places of one article, and what lies between them."""

from __future__ import annotations

from typing import NamedTuple

from index.model import Article, Span
from index.text import sentences, tokens


class Place(NamedTuple):
    """A character of an article: the paragraph (None: the title) and an offset into its text."""

    paragraph: int | None
    offset: int

    @property
    def order(self) -> tuple[int, int]:
        """What places are put in order by: the title comes first."""
        return (-1 if self.paragraph is None else self.paragraph, self.offset)

    def stands_in(self, article: Article) -> bool:
        """Tell whether an article has this character."""
        if self.paragraph is not None and not 0 <= self.paragraph < len(article.paragraphs):
            return False
        return 0 <= self.offset <= len(article.text_of(self.paragraph))


BEGINNING = Place(None, 0)
"""The first letter of the title."""


class Selection(NamedTuple):
    """From where the reader began (`anchor`) to where they are (`head`), whichever comes first."""

    anchor: Place
    head: Place

    @property
    def ends(self) -> tuple[Place, Place]:
        """The two places in reading order."""
        first, last = sorted((self.anchor, self.head), key=lambda place: place.order)
        return first, last

    def stands_in(self, article: Article) -> bool:
        """Tell whether an article has both ends."""
        return self.anchor.stands_in(article) and self.head.stands_in(article)

    def spans(self, article: Article) -> list[tuple[int | None, Span]]:
        """Give the selected part of each paragraph it touches, as (paragraph, span)."""
        first, last = self.ends
        found: list[tuple[int | None, Span]] = []
        for number in range(first.order[0], last.order[0] + 1):
            paragraph = None if number < 0 else number
            length = len(article.text_of(paragraph))
            start = first.offset if number == first.order[0] else 0
            end = last.offset if number == last.order[0] else length
            if start < end:
                found.append((paragraph, Span(start, min(end, length))))
        return found

    def text(self, article: Article) -> str:
        """Give the selected text, paragraphs set apart by a blank line."""
        return "\n\n".join(article.text_of(p)[span.start : span.end] for p, span in self.spans(article))

    def extended(self, article: Article, unit: str, step: int) -> Selection:
        """Move the head to the next (1) or previous (-1) end of a `unit`: word, sentence, paragraph or article."""
        if unit == "article":
            last = len(article.paragraphs) - 1
            first = Place(None, 0) if article.title or last < 0 else Place(0, 0)
            end = Place(last, len(article.text_of(last))) if last >= 0 else self.head
            return Selection(self.anchor, end if step > 0 else first)
        paragraph = self.head.paragraph
        text = article.text_of(paragraph)
        if unit == "word":
            stops = [token.end for token in tokens(text)] if step > 0 else [token.start for token in tokens(text)]
        elif unit == "sentence":
            stops = [span.end for span in sentences(text)] if step > 0 else [span.start for span in sentences(text)]
        else:
            stops = [len(text)] if step > 0 else [0]
        ahead = [s for s in stops if (s > self.head.offset if step > 0 else s < self.head.offset)]
        if ahead:
            return Selection(self.anchor, Place(paragraph, ahead[0] if step > 0 else ahead[-1]))
        number = self.head.order[0] + step
        if number < (-1 if article.title else 0) or number >= len(article.paragraphs):
            return self
        following = None if number < 0 else number
        edge = 0 if step > 0 else len(article.text_of(following))
        return Selection(self.anchor, Place(following, edge)).extended(article, unit, step)
