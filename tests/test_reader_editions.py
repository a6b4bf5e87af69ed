"""One pane for an article that came in several times; its other editions are found, opened and seen as pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.library import Library
from index.model import Given, Media, Page
from tests.library_support import HERON
from tests.reader_support import compare_screen, screen_text, typed
from tui.app import NewsreaderApp
from tui.open_library import OpenLibrary
from tui.plain import PlainReader
from tui.screens.page import PageScreen

URL = "https://gazette.example/heron"


def record(outlet: str, *body: str, url: str | None = None) -> Page:
    fields = {"outlet": outlet, "title": f"Heron, says {outlet}", "published": "2031-03-04", "url": url, "body": body}
    return Page(f"{outlet}.jsonl#1", json.dumps(fields).encode(), Media.RECORD, Given())


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Give a library of one story: two outlets, one of them with a beginning that broke off and the whole text."""
    with Library.open(tmp_path / "library") as opened:
        opened.add([record("Hollin Gazette", HERON, url=URL), record("Tarn News", HERON, "Nobody minds.")])
        more = [f"On day {number} the warden counted the eggs of the heron again." for number in range(9)]
        opened.add([record("Hollin Gazette", HERON, *more, url=URL)])
        yield opened


async def test_an_article_that_came_twice_has_one_pane_with_the_fuller_text(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(120, 40)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        panes = compare_screen(app)
        assert [each.outlet for each in panes.comparison.articles] == ["Hollin Gazette", "Tarn News"]
        assert "On day 8 the warden" in screen_text(app)
        assert "2 outlets" in screen_text(app)
        assert "articles" not in screen_text(app).splitlines()[0]


async def test_its_earlier_edition_is_a_page_and_the_same_key_goes_round(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, PageScreen)
        assert "edition 2 of 2" in screen_text(app)
        assert "next edition" in screen_text(app)
        assert "cut or keep" not in screen_text(app), "what has no line numbers has no lines to set"
        assert "fold" not in screen_text(app), "nothing is cut"
        await pilot.press("v")
        await pilot.pause()
        assert "edition 1 of 2" in screen_text(app)
        assert "On day" not in screen_text(app)
        await pilot.press("v")
        await pilot.pause()
        assert "edition 2 of 2" in screen_text(app)
        await pilot.press("q", "tab", "p", "v")
        await pilot.pause()
        assert "came in once" in screen_text(app)


async def test_an_edition_that_a_search_finds_is_opened_in_the_place_of_the_one_that_stands(library: Library) -> None:
    library.add([record("Hollin Gazette", HERON, *["Every word of it is new: the warden wept."] * 9, url=URL)])
    library.add([record("Fen Sheet", "A market stall sold its last pear on Friday.")])
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *typed("eggs"), "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "Hollin Gazette, another edition" in screen_text(app)
        await pilot.press("j", "enter")
        await pilot.pause()
        await pilot.pause()
        assert "another edition of this article is shown: p, then v shows each" in screen_text(app)
        panes = compare_screen(app)
        assert len(panes.comparison) == 2
        assert "On day 8 the warden" in screen_text(app)
        assert "wept" not in screen_text(app)
        await pilot.press("q")
        await pilot.press("escape", "g", "enter")
        await pilot.pause()
        assert "the warden wept" in screen_text(app)


def test_what_is_unread_counts_an_article_once(library: Library) -> None:
    """Lists of outlets and searches, and what is hidden, too."""
    reading = library.reading
    assert len(reading.unread_ids()) == 2
    assert sorted((name, len(ids)) for name, ids in reading.by_outlet().items()) == [
        ("Hollin Gazette", 1),
        ("Tarn News", 1),
    ]
    reading.save_search("heron", "heron")
    [row] = reading.search_rows()
    assert row.counts == (2, 2)
    library.add([record("Fen Sheet", "A market stall sold its last pear on Friday.")])
    reading.ignore("warden")
    assert len(reading.hidden()) == 2


def test_the_plain_reader_has_it_once_too(library: Library) -> None:
    told = list(PlainReader(OpenLibrary(library), lambda _, what: what).greeting())
    assert [line[:2] for line in told if line[:1].isdigit()] == ["1.", "2."]
    assert "10 paragraphs" in "\n".join(told)


def test_the_plain_reader_opens_what_a_search_found_also_where_it_is_another_edition(library: Library) -> None:
    library.add([record("Hollin Gazette", HERON, *["Every word of it is new: the warden wept."] * 9, url=URL)])
    library.add([record("Fen Sheet", "A market stall sold its last pear on Friday.")])
    reader = PlainReader(OpenLibrary(library), lambda _, what: what)
    assert any("Hollin Gazette, another edition: " in line for line in reader.answer("search eggs") or ())
    number = next(line[0] for line in reader.answer("search eggs") or () if "Heron" in line and line[1:3] == ". ")
    opened = list(reader.answer(f"open {number}") or ())
    assert any("eggs" in line and "same words" in line for line in opened), opened
    reader.answer("stories")
    reader.answer(f"open {number}")
    assert any("wept" in line for line in reader.answer("read 1") or ())
