"""Answers about what leaves the reader: copies, files, and links."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import work

from index.errors import NewsreaderError
from index.export.quotation import Form
from tui.answers.base import ReaderApp
from tui.collection import Collection
from tui.copied import Copied, Shelf
from tui.messages import CopyWanted, ExportWanted, LinkWanted, NoteWanted
from tui.settings import Settings


class CopyingApp(ReaderApp):
    """Copies, writes files and opens links."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Begin with nothing copied."""
        super().__init__(collection, banner, state_folder, settings)
        self.copied = Shelf(Form(settings.config.copy_form))

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """Copy a text by every way there is, and keep it among the copies."""
        self._hand_out(self.copied.put(Copied(message.what, message.write)))

    def _hand_out(self, copied: Copied) -> None:
        text = copied.write(self.copied.form)
        self.copy_to_clipboard(text)
        self._copy(text, copied.what)

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str, what: str) -> None:
        from tui.clipboard import copy_by_command, keep_in_file, report

        reached = await asyncio.to_thread(copy_by_command, text)
        file = None
        if reached is None and self._state_folder is not None:
            file = await asyncio.to_thread(keep_in_file, text, self._state_folder)
        self.announce(report(what, reached, file))

    def action_copied(self) -> None:
        """Show what was copied."""
        from tui.screens.copied import CopiedScreen

        if not isinstance(self.screen, CopiedScreen):
            self.push_screen(CopiedScreen(self.copied))

    # --- files and links -----------------------------------------------------

    def on_export_wanted(self, message: ExportWanted) -> None:
        """Ask for a file's name, then write every version of the phrase into it."""
        from tui.versions_file import first_name, trouble, write_versions

        def write(name: str) -> None:
            try:
                file = write_versions(name, message.comparison)
            except NewsreaderError as error:
                self.announce(str(error))
            else:
                self.announce(f"every version of the phrase is in {file}")

        label = "a file: .md .html .txt .csv or .json; Enter writes it, Esc does not"
        name = first_name(message.story.title)
        phrase = message.comparison.phrase
        self.post_message(NoteWanted(phrase, name, write, title="Export", label=label, check=trouble))

    def on_link_wanted(self, message: LinkWanted) -> None:
        """Open an article's address in a browser where there is one, else copy it."""
        if message.article.url:
            self._open_address(message.article.url)
        else:
            self.announce("the address of this page is not known")

    @work(exclusive=True, group="link")
    async def _open_address(self, address: str) -> None:
        from tui.links import browse

        if await asyncio.to_thread(browse, address):
            self.announce(f"opened {address}")
        else:
            self.on_copy_wanted(CopyWanted(lambda _: address, f"the address {address}"))
