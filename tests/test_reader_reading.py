"""The reader's life with a library: what is unread and what opening it does, and feeds fetched from inside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import Library
from tests.reader_support import ARTICLES, app_on, compare_screen, screen_text, story, typed
from tests.test_reader_library import HERON, record
from tui.app import NewsreaderApp
from tui.collection import OpenLibrary, OpenPages
from tui.screens.stories import StoriesScreen

WIDE = (120, 30)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library of two stories, three articles."""
    pages = tmp_path / "pages.jsonl"
    pages.write_text(
        record("Hollin Gazette", "Heron on the town hall roof", HERON, "The heron has laid two eggs.")
        + record("Tarn News", "Town hall stairs shut for a heron", HERON, "Nobody minds, said the warden.")
        + record("Fen Sheet", "The last pear is sold", "A market stall sold its last pear on Friday."),
        encoding="utf-8",
    )
    with Library.open(tmp_path / "library") as found:
        found.add([str(pages)])
        yield found


async def settle(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    """Wait until what was begun beside the screen is done and drawn."""
    for _ in range(3):
        await pilot.pause()
        await app.workers.wait_for_complete()
    await pilot.pause()


def unread(library: Library) -> int:
    """Count what is unread in the library."""
    ids = [one for each in library.stories() for one in each.articles]
    return len(library.reading.unread(ids))


def stories_screen(app: NewsreaderApp) -> StoriesScreen:
    """Give the Stories screen, which must be the one on top."""
    assert isinstance(app.screen, StoriesScreen)
    return app.screen


async def test_what_is_unread_is_counted_above_and_in_each_row(library: Library) -> None:
    """The row above says how many are new, each story how many of its articles are."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        text = screen_text(app)
        assert "Stories   3 new" in text
        assert "•2 " in text
        assert "•1 The last pear is sold" in text


async def test_opening_a_story_marks_what_has_a_pane(library: Library) -> None:
    """On a wide screen both articles are in sight; back on Stories only the other one is new."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("g", "enter")
        await settle(app, pilot)
        assert len(compare_screen(app).comparison) == 2
        assert unread(library) == 1
        await pilot.press("q")
        await settle(app, pilot)
        assert "Stories   1 new" in screen_text(app)
        assert "•2" not in screen_text(app)


async def test_an_article_without_a_pane_stays_unread_until_it_gets_one(library: Library) -> None:
    """On a narrow screen there is one pane: the second article is read when Tab brings it."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(60, 20)) as pilot:
        await settle(app, pilot)
        await pilot.press("g", "enter")
        await settle(app, pilot)
        assert unread(library) == 2
        await pilot.press("tab")
        await settle(app, pilot)
        assert unread(library) == 1


async def test_a_row_is_marked_read_unread_and_as_it_was(library: Library) -> None:
    """R marks the row read, R again unread; u takes the last marking back, once."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("g", "R")
        await settle(app, pilot)
        assert unread(library) == 1
        assert "2 articles read; u takes it back" in screen_text(app)
        await pilot.press("R")
        await settle(app, pilot)
        assert unread(library) == 3
        await pilot.press("u")
        await settle(app, pilot)
        assert unread(library) == 1
        await pilot.press("u")
        await settle(app, pilot)
        assert "nothing was marked" in screen_text(app)


async def test_all_that_is_listed_is_marked_and_taken_back(library: Library) -> None:
    """A marks every listed article; after that nothing is new, and u brings all of it back."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("A")
        await settle(app, pilot)
        assert unread(library) == 0
        assert "new" not in screen_text(app).splitlines()[0]
        await pilot.press("n")
        assert "nothing unread here" in screen_text(app)
        await pilot.press("u")
        await settle(app, pilot)
        assert unread(library) == 3


async def test_of_a_search_only_what_was_found_is_marked(library: Library) -> None:
    """The story above an article found is not all listed: its other article stays unread."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *typed("eggs"))
        await settle(app, pilot)
        await pilot.press("enter", "A")
        await settle(app, pilot)
        assert unread(library) == 2


async def test_next_unread_goes_round(library: Library) -> None:
    """N goes to the next row that has something unread, and from the last to the first again."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("g")
        screen = stories_screen(app)
        first = screen._list.key
        await pilot.press("n")
        assert screen._list.key != first
        await pilot.press("n")
        assert screen._list.key == first


async def test_pages_opened_by_name_are_neither_read_nor_unread() -> None:
    """Nothing is counted, and marking says where it would be kept."""
    one = story()
    app = app_on()
    app.collection = OpenPages(ARTICLES, [one, story(ARTICLES[:1])])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("S")
        await settle(app, pilot)
        assert "new" not in screen_text(app).splitlines()[0]
        await pilot.press("g", "R")
        await settle(app, pilot)
        assert "in your library only" in screen_text(app)
