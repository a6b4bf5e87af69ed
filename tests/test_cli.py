"""The command as its users meet it: what goes to stdout, what to stderr, and how it ends."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.library_support import DAM
from tui.cli import main

FOUND, NOTHING, WRONG = 0, 1, 2


@dataclass
class Ran:
    """What one run of the command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[Any]:
        """The lines of stdout as JSON."""
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Give a function that runs the command with arguments, in a folder of its own, with a library of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.setattr("tui.cli.running.prepare_streams", lambda: None)

    def run(*arguments: object, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def dam(tmp_path: Path) -> str:
    (tmp_path / "dam.txt").write_text(DAM)
    return "dam.txt"


# --- wrong usage --------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["clean"], "name a page"),
        (["clean", "--nonsense"], "--nonsense"),
        (["versions"], "name a phrase"),
        (["versions", "a phrase", "--batch", "x"], "--batch"),
        (["versions", "a phrase", "x.txt", "--story", "s1"], "--story"),
        (["search", " "], "name something"),
        (["add"], "input"),
        (["add", "x.txt", "--published", "Tuesday"], "--published"),
        (["show"], "id"),
        (["serach", "x"], "did you mean: newsreader search"),
        (["--sample", "versions", "x"], "--sample"),
        (["page.txt"], "no terminal"),
        ([], "no terminal"),
        (["list"], "the library is empty"),
    ],
)
def test_wrong_usage_is_one_line_on_stderr_and_exit_2(run: Any, arguments: list[str], words: str) -> None:
    ran = run(*arguments)
    assert ran.code == WRONG
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("newsreader: ")
    assert words.lower() in ran.err.lower()


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["--version"], ["versions", "--help"]])
def test_help_and_version_go_to_stdout(run: Any, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (FOUND, "")
    assert ran.out


@pytest.mark.parametrize("name", ["clean", "versions", "stories", "search", "show", "list", "add", "where"])
def test_what_json_writes_has_a_schema(run: Any, name: str) -> None:
    schema = json.loads(run(name, "--schema").out)
    assert schema["$ref"].startswith("#/$defs/")


# --- clean --------------------------------------------------------------------


def test_clean_shows_what_is_kept_and_with_why_what_was_cut(run: Any, dam: str) -> None:
    kept = run("clean", dam)
    assert kept.code == FOUND
    assert "Nobody was hurt" in kept.out
    assert kept.err == ""
    assert "Cut: " not in kept.out
    assert "Cut: " in run("clean", dam, "--why").out


def test_clean_json_is_a_record_a_page_with_every_line_accounted_for(run: Any, dam: str) -> None:
    [record] = run("clean", dam, "--json").records
    lines = DAM.split("\n")
    counted = [*record["lines"], *(u["line"] for u in record["used"]), *(r["line"] for r in record["removed"])]
    assert sorted({line for line in counted if line}) == [n for n, line in enumerate(lines, 1) if line.strip()]
    assert record["path"] == "dam.txt"


def test_bad_inputs_are_told_one_a_line_and_the_others_go_through(run: Any, dam: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\x03" * 50)
    (tmp_path / "torn.txt").write_bytes(bytes(range(128, 256)) * 4)
    bad = ["missing.txt", "empty.txt", "binary.txt", "torn.txt"]
    for command in (["clean", "--json"], ["list", "--json"]):
        ran = run(*command, bad[0], bad[1], dam, *bad[2:])
        assert ran.code == WRONG
        assert len(ran.records) == 1
        lines = ran.err.splitlines()
        assert [line.split(": ")[1] for line in lines] == bad
        assert all(line.startswith("newsreader: ") and ";" in line for line in lines)


def test_the_same_page_twice_is_cleaned_twice_and_compared_once(run: Any, dam: str, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(DAM)
    assert len(run("clean", dam, "copy.txt", "--json").records) == 2
    [answer] = run("versions", "we were lucky", dam, "copy.txt", "--json").records
    assert len(answer["versions"]) == 1


def test_standard_input_is_a_page(run: Any) -> None:
    [record] = run("clean", "-", "--json", stdin=DAM.encode()).records
    assert record["path"] == "-"


def test_a_cleaned_record_comes_in_again_unchanged(run: Any, dam: str, tmp_path: Path) -> None:
    first = run("clean", dam, "--json")
    (tmp_path / "again.jsonl").write_text(first.out)
    [before], [after] = first.records, run("clean", "again.jsonl", "--json").records
    for name in ("id", "title", "outlet", "source", "authors", "published", "body"):
        assert after[name] == before[name], name


# --- versions -----------------------------------------------------------------


def test_versions_show_a_block_an_outlet_and_what_it_was_compared_with(run: Any, dam: str) -> None:
    ran = run("versions", "we were lucky", dam)
    assert ran.code == FOUND
    assert "Compared with: “we were lucky”" in ran.out
    assert "same words, 1 hit" in ran.out


def test_versions_json_is_one_object_whose_offsets_fit_the_body(run: Any, dam: str) -> None:
    [body] = [record["body"] for record in run("clean", dam, "--json").records]
    [answer] = run("versions", "We were lucky", dam, "--json").records
    [version] = answer["versions"]
    passage = version["passages"][0]
    assert answer["query"] == "We were lucky"
    assert version["relation"] == passage["relation"] == "verbatim"
    assert body[passage["paragraph"]][passage["start"] : passage["end"]] == passage["text"]
    assert "".join(there for _, _, there in version["difference"]) == passage["text"]
    assert "".join(asked for _, asked, _ in version["difference"]) == "We were lucky"


def test_nothing_found_is_exit_1_and_says_on_what_ground(run: Any, dam: str) -> None:
    ran = run("versions", "zebra quark pudding", dam)
    assert ran.code == NOTHING
    assert "nothing matching in" in ran.out


def test_paths_never_read_a_library(run: Any, dam: str, tmp_path: Path) -> None:
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "library.sqlite").write_bytes(b"not a library")
    assert run("versions", "we were lucky", dam).code == FOUND
    assert run("search", "lucky", dam).code == FOUND
    assert run("versions", "we were lucky").code == WRONG


def test_differences_are_shown_in_signs_when_asked_for(run: Any, dam: str) -> None:
    ran = run("versions", "we were unlucky this time", dam, "--difference")
    assert "[-" in ran.out or "{+" in ran.out or ran.code == NOTHING


def test_stories_in_which_nothing_is_found_are_one_line(run: Any) -> None:
    ran = run("versions", "the bridge was in danger of collapse", "--sample")
    assert "12 articles of other stories: nothing matching" in ran.out


def test_the_article_a_phrase_was_picked_from_is_marked(run: Any, dam: str) -> None:
    [answer] = run("versions", "we were lucky", dam, "--picked", dam, "--json").records
    assert [version["picked"] for version in answer["versions"]] == [True]
    assert run("versions", "we were lucky", dam, "--picked", "zzz").code == WRONG


def test_a_batch_answers_each_line_by_itself(run: Any, tmp_path: Path) -> None:
    questions = [
        {"id": "a", "query": "the dam held", "paragraphs": ["It rained.", "They say the dam held."]},
        "not json",
        {"id": 7, "query": "zebra quark", "paragraphs": ["It rained."]},
    ]
    (tmp_path / "q.jsonl").write_text("\n".join(q if isinstance(q, str) else json.dumps(q) for q in questions))
    ran = run("versions", "--batch", "q.jsonl")
    assert ran.code == WRONG
    assert "line 2" in ran.err
    first, second = ran.records
    assert (first["id"], first["relation"], first["paragraph"]) == ("a", "verbatim", 1)
    assert "They say the dam held."[first["start"] : first["end"]] == "the dam held"
    assert (second["id"], second["relation"], second["paragraph"]) == (7, "none", 0)
    assert run("versions", "--batch", "-", stdin=json.dumps(questions[0]).encode()).records == [first]
    assert run("versions", "--batch", "missing.jsonl").code == WRONG


# --- the library --------------------------------------------------------------


def test_articles_are_put_into_one_story_or_two_by_hand_and_stay_so(run: Any, tmp_path: Path) -> None:
    bodies = ("The old dam at Hollin held after three nights of rain.", "A market stall in Tarn sold its last pear.")
    lines = [json.dumps({"id": name, "title": body, "body": [body]}) for name, body in zip("ab", bodies, strict=True)]
    (tmp_path / "two.jsonl").write_text("\n".join(lines))
    assert run("add", "two.jsonl").code == FOUND
    assert len(run("stories", "--json").records) == 2
    [joined] = run("stories", "--join", "a", "b", "--json").records
    assert sorted(article["article"] for article in joined["articles"]) == ["a", "b"]
    assert run("rebuild").code == FOUND
    assert len(run("stories", "--json").records) == 1
    assert len(run("stories", "--part", "a", "b", "--json").records) == 2
    assert run("stories", "--join", "a", "zzz").code == WRONG
    assert run("stories", "--join", "a", "b", "--sample").code == WRONG


def test_a_page_goes_in_is_found_shown_and_forgotten(run: Any, dam: str, tmp_path: Path) -> None:
    dry = run("add", dam, "--dry-run")
    assert (dry.code, "1 article would come in" in dry.out) == (FOUND, True)
    assert not (tmp_path / "library" / "library.sqlite").exists()
    added = run("add", dam, "--outlet", "Hill Gazette", "--published", "2031-03-05", "--source", "Northline")
    assert (added.code, "1 article came in" in added.out) == (FOUND, True)
    assert "1 here already" in run("add", dam).out
    [listed] = run("list", "--json").records
    assert (listed["outlet"], listed["published"]) == ("Hill Gazette", "2031-03-05")
    [hit] = run("search", "lucky", "--json").records
    assert hit["article"] == listed["article"]
    [story] = run("stories", "--json").records
    assert story["story"] == hit["story"]
    [shown] = run("show", listed["article"][:6], "--json").records
    assert shown["source"] == {"name": "Northline", "kind": "reprint"}
    assert "Nobody was hurt" in run("show", story["story"]).out
    [answer] = run("versions", "we were lucky", "--json").records
    assert [version["relation"] for version in answer["versions"]] == ["verbatim"]
    nothing = run("versions", "zebra quark pudding")
    assert (nothing.code, "Nothing found in the library's 1 article" in nothing.out) == (NOTHING, True)
    assert run("check").code == FOUND
    assert run("rebuild").code == FOUND
    refused = run("forget", listed["article"])
    assert (refused.code, "--yes" in refused.err) == (WRONG, True)
    assert run("forget", listed["article"], "--yes").code == FOUND
    assert run("list").code == NOTHING
    assert run("show", listed["article"]).code == WRONG


def test_records_go_in_and_a_bad_line_is_named(run: Any, tmp_path: Path) -> None:
    lines = [{"id": "one", "body": ["The dam held."], "title": "Dam"}, {"title": "no body"}]
    (tmp_path / "in.jsonl").write_text("\n".join(map(json.dumps, lines)))
    ran = run("add", "in.jsonl")
    assert ran.code == WRONG
    assert "line 2" in ran.err
    assert "1 article came in" in ran.out
    assert [record["article"] for record in run("list", "--json").records] == ["one"]


def test_samples_are_never_in_the_library(run: Any, tmp_path: Path) -> None:
    assert len(run("stories", "--sample", "--json").records) >= 3
    assert run("search", "bridge", "--sample").code == FOUND
    assert not (tmp_path / "library").exists()


def test_where_says_where_everything_lies_and_makes_nothing(run: Any, tmp_path: Path) -> None:
    [places] = run("where", "--json").records
    assert places["library"] == str(tmp_path / "library" / "library.sqlite")
    assert Path(places["samples"]).is_dir()
    assert not (tmp_path / "library").exists()


def test_a_library_is_chosen_by_option(run: Any, dam: str, tmp_path: Path) -> None:
    assert run("--library", tmp_path / "other", "add", dam).code == FOUND
    assert (tmp_path / "other").is_dir()
    assert run("list", "--library", tmp_path / "third").code == WRONG
    assert run("add", dam, "--library", tmp_path / "third").code == FOUND
    assert run("list", "--library", tmp_path / "third").code == FOUND
    assert not (tmp_path / "library").exists()


# --- what reaches the terminal ------------------------------------------------


def test_nothing_of_a_page_reaches_the_terminal_but_text(run: Any, tmp_path: Path) -> None:
    name = "evil\x1b[31m.txt"
    (tmp_path / name).write_text(DAM.replace("dam", "\x1b]0;owned\x07[red]dam\x9b31m\u202e"), encoding="utf-8")
    for arguments in (["clean", "--why"], ["clean", "--json"], ["list"], ["stories"], ["stories", "--json"]):
        ran = run(*arguments, name)
        assert ran.code == FOUND, arguments
        assert all(character.isprintable() for line in ran.out.split("\n") for character in line), arguments
    assert "[red]" in run("clean", name).out
    missing = run("clean", "miss\x1b[31ming\n.txt")
    assert missing.err.count("\n") == 1
    assert "\x1b" not in missing.err


def test_a_closed_pipe_ends_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import subprocess

    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "library"))
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    child = subprocess.Popen(
        [sys.executable, "-P", "-m", "tui.cli", "clean", "--sample", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    errors = child.stderr.read()
    child.stderr.close()
    assert child.wait(30) == 0
    assert errors == b""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["clean"], ["nope.txt"], ["versions", "--help"], ["search"]]
)
def test_help_version_and_errors_import_nothing_heavy(tmp_path: Path, arguments: list[str]) -> None:
    import subprocess

    code = (
        "import sys; from tui.cli import main; main(sys.argv[1:]); "
        "heavy = {'textual', 'rich', 'whoosh', 'trafilatura', 'lxml', 'feedparser', 'sqlite3'} & set(sys.modules); "
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parent.parent)},
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr


