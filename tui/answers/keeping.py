"""Answers about keeping: marks with their notes, pages into the library, and taking back."""

from __future__ import annotations

import asyncio

from textual import work

from index.errors import NewsreaderError
from index.export.wording import counted
from tui.answers.base import ReaderApp
from tui.keymap import with_keys
from tui.messages import KeepWanted, MarkWanted, NoteWanted, UndoWanted
from tui.screens.compare import CompareScreen


class KeepingApp(ReaderApp):
    """Keeps marks and pages."""

    def on_mark_wanted(self, message: MarkWanted) -> None:
        """Ask for note and tags, then keep passages."""
        from tui.keeping import mark_passages, marked, note_line

        keeper = self.collection.keeper
        if not self.collection.known([message.article.id]):
            self.announce("this article is not in the library any more")
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
            kept = "kept" if keeper.lasting else "kept for this session, {compare.keep} keeps the pages"
            self.announce(with_keys(kept + "; {compare.marks} shows all marks"))

        self.on_note_wanted(NoteWanted(passage, note_line(known) if known else "", keep))

    def on_note_wanted(self, message: NoteWanted) -> None:
        """Ask for a note in one row at the bottom."""
        from tui.screens.note import NoteScreen

        def answer(line: str | None) -> None:
            if line is not None:
                message.keep(line)

        self.push_screen(NoteScreen(message), answer)

    def on_keep_wanted(self, message: KeepWanted) -> None:
        """Ask where, then put pages into the library."""
        if self.collection.keeper.lasting:
            self.announce("these pages are in your library")
        elif self.banner:
            self.announce("the sample stories are not kept; newsreader add FOLDER keeps your own pages")
        else:
            from tui.shelving import library_folder

            def keep(folder: str) -> None:
                self._shelve(message, folder)

            what = f"{counted(len(message.articles), 'page')}, marks and judgements, in the library in this folder"
            label = "a folder; Enter keeps the pages there, Esc does not"
            self.on_note_wanted(NoteWanted(what, library_folder(), keep, title="Keep", label=label))

    @work(exclusive=True, group="keep")
    async def _shelve(self, message: KeepWanted, folder: str) -> None:
        from tui.shelving import shelve

        self.announce("keeping the pages …")
        try:
            kept = await asyncio.to_thread(shelve, message.articles, self.collection.keeper, folder)
        except NewsreaderError as error:
            self.announce(str(error))
        else:
            self.kept_in = kept.pages > 0
            self.announce(kept.words())

    def on_undo_wanted(self, _: UndoWanted) -> None:
        """Take back the mark or the judgement made last, on whatever screen."""
        try:
            undone = self.collection.keeper.undo()
        except NewsreaderError as error:
            self.announce(str(error))
            return
        show = getattr(self.screen, "show_kept", None)
        if show is not None:
            show()
        self.announce(undone or "nothing to take back: marks and judgements made in this session can be")
