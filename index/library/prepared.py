"""The articles that were made ready for comparing last, kept for the next time."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from index.versions import prepare

if TYPE_CHECKING:
    from index.library.core import Core
    from index.versions import Prepared

__all__ = ["PreparedArticles"]

_KEPT = 200  # articles, about 100 kB each


class PreparedArticles:
    """The last few articles made ready for `index.versions.find`; may be asked from several threads."""

    def __init__(self, core: Core) -> None:
        """Take the articles from this library."""
        self._core = core
        self._kept: OrderedDict[tuple[str, int | None], Prepared] = OrderedDict()
        self._turn = threading.Lock()

    def get(self, article: str) -> Prepared:
        """Give an article made ready, by its whole id; UnknownIdError when there is none."""
        key = article, self._core.articles.sequence(article)
        with self._turn:
            found = self._kept.get(key)
            if found is None:
                found = prepare(self._core.articles.articles([self._core.articles.resolve(article)])[0])
                self._kept[key] = found
                if len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(key)
        return found
