"""A widget that draws by lines, and how it looks its styles up."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

from tui.drawing.looks import style_of


class Styled(Widget):
    """A widget whose styles are named in `looks`, looked up once per theme."""

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
        """Give the style of a name, to be laid over another; "" is the widget's own."""
        found = self._styles_found.get(name)
        if found is None:
            found = style_of(name, self.app.theme_variables) if name else self.visual_style.rich_style
            self._styles_found[name] = found
        return found
