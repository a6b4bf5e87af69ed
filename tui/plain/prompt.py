"""The conversation of the plain reader: a prompt, a line, an answer, until the input ends."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from tui.clipboard import copy_by_command, keep_in_file, report
from tui.plain.batches import count_in
from tui.plain.desk import SlipError, sentence
from tui.plain.reader import PlainReader
from tui.plain.saying import LINES_AT_ONCE, Saying, say
from tui.plain.typed import Typed
from tui.plain.words import asks_for_more

INTERRUPTED = 130


def converse(reader: PlainReader) -> int:
    """Answer line after line of standard input; gives the exit code.

    ctrl+c ends what is being said, not the conversation; where lines come from a file
    or a pipe, where nobody could end it otherwise, it ends both.
    """
    by_hand = sys.stdin is not None and sys.stdin.isatty()
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")  # a byte that is no UTF-8 is a sign that is not found
    typed, saying = Typed(by_hand=by_hand), Saying()
    show, begin = (saying.show, saying.begin) if by_hand else (say, say)
    begin(reader.greeting())
    while True:
        try:
            line = typed.next_line()
            if not line:
                break
            rest = asks_for_more(line) if saying.unfinished else None
            if rest is not None:
                _say_more(saying, rest)
                continue
            answer = reader.answer(line)
            if answer is None:
                return 0
            show([*answer, *(reader.next_words() if by_hand else ())])
        except KeyboardInterrupt:
            if not by_hand:
                return INTERRUPTED
            sys.stdout.write("\n")
            say([*reader.broken_off(), *saying.broken_off()])
    if by_hand:
        sys.stdout.write("\n")
    return 0


def _say_more(saying: Saying, rest: str) -> None:
    """Say the next lines of a long answer, so many as `rest` says; where that is no count, what is left stays."""
    try:
        count = count_in(rest) if rest else LINES_AT_ONCE
    except SlipError as slip:
        say([sentence(str(slip))])
    else:
        saying.more(count)


def tell(line: str) -> None:
    """Say a line at once, where somebody waits for it; in a pipe it would stand among the answers."""
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        say([line])


class CopyingTo:
    """Copies by the system's commands, else into a file; writes nothing to the terminal itself."""

    def __init__(self, folder: Path) -> None:
        """Keep in `folder` what no command takes."""
        self._folder = folder

    def __call__(self, text: str, what: str) -> str:
        """Copy a text; gives what happened."""
        reached = copy_by_command(text)
        if reached is not None:
            return f"({report(what, reached, None)})"
        file = keep_in_file(text, self._folder)
        return f"(nothing here takes copies; {f'the text is in {file}' if file else 'the text stands above'})"
