"""Stories opened in one session: each keeps its phrase, and only the last ones stay prepared."""

from __future__ import annotations

from dataclasses import replace

from tests.reader_support import ARTICLES, story
from tui.comparison import Comparison
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.opened import AT_HAND, MOST

STORIES = [replace(story(), id=f"{number:012x}") for number in range(MOST + 1)]


def awaited(comparison: Comparison) -> int:
    """Count the articles that are not prepared, or not any more."""
    return sum(comparison.prepared.at_hand(number) is None for number in range(len(comparison)))


def test_a_story_opened_long_ago_rests_with_its_phrase_and_what_it_found() -> None:
    pages = OpenPages(ARTICLES, STORIES, way=Way.KEY)
    first = pages.comparison(STORIES[0])
    first.begin("waiting for new ropes")
    first.search_all()
    assert awaited(first) == 0
    for each in STORIES[1:AT_HAND]:
        pages.comparison(each)
    assert awaited(first) == 0
    pages.comparison(STORIES[AT_HAND])
    assert awaited(first) == len(ARTICLES)
    assert pages.comparison(STORIES[0]) is first
    assert first.hits.total == 2


def test_a_session_remembers_so_many_stories_and_no_more() -> None:
    pages = OpenPages(ARTICLES, STORIES, way=Way.KEY)
    first, second = (pages.comparison(each) for each in STORIES[:2])
    for each in STORIES[2:]:
        pages.comparison(each)
    assert pages.comparison(STORIES[1]) is second
    assert pages.comparison(STORIES[0]) is not first


def test_a_judgement_that_is_taken_back_while_its_story_is_closed_is_gone_when_it_is_opened_again() -> None:
    pages = OpenPages(ARTICLES, STORIES[:2], way=Way.KEY)
    comparison = pages.comparison(STORIES[0])
    comparison.begin("waiting for new ropes")
    comparison.search_all()
    comparison.judge(0, 0, wish=False)
    assert comparison.hits.total == 1
    pages.keeper.undo()
    pages.comparison(STORIES[1])
    assert comparison.hits.total == 1, "nothing is searched for a story that nobody opens"
    pages.comparison(STORIES[0])
    assert comparison.hits.total == 2
