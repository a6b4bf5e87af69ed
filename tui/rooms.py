"""What a big screen, app or widget is divided into: to the type checker each room is one, to Textual it is nothing.

Textual takes half a millisecond to make a class of its own, for each room of a chain. So the rooms are
plain classes, and only the last of a chain, in which they come together, is one that Textual sees:
`class CompareScreen(TakingUpScreen, Screen[None])`. Handlers by name, actions, reactives and workers of plain
bases work as ever. What Textual looks for in its own classes alone it would not see in a room: Messages (named
after their class), handlers by `@on`, BINDINGS, CSS. A room has none of these; a test holds that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App
    from textual.screen import Screen

    AppRoom = App[None]
    ScreenRoom = Screen[None]
else:
    AppRoom = ScreenRoom = object
