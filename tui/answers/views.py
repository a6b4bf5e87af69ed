"""Answers that show a story another way: the cards of a phrase, the views, the pages as they came."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from textual.screen import Screen

from index.errors import NewsreaderError
from tui.answers.base import ReaderApp
from tui.collection import Collection
from tui.messages import EditionWanted, PageWanted, VersionsWanted, ViewsWanted
from tui.screens.compare import CompareScreen
from tui.settings import Settings

if TYPE_CHECKING:
    # Screens other than the first are imported when they are opened.
    from tui.overview import Overview

GONE = "this article is not in the library any more"
"""What is said where another process has forgotten an article that is open."""


class ViewingApp(ReaderApp):
    """Shows cards, views and pages."""

    def __init__(self, collection: Collection, banner: str, state_folder: Path | None, settings: Settings) -> None:
        """Begin with nothing worked out."""
        super().__init__(collection, banner, state_folder, settings)
        self._overviews: dict[str, Overview] = {}
        self._last_view: str | None = None

    def on_versions_wanted(self, message: VersionsWanted) -> None:
        """Show the cards of a phrase; Enter there comes back to the panes at that article, / to their search bar."""
        from tui.screens.versions import VersionsScreen

        below = self.screen

        def read(chosen: int | Literal["search"] | None) -> None:
            if isinstance(below, CompareScreen):
                below.come_back(None if chosen == "search" else chosen)
                if chosen == "search":
                    below.action_search()

        self.push_screen(
            VersionsScreen(message.comparison, message.story, message.focus, difference=message.difference), read
        )

    def on_views_wanted(self, message: ViewsWanted) -> None:
        """Show the menu of views, then the view chosen there."""
        from tui.screens.views import ViewsScreen

        def show(name: str | None) -> None:
            if name is not None:
                self._last_view = name
                self.push_screen(self._view(name, message))

        self.push_screen(ViewsScreen(self._last_view), show)

    def _view(self, name: str, message: ViewsWanted) -> Screen[Any]:
        """Make the screen of a view; what it worked out is kept for the next time."""
        from tui.overview import Overview

        known = self._overviews.get(message.story.id)
        if known is None or known.comparison is not message.comparison:
            known = self._overviews[message.story.id] = Overview(message.comparison, message.story)
        if name == "grid":
            from tui.screens.grid import GridScreen

            return GridScreen(known, message.focus)
        if name == "timeline":
            from tui.screens.timeline import TimelineScreen

            return TimelineScreen(known)
        if name == "facts":
            from tui.screens.facts import FactsScreen

            return FactsScreen(known)
        if name == "lineage":
            from tui.screens.lineage import LineageScreen

            return LineageScreen(known)
        from tui.screens.concordance import ConcordanceScreen

        return ConcordanceScreen(known)

    # --- pages ---------------------------------------------------------------

    def on_page_wanted(self, message: PageWanted) -> None:
        """Show a page as it came."""
        from tui.screens.page import PageScreen

        article = message.article
        try:
            by_hand = self.collection.lines_by_hand(article.id)
        except NewsreaderError:
            self.announce(GONE)
        else:
            editions = self.collection.editions(article.id)
            lasting = self.collection.keeper.lasting
            self.push_screen(
                PageScreen(article, by_hand, paragraph=message.paragraph, editions=editions, lasting=lasting)
            )

    def on_edition_wanted(self, message: EditionWanted) -> None:
        """Show the page of another edition in the place of the one that is shown."""
        from tui.screens.page import PageScreen

        screen, article = self.screen, self.collection.known([message.article]).get(message.article)
        if isinstance(screen, PageScreen):
            if article is None:
                self.announce(GONE)
            else:
                screen.show_article(article, self.collection.lines_by_hand(article.id))
