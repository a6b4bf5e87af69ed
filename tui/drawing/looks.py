"""How each named style of the text drawn by lines looks: which of the theme's colours, on which, and what else.

In a style sheet these would be component classes. Reading thirty rules and making a node
for each that is drawn took 6 ms of the first paint; a table takes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """A style by the names of the theme's colours ("" for what lies beneath) and rich's words for the rest."""

    colour: str = ""
    background: str = ""
    text: str = ""


LOOKS: Mapping[str, Look] = {
    # Rows: lists, headers, hints.
    "rows--strong": Look(text="bold"),
    "rows--muted": Look("quiet"),
    "rows--key": Look("accent", text="bold"),
    "rows--verbatim": Look("accent", text="bold"),
    "rows--edited": Look("edited", text="underline"),
    "rows--reworded": Look("reworded", text="underline"),
    "rows--maybe": Look("maybe", text="italic"),
    "rows--none": Look("quiet"),
    "rows--here": Look(text="bold reverse"),
    "rows--cursor": Look("", "panel", "bold"),
    "rows--kept": Look("foreground"),
    "rows--cut": Look("quiet"),
    "rows--added": Look("edited", text="bold"),
    "rows--wrong": Look("error", text="bold"),
    "rows--missing": Look("error", text="strike"),
    # The text of an article.
    "pane--title": Look(text="bold"),
    "pane--heading": Look("primary", text="bold"),
    "pane--standfirst": Look("quiet"),
    "pane--quote": Look("foreground"),
    "pane--margin": Look("accent"),
    "pane--mark": Look("warning", text="bold"),
    "pane--verbatim": Look("lit-foreground", "lit", "bold"),
    "pane--edited": Look("edited", text="underline"),
    "pane--reworded": Look("reworded", text="underline"),
    "pane--maybe": Look("maybe", text="italic underline"),
    # Not the reverse of what it is lit in: that would stand back behind the other hits.
    "pane--current": Look("foreground", "background", "bold reverse"),
    "pane--selection": Look("select-foreground", "select"),
    "pane--ruler": Look("rule"),
    "pane--ruler-thumb": Look("quiet"),
    "pane--ruler-hit": Look("accent", text="bold"),
}


def style_of(name: str, colours: Mapping[str, str]) -> Style:
    """Make the style of a name in a theme, whose colours are given by name; it sets nothing that its look does not.

    KeyError for a name that has no look.
    """
    look = LOOKS[name]
    colour, background = (colours[each] if each else "" for each in look[:2])
    return _style(colour, background, look.text, colours["background"])


@lru_cache(maxsize=256)
def _style(colour: str, background: str, text: str, ground: str) -> Style:
    drawn = [(Color.parse(ground) + Color.parse(each)).rich_color if each else None for each in (colour, background)]
    return Style.parse(text) + Style.from_color(*drawn)
