"""The reader's judgements in a library: kept in its database, and gathered as labelled examples in a file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

    from index.library.core import Core
    from index.model import Judgement

__all__ = ["EXAMPLES", "Judgements"]

EXAMPLES = "judgements.jsonl"
"""The file of labelled examples in the library's folder: a JSON object a line, made again at each change."""


class Judgements:
    """The judgements of one open library."""

    def __init__(self, core: Core) -> None:
        """Work on this library."""
        self._core = core

    def all(self) -> tuple[Judgement, ...]:
        """Give all judgements, in the order they were made."""
        return self._core.judgements.all()

    def keep(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""
        self._core.judgements.keep(judgement)
        self._write()

    def drop(self, judgement: Judgement) -> None:
        """Take a judgement back."""
        self._core.judgements.drop(judgement)
        self._write()

    @property
    def examples(self) -> Path | None:
        """Where the labelled examples lie; None for a library in memory."""
        places = self._core.places
        return None if places is None else places.data / EXAMPLES

    def refresh(self) -> None:
        """Leave out of the examples what is no longer kept, if there are any."""
        if self.examples is not None and self.examples.exists():
            self._write()

    def _write(self) -> None:
        """Write the examples anew: a few hundred lines at most, and never one that was taken back."""
        file = self.examples
        if file is None:
            return
        from index.export.recording import judgement_record
        from index.export.records import encode  # takes a while, and few judge

        part = file.with_name(file.name + ".part")
        text = "".join(encode(judgement_record(one)) + "\n" for one in self.all())
        try:
            part.write_text(text, encoding="utf-8")
            part.chmod(0o600)
            part.replace(file)
        except OSError as error:
            raise LibraryError(f"{file}: the judgement is kept, but not this copy of it ({error.strerror})") from error
