"""Colours, in one place: a dark, a light and a high-contrast theme, and which to take."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="newsreader-dark",
    primary="#8ab4d8",
    secondary="#c9a86a",
    accent="#e0b050",
    foreground="#d8d8d4",
    background="#16181b",
    surface="#1c1f23",
    panel="#24282d",
    success="#8fbf7f",
    warning="#e0b050",
    error="#e08070",
    dark=True,
    variables={
        "lit": "#5a4a12",
        "lit-foreground": "#fff3c4",
        "edited": "#8fc7ff",
        "reworded": "#b9a2f0",
        "maybe": "#a8a8a0",
        "quiet": "#8d918f",
        "rule": "#3a3f45",
        "here": "#ffffff",
        "select": "#2f4f6f",
    },
)

LIGHT = Theme(
    name="newsreader-light",
    primary="#1f5f8b",
    secondary="#7a5c1e",
    accent="#8a5a00",
    foreground="#22252a",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e8e5de",
    success="#2f6f2f",
    warning="#8a5a00",
    error="#a03020",
    dark=False,
    variables={
        "lit": "#ffe58a",
        "lit-foreground": "#1a1a1a",
        "edited": "#0b57a4",
        "reworded": "#6a3fb0",
        "maybe": "#66665f",
        "quiet": "#686c70",
        "rule": "#c9c5bb",
        "here": "#000000",
        "select": "#bcd8f0",
    },
)

CONTRAST = Theme(
    name="newsreader-contrast",
    primary="#ffffff",
    secondary="#ffff00",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff00",
    warning="#ffff00",
    error="#ff8080",
    dark=True,
    variables={
        "lit": "#ffff00",
        "lit-foreground": "#000000",
        "edited": "#00ffff",
        "reworded": "#ff9cff",
        "maybe": "#ffffff",
        "quiet": "#d0d0d0",
        "rule": "#808080",
        "here": "#ffff00",
        "select": "#0000ff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)


def default_variables(theme: Theme) -> dict[str, str]:
    """Give our colours for a theme of Textual's own, made from its colours."""
    colour = theme.primary
    return {
        "lit": theme.warning or colour,
        "lit-foreground": theme.background or ("#000000" if theme.dark else "#ffffff"),
        "edited": colour,
        "reworded": theme.secondary or colour,
        "maybe": theme.foreground or colour,
        "quiet": theme.foreground or colour,
        "rule": theme.secondary or colour,
        "here": theme.accent or colour,
        "select": theme.primary,
    }


def first_theme(environment: Mapping[str, str]) -> str:
    """Choose the theme to begin with: dark, unless the terminal says its background is light.

    COLORFGBG is "foreground;background" in the sixteen colours; 7 and 15 are light.
    """
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in {"7", "15"} else DARK.name
