"""The reader on a library: what another process adds is announced, and nothing jumps."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library import Library
from tests.library_support import DAM, record, two_stories
from tests.reader_support import compare_screen, screen_text, typed
from tui.app import NewsreaderApp
from tui.open_library import OpenLibrary
from tui.screens.stories import StoriesScreen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a library of two stories; gives its folder."""
    with two_stories(tmp_path):
        return tmp_path


async def test_stories_of_the_library_open_and_light(folder: Path) -> None:
    with Library.open(folder / "library") as library:
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=(120, 30)) as pilot:
            assert isinstance(app.screen, StoriesScreen)
            assert "2 stories, 3 articles" in screen_text(app)
            await pilot.press("slash", *typed("heron"))
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "2 articles in 1 story" in screen_text(app)
            await pilot.press("enter", "enter")
            await pilot.pause()
            assert compare_screen(app).comparison.phrase == "heron"


async def test_what_another_process_adds_is_announced_and_the_cursor_stays(folder: Path) -> None:
    more = folder / "more.jsonl"
    more.write_text(
        record("Ridge Post", "A bridge opens in Tarn", "The new bridge in Tarn opened.", published="2031-03-09"),
        encoding="utf-8",
    )
    with Library.open(folder / "library") as library, Library.open(folder / "library") as other:
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=(120, 30)) as pilot:
            assert isinstance(app.screen, StoriesScreen)
            await pilot.press("j")
            before = app.screen._list.key
            other.add([str(more)])
            app._look_for_news()
            await app.workers.wait_for_complete()
            await pilot.pause()
            text = screen_text(app)
            assert "1 new article in the library" in text
            assert "A bridge opens in Tarn" in text
            assert app.screen._list.key == before


async def test_what_another_process_adds_leaves_the_terminal_s_cursor_at_the_sentence(folder: Path) -> None:
    more = folder / "more.jsonl"
    more.write_text(record("Ridge Post", "A bridge opens in Tarn", "The new bridge opened."), encoding="utf-8")
    with Library.open(folder / "library") as library, Library.open(folder / "library") as other:
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=(120, 30)) as pilot:
            await pilot.press("j", "enter", ")")
            await pilot.pause()
            before = app.cursor_position
            other.add([str(more)])
            app._look_for_news()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "1 new article in the library" in screen_text(app)
            assert app.cursor_position == before
            await pilot.press("q")
            await pilot.pause()
            assert app.cursor_position.x == 0, "back on the list it stands at the row"


DUMP = DAM.replace("Dam holds", "Home\nWeather\nDam holds")


async def test_a_line_of_a_page_is_cut_and_kept_by_hand(tmp_path: Path) -> None:
    """The row reads `hand`, the panes show the new text, and the same key takes it back."""
    (tmp_path / "dam.txt").write_text(DUMP)
    with Library.open(tmp_path / "library") as library:
        (one,) = library.add([str(tmp_path / "dam.txt")]).added
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=(100, 24)) as pilot:
            if isinstance(app.screen, StoriesScreen):
                await pilot.press("enter")
            await pilot.press("p", "G", "c")
            await app.workers.wait_for_complete()
            await pilot.pause()
            text = screen_text(app)
            assert "line 12 is cut by hand" in text
            assert any("12 hand" in row and "Nobody" in row for row in text.splitlines())
            await pilot.press("g", "j", "c")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert any("2 hand" in row and "Home" in row for row in screen_text(app).splitlines())
            assert library.lines_by_hand(one) == {2: True, 12: False}
            await pilot.press("q")
            await pilot.pause()
            assert [p.line for p in compare_screen(app).comparison.articles[0].paragraphs] == [2, 8, 10]
            assert "Nobody was hurt" not in screen_text(app)
            await pilot.press("p", "G", "c")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "as it was before" in screen_text(app)
            assert library.lines_by_hand(one) == {2: True}
            await pilot.press("u")
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "taken back: the keeping of line 12" in screen_text(app)
            assert library.lines_by_hand(one) == {2: True, 12: False}


def test_stories_come_newest_first_whatever_is_undated_in_them(tmp_path: Path) -> None:
    from index.samples import paths

    with Library.open(tmp_path / "library") as library:
        library.add(paths())
        stories = library.stories()
    assert len(stories) == 3
    assert [story.last for story in stories] == sorted((story.last or "" for story in stories), reverse=True)
