"""What leaves the reader: copies in every form, seen and copied again; files; links; and taking back."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import NewsreaderError
from index.export.quotation import Form
from index.export.sheet import COLUMNS, sheet
from index.model import Article, Mark, Relation, Span, Version
from index.versions import compare, prepare
from tests.reader_support import ARTICLES, app_on, article, compare_screen, screen_text, story, typed
from tui.app import NewsreaderApp
from tui.comparison import Comparison
from tui.config import Config
from tui.copied import MOST, Copied, Shelf
from tui.keeping import SessionKeeper, UndoableKeeper
from tui.links import browse, has_windows
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.screens.copied import CopiedScreen
from tui.settings import Settings
from tui.versions_file import first_name, write_versions
from tui.widgets.row_list import RowList

WIDE = (160, 40)
PHRASE = "tired of waiting"


def found(phrase: str = PHRASE, articles: Sequence[Article] = ARTICLES) -> list[tuple[Article, Version]]:
    return list(zip(articles, compare(phrase, [prepare(one) for one in articles]), strict=True))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, where no clipboard can be reached."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "TMUX", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --- copies -------------------------------------------------------------------


def test_the_same_text_copied_again_is_one_copy_and_the_newest() -> None:
    shelf = Shelf()
    for words in ("one", "two", "one"):
        shelf.put(Copied(words, lambda _, words=words: words))  # type: ignore[misc]
    assert [each.what for each in shelf.copies] == ["one", "two"]


def test_a_hundred_copies_are_kept() -> None:
    shelf = Shelf()
    for number in range(MOST + 5):
        shelf.put(Copied(str(number), lambda _, number=number: str(number)))  # type: ignore[misc]
    assert (len(shelf.copies), shelf.copies[0].what) == (MOST, str(MOST + 4))


async def test_what_was_copied_is_seen_and_copied_again_in_another_form(here: Path) -> None:
    app = app_on(state=here)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed(PHRASE), "enter", "y", "quotation_mark")
        assert isinstance(app.screen, CopiedScreen)
        assert "1 copy, as plain" in screen_text(app)
        await pilot.press("tab")
        assert "as markdown" in screen_text(app)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        text = (here / "copied.txt").read_text()
    assert text.startswith('> "We are tired of waiting for new ropes,"')
    assert "*Hollin Gazette*" in text


async def test_the_cursor_goes_with_the_row_that_is_copied_again() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("y", "tab", "y", "f7", "j")
        await pilot.pause()
        older = app.screen.query_one(RowList).rows[1].made()
        await pilot.press("y")
        await pilot.pause()
        listed = app.screen.query_one(RowList)
        assert (listed.key, listed.rows[0].made()) == (0, older)


async def test_passages_are_copied_in_the_form_that_is_set(here: Path) -> None:
    app = NewsreaderApp(
        OpenPages(ARTICLES, [story()], way=Way.KEY), state_folder=here, settings=Settings(Config(copy_form="citation"))
    )
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed(PHRASE), "enter", "y")
        await app.workers.wait_for_complete()
        await pilot.pause()
    assert "Hollin Gazette (own text), 4 Mar 2031" in (here / "copied.txt").read_text()


async def test_with_nothing_copied_the_list_says_how_to_copy() -> None:
    app = app_on()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f7")
        text = screen_text(app)
    assert "nothing copied yet" in text
    assert "y on the panes copies a passage" in text


# --- files --------------------------------------------------------------------


def test_a_web_page_holds_every_version_and_nothing_of_a_page_as_its_own() -> None:
    sly = article(4, "Sly <b>News", '<script>alert("x")</script> said the tired of waiting man.')
    page = sheet(".html", PHRASE, found(articles=(*ARTICLES, sly)))
    assert "<script>" not in page
    assert "Sly &lt;b&gt;News: same words" in page
    assert page.count("<mark>tired of waiting</mark>") == 3
    assert "nothing matching in 5 sentences" in page


def test_a_table_has_a_row_for_each_article_and_no_formula() -> None:
    sly = article(4, "=SUM(A1)", "They were tired of waiting.")
    rows = list(csv.DictReader(io.StringIO(sheet(".csv", PHRASE, found(articles=(*ARTICLES, sly))))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["relation"] for row in rows] == ["verbatim", "verbatim", "none", "verbatim"]
    assert rows[3]["outlet"] == "'=SUM(A1)"


def test_a_record_is_what_the_command_prints() -> None:
    record = json.loads(sheet(".json", PHRASE, found(), picked=ARTICLES[1]))
    assert record["query"] == PHRASE
    assert [each["picked"] for each in record["versions"]] == [False, True, False]


@pytest.mark.parametrize(("suffix", "form"), [(".txt", Form.PLAIN), (".md", Form.MARKDOWN)])
def test_text_is_what_is_copied(suffix: str, form: Form) -> None:
    from index.export.quotation import all_versions

    assert sheet(suffix, PHRASE, found()) == all_versions(PHRASE, found(), form) + "\n"


@pytest.mark.parametrize("suffix", ["", ".doc"])
def test_a_suffix_that_stands_for_no_form_is_said(suffix: str) -> None:
    with pytest.raises(NewsreaderError, match=r"ends in one of \.csv, \.html, \.json, \.md, \.txt"):
        sheet(suffix, PHRASE, found())


def test_a_files_first_name_is_the_title_and_never_one_that_is_there(here: Path) -> None:
    assert first_name("Quarry workers: “walk out”!") == "quarry-workers-walk-out.md"
    (here / "quarry-workers-walk-out.md").touch()
    assert first_name("Quarry workers: “walk out”!") == "quarry-workers-walk-out-2.md"
    assert first_name("…") == "story.md"


@pytest.mark.parametrize("name", ["~nobody-of-that-name/a.md", "no/such/folder/a.md", "a\0b.md", "x" * 300 + ".md"])
def test_a_file_that_cannot_be_written_is_said(here: Path, name: str) -> None:  # noqa: ARG001  nothing is written
    comparison = Comparison(ARTICLES)
    comparison.begin(PHRASE)
    comparison.search_all()
    with pytest.raises(NewsreaderError, match="cannot be written"):
        write_versions(name, comparison)


async def test_every_version_is_written_into_a_file_and_none_is_overwritten(here: Path) -> None:
    app = app_on()
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("x")
        assert "no phrase" in screen_text(app)
        await pilot.press("slash", *typed(PHRASE), "enter", "x", "enter")
        await pilot.pause()
        assert "every version of the phrase is in quarry-workers-walk-out.md" in " ".join(screen_text(app).split())
        await pilot.press("x", "ctrl+u", *typed("quarry-workers-walk-out.md"), "enter")
        await pilot.pause()
        said = " ".join(screen_text(app).split())
        assert "quarry-workers-walk-out.md is there already; give another name" in said, "what is wrong is said whole"
    assert (here / "quarry-workers-walk-out.md").read_text().startswith("Compared with: “tired of waiting”")


# --- links --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "platform", "windows"),
    [
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", True),
        ({}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_CONNECTION": "1"}, "darwin", False),
    ],
)
def test_a_browser_is_asked_only_where_there_are_windows(
    environment: dict[str, str], platform: str, *, windows: bool
) -> None:
    assert has_windows(environment, platform) is windows


def test_only_a_web_address_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("webbrowser.get", lambda: pytest.fail("a browser was asked"))
    assert not browse("file:///etc/passwd", {"DISPLAY": ":0"})
    assert not browse("https://example.org/a", {"TERM": "xterm"})


async def test_where_there_is_no_browser_the_address_is_copied(here: Path) -> None:
    linked = replace(ARTICLES[0], url="https://hollin.example/quarry")
    app = app_on((linked, *ARTICLES[1:]), state=here)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("o")
        await app.workers.wait_for_complete()
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert (here / "copied.txt").read_text() == "https://hollin.example/quarry"
        await pilot.press("tab", "o")
        assert "the address of this page is not known" in screen_text(app)
    assert "DISPLAY" not in os.environ


# --- taking back --------------------------------------------------------------


def test_each_step_is_taken_back_the_last_first() -> None:
    keeper = UndoableKeeper(SessionKeeper())
    with keeper.one_step("the mark"):
        first = keeper.add(Mark(0, "a", 0, Span(0, 3), "abc"))
        keeper.add(Mark(0, "a", 1, Span(0, 3), "def"))
    keeper.change(replace(first, note="see this"))
    keeper.remove(first.id)
    assert keeper.undo() == "taken back: the removal of a mark"
    assert [mark.note for mark in keeper.marks()] == ["", "see this"]
    assert keeper.undo() == "taken back: the change of a mark"
    assert keeper.undo() == "taken back: the mark"
    assert keeper.marks() == ()
    assert keeper.undo() == ""


async def test_a_mark_and_a_judgement_are_taken_back_on_the_panes() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed(PHRASE), "enter", "m", "enter", "c", "c")
        keeper = app.collection.keeper
        assert [one.same for one in keeper.judgements()] == [False]
        assert compare_screen(app).comparison.version(0).relation is Relation.NONE  # type: ignore[union-attr]
        await pilot.press("u")
        assert [one.same for one in keeper.judgements()] == [True]
        assert compare_screen(app).comparison.version(0).relation is Relation.VERBATIM  # type: ignore[union-attr]
        await pilot.press("u", "u")
        assert (keeper.judgements(), keeper.marks()) == ((), ())
        assert "taken back: the mark" in screen_text(app)
        await pilot.press("u")
        assert "nothing to take back" in screen_text(app)
