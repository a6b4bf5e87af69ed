"""A session is remembered, in a small file for the reader alone, and whatever is wrong with it stops nothing."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from index.model import Article
from tests.reader_support import ARTICLES, LONG, app_on, article, compare_screen, screen_text, story
from tui.app import NewsreaderApp
from tui.comparison import Comparison
from tui.drawing.selection import Place, Selection
from tui.hits import Position, Spot
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.screens.compare import CompareScreen
from tui.screens.stories import StoriesScreen
from tui.session import LONGEST, PLACES, SESSIONS, Memory, Sessions, key_of
from tui.whereabouts import Whereabouts

MEMORY = Memory("5707", "000000000002", "new ropes", None, {"000000000001": (3, 10), "000000000002": (None, 0)})
MEMORY = MEMORY._replace(hit=Spot("000000000002", None, 3, 8), sentence=(4, 0), first="000000000001", listed=True)


def test_what_was_kept_is_recalled_under_its_key(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "state")
    assert sessions.recall("a") is None
    sessions.keep("a", MEMORY)
    sessions.keep("b", Memory(phrase="other"))
    assert sessions.recall("a") == MEMORY
    sessions.keep("a", Memory(phrase="newer"))
    assert sessions.recall("a") == Memory(phrase="newer")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_folder_and_file_are_for_the_reader_alone_and_name_no_page(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    Sessions(folder).keep(key_of("paths", ["secret/page.txt"]), MEMORY)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    [file] = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "secret" not in file.read_text()


def test_the_file_stays_small(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path)
    for number in range(SESSIONS + 5):
        sessions.keep(
            str(number), Memory(phrase="x" * (LONGEST + 9), places={str(n): (n, 0) for n in range(PLACES + 9)})
        )
    assert sessions.recall("0") is None, "the oldest is forgotten"
    last = sessions.recall(str(SESSIONS + 4))
    assert last is not None
    assert (len(last.phrase), len(last.places)) == (LONGEST, PLACES)
    assert len(json.loads((tmp_path / "sessions.json").read_text())) == SESSIONS


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[1]", b'[{"key":3}]', b"\xff", b"[" * 50_000, b'[{"key":"a","when":0,"memory":{"places":[]}}]'],
)
def test_a_file_that_is_not_ours_is_no_memory_and_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sessions.json").write_bytes(content)
    sessions = Sessions(tmp_path)
    assert sessions.recall("a") is None
    sessions.keep("a", MEMORY)
    assert sessions.recall("a") == MEMORY


def test_what_an_earlier_edition_kept_has_no_hit_and_a_wrong_hit_is_no_memory(tmp_path: Path) -> None:
    memory = {"story": None, "article": "a", "phrase": "b", "picked": None, "places": {"a": [None, 0]}}

    def kept(**more: object) -> Memory | None:
        (tmp_path / "sessions.json").write_text(json.dumps([{"key": "k", "memory": {**memory, **more}}]))
        return Sessions(tmp_path).recall("k")

    assert kept() == Memory(None, "a", "b", None, {"a": (None, 0)})
    for wrong in ("x", [1, 2, 3, 4], ["a", "b", 3, 4], ["a", 1, 2, None], [], 3):
        assert kept(hit=wrong) is None
    assert kept(sentence=[1]) is None
    assert kept(first=3) is None


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    sessions = Sessions(tmp_path / "file" / "state")
    sessions.keep("a", MEMORY)
    assert sessions.recall("a") is None


def test_a_set_of_paths_has_one_key_in_whatever_order_and_form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert key_of("paths", ["a", "b"]) == key_of("paths", ["./b", str(tmp_path / "a"), "b"])
    assert key_of("paths", ["a"]) != key_of("paths", ["b"])
    assert key_of("paths", ["a"]) != key_of("library", ["a"])


def test_articles_that_are_kept_elsewhere_are_called_by_their_other_ids_in_all_that_is_remembered() -> None:
    whereabouts = Whereabouts()
    whereabouts.take(MEMORY._replace(picked="000000000001"))
    whereabouts.rename({"000000000001": "1a", "000000000002": "2b", "000000000003": "3c"})
    expected = MEMORY._replace(
        article="2b", picked="1a", places={"1a": (3, 10), "2b": (None, 0)}, hit=Spot("2b", None, 3, 8), first="1a"
    )
    assert whereabouts.memory == expected
    assert whereabouts.of(replace(story(), id="5707")) == expected, "and of each story that was left"


# --- in the reader --------------------------------------------------------------


def app_again(memory: Memory, articles: tuple[Article, ...] = ARTICLES) -> NewsreaderApp:
    return NewsreaderApp(OpenPages(articles, [story(articles)], way=Way.KEY), memory=memory)


async def left_at() -> Memory:
    """Read for a while and leave: the second outlet in focus, the first scrolled, a phrase lit."""
    app = app_on()
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.press("slash", *"ropes", "enter")
        await pilot.press("tab", "g")
        await pilot.pause()
        app.exit()
    return app.whereabouts.memory


async def test_a_reader_comes_back_to_story_focus_places_and_phrase() -> None:
    memory = await left_at()
    assert (memory.article, memory.phrase) == (ARTICLES[1].id, "ropes")
    assert memory.places[ARTICLES[0].id][0] is not None
    app = app_again(memory)
    async with app.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        screen = compare_screen(app)
        assert screen.focus_number == 1
        assert screen.comparison.phrase == "ropes"
        assert screen.comparison.hits.total == 2
        places = {each: (place.paragraph, place.offset) for each, place in screen.places().items()}
        assert places == memory.places
        assert screen.bar.phrase == "ropes"


async def test_a_reader_comes_back_to_the_panes_that_were_there() -> None:
    """Not from the one in focus on, where that one had a pane beside the first."""
    app = app_again(await left_at())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert list(compare_screen(app).shown) == [0, 1]
        assert compare_screen(app).focus_number == 1


async def test_pages_that_changed_or_went_away_are_no_error() -> None:
    memory = await left_at()
    short = replace(ARTICLES[0], paragraphs=ARTICLES[0].paragraphs[:1])
    for articles in ((short, ARTICLES[2]), (ARTICLES[2],), (article(9, "Dock Mail", "A lighthouse."),)):
        app = app_again(memory, articles)
        async with app.run_test(size=(100, 20)) as pilot:
            await pilot.pause()
            assert compare_screen(app).focus_number == 0


async def test_the_last_story_opens_above_the_list_of_stories() -> None:
    other = article(9, "Dock Mail", "A lighthouse was painted green.", title="A green lighthouse")
    stories = [story(), replace(story((other,)), id="77", title="A green lighthouse")]

    def app(memory: Memory | None = None) -> NewsreaderApp:
        return NewsreaderApp(OpenPages([*ARTICLES, other], stories, way=Way.KEY), memory=memory)

    first = app()
    async with first.run_test(size=(100, 20)) as pilot:
        await pilot.press("j", "enter", "slash", *"green", "enter")
        await pilot.pause()
        await pilot.press("Q")
    assert (first.whereabouts.memory.story, first.whereabouts.memory.phrase) == ("77", "green")
    again = app(first.whereabouts.memory)
    async with again.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        assert compare_screen(again).story.title == "A green lighthouse"
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(again.screen, StoriesScreen), "back goes to the stories"
        assert again.screen._list.key == ("story", "77"), "the cursor is at the story that was read"
        await pilot.press("q")
    listed = app(again.whereabouts.memory)
    async with listed.run_test(size=(100, 20)) as pilot:
        await pilot.pause()
        assert not isinstance(listed.screen, CompareScreen), "left at the list, it begins with the list"
        await pilot.press("j", "enter")
        await pilot.pause()
        assert compare_screen(listed).comparison.phrase == "green", "and a story opened there is as it was left"


def test_a_place_stands_in_an_article_or_does_not() -> None:
    text = ARTICLES[2]
    assert Place(None, 0).stands_in(text)
    assert Place(3, 5).stands_in(text)
    for place in (Place(4, 0), Place(-1, 0), Place(0, 10_000), Place(0, -1)):
        assert not place.stands_in(text)
        assert not Selection(Place(0, 0), place).stands_in(text), "a selection does with both ends"
        assert not Selection(place, Place(0, 0)).stands_in(text)
    assert Selection(Place(3, 5), Place(None, 0)).stands_in(text)


# --- the current hit ------------------------------------------------------------


def standing(app: NewsreaderApp) -> tuple[object, ...]:
    """Give the current hit, what is reversed in each pane, the current sentence and the first rows."""
    screen = compare_screen(app)
    panes = [column.pane for column in screen.row.columns if column.display]
    current = [pane.hits[pane.current] if pane.current is not None else None for pane in panes]
    return screen.lighting.position, current, screen.pane.sentence, [pane.top for pane in panes], list(screen.shown)


async def test_a_reader_comes_back_to_the_current_hit_and_the_row_it_stood_in() -> None:
    first = app_on()
    async with first.run_test(size=(80, 20)) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n", "j", "j")
        await pilot.pause()
        before = standing(first)
        assert before[0] == Position(0, 1)
        assert "2/4, outlet 1 of 2" in screen_text(first)
        await pilot.press("Q")
    again = app_again(first.whereabouts.memory)
    async with again.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert standing(again) == before
        assert "2/4, outlet 1 of 2" in screen_text(again)
        await pilot.press("n")
        assert compare_screen(again).lighting.position == Position(1, 0), "the next one follows"


async def test_the_panes_on_screen_and_the_sentence_without_a_phrase_are_there_again() -> None:
    first = app_on()
    async with first.run_test(size=(80, 20)) as pilot:
        await pilot.press("tab", "tab", "J", "shift+tab", "J", "J")
        await pilot.pause()
        before = standing(first)
        assert before[-1] == [1, 2]
        await pilot.press("Q")
    again = app_again(first.whereabouts.memory)
    async with again.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert standing(again) == before


async def test_a_text_that_changed_has_the_nearest_hit_as_the_current_one() -> None:
    first = app_on()
    async with first.run_test(size=(80, 20)) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n")
        await pilot.press("Q")
    old = ARTICLES[0].paragraphs
    longer = replace(ARTICLES[0], paragraphs=(*old[:2], *old))
    gone = replace(ARTICLES[0], paragraphs=old[:5])
    for changed, expected in ((longer, Position(0, 0)), (gone, None)):
        again = app_again(first.whereabouts.memory, (changed, *ARTICLES[1:]))
        async with again.run_test(size=(80, 20)) as pilot:
            await pilot.pause()
            screen = compare_screen(again)
            assert screen.lighting.position == expected
            assert screen.comparison.lit
            await pilot.press("n")
            assert screen.lighting.position is not None


async def test_leaving_before_all_is_taken_up_loses_nothing() -> None:
    memory = Memory("5707" * 3, ARTICLES[1].id, "waiting", None, {}, Spot(ARTICLES[1].id, 0, 12, 19), (0, 0))
    app = app_again(memory)
    async with app.run_test(size=(80, 20)):
        app.exit()
    assert app.whereabouts.memory._replace(places={}, first=None) == memory


async def test_a_story_opened_again_from_the_list_stands_as_it_was_left() -> None:
    other = article(9, "Dock Mail", "A lighthouse was painted green.", title="A green lighthouse")
    stories = [story(), replace(story((other,)), id="77", title="A green lighthouse")]
    app = NewsreaderApp(OpenPages([*ARTICLES, other], stories, way=Way.KEY))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("enter", "slash", *"waiting", "enter", "n", "n")
        await pilot.pause()
        before = standing(app)
        await pilot.press("q", "j", "enter")
        await pilot.pause()
        assert compare_screen(app).story.id == "77"
        await pilot.press("q", "k", "enter")
        await pilot.pause()
        assert standing(app) == before
        assert compare_screen(app).bar.phrase == "waiting", "what is lit stands in the bar"


@pytest.mark.parametrize("keys", ["p q", "enter q", "d q", "M escape", "M t q", "? escape", "' q", "slash x escape"])
async def test_the_current_hit_stays_while_another_screen_is_looked_at(keys: str) -> None:
    app = app_on()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n", "n", "j")
        await pilot.pause()
        before = standing(app)
        await pilot.press(*keys.split())
        await pilot.pause()
        assert standing(app) == before


async def test_the_current_hit_stays_when_matching_is_looser_or_stricter_and_where_it_is_still_lit() -> None:
    app = app_on()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n", "n", "j")
        await pilot.pause()
        before = standing(app)
        for key in ("plus", "minus", "tilde", "tilde"):
            await pilot.press(key)
            await pilot.pause()
            assert standing(app) == before, key


async def test_the_phrase_that_was_lit_entered_again_moves_nothing() -> None:
    app = app_on()
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("slash", *"waiting", "enter", "n", "n")
        await pilot.pause()
        before = standing(app)
        await pilot.press("slash", "enter")
        await pilot.pause()
        assert standing(app) == before
        await pilot.press("slash", "x", "backspace", *"ropes", "enter")
        await pilot.pause()
        assert compare_screen(app).comparison.phrase == "ropes"


async def test_a_story_opened_above_itself_is_as_it_is_now_and_the_one_below_follows() -> None:
    memory = Memory("5707" * 3, ARTICLES[1].id, "waiting", None, {}, Spot(ARTICLES[1].id, 0, 12, 19), (0, 0))
    app = app_again(memory)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        await pilot.press("escape", "shift+tab", "J", "S", "enter")
        await pilot.pause()
        screen = compare_screen(app)
        assert (screen.focus_number, screen.comparison.lit, screen.bar.phrase) == (0, False, "")
        assert screen.pane.sentence is not None
        assert screen.pane.sentence[0] == 0
        await pilot.press("slash", *"ropes", "enter", "q", "q")
        await pilot.pause()
        below = compare_screen(app)
        assert below is not screen
        assert below.bar.phrase == "ropes"
        await pilot.press("n")
        assert below.lighting.position is not None


async def test_z_gives_back_the_panes_that_were_there_and_so_does_the_next_session() -> None:
    six = tuple(article(number, f"Outlet {number}", LONG) for number in range(1, 7))
    first = app_on(six)
    async with first.run_test(size=(100, 24)) as pilot:
        screen = compare_screen(first)
        await pilot.press("5", "tab", "shift+tab")
        before = screen.shown
        assert (list(before), screen.focus_number) == ([2, 3, 4], 3)
        await pilot.press("z", "z")
        assert screen.shown == before
        await pilot.press("z")
        assert list(screen.shown) == [3]
        await pilot.press("Q")
    again = app_again(first.whereabouts.memory, six)
    async with again.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert (compare_screen(again).shown, compare_screen(again).focus_number) == (before, 3)


async def test_what_ends_the_reader_before_it_has_come_back_forgets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A signal may come while it starts."""
    other = article(9, "Dock Mail", "A lighthouse was painted green.", title="A green lighthouse")
    stories = [story(), replace(story((other,)), id="77", title="A green lighthouse")]
    memory = Memory("77", other.id, "green")
    monkeypatch.setattr(NewsreaderApp, "on_load", lambda app: app.exit(return_code=143))
    app = NewsreaderApp(OpenPages([*ARTICLES, other], stories, way=Way.KEY), memory=memory)
    async with app.run_test():
        pass
    assert app.return_code == 143
    assert app.whereabouts.memory == memory


