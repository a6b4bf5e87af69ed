"""A terminal program in a real pty, driven from outside: what it writes, byte for byte, and how long it takes."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Self

SILENCE = 0.05
"""Seconds without a byte after which a repaint is over."""
LIMIT = 15.0
"""Seconds after which a program that says nothing is given up."""
_ESCAPES = re.compile(rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[@-_]")


def unescaped(data: bytes) -> bytes:
    """Give what a program wrote without its escape sequences."""
    return _ESCAPES.sub(b"", data)


class Terminal:
    """A program in a pty of a given size. Used as a context: leaving it ends the program."""

    def __init__(self, command: Sequence[str], columns: int, rows: int, environment: dict[str, str]) -> None:
        """Start the program."""
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            # As a shell starts it: a job in the background, which the tests may be, passes on that ctrl+c is ignored.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execvpe(command[0], list(command), environment)  # noqa: S606  the tests' own programs
        self.resize(columns, rows)
        self.seen = b""
        self._status: int | None = None

    def __enter__(self) -> Self:
        """Give the terminal."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program."""
        self.close()

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, as a window does."""
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds: float) -> bytes:
        """Read what comes within some seconds; empty for nothing."""
        ready, _, _ = select.select([self.descriptor], [], [], seconds)
        if not ready:
            return b""
        with contextlib.suppress(OSError):
            return os.read(self.descriptor, 1 << 16)
        return b""

    def until(self, sentinels: Sequence[str]) -> float:
        """Wait until every sentinel has been drawn; gives the seconds since the start."""
        wanted = [each.encode() for each in sentinels]
        limit = time.perf_counter() + LIMIT
        while time.perf_counter() < limit:
            self.seen += self.read(0.2)
            plain = unescaped(self.seen)
            if all(each in plain for each in wanted):
                return time.perf_counter() - self.started
        missing = [each for each in wanted if each not in unescaped(self.seen)]
        raise TimeoutError(f"never drawn: {missing}")

    def send(self, keys: str | bytes) -> None:
        """Type keys and wait for nothing."""
        os.write(self.descriptor, keys.encode() if isinstance(keys, str) else keys)

    def press(self, key: str) -> float:
        """Press a key; gives the seconds until the last byte before a silence."""
        begun = time.perf_counter()
        self.send(key)
        last = begun
        limit = begun + LIMIT
        while time.perf_counter() < limit:
            # Before the first byte a slow answer is waited for; after it, silence ends.
            data = self.read(SILENCE if last > begun else 0.6)
            if not data:
                break
            self.seen += data
            last = time.perf_counter()
        return last - begun

    def settle(self, silence: float = 0.3) -> None:
        """Read until nothing comes for a while."""
        while data := self.read(silence):
            self.seen += data

    def wait(self, seconds: float = LIMIT) -> int:
        """Wait for the program's end; gives its exit code, negative for the signal that ended it."""
        limit = time.perf_counter() + seconds
        while time.perf_counter() < limit:
            self.seen += self.read(0.01)
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self._status = os.waitstatus_to_exitcode(status)
                while data := self.read(0.02):
                    self.seen += data
                return self._status
        raise TimeoutError("the program did not end")

    def memory(self) -> float:
        """Give the resident memory in MB, where the system tells."""
        with contextlib.suppress(OSError, IndexError):
            for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
                if line.startswith("VmRSS"):
                    return int(line.split()[1]) / 1024
        return 0.0

    def close(self) -> None:
        """End the program, if it still runs."""
        if self._status is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self.pid, 0)
        os.close(self.descriptor)
