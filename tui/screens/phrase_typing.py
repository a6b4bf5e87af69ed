"""A phrase while it is typed: lit at each key in the panes on screen, after the paint in the others, or given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from index.model import Span
from tui.drawing.selection import Place
from tui.hits import Position
from tui.screens.phrase import PhraseScreen
from tui.widgets.search_bar import SearchBar

ARTICLES_AT_ONCE = 4
"""Articles without a pane that are searched before the next key has its turn."""


class Before(NamedTuple):
    """What stood there before the bar was opened: what was lit, the current hit, and in each pane its place."""

    phrase: str
    picked: int | None
    position: Position | None
    places: Mapping[int, Place]
    sentences: Mapping[int, tuple[int | None, Span]]
    """The current sentence of each article that had a pane."""


class PhraseTypingScreen(PhraseScreen):
    """Answers the search bar."""

    _before: Before | None = None

    def action_search(self) -> None:
        """Open the search bar."""
        comparison = self.comparison
        lit = comparison.phrase, comparison.picked, self.lighting.position
        self._before = Before(*lit, self.row.places(), self.row.sentences())
        self.bar.open()
        self._draw_tray()
        self._draw_status()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Light what is typed: visible panes now, the rest after the paint."""
        message.stop()
        self._search_number += 1
        self.lighting.forget()
        self.comparison.begin(message.phrase)
        for number in self.shown:
            if self.comparison.prepared.ready(number):
                self.comparison.search(number, typing=True)
            self.lighting.light(number, bring=True)
            self._draw_header(number)
        if len(self.shown) < len(self.comparison):
            self.call_after_refresh(self._search_hidden, self._search_number, 0)
        else:
            self._draw_status()

    def _search_hidden(self, search: int, start: int) -> None:
        """Search the articles without a pane, some at a time, so that no key waits for them."""
        if search != self._search_number:
            return
        articles, ready = range(len(self.comparison)), self.comparison.prepared.ready
        hidden = [number for number in articles if number not in self.shown and ready(number)]
        for number in hidden[start : start + ARTICLES_AT_ONCE]:
            self.comparison.search(number, typing=True)
        if start + ARTICLES_AT_ONCE < len(hidden):
            self.call_later(self._search_hidden, search, start + ARTICLES_AT_ONCE)
        else:
            self._draw_tray()
            self._draw_status()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Search with all there is to know, and go to the first hit; the phrase that was lit is lit as it was."""
        message.stop()
        before = self._before
        if before is not None and before.position is not None and message.phrase == before.phrase:
            self._put_back(before)
            return
        self.bar.screen.set_focus(self.pane, scroll_visible=False)
        self._search(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Put everything back as it was before the bar was opened."""
        message.stop()
        if self._before is not None:
            self._put_back(self._before)

    def _put_back(self, before: Before) -> None:
        self.set_focus(self.pane, scroll_visible=False)
        self._search_number += 1
        self.bar.set_phrase(before.phrase)
        self.comparison.begin(before.phrase, before.picked)
        self.comparison.search_ready()
        self.lighting.position = before.position
        self.row.go_to(before.places)
        self.row.take_sentences(before.sentences)
        self.lighting.light_all()
        self._draw_rest()
