"""The articles of a comparison made ready for searching, each once. No widget in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.model import Article

if TYPE_CHECKING:
    # The finder takes 20 ms to import and 5 ms an article to prepare: after the first paint.
    from index.versions import Prepared

LONG = 30_000
"""Characters from which an article takes more than a key's time to prepare: 25 ms."""


class PreparedArticles:
    """Articles by their numbers, prepared when they are asked for, and kept so."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Begin with these, none of them prepared."""
        self._articles = tuple(articles)
        self._prepared: list[Prepared | None] = [None] * len(self._articles)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self._articles)

    def __getitem__(self, number: int) -> Prepared:
        """Give an article prepared for searching, which is done once: about 4 ms for 1,000 words."""
        from index.versions import prepare

        found = self._prepared[number]
        if found is None:
            found = self._prepared[number] = prepare(self._articles[number])
        return found

    def all(self) -> list[Prepared]:
        """Give all of them prepared, in their order."""
        return [self[number] for number in range(len(self))]

    def at_hand(self, number: int | None) -> Prepared | None:
        """Give an article if it is prepared already."""
        return None if number is None else self._prepared[number]

    def rest(self) -> None:
        """Let go of what was prepared, the most of a comparison's memory; it is prepared again when asked for."""
        self._prepared = [None] * len(self)

    def ready(self, number: int) -> bool:
        """Tell whether an article can be searched in the time of a key: it is prepared, or that takes no time."""
        if self._prepared[number] is not None:
            return True
        return sum(len(paragraph.text) for paragraph in self._articles[number].paragraphs) < LONG

    @property
    def awaited(self) -> int:
        """Count the articles that cannot be searched in the time of a key yet."""
        return sum(not self.ready(number) for number in range(len(self)))

    @property
    def next(self) -> int | None:
        """The number of the first article that is not prepared yet; None when all are."""
        return next((number for number, each in enumerate(self._prepared) if each is None), None)
