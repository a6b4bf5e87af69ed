"""Where an escape in what a terminal sends is the Esc key, and where it begins a sequence.

A terminal sends Esc as the byte that all its sequences begin with. Textual waits a tenth of
a second for what follows, and takes Esc and the next key for one with Alt, or for "^":
fingers that are used to Esc do not wait so long. Pure: no terminal and no clock.
"""

from __future__ import annotations

import re

ESCAPE = "\x1b"
_SEQUENCE = re.compile(r"\x1b(?:[\[O\\bf\x7f]|](?=\d|$)|P(?=[\d>!+$|]|$)|_(?=G|$))")
"""What is no Esc key: what begins or ends a sequence, and three keys that with Alt go or delete by words."""
_WORDS = frozenset("bf\x7f")
"""Those three."""
_PASTE, _PASTED = f"{ESCAPE}[200~", f"{ESCAPE}[201~"
"""What pasted text stands between; in it an escape is no key."""


class Escapes:
    """Parts what is read into pieces: the Esc key, a key with Alt, and all else as it came."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._held = False
        self._pasting = False
        self._tail = ""

    @property
    def held(self) -> bool:
        """Whether an escape was last, so that what follows, or that nothing does, tells what it is."""
        return self._held

    def feed(self, text: str) -> list[str]:
        """Give the pieces of what was read.

        An escape by itself is the Esc key; with a letter or digit it is that key with Alt, or
        Esc and the key at once; all else is for the parser of sequences.
        """
        typed = text[:1] in _WORDS or not _SEQUENCE.match(ESCAPE + text)  # by words goes what comes in one piece
        pieces = self.give_up() if text and typed else []
        if self._held and text:
            text, self._held = ESCAPE + text, False
        at = self._behind_paste(text, 0)
        begun = 0
        while (at := text.find(ESCAPE, at)) >= 0:
            if _SEQUENCE.match(text, at):
                at = self._behind_paste(text, at) if text.startswith(_PASTE, at) else at + 2
                continue
            behind = text[at + 1 : at + 2]
            self._held = not behind
            with_alt = behind.isascii() and behind.isalnum()
            pieces += [text[begun:at], "" if self._held else ESCAPE + behind if with_alt else ESCAPE]
            begun = at = at + (2 if with_alt else 1)
        return [piece for piece in (*pieces, text[begun:]) if piece]

    @staticmethod
    def with_alt(piece: str) -> str:
        """Give the letter or digit that was typed with Alt, or at once after Esc; "" for any other piece."""
        letter = piece[1:]
        return letter if piece[0] == ESCAPE and len(letter) == 1 and letter.isalnum() and letter not in "bfOP" else ""

    def give_up(self) -> list[str]:
        """Give the Esc key, where nothing has followed it."""
        held, self._held = self._held, False
        return [ESCAPE] if held else []

    def _behind_paste(self, text: str, at: int) -> int:
        """Tell where pasted text ends that begins at a place, or goes on from what was read before."""
        if not self._pasting:
            if not text.startswith(_PASTE, at):
                return at
            self._pasting, self._tail = True, ""
        seen = self._tail + text[at:]
        end = seen.find(_PASTED)
        if end < 0:
            self._tail = seen[-len(_PASTED) + 1 :]
            return len(text)
        self._pasting = False
        return at + end + len(_PASTED) - len(self._tail)