async def test_panes_that_moved_for_the_focus_stay_when_another_screen_is_closed() -> None:
    told = tuple(article(n, f"Tarn News {n}", f"Quarry workers {n} walked out.") for n in range(10))
    app = app_on(told)
    async with app.run_test(size=(90, 24)) as pilot:
        screen = compare_screen(app)
        await pilot.press("tab", "tab")
        await pilot.resize_terminal(70, 24)
        await pilot.press("tab")
        shown = screen.row.shown
        await pilot.press("question_mark")
        await pilot.press("escape")
        assert compare_screen(app).row.shown == shown


async def test_a_story_of_fewer_articles_than_before_is_left_without_trouble() -> None:
    """Pages kept in a library that has more of the story, and taken back."""
    told = tuple(article(n, f"Tarn News {n}", f"Quarry workers {n} walked out.") for n in range(7))
    app = app_on(told)
    async with app.run_test(size=(90, 24)) as pilot:
        screen = compare_screen(app)
        await pilot.press("7", "tab")
        screen.go_on_with(Comparison(told[:2]), story(told[:2]))
        await pilot.pause()
        assert screen.memory().first in {each.id for each in told[:2]}


async def test_esc_ends_a_selection_also_where_its_article_has_no_pane() -> None:
    told = tuple(article(n, f"Tarn News {n}", f"Quarry workers {n} walked out.", LONG) for n in range(6))
    app = app_on(told)
    async with app.run_test(size=(90, 24)) as pilot:
        screen = compare_screen(app)
        await pilot.press("slash", *"walked", "enter", "v", "j", "6", "tab")
        assert 0 not in screen.row.shown
        await pilot.press("escape", "1", "tab")
        assert screen.pane.selection is None
        assert screen.comparison.phrase == "walked"
