"""Answers that show a story another way: the cards of a phrase, the views, the pages as they came."""

from __future__ import annotations

from typing import Any, Literal

from textual.screen import Screen

from index.errors import NewsreaderError
from tui.answers.base import GONE, Answers, ReaderApp
from tui.messages import EditionWanted, PageWanted, VersionsWanted, ViewsWanted
from tui.overview import Overview
from tui.screens.compare import CompareScreen
from tui.screens.page import PageScreen
from tui.screens.versions import VersionsScreen
from tui.screens.views import ViewsScreen


class ViewAnswers(Answers):
    """Shows cards, views and pages."""

    def __init__(self, app: ReaderApp) -> None:
        """Begin with nothing worked out."""
        super().__init__(app)
        self._overviews: dict[str, Overview] = {}
        self._last_view: str | None = None

    def show_versions(self, message: VersionsWanted) -> None:
        """Show the cards of a phrase; Enter there comes back to the panes at that article, / to their search bar."""
        below = self.app.screen

        def read(chosen: int | Literal["search"] | None) -> None:
            if isinstance(below, CompareScreen):
                below.come_back(None if chosen == "search" else chosen)
                if chosen == "search":
                    below.action_search()

        self.app.push_screen(
            VersionsScreen(message.comparison, message.story, message.focus, difference=message.difference), read
        )

    def show_views(self, message: ViewsWanted) -> None:
        """Show the menu of views, then the view chosen there."""

        def show(name: str | None) -> None:
            if name is not None:
                self._last_view = name
                self.app.push_screen(self._view(name, message))

        self.app.push_screen(ViewsScreen(self._last_view), show)

    def _view(self, name: str, message: ViewsWanted) -> Screen[Any]:
        """Make the screen of a view; what it worked out is kept for the next time."""
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

    def show_page(self, message: PageWanted) -> None:
        """Show a page as it came."""
        article = message.article
        try:
            by_hand = self.app.collection.lines_by_hand(article.id)
        except NewsreaderError:
            self.app.announce(GONE)
        else:
            editions = self.app.collection.editions(article.id)
            lasting = self.app.collection.keeper.lasting
            self.app.push_screen(
                PageScreen(article, by_hand, paragraph=message.paragraph, editions=editions, lasting=lasting)
            )

    def show_edition(self, message: EditionWanted) -> None:
        """Show the page of another edition in the place of the one that is shown."""
        screen, article = self.app.screen, self.app.collection.known([message.article]).get(message.article)
        if isinstance(screen, PageScreen):
            if article is None:
                self.app.announce(GONE)
            else:
                screen.show_article(article, self.app.collection.lines_by_hand(article.id))
