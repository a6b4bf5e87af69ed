"""Compare, as the reader sees it: panes, a phrase lit while typed, moving between hits, copying."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest
from textual import events

from index.model import Article, Relation
from index.versions import Prepared, prepare
from tests.reader_support import ARTICLES, LONG, app_on, article, compare_screen, screen_text, typed, until
from tui.typing_ahead import KeyPassed

WIDE = (160, 40)
SMALL = (80, 24)


async def test_each_pane_is_headed_by_outlet_whose_text_and_date() -> None:
    app = app_on()
    async with app.run_test(size=WIDE):
        text = screen_text(app)
    assert "Hollin Gazette" in text
    assert "text of Ridge Agency (wire) · 4 Mar 2031" in text
    assert "outlet not named (page-3.txt)" in text
    assert "no date" in text


async def test_a_phrase_lights_in_every_pane_while_it_is_typed() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of wait"))
        screen = compare_screen(app)
        relations = [[hit.relation for hit in screen.row.columns[n].pane.hits] for n in range(3)]
        text = screen_text(app)
    assert relations == [[Relation.VERBATIM], [Relation.VERBATIM], []]
    assert text.count("same words, 1 hit") == 2
    assert "2 hits in 2 of 3" in text


async def test_keys_typed_ahead_reach_the_search_bar() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        for character in "/page p":
            key = {"/": "slash", " ": "space"}.get(character, character)
            app.post_message(events.Key(key, character))
        app.post_message(events.Key("enter", "\r"))
        await until(pilot, lambda: compare_screen(app).comparison.phrase == "page p")


async def test_what_is_heard_of_keys_when_the_last_screen_is_gone_is_let_go() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("j")
    assert not app.screen_stack
    app._since = 1.0
    await app.on_event(events.Key("j", "j"))
    await app.on_key_passed(KeyPassed(1.0, app, 1))
    await app.on_key_passed(KeyPassed(1.0, app, 0))


async def test_keys_typed_ahead_reach_the_screen_that_the_first_of_them_opens() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        for key in ("p", "j", "q", "M", "f", "q", "slash", "p"):
            app.post_message(events.Key(key, key if len(key) == 1 else "/"))
        app.post_message(events.Key("enter", "\r"))
        for _ in range(20):
            await pilot.pause()
        assert compare_screen(app).comparison.phrase == "p"
        assert app.screen is compare_screen(app)
        assert compare_screen(app).pane.top == 0


@pytest.mark.parametrize(
    ("keys", "phrase"),
    [("mown\r/page\r", "page"), ("/page\rn/p\r", "p"), ("?/copy\rq/page\r", "page")],
    ids=["a note", "the search bar", "help and its search"],
)
async def test_keys_typed_ahead_of_a_row_that_closes_are_for_what_is_below(keys: str, phrase: str) -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        for character in keys:
            key = {"/": "slash", "?": "question_mark", "\r": "enter"}.get(character, character)
            app.post_message(events.Key(key, character))
        for _ in range(20):
            await pilot.pause()
        assert app.screen is compare_screen(app)
        assert compare_screen(app).comparison.phrase == phrase
        assert not compare_screen(app).bar.is_open


async def test_a_narrow_screen_made_wide_again_shows_the_panes_that_were_there() -> None:
    many = tuple(article(n, f"Outlet {n}", LONG) for n in range(1, 6))
    app = app_on(many)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("3", "tab")
        before = compare_screen(app).shown
        assert list(before) == [1, 2]
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert list(compare_screen(app).shown) == [2]
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert compare_screen(app).shown == before
        assert compare_screen(app).focus_number == 2


async def test_a_resize_leaves_the_focus_and_the_cursor_in_the_article_that_is_read() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "tab")
        for size in ((40, 12), WIDE, (30, 8), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            pane = compare_screen(app).pane
            assert pane.has_focus
            assert pane.article is ARTICLES[2]
            assert app.cursor_position - pane.region.offset == (1, 0)


async def test_the_cursor_is_in_sight_where_the_sentence_begins_above() -> None:
    app = app_on((article(1, "Tarn News", "The quarry was still. " + "It was " * 200 + "over."),))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("shift+down", "shift+down", "space", "G")
        screen = compare_screen(app)
        assert screen.pane.sentence is not None
        assert screen.pane.row_of(None, 0) < 0
        await pilot.press("M", "escape")
        await pilot.pause()
        assert app.cursor_position - screen.pane.region.offset == (1, 0)


async def test_the_key_that_closes_a_screen_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.typing_ahead.LONGEST", 60)
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        for key in ("question_mark", "escape", "question_mark", "escape", "slash", "p"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _ in range(20):
            await pilot.pause()
        assert screen.bar.phrase == "p"


async def test_a_key_that_nothing_is_heard_of_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.typing_ahead.LONGEST", 0.05)
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        app._since = time.monotonic()
        await pilot.press("slash")
        await asyncio.sleep(0.1)
        await pilot.pause()
        assert compare_screen(app).bar.is_open


async def test_a_long_article_holds_up_no_key_and_is_searched_when_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    may_go_on = threading.Event()

    def slow(each: Article) -> Prepared:
        assert may_go_on.wait(60)
        return prepare(each)

    monkeypatch.setattr("tui.prepared.LONG", 10)
    monkeypatch.setattr("index.versions.prepare", slow)
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("waiting was over"), "enter")
        assert "3 long articles to be read yet" in screen_text(app)
        may_go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "1/2, outlet 1 of 2" in screen_text(app)
        assert compare_screen(app).lighting.position is not None


async def test_a_pane_with_nothing_says_so_with_its_ground() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter")
        text = screen_text(app)
    assert "nothing matching in 5 sentences" in text


async def test_the_best_hit_of_every_pane_is_in_sight() -> None:
    app = app_on()
    async with app.run_test(size=(120, 20)) as pilot:
        await pilot.press("slash", *typed("waiting was over"), "enter")
        screen = compare_screen(app)
        height = screen.pane.size.height
        rows = []
        for column in screen.row.columns[:2]:
            assert column.pane.current is not None
            hit = column.pane.hits[column.pane.current]
            rows.append(column.pane.row_of(hit.paragraph, hit.span.start))
    assert all(0 <= row < height for row in rows)


async def test_hits_stand_on_the_same_row_where_there_is_text_enough_around_them() -> None:
    around = [LONG] * 12
    quote = "Nobody in the valley has seen a crane move."
    app = app_on((article(1, "One", *around, quote, *around), article(2, "Two", *around[3:], quote, *around)))
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("slash", *typed("seen a crane"), "enter")
        rows = {
            column.pane.row_of(column.pane.hits[0].paragraph, column.pane.hits[0].span.start)
            for column in compare_screen(app).row.columns
        }
    assert len(rows) == 1


async def test_escape_in_the_bar_puts_phrase_and_places_back() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("j", "j")
        screen = compare_screen(app)
        before = screen.pane.place
        await pilot.press("slash", *typed("waiting was over"))
        assert screen.pane.place != before
        await pilot.press("escape")
        assert screen.pane.place == before
        assert not screen.comparison.lit
        assert screen.focused is screen.pane


async def test_an_earlier_phrase_is_typed_on_at_its_end_and_what_was_typed_comes_back() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("rope"), "enter", "escape", "slash", *typed("wait"), "down")
        await pilot.pause()
        assert compare_screen(app).bar.phrase == "wait", "there is nothing newer"
        await pilot.press("up", "s")
        await pilot.pause()
        assert compare_screen(app).bar.phrase == "ropes"
        await pilot.press("down")
        await pilot.pause()
        assert compare_screen(app).bar.phrase == "wait"


async def test_a_header_says_what_is_missing_only_of_the_sentence_of_the_pane_in_focus() -> None:
    missing = "nothing matching this sentence"
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f")
        await pilot.pause()
        assert missing in screen_text(app)
        await pilot.press("tab")
        await pilot.pause()
        assert missing not in screen_text(app)


async def test_escape_in_a_bar_or_a_note_gives_sentence_and_cursor_back() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("shift+down")
        before, cursor = [column.pane.sentence for column in compare_screen(app).row.columns], app.cursor_position
        for opened, text in (("slash", "waiting was over"), ("m", "no"), ("M", ""), ("colon", "no")):
            await pilot.press(opened, *typed(text), "escape")
            await pilot.pause()
            assert [column.pane.sentence for column in compare_screen(app).row.columns] == before
            assert app.cursor_position == cursor


async def test_n_goes_through_the_pane_and_on_to_the_next_that_has_hits() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("waiting"), "enter")
        screen = compare_screen(app)
        seen = [(screen.focus_number, screen.lighting.position.hit if screen.lighting.position else None)]
        for _ in range(4):
            await pilot.press("n")
            seen.append((screen.focus_number, screen.lighting.position.hit if screen.lighting.position else None))
        status = screen_text(app)
    assert seen == [(0, 0), (0, 1), (1, 0), (1, 1), (0, 0)]
    assert "1/4, outlet 1 of 2" in status


async def test_a_count_goes_on_by_so_many_hits_and_to_that_pane() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("waiting"), "enter", "2", "n")
        assert compare_screen(app).focus_number == 1
        await pilot.press("3", "tab")
        assert compare_screen(app).focus_number == 2


async def test_a_star_finds_the_current_sentence_in_the_others() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("l", "right_parenthesis", "asterisk")
        screen = compare_screen(app)
        assert screen.comparison.phrase.startswith('"We are tired of waiting')
        found = screen.comparison.version(0)
    assert found is not None
    assert found.relation.firm


@pytest.mark.parametrize("size", [(80, 24), (70, 20), (60, 24), (40, 12)])
async def test_every_article_is_on_screen_while_a_phrase_is_lit(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *typed("tired of"), "enter")
        text = screen_text(app)
        screen = compare_screen(app)
        if size[1] >= 20:
            assert "Hollin Gazette" in text
            assert "Tarn News" in text
            assert "(page-3)" in text or "outlet not named" in text
        assert screen.pane.size.height >= 3
        assert "tired of" in text


async def test_articles_without_a_pane_stand_in_a_line_of_tabs() -> None:
    many = tuple(article(n, f"Outlet {n}", LONG) for n in range(1, 13))
    app = app_on(many)
    async with app.run_test(size=SMALL) as pilot:
        assert "3 Outlet 3" in screen_text(app)
        assert "more" in screen_text(app)
        await pilot.press("1", "2", "tab")
        assert "Outlet 12" in screen_text(app)
        assert compare_screen(app).focus_number == 11


async def test_markup_in_a_page_is_drawn_as_it_stands() -> None:
    app = app_on((article(1, "[red]Outlet", "Prices [red]rose[/red] again."), article(2, "Other", "Prices fell.")))
    async with app.run_test(size=SMALL):
        text = screen_text(app)
    assert "[red]Outlet" in text
    assert "Prices [red]rose[/red] again." in text


async def test_what_a_terminal_would_obey_never_reaches_it() -> None:
    app = app_on((article(1, "A\x1b]0;x\x07", "Text \x1b[31m \u202e mirrored."), article(2, "Other", "Plain.")))
    async with app.run_test(size=SMALL):
        text = screen_text(app)
    assert "\x1b" not in text
    assert "\u202e" not in text


async def test_y_copies_whole_sentences_with_attribution() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "y")
        await pilot.pause()
        copied = app.clipboard
    assert '"We are tired of waiting for new ropes," said Edda Farrow, who leads them.' in copied
    assert "Hollin Gazette" in copied
    assert "4 Mar 2031" in copied


async def test_capital_y_copies_every_version_and_what_was_not_found() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "Y")
        await pilot.pause()
        copied = app.clipboard
    assert "Compared with" in copied
    assert "Tarn News" in copied
    assert "nothing matching" in copied


async def test_a_selection_goes_to_the_end_and_to_the_beginning_and_esc_ends_it_in_any_pane() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(")", ")", "v", "G")
        await pilot.pause()
        pane = compare_screen(app).pane
        assert pane.selection is not None
        text = pane.selection.text(ARTICLES[0])
        assert text.startswith(LONG)
        assert text.endswith("Farrow said waiting was over.")
        await pilot.press("g")
        assert pane.selection is not None
        assert pane.selection.text(ARTICLES[0]).startswith(ARTICLES[0].title or "")
        await pilot.press("tab", "escape")
        assert pane.selection is None


async def test_a_selection_is_copied_bare_or_with_attribution() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("right_parenthesis", "v", "ctrl+c")
        await pilot.pause()
        assert app.clipboard == "Quarry workers in Hollin walked out at noon."
        await pilot.press("j", "y")
        await pilot.pause()
        assert LONG in app.clipboard
        assert "Hollin Gazette" in app.clipboard


async def test_what_cannot_be_copied_by_a_tool_is_kept_in_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.clipboard.ways", lambda _environment: ())
    app = app_on(state=tmp_path / "state")
    async with app.run_test(size=(160, 40)) as pilot:
        await pilot.press("y")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = screen_text(app)
    assert "Hollin Gazette" in (tmp_path / "state" / "copied.txt").read_text(encoding="utf-8")
    assert f"copied into {tmp_path / 'state' / 'copied.txt'}, and to the terminal if that takes copies: the" in text


async def test_a_resize_keeps_the_current_hit_in_sight_and_the_way_back_the_first_line() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("waiting was over"), "enter")
        screen = compare_screen(app)
        before, sentence, top = screen.pane.place, screen.pane.sentence, screen.pane.top
        assert sentence is not None
        for size in ((80, 24), (40, 12), (300, 80), (40, 12)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert 0 <= screen.pane.row_of(sentence[0], sentence[1].start) < screen.pane.size.height
            assert screen.pane.sentence == sentence
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert (screen.pane.place, screen.pane.top) == (before, top)


async def test_seeking_goes_to_what_others_have_and_to_what_only_this_one_has() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        screen = compare_screen(app)
        await pilot.press("right_curly_bracket")
        assert screen.pane.sentence is not None
        await pilot.press("right_square_bracket")
        text = screen_text(app)
    assert "also in" in text


async def test_scrolling_in_step_moves_every_pane() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("s", "j", "j", "j")
        screen = compare_screen(app)
        await pilot.pause()
        tops = [column.pane.top for column in screen.row.columns[:2]]
    assert tops == [3, 3]


async def test_a_click_on_a_tab_goes_to_its_article() -> None:
    app = app_on(tuple(article(n, f"Outlet {n}", f"It rained on day {n}.") for n in range(6)))
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        row = screen_text(app).splitlines()[screen.query_one("#tabs").region.y]
        await pilot.click("#tabs", offset=(row.index("Outlet 4"), 0))
        await pilot.pause()
        assert screen.focus_number == 4
        assert 4 in screen.shown


async def test_zen_gives_one_pane_the_screen_and_back() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("tab", "z")
        screen = compare_screen(app)
        assert list(screen.shown) == [1]
        await pilot.press("z")
        assert list(screen.shown) == [0, 1, 2]
        assert screen.focus_number == 1


async def test_a_click_focuses_a_pane_and_a_drag_selects() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        screen = compare_screen(app)
        pane = screen.row.columns[1].pane
        await pilot.mouse_down(pane, offset=(1, 3))
        await pilot.hover(pane, offset=(8, 4))
        await pilot.mouse_up(pane, offset=(8, 4))
        assert screen.focus_number == 1


@pytest.mark.parametrize("count", [1, 2])
async def test_few_articles_open_without_trouble(count: int) -> None:
    app = app_on(ARTICLES[:count])
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *typed("rope"), "enter", "n", "N", "e", "tab", "f", "s", "escape")
        assert "Hollin Gazette" in screen_text(app)


async def test_z_gives_the_pane_the_screen_where_it_is_and_gives_it_back() -> None:
    app = app_on()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("l", "slash", *typed("waiting was over"), "enter", ")", "v", "w")
        await pilot.pause()
        pane = compare_screen(app).pane
        before = pane.article, pane.place, pane.sentence, pane.selection
        for _ in range(2):
            await pilot.press("z")
            await pilot.pause()
            pane = compare_screen(app).pane
            assert (pane.article, pane.sentence, pane.selection) == (before[0], *before[2:])
            assert pane.sentence is not None
            assert 0 <= pane.row_of(pane.sentence[0], pane.sentence[1].start) < pane.size.height, "it is in sight"


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
async def test_an_article_stays_where_it_is_read_whatever_column_it_is_in(size: tuple[int, int]) -> None:
    app = app_on()
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "J", "J", "J", "j", "j")
        screen = compare_screen(app)
        before = screen.pane.article, screen.pane.sentence, screen.pane.top
        await pilot.press("tab")
        await pilot.pause()
        column = screen.row.column(1)
        assert (column is not None) is (size == (80, 24)), "the wider screen has two panes, the other one"
        if column is not None:
            assert (column.pane.article, column.pane.sentence, column.pane.top) == before
        for keys in (["shift+tab"], ["tab", "tab", "tab"], ["shift+tab", "tab"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert screen.focus_number == 1
            assert (screen.pane.article, screen.pane.sentence, screen.pane.top) == before


async def test_panes_that_a_small_screen_had_no_room_for_stand_where_they_were_read() -> None:
    app = app_on()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("tab", "J", "J")
        screen = compare_screen(app)
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        await pilot.press("shift+tab", "G", "tab", "J")
        place, sentence = screen.pane.place, screen.pane.sentence
        end = screen.row.places()[0]
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        assert (screen.pane.place, screen.pane.sentence) == (place, sentence)
        assert screen.row.places()[0].paragraph == end.paragraph


async def test_what_is_selected_stays_so_in_whatever_column_and_while_its_article_has_none() -> None:
    app = app_on()
    async with app.run_test(size=(120, 24)) as pilot:
        screen = compare_screen(app)
        await pilot.press("tab", "v", "j")
        selected = screen.pane.selection
        assert selected is not None
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert screen.pane.selection == selected, "the column is another one"
        seen = []
        for keys in (["tab"], ["shift+tab"], ["escape", "tab", "shift+tab"]):
            await pilot.press(*keys)
            seen.append(screen.pane.selection)
        assert seen == [None, selected, None], "of the other article none, and none once it was ended"


async def test_a_count_is_for_the_next_key_alone_and_seen_until_then() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        await pilot.press("slash", *"waiting", "enter", "1", "2")
        assert screen_text(app).splitlines()[-2].endswith(" 12")
        await pilot.press("z")
        assert screen_text(app).splitlines()[-2].endswith(" 1/4, outlet 1 of 2"), "it is no count any more"
        await pilot.press("z", "g", "j")
        assert screen.pane.top == 1, "what had no use for it did not leave it to another key"
        await pilot.press("3", "j")
        assert screen.pane.top == 4
        assert screen_text(app).splitlines()[-2].endswith(" 1/4, outlet 1 of 2")
        await pilot.press("5", "escape", "j")
        assert screen.pane.top == 5, "Esc ends the count"
        assert screen.comparison.lit, "and nothing else"


async def test_a_count_before_g_goes_to_that_paragraph() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        await pilot.press("3", "G")
        assert screen.pane.sentence is not None
        assert (screen.pane.sentence[0], screen.pane.row_of(2, 0)) == (2, 0)
        await pilot.press("2", "g")
        assert screen.pane.sentence[0] == 1
        await pilot.press("9", "9", "G")
        assert screen.pane.sentence[0] == len(ARTICLES[0].paragraphs) - 1
