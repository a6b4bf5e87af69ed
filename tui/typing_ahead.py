"""Keys one after the other: a key waits until what the key before it did has been done.

Textual hands out a burst of keys (over a slow line, or typed faster than a screen opens)
before the first of them has moved the focus or opened a screen: the rest would reach the
widget, or the screen, that was there before. And a screen may be there before its rows
are: keys meant for them wait until they are, all but those that need none (to leave, to
stop the work).
"""

from __future__ import annotations

import time
from collections import deque

from textual import events
from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Input

from tui.rooms import AppRoom

LONGEST = 1.0
"""Seconds that a key is waited for: what it did may have removed the widget that was to tell of it."""
PATIENCE = 0.5
"""Seconds that a key which needs no rows lets those before it wait for them: what was typed ahead keeps its order."""
NEEDS_NO_ROWS = frozenset({"stop", "close", "clear", "search"})
"""Names of a screen's own actions that need no rows; those of the app need none either."""
ROUNDS = 3
"""How often word of a key goes round: behind the key, behind what its widget tells, behind what its screen asks for."""


class KeyPassed(Message):
    """A key has been handled by the widget it went to and by all above it.

    It goes the way of the key, right behind it; then once more, behind what the widget told those above it
    (a search bar that its phrase is finished); then from the screen, behind what the screen asked of the app.
    """

    def __init__(self, since: float, target: MessagePump, rounds: int) -> None:
        """Tell of the key handed out at `since` to `target`, and how often this goes round yet."""
        self.since = since
        self.target = target
        self.rounds = rounds
        super().__init__()


class RowsAwaited:
    """Laid under a screen whose rows are worked out while it is there already."""

    awaits_rows = False
    """Whether rows are on their way that keys are meant for."""

    def rows_are_there(self) -> None:
        """Have the keys that waited for rows taken now."""
        if self.awaits_rows:
            self.awaits_rows = False
            assert isinstance(self, Screen)  # noqa: S101  it is laid under one
            self.app.post_message(RowsThere())


class RowsThere(Message):
    """Rows that keys waited for are there."""


class OrderlyApp(AppRoom):
    """An app that takes keys and pasted text in order."""

    _held_since: float | None = None
    """Since when the first of the waiting keys waits for rows; None while none does."""
    _since: float | None = None
    """When the key under way was handed out; None while none is."""
    last_key = 0.0
    """When the last key was handed out, by the monotonic clock."""

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        """Begin with no key waiting; `driver_class` is Textual's own choice where None."""
        super().__init__(driver_class=driver_class)
        self._waiting: deque[events.Key | events.Paste] = deque()

    async def on_event(self, event: events.Event) -> None:
        """Hand out a key, or let it wait for the one before it."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if self._over:
            return
        if isinstance(event, events.Key) and event.key.startswith("alt+") and self._is_escape(event):
            await self.on_event(events.Key("escape", "\x1b"))
            event = events.Key(event.character or "", event.character)
        event = self._meant(event)
        under_way = self._since is not None and time.monotonic() - self._since < LONGEST
        held = self._waits_for_rows(event)
        if under_way:
            self._waiting.append(event)
            self.set_timer(LONGEST, self._give_up)
        elif held or self._waiting:
            self._waiting.append(event)
            await self._take_next()
        else:
            await self._take(event)

    @property
    def _over(self) -> bool:
        """Whether the app is ending: no screen is left that a key could be for, while word of the last one is about."""
        return not self.screen_stack

    def _meant(self, event: events.Key | events.Paste) -> events.Key | events.Paste:
        """Take a line feed for Enter, where it is no key of the reader's own.

        It is what a terminal makes of an Enter that is typed before the app has begun to read keys; and what ctrl+j
        means in vim, less and the shell.
        """
        fed = isinstance(event, events.Key) and event.key == "ctrl+j" and event.key not in self.active_bindings
        return events.Key("enter", "\r") if fed else event

    def _is_escape(self, event: events.Key) -> bool:
        """Tell whether a letter with Alt is the Esc key and the letter: a terminal sends the same for both.

        Unless the reader, or where they type, has a use for it with Alt.
        """
        return len(event.character or "") == 1 and event.key not in self.screen.active_bindings

    def _waits_for_rows(self, event: events.Key | events.Paste) -> bool:
        """Tell whether a key is meant for rows that are on their way."""
        screen = self.screen
        if not getattr(screen, "awaits_rows", False) or isinstance(self.focused, Input):
            return False
        bound = screen.active_bindings.get(event.key) if isinstance(event, events.Key) else None
        if bound is None:
            return True
        name = (bound.binding.id or "").rpartition(".")[2]
        return bound.node is not self and name not in NEEDS_NO_ROWS

    async def on_rows_there(self, message: RowsThere) -> None:
        """Take the keys that were typed for rows that are there now."""
        message.stop()
        await self._take_next_if_free()

    async def _take_next_if_free(self) -> None:
        if self._since is None:
            await self._take_next()

    async def _take(self, event: events.Key | events.Paste) -> None:
        self._held_since = None
        self._since = self.last_key = since = time.monotonic()
        target = self.focused or self.screen
        await super().on_event(event)
        target.post_message(KeyPassed(since, target, ROUNDS - 1))

    async def on_key_passed(self, message: KeyPassed) -> None:
        """Take the next key, when this one has gone all its rounds."""
        message.stop()
        if message.since != self._since or self._over:
            return  # heard of before, or given up
        if message.rounds:
            rounds = message.rounds - 1
            way = message.target if rounds and message.target.is_attached else self.screen
            way.post_message(KeyPassed(message.since, message.target, rounds))
            return
        self._since = None
        await self._take_next()

    def pop_screen(self) -> AwaitComplete:
        """Leave the screen on top. The key under way is told of by the one below: its widget may be gone."""
        waiting = super().pop_screen()
        if self._since is not None:
            self.screen.post_message(KeyPassed(self._since, self.screen, 1))
        return waiting

    async def _give_up(self) -> None:
        """Go on without a key that nothing was heard of."""
        if self._since is not None and time.monotonic() - self._since >= LONGEST:
            self._since = None
            await self._take_next()

    async def _take_next(self) -> None:
        waiting = () if self._over else self._waiting
        number = next((at for at, event in enumerate(waiting) if not self._waits_for_rows(event)), None)
        if number != 0 and waiting and self._held_since is None:
            self._held_since = time.monotonic()
        if number is None:
            return
        if number and self._held_since is not None and time.monotonic() - self._held_since < PATIENCE:
            self.set_timer(PATIENCE, self._take_next_if_free)
            return
        for _ in range(number):  # the key that leaves, or stops the work, outruns what waits for rows
            self._waiting.popleft()
        await self._take(self._waiting.popleft())
