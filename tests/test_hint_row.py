"""The bottom row: which keys it names where there is no room for all of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.reader_support import ARTICLES, app_on, compare_screen, last_row, screen_text, typed
from tui.widgets.hint_row import fitting

HINTS = [("/", "search"), ("Enter", "read"), ("o", "order"), ("q", "back")]
WORDS = st.text(alphabet="abc ", min_size=1, max_size=8)


def test_what_does_not_fit_is_left_out_but_never_the_way_out() -> None:
    assert fitting(HINTS, 80) == HINTS
    assert fitting(HINTS, len("/ search  Enter read  q back")) == [HINTS[0], HINTS[1], HINTS[3]]
    assert fitting(HINTS, len("/ search  Enter read  q bac")) == [HINTS[0], HINTS[3]]
    assert fitting(HINTS, 3) == [HINTS[3]]
    assert fitting([], 80) == []


def test_a_key_that_was_given_away_is_not_named() -> None:
    assert fitting([("", "search"), *HINTS[1:]], 80) == HINTS[1:]


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6), st.integers(0, 60))
def test_what_is_named_fits_and_stands_in_its_order(hints: list[tuple[str, str]], room: int) -> None:
    named = fitting(hints, room)
    assert named[-1:] == hints[-1:]
    assert named[:-1] == hints[: len(named) - 1] if named else not hints
    assert len(named) < 2 or len("  ".join(f"{key} {word}" for key, word in named)) <= room


async def test_a_message_longer_than_the_row_is_told_to_its_end_and_gives_the_rows_back() -> None:
    app = app_on()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        before = screen_text(app)
        compare_screen(app).announce("Strand could not be fetched: it timed out after twenty seconds; r tries again")
        await pilot.pause()
        rows = screen_text(app).splitlines()
        assert rows[-3:] == [" Strand could not be fetched: it timed", " out after twenty seconds; r tries", " again"]
        assert rows[-4].startswith(" /")
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert last_row(app).endswith("r tries again")
        await pilot.resize_terminal(40, 12)
        await pilot.press("~", "~")
        await pilot.press("escape")
        assert screen_text(app) == before


async def test_an_article_without_another_beside_it_names_no_key_that_goes_to_another() -> None:
    app = app_on(ARTICLES[:1])
    async with app.run_test(size=(80, 24)) as pilot:
        assert last_row(app) == " / search  y copy  m mark  p page  S stories  ? help"
        await pilot.press("slash", "x", "y", "z", "enter")
        assert "Tab" not in last_row(app)


async def test_a_phrase_has_the_room_that_what_was_found_leaves_it() -> None:
    app = app_on()
    phrase = "tired of waiting for new ropes said edda farrow"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *typed(phrase), "enter")
        await pilot.pause()
        assert f" / {phrase} " in screen_text(app)
