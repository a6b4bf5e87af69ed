"""The views of a story, as the reader sees them: the menu, grid, timeline, facts, concordance, lineage."""

from __future__ import annotations

import threading
from itertools import count

import pytest
from textual.pilot import Pilot

from index.model import Article
from tests.reader_support import ARTICLES, LONG, app_on, article, compare_screen, screen_text, settled, typed, until
from tui.app import NewsreaderApp
from tui.overview import Overview, Progress
from tui.screens.compare import CompareScreen
from tui.screens.grid import GridScreen
from tui.screens.help import HelpScreen
from tui.screens.views import VIEWS
from tui.widgets.list_screen import ListScreen

WIDE = (160, 40)
SMALL = (80, 24)

STORY = (
    article(
        1,
        "Hollin Gazette",
        "Quarry workers in Hollin walked out at noon on 3 March over worn ropes.",
        '"We are tired of waiting for new ropes," said Edda Farrow, who leads them.',
        "The quarry said 14 of 40 cranes were standing still on Tuesday morning.",
        "A choir from the valley sang in front of the gates until the sun went down.",
        published="2031-03-04T09:30:00Z",
    ),
    article(
        2,
        "Tarn News",
        "In Hollin, quarry workers left their places at noon because of worn ropes.",
        '"We are tired of waiting for new ropes," their leader, Edda Farrow, told Tarn News.',
        "The quarry said 16 of 40 cranes were standing still on Tuesday morning.",
        published="2031-03-05",
    ),
    article(3, None, "A mayor opened a bridge on Sunday and cut a ribbon in two halves.", published=None),
)


async def view(pilot: Pilot[None], key: str) -> str:
    """Open a view by its key in the menu."""
    await pilot.press("M", key)
    assert isinstance(pilot.app, NewsreaderApp)
    return await settled(pilot.app, pilot)


# --- the menu -----------------------------------------------------------------


async def test_the_menu_names_every_view_and_goes_back_by_escape() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("M")
        text = screen_text(app)
        assert all(name.capitalize() in text for name in VIEWS)
        assert "Hollin Gazette" in text, "the panes stay in sight"
        await pilot.press("escape")
        compare_screen(app)


async def test_the_menu_opens_what_the_cursor_is_on() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("M", "j", "j", "enter")
        assert "Timeline" in (await settled(app, pilot)).splitlines()[0]
        await pilot.press("q")
        compare_screen(app)


@pytest.mark.parametrize("size", [(200, 50), SMALL, (40, 12)])
@pytest.mark.parametrize("key", ["g", "c", "t", "f", "i"])
async def test_every_view_opens_moves_and_closes_at_every_size(key: str, size: tuple[int, int]) -> None:
    app = app_on(STORY)
    async with app.run_test(size=size) as pilot:
        first = (await view(pilot, key)).splitlines()[0]
        assert first.split()[0] in {"Grid", "Concordance", "Timeline", "Facts", "Lineage"}
        if key == "c":
            await pilot.press("escape")
        await pilot.press("j", "k", "space", "b", "G", "g")
        await pilot.resize_terminal(70, 20)
        await pilot.press("q")
        compare_screen(app)


@pytest.mark.parametrize("key", ["g", "c", "t", "f", "i"])
async def test_a_view_of_one_short_article_says_that_there_is_nothing(key: str) -> None:
    app = app_on((article(1, "Alone", "Short.", published=None),))
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, key)
        if key == "c":
            await pilot.press("escape")
        await pilot.press("enter", "y", "o", "d", "n")
        assert "Alone" in screen_text(app) or "q goes back" in screen_text(app) or "word" in screen_text(app)


# --- grid ---------------------------------------------------------------------


async def test_the_grid_says_in_words_what_each_outlet_has() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        text = await view(pilot, "g")
    assert "told by 2 of 3" in text
    assert "in one only" in text
    assert "▪ shown" in text
    assert "shared" in text.splitlines()[0]


async def test_narrow_columns_have_signs_and_say_what_they_mean() -> None:
    app = app_on(tuple(article(n, f"Outlet {n}", LONG, f"Sentence number {n} is only here.") for n in range(1, 11)))
    async with app.run_test(size=SMALL) as pilot:
        text = await view(pilot, "g")
    assert "━ same" in text
    assert " 10 " in text.splitlines()[1] + " "


