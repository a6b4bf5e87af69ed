"""A story is taken up before the first key acts, and left without what was only half typed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Input

from index.model import Span
from tests.reader_support import ARTICLES, app_on, article, compare_screen, settled, story, typed, until
from tui.app import NewsreaderApp
from tui.comparison import Comparison
from tui.drawing.selection import BEGINNING
from tui.hits import Position, Spot
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.screens.compare import CompareScreen
from tui.screens.phrase_typing import Before
from tui.session import Memory

SMALL = (80, 20)
LEFT = Memory("5707" * 3, ARTICLES[1].id, "waiting", None, {}, Spot(ARTICLES[1].id, 0, 12, 19), (0, 0))
NAMES = {"/": "slash", "\x1b": "escape"}


@pytest.fixture
def late_paint(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the paint later than all keys: nothing that waits for it is done."""
    for each in (NewsreaderApp, CompareScreen):
        monkeypatch.setattr(each, "call_after_refresh", lambda *_: True)


def on_two_stories() -> NewsreaderApp:
    """Make the app on the story of all tests and another one."""
    other = article(9, "Dock Mail", "A lighthouse was painted green.", title="A green lighthouse")
    stories = [story(), replace(story((other,)), id="77", title="A green lighthouse")]
    return NewsreaderApp(OpenPages([*ARTICLES, other], stories, way=Way.KEY))


@pytest.mark.usefixtures("late_paint")
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
    app = NewsreaderApp(OpenPages(ARTICLES, [story()], way=Way.KEY), memory=LEFT)
    async with app.run_test(size=SMALL) as pilot:
        for character in ahead:
            app.post_message(events.Key(NAMES.get(character, character), character))
        screen = compare_screen(app)
        await until(pilot, lambda: (screen.bar.phrase, screen.lighting.position) == (phrase, position))
        await settled(app, pilot)
        assert (screen.bar.phrase, screen.comparison.phrase, screen.lighting.position) == (phrase, phrase, position)


@pytest.mark.usefixtures("late_paint")
async def test_keys_typed_behind_the_one_that_opens_a_find_are_for_the_panes_with_the_find_lit() -> None:
    """A search typed at once is no garble of letters taken as commands, and Esc brings the find back."""
    app = on_two_stories()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *"waiting", "enter")
        await settled(app, pilot)
        for key in ("enter", "slash", *"rope"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        await until(pilot, lambda: isinstance(app.screen, CompareScreen) and app.screen.bar.phrase == "rope")
        screen = compare_screen(app)
        assert screen.bar.is_open
        await pilot.press("escape")
        assert screen.comparison.phrase == "waiting"
        assert screen.lighting.position is not None


@pytest.mark.usefixtures("late_paint")
async def test_keys_typed_behind_the_one_that_opens_a_mark_are_for_the_panes_at_the_mark() -> None:
    app = on_two_stories()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter", "G")
        marked = compare_screen(app).pane.sentence
        await pilot.press("m", "enter", "g", "q", "'")
        await settled(app, pilot)
        for key in ("enter", "slash", *"rope"):
            app.post_message(events.Key(key, "/" if key == "slash" else key))
        await until(pilot, lambda: isinstance(app.screen, CompareScreen) and app.screen.bar.phrase == "rope")
        await pilot.press("escape")
        assert compare_screen(app).pane.sentence == marked


async def test_leaving_while_a_phrase_is_typed_remembers_what_was_lit_before_and_where_each_was_read() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n", "j")
        before = compare_screen(app).memory()
        assert before.hit is not None
        await pilot.press("slash", *typed("a mayor"))
        assert compare_screen(app).places() != before.places, "what is typed is brought in sight"
        app.exit()
    left = app.whereabouts.memory
    assert left == before._replace(places=left.places)
    assert left.places == {each: tuple(place) for each, place in before.places.items()}


@pytest.mark.parametrize("lit", ["waiting", ""])
async def test_a_story_left_while_a_phrase_is_typed_opens_with_what_was_lit_before(lit: str) -> None:
    app = on_two_stories()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("enter", *(["slash", *lit, "enter", "n"] if lit else []))
        before = compare_screen(app).lighting.position
        await pilot.press("slash", *"rope")
        app.action_leave()
        await settled(app, pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        await settled(app, pilot)
        screen = compare_screen(app)
        assert (screen.bar.phrase, screen.comparison.phrase, screen.lighting.position) == (lit, lit, before)


async def test_a_click_into_the_bar_begins_typing_and_esc_puts_back_what_was_there_at_the_click() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        await pilot.press("slash", *"waiting", "enter", "slash", "escape", "escape")
        assert not screen.comparison.lit
        await pilot.click(screen.bar.query_one(Input))
        await pilot.press(*"rope")
        assert screen.comparison.phrase == "rope"
        await pilot.press("escape")
        assert not screen.comparison.lit, "what was put out stays out"


async def test_a_text_that_changes_while_a_phrase_is_typed_takes_nothing_of_it_away() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        await pilot.press("slash", *"waiting", "enter", "n", "slash", *"rop")
        longer = replace(ARTICLES[2], paragraphs=(*ARTICLES[2].paragraphs, ARTICLES[0].paragraphs[13]))
        screen.renew(Comparison((*ARTICLES[:2], longer)), story(), ARTICLES[0].id)
        await pilot.press("e")
        assert (screen.bar.phrase, screen.comparison.phrase, screen.comparison.hits.total) == ("rope", "rope", 3)
        await pilot.press("escape")
        assert (screen.bar.phrase, screen.comparison.phrase) == ("waiting", "waiting")
        assert screen.lighting.position == Position(0, 1)


def test_what_stood_before_leaves_out_articles_that_went_away() -> None:
    places = dict.fromkeys(range(3), BEGINNING)
    before = Before("rope", 2, Position(2, 0), None, places, {0: (None, Span(0, 1))})
    assert before.within(3) == before
    assert before.within(2) == before._replace(picked=None, position=None, places=dict.fromkeys(range(2), BEGINNING))
