"""What is left is let go of: screens, apps, and the rows they drew."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Iterator

import pytest

from tests.reader_support import app_on, typed
from tui import garbage
from tui.screens.help import HelpScreen


@pytest.fixture(autouse=True)
def collected_as_ever(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let nothing be out of garbage collection, and leave its thresholds as they were."""
    thresholds = gc.get_threshold()
    monkeypatch.setattr("tui.app.settle_memory", gc.unfreeze)
    gc.unfreeze()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


async def test_a_screen_that_is_left_goes_with_its_rows_once_the_reader_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.answers.base.IDLE", 0.3)
    monkeypatch.setattr("tui.app.LOOK_EVERY", 0.05)
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        left = weakref.ref(app.screen)
        rows = [weakref.ref(each._styles_cache) for each in app.screen.query("*")]
        await pilot.press("escape")
        for _ in range(200):  # it goes when its last message has been handled
            await asyncio.sleep(0.05)
            if left() is None and not any(each() for each in rows):
                break
        assert left() is None
        assert [each for each in rows if each() is not None] == []


async def test_an_app_that_is_closed_goes_with_all_that_it_drew() -> None:
    async def read() -> list[weakref.ref[object]]:
        app = app_on()
        async with app.run_test(size=(120, 30)) as pilot:
            await pilot.press("slash", *typed("waiting"), "enter", "p")
            drawn: list[object] = [each._styles_cache for each in app.screen.query("*")]
            return [weakref.ref(each) for each in (app, *drawn)]

    held = await asyncio.create_task(read())  # in a context of its own, which knows the app as the active one
    gc.collect()
    assert [each for each in held if each() is not None] == []


def test_long_articles_are_set_aside_and_what_of_them_is_garbage_is_found_when_there_is_time() -> None:
    class Cycle:
        def __init__(self) -> None:
            self.own = self

    garbage.settle_memory()
    settled = gc.get_freeze_count()
    cycle = Cycle()
    gone = weakref.ref(cycle)
    garbage.set_aside()
    assert gc.get_freeze_count() > settled
    del cycle
    gc.collect()
    assert gone() is not None  # out of garbage collection
    garbage.tidy_memory()
    assert gone() is None
