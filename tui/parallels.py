"""Which sentences of one article another tells too, whatever phrase is lit. Pure, and tested by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.model import Article, Span
from index.text import sentences, words
from tui.prepared import PreparedArticles

if TYPE_CHECKING:
    from index.model import Passage
    from index.versions import Frequencies

SCRAP = 4
"""Sentences of fewer words say too little to be sought in other articles."""


NO_FURTHER = {
    (step, shared): f"no {way} sentence that {what}"
    for step, way in ((1, "further"), (-1, "earlier"))
    for shared, what in ((True, "another outlet tells"), (False, "only this outlet has"))
}
"""What is said at the end of the way, by its direction and by what was sought."""


Told = tuple[int | None, Span, tuple[int, ...]]
"""A sentence: its paragraph and span, and the numbers of the other articles that tell it."""


class Parallels:
    """Looks for sentences of one article in the others."""

    def __init__(
        self, articles: Sequence[Article], prepared: PreparedArticles, frequencies: Frequencies | None
    ) -> None:
        """Look in these articles; `frequencies` weigh words by how common they are."""
        self._articles = articles
        self._prepared = prepared
        self._frequencies = frequencies

    def look(self, sentence: str, other: int) -> Passage | None:
        """Give an article's firm passage for a sentence; None when it has none."""
        from index.versions import find

        found = find(sentence, self._prepared[other], frequencies=self._frequencies)
        return found.passages[0] if found.relation.firm and found.passages else None

    def seek(self, number: int, place: tuple[int | None, int] | None, step: int, *, shared: bool) -> Told | None:
        """Find the next (1) or previous (-1) sentence that others tell too, or that only this article has.

        None at the end. Headings and scraps of under four words are passed over.
        """
        article = self._articles[number]
        order = [
            (paragraph, span)
            for paragraph in (None, *range(len(article.paragraphs)))
            for span in sentences(article.text_of(paragraph))
            if len(words(article.text_of(paragraph)[span.start : span.end])) >= SCRAP
        ]
        if step < 0:
            order.reverse()
        for paragraph, span in order:
            if place is not None and not _beyond((paragraph, span.start), place, step):
                continue
            text = article.text_of(paragraph)[span.start : span.end]
            others = tuple(n for n in range(len(self._articles)) if n != number and self.look(text, n) is not None)
            if bool(others) == shared:
                return paragraph, span, others
        return None


def sentence_at(article: Article, paragraph: int | None, offset: int) -> str:
    """Give the text of the sentence in which a character of an article stands."""
    text = article.text_of(paragraph)
    spans = sentences(text)
    span = next((span for span in spans if offset < span.end), spans[-1] if spans else None)
    return text[span.start : span.end] if span else text


def _beyond(place: tuple[int | None, int], other: tuple[int | None, int], step: int) -> bool:
    """Tell whether a place lies after (1) or before (-1) another; the title comes first."""
    a, b = ((-1 if p is None else p, offset) for p, offset in (place, other))
    return a > b if step > 0 else a < b
