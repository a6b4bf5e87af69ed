"""What screens ask of the app, and which room answers it; a room is loaded when it is first asked."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.answers.base import ReaderApp

if TYPE_CHECKING:
    from tui import messages
    from tui.answers.copying import CopyAnswers
    from tui.answers.editing import EditAnswers
    from tui.answers.feeds import FetchAnswers
    from tui.answers.guiding import GuideAnswers
    from tui.answers.keeping import KeepAnswers
    from tui.answers.shelving import ShelfAnswers
    from tui.answers.views import ViewAnswers


class AskedApp(ReaderApp):
    """The reader that is asked: it hands each question to the answers about its subject."""

    # --- what can be done ----------------------------------------------------

    @cached_property
    def guide(self) -> GuideAnswers:
        """The answers about what can be done."""
        from tui.answers.guiding import GuideAnswers

        return GuideAnswers(self)

    def action_help(self) -> None:
        """Show the keys of this screen, then those that work everywhere."""
        self.guide.show_help()

    def action_command_palette(self) -> None:
        """Show all commands, to be found by typing."""
        self.guide.show_commands()

    def search_themes(self) -> None:
        """Find a theme by its name."""
        self.guide.show_themes()

    # --- copies, files and links ---------------------------------------------

    @cached_property
    def _copies(self) -> CopyAnswers:
        from tui.answers.copying import CopyAnswers

        return CopyAnswers(self)

    def on_copy_wanted(self, message: messages.CopyWanted) -> None:
        """Copy a text by every way there is."""
        self._copies.copy(message)

    def on_export_wanted(self, message: messages.ExportWanted) -> None:
        """Write every version of a phrase into a file."""
        self._copies.export(message)

    def on_link_wanted(self, message: messages.LinkWanted) -> None:
        """Open an article's address."""
        self._copies.open_link(message)

    def action_copied(self) -> None:
        """Show what was copied."""
        self._copies.show()

    # --- setting by hand -----------------------------------------------------

    @cached_property
    def _edits(self) -> EditAnswers:
        from tui.answers.editing import EditAnswers

        return EditAnswers(self)

    def on_line_wanted(self, message: messages.LineWanted) -> None:
        """Keep or cut a line of a page by hand."""
        self._edits.set_line(message)

    def on_form_wanted(self, message: messages.FormWanted) -> None:
        """Show the form of an article's fields."""
        self._edits.show_form(message)

    def on_fields_wanted(self, message: messages.FieldsWanted) -> None:
        """Give an article the fields that were typed."""
        self._edits.set_fields(message)

    def show_article_again(self) -> None:
        """Show an article that was changed as it is now."""
        self._edits.show_article_again()

    def renew(self) -> None:
        """Compare a story anew whose panes come back into sight, when an article in it was set by hand."""
        if self.outdated:
            self._edits.renew()

    # --- feeds ---------------------------------------------------------------

    @cached_property
    def _fetches(self) -> FetchAnswers:
        from tui.answers.feeds import FetchAnswers

        return FetchAnswers(self)

    def on_fetch_wanted(self, message: messages.FetchWanted) -> None:
        """Fetch the feeds, or stop what is under way."""
        self._fetches.fetch(message)

    # --- marks, and taking back ----------------------------------------------

    @cached_property
    def _keeps(self) -> KeepAnswers:
        from tui.answers.keeping import KeepAnswers

        return KeepAnswers(self)

    def on_mark_wanted(self, message: messages.MarkWanted) -> None:
        """Keep passages, with a note."""
        self._keeps.mark(message)

    def on_note_wanted(self, message: messages.NoteWanted) -> None:
        """Ask for a note."""
        self._keeps.ask(message)

    def on_undo_wanted(self) -> None:
        """Take back what was done last."""
        self._keeps.undo()

    # --- the session's pages, kept -------------------------------------------

    @cached_property
    def _shelf(self) -> ShelfAnswers:
        from tui.answers.shelving import ShelfAnswers

        return ShelfAnswers(self)

    def on_keep_wanted(self) -> None:
        """Put the pages of this session into a library."""
        self._shelf.keep()

    def back_to_session(self) -> None:
        """Go on with the pages as they were opened, after they were taken out of the library."""
        self._shelf.back_to_session()

    @property
    def kept_in(self) -> Path | None:
        """The file of the library that the pages opened by name were put into in this session, if they are there."""
        return self._shelf.kept_in if "_shelf" in self.__dict__ else None

    def let_go(self) -> None:
        """Close what libraries were opened here, after the app has ended."""
        if "_shelf" in self.__dict__:
            self._shelf.let_go()

    # --- other screens -------------------------------------------------------

    @cached_property
    def _views(self) -> ViewAnswers:
        from tui.answers.views import ViewAnswers

        return ViewAnswers(self)

    def on_versions_wanted(self, message: messages.VersionsWanted) -> None:
        """Show the cards of a phrase."""
        self._views.show_versions(message)

    def on_views_wanted(self, message: messages.ViewsWanted) -> None:
        """Show the menu of views, then the view chosen there."""
        self._views.show_views(message)

    def on_page_wanted(self, message: messages.PageWanted) -> None:
        """Show a page as it came."""
        self._views.show_page(message)

    def on_edition_wanted(self, message: messages.EditionWanted) -> None:
        """Show the page of another edition in the place of the one that is shown."""
        self._views.show_edition(message)
