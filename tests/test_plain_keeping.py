"""What the plain reader keeps: marks and their notes, judgements, pages; and what undo takes back."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.library import Library
from tests.reader_support import ARTICLES, story
from tui.launch import read_pages
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.plain import PlainReader
from tui.plain.work import Work

Ask = Callable[[str], list[str]]


@pytest.fixture
def ask() -> Ask:
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what)
    return lambda line: list(reader.answer(line) or ())


def test_a_mark_is_noted_removed_and_put_back_by_number(ask: Ask) -> None:
    ask("find tired of waiting")
    ask("mark check #ropes")
    assert ask("note 1 asked again #open") == ["Noted: asked again #open"]
    assert ask("marks") == ["1. Hollin Gazette: tired of waiting (asked again #open)"]
    assert ask("undo") == ["Taken back: the note."]
    assert ask("marks") == ["1. Hollin Gazette: tired of waiting (check #ropes)"]
    assert ask("unmark 1") == ["Removed, undo puts it back: tired of waiting"]
    assert ask("undo") == ["Taken back: the removal of a mark."]
    assert ask("marks") == ["1. Hollin Gazette: tired of waiting (check #ropes)"]
    assert ask("undo") == ["Taken back: the mark."]
    assert ask("marks")[0].startswith("Nothing kept yet")
    assert ask("undo")[0].startswith("Nothing to take back")
    assert ask("unmark 3") == ["There is no mark."]
    assert ask("note") == ["Note which mark? marks gives their numbers."]


def test_a_judgement_outranks_what_was_found_and_is_taken_back(ask: Ask) -> None:
    ask("find tired of waiting")
    said = ask("not same 2")
    assert said[0] == "Kept for this session: it does not say the same; undo takes it back."
    assert said[1].startswith("2. Tarn News, text of Ridge Agency (wire): judged not the same")
    assert ask("versions 2")[0].endswith("judged not the same.")
    assert ask("same 2")[0] == "Kept for this session: it says the same; undo takes it back."
    assert "judged the same" in ask("versions 2")[0]
    assert ask("withdraw 2")[0].startswith("Your judgement is taken back")
    assert "same words, 1 hit" in ask("versions 2")[0]
    assert ask("undo") == ["Taken back: the judgement."]
    assert "judged the same" in ask("versions 2")[0], "the withdrawal was the last thing said"
    assert ask("withdraw 1")[0].startswith("Nothing was said of this passage")


def test_a_judgement_is_on_the_hit_where_the_reader_is(ask: Ask) -> None:
    ask("find tired of waiting")
    ask("next")
    assert "1. Hollin Gazette" in ask("not same")[1]
    assert ask("find tired of waiting")[0] == "1 hit in 1 of 3 outlets."


def test_what_is_not_lit_is_said_before_it_is_judged(ask: Ask) -> None:
    ask("find the workers want new cranes and a pay rise")
    assert ask("same 1") == [
        "Here is the nearest passage: same 1 again says it is the same.",
        "1. Hollin Gazette, paragraph 15: The quarry said 14 of 40 cranes were still.",
    ]
    said = ask("same 1")
    assert said[0].startswith("Kept for this session: it says the same")
    assert "judged the same" in said[1]


def test_a_word_of_judging_that_is_not_whole_says_what_to_write(ask: Ask) -> None:
    assert "in quotes" in ask("same")[0]
    assert ask("not")[0].startswith("Not same says that this is not the same")


def test_pages_are_kept_in_a_library_with_what_was_marked(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Quarry closes\n\n" + "The quarry closed on Monday after the ropes had torn.\n\n" * 3)
    pages = read_pages([str(page)])
    told: list[str] = []
    reader = PlainReader(OpenPages(pages.articles, pages.stories, way=Way.WORD), lambda _, what: what, told.append)
    reader.answer("find ropes had torn")
    reader.answer("mark #ropes")
    reader.answer("same 1")
    folder = str(tmp_path / "library")
    assert next(iter(reader.answer(f"keep {folder}") or ())).startswith(
        "Kept 1 page, 1 mark and 1 judgement; newsreader --library"
    )
    assert next(iter(reader.answer("keep 1") or ())).startswith("Keep takes a folder as ./NAME")
    assert told == [f"Keeping 1 page in {folder}."]
    with Library.open(folder) as library:
        assert [mark.tags for mark in library.marks.all()] == [("ropes",)]
        assert [one.same for one in library.judgements.all()] == [True]
    samples = PlainReader(OpenPages(pages.articles, pages.stories, way=Way.SAMPLES), lambda _, what: what)
    assert next(iter(samples.answer("keep") or ())).startswith("The sample stories are not kept")


def on_pages_in(folder: Path, tell: Callable[[str], None]) -> PlainReader:
    folder.mkdir()
    for number in range(3):
        text = f"Quarry {number} closes\n\n" + f"The quarry closed on Monday after {number + 3} ropes had torn.\n\n" * 3
        (folder / f"page-{number}.txt").write_text(text)
    pages = read_pages([str(folder)])
    return PlainReader(OpenPages(pages.articles, pages.stories, way=Way.WORD), lambda _, what: what, tell)


def test_keeping_says_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.plain.work.FIRST", 0.0)
    monkeypatch.setattr("tui.plain.work._LOOK", 0.0)
    told: list[str] = []
    reader = on_pages_in(tmp_path / "pages", told.append)
    list(reader.answer(f"keep {tmp_path / 'library'}") or ())
    assert told[1].endswith(" of 3 pages kept; ctrl+c stops."), told


def test_keeping_that_is_broken_off_leaves_the_library_and_the_session_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ctrl+c stops it, and a second one while it winds down does no harm."""
    monkeypatch.setattr("tui.plain.work.FIRST", 0.0)
    monkeypatch.setattr("tui.plain.work._LOOK", 0.0)
    folder = str(tmp_path / "library")
    with Library.open(folder) as library:
        own = tmp_path / "own.txt"
        own.write_text("A heron\n\n" + "A heron stood on the town hall roof all day.\n\n" * 3)
        library.add([str(own)])
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if line.endswith("pages kept; ctrl+c stops.") or line == "Stopping.":
            raise KeyboardInterrupt

    reader = on_pages_in(tmp_path / "pages", tell)
    reader.answer("find ropes had torn")
    reader.answer("mark #ropes")
    with pytest.raises(KeyboardInterrupt):
        reader.answer(f"keep {folder}")
    said = reader.broken_off()
    assert said == ["Stopped: none of these pages is in the library; what was marked and judged is here as before."]
    assert "Stopping." in told
    assert next(iter(reader.answer("marks") or ())).endswith("(#ropes)")
    with Library.open(folder) as library:
        assert library.count() == 1, "what was there before stays"
        assert not list(library.check())
        assert not library.marks.all()


