"""Where the reader is: the story, the phrase and the place in each article, from one session to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from index.errors import NewsreaderError
from index.model import Story
from tui.collection import Collection
from tui.comparison import Comparison
from tui.drawing.selection import Place
from tui.session import Memory


class Whereabouts:
    """Begins with what the last session left, and takes in every story that is left."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Begin where `memory` left off."""
        self._memory = memory or Memory()
        self.places = {each: Place(*place) for each, place in self._memory.places.items()}

    @property
    def article(self) -> str | None:
        """The id of the article last in focus."""
        return self._memory.article

    @property
    def phrase(self) -> tuple[str, str | None]:
        """The phrase last compared, and the id of the article it was taken from."""
        return self._memory.phrase, self._memory.picked

    @property
    def memory(self) -> Memory:
        """What the next session begins with."""
        places = {each: (place.paragraph, place.offset) for each, place in self.places.items()}
        return self._memory._replace(places=places)

    def take(self, story: Story, comparison: Comparison, focus: int, places: Mapping[str, Place]) -> None:
        """Take in a story that is left: the number of the article in focus, and the places by id."""
        # What was read last stands last: the oldest are forgotten first.
        self.places = {**{each: place for each, place in self.places.items() if each not in places}, **places}
        picked = None if comparison.origin is None else comparison.origin.id
        self._memory = Memory(story.id, comparison.article(focus).id, comparison.phrase, picked)

    def rename(self, ids: Mapping[str, str]) -> None:
        """Call articles by other ids from now on: they are kept elsewhere."""
        self.places = {ids.get(each, each): place for each, place in self.places.items()}
        article, picked = (ids.get(one, one) if one else one for one in (self._memory.article, self._memory.picked))
        self._memory = self._memory._replace(article=article, picked=picked)

    def story_in(self, collection: Collection) -> Story | None:
        """Give the story that was open last, or the one its article is in now; None when both went away."""
        story = collection.story(self._memory.story) if self._memory.story else None
        if story is None and self._memory.article:
            with contextlib.suppress(NewsreaderError):  # the article went away
                story = collection.story_of(self._memory.article)
        return story
