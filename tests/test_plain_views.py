"""The views of a story in the plain reader: whole lines, a part at a time, and broken off without leaving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from index.model import Span
from tests.reader_support import ARTICLES, article, story
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.plain import PlainReader
from tui.plain.batches import Batches, Entry, Place
from tui.plain.desk import Desk, SlipError
from tui.plain.work import Work

Ask = Callable[[str], list[str]]

TOLD = (
    article(
        1,
        "Hollin Gazette",
        "Rope makers in Hollin stopped 14 cranes at the old quarry on Monday morning.",
        'Edda Farrow said: "We are tired of waiting for new ropes."',
        "A heron watched the silent cranes from the roof of the weighing house.",
    ),
    article(
        2,
        "Tarn News",
        "Rope makers in Hollin stopped 16 cranes at the old quarry on Monday morning.",
        '"We are tired of waiting for new ropes," said their leader, Edda Farrow.',
        "The owners had bought a second quarry beyond the lake last autumn.",
    ),
)


def reader_on(articles: tuple[object, ...] = TOLD) -> PlainReader:
    return PlainReader(OpenPages(articles, [story(articles)], way=Way.WORD), lambda _, what: what)  # type: ignore[arg-type]


@pytest.fixture
def ask() -> Ask:
    reader = reader_on()
    return lambda line: list(reader.answer(line) or ())


def test_the_grid_says_what_most_tell_and_then_what_one_alone_has(ask: Ask) -> None:
    whole = ask("grid")
    assert whole[0] == "1 passage shared, 4 in one only."
    assert whole[1].startswith("Row 1. 2 of 2 tell this. 1. Hollin Gazette: Edda Farrow said")
    assert whole[2].startswith("2. Tarn News: ")
    assert whole[3].startswith("Row 2. Only in 1. Hollin Gazette, 1 of 2: Rope makers in Hollin stopped 14")
    assert whole[4].startswith("2. Tarn News: maybe. Rope makers in Hollin stopped 16"), "what may be it is said"


def test_a_long_answer_comes_in_parts_and_more_goes_on(ask: Ask) -> None:
    first = ask("grid 1")
    assert first[-1] == "4 passages left: more goes on; row and a number goes there."
    assert ask("more")[-1].startswith("3 passages left: more goes on; ")
    last = ask("more 5")
    assert last[-2].startswith("Row 5. Only in 2. Tarn News, 2 of 2: ")
    assert last[-1] == "row and a number goes there."
    assert ask("more")[0].startswith("Nothing is left to say")
    assert ask("grid 0") == ["“0” is no count: write a number, such as 20."]


def test_a_concordance_says_each_place_with_the_word_in_brackets(ask: Ask) -> None:
    found = ask("concordance crane*")
    assert found[0] == "3 lines in 2 of 2 outlets."
    assert found[1].startswith("Row 1. 1. Hollin Gazette, paragraph 1: Rope makers in Hollin stopped 14 [cranes] at")
    assert ask("concordance zebra")[0].startswith("“zebra” stands in none of 2 articles")
    assert "concordance WORD" in ask("concordance")[0]
    ask("find quarry")
    assert ask("concordance")[0] == "5 lines in 2 of 2 outlets.", "the phrase is the word where none is given"


def test_a_timeline_goes_by_days(ask: Ask) -> None:
    lines = ask("timeline")
    assert any(line.startswith("4 Mar 2031") and line.endswith(":") for line in lines)
    assert lines[0] == "2 days."
    assert any(line.endswith("Published, 2. Tarn News, own text.") for line in lines)
    undated = reader_on((*TOLD, ARTICLES[2]))
    assert "Without a date: 3. outlet not named (page-3.txt)." in list(undated.answer("timeline 99") or ())


def test_facts_that_differ_come_first_and_can_be_had_alone(ask: Ask) -> None:
    lines = ask("facts")
    assert lines[1].startswith("Number, differing: 14 | 16")
    assert any(line.startswith("Quote, agreed: Edda Farrow: ") for line in lines)
    assert not any(", agreed: " in line for line in ask("facts differing"))
    assert all(not line.startswith("Number") for line in ask("facts quotes"))
    assert ask("facts names differing") == ["Nothing told differently here (names)."]
    assert ask("facts colours")[0].startswith("Colours is no kind of facts")


def test_lineage_says_who_shares_which_words(ask: Ask) -> None:
    lines = ask("lineage")
    assert lines[0] == "2 articles, 1 pair of them with something in common."
    assert lines[1].startswith("1. Hollin Gazette and 2. Tarn News: ")
    assert any("tired of waiting for new ropes" in line for line in lines)
    alone = reader_on((TOLD[0], ARTICLES[2]))
    assert next(iter(alone.answer("lineage") or ())) == "No two articles here share five words in a row."


def test_a_grid_broken_off_says_what_it_has_and_goes_on_later(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = reader_on()
    wait, calls = Work.wait, []

    def interrupted(work: Work, doing: Callable[[], object], words: str = "") -> object:
        calls.append(words)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return wait(work, doing, words)

    monkeypatch.setattr("tui.plain.views.SLICE", 0.0)
    monkeypatch.setattr(Work, "wait", interrupted)
    with pytest.raises(KeyboardInterrupt):
        reader.answer("grid")
    assert reader.broken_off()[-1] == "Stopped: grid goes on comparing."
    assert reader.broken_off() == [], "it is said once"
    assert next(iter(reader.answer("grid") or ())) == "1 passage shared, 4 in one only."


def test_long_work_is_told_now_and_then_and_its_errors_come_out() -> None:
    told: list[str] = []
    times = iter([0.0, 1.0, 3.0, 3.0, 4.0, 9.0, 9.0])
    work = Work(told.append, lambda: next(times))
    work.begin()
    for done in range(4):
        work.at(f"{done} of 9 compared")
    assert told == ["1 of 9 compared; ctrl+c stops.", "3 of 9 compared; ctrl+c stops."]
    with pytest.raises(ZeroDivisionError):
        work.wait(lambda: 1 // 0)


def test_a_row_of_the_grid_goes_to_its_passage_and_next_copy_and_why_go_on_from_there(ask: Ask) -> None:
    ask("grid")
    there = ask("row 2")
    assert there[0].startswith("Hit 1 of 2, outlet 1 of 2. 1. Hollin Gazette, paragraph 1: same words. Rope makers")
    assert "14 cranes" in ask("copy")[0]
    assert ask("why 2")[0].startswith("2. Tarn News: maybe")
    assert ask("next")[0].startswith("Hit 2 of 2, outlet 2 of 2. 2. Tarn News, paragraph 1: maybe.")
    other = ask("row 2 2")
    assert other[0].startswith("Hit 2 of 2, outlet 2 of 2. 2. Tarn News"), "what outlet 2 has of the same row"
    assert ask("versions")[0].startswith("Compared with Hollin Gazette: Rope makers in Hollin stopped 14")


def test_a_row_of_a_concordance_lights_its_word_there(ask: Ask) -> None:
    ask("concordance quarry")
    assert ask("row 4")[0].startswith("Hit 4 of 5, outlet 2 of 2. 2. Tarn News, paragraph 1: same words.")


@pytest.mark.parametrize("view", ["facts numbers", "timeline", "lineage"])
def test_a_row_of_every_other_view_takes_its_sentence_as_the_phrase(ask: Ask, view: str) -> None:
    row = next(line for line in ask(view) if line.startswith("Row 2. ") or "words in quotes" in line)
    number = row.partition(".")[0]
    there = ask(number)
    assert there[0].startswith("Hit "), there
    assert ask("versions")[0].startswith("Compared with ")
    assert ask("copy")[-1].startswith("the passage from ")


def test_a_row_that_is_an_article_goes_to_its_title(ask: Ask) -> None:
    lines = ask("timeline")
    row = next(line.partition(".")[0] for line in lines if line.endswith("Published, 2. Tarn News, own text."))
    assert ask(row) == [
        "2. Tarn News, own text, 4 Mar 2031: Quarry workers walk out, says report 2 (3 paragraphs, here)"
    ]
    assert "Quarry workers walk out, says report 2" in ask("copy")[0]


def test_a_row_that_is_not_there_says_what_is(ask: Ask) -> None:
    assert ask("row 1")[0].startswith("No rows yet: grid, concordance")
    ask("grid 2")
    assert ask("row 3") == ["There is no row 3: the last is 2."]
    assert ask("row")[0].startswith("Which row? row 1 goes to the first")
    assert ask("row 1 7") == ["There is no outlet 7: the last is 2."]
    ask("more 9")
    assert ask("row 5 1") == ["Row 5 has nothing from 1. Hollin Gazette."]
    ask("marks")
    assert ask("row 5")[0].startswith("Hit 1 of 1"), "another answer between leaves the rows there"


def test_rows_and_the_rest_of_a_view_stay_behind_with_their_story() -> None:
    stories = [story(), replace(story(TOLD), id="77", title="Cranes stand still")]
    others = [replace(one, id=f"{one.id}-b") for one in TOLD]
    stories[1] = replace(stories[1], articles=tuple(one.id for one in others))
    reader = PlainReader(OpenPages([*ARTICLES, *others], stories, way=Way.WORD), lambda _, what: what)
    list(reader.answer("open 2") or ())
    assert "left: more goes on" in list(reader.answer("grid 1") or ())[-1]
    list(reader.answer("open 1") or ())
    assert next(iter(reader.answer("more") or ())).startswith("Nothing is left to say")
    assert next(iter(reader.answer("row 1") or ())).startswith("No rows yet")


def test_only_what_is_said_is_worded() -> None:
    """So that of a hundred thousand stories the first ten are said at once."""
    worded: list[int] = []

    def word(item: int) -> list[Entry]:
        worded.append(item)
        return [Entry(f"story {item}")]

    batches = Batches(Desk())
    assert list(batches.begin(range(1_000_000), word, "story", 2, nouns="stories"))[-1] == (
        "999998 stories left: more goes on."
    )
    list(batches.more("1"))
    assert worded == [0, 1, 2]


def test_what_ctrl_c_breaks_off_while_it_is_worded_is_said_by_more() -> None:
    """No part is lost, none is numbered twice, and the end is an end."""
    interrupted: list[int] = []

    def word(number: int) -> list[Entry]:
        if number == 3 and not interrupted:
            interrupted.append(number)
            raise KeyboardInterrupt
        return [Entry(f"part {number}", (Place("a", 0, Span(0, 1)),))]

    batches = Batches(Desk())
    with pytest.raises(KeyboardInterrupt):
        list(batches.begin(range(12), word, "part", 5))
    assert not batches.rows
    said = [line for _ in range(3) for line in batches.more("")]
    assert [line for line in said if line.startswith("Row")] == [f"Row {n + 1}. part {n}" for n in range(12)]
    assert len(batches.rows) == 12
    with pytest.raises(SlipError, match="nothing is left"):
        batches.more("")


def test_more_counts_lines_and_cuts_nothing_that_belongs_together() -> None:
    batches = Batches(Desk())

    def day(number: int) -> list[Entry]:
        return [Entry(f"day {number}"), *(Entry(f"story {each} of day {number}") for each in range(2))]

    assert list(batches.begin(range(20), day, "day", 4))[-1] == "16 days left: more goes on."
    assert list(batches.more("4"))[-1] == "14 days left: more goes on.", "two days are six lines, one is but three"
    assert list(batches.more("3"))[-1] == "13 days left: more goes on."
    assert list(batches.more(""))[-1] == "9 days left: more goes on.", "without a number, as many days as before"
