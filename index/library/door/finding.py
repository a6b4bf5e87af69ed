"""What is found in a library: articles by a search, and the versions of a phrase in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.door.holding import Holding
from index.library.facets import Facets, facets
from index.library.find import Answer, Order, find
from index.versions import compare
from index.versions.judgement import about, judged

if TYPE_CHECKING:
    from index.library.judgements import Judgements
    from index.library.prepared import PreparedArticles
    from index.library.searching import Searcher
    from index.model import Version
    from index.versions import Frequencies, Prepared

__all__ = ["Finding"]


class Finding(Holding):
    """What is found in a library: articles by a search, and the versions of a phrase in them."""

    _searcher: Searcher
    _judgements: Judgements
    _prepared: PreparedArticles

    def search(self, text: str, limit: int = 20, *, typing: bool = False, order: Order = Order.NEWEST) -> Answer:
        """Find articles; while `typing`, the last word is the beginning of one."""
        return find(self._core, self._searcher, text, limit=limit, typing=typing, order=order)

    def facets(self, text: str, *, typing: bool = False) -> Facets:
        """Count the outlets, sources, months and tags of the articles that a search finds."""
        return facets(self._core, self._searcher, text, typing=typing)

    def frequencies(self) -> Frequencies:
        """Give in how many articles each word stands, for `index.versions.find`."""
        with self._core.searching:
            return self._searcher.words()

    def versions(self, phrase: str, story: str | None = None, *, picked: str | None = None) -> list[Version]:
        """Compare the articles of a story for one phrase, a version each; without a story, those of all articles."""
        ids = [row.id for row in self.rows()] if story is None else self.story(story).articles
        said = about(self._judgements.all(), phrase)
        found = compare(phrase, [self.prepared(one) for one in ids], picked)
        return [judged(phrase, version, said) for version in found]

    def prepared(self, article: str) -> Prepared:
        """Give an article made ready for `index.versions.find`, by its whole id; the last few are kept."""
        return self._prepared.get(article)
