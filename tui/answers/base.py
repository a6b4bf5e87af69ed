"""What all answers of the app stand on: the collection, the settings, and a way to say something."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.await_complete import AwaitComplete
from textual.widget import Widget

from tui.collection import Collection
from tui.settings import Settings
from tui.terminal import quick_driver
from tui.typing_ahead import OrderlyApp

if TYPE_CHECKING:
    from tui.screens.stories import StoriesScreen


IN_LIBRARY = "these pages are in your library now: newsreader alone opens it, and there lines and fields are set"
"""What is said of pages that were opened by name and kept since."""


class ReaderApp(OrderlyApp[None]):
    """The reader on one collection, before it can answer anything."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Hold the collection; `banner` is said above the panes, `state_folder` takes what cannot be copied."""
        super().__init__(driver_class=quick_driver())
        self.collection = collection
        self.banner = banner
        self._state_folder = state_folder
        self._settings = settings
        self._stories: StoriesScreen | None = None
        self.kept_in = False
        """Whether pages opened by name were put into the library in this session."""

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top, and let go of the rows it drew.

        Textual holds on to what drew the last 1,024 widgets: 40 MB after some hundred screens.
        """
        left = self.screen
        waiting = super().pop_screen()
        for widget in (left, *left.walk_children(Widget)):
            widget._styles_cache.clear()  # noqa: SLF001
        return waiting

    @property
    def stories_screen(self) -> StoriesScreen | None:
        """The list of stories, where it is open."""
        return self._stories if self._stories is not None and self._stories.is_attached else None

    def announce(self, text: str) -> None:
        """Say something in the bottom row of the screen."""
        say = getattr(self.screen, "announce", None)
        if say is not None:
            say(text)
        else:
            self.notify(text, markup=False)
