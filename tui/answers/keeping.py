"""Answers about keeping: marks with their notes, and taking back."""

from __future__ import annotations

import asyncio

from textual import work

from index.errors import NewsreaderError
from tui.answers.base import GONE
from tui.answers.shelving import ShelvingApp
from tui.keymap import with_keys
from tui.messages import MarkWanted, NoteWanted, UndoWanted
from tui.screens.compare import CompareScreen

NOTHING_BACK = "nothing to take back: what is marked, judged, set or kept in this session can be"
"""What is said where nothing was done that can be taken back."""


class KeepingApp(ShelvingApp):
    """Keeps marks, and takes back what was kept."""

    def on_mark_wanted(self, message: MarkWanted) -> None:
        """Ask for note and tags, then keep passages."""
        from tui.keeping import mark_passages, marked, note_line

        keeper = self.collection.keeper
        if not self.collection.known([message.article.id]):
            self.announce(GONE)
            return
        known = marked(keeper, message.article.id, *message.passages[0])
        paragraph, span = message.passages[0]
        passage = message.article.text_of(paragraph)[span.start : span.end]

        def keep(line: str) -> None:
            try:
                with keeper.one_step("the mark"):
                    mark_passages(keeper, message.article, message.passages, line)
            except NewsreaderError as error:
                self.announce(str(error))
                return
            if isinstance(self.screen, CompareScreen):
                self.screen.show_marks()
            kept = "kept" if keeper.lasting else "kept for this session"
            if not keeper.lasting and not self.banner:
                kept += ", {compare.keep} keeps the pages"
            self.announce(with_keys(kept + "; {compare.marks} shows all marks"))

        self.on_note_wanted(NoteWanted(passage, note_line(known) if known else "", keep))

    def on_note_wanted(self, message: NoteWanted) -> None:
        """Ask for a note in one row at the bottom."""
        from tui.screens.note import NoteScreen

        def answer(line: str | None) -> None:
            if line is not None:
                message.keep(line)

        self.push_screen(NoteScreen(message), answer)

    # --- taking back ------------------------------------------------------------

    def on_undo_wanted(self, _: UndoWanted) -> None:
        """Take back what was marked, judged, set or kept last, on whatever screen."""
        keeper = self.collection.keeper
        if self._undoing:
            return  # the step that is being taken back comes first
        if keeper.slow:
            self._undoing = True
            self._undo_slowly()
        else:
            try:
                self._undone(keeper.undo())
            except NewsreaderError as error:
                self.announce(str(error))

    @work(group="undo")
    async def _undo_slowly(self) -> None:
        """Take back in a thread what takes longer than a key may."""
        self._tell("taking back …")
        try:
            undone = await asyncio.to_thread(self.collection.keeper.undo)
        except NewsreaderError as error:
            self.announce(str(error))
        else:
            self._undone(undone)
        finally:
            self._undoing = False
            self._tell("")

    def _undone(self, undone: str) -> None:
        from tui.open_library import OpenLibrary

        if isinstance(self.collection, OpenLibrary) and not self.collection.keeper.lasting:
            self._back_to_session()
        self.show_article_again()
        show = getattr(self.screen, "show_kept", None)
        if show is not None:
            show()
        self.announce(with_keys(undone or NOTHING_BACK))