def test_what_must_not_be_left_half_done_is_waited_for_through_every_ctrl_c() -> None:
    """With real signals: a join of a thread that one breaks off would take the thread for ended."""
    waits, stopped, stopping, broken_off = (threading.Event() for _ in range(4))
    told: list[str] = []

    def doing() -> str:
        assert waits.wait(5)
        signal.raise_signal(signal.SIGINT)  # the main thread, which waits, is the one that gets it
        assert stopping.wait(5)
        broken_off.clear()
        signal.raise_signal(signal.SIGINT)
        assert broken_off.wait(5)
        return "done"

    def how_far() -> str:
        waits.set()
        return "on its way"

    def tell(line: str) -> None:
        told.append(line)
        if line == "Stopping.":
            stopping.set()

    def break_off(*_: object) -> None:
        broken_off.set()
        raise KeyboardInterrupt

    work = Work(tell)
    work.begin()
    before = signal.signal(signal.SIGINT, break_off)
    try:
        assert work.finish(doing, how_far, stopped.set) == ("done", True)
    finally:
        signal.signal(signal.SIGINT, before)
    assert stopped.is_set()
    assert told == ["", "Stopping."]


@pytest.mark.parametrize("kept", ["mark #ropes", "same"])
def test_undo_leaves_the_reader_at_the_current_hit(kept: str) -> None:
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what)
    for line in ("find Farrow", "next 2", kept, "undo"):
        told = list(reader.answer(line) or ())
    assert told[0].startswith("Taken back: ")
    assert next(iter(reader.answer("next") or ())).startswith("Hit 3 of 3")


def test_a_mark_is_opened_in_its_story_at_its_passage() -> None:
    stories = [story(ARTICLES[:2]), replace(story(ARTICLES[2:]), id="77", title="A bridge is opened")]
    reader = PlainReader(OpenPages(ARTICLES, stories, way=Way.WORD), lambda _, what: what)
    for line in ("open 1", "find tired of waiting", "next", "next", "mark #ropes", "open 2"):
        reader.answer(line)
    opened = list(reader.answer("open mark 1") or ())
    assert opened[0] == "Quarry workers walk out. 2 outlets."
    assert opened[-1].startswith("2. Tarn News, paragraph 1: ")
    assert list(reader.answer("copy") or ())[-1] == "the passage from Tarn News"
    assert list(reader.answer("open mark 2") or ()) == ["There is no mark 2: the last is 1."]
    assert list(reader.answer("open mark") or ()) == ["Open which mark? marks gives their numbers."]
