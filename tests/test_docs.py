"""What is documented is there, and what is there is documented."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from tui.cli import main
from tui.cli.codes import COMMANDS
from tui.cli.running import newsreader

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def command(name: str) -> click.Command:
    found = newsreader.get_command(click.Context(newsreader), name)
    assert isinstance(found, click.Command)
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    assert (command(name).help or "").strip().endswith(".")
    assert COMMANDS[name].endswith(".")
    assert f"`newsreader {name}" in README
    assert command(name).name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [one for one in command(name).params if isinstance(one, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_names_no_option_that_is_not_there(name: str) -> None:
    [row] = [line for line in README.splitlines() if line.startswith("|") and f"`newsreader {name}" in line]
    named = set(re.findall(r"--[a-z-]+", row))
    assert named <= {flag for one in command(name).params for flag in one.opts}


def test_the_commands_of_the_readme_are_those_that_ci_runs() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert ".venv/bin/pip install -q -e '.[dev]' && .venv/bin/pytest -q" in README
    assert "install -q -e '.[dev]'" in script
    assert '/pytest" -q' in script or "/pytest -q" in script


def test_what_the_readme_shows_of_the_command_is_what_it_prints() -> None:
    """Each line of the console in the README begins a line that the command prints, in the same order."""
    [console] = re.findall(r"```console\n\$ .venv/bin/newsreader (.*?)```", README, re.DOTALL)
    arguments, *shown = console.strip().split("\n")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        assert main(shlex.split(arguments)) == 0
    lines = iter(printed.getvalue().split("\n"))
    wanted = [line.removesuffix(" ...") for line in shown if line not in {"", "..."}]
    missing = [line for line in wanted if not any(each.startswith(line) for each in lines)]
    assert missing == []


def test_what_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)|src(?:set)?=\"([^\"]+)\"", README)
    links = [one or other for one, other in links if "://" not in one + other]
    assert len(links) >= 5
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_python_of_the_readme_runs() -> None:
    [code] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), {})  # noqa: S102  # our own text
    assert printed.getvalue()


def test_the_package_holds_what_it_says() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel["packages"] == ["index", "tui"]
    assert wheel["force-include"] == {"seeds": "index/_samples"}
    assert PROJECT["project"]["scripts"] == {"newsreader": "tui.cli:main"}
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert [path for path in included if not (ROOT / path.strip("/")).exists()] == []
