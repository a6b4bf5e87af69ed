"""What is answered before anything is imported says the same as click would, and names every command and option."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.query import FIELDS
from tui.cli.codes import COMMANDS, NOTHING
from tui.cli.front import OPTIONS, help_text
from tui.cli.running import newsreader, run


def test_help_names_every_command_and_option() -> None:
    text = help_text()
    assert all(f"  {command} " in text for command in COMMANDS)
    declared = {option for parameter in newsreader.params for option in parameter.opts} | {"-h", "--help"}
    named = {word.strip(",") for line in OPTIONS for word in line.split() if word.startswith("-")}
    assert named == declared


def test_help_asked_behind_an_option_is_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--sample", "--help"]) == 0
    assert capsys.readouterr().out.strip() == help_text().strip()


def test_the_help_of_search_names_every_field_of_a_query(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "--help"]) == 0
    said = capsys.readouterr().out
    assert [field for field in FIELDS if f"{field}:" not in said] == []


def test_no_line_of_a_list_of_commands_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["feeds", "--help"]) == 0
    assert "..." not in capsys.readouterr().out.partition("Commands:")[2]


@pytest.mark.parametrize("words", [["search", "zzyzx"], ["concordance", "zzyzx"]])
def test_a_search_that_finds_nothing_says_so_beside_the_data(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*words, "--sample"]) == NOTHING
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "newsreader: nothing matching; fewer words, or the beginning of one with *, find more\n"


@pytest.mark.parametrize("flag", ["--help", "-h", "--version", "-V"])
def test_help_and_version_import_neither_click_nor_textual(flag: str) -> None:
    heavy = "{'click', 'textual', 'rich', 'whoosh'}"
    code = f"import sys; from tui.cli import main; main([{flag!r}]); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
