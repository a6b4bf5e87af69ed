"""The reader's life with a library: what is unread and what opening it does, and feeds fetched from inside."""

from __future__ import annotations

import time
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.errors import LibraryError
from index.library import Fetching, FetchReport, FetchStage, Library
from index.model import Mark, Span
from tests.fetching_support import QUICK, Reply, Server
from tests.library_support import two_stories
from tests.reader_support import ARTICLES, app_on, compare_screen, screen_text, story, typed, until
from tests.test_feeds import entry, rss
from tui import deeds
from tui.app import NewsreaderApp
from tui.nothing_kept import Way
from tui.open_library import OpenLibrary
from tui.open_pages import OpenPages
from tui.reading_life import LibraryReading
from tui.screens.stories import StoriesScreen

WIDE = (120, 30)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library of two stories, three articles."""
    with two_stories(tmp_path) as found:
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
    app.collection = OpenPages(ARTICLES, [one, story(ARTICLES[:1])], way=Way.KEY)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("S")
        await settle(app, pilot)
        assert "new" not in screen_text(app).splitlines()[0]
        await pilot.press("g", "R")
        await settle(app, pilot)
        assert "in your library only" in screen_text(app)


# --- feeds ----------------------------------------------------------------------


def feeds_app(library: Library, server: Server, *paths: str) -> NewsreaderApp:
    """Make the app on a library that follows some paths of a server."""
    for path in paths:
        library.feeds.add(server.at(path), allowed=["127.0.0.1"])
    collection = OpenLibrary(library)
    collection.reading = LibraryReading(library, limits=QUICK)
    return NewsreaderApp(collection)


async def test_r_fetches_the_feeds_and_reports(library: Library, server: Server) -> None:
    """What is new stands in the list, and the bottom row says how much came and what failed, and why."""
    server.routes["/feed"] = Reply(rss(entry(1), entry(2)))
    app = feeds_app(library, server, "/feed", "/gone")
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "2 new articles; 1 failed: " in screen_text(app))
        assert server.at("/gone") in screen_text(app)
        await settle(app, pilot)
        assert "Stories   5 new" in screen_text(app)
        await pilot.press("r")
        await until(pilot, lambda: "nothing new in 2 feeds" in screen_text(app))


@pytest.mark.parametrize("key", ["escape", "r"])
async def test_a_fetch_is_told_of_and_stopped(library: Library, server: Server, key: str) -> None:
    """While a slow feed comes the row says so; Esc or r stops it, what came is told, and the search stays lit."""
    server.routes["/feed"] = Reply(rss(entry(1)))
    server.routes["/slow"] = Reply(rss(entry(2)), slow=0.01)
    app = feeds_app(library, server, "/feed", "/slow")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "fetching feeds: 1 of 2, 127.0.0.1   Esc stops" in screen_text(app))
        await pilot.press(key)
        await until(pilot, lambda: "stopped; " in screen_text(app))
        assert not app.fetching
        await pilot.press("j")
        assert "fetch" in screen_text(app).splitlines()[-1]


async def test_compare_fetches_too_and_keeps_its_phrase(library: Library, server: Server) -> None:
    """The report stands in Compare's bottom row; nothing else moves."""
    server.routes["/feed"] = Reply(rss(entry(1)))
    app = feeds_app(library, server, "/feed")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("g", "enter", "slash", *typed("heron"), "enter")
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "1 new article" in screen_text(app))
        assert compare_screen(app).comparison.phrase == "heron"
        await pilot.press("q")
        await settle(app, pilot)
        assert "opens again, part 1" in screen_text(app)


async def test_leaving_waits_for_no_server(library: Library, server: Server) -> None:
    """Quitting while a feed is slow is at once."""
    server.routes["/slow"] = Reply(rss(entry(2)), slow=0.01)
    app = feeds_app(library, server, "/slow")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: app.fetching)
        begun = time.monotonic()
        await pilot.press("Q")
    assert time.monotonic() - begun < 1.5
    run = app.fetch_run
    assert run is not None
    server.stopped.set()
    run._thread.join(5)
    assert not run.alive


