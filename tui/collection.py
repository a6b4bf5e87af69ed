"""What the reader has open: articles, their stories, and the comparisons made of them. No widget in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import Article, Passage, Story
from tui.comparison import Comparison

if TYPE_CHECKING:
    from index.search import Document

BEFORE = 40
"""Characters shown before a hit in a list of what was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article found, with its best hit and what stands around it."""

    article: Article
    before: str
    hit: str
    after: str


class Collection:
    """Articles and stories in memory, and what is worked out from them when it is needed."""

    def __init__(self, articles: Iterable[Article], stories: Sequence[Story]) -> None:
        """Hold these articles, grouped into these stories."""
        self._articles = {article.id: article for article in articles}
        self.stories = tuple(stories)
        self._stories = {story.id: story for story in stories}
        self._documents: dict[str, Document] = {}
        self._comparisons: dict[str, Comparison] = {}

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._articles)

    def story(self, story_id: str) -> Story | None:
        """Give a story by its id."""
        return self._stories.get(story_id)

    def articles_of(self, story: Story) -> list[Article]:
        """Give a story's articles, in its order."""
        return [self._articles[each] for each in story.articles if each in self._articles]

    def comparison(self, story: Story) -> Comparison:
        """Give the comparison of a story's articles; the same one each time, with its phrase."""
        if story.id not in self._comparisons:
            self._comparisons[story.id] = Comparison(self.articles_of(story))
        return self._comparisons[story.id]

    def search(self, text: str) -> tuple[list[tuple[Story, list[Found]]], int]:
        """Find the articles that a search text asks for, while it is typed: by story, and how many."""
        from index.query import parse
        from index.search import hits
        from index.search.scan import matches_document

        query = parse(text, typing=True)
        found: list[tuple[Story, list[Found]]] = []
        count = 0
        for story in self.stories:
            articles = [
                _found(article, hits(query, article))
                for article in self.articles_of(story)
                if matches_document(query, self._document(article, story))
            ]
            count += len(articles)
            if articles:
                found.append((story, articles))
        return found, count

    def _document(self, article: Article, story: Story) -> Document:
        from index.search import document

        if article.id not in self._documents:
            self._documents[article.id] = document(article, story=story.id, story_title=story.title)
        return self._documents[article.id]

    def phrase_of(self, text: str) -> str:
        """Give what of a search text is worth lighting in an opened story: its words and phrases, in order."""
        from index.query import Phrase, Term, parse, positive

        leaves = positive(parse(text).root)
        return " ".join(
            leaf.word if isinstance(leaf, Term) else " ".join(leaf.words)
            for leaf in leaves
            if isinstance(leaf, Term | Phrase)
        )


def _found(article: Article, passages: Sequence[Passage]) -> Found:
    """Show an article's first hit among the words around it, or its title where only a field matched."""
    hit = next((passage for passage in passages if passage.paragraph is not None), None)
    if hit is None:
        return Found(article, "", "", article.title or "")
    text = article.text_of(hit.paragraph)
    start = max(0, hit.span.start - BEFORE)
    if start:
        start = text.find(" ", start, hit.span.start) + 1 or hit.span.start
    return Found(article, ("…" if start else "") + text[start : hit.span.start], hit.text, text[hit.span.end :])
