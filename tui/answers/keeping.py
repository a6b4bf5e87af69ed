"""Answers about keeping: marks with their notes, and taking back."""

from __future__ import annotations

import asyncio

from index.errors import NewsreaderError
from tui.answers.base import GONE, Answers
from tui.keeping import mark_passages, marked, note_line
from tui.keymap import with_keys
from tui.messages import MarkWanted, NoteWanted
from tui.screens.compare import CompareScreen
from tui.screens.marks import MarksScreen
from tui.screens.note import NoteScreen

NOTHING_BACK = "nothing to take back: what is marked, judged, set or kept in this session can be"
"""What is said where nothing was done that can be taken back."""


class KeepAnswers(Answers):
    """Keeps marks, and takes back what was kept."""

    def mark(self, message: MarkWanted) -> None:
        """Ask for note and tags, then keep passages."""
        keeper = self.app.collection.keeper
        if not self.app.collection.known([message.article.id]):
            self.app.announce(GONE)
            return
        known = marked(keeper, message.article.id, *message.passages[0])
        paragraph, span = message.passages[0]
        passage = message.article.text_of(paragraph)[span.start : span.end]

        def keep(line: str) -> None:
            try:
                with keeper.one_step("the mark"):
                    mark_passages(keeper, message.article, message.passages, line)
            except NewsreaderError as error:
                self.app.announce(str(error))
                return
            if isinstance(self.app.screen, CompareScreen):
                self.app.screen.show_marks()
            kept = "kept" if keeper.lasting else "kept for this session"
            if not keeper.lasting and not self.app.banner:
                kept += ", {compare.keep} keeps the pages"
            self.app.announce(with_keys(kept + "; {compare.marks} shows all marks"))

        self.ask(NoteWanted(passage, note_line(known) if known else "", keep))

    def ask(self, message: NoteWanted) -> None:
        """Ask for a note in one row at the bottom."""

        def answer(line: str | None) -> None:
            if line is not None:
                message.keep(line)

        self.app.push_screen(NoteScreen(message), answer)

    # --- taking back ------------------------------------------------------------

    def undo(self) -> None:
        """Take back what was marked, judged, set or kept last, on whatever screen."""
        keeper = self.app.collection.keeper
        if self.app.undoing:
            return  # the step that is being taken back comes first
        if keeper.slow:
            self.app.undoing = True
            self.app.run_worker(self._undo_slowly(), group="undo")
        else:
            try:
                self._undone(keeper.undo())
            except NewsreaderError as error:
                self.app.announce(str(error))

    async def _undo_slowly(self) -> None:
        """Take back in a thread what takes longer than a key may."""
        self.app.tell("taking back …")
        try:
            undone = await asyncio.to_thread(self.app.collection.keeper.undo)
        except NewsreaderError as error:
            self.app.announce(str(error))
        else:
            self._undone(undone)
        finally:
            self.app.undoing = False
            self.app.tell("")

    def _undone(self, undone: str) -> None:
        from tui.open_library import OpenLibrary

        if isinstance(self.app.collection, OpenLibrary) and not self.app.collection.keeper.lasting:
            self.app.back_to_session()
        self.app.show_article_again()
        shown = [screen for screen in self.app.screen_stack if screen.is_mounted]
        panes = [screen for screen in shown if isinstance(screen, CompareScreen)]
        # All before any is searched again: two screens may show one story.
        current = [(screen, screen.comparison.spot(screen.lighting.position)) for screen in panes]
        for screen, spot in current:
            screen.show_kept(spot)
        if isinstance(self.app.screen, MarksScreen):
            self.app.screen.show_kept()
        self.app.announce(with_keys(undone or NOTHING_BACK))
