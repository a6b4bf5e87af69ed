"""`newsreader config` and `newsreader completions`, as they are typed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tui.cli.codes import COMMANDS

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_config_prints_toml_and_names_its_file_and_makes_nothing() -> None:
    done = run("config")
    assert (done.returncode, done.stderr) == (0, "")
    assert tomllib.loads(done.stdout)["keymap"] == "vim"
    path = run("config", "--path").stdout.strip()
    assert path in done.stdout
    assert not Path(path).parent.exists()


def test_config_tells_what_is_wrong_beside_the_data() -> None:
    path = Path(run("config", "--path").stdout.strip())
    path.parent.mkdir(parents=True)
    path.write_text("measure = 1\nmouse = false\n")
    done = run("config")
    assert done.returncode == 2
    assert f"{path}, line 1: measure is 1" in done.stderr
    assert tomllib.loads(done.stdout)["mouse"] is False


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_know_every_command(shell: str, tmp_path: Path) -> None:
    done = run("completions", shell)
    assert done.returncode == 0
    assert [name for name in COMMANDS if name not in done.stdout] == []
    if shutil.which(shell):
        script = tmp_path / "script"
        script.write_text(done.stdout)
        assert subprocess.run([shell, "-n", str(script)], check=False).returncode == 0


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["newsreader", "vers"], ["versions"]),
        (["newsreader", "--pl"], ["--plain"]),
        (["newsreader", "versions", "--dif"], ["--difference"]),
        (["newsreader", "completions", "f"], ["fish"]),
        (["newsreader", "a page"], ["a page.txt"]),
        (["newsreader", "clean", "a p"], ["a page.txt"]),
    ],
)
def test_bash_completes_commands_options_and_files(words: list[str], found: list[str], tmp_path: Path) -> None:
    (tmp_path / "a page.txt").write_text("")
    (tmp_path / "script").write_text(run("completions", "bash").stdout)
    quoted = " ".join(f"'{word}'" for word in words)
    asked = f"""
        . ./script; COMP_WORDS=({quoted}); COMP_CWORD={len(words) - 1}; _newsreader
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    done = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert done.stdout.splitlines() == found


def test_another_shell_is_wrong_usage() -> None:
    done = run("completions", "tcsh")
    assert done.returncode == 2
    assert "bash" in done.stderr
