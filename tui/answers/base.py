"""What all answers of the app stand on: the collection, the settings, and a way to say something."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.await_complete import AwaitComplete

from tui.answers.themed import ThemedApp
from tui.collection import Collection
from tui.garbage import tidy_memory
from tui.settings import Settings
from tui.terminal import quick_driver
from tui.whereabouts import Whereabouts

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.fetch_run import FetchRun
    from tui.screens.stories import StoriesScreen
    from tui.shelving import Shelving

GONE = "this article is not in the library any more"
"""What is said where another process has forgotten an article that is open."""
IDLE = 1.5
"""Seconds without a key after which the reader reads, and memory may be tidied."""


def let_go_of_rows() -> None:
    """Free the rows of widgets that are gone.

    Textual remembers the colours of the last 1,024 widgets, and with each the widget's
    rows: 1 MB for every screen left. Those still on screen are asked for theirs anew.
    """
    StylesCache.get_inner_outer.cache_clear()


class ReaderApp(ThemedApp):
    """The reader on one collection, before it can answer anything."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Hold the collection; `banner` is said above the panes, `state_folder` takes what cannot be copied."""
        super().__init__(driver_class=quick_driver())
        # What is said stands in the bottom row; a rack of notes and a tooltip on every screen took 2 ms to make.
        self._disable_notifications = True
        self._disable_tooltips = True
        self.collection = collection
        self.banner = banner
        self.state_folder = state_folder
        self.settings = settings
        self._stories: StoriesScreen | None = None
        self.whereabouts = Whereabouts()
        self._left_a_screen = False
        self.fetch_run: FetchRun | None = None
        """The last fetch, which may be going."""
        self.keeping: Shelving | None = None
        """The pages that are on their way into a library."""
        self.undoing = False
        """Whether a step that takes long is being taken back."""
        self.outdated: set[str] = set()
        """The articles that panes show as they were before they were changed by hand."""

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top, and let go of the rows it drew; the terminal's cursor goes back too."""
        waiting = super().pop_screen()
        let_go_of_rows()
        self._left_a_screen = True
        self.screen.call_after_refresh(self._show_cursor, self.screen)
        return waiting

    def tidy(self) -> None:
        """Free the screens that were left, while the reader reads: no key should wait for it."""
        if self._left_a_screen and time.monotonic() - self.last_key > IDLE:
            self._left_a_screen = False
            let_go_of_rows()  # of those drawn once more before they went
            tidy_memory()

    def _show_cursor(self, screen: Screen[object]) -> None:
        """Have the terminal's own cursor where the keys go, if this is still the screen on top."""
        show = getattr(screen.focused, "show_cursor", None)
        if show is not None and screen is self.screen:
            show()

    def on_unmount(self) -> None:
        """Let go of all that was drawn, when the app ends: another may begin in the same process."""
        let_go_of_rows()

    @property
    def stories_screen(self) -> StoriesScreen | None:
        """The list of stories, where it is open."""
        return self._stories if self._stories is not None and self._stories.is_attached else None

    def tell(self, work: str) -> None:
        """Say how far long work is, on every screen that has room for it; "" when it has ended."""
        for screen in self.screen_stack:
            tell = getattr(screen, "tell", None)
            if tell is not None:
                tell(work)

    @property
    def fetching(self) -> bool:
        """Whether feeds are being fetched."""
        return self.fetch_run is not None and self.fetch_run.going

    def action_leave(self) -> None:
        """Leave this screen; on the first one, leave the reader."""

    def show_article_again(self) -> None:
        """Show an article that was changed as it is now."""

    def back_to_session(self) -> None:
        """Go on with the pages as they were opened, after they were taken out of the library."""

    def announce(self, text: str) -> None:
        """Say something in the bottom row: of the screen, or of the one below it where it has none.

        A menu has none: what was said is read when it is left.
        """
        say = next((screen.announce for screen in reversed(self.screen_stack) if hasattr(screen, "announce")), None)
        if say is not None:
            say(text)


class Answers:
    """The answers about one subject. Loaded when the first of them is asked for: the first paint needs none."""

    def __init__(self, app: ReaderApp) -> None:
        """Answer for this app."""
        self.app = app
