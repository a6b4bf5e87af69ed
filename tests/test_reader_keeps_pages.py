"""Pages opened by name become the reader's library at one key, nothing moves, and another key takes that back."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from index.library import Library
from index.library.places import default_places
from index.model import Mark, Media, Page, Span, Story
from tests.reader_support import ARTICLES, app_on, compare_screen, last_row, screen_text, settled, typed
from tui.answers import shelving
from tui.app import NewsreaderApp
from tui.beside import Beside
from tui.comparison import Comparison
from tui.held import hold
from tui.keeping import SessionKeeper
from tui.launch import read_pages
from tui.messages import KeepWanted, StoryWanted
from tui.nothing_kept import Way
from tui.open_library import OpenLibrary
from tui.open_pages import OpenPages
from tui.screens.compare import CompareScreen
from tui.screens.note import NoteScreen
from tui.screens.stories import StoriesScreen
from tui.shelving import Shelving, open_library
from tui.widgets.text_pane import KEPT

WIDE = (160, 24)


def page(number: int, outlet: str, *more: str) -> Page:
    """Make a page of one story."""
    between = "".join(f"{each}\n\n" for each in more)
    text = f"""{outlet}
Quarry workers in Hollin walk out over ropes
4 March 2031

Quarry workers in Hollin walked out at noon on Tuesday over worn ropes, the quarry said.

{between}"We are tired of waiting for new ropes," said Edda Farrow, who leads the quarry workers of Hollin.

The quarry said that fourteen of forty cranes were standing still, and that ropes were on their way from {outlet}.
"""
    return Page(f"page-{number}.txt", text.encode(), Media.TEXT)


LONG = tuple(
    " ".join(f"In week {week} the foremen said that the ropes of hall {week} would not hold." for week in weeks)
    for weeks in (range(2, 9), range(9, 17), range(17, 24), range(24, 32))
)
"""Paragraphs that make a page longer than its pane."""
PAGES = [page(1, "The Hollin Gazette", *LONG), page(2, "Tarn News", *LONG)]
THIRD = page(3, "The Ridge Post")
HERON = Page(
    "heron.txt",
    b"""The Fen Sheet
Heron nests on the town hall
1 March 2031

A heron nested on the roof of the town hall in Fenwick, and the warden closed the stairs on Saturday.

