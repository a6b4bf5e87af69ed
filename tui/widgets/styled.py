"""The named styles of all that is drawn by lines, and how a widget looks one up.

Each is a class in app.tcss that no widget carries. Textual would make a node for every
class of every widget that declares it as its component; for thirty small widgets that
took longer than all the rest of the first paint. Here a node is made, once for the whole
app, when a style is first drawn.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from rich.style import Style
from textual.app import App
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.style import Style as VisualStyle
from textual.widget import Widget

_FOUND: WeakKeyDictionary[App[object], tuple[int, dict[str, Style]]] = WeakKeyDictionary()
"""The styles looked up in each app, with the number of the style sheet they are from."""


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
        """Make a style of what the class sets and nothing else, to be laid over another."""
        sheet = self.app._css_update_count  # noqa: SLF001  it counts up with every change of theme
        known, styles = _FOUND.get(self.app, (sheet, {}))
        if known != sheet:
            styles = {}
        if name not in styles:
            styles[name] = _laid_over(_styles_of(self.app, name))
        _FOUND[self.app] = (sheet, styles)
        return styles[name]


def _styles_of(app: App[object], name: str) -> RenderStyles:
    """Give the rules of a class as a node of the app would have them, as Textual does for component classes."""
    node = DOMNode(classes=name)
    node._attach(app)  # noqa: SLF001
    app.stylesheet.apply(node, animate=False)
    return node.styles


def _laid_over(styles: RenderStyles) -> Style:
    whole = VisualStyle.from_styles(styles).rich_style
    bare = Style.combine([whole.without_color])
    colour = whole.color if styles.has_rule("color") else None
    background = whole.bgcolor if styles.has_rule("background") and styles.background.a else None
    return bare + Style.from_color(colour, background)
