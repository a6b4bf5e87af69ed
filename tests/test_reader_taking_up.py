"""A story is taken up before the first key acts."""

from __future__ import annotations

import pytest
from textual import events

from tests.reader_support import ARTICLES, compare_screen, settled, story, until
from tui.app import NewsreaderApp
from tui.hits import Position, Spot
from tui.open_pages import OpenPages
from tui.session import Memory

SMALL = (80, 20)
LEFT = Memory("5707" * 3, ARTICLES[1].id, "waiting", None, {}, Spot(ARTICLES[1].id, 0, 12, 19), (0, 0))
NAMES = {"/": "slash", "\x1b": "escape"}


@pytest.mark.parametrize(
    ("ahead", "phrase", "position"),
    [
        ("/ropes", "ropes", None),
        ("/ropes\x1b", "waiting", Position(1, 0)),
        ("n", "waiting", Position(1, 1)),
    ],
)
async def test_keys_typed_before_the_first_paint_find_what_was_lit(
    ahead: str, phrase: str, position: Position | None
) -> None:
    app = NewsreaderApp(OpenPages(ARTICLES, [story()]), memory=LEFT)
    async with app.run_test(size=SMALL) as pilot:
        for character in ahead:
            app.post_message(events.Key(NAMES.get(character, character), character))
        screen = compare_screen(app)
        await until(pilot, lambda: (screen.bar.phrase, screen.lighting.position) == (phrase, position))
        await settled(app, pilot)
        assert (screen.bar.phrase, screen.comparison.phrase, screen.lighting.position) == (phrase, phrase, position)
