"""Other editions of an article in the place of the one that stands for it in its story."""

from __future__ import annotations

from dataclasses import replace

from index.model import Story
from tui.collection import Collection


def at_edition(collection: Collection, story: Story, article: str | None) -> Story:
    """Give a story with this edition of an article in the place of the one that stands for it there.

    The story as it is where the article has its own place in it, or none at all.
    """
    if article is None or article in story.articles:
        return story
    editions = collection.editions(article)
    return replace(story, articles=tuple(article if one in editions else one for one in story.articles))


def standing(collection: Collection, story: Story, article: str) -> str | None:
    """Give the edition of an article that has a place in a story; None where none has."""
    editions = (article,) if article in story.articles else collection.editions(article)
    return next((one for one in story.articles if one in editions), None)