Nobody minds, said the warden, who counted two eggs in the nest on Sunday morning.
""",
    Media.TEXT,
)


def open_pages(folder: Path, *more: Page, pages: Sequence[Page] = PAGES) -> NewsreaderApp:
    """Open the reader on pages in files."""
    named = [*pages, *more]
    for each in named:
        (folder / each.path).write_bytes(each.content)
    read = read_pages([str(folder / each.path) for each in named], progress=False)
    return NewsreaderApp(OpenPages(read.articles, read.stories, way=Way.KEY))


async def keep_in(app: NewsreaderApp, pilot: Pilot[None], home: Path) -> None:
    """Press the key that keeps, and name the folder."""
    await pilot.press("a")
    await pilot.pause()
    assert isinstance(app.screen, NoteScreen)
    app.screen.bar.set_phrase(str(home))
    await pilot.press("enter")
    await settled(app, pilot)


@asynccontextmanager
async def running(app: NewsreaderApp, size: tuple[int, int] = WIDE) -> AsyncIterator[Pilot[None]]:
    """Run the app, and close what it opened."""
    try:
        async with app.run_test(size=size) as pilot:
            yield pilot
    finally:
        app.let_go()


async def test_the_session_becomes_the_library_and_nothing_moves(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    async with running(app) as pilot:
        await pilot.press("l", "space", "slash", *typed("tired of waiting"), "enter", "n")
        await pilot.press("m", *typed("ropes"), "enter", "minus", "k", "k")
        await pilot.pause()
        screen = compare_screen(app)
        before, tops = screen_text(app).splitlines()[:-1], [column.pane.top for column in screen.row.columns]
        position, focus = screen.lighting.position, screen.focus_number
        await keep_in(app, pilot, tmp_path / "library")
        assert "this is your library now, with these 2 pages and 1 mark; u takes it back" in last_row(app)
        assert screen_text(app).splitlines()[:-1] == before, "not a letter has moved"
        assert [column.pane.top for column in screen.row.columns] == tops
        assert (screen.lighting.position, screen.focus_number) == (position, focus)
        assert screen.comparison.strictness == 1, "and it matches as strictly as before"
        assert isinstance(app.collection, OpenLibrary)
        await pilot.press("a")
        assert "these pages are in your library" in last_row(app)


async def test_what_is_done_from_then_on_is_done_in_the_library(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([HERON])
    async with running(app) as pilot:
        await pilot.press("m", *typed("before"), "enter")
        await keep_in(app, pilot, home)
        await pilot.press("slash", *typed("tired of waiting"), "enter", "m", *typed("after"), "enter", "c")
        await pilot.pause()
        assert "kept: it says the same" in last_row(app)
        await pilot.press("apostrophe")
        await pilot.pause()
        assert "2 marks, kept in your library" in screen_text(app)
        await pilot.press("q", "r")
        await pilot.pause()
        assert "no feeds yet" in last_row(app), "fetching is the library's"
        await pilot.press("p")
        await pilot.pause()
        assert "edit fields" in last_row(app), "and so are fields"
        await pilot.press("q", "S")
        await settled(app, pilot)
        text = screen_text(app)
        assert isinstance(app.screen, StoriesScreen)
        assert "Heron nests on the town hall" in text, "the library's own story"
        assert "Quarry workers in Hollin walk out" in text, "and this one"
        assert "2 stories, 3 articles" in text
        assert "1 new" in text, "what was on the panes is read"
    with Library.open(home) as library:
        assert sorted(mark.note for mark in library.marks.all()) == ["after", "before"]
        assert [one.same for one in library.judgements.all()] == [True]


async def test_pages_are_kept_once_however_often_the_key_is_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Opening a library takes a while; meanwhile the key, and a prompt that it opened before, say so."""
    app = open_pages(tmp_path)
    home, asked, opened = tmp_path / "library", list[str](), threading.Event()

    def slowly(folder: str) -> Library:
        asked.append(folder)
        assert opened.wait(5)
        return open_library(folder)

    monkeypatch.setattr("tui.shelving.open_library", slowly)
    async with running(app) as pilot:
        app.post_message(KeepWanted())
        app.post_message(KeepWanted())
        await pilot.pause()
        assert isinstance(app.screen, NoteScreen)
        app.screen.bar.set_phrase(str(home))
        await pilot.press("enter")
        assert isinstance(app.screen, NoteScreen), "the key was pressed twice before the first prompt was there"
        for key in ("enter", "a"):
            await pilot.press(key)
            assert "these pages are being kept" in last_row(app)
            compare_screen(app).announce("")
        opened.set()
        await settled(app, pilot)
        assert asked == [str(home)]
        assert "this is your library now, with these 2 pages" in last_row(app)
        await pilot.press("u")
        await settled(app, pilot)
    with Library.open(home) as library:
        assert library.count() == 0, "and all that came in is taken back"


