"""The views of a story in the plain reader: whole lines, a part at a time, and broken off without leaving."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reader_support import ARTICLES, article, story
from tui.open_pages import OpenPages
from tui.plain import PlainReader
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
    return PlainReader(OpenPages(articles, [story(articles)]), lambda _, what: what)  # type: ignore[arg-type]


@pytest.fixture
def ask() -> Ask:
    reader = reader_on()
    return lambda line: list(reader.answer(line) or ())


def test_the_grid_says_what_most_tell_and_then_what_one_alone_has(ask: Ask) -> None:
    whole = ask("grid")
    assert whole[0] == "1 passage shared, 4 in one only."
    assert whole[1].startswith("2 of 2 tell this. 1. Hollin Gazette: Edda Farrow said")
    assert whole[2].startswith("2. Tarn News: ")
    assert whole[3].startswith("Only in 1. Hollin Gazette, 1 of 2: Rope makers in Hollin stopped 14")
    assert whole[4].startswith("2. Tarn News: maybe. Rope makers in Hollin stopped 16"), "what may be it is said"


def test_a_long_answer_comes_in_parts_and_more_goes_on(ask: Ask) -> None:
    first = ask("grid 1")
    assert first[-1] == "4 passages left: more goes on."
    assert ask("more")[-1] == "3 passages left: more goes on."
    assert ask("more 5")[-1].startswith("Only in 2. Tarn News, 2 of 2: ")
    assert ask("more")[0].startswith("Nothing is left to say")
    assert ask("grid 0") == ["0 is no count: write a number, such as 20."]


def test_a_concordance_says_each_place_with_the_word_in_brackets(ask: Ask) -> None:
    found = ask("concordance crane*")
    assert found[0] == "3 lines in 2 of 2 outlets."
    assert found[1].startswith("1. Hollin Gazette, paragraph 1: Rope makers in Hollin stopped 14 [cranes] at")
    assert ask("concordance zebra")[0].startswith("“zebra” stands in none of 2 articles")
    assert "concordance WORD" in ask("concordance")[0]
    ask("find quarry")
    assert ask("concordance")[0] == "5 lines in 2 of 2 outlets.", "the phrase is the word where none is given"


def test_a_timeline_goes_by_days(ask: Ask) -> None:
    lines = ask("timeline")
    assert any(line.startswith("4 Mar 2031") and line.endswith(":") for line in lines)
    assert "Published, 2. Tarn News, own text." in lines
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
    assert lines[0].startswith("1. Hollin Gazette and 2. Tarn News: ")
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
