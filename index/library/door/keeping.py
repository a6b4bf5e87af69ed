"""What goes into a library and out of it again: pages added, taken back, forgotten, exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.library.add import Adding, Report, adding
from index.library.carried import exported
from index.library.forget import forget, undo
from index.model import Given

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    from index.errors import InputError
    from index.export.records import KeptRecord
    from index.library.core import Core
    from index.library.judgements import Judgements
    from index.model import Page

__all__ = ["Keeping"]

_NOTHING_GIVEN = Given()


class Keeping:
    """What goes into a library and out of it again: pages added, taken back, forgotten, exported."""

    _core: Core
    _judgements: Judgements

    def add(
        self, inputs: Iterable[str | Page | InputError], *, given: Given = _NOTHING_GIVEN, dry_run: bool = False
    ) -> Report:
        """Clean, keep and group inputs (paths or pages); give what came of it."""
        report = Report()
        for progress in self.adding(inputs, given=given, dry_run=dry_run):
            report = progress.report
        return report

    def adding(
        self, inputs: Iterable[str | Page | InputError], *, given: Given = _NOTHING_GIVEN, dry_run: bool = False
    ) -> Generator[Adding, None, None]:
        """Do as `add` does, and give how far it is after each commit; closing the generator stops it."""
        return adding(self._core, inputs, given=given, dry_run=dry_run)

    def last_added(self) -> tuple[str, ...]:
        """Give the ids of the articles that the last addition brought and that are still here."""
        last = self._core.batches.last()
        return tuple(last[1]) if last else ()

    def undo(self) -> tuple[str, ...]:
        """Take back the last addition; give the ids of the articles removed."""
        removed = undo(self._core)
        self._judgements.refresh()
        return removed

    def forget(self, *ids: str) -> tuple[str, ...]:
        """Remove pages and all that came of them, by article id or the unique beginning of one."""
        removed = forget(self._core, ids)
        self._judgements.refresh()
        return removed

    def exported(self) -> Iterator[KeptRecord]:
        """Give every article, oldest first, as a record that `add` takes back without loss."""
        return exported(self._core)
