"""What of a collection's stories is unread and hidden, and how many outlets carry each. No widget in it."""

from __future__ import annotations

from index.export.wording import count_carriers
from index.model import Article, Story
from tui.collection import Collection


class StoryCounts:
    """Counts by what a list shows; what is unread and hidden is read in a thread, and taken when it is known."""

    def __init__(self, collection: Collection) -> None:
        """Begin with nothing unread and nothing hidden."""
        self._collection = collection
        self.unread: frozenset[str] = frozenset()
        """The ids of the articles that are unread."""
        self.hidden: frozenset[str] = frozenset()
        """The ids of the articles that a rule hides."""
        self._counted: dict[tuple[str, ...], tuple[int, int]] = {}
        """Outlets and articles by the articles counted."""

    def take(self, hidden: frozenset[str], unread: frozenset[str]) -> bool:
        """Take what is hidden and unread now; tells whether other articles are hidden than before."""
        changed = hidden != self.hidden
        self.hidden, self.unread = hidden, unread
        return changed

    def forget(self) -> None:
        """Count outlets again: fields may have been set by hand."""
        self._counted.clear()

    def visible(self, story: Story) -> tuple[str, ...]:
        """Give the ids of the articles of a story that no rule hides."""
        return tuple(one for one in story.articles if one not in self.hidden) if self.hidden else story.articles

    def shown(self, story: Story) -> list[Article]:
        """Give the articles of a story that no rule hides."""
        return [each for each in self._collection.articles_of(story) if each.id not in self.hidden]

    def carriers(self, story: Story) -> tuple[int, int]:
        """Count the outlets and articles of a story that no rule hides."""
        return self._carriers_of(self.visible(story))

    def all_carriers(self, story: Story) -> tuple[int, int]:
        """Count the outlets and articles of a story, with what is hidden."""
        return self._carriers_of(story.articles)

    def _carriers_of(self, articles: tuple[str, ...]) -> tuple[int, int]:
        if articles not in self._counted:  # rows are drawn again at every key
            found = self._collection.outlets_of(articles)
            self._counted[articles] = count_carriers(found.values()), len(articles)
        return self._counted[articles]