async def test_a_story_opened_while_pages_are_being_kept_is_the_librarys_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Working out what the panes show takes a while, and meanwhile the reader goes on."""
    app = open_pages(tmp_path)
    work_out = shelving._shown
    opened = threading.Event()

    def open_story(story: Story) -> None:
        app.post_message(StoryWanted(story))
        app.call_later(opened.set)

    def slowly(screen: CompareScreen, *more: object) -> object:
        if not opened.is_set():
            app.call_from_thread(open_story, screen.story)
            assert opened.wait(5)
        return work_out(screen, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(shelving, "_shown", slowly)
    async with running(app) as pilot:
        await keep_in(app, pilot, tmp_path / "library")
        below, above = app.screen_stack
        assert isinstance(app.collection, OpenLibrary)
        assert isinstance(below, CompareScreen)
        assert isinstance(above, CompareScreen)
        library = app.collection.story_of(above.comparison.article(0).id)
        assert library is not None
        assert below.story.id == above.story.id == library.id
        assert below.comparison is above.comparison is app.collection.comparison(library)


async def test_judgements_go_along_and_come_back(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    async with running(app) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "c")
        await keep_in(app, pilot, home)
        assert "1 judgement" in last_row(app)
        with Library.open(home) as library:
            assert [one.same for one in library.judgements.all()] == [True]
        await pilot.press("u")
        await settled(app, pilot)
        with Library.open(home) as library:
            assert library.judgements.all() == ()
        assert [one.same for one in app.collection.keeper.judgements()] == [True]


def test_what_is_marked_and_judged_while_pages_are_kept_goes_along(tmp_path: Path) -> None:
    """Keeping takes long; the marks are looked at once more when it has ended, and none is there twice."""
    page = tmp_path / "quarry.txt"
    page.write_bytes(PAGES[0].content)
    pages = read_pages([str(page)], progress=False)
    keeper = SessionKeeper()
    article = pages.articles[0]

    def mark(start: int) -> None:
        span = Span(start, start + 9)
        text = article.text_of(0)[span.start : span.end]
        keeper.add(Mark(0, article.id, 0, span, text))

    with Library.open(tmp_path / "library") as library:
        mark(0)
        keeping = Shelving(pages.articles, keeper)
        kept = keeping.run(library)
        assert kept is not None
        mark(12)
        late = keeping.late(library, kept)
        assert len(library.marks.all()) == len(late.new_marks) == 2


async def test_u_takes_what_was_done_back_step_by_step_to_the_session_and_beyond(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([HERON])
    async with running(app) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "m", *typed("before"), "enter")
        await keep_in(app, pilot, home)
        await pilot.press("m", *typed("changed"), "enter", "u")
        await pilot.pause()
        assert [mark.note for mark in app.collection.keeper.marks()] == ["before"]
        before = screen_text(app).splitlines()[:-1]
        await pilot.press("u")
        await settled(app, pilot)
        assert "taken back: the keeping of these pages" in last_row(app)
        assert isinstance(app.collection, OpenPages)
        assert screen_text(app).splitlines()[:-1] == before
        assert [mark.note for mark in app.collection.keeper.marks()] == ["before"]
        with Library.open(home) as library:
            assert [article.title for article in library.articles()] == ["Heron nests on the town hall"]
            assert library.marks.all() == ()
        await pilot.press("u")
        assert app.collection.keeper.marks() == (), "the mark of the session can still be taken back"
        assert KEPT not in screen_text(app)
        await keep_in(app, pilot, home)
        assert isinstance(app.collection, OpenLibrary), "and the pages can be kept again"


async def test_marks_keep_their_names_for_undo_when_their_numbers_change(tmp_path: Path) -> None:
    """A mark has another number in the library; what was removed there and put back is the same mark again."""
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([HERON])
        (heron,) = library.articles()
        for _ in range(3):  # so that numbers differ
            library.marks.add(_mark_on(heron.id))
    async with running(app) as pilot:
        await pilot.press("m", *typed("one"), "enter")
        await keep_in(app, pilot, home)
        await pilot.press("apostrophe")
        await pilot.pause()
        await pilot.press("x", "u")
        await pilot.pause()
        assert sorted(mark.note for mark in app.collection.keeper.marks()) == ["", "", "", "one"]
        await pilot.press("u")
        await settled(app, pilot)
        assert [mark.note for mark in app.collection.keeper.marks()] == ["one"]
        await pilot.press("u")
        await settled(app, pilot)
        assert app.collection.keeper.marks() == ()
    with Library.open(home) as library:
        assert len(library.marks.all()) == 3, "the library's own marks stay"


def _mark_on(article: str) -> Mark:
    return Mark(0, article, 0, Span(0, 7), "A heron", "", (), "2031-03-04T10:00:00+00:00")


async def test_an_outlet_that_the_library_has_besides_stands_behind_the_others(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([THIRD])
    async with running(app) as pilot:
        await pilot.press("l", "slash", *typed("tired of waiting"), "enter")
        screen = compare_screen(app)
        focus = screen.focus_number
        await keep_in(app, pilot, home)
        assert [each.outlet for each in screen.comparison.articles[2:]] == ["The Ridge Post"]
        assert screen.focus_number == focus
        assert "The Ridge Post" in screen_text(app)
        assert len(screen.comparison.hits[2]) == 1, "it is searched for the phrase too"
        await pilot.press("l", "l")
        await pilot.press("u")
        await settled(app, pilot)
        assert len(screen.comparison) == 2
        assert "The Ridge Post" not in screen_text(app)
        with Library.open(home) as library:
            assert [article.outlet for article in library.articles()] == ["The Ridge Post"]


async def test_the_story_that_is_opened_again_from_the_list_has_its_phrase_and_its_order(tmp_path: Path) -> None:
    """The library may have its articles in another order."""
    app = open_pages(tmp_path)
    async with running(app) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter")
        await keep_in(app, pilot, tmp_path / "library")
        comparison = compare_screen(app).comparison
        story = app.collection.stories[0]
        assert app.collection.comparison(replace(story, articles=story.articles[::-1])) is comparison
        await pilot.press("S")
        await settled(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert compare_screen(app).comparison is comparison
        assert comparison.phrase == "tired of waiting"


async def test_an_edition_of_an_article_that_is_shown_gets_no_pane_of_its_own(tmp_path: Path) -> None:
    """The library has a fuller edition, which stands for it there: its page is one key away, and not beside it."""
    app = open_pages(tmp_path, pages=[page(1, "The Hollin Gazette"), page(2, "Tarn News")])
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([page(9, "The Hollin Gazette", *LONG), THIRD])
    async with running(app) as pilot:
        await keep_in(app, pilot, home)
        screen = compare_screen(app)
        shown = {each.outlet: each.id for each in screen.comparison.articles}
        assert len(shown) == len(screen.comparison) == 3
        story = app.collection.story_of(shown["Tarn News"])
        assert story is not None
        assert shown["The Hollin Gazette"] not in story.articles, "the fuller one stands for it"
        outlets = [each.outlet for each in screen.comparison.articles]
        await pilot.press(*["l"] * ((outlets.index("The Hollin Gazette") - screen.focus_number) % 3), "p")
        await pilot.pause()
        assert "edition 2 of 2" in screen_text(app)


async def test_stories_of_a_session_become_those_of_the_library(tmp_path: Path) -> None:
    app = open_pages(tmp_path, HERON)
    home = tmp_path / "library"
    with Library.open(home) as library:
        library.add([THIRD])
    async with running(app) as pilot:
        assert isinstance(app.screen, StoriesScreen)
        await pilot.press("j")
        assert "a keep" in last_row(app)
        await keep_in(app, pilot, home)
        text = screen_text(app)
        assert "2 stories, 4 articles" in text
        assert "this is your library now, with these 3 pages; u takes it back" in text
        assert any("▸" in row and "Heron" in row for row in text.splitlines()), "the cursor stays on its story"
        await pilot.press("A")
        await settled(app, pilot)
        await pilot.press("u")
        await settled(app, pilot)
        assert "4 articles unread" in last_row(app)
        await pilot.press("u")
        await settled(app, pilot)
        assert "2 stories, 3 articles" in screen_text(app)
        assert isinstance(app.collection, OpenPages)


async def test_a_page_that_changed_since_it_was_opened_is_kept_as_it_is_now(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    home = tmp_path / "library"
    async with running(app) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "m", *typed("moved"), "enter")
        changed = PAGES[0].content.replace(
            b"4 March 2031\n\n", b"4 March 2031\n\nA first paragraph about it is new.\n\n"
        )
        (tmp_path / PAGES[0].path).write_bytes(changed)
        await keep_in(app, pilot, home)
        await pilot.press("g", "l", "g")
        assert "A first paragraph about it is new." in screen_text(app)
        (mark,) = app.collection.keeper.marks()
        article = app.collection.known([mark.article])[mark.article]
        assert article.text_of(mark.paragraph)[mark.span.start : mark.span.end] == mark.text == "tired of waiting"


async def test_what_cannot_be_read_again_is_named_and_the_session_stays(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    async with running(app) as pilot:
        (tmp_path / PAGES[0].path).unlink()
        await keep_in(app, pilot, tmp_path / "library")
        assert "kept 1 page, but this stays as it is; could not be read again:" in last_row(app)
        assert isinstance(app.collection, OpenPages)
        assert len(compare_screen(app).comparison) == 2


async def test_a_library_that_cannot_be_opened_is_named_and_the_session_stays(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    (tmp_path / "file").write_text("no folder")
    async with running(app) as pilot:
        await keep_in(app, pilot, tmp_path / "file" / "library")
        assert "the folder cannot be made" in last_row(app)
        assert isinstance(app.collection, OpenPages)


def test_keeping_that_is_stopped_takes_back_what_came_in(tmp_path: Path) -> None:
    for each in PAGES:
        (tmp_path / each.path).write_bytes(each.content)
    articles = read_pages([str(tmp_path / each.path) for each in PAGES], progress=False).articles
    with Library.open(tmp_path / "library") as library:
        library.add([HERON])
        shelving = Shelving(articles, SessionKeeper())
        shelving.stop()
        assert shelving.run(library) is None
        assert [article.title for article in library.articles()] == ["Heron nests on the town hall"]


def test_pages_of_standard_input_are_kept_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be read only once, so its pages are held; they keep the names of its members."""
    lines = [json.dumps({"title": f"Fog {number}", "body": [f"Fog lay on road {number}."]}) for number in (1, 2)]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    with Beside(lambda: read_pages(["-"], progress=False)) as reading:  # as the reader does, in a process of its own
        pages = reading.result()
    assert [each.path for each in pages.articles] == ["-#1", "-#2"]
    hold(pages.held)
    with Library.open(tmp_path / "library") as library:
        kept = Shelving(pages.articles[1:], SessionKeeper()).run(library)
        assert kept is not None
        assert (kept.pages, kept.missing) == (1, ())
        again = Shelving(pages.articles, SessionKeeper()).run(library)
        assert again is not None
        assert (again.words(), len(again.added)) == ("2 pages", 1)
        assert [each.title for each in library.articles(each.id for each in pages.articles)] == ["Fog 1", "Fog 2"]