async def test_enter_on_a_cell_reads_the_outlets_passage_with_the_row_lit() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "g")
        screen = app.screen
        assert isinstance(screen, GridScreen)
        while screen.chosen != 1:
            await pilot.press("l")
        row, cell = screen._current or (None, None)
        assert row is not None
        assert cell is not None
        assert cell.passage is not None
        await pilot.press("enter")
        await pilot.pause()
        panes = compare_screen(app)
        assert panes.comparison.phrase == row.text
        assert panes.focus_number == 1
        assert panes.pane.sentence is not None
        assert panes.pane.sentence[0] == cell.passage.paragraph


async def test_a_judgement_made_on_the_panes_stands_in_the_grid() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "g")
        screen = app.screen
        assert isinstance(screen, GridScreen)
        await pilot.press("l")
        before = screen._current
        assert before is not None
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("c", "c")
        await view(pilot, "g")
        assert isinstance(app.screen, GridScreen)
        after = next(row for row in app.screen.overview.grid if row.text == before[0].text)
    assert after.outlets == before[0].outlets - 1
    assert after.cells[1].why == ("judged not the same",)


PATIENCE = 0.05


class Held:
    """Holds up what a view works out in a thread, until it is let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        """Hold up a method of the views, by its name."""
        self.go = threading.Event()
        work = getattr(Overview, name)

        def held(*args: object) -> object:
            self.go.wait(30)
            return work(*args)

        monkeypatch.setattr(Overview, name, held)


@pytest.mark.parametrize("rows", [0, 2])
async def test_a_stopped_grid_shows_what_was_found_and_goes_on_from_there(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    """Of nothing found so far it does not say that there is nothing; and no row is looked for again."""
    work, stopped, slices = Overview.work_on_grid, threading.Event(), count()

    def slow(overview: Overview, seconds: float) -> Progress:
        """Find so many rows, and be at the next until the reader has stopped it."""
        assert not stopped.is_set(), "it is stopped, and goes on"
        for _ in range(99):
            if len(overview.grid) < rows:
                work(overview, min(seconds, 0))
        if next(slices):
            stopped.wait(9)
        return Progress(rows, 9)

    monkeypatch.setattr(Overview, "work_on_grid", slow)
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("M", "g")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, GridScreen)
        assert f"{rows} of 9 sentences compared" in screen_text(app)
        await pilot.press("escape")
        stopped.set()
        text = await settled(app, pilot)
        assert ("stopped before any was found" in text) is (rows == 0)
        assert "not all compared" in text
        found = screen.overview.grid
        assert len(found) == rows
        monkeypatch.setattr(Overview, "work_on_grid", work)
        await pilot.press("q")
        text = await view(pilot, "g")
        assert "told by 2 of 3" in text
        assert "not all compared" not in text
        assert isinstance(app.screen, GridScreen)
        assert app.screen.overview.grid_whole
        assert all(before is after for before, after in zip(found, app.screen.overview.grid, strict=False))


@pytest.mark.parametrize(
    ("key", "name"),
    [("g", "work_on_grid"), ("f", "facts"), ("t", "timeline"), ("i", "strongest_lineages"), ("c", "concordance")],
)
async def test_keys_typed_while_a_view_is_worked_out_are_taken_once_it_stands(
    monkeypatch: pytest.MonkeyPatch, key: str, name: str
) -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *"were", "enter")
        await view(pilot, key)
        await pilot.press("j", "j")
        assert isinstance(app.screen, ListScreen)
        expected = app.screen.key
        await pilot.press("q")
    app = app_on(STORY)
    held = Held(monkeypatch, name)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *"were", "enter", "M", key, "j", "j")
        assert isinstance(app.screen, ListScreen)
        assert app.screen.key is None, "nothing is there yet"
        held.go.set()
        await settled(app, pilot)
        await pilot.pause()
        assert app.screen.key == expected
        await pilot.press("k")
        assert app.screen.key != expected


@pytest.mark.parametrize("leave", ["q", "escape"])
@pytest.mark.parametrize("ahead", [False, True])
async def test_a_view_is_left_at_once_and_what_was_typed_for_it_is_forgotten(
    monkeypatch: pytest.MonkeyPatch, leave: str, *, ahead: bool
) -> None:
    """Behind what was typed ahead it waits for half a second, so that what is typed in one go keeps its order."""
    monkeypatch.setattr("tui.typing_ahead.PATIENCE", PATIENCE)
    app = app_on(STORY)
    held = Held(monkeypatch, "facts")
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press("M", "f")
        if ahead:
            await pilot.press("j", "j")
        await pilot.press(leave)
        if ahead:
            await until(pilot, lambda: isinstance(app.screen, CompareScreen))
        screen = compare_screen(app)
        held.go.set()
        await settled(app, pilot)
        assert screen.pane.top == 0, "the keys for the view do not move the text"
        await pilot.press("j")
        assert screen.pane.top == 1, "which is longer than its pane"
        await pilot.press("slash")
        assert screen.bar.is_open, "the next key is taken at once"


async def test_another_order_keeps_the_passage_under_the_cursor() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, "g")
        await pilot.press("G")
        screen = app.screen
        assert isinstance(screen, GridScreen)
        before = screen.key
        await pilot.press("o")
        assert screen.key == before
        assert "as told in Hollin Gazette" in screen_text(app)


async def test_the_chosen_outlets_passage_is_copied() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, "g")
        await pilot.press("y")
        await settled(app, pilot)
        assert "Hollin Gazette" in app.clipboard or "Tarn News" in app.clipboard


# --- timeline -----------------------------------------------------------------


async def test_the_timeline_has_publication_and_the_days_told_of() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        text = await view(pilot, "t")
        assert "4 Mar 2031" in text
        assert "09:30 UTC" in text
        assert "told of" in text
        assert "1 article without a date" in text
        await pilot.press("t")
        assert "told of" not in screen_text(app).partition("\n")[2].replace("days the texts tell of", "")


async def test_an_article_in_the_timeline_says_what_it_shares() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "t")
        await pilot.press("t", "G")
        text = screen_text(app)
    assert "Tarn News shares" in text


async def test_enter_in_the_timeline_reads_the_sentence() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "t")
        await pilot.press("enter")
        await pilot.pause()
        panes = compare_screen(app)
        assert panes.focus_number == 0
        assert panes.pane.sentence is not None
        assert panes.pane.sentence[0] == 0
        assert not panes.comparison.lit, "what is lit stays"


# --- facts --------------------------------------------------------------------


async def test_facts_put_what_differs_first_with_its_sentences() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        text = await view(pilot, "f")
    differing = next(line for line in text.splitlines() if line.lstrip().startswith("differing"))
    assert "14 | 16" in differing
    assert " 1 quote," in text.splitlines()[0], "what there is one of is no plural"
    assert "Tarn News" in text


async def test_tab_goes_through_the_kinds_and_d_leaves_out_what_is_alike() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "f")
        await pilot.press("tab")
        assert "Quotes" not in screen_text(app)
        await pilot.press("tab")
        text = screen_text(app)
        assert "Edda Farrow: “We are tired of waiting for new ropes" in text
        assert "agreed" in text
        await pilot.press("tab")
        assert "Names" in screen_text(app)
        await pilot.press("tab", "d")
        text = screen_text(app)
    assert "14 | 16" in text
    assert "agreed" not in text


async def test_enter_on_a_fact_reads_its_sentence() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "f")
        await pilot.press("d", "j", "enter")
        await pilot.pause()
        panes = compare_screen(app)
        assert panes.focus_number == 1
        assert panes.pane.sentence is not None
        assert panes.pane.sentence[0] == 2


async def test_the_sentence_of_a_fact_is_copied() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await view(pilot, "f")
        await pilot.press("d", "y")
        await settled(app, pilot)
        assert "14 of 40 cranes" in app.clipboard
        assert "Hollin Gazette" in app.clipboard


# --- concordance --------------------------------------------------------------


async def test_a_word_typed_stands_under_itself() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, "c")
        await pilot.press("slash", *typed("cranes"), "enter")
        text = await settled(app, pilot)
    lines = [line for line in text.splitlines() if "cranes" in line and "40" in line]
    assert len({line.index("cranes") for line in lines[:2]}) == 1
    assert "2 lines in 2 of 3" in text


async def test_the_concordance_begins_with_the_lit_phrase_and_lights_the_word_read() -> None:
    app = app_on(STORY)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("cranes"), "enter")
        await view(pilot, "c")
        await pilot.press("j", "enter")
        await pilot.pause()
        panes = compare_screen(app)
        assert panes.focus_number == 1
        assert panes.comparison.phrase == "cranes"
        assert panes.lighting.position is not None


async def test_what_stands_nowhere_is_said() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, "c")
        await pilot.press("slash", *typed("zeppelin"), "enter")
        assert "“zeppelin” stands in none of 3 articles" in await settled(app, pilot)


async def test_lines_are_sorted_by_what_follows_and_goes_before() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await view(pilot, "c")
        await pilot.press("slash", *typed("quarry"), "enter", "o")
        assert "by what follows" in await settled(app, pilot)
        await pilot.press("o")
        assert "by what goes before" in await settled(app, pilot)


# --- lineage ------------------------------------------------------------------


def copied(number: int, outlet: str) -> Article:
    """Make an article that shares its text with all others made so."""
    texts = [
        f"Paragraph {n} tells at some length of ropes, cranes and what the quarry paid for each." for n in range(6)
    ]
    return article(number, outlet, *texts, published=f"2031-03-0{number}")


async def test_a_reprint_is_named_with_its_words_and_order() -> None:
    app = app_on((copied(1, "Early Post"), copied(2, "Late Post")))
    async with app.run_test(size=WIDE) as pilot:
        text = await view(pilot, "i")
        assert "Late Post  after  Early Post" in text
        assert "reprint" in text
        await pilot.press("j", "enter")
        await pilot.pause()
        panes = compare_screen(app)
        assert panes.comparison.lit
        assert all(panes.comparison.hits[number] for number in range(2))


async def test_articles_that_share_nothing_are_said_to() -> None:
    app = app_on((ARTICLES[0], article(9, "Other", "Nothing here was told before by anyone at all.")))
    async with app.run_test(size=SMALL) as pilot:
        assert "no two articles here share five words in a row" in await view(pilot, "i")


async def test_keys_typed_in_one_go_keep_their_order_through_a_view(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.typing_ahead.PATIENCE", 60)
    app = app_on(STORY)
    held = Held(monkeypatch, "work_on_grid")
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("M", "g", "j", "enter", "question_mark")
        assert isinstance(app.screen, GridScreen), "what stands before it is awaited, though Help needs no rows"
        held.go.set()
        await settled(app, pilot)
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        await pilot.press("escape")
        assert compare_screen(app).comparison.phrase, "the passage was opened on the panes before"


@pytest.mark.parametrize(("key", "change"), [("g", "o"), ("f", "tab"), ("t", "t"), ("i", ""), ("c", "o")])
async def test_a_view_opened_again_stands_as_it_was_left(key: str, change: str) -> None:
    """After a passage was read from it, and after it was left: what is read row by row is gone on with."""
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("slash", *"still", "enter")
        await view(pilot, key)
        await pilot.press(*([change] if change else []), "j", "j")
        before = await settled(app, pilot)
        for leave in ("enter", "q"):
            await pilot.press(leave)
            await settled(app, pilot)
            compare_screen(app)
            await pilot.press("M", "enter")
            again = await settled(app, pilot)
            assert again.splitlines()[:-1] == before.splitlines()[:-1], "the menu begins on it, and it is as it was"
        await pilot.press("q", "slash", *"choir", "enter")
        await view(pilot, "c")
        assert "choir" in screen_text(app), "another phrase is another word"


async def test_a_list_without_a_row_offers_no_key_that_needs_one() -> None:
    app = app_on(STORY)
    async with app.run_test(size=SMALL) as pilot:
        text = await view(pilot, "f")
        assert text.splitlines()[-1].startswith(" Enter read  Tab other kind")
        await pilot.press("q", "apostrophe")
        assert screen_text(app).splitlines()[-1] == " u undo  ? help  q back"
        await pilot.press("q")
        text = await view(pilot, "c")
        assert text.splitlines()[-1] == " / word  o order  ? help  q back"


@pytest.mark.parametrize("keys", ["apostrophe", "M c", "quotation_mark"])
async def test_what_an_empty_list_says_is_said_whole_on_a_small_screen(keys: str) -> None:
    app = app_on(STORY)
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.press(*keys.split())
        await settled(app, pilot)
        said = [line for line in screen_text(app).splitlines()[1:7] if line.strip()]
        assert len(said) >= 2
        assert not any(line.endswith("…") for line in said)
