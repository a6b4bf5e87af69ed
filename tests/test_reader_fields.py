"""The form of an article's fields: what stands there and where it is from, setting, taking back, leaving."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import Library
from tests.reader_support import compare_screen, last_row, screen_text, settled, typed
from tui.app import NewsreaderApp
from tui.open_library import OpenLibrary

PAGE = """The Hill Gazette
Home
Dam holds after night of rain
By Ida Moll
4 March 2031

The old dam above the village held on Tuesday after a night of heavy rain, the water board said.

"We were lucky this time," said Pia Lund, who leads the board. Engineers had feared the worst.
"""


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Make a library of one page."""
    (tmp_path / "dam.txt").write_text(PAGE)
    with Library.open(tmp_path / "library") as library:
        library.add([str(tmp_path / "dam.txt")])
        yield library


async def form(app: NewsreaderApp, pilot: Pilot[None]) -> None:
    """Open the page, then the form."""
    await pilot.press("p", "E")
    await settled(app, pilot)


def name_of(app: NewsreaderApp) -> str:
    """Give the name of the screen on top."""
    return type(app.screen).__name__


async def test_each_field_has_a_row_says_where_it_is_from_and_is_set_and_taken_back(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(100, 24)) as pilot:
        await form(app, pilot)
        text = screen_text(app)
        for row in ("Title   Dam holds after night of rain", "Authors Ida Moll", "Date    2031-03-04"):
            assert row in text
        assert "read in line 3 of the page" in text
        assert "not known: the page does not say" in text, "there is no source"
        await pilot.press("down", "ctrl+u", *typed("The Hill"), "tab", "tab", "end", "backspace")
        assert "changed; it was: 2031-03-04" not in screen_text(app)
        assert "write 2031-03-04, or 2031-03-04T08:30" in screen_text(app)
        await pilot.press("up", "enter")
        assert app.focused is not None
        assert "Date: write 2031-03-04" in last_row(app), "what is wrong is gone to, nothing is set"
        await pilot.press("5", "ctrl+s")
        await settled(app, pilot)
        assert name_of(app) == "PageScreen"
        assert "outlet, date set; u takes it back" in screen_text(app)
        (article,) = library.articles()
        assert (article.outlet, article.published, article.by_hand) == (
            "The Hill",
            "2031-03-05",
            ("outlet", "published"),
        )
        await pilot.press("E")
        await settled(app, pilot)
        assert "set by you; the page says: 2031-03-04" in screen_text(app)
        await pilot.press("up", "up", "ctrl+r")
        assert "this is what the page says: 2031-03-04" in screen_text(app)
        await pilot.press("enter")
        await settled(app, pilot)
        (article,) = library.articles()
        assert (article.published, article.by_hand) == ("2031-03-04", ("outlet",)), "the page's again"
        await pilot.press("u", "u")
        await settled(app, pilot)
        assert "taken back: the change of outlet, date" in screen_text(app)
        (article,) = library.articles()
        read = library.as_read(article.id)
        assert (article.outlet, article.published, article.by_hand) == (read.outlet, read.published, ())
        await pilot.press("q")
        await pilot.pause()
        assert "The Hill Gazette" in screen_text(app)
        compare_screen(app)


async def test_escape_asks_only_where_something_was_changed(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(100, 24)) as pilot:
        await form(app, pilot)
        await pilot.press("tab", "escape")
        assert name_of(app) == "PageScreen", "nothing was changed"
        await pilot.press("E")
        await settled(app, pilot)
        await pilot.press(*typed("x"), "escape")
        assert "title changed: Enter sets, Esc again leaves without" in last_row(app)
        await pilot.press(*typed("y"), "escape")
        assert name_of(app) == "FieldsScreen", "a key between the two goes on"
        await pilot.press("f1")
        await pilot.pause()
        assert name_of(app) == "HelpScreen"
        assert "What the page says" in screen_text(app)
        await pilot.press("q", "escape", "escape")
        await pilot.pause()
        assert name_of(app) == "PageScreen"
        await pilot.press("E")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert "nothing was changed" in screen_text(app)
        (article,) = library.articles()
        assert article.by_hand == ()


async def test_the_form_scrolls_on_a_small_screen(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(40, 8)) as pilot:
        await form(app, pilot)
        assert "Source" not in screen_text(app)
        for field in ("Outlet", "Authors", "Date", "Source"):
            await pilot.press("tab")
            await pilot.pause()
            assert field in screen_text(app)
        assert "Title" not in screen_text(app)
        assert "not known: the page does not" in screen_text(app), "with what is said under it"
        await pilot.press("tab")
        await pilot.pause()
        assert "Title" in screen_text(app)


async def test_a_long_field_opens_at_its_end_with_the_cursor_in_it(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(30, 24)) as pilot:
        await form(app, pilot)
        await pilot.pause()
        assert "olds after night of rain" not in screen_text(app)
        assert "after night of rain" in screen_text(app)
        assert app.cursor_position == (29, 2)


async def test_the_current_hit_stays_when_a_field_or_a_line_is_set(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press("slash", *typed("the"), "enter", "n", "n")
        await settled(app, pilot)
        screen = compare_screen(app)
        at, sentence = screen.lighting.position, screen.pane.sentence
        assert at is not None
        for keys in (typed("x"), ["tab", *typed("y")]):
            await pilot.press("p", "E")
            await settled(app, pilot)
            await pilot.press(*keys, "enter")
            await settled(app, pilot)
            await pilot.press("q")
            await settled(app, pilot)
            screen = compare_screen(app)
            assert screen.lighting.position is not None
            assert (screen.lighting.position.hit, screen.pane.sentence) == (at.hit, sentence)
            assert screen.pane.current == at.hit, "it is reversed"
        (article,) = screen.comparison.articles
        assert (article.title, article.outlet) == ("Dam holds after night of rainx", "The Hill Gazettey")