async def test_a_asks_for_the_usual_place_and_escape_keeps_nothing(tmp_path: Path) -> None:
    app = open_pages(tmp_path)
    async with running(app) as pilot:
        await pilot.press("a")
        await pilot.pause()
        assert "2 pages" in screen_text(app)
        assert str(default_places().data) in screen_text(app).replace("\n", "")
        await pilot.press("escape")
        compare_screen(app)
    assert not Library.exists()


async def test_samples_are_not_kept() -> None:
    app = NewsreaderApp(app_on().collection, banner="Samples")
    async with app.run_test(size=WIDE) as pilot:
        for keys in (["a"], ["p", "c"], ["E"]):
            await pilot.press(*keys)
            await pilot.pause()
            assert "the sample stories are not kept" in screen_text(app)
        await pilot.press("q", "m", "enter")
        await pilot.pause()
        assert "kept for this session; ' shows all marks" in screen_text(app)


async def test_a_sentence_that_the_kept_article_does_not_have_is_no_more_the_current_one() -> None:
    """A page of the library may have lines cut by hand that the one opened by name still has."""
    app = app_on()
    async with app.run_test(size=(60, 24)) as pilot:
        screen = compare_screen(app)
        await pilot.press("G", *"JJJJ", "tab")
        assert screen.row.shown == range(1, 2)
        shorter = replace(ARTICLES[0], paragraphs=ARTICLES[0].paragraphs[:1])
        screen.go_on_with(Comparison([shorter, *ARTICLES[1:]]), screen.story)
        await pilot.press("shift+tab")
        assert screen.pane.article == shorter
        assert screen.pane.sentence is not None
        assert screen.pane.sentence[0] in {None, 0}
