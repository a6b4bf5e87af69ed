"""Grid, timeline, facts and concordance by command: text for people, records for programs, exit codes."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from index.export.records import RECORDS
from index.text import words
from tui.cli import main

FOUND, NOTHING, WRONG = 0, 1, 2
PAGE = """{outlet}
Quarry workers in Hollin walk out over ropes
By {author}
{day} March 2031

Quarry workers in Hollin walked out at noon on Tuesday over worn ropes, the quarry said.

"We are tired of waiting for new ropes," said Edda Farrow, who leads the quarry workers of Hollin.

The quarry said that {cranes} of 40 cranes were standing still on Tuesday morning, and that ropes were on their way.
"""
COMMANDS = ["grid", "timeline", "facts", "concordance"]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Give a function that runs the command with arguments; it gives exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr("tui.cli.running.prepare_streams", lambda: None)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
        code = main(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Write two pages of one story."""
    for name, outlet, author, day, cranes in (
        ("a.txt", "The Hollin Gazette", "Ida Moll", 4, 14),
        ("b.txt", "Tarn News", "Otto Brink", 5, 16),
    ):
        text = PAGE.format(outlet=outlet, author=author, day=day, cranes=cranes)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return ["a.txt", "b.txt"]


def arguments(name: str, *more: str) -> list[str]:
    return [name, *(["ropes"] if name == "concordance" else []), *more]


# --- text ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words_told"),
    [
        ("grid", ["2 of 2", "same words", "The Hollin Gazette", "Tarn News"]),
        ("timeline", ["2031-03-04", "published", "told of"]),
        ("facts", ["Numbers", "differing: 14 | 16", "Edda Farrow"]),
        ("concordance", ["worn [ropes]", "Tarn News"]),
    ],
)
def test_a_person_reads_who_tells_what(run: Any, pages: list[str], name: str, words_told: list[str]) -> None:
    code, out, err = run(*arguments(name, *pages))
    assert (code, err) == (FOUND, "")
    for each in words_told:
        assert each in out


def test_facts_can_be_only_what_differs(run: Any, pages: list[str]) -> None:
    _, out, _ = run("facts", "--differing", *pages)
    assert "14 | 16" in out
    assert "agreed" not in out


def test_a_concordance_is_sorted_by_what_follows(run: Any, pages: list[str]) -> None:
    _, out, _ = run("concordance", "--order", "after", "--context", "20", "quarry", *pages)
    following = [words(line.partition("]")[2]) for line in out.splitlines()]
    assert len(following) > 4
    assert following == sorted(following)


def test_nothing_differing_is_said(run: Any, pages: list[str]) -> None:
    code, out, _ = run("facts", "--differing", pages[0])
    assert code == NOTHING
    assert "nothing told differently" in out
    assert json.loads(run("facts", "--differing", "--json", *pages)[1])["names"] == []


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_a_concordance_keeps_its_word_in_line(
    run: Any, pages: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    """The word stands under itself and no line is longer than the terminal, be its letters narrow or wide."""
    wide = {"outlet": "港新聞", "title": "quarry", "body": ["港の労働者は quarry 火曜日に続けた。" * 4, "quarry"]}
    (tmp_path / "wide.jsonl").write_text(json.dumps(wide), encoding="utf-8")
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = run("concordance", "quarry", *pages, "wide.jsonl")
    lines = out.splitlines()
    assert len(lines) > 8
    assert len({cell_len(line.partition("[")[0]) for line in lines}) == 1
    assert max(map(cell_len, lines)) <= columns


# --- records ------------------------------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_records_have_the_fields_of_their_schema(run: Any, pages: list[str], name: str) -> None:
    code, out, _ = run(*arguments(name, "--json", *pages))
    assert code == FOUND
    records = [json.loads(line) for line in out.splitlines()]
    assert records
    for record in records:
        assert list(record) == list(RECORDS[name].__struct_fields__)


def test_offsets_of_the_records_are_those_of_the_texts(run: Any, pages: list[str]) -> None:
    bodies = {
        record["id"]: record["body"] for record in map(json.loads, run("clean", "--json", *pages)[1].splitlines())
    }
    [grid] = map(json.loads, run("grid", "--json", *pages)[1].splitlines())
    for row in grid["rows"]:
        assert bodies[row["article"]][row["paragraph"]][row["start"] : row["end"]] == row["text"]
        assert [cell["article"] for cell in row["cells"]] == [article["article"] for article in grid["articles"]]
    [facts] = map(json.loads, run("facts", "--json", *pages)[1].splitlines())
    for number in [number for figure in facts["numbers"] for number in figure["numbers"]]:
        for place in number["places"]:
            text = bodies[place["article"]][place["paragraph"]]
            assert text[place["start"] : place["end"]] in place["sentence"]
    for line in map(json.loads, run("concordance", "--json", "ropes", *pages)[1].splitlines()):
        if line["paragraph"] is not None:
            assert bodies[line["article"]][line["paragraph"]][line["start"] : line["end"]] == line["text"]


def test_the_timeline_names_what_articles_share(run: Any, pages: list[str]) -> None:
    [record] = map(json.loads, run("timeline", "--json", *pages)[1].splitlines())
    kinds = {moment["kind"] for moment in record["moments"]}
    assert {"published", "mentioned"} <= kinds
    [shared] = record["lineage"]
    assert shared["words"] > 20
    assert shared["sentences"]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_samples_have_something_for_every_command(run: Any, name: str) -> None:
    code, out, _ = run(name, *(["strike"] if name == "concordance" else []), "--sample")
    assert code == FOUND
    assert out


# --- the library, and what is wrong -------------------------------------------


@pytest.mark.parametrize("name", COMMANDS)
def test_the_only_story_of_a_library_needs_no_name(run: Any, pages: list[str], name: str) -> None:
    run("add", *pages)
    code, out, _ = run(*arguments(name))
    assert code == FOUND
    assert "Tarn News" in out


@pytest.mark.parametrize("name", ["grid", "timeline", "facts"])
def test_of_several_stories_one_is_named(run: Any, pages: list[str], tmp_path: Path, name: str) -> None:
    (tmp_path / "c.txt").write_text(
        "The Lake Herald\nA choir of lighthouse keepers wins a prize\n1 May 2019\n\n"
        "Nine lighthouse keepers sang in Ostrava on Sunday and took home a silver cup, the jury said after the evening."
        "\n\nThe choir has met each Thursday for eleven years in a boathouse, and hopes to travel next spring.\n",
        encoding="utf-8",
    )
    run("add", *pages, "c.txt")
    code, out, err = run(name)
    assert (code, out) == (WRONG, "")
    assert "--story" in err
    stories = [json.loads(line) for line in run("stories", "--json")[1].splitlines()]
    assert len(stories) == 2
    story = next(one["story"] for one in stories if len(one["articles"]) == 2)
    code, out, _ = run(name, "--story", story)
    assert code == FOUND
    assert "Tarn News" in out
    assert run("concordance", "ropes", "--story", story)[0] == FOUND


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["grid", "a.txt", "--story", "s1"], WRONG),
        (["concordance", "x", "a.txt", "--story", "s1"], WRONG),
        (["concordance", "..."], WRONG),
        (["concordance"], WRONG),
        (["concordance", "zeppelin", "a.txt"], NOTHING),
        (["timeline", "missing.txt"], WRONG),
        (["facts"], WRONG),
    ],
)
def test_what_is_wrong_ends_with_its_code_and_one_line(run: Any, pages: list[str], given: list[str], code: int) -> None:
    assert pages
    ended, out, err = run(*given)
    assert ended == code
    assert out == ""
    assert err.count("\n") == 1