async def test_without_feeds_the_way_to_one_is_told(library: Library) -> None:
    """No feeds: the row says how to follow one."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await settle(app, pilot)
        assert "newsreader feeds add ADDRESS" in screen_text(app)


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (Way.KEY, "a keeps these pages there first"),
        (Way.SAMPLES, "newsreader add FOLDER puts your own pages there"),
    ],
)
async def test_pages_opened_by_name_have_no_feeds(way: Way, told: str) -> None:
    """The row says that feeds belong to a library, and how to come to one: by no key that refuses on the samples."""
    app = app_on()
    app.collection = OpenPages(ARTICLES, [story()], way=way)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("r")
        await settle(app, pilot)
        assert f"feeds are kept in your library only; {told}" in screen_text(app)


async def test_a_library_that_cannot_be_written_says_so_in_a_line(library: Library, server: Server) -> None:
    """What the library says comes into the bottom row, and the reader goes on."""
    app = feeds_app(library, server, "/feed")

    def broken(articles: Sequence[str] = ()) -> Generator[Fetching, None, None]:
        yield Fetching(FetchStage.FEEDS, len(articles), 1, "", FetchReport())
        raise LibraryError("another newsreader is writing to this library")

    app.collection.reading.fetch = broken  # type: ignore[method-assign]
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "another newsreader is writing" in screen_text(app))
        await pilot.press("j")
        assert "another" not in screen_text(app)


# --- other lists ----------------------------------------------------------------


async def test_outlets_are_listed_marked_and_opened(library: Library) -> None:
    """Tab lists the outlets with what is unread in each; Enter lists an outlet's articles, Esc goes back twice."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("tab")
        await settle(app, pilot)
        rows = screen_text(app).splitlines()
        assert rows[0].startswith(" Outlets   3 new")
        assert [row.split("│")[0].strip(" ▸").split("  ")[0] for row in rows[1:4]] == [
            "•1 Fen Sheet",
            "•1 Hollin Gazette",
            "•1 Tarn News",
        ]
        await pilot.press("j", "R")
        await settle(app, pilot)
        assert unread(library) == 2
        await pilot.press("enter")
        await settle(app, pilot)
        assert "1 article in 1 story" in screen_text(app)
        assert screen_text(app).startswith(" Stories"), "what is found is no outlet"
        await pilot.press("escape")
        await settle(app, pilot)
        screen = stories_screen(app)
        assert screen._list.key == ("list", "Hollin Gazette", "Outlets")
        await pilot.press("escape")
        await settle(app, pilot)
        assert screen_text(app).startswith(" Stories")


async def test_a_search_is_kept_as_a_row_and_dropped(library: Library) -> None:
    """S keeps what is searched under a name; its row finds again, and x drops it."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("tab", "tab")
        await settle(app, pilot)
        assert "no searches yet" in screen_text(app)
        await pilot.press("slash", *typed("heron"))
        await settle(app, pilot)
        await pilot.press("enter", "s")
        await settle(app, pilot)
        await pilot.press(*typed("birds"), "enter")
        await settle(app, pilot)
        assert "kept; Esc ends this search, where it is a row" in screen_text(app)
        assert library.reading.searches() == (("birds", "heron"),)
        await pilot.press("escape")
        await settle(app, pilot)
        assert "•2 birds   heron" in screen_text(app)
        await pilot.press("g", "enter")
        await settle(app, pilot)
        assert "2 articles in 1 story" in screen_text(app)
        await pilot.press("escape")
        await settle(app, pilot)
        await pilot.press("g", "x")
        await settle(app, pilot)
        assert library.reading.searches() == ()
        assert "no searches yet" in screen_text(app)
        await pilot.press("u")
        await settle(app, pilot)
        assert library.reading.searches() == (("birds", "heron"),), "u brings a dropped search back, under its name"
        await pilot.press("g", "enter", "s")
        await settle(app, pilot)
        await pilot.press("ctrl+u", *typed("birds"), "enter", "u")
        await settle(app, pilot)
        assert library.reading.searches() == (("birds", "heron"),), "and one that was replaced"


def test_hiding_once_more_what_is_hidden_is_taken_back_to_hidden(library: Library) -> None:
    reading = LibraryReading(library)
    deeds.hide(reading, "heron")
    before = reading.hidden()
    again = deeds.hide(reading, "heron")
    again.back()
    assert before
    assert reading.hidden() == before


def test_hiding_says_how_many_articles_stay_because_they_are_marked(library: Library) -> None:
    reading = LibraryReading(library)
    one = library.search("heron").results[0].article.id
    library.marks.add(Mark(0, one, 0, Span(0, 1), "A"))
    assert deeds.hide(reading, "heron").said == "1 article hidden, 1 with marks stays"
