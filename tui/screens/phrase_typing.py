"""A phrase while it is typed: lit at each key in the panes on screen, after the paint in the others, or given up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from index.model import Span
from tui.drawing.selection import Place
from tui.hits import Position, Spot
from tui.screens.phrase import PhraseScreen
from tui.widgets.search_bar import SearchBar

ARTICLES_AT_ONCE = 4
"""Articles without a pane that are searched before the next key has its turn."""


class Before(NamedTuple):
    """What stood there before the bar was opened: what was lit, the current hit, and in each pane its place.

    `hit` is what the current hit covers: while another phrase is typed, its number says nothing.
    """

    phrase: str
    picked: int | None
    position: Position | None
    hit: Spot | None
    places: Mapping[int, Place]
    sentences: Mapping[int, tuple[int | None, Span]]
    """The current sentence of each article that had a pane."""

    def within(self, total: int) -> Before:
        """Leave out what is of articles that went away: of those with a number from `total` on."""
        gone = self.position is not None and self.position.article >= total
        return self._replace(
            picked=None if self.picked is not None and self.picked >= total else self.picked,
            position=None if gone else self.position,
            places={number: place for number, place in self.places.items() if number < total},
        )


class PhraseTypingScreen(PhraseScreen):
    """Answers the search bar."""

    _before: Before | None = None
    """What is put back when typing is given up; None while nothing is typed."""

    def standing(self) -> Before:
        """Tell what stands there; while a phrase is typed, what stood there before."""
        comparison, position = self.comparison, self.lighting.position
        if self._before is not None:
            return self._before.within(len(comparison))
        hit = self._awaited or comparison.spot(position)
        lit = comparison.phrase, comparison.picked, position, hit
        return Before(*lit, self.row.places(), self.row.sentences())

    def on_descendant_focus(self) -> None:
        """Take note that a click into the bar begins typing, and that one elsewhere ends it."""
        self._before = self.standing() if self.bar.is_open else None

    def action_search(self) -> None:
        """Open the search bar."""
        self._before = self.standing()
        self.bar.open()
        self._draw_tray()
        self._draw_status()

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Light what is typed: visible panes now, the rest after the paint."""
        message.stop()
        self._light_typed(message.phrase)

    def _light_typed(self, phrase: str) -> None:
        self._search_number += 1
        self.lighting.forget()
        self.comparison.begin(phrase, typing=True)
        for number in self.shown:
            if self.comparison.prepared.ready(number):
                self.comparison.search(number)
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
            self.comparison.search(number)
        if start + ARTICLES_AT_ONCE < len(hidden):
            self.call_later(self._search_hidden, search, start + ARTICLES_AT_ONCE)
        else:
            self._draw_tray()
            self._draw_status()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Search with all there is to know, and go to the first hit; the phrase that was lit is lit as it was."""
        message.stop()
        before = self.standing()
        if before.hit is not None and message.phrase == before.phrase:
            self._put_back(before)
            return
        self._before = None
        self.set_focus(self.pane, scroll_visible=False)
        self._search(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Put everything back as it was before the bar was opened."""
        message.stop()
        self._put_back(self.standing())

    def _put_back(self, before: Before) -> None:
        self._before = None
        self.set_focus(self.pane, scroll_visible=False)
        self._search_number += 1
        self.bar.set_phrase(before.phrase)
        self.comparison.begin(before.phrase, before.picked)
        self.comparison.search_ready()
        awaited = self.comparison.prepared.awaited  # a long article has no hits yet
        self.lighting.position, self._awaited = (None, before.hit) if awaited else (before.position, None)
        self.row.go_to(before.places)
        self.row.take_sentences(before.sentences)
        self.lighting.light_all()
        self._draw_rest()
