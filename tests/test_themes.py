"""Every theme is legible, by computation, and meaning never stands in colour alone."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from rich import color
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from index.model import Relation
from tests.reader_support import app_on, compare_screen
from tui.drawing.looks import LOOKS, style_of
from tui.themes import ANSI, DARK, LIGHT, THEMES, default_variables, first_theme, own_themes

RATIO = 4.5
"""What WCAG asks of text (level AA)."""
SIXTEEN = {
    "ansi_black": ["#000000"],
    "ansi_yellow": ["#cdcd00", "#aa5500", "#c4a000"],
    "ansi_cyan": ["#00cdcd", "#00aaaa"],
}
"""The colours of common palettes: xterm's, the console's, and others'."""
ON_GROUND = ("foreground", "quiet", "accent", "primary", "edited", "reworded", "maybe", "error", "here")
PAIRS = [
    *itertools.product(ON_GROUND, ("background", "surface", "panel")),
    ("lit-foreground", "lit"),
    ("select-foreground", "select"),
]


def luminance(colour: Color) -> float:
    parts = (part / 255 for part in colour.rgb)
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour_of(theme: Theme, name: str) -> str:
    found = theme.variables.get(name) or getattr(theme, name.replace("-", "_"), None)
    assert isinstance(found, str), f"{theme.name} has no {name}"
    return found


@pytest.mark.parametrize("theme", [theme for theme in THEMES if not theme.ansi], ids=lambda theme: theme.name)
def test_every_text_stands_out_from_its_ground(theme: Theme) -> None:
    low = {
        f"{text} on {ground}": round(ratio, 2)
        for text, ground in PAIRS
        if (ratio := contrast(colour_of(theme, text), colour_of(theme, ground))) < RATIO
    }
    assert low == {}


def test_in_sixteen_colours_only_known_pairs_are_named_and_all_else_is_the_terminals_own() -> None:
    for text, ground in PAIRS:
        pair = colour_of(ANSI, text), colour_of(ANSI, ground)
        if pair == ("ansi_default", "ansi_default"):
            continue
        for one, other in itertools.product(SIXTEEN[pair[0]], SIXTEEN[pair[1]]):
            assert contrast(one, other) >= 3.8, pair  # the old console's brown is the darkest yellow there is


def test_all_themes_name_the_same_colours() -> None:
    names = set(DARK.variables)
    for theme in THEMES:
        assert names <= set(theme.variables), theme.name
    for theme in BUILTIN_THEMES.values():
        assert set(default_variables(theme)) == names


