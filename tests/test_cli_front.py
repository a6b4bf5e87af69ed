"""What is answered before anything is imported says the same as click would, and names every command and option."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui.cli.codes import COMMANDS
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


@pytest.mark.parametrize("flag", ["--help", "-h", "--version", "-V"])
def test_help_and_version_import_neither_click_nor_textual(flag: str) -> None:
    heavy = "{'click', 'textual', 'rich', 'whoosh'}"
    code = f"import sys; from tui.cli import main; main([{flag!r}]); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
