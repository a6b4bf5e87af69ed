"""What the plain reader can take back: the last thing done, then the one before it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from tui.plain.desk import SlipError, sentence


class Undoing:
    """The things done in this session, each with how it is taken back."""

    def __init__(self) -> None:
        """Begin with nothing done."""
        self._done: list[Callable[[], str]] = []

    def did(self, back: Callable[[], str]) -> None:
        """Take note of something done; `back` takes it back, and gives what was."""
        self._done.append(back)

    def undo(self, _: str) -> Iterable[str]:
        """Take back the last thing done; where that fails, it stays the last."""
        if not self._done:
            raise SlipError("nothing to take back: marks, judgements and what is hidden, joined or parted here can be")
        said = self._done[-1]()
        self._done.pop()
        return [sentence(said)]
