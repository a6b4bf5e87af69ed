"""The named styles of all that is drawn by lines, and how a widget looks one up.

They are component classes of the app, once, and not of each widget: Textual makes a
node for every class of every widget, and for thirty small widgets that took longer
than all the rest of the first paint.
"""

from __future__ import annotations

from typing import Final

from rich.style import Style
from textual.style import Style as VisualStyle
from textual.widget import Widget

STYLE_NAMES: Final = frozenset(
    {
        "rows--added",
        "rows--cursor",
        "rows--cut",
        "rows--edited",
        "rows--here",
        "rows--kept",
        "rows--key",
        "rows--maybe",
        "rows--missing",
        "rows--muted",
        "rows--none",
        "rows--reworded",
        "rows--rule",
        "rows--strong",
        "rows--verbatim",
        "pane--current",
        "pane--edited",
        "pane--heading",
        "pane--margin",
        "pane--mark",
        "pane--maybe",
        "pane--quote",
        "pane--reworded",
        "pane--ruler",
        "pane--ruler-hit",
        "pane--ruler-thumb",
        "pane--selection",
        "pane--standfirst",
        "pane--title",
        "pane--verbatim",
    }
)
"""Every style that a row or a pane may name; each has its rule in app.tcss."""


class Styled(Widget):
    """A widget whose styles are the app's component classes, looked up once per theme."""

    ALLOW_SELECT = False

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  Textual's own name
        """Begin with no styles looked up."""
        super().__init__(id=id, classes=classes)
        self._styles_found: dict[str, Style] = {}

    def notify_style_update(self) -> None:
        """Forget the styles looked up: the theme or the widget's own state has changed."""
        self._styles_found.clear()
        super().notify_style_update()

    def named_style(self, name: str) -> Style:
        """Give the style of the component class `name`; "" is the widget's own."""
        found = self._styles_found.get(name)
        if found is None:
            found = self._component_style(name) if name else self.visual_style.rich_style
            self._styles_found[name] = found
        return found

    def _component_style(self, name: str) -> Style:
        """Make a style of what the component class sets and nothing else, to be laid over another."""
        styles = self.app.get_component_styles(name)
        whole = VisualStyle.from_styles(styles).rich_style
        bare = Style.combine([whole.without_color])
        colour = whole.color if styles.has_rule("color") else None
        background = whole.bgcolor if styles.has_rule("background") and styles.background.a else None
        return bare + Style.from_color(colour, background)
