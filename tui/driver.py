"""Textual's driver for terminals, which leaves in no time.

Its input thread looks every 100 ms whether it should end, and then waits 100 ms more for
keys: leaving the reader took 200 ms. Here a byte in a pipe of our own ends it at once.
"""

from __future__ import annotations

import os
import select
from codecs import getincrementaldecoder

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key

from tui.escapes import ESCAPE, Escapes

TICK = 0.1
"""Seconds after which an escape that nothing follows is taken for the key."""

GONE = 128 + 1
"""The exit code when the terminal went away, as for SIGHUP."""


class QuickDriver(LinuxDriver):
    """Reads keys until it is told to stop."""

    _waking = -1

    def disable_input(self) -> None:
        """End the input thread, and take no more keys."""
        if self._waking >= 0:
            os.write(self._waking, b"x")
        super().disable_input()

    def _read(self) -> bytes:
        """Read what was typed; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def run_input_thread(self) -> None:
        """Hand on keys, mouse and pasted text as they come."""
        woken, self._waking = os.pipe()
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        escapes = Escapes()
        try:
            while not self.exit_event.is_set():
                ready, _, _ = select.select([self.fileno, woken], [], [], TICK)
                if woken in ready:
                    break
                if self.fileno in ready:
                    data = self._read()
                    if not data:
                        self._app.call_later(self._app.exit, return_code=GONE)
                        break
                    pieces = escapes.feed(decode(data))
                else:
                    pieces = escapes.give_up()
                for piece in pieces:
                    self._hand_on(piece, parser)
                for event in parser.tick():
                    self.process_message(event)
        finally:
            waking, self._waking = self._waking, -1
            os.close(waking)
            os.close(woken)

    def _hand_on(self, piece: str, parser: XTermParser) -> None:
        """Hand on a piece of what was read: the Esc key, a key with Alt, or what the parser finds in it."""
        letter = Escapes.with_alt(piece)
        if piece == ESCAPE:
            self.process_message(Key("escape", ESCAPE))
        elif letter:
            shift = "shift+" if letter.isupper() else ""
            self.process_message(Key(f"alt+{shift}{letter.lower()}", letter))
        else:
            for event in parser.feed(piece):
                self.process_message(event)
