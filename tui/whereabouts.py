"""Where the reader is: the story, the phrase and the place in each article, from one session to the next."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping

from index.errors import NewsreaderError
from index.model import Story
from tui.collection import Collection
from tui.drawing.selection import Place
from tui.session import Memory


class Whereabouts:
    """Begins with what the last session left, and takes in every story that is left."""

    def __init__(self, memory: Memory | None = None) -> None:
        """Begin where `memory` left off."""
        self._memory = memory or Memory()
        self.places = {each: Place(*place) for each, place in self._memory.places.items()}
        self._left: dict[str, Memory] = {}
        """What was left of each story in this session, by the story's id."""

    @property
    def article(self) -> str | None:
        """The id of the article last in focus."""
        return self._memory.article

    @property
    def memory(self) -> Memory:
        """What the next session begins with."""
        places = {each: (place.paragraph, place.offset) for each, place in self.places.items()}
        return self._memory._replace(places=places)

    def of(self, story: Story) -> Memory:
        """Give where a story is to be read on: where it was left, or at least the place in each of its articles."""
        last = self._memory.story == story.id or self._memory.article in story.articles
        memory = self._left.get(story.id) or (self._memory if last else Memory(story.id))
        return memory._replace(places=self.places)

    def leave(self, *, listed: bool) -> None:
        """Take in whether the reader is left at the list, with no story open."""
        self._memory = self._memory._replace(listed=listed)

    def take(self, memory: Memory) -> None:
        """Take in where a story was left."""
        # What was read last stands last: the oldest are forgotten first.
        before = {each: place for each, place in self.places.items() if each not in memory.places}
        self.places = {**before, **{each: Place(*place) for each, place in memory.places.items()}}
        self._memory = memory._replace(places={})
        if memory.story is not None:
            self._left[memory.story] = self._memory

    def rename(self, ids: Mapping[str, str]) -> None:
        """Call articles by other ids from now on: they are kept elsewhere."""
        self.places = {ids.get(each, each): place for each, place in self.places.items()}
        self._memory = _renamed(self._memory, ids)
        self._left = {story: _renamed(left, ids) for story, left in self._left.items()}

    def story_in(self, collection: Collection) -> Story | None:
        """Give the story that was open at the end, or the one its article is in now; None when both went away.

        None too when the list of stories was what the reader left.
        """
        if self._memory.listed:
            return None
        story = collection.story(self._memory.story) if self._memory.story else None
        if story is None and self._memory.article:
            with contextlib.suppress(NewsreaderError):  # the article went away
                story = collection.story_of(self._memory.article)
        return story


def _renamed(memory: Memory, ids: Mapping[str, str]) -> Memory:
    named = (memory.article, memory.picked, memory.first)
    article, picked, first = (ids.get(one, one) if one else one for one in named)
    hit = memory.hit and memory.hit._replace(article=ids.get(memory.hit.article, memory.hit.article))
    return memory._replace(article=article, picked=picked, hit=hit, first=first)
