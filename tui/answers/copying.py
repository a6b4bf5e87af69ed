"""Answers about what leaves the reader: copies, files, and links."""

from __future__ import annotations

import asyncio

from index.errors import NewsreaderError
from index.export.quotation import Form
from tui.answers.base import Answers, ReaderApp
from tui.clipboard import copy_by_command, keep_in_file, report
from tui.copied import Copied, Shelf
from tui.links import browse
from tui.messages import CopyWanted, ExportWanted, LinkWanted, NoteWanted
from tui.screens.copied import CopiedScreen
from tui.versions_file import first_name, trouble, write_versions


class CopyAnswers(Answers):
    """Copies, writes files and opens links."""

    def __init__(self, app: ReaderApp) -> None:
        """Begin with nothing copied."""
        super().__init__(app)
        self._copied = Shelf(Form(app.settings.config.copy_form))

    def copy(self, message: CopyWanted) -> None:
        """Copy a text by every way there is, and keep it among the copies."""
        copied = self._copied.put(Copied(message.what, message.write))
        text = copied.write(self._copied.form)
        self.app.copy_to_clipboard(text)
        self.app.run_worker(self._copy(text, copied.what), exclusive=True, group="copy")

    async def _copy(self, text: str, what: str) -> None:
        reached = await asyncio.to_thread(copy_by_command, text)
        file = None
        if reached is None and self.app.state_folder is not None:
            file = await asyncio.to_thread(keep_in_file, text, self.app.state_folder)
        self.app.announce(report(what, reached, file))

    def show(self) -> None:
        """Show what was copied."""
        if not isinstance(self.app.screen, CopiedScreen):
            self.app.push_screen(CopiedScreen(self._copied))

    # --- files and links -----------------------------------------------------

    def export(self, message: ExportWanted) -> None:
        """Ask for a file's name, then write every version of the phrase into it."""

        def write(name: str) -> None:
            try:
                file = write_versions(name, message.comparison)
            except NewsreaderError as error:
                self.app.announce(str(error))
            else:
                self.app.announce(f"every version of the phrase is in {file}")

        label = "a file: .md .html .txt .csv or .json; Enter writes it, Esc does not"
        name = first_name(message.story.title)
        phrase = message.comparison.phrase
        asked = NoteWanted(phrase, name, write, title="Export", label=label, proposed=True, check=trouble)
        self.app.post_message(asked)

    def open_link(self, message: LinkWanted) -> None:
        """Open an article's address in a browser where there is one, else copy it."""
        if message.article.url:
            self.app.run_worker(self._open_address(message.article.url), exclusive=True, group="link")
        else:
            self.app.announce("the address of this page is not known")

    async def _open_address(self, address: str) -> None:
        if await asyncio.to_thread(browse, address):
            self.app.announce(f"opened {address}")
        else:
            self.copy(CopyWanted(lambda _: address, f"the address {address}"))
