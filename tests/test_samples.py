"""The samples are found, and only their pages are."""

from __future__ import annotations

from pathlib import Path

from index.intake import read_inputs
from index.model import Page
from index.samples import folder, paths


def test_the_samples_are_at_least_three_stories_of_pages_that_can_be_read() -> None:
    stories = [Path(path) for path in paths()]
    assert len(stories) >= 3
    assert all(story.parent == folder() for story in stories)
    found = list(read_inputs(paths()))
    assert all(isinstance(page, Page) for page in found)
    assert len(found) >= 15