# --- what no encoding holds, and what cannot be written -----------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a file's name is UTF-8")
def test_a_file_whose_name_is_no_utf_8_is_kept_and_all_others_with_it(run: Any, dam: str, tmp_path: Path) -> None:
    """Its odd bytes are shown as U+FFFD; nothing else of the folder is lost."""
    odd = tmp_path / os.fsdecode(b"od\xff\xfed.txt")
    odd.write_text(DAM.replace("dam", "dyke"))
    added = run("add", odd, dam)
    assert (added.code, added.err) == (FOUND, "")
    assert "2 articles came in" in added.out
    assert {record["path"].rpartition("/")[2] for record in run("list", "--json").records} == {
        "od\ufffd\ufffdd.txt",
        dam,
    }


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["search", "a\udcff"], FOUND),
        (["edit", "ARTICLE", "--title", "Dam\udcff holds"], FOUND),
        (["feeds", "add", "https://a.example/feed", "--title", "\udcff"], FOUND),
        (["stories", "--join", "\udcff", "ARTICLE"], WRONG),
        (["show", "\udcff"], WRONG),
        (["versions", "a\udcff b"], NOTHING),
        (["forget", "\udcff", "--yes"], WRONG),
    ],
)
def test_words_that_are_no_utf_8_are_read_as_if_they_were(run: Any, dam: str, arguments: list[str], code: int) -> None:
    """A terminal of another encoding gives odd bytes: they are words like any other, and nothing breaks."""
    run("add", dam)
    [article] = [record["article"] for record in run("list", "--json").records]
    ran = run(*(article if word == "ARTICLE" else word for word in arguments))
    assert ran.code == code
    assert "Traceback" not in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_that_cannot_be_written_is_said(word: str) -> None:
    """Even the first words of all end in a message where the disk is full."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", word], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr) == (
        WRONG,
        "newsreader: the output could not be written: no space left on device\n",
    )


def test_what_a_field_finds_has_no_hits_to_count(run: Any, dam: str) -> None:
    """`0 hits` would deny what was found."""
    run("add", dam)
    assert "by its fields" in run("search", "outlet:hill").out
    assert "by what it lacks" in run("search", "NOT lighthouse").out
    assert "by its fields" not in run("search", "outlet:hill dam").out