@pytest.mark.parametrize(
    ("environment", "name"),
    [
        ({"TERM": "xterm-256color"}, "newsreader-dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "newsreader-light"),
        ({"TERM": "xterm-256color", "COLORFGBG": "15;0"}, "newsreader-dark"),
        ({"TERM": "linux"}, "newsreader-ansi"),
        ({"TERM": "screen"}, "newsreader-ansi"),
        ({"TERM": "xterm"}, "newsreader-ansi"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "newsreader-dark"),
        ({"TERM": "xterm-kitty"}, "newsreader-dark"),
        ({}, "newsreader-dark"),
    ],
)
def test_the_first_theme_is_the_terminals(environment: dict[str, str], name: str) -> None:
    assert first_theme(environment) == name
    assert first_theme(environment, colours=False) in {DARK.name, LIGHT.name}


@pytest.mark.parametrize("name", [theme.name for theme in THEMES])
async def test_relations_differ_without_colour(name: str) -> None:
    """Verbatim is bold, edited and reworded are underlined, the current hit is reversed."""
    app = app_on()
    async with app.run_test(size=(100, 30)) as pilot:
        app.theme = name
        await pilot.pause()
        pane = compare_screen(app).pane
        styles = {each: pane.named_style(f"pane--{each}") for each in ("verbatim", "edited", "reworded", "current")}
        assert styles["verbatim"].bold
        assert not styles["verbatim"].underline
        assert styles["edited"].underline
        assert styles["reworded"].underline
        assert styles["current"].reverse


async def test_without_colours_a_theme_of_sixteen_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual would draw such a theme black on black under NO_COLOR."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "linux")
    monkeypatch.delenv("COLORTERM", raising=False)
    app = app_on()
    async with app.run_test() as pilot:
        assert not app.current_theme.ansi
        app.theme = ANSI.name
        await pilot.pause()
        assert not app.current_theme.ansi


def test_a_theme_of_the_readers_own_takes_what_it_leaves_out_from_ours(tmp_path: Path) -> None:
    (tmp_path / "paper.toml").write_text('dark = false\nbackground = "#fff8e8"\n[variables]\nlit = "gold"\n')
    [theme], problems = own_themes(tmp_path)
    assert problems == []
    assert (theme.name, theme.dark, theme.background, theme.foreground) == ("paper", False, "#fff8e8", LIGHT.foreground)
    assert theme.variables["lit"] == "gold"
    assert theme.variables["edited"] == LIGHT.variables["edited"]


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ('dark = true\nforeground = "no such colour"\n', 2, "write a colour"),
        ("dark = 3\n", 1, "true or false"),
        ('shadow = "#000000"\n', 1, "no such value"),
        ("[variables]\nlit = 4\n", 2, "write a colour"),
        ("dark = \n", 1, "no TOML"),
    ],
)
def test_a_wrong_theme_is_one_line_and_the_others_are_taken(tmp_path: Path, text: str, line: int, part: str) -> None:
    (tmp_path / "bad.toml").write_text(text)
    (tmp_path / "good.toml").write_text('background = "#101010"\n')
    themes, [problem] = own_themes(tmp_path)
    assert [theme.name for theme in themes] == ["good"]
    assert f"bad.toml, line {line}" in problem
    assert part in problem


def test_no_folder_of_themes_is_no_problem(tmp_path: Path) -> None:
    assert own_themes(tmp_path / "none") == ([], [])


def test_every_style_that_is_drawn_has_a_look_and_every_look_is_drawn() -> None:
    root = Path(__file__).parents[1] / "tui"
    code = "\n".join(file.read_text() for file in root.rglob("*.py") if file.name != "looks.py")
    named = set(re.findall(r"\b((?:rows|pane)--[\w-]+)", code))
    relations = {f"{kind}--{relation.value}" for kind in ("rows", "pane") for relation in Relation if relation.firm}
    named |= relations | {"rows--maybe", "rows--none", "pane--maybe"}  # put together from a relation's name
    assert named - LOOKS.keys() == set()
    assert LOOKS.keys() - named == set()


@pytest.mark.parametrize("theme", [*THEMES, *BUILTIN_THEMES.values()], ids=lambda theme: theme.name)
def test_every_look_has_its_colours_in_every_theme(theme: Theme) -> None:
    colours = theme.to_color_system().generate() | default_variables(theme) | theme.variables
    for name in LOOKS:
        style_of(name, colours)


def test_a_style_sets_what_its_look_names_and_nothing_else() -> None:
    colours = {"accent": "#102030", "foreground": "ansi_default", "background": "ansi_black"}
    key, strong, current = (style_of(name, colours) for name in ("rows--key", "rows--strong", "pane--current"))
    assert (key.color, key.bgcolor, key.bold, key.underline) == (color.Color.from_rgb(16, 32, 48), None, True, None)
    assert (strong.color, strong.bgcolor, strong.bold, strong.reverse) == (None, None, True, None)
    assert (current.color, current.bgcolor) == (color.Color.default(), color.Color.from_ansi(0))


def test_a_colour_that_lets_the_ground_through_is_mixed_with_it() -> None:
    colours = {"quiet": "#ffffff40", "background": "#000000"}
    assert style_of("rows--muted", colours).color == color.Color.from_rgb(64, 64, 64)
