"""The reader in a real terminal: what it leaves behind when it ends, stops, breaks or is resized."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.samples import folder
from tests.pty_driver import Terminal, unescaped

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")

ROOT = Path(__file__).resolve().parent.parent
PAGES = str(folder() / "rail-strike")
READER = [sys.executable, "-m", "tui.cli", PAGES]
TITLE = "Signal crews on Vell line"
BROKEN = """
import sys
from tui.screens.compare import CompareScreen
def action_zen(self):
    raise RuntimeError("a seeded fault")
CompareScreen.action_zen = action_zen
from tui.cli import main
sys.exit(main([sys.argv[1]]))
"""
SETS = {b"?1049": b"alternate screen", b"?1000": b"mouse", b"?1003": b"mouse", b"?1006": b"mouse", b"?2004": b"paste"}
QUICK = 1.0
"""Seconds within which the reader has left, on a machine that is shared."""


def environment() -> dict[str, str]:
    """Give the test's own directories and a terminal of many colours."""
    more = {"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **more}


@contextmanager
def reader(command: list[str] = READER, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    with Terminal(command, columns, rows, environment()) as there:
        there.until([TITLE])
        there.settle(0.2)
        yield there


def left_as_found(there: Terminal) -> None:
    """Fail unless every mode that was set has been reset, and the cursor is shown."""
    for mode, what in SETS.items():
        last_on, last_off = (there.seen.rfind(b"\x1b[" + mode + end) for end in (b"h", b"l"))
        assert last_on < 0 or last_off > last_on, what
    assert there.seen.rfind(b"\x1b[?25h") > there.seen.rfind(b"\x1b[?25l"), "the cursor is shown"


def modes(there: Terminal) -> int:
    """Give the terminal's local modes (echo, lines, signals)."""
    found = termios.tcgetattr(there.descriptor)[3]
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("key", ["q", "Q", "\x11"])
def test_leaving_is_quick_and_leaves_the_terminal_as_it_was(key: str) -> None:
    with reader() as there:
        begun = time.perf_counter()
        there.send(key)
        assert there.wait() == 0
        assert time.perf_counter() - begun < QUICK
        left_as_found(there)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_to_end_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with reader() as there:
        os.kill(there.pid, number)
        assert there.wait() == 128 + number
        left_as_found(there)
        assert b"Traceback" not in there.seen


def test_a_signal_before_the_first_paint_leaves_the_terminal_as_it_was() -> None:
    with Terminal(READER, 80, 24, environment()) as there:
        while b"\x1b[?1049h" not in there.seen:  # the other screen, on which nothing is drawn yet
            there.seen += there.read(0.2)
        os.kill(there.pid, signal.SIGTERM)
        assert there.wait() == 128 + signal.SIGTERM
        left_as_found(there)


def test_a_terminal_that_goes_away_ends_the_reader() -> None:
    with reader() as there:
        pid = there.pid
        os.close(there.descriptor)
        there.descriptor = os.open(os.devnull, os.O_RDONLY)
        limit = time.perf_counter() + 10
        while time.perf_counter() < limit:
            ended, _ = os.waitpid(pid, os.WNOHANG)
            if ended:
                there._status = 0
                return
            time.sleep(0.05)
        pytest.fail("it still runs without a terminal")


def test_stopped_and_brought_back_it_draws_everything_again() -> None:
    with reader() as there:
        before = modes(there)
        there.seen = b""
        there.send("\x1a")
        ended, status = os.waitpid(there.pid, os.WUNTRACED)
        assert ended
        assert os.WIFSTOPPED(status)
        there.settle(0.1)
        assert b"\x1b[?1049l" in there.seen
        assert b"\x1b[?25h" in there.seen
        assert modes(there) & termios.ECHO, "the shell echoes again"
        there.seen = b""
        os.kill(there.pid, signal.SIGCONT)
        there.until([TITLE])
        there.settle(0.1)
        assert modes(there) == before
        there.seen = b""
        there.send("/walked")
        there.until(["walked"])
        there.send("\x1b")
        there.settle(0.2)
        there.send("Q")
        assert there.wait() == 0
        left_as_found(there)


def test_a_fault_of_its_own_is_one_line_and_leaves_the_terminal_clean() -> None:
    with reader([sys.executable, "-c", BROKEN, PAGES]) as there:
        there.seen = b""
        there.send("z")
        assert there.wait() == 1
        left_as_found(there)
        after = unescaped(there.seen[there.seen.rfind(b"\x1b[?1049l") :])
        lines = [line for line in after.decode().splitlines() if line.strip()]
        assert len(lines) == 1, lines
        assert "a seeded fault" in lines[0]
        account = Path(lines[0].rpartition("report it with ")[2].strip())
        assert "action_zen" in account.read_text()


def test_a_storm_of_sizes_ends_with_the_last_one_drawn() -> None:
    with reader() as there:
        for number in range(60):
            there.resize(20 + number * 7 % 180, 6 + number * 5 % 50)
            os.kill(there.pid, signal.SIGWINCH)
            time.sleep(0.005)
        there.seen = b""
        there.resize(100, 30)
        os.kill(there.pid, signal.SIGWINCH)
        there.until([TITLE])
        there.settle(0.3)
        assert b"\x1b[30;1H" in there.seen or b"\x1b[30;" in there.seen, "the last row is drawn"
        there.send("Q")
        assert there.wait() == 0
        left_as_found(there)
        assert b"Traceback" not in there.seen


@pytest.mark.parametrize("size", [(1, 1), (2, 40), (200, 2), (10, 3)])
def test_no_size_is_too_small_to_leave(size: tuple[int, int]) -> None:
    with Terminal(READER, *size, environment()) as there:
        there.settle(1.0)
        there.send("Q")
        assert there.wait() == 0
        assert b"Traceback" not in there.seen


def test_the_mouse_is_left_to_the_terminal_with_one_setting() -> None:
    with reader() as there:
        assert b"\x1b[?1000h" in there.seen
        there.send("Q")
        there.wait()
    path = Path(os.environ["XDG_CONFIG_HOME"]) / "newsreader" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text("mouse = false\n")
    with reader() as there:
        assert b"\x1b[?1000h" not in there.seen
        there.send("Q")
        assert there.wait() == 0


@pytest.mark.parametrize("arguments", [[PAGES], ["--sample"], []])
def test_without_a_terminal_it_says_so_at_once(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui.cli", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
        env=environment(),
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "no terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_keys_of_a_dead_terminal_do_not_hang_the_reader_as_it_starts() -> None:
    """Keys typed before the first paint are taken in their order."""
    with Terminal(READER, 80, 24, environment()) as there:
        there.send("Q")
        assert there.wait() == 0
        left_as_found(there)


def test_a_search_typed_before_the_first_paint_is_made() -> None:
    """The terminal makes a line feed of its Enter, since nothing reads keys yet."""
    with Terminal(READER, 80, 24, environment()) as there:
        there.send("/walkout\r")
        there.until(["outlet 1 of"])
        there.send("Q")
        assert there.wait() == 0


def test_a_session_is_come_back_to() -> None:
    with reader() as there:
        there.send("/walkout\r")
        there.until(["outlet 1 of"])
        there.send("Q")
        assert there.wait() == 0
    with Terminal(READER, 80, 24, environment()) as there:
        there.until(["walkout", "outlet 1 of"])
        there.send("Q")
        assert there.wait() == 0


def test_esc_and_a_key_right_behind_it_are_both_taken() -> None:
    """In the search bar and on the panes; with Textual alone the bar has a "^" in it."""
    with reader() as there:
        there.send("/walkout\r")
        there.until(["outlet 1 of"])
        there.send("/train\x1bM")
        there.until(["the whole story at a glance"])
        there.send("\x1b/union\x1b")
        there.send("q")
        assert there.wait() == 0
        assert b"^" not in unescaped(there.seen)
