"""The plain reader in a real terminal and in pipes: whole lines, and not one escape sequence."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.library import Library
from index.samples import paths
from tests.fetching_support import Reply, serving
from tests.library_support import record
from tests.pty_driver import LIMIT, Terminal
from tui.plain.saying import Saying

COMMAND = [sys.executable, "-m", "tui.cli"]
ROOT = Path(__file__).resolve().parent.parent


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", **more}


@contextmanager
def terminal(*arguments: str, rows: int = 24, **more: str) -> Iterator[Terminal]:
    with Terminal([*COMMAND, *arguments], 80, rows, environment(**more)) as found:
        yield found


def ask(there: Terminal, line: str, *answer: str) -> None:
    """Write a line and wait for parts of its answer."""
    there.seen = b""
    there.send(line + "\n")
    there.until(answer)


def piped(lines: str, *arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "--plain", *arguments],
        input=lines,
        start_new_session=True,  # a terminal to take keys from would be asked
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=environment(**(more or {})),
    )


def test_a_whole_conversation_writes_no_escape_sequence() -> None:
    whole = b""
    with terminal("--plain", *paths(), TERM="xterm-256color") as there:
        there.until(["help lists all words", "> "])
        for line, answer in (
            ("help all", "quit: leave"),
            ("open 1", "here)"),
            ('"night shifts"', "hits in"),
            ("next", "Hit 1 of"),
            ("versions", "Compared with: night shifts"),
            ("why", "(1.00)"),
            ("difference", "Compared with: night shifts"),
            ("read", "5. "),
            ("page", "cut."),
            ("copy", "\u2014 "),
            ("grid 1", "left: more goes on;"),
            ("more", "tell this"),
            ("facts differing", "Number, differing"),
            ("timeline 1", "days left"),
            ("undo", "Nothing to take back"),
        ):
            whole += there.seen
            ask(there, line, answer, "> ")
            there.settle(0.05)
        whole += there.seen
        ask(there, "quit")
        assert there.wait() == 0
        whole += there.seen
    assert b"\x1b" not in whole
    assert b"\x07" not in whole
    assert not [line for line in whole.split(b"\r\n") if b"\r" in line], "no line is drawn over"


@pytest.mark.parametrize("kind", ["dumb", "unknown"])
def test_a_terminal_that_cannot_draw_gets_lines_by_itself(kind: str) -> None:
    with terminal(*paths(), TERM=kind) as there:
        there.until(["help lists all words"])
        there.send("\x04")
        assert there.wait() == 0
        assert b"\x1b" not in there.seen


def test_interrupting_ends_a_line_and_the_end_of_input_the_reader() -> None:
    with terminal("--plain", "--sample", TERM="dumb") as there:
        there.until(["> "])
        there.send("half a li\x03")
        there.settle(0.1)
        ask(there, "stories", "1. ", "> ")
        there.settle(0.1)
        there.seen = b""
        os.kill(there.pid, signal.SIGCONT)  # as after ctrl+z and fg
        there.until(["> "])
        there.settle(0.1)
        there.send("\x03")
        there.settle(0.1)
        there.send("\x04")
        assert there.wait() == 0
        assert b"Traceback" not in there.seen


def test_interrupting_stops_a_fetch_and_not_the_conversation(tmp_path: Path) -> None:
    with serving() as server, Library.open(tmp_path / "library") as library:
        (tmp_path / "a.jsonl").write_text(record("Fen Sheet", "Ferry timetable", "Boats leave at noon from now on."))
        library.add([str(tmp_path / "a.jsonl")])
        server.routes["/feed"] = Reply(b"<rss>" * 99, slow=0.05)
        library.feeds.add(server.at("/feed"), allowed=["127.0.0.1"])
        with terminal("--plain", TERM="dumb", NEWSREADER_LIBRARY=str(tmp_path / "library")) as there:
            there.until(["> "])
            ask(there, "fetch")
            limit = time.monotonic() + LIMIT
            while "/feed" not in server.asked():
                assert time.monotonic() < limit, "nothing was fetched"
                there.settle(0.05)
            there.send("\x03")
            there.until(["Stopped; nothing came in.", "> "])
            ask(there, "hidden", "Nothing is hidden", "> ")
            there.send("\x04")
            assert there.wait() == 0
            assert b"Traceback" not in there.seen


def test_lines_that_are_pasted_are_one_phrase_and_a_command_behind_them_is_done() -> None:
    with terminal("--plain", *paths(), TERM="dumb") as there:
        there.until(["> "])
        ask(there, "open 1", "here)", "> ")
        ask(
            there,
            "There will be no\nnight shifts\noutlets",
            "Several lines at once are one phrase: There will be no night",
        )
        there.until(["here)", "> "])
        ask(there, "\x1b[200~“night\nshifts”\x1b[201~", "one phrase: “night shifts”", "> ")
        there.send("stories\x04")
        there.settle(0.05)
        there.send("\x04")
        there.until(["> stories\r\n3 stories"])
        assert b"Traceback" not in there.seen


def test_an_answer_that_is_too_long_comes_in_parts_and_more_goes_on(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    lines = [
        f"Sentence {number} of the quarry stood here on Monday morning and was read aloud." for number in range(90)
    ]
    page.write_text("\n\n".join(["A long quarry", *lines]))
    with terminal("--plain", str(page), TERM="dumb") as there:
        there.until(["> "])
        ask(there, "read", "lines left of this answer: more goes on.", "> ")
        assert b"Sentence 40 of" in there.seen
        assert b"Sentence 80 of" not in there.seen
        for slip in ("more 0", "more twenty"):
            ask(there, slip, "is no count: write a number, such as 20.\r\n> ")
        ask(there, "more 3", "lines left of this answer", "> ")
        ask(there, "more", "Sentence 89 of", "The end.", "> ")
        ask(there, "more", "Nothing is left to say", "> ")
        ask(there, "read", "more goes on", "> ")
        ask(there, "outlets", "here)", "> ")
        ask(there, "more", "Nothing is left to say", "> ")
    done = piped("read\n", str(page))
    assert "Sentence 89 of" in done.stdout, "nobody could ask for more there"


class CtrlC(io.StringIO):
    """Takes what is said, and ctrl+c once, while the twentieth line is said."""

    pressed = False

    def write(self, text: str) -> int:
        """Write a line, or break off before it."""
        if text == "Line 20\n" and not self.pressed:
            self.pressed = True
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_in_a_long_answer_loses_no_line_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    lines, saying, out = [f"Line {number}" for number in range(100)], Saying(), CtrlC()
    monkeypatch.setattr(sys, "stdout", out)
    with pytest.raises(KeyboardInterrupt):
        saying.begin(lines)
    assert saying.broken_off() == ["80 lines left of this answer: more goes on."]
    assert saying.broken_off() == [], "ctrl+c at the prompt after that breaks nothing off"
    saying.more()
    saying.more()
    told = out.getvalue().splitlines()
    assert [line for line in told if line.startswith("Line")] == lines


def test_ctrl_c_drops_the_half_line_before_it_and_not_the_line_behind_it(tmp_path: Path) -> None:
    """At the prompt and while an answer is said; all of it comes at once, as over a slow connection."""
    page = tmp_path / "long.txt"
    lines = [f"Sentence {number} of the quarry was read aloud on Monday morning." for number in range(900)]
    page.write_text("\n\n".join(["A long quarry", *lines]))
    with terminal("--plain", str(page), TERM="dumb") as there:
        there.until(["> "])
        there.seen = b""
        there.send("half a li\x03outlets\n")
        there.until(["here)\r\n", "\r\n> "])
        ask(there, "read", "more goes on.", "> ")
        there.seen = b""
        there.send("more 800\n")
        while b"Sentence 100 of" not in there.seen:  # the terminal has not room for all the others
            came = there.read(LIMIT)
            assert came, "the answer ended"
            there.seen += came
        there.seen = b""
        there.send("half a li\x03outlets\n")
        there.until(["left of this answer: more goes on.\r\n", "here)\r\n"])
        assert b"no word here" not in there.seen


def test_a_standard_input_that_was_closed_is_an_end_and_no_error() -> None:
    command = ["sh", "-c", 'exec "$@" <&-', "sh", *COMMAND, "--plain", *paths()]
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), start_new_session=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"help lists all words" in done.stdout


def test_long_answers_wait_only_where_lines_or_a_pager_ask_for_it() -> None:
    with terminal("--plain", "--sample", rows=10, TERM="dumb") as there:
        there.until(["> "])
        ask(there, "open 1", "> ")
        ask(there, "page 2", "cut as footer", "> ")
    with terminal("--plain", "--sample", rows=10, TERM="dumb", LINES="10") as there:
        there.until(["> "])
        ask(there, "open 1", "lines more: Enter goes on")
        ask(there, "enough", "> ")
        ask(there, "page 2", "lines more: Enter goes on")
        ask(there, "", "lines more: Enter goes on")
        ask(there, "enough", "> ")
    with terminal("--plain", "--sample", rows=10, TERM="xterm", PAGER="sed s/^/paged./") as there:
        there.until(["> "])
        ask(there, "open 1", "> ")
        ask(there, "page 2", "paged.", "> ")


def test_words_come_from_a_pipe_as_well_and_answers_go_into_one() -> None:
    done = piped("open 1\n'night shifts'\nunread\nquit\nnever read\n", *paths())
    assert done.returncode == 0
    assert "in your library only; keep keeps these pages there first." in done.stdout
    assert " hits in " in done.stdout
    assert "> " not in done.stdout
    assert "\x1b" not in done.stdout
    assert done.stderr == ""


def test_an_input_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = piped("outlets\n", paths()[0], str(missing))
    assert done.returncode == 2
    assert str(missing) in done.stderr
    assert "paragraphs" in done.stdout
    assert piped("", str(missing)).returncode == 2


def test_bytes_that_are_no_text_and_a_reader_that_went_away_are_no_error() -> None:
    command = [*COMMAND, "--plain", *paths()]
    done = subprocess.run(command, input=b"\xff\xfe\nhelp all\n", capture_output=True, check=False, env=environment())
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"quit: leave" in done.stdout
    closed = subprocess.run(
        ["sh", "-c", '"$@" | head -n 1', "sh", *command],
        input=b"help\n" * 2000,
        capture_output=True,
        check=False,
        env=environment(),
    )
    assert closed.stderr == b""


def test_a_page_may_come_from_the_pipe_itself() -> None:
    """Where there is no terminal to ask from, it is read and told of, and that is all."""
    content = Path(next(path for path in paths() if "rail" in path))
    page = next(content.glob("*.txt")) if content.is_dir() else content
    done = piped(page.read_text(encoding="utf-8"), "-")
    assert done.returncode == 0
    assert "1 outlet" in done.stdout


def test_the_samples_are_called_samples() -> None:
    done = piped("fetch\n")
    assert done.returncode == 0
    assert "sample" in done.stderr
    assert "newsreader add FOLDER puts your own pages there." in done.stdout
