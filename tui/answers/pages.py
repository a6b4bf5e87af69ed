"""Answers that show the page of an article as it came, and that of its other editions."""

from __future__ import annotations

from index.errors import NewsreaderError
from tui.answers.base import ReaderApp
from tui.messages import EditionWanted, PageWanted

GONE = "this article is not in the library any more"
"""What is said where another process has forgotten an article that is open."""


class PagesApp(ReaderApp):
    """Shows pages."""

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
            self.push_screen(PageScreen(article, by_hand, editions=editions, lasting=self.collection.keeper.lasting))

    def on_edition_wanted(self, message: EditionWanted) -> None:
        """Show the page of another edition in the place of the one that is shown."""
        from tui.screens.page import PageScreen

        screen, article = self.screen, self.collection.known([message.article]).get(message.article)
        if isinstance(screen, PageScreen):
            if article is None:
                self.announce(GONE)
            else:
                screen.show_article(article, self.collection.lines_by_hand(article.id))
