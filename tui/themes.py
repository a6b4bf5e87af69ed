"""Colours, in one place: dark, light, high contrast, sixteen colours, the reader's own; and which to take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

from tui.toml_file import TomlFile, read

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
        "select-foreground": "#ffffff",
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
        "quiet": "#5c6064",
        "rule": "#c9c5bb",
        "here": "#000000",
        "select": "#bcd8f0",
        "select-foreground": "#000000",
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
        "select-foreground": "#ffffff",
    },
)

ANSI = Theme(
    name="newsreader-ansi",
    # The terminal's own sixteen colours. What its background is nobody knows, so text stays in
    # its own foreground, and meaning is in bold, underline and reverse.
    ansi=True,
    primary="ansi_default",
    secondary="ansi_default",
    accent="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_default",
    warning="ansi_default",
    error="ansi_default",
    dark=True,
    variables={
        **BUILTIN_THEMES["ansi-dark"].variables,
        "lit": "ansi_yellow",
        "lit-foreground": "ansi_black",
        "edited": "ansi_default",
        "reworded": "ansi_default",
        "maybe": "ansi_default",
        "quiet": "ansi_default",
        "rule": "ansi_default",
        "here": "ansi_default",
        "select": "ansi_cyan",
        "select-foreground": "ansi_black",
        "border": "ansi_default",
        "border-blurred": "ansi_default",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_cyan",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "input-selection-background": "ansi_cyan",
        "screen-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_cyan",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, ANSI)


def default_variables(theme: Theme) -> dict[str, str]:
    """Give our colours for a theme of Textual's own, made from its colours."""
    colour = theme.primary
    text = theme.foreground or ("#ffffff" if theme.dark else "#000000")
    below = theme.background or ("#000000" if theme.dark else "#ffffff")
    return {
        "lit": theme.warning or colour,
        "lit-foreground": "ansi_black" if theme.ansi else below,
        "edited": colour,
        "reworded": theme.secondary or colour,
        "maybe": text,
        "quiet": text,
        "rule": theme.secondary or colour,
        "here": theme.accent or colour,
        "select": "ansi_cyan" if theme.ansi else theme.primary,
        "select-foreground": "ansi_black" if theme.ansi else below,
    }


# --- choosing -----------------------------------------------------------------

_SIXTEEN = re.compile(r"(linux|xterm|xterm-color|xterm-16color|screen|tmux|rxvt|ansi|cygwin|vt\d+)\Z")
_LIGHT_BACKGROUNDS = {"7", "15"}


def sixteen_colours(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal says that it has its sixteen colours and no more."""
    if environment.get("COLORTERM", "").casefold() in {"truecolor", "24bit"}:
        return False
    return bool(_SIXTEEN.match(environment.get("TERM", "")))


def first_theme(environment: Mapping[str, str], *, colours: bool = True) -> str:
    """Choose the theme to begin with: that of few colours for such a terminal, light where it says so, else dark.

    COLORFGBG is "foreground;background" in the sixteen colours; 7 and 15 are light. Without
    colours (NO_COLOR) it is never that of sixteen: Textual would draw it black on black.
    """
    if colours and sixteen_colours(environment):
        return ANSI.name
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if background in _LIGHT_BACKGROUNDS else DARK.name


# --- the reader's own ---------------------------------------------------------

_COLOURS = tuple("primary secondary accent foreground background surface panel success warning error".split())


def own_themes(folder: Path) -> tuple[list[Theme], list[str]]:
    """Read the themes in a folder, and tell in a line each what is wrong with one; that one is left out.

    A theme is a file in TOML, named after it: `dark = false`, any of the colours
    (`background = "#fbfaf7"`), and under [variables] those of ours (`lit`, `edited` ...).
    What it leaves out is as in our dark or light theme.
    """
    themes: list[Theme] = []
    problems: list[str] = []
    try:
        files = sorted(folder.glob("*.toml"))
    except OSError:
        return [], []
    for path in files:
        file = read(path)
        problem = file.problem or _wrong_in(file)
        if problem:
            problems.append(problem)
        else:
            themes.append(_theme(path.stem, file.values))
    return themes, problems


def _wrong_in(file: TomlFile) -> str:
    """Say what is wrong with a theme; nothing when it is right."""
    if file.path.stem in {theme.name for theme in THEMES}:
        return f"{file.path}: this is the name of one of ours; name the file otherwise"
    for names, value in file.values.items():
        name = names[-1]
        if names == ("dark",):
            wrong = "" if isinstance(value, bool) else "write true or false"
        elif names in {(each,) for each in _COLOURS} or (names[0] == "variables" and len(names) == 2):
            wrong = "" if _is_colour(value) else 'write a colour such as "#8a5a00" or "darkgreen"'
        else:
            wrong = f"a theme has no such value; the colours are {', '.join(_COLOURS)}"
        if wrong:
            return f"{file.where(*names)}: {name} is {value!r}: {wrong}; the theme is left out"
    return ""


def _is_colour(value: object) -> bool:
    if not isinstance(value, str) or value.startswith("ansi_"):
        return False
    try:
        Color.parse(value)
    except ColorParseError:
        return False
    return True


def _theme(name: str, values: Mapping[tuple[str, ...], Any]) -> Theme:
    dark = values.get(("dark",), True)
    base = DARK if dark else LIGHT
    own = {names[1]: value for names, value in values.items() if names[0] == "variables"}
    colours = {each: values.get((each,), getattr(base, each)) for each in _COLOURS}
    return Theme(name=name, dark=dark, variables={**base.variables, **own}, **colours)
