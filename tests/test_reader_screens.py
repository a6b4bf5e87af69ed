"""Stories, Versions, Page and Help, as the reader sees them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events
from textual.command import Command, CommandList
from textual.geometry import Size
from textual.widgets import Input

from index.model import Reason, RemovedLine, Story, UsedLine
from tests.reader_support import ARTICLES, app_on, article, compare_screen, last_row, screen_text, typed, until
from tui.app import NewsreaderApp
from tui.hits import Position
from tui.keymap import action, actions_of
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.page_lines import page_lines
from tui.screens.compare import CompareScreen
from tui.screens.help import HelpScreen
from tui.screens.page import PageScreen
from tui.screens.palette import Palette
from tui.screens.stories import StoriesScreen
from tui.screens.versions import VersionsScreen
from tui.screens.views import ViewsScreen
from tui.widgets.row_list import RowList

SMALL, WIDE = (80, 24), (160, 40)
OTHER = (
    article(11, "Hollin Gazette", "A heron nested on the town hall roof.", title="Heron on the roof"),
    article(12, "Tarn News", "The heron has laid two eggs, the warden said.", title="Two eggs on the town hall"),
)
ALONE = article(21, "Fen Sheet", "A market stall sold its last pear.", title="The last pear")


def app_on_stories() -> NewsreaderApp:
    """Make the app on two stories and an article of its own."""
    stories = [
        Story("a" * 12, "Quarry workers walk out", tuple(a.id for a in ARTICLES), "2031-03-04", "2031-03-05"),
        Story("b" * 12, "Heron on the roof", tuple(a.id for a in OTHER), "2031-03-01", "2031-03-02"),
        Story("c" * 12, "The last pear", (ALONE.id,)),
    ]
    return NewsreaderApp(OpenPages([*ARTICLES, *OTHER, ALONE], stories, way=Way.KEY))


async def test_several_stories_open_on_the_list_single_ones_apart() -> None:
    app = app_on_stories()
    async with app.run_test(size=WIDE):
        assert isinstance(app.screen, StoriesScreen)
        text = screen_text(app)
    assert text.index("Quarry workers walk out") < text.index("in one outlet only: 1") < text.index("The last pear")
    assert "3 stories, 6 articles" in text
    assert "Tarn News" in text, "the story under the cursor is described beside the list"


async def test_the_wheel_takes_the_cursor_along_where_it_would_be_out_of_sight() -> None:
    """Enter behind the wheel is meant for a row that is seen."""
    stories = [Story(f"{n:012x}", f"Story {n}", tuple(a.id for a in OTHER), "2031-03-01") for n in range(30)]
    app = NewsreaderApp(OpenPages(OTHER, stories, way=Way.KEY))
    async with app.run_test(size=SMALL) as pilot:
        rows = app.screen.query_one("#list", RowList)
        seen = []
        for event in (events.MouseScrollDown, events.MouseScrollUp):
            wheel = event(rows, x=1, y=1, delta_x=0, delta_y=1, button=0, shift=False, meta=False, ctrl=False)
            rows.post_message(wheel)
            await pilot.pause()
            seen.append((rows.standing.row, app.cursor_position.y - rows.region.y))
    assert seen == [(0, 0), (3, 3)]


async def test_enter_opens_a_story_and_q_comes_back() -> None:
    app = app_on_stories()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("j", "enter")
        assert compare_screen(app).story.title == "Heron on the roof"
        await pilot.press("q")
        assert isinstance(app.screen, StoriesScreen)
        await pilot.press("q")
    assert app.return_code == 0


async def test_a_search_lists_articles_by_story_while_it_is_typed_and_opens_there() -> None:
    app = app_on_stories()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("egg"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert "1 article in 1 story" in text
        assert "eggs" in text
        assert "Quarry workers" not in text
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        screen = compare_screen(app)
        assert screen.focus_number == 1
        assert screen.comparison.phrase == "egg"


async def test_a_search_without_an_answer_says_what_to_do_next() -> None:
    app = app_on_stories()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *typed("zeppelin"))
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
        assert "nothing matching in 6 articles" in text
        assert "Esc for all stories" in text
        await pilot.press("escape")
        assert "Quarry workers walk out" in screen_text(app)


async def test_an_empty_collection_says_how_to_add_pages() -> None:
    app = NewsreaderApp(OpenPages([], [], way=Way.KEY))
    async with app.run_test(size=SMALL):
        assert "newsreader add FOLDER" in screen_text(app)


async def test_versions_has_a_card_for_every_article_with_the_difference() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("l", "right_parenthesis", "d")
        assert isinstance(app.screen, VersionsScreen)
        text = screen_text(app)
    assert "Compared with Tarn News:" in text
    for outlet in ("Hollin Gazette", "Tarn News", "outlet not named (page-3.txt)"):
        assert outlet in text
    assert "[-" in text
    assert "{+" in text
    assert "nothing matching in" in text


async def test_searching_from_the_cards_goes_on_in_the_search_bar_of_the_panes() -> None:
    """What is typed behind the key is the phrase, and no key of the cards."""
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "enter")
        assert isinstance(app.screen, VersionsScreen)
        await pilot.press("slash", *typed("waiting was over"), "enter")
        await pilot.pause()
        screen = compare_screen(app)
        assert screen.comparison.phrase == "waiting was over"


async def test_enter_on_a_card_goes_back_to_the_panes_at_that_article() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "enter", "j", "enter")
        await pilot.pause()
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.focus_number == 1


async def test_making_a_card_the_reference_compares_all_others_with_it() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "enter", "j", "equals_sign")
        assert "Compared with Tarn News:" in screen_text(app)
        await pilot.press("q")
        assert compare_screen(app).comparison.picked == 1


async def test_the_page_shows_every_line_kept_or_cut_with_its_reason() -> None:
    cut = tuple(RemovedLine(n, f"Menu item {n}" + " and more" * 20 * (n == 3), Reason.NAV) for n in range(3, 12))
    page = replace(
        ARTICLES[0], used=(UsedLine(1, "outlet", "HOLLIN GAZETTE"),), removed=cut, paragraphs=ARTICLES[0].paragraphs[:1]
    )
    app = app_on((replace(page, paragraphs=(replace(page.paragraphs[0], line=2),)), ARTICLES[1]))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("p")
        assert isinstance(app.screen, PageScreen)
        text = screen_text(app)
        assert "2 lines kept, 9 cut" in text.splitlines()[0]
        assert "nav" in text
        assert "8 lines more" in text
        assert "fold" in last_row(app)
        long = next(row for row in text.splitlines() if "Menu item 3" in row)
        assert long.endswith("…")
        assert len(long) < SMALL[0]
        await pilot.press("enter")
        assert "Menu item 11" in screen_text(app)
        assert "each cut line is shown whole" in last_row(app)
        await pilot.press("c")
        await pilot.pause()
        assert "a on the panes keeps these there" in screen_text(app)
        await pilot.press("q")
        assert compare_screen(app).story.title == "Quarry workers walk out"


def test_lines_of_a_page_stand_in_their_order() -> None:
    page = replace(ARTICLES[1], removed=(RemovedLine(2, "Menu", Reason.NAV),))
    assert [line.number for line in page_lines(page)] == sorted(line.number or 0 for line in page_lines(page))


async def test_help_lists_every_action_of_the_screen_and_narrows_as_one_types() -> None:
    app = app_on()
    async with app.run_test(size=(140, 90)) as pilot:
        await pilot.press("question_mark")
        text = screen_text(app)
        for action in (*actions_of("compare"), *actions_of("app")):
            assert action.description in text
        assert "/ search" in text.splitlines()[-1]
        await pilot.press("slash", *typed("attribution"))
        text = screen_text(app)
        assert "Copy the passage with attribution" in text
        assert "Scroll in step" not in text
        assert text.splitlines()[-1].split() == ["Enter", "to", "the", "list", "Esc", "back"]
        await pilot.press("escape")
        assert "Scroll in step" in screen_text(app), "the first Esc ends the search"
        await pilot.press("escape")
        assert isinstance(app.screen, CompareScreen)


@pytest.mark.parametrize("key", ["q", "question_mark", "f1", "escape"])
async def test_help_is_left_by_the_keys_that_leave_and_by_those_that_opened_it(key: str) -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("question_mark")
        assert "Help" in screen_text(app)
        await pilot.press("slash", *typed("quit"), "enter", "j", "k", key)
        assert isinstance(app.screen, CompareScreen)


async def test_help_says_more_of_the_key_under_the_cursor_where_rows_have_no_room() -> None:
    app = app_on()
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("question_mark", "j", "j")
        await pilot.pause()
        assert "The hit before, and its counterparts" in screen_text(app)


async def test_no_screen_opens_with_the_cursor_in_a_field() -> None:
    """Who presses q, j or ? on a new screen means the key, not the letter."""
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        for way in (("question_mark",), ("M", "c"), ("M", "g"), ("apostrophe",), ("quotation_mark",), ("p",), ("S",)):
            await pilot.press(*way)
            await pilot.pause()
            assert not isinstance(app.screen, CompareScreen), way
            assert not isinstance(app.focused, Input), way
            await pilot.press("q")
            await pilot.pause()
            assert isinstance(app.screen, CompareScreen), way


def listed(app: NewsreaderApp) -> list[str]:
    """Give the names of the commands in the palette, in their order."""
    options = app.screen.query_one(CommandList).options
    return [option.hit.text or "" for option in options if isinstance(option, Command)]


async def test_what_is_said_over_a_menu_is_read_when_it_is_left() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("M")
        assert isinstance(app.screen, ViewsScreen)
        app.announce("a heron has landed")
        await pilot.press("escape")
        assert screen_text(app).splitlines()[-1].strip() == "a heron has landed"


async def test_a_line_feed_is_enter_unless_it_is_a_key_of_the_readers_own() -> None:
    for own in (False, True):
        app = app_on()
        async with app.run_test(size=SMALL) as pilot:
            if own:
                app.set_keymap({"compare.help": "ctrl+j", "app.help": "ctrl+j"})
            await pilot.press("/", *typed("dusk"))
            await pilot.press("ctrl+j")
            assert isinstance(app.screen, HelpScreen) == own
            if not own:
                assert not compare_screen(app).bar.is_open


async def test_the_palette_lists_the_screen_first_as_the_key_tables_do_then_the_app_then_settings() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("colon")
        await pilot.pause(0.4)
        assert app.cursor_position.y == app.screen.query_one(Input).region.y, "the terminal's cursor is where is typed"
        text = screen_text(app)
        wanted = [each.description for each in (*actions_of("compare"), *actions_of("app")) if each.hint != "commands"]
        assert listed(app) == [*wanted, "Theme"]
        assert any(row.split()[:4] == ["/", "Search", "a", "phrase"] for row in text.splitlines()), "its key beside it"
        assert "Type a phrase: every outlet's version of it lights up" in text


async def test_the_palette_ranks_by_name_key_and_help() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        for words, first in (
            ("z", "Only this pane"),
            ("Y", "Copy every version"),
            ("undo", "Take back"),
            ("browser", "Open the page's address"),
        ):
            await pilot.press("colon", *typed(words))
            await pilot.pause(0.1)
            assert listed(app)[0] == first, words
            await pilot.press("escape")


async def test_the_chosen_command_is_told_from_others_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("colon")
        await pilot.pause(0.4)
        await pilot.press("down")
        await pilot.pause()
        commands = app.screen.query_one(CommandList)
        # A command has two rows.
        styles = [
            {(one.style.bold, one.style.underline) for one in commands.render_line(row) if one.style} for row in (0, 2)
        ]
        assert styles[1].isdisjoint(styles[0])


async def test_the_palette_does_what_is_chosen() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("colon", *typed("zen"))
        await pilot.pause(0.4)
        await pilot.press("enter")
        await pilot.pause()
        assert list(compare_screen(app).shown) == [0]


async def test_a_count_before_the_palette_is_not_for_the_command_that_is_chosen() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:

        async def chosen(key: str, name: str) -> None:
            await pilot.press("3", "colon", key)
            await until(pilot, lambda: listed(app)[:1] == [action(name).description])
            await pilot.press("enter")
            await until(pilot, lambda: not isinstance(app.screen, Palette))

        await pilot.press("slash", *typed("waiting"), "enter")
        await chosen("n", "compare.next_hit")
        assert compare_screen(app).lighting.position == Position(0, 1)
        await pilot.press("question_mark")
        keys = [row.key for row in app.screen.query_one(RowList).rows if row.key is not None]
        await chosen("j", "help.cursor_down")
        assert app.screen.query_one(RowList).key == keys[1], "in a list as well"


async def test_a_key_between_a_new_size_and_its_layout_finds_the_panes_as_they_were() -> None:
    app = app_on()
    async with app.run_test(size=(69, 20)) as pilot:
        await pilot.press("slash", "w")
        app._size = Size(200, 50)
        await pilot.press("a")
        assert compare_screen(app).comparison.phrase == "wa"


async def test_a_page_key_in_commands_that_have_no_room_yet_does_nothing() -> None:
    app = app_on()
    async with app.run_test(size=(40, 3)) as pilot:
        await pilot.press("ctrl+p", "pagedown", "escape")
        assert app.screen is compare_screen(app)


async def test_lists_take_counts_for_the_next_key_alone() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        help_list = app.screen.query_one(RowList)
        keys = [row.key for row in help_list.rows if row.key is not None]
        await pilot.press("1", "2")
        assert screen_text(app).splitlines()[-1].strip() == "12"
        await pilot.press("j")
        assert help_list.key == keys[12]
        assert "search" in screen_text(app).splitlines()[-1], "the hints are there again"
        await pilot.press("3", "k", "j")
        assert help_list.key == keys[10]
        await pilot.press("5", "G")
        assert help_list.key == keys[4]
        await pilot.press("slash", "3", "enter", "escape")
        assert compare_screen(app)


async def test_the_page_begins_at_the_paragraph_that_is_read() -> None:
    app = app_on()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("p")
        assert screen_text(app).splitlines()[1].startswith("▸"), "at first, at the beginning"
        await pilot.press("q", "1", "2", "G", "p")
        rows = screen_text(app).splitlines()
        (at,) = (number for number, row in enumerate(rows) if row.startswith("▸"))
        assert rows[at].split()[:2] == ["▸", "12"]
        assert 3 < at < 12, "with lines above and below it in sight"
        await pilot.press("j", "q")
        sentence = compare_screen(app).pane.sentence
        assert sentence is not None
        assert sentence[0] == 11
