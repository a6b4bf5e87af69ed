"""The one declaration of keys: whole, without clashes under any preset, and what the README prints.

With NEWSREADER_WRITE_KEYS=1 the README's table and the manual page are written instead of compared.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from textual.screen import Screen

from tests.reader_support import app_on
from tui.app import NewsreaderApp
from tui.cli.manual import manual
from tui.key_table import BEGIN, BEGIN_WORDS, END, END_WORDS, key_table, word_table
from tui.keymap import ACTIONS, GROUPS, Action, bindings, show_key
from tui.keys import read_key, read_keys
from tui.presets import PRESETS, preset_keys, takers

README = Path(__file__).resolve().parent.parent / "README.md"
ALTGR = frozenset(
    "left_square_bracket right_square_bracket left_curly_bracket right_curly_bracket backslash vertical_line at tilde "
    "number_sign circumflex_accent grave_accent".split()
)
"""Signs that need AltGr or are dead keys on one of the German, French, Spanish, Italian and Nordic keyboards."""
ids = [action.id for action in ACTIONS]
keys_under = {name: preset_keys(name) for name in PRESETS}


@pytest.mark.parametrize("action", ACTIONS, ids=ids)
def test_every_action_says_what_it_is_and_has_a_key_without_altgr(action: Action) -> None:
    assert action.screen in GROUPS
    assert action.description[0].isupper()
    assert action.tooltip
    assert not action.description.endswith(".")
    assert action.hint == action.hint.strip()
    assert len(action.hint) <= 20
    for name in PRESETS:
        keys = keys_under[name][action.id]
        assert [key for key in keys if key.rpartition("+")[2] not in ALTGR], f"{action.id} under {name}: {keys}"


def test_messages_name_keys_by_actions_that_there_are() -> None:
    """What stands in braces in a text of the reader is an action's id."""
    named = {
        found
        for file in (README.parent / "tui").glob("**/*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for found in re.findall(r"\{([a-z]+\.[a-z_]+)\}", node.value)
    }
    assert named
    assert named <= set(ids)


def test_no_id_stands_twice() -> None:
    assert [name for name, count in Counter(ids).items() if count > 1] == []


def screens() -> Iterator[type[Screen[object]]]:
    """Give every screen there is, by the folder they are in."""
    for file in sorted((README.parent / "tui" / "screens").glob("*.py")):
        module = import_module(f"tui.screens.{file.stem}")
        for name in dir(module):
            found = getattr(module, name)
            if isinstance(found, type) and issubclass(found, Screen) and found.__module__ == module.__name__:
                yield found


def test_every_action_has_its_method() -> None:
    """On the screen that it is named after, or on the app."""
    by_name = {found.__name__.removesuffix("Screen").lower(): found for found in screens()}
    for action in ACTIONS:
        owner = NewsreaderApp if action.screen == "app" else by_name[action.screen]
        assert callable(getattr(owner, f"action_{action.name}", None)), action.id


def test_every_screen_binds_what_is_declared_for_it() -> None:
    by_name = {found.__name__.removesuffix("Screen").lower(): found for found in screens()}
    for screen in GROUPS:
        owner = NewsreaderApp if screen == "app" else by_name[screen]
        bound = {binding.id for binding in owner.BINDINGS if not isinstance(binding, tuple)}
        assert {binding.id for binding in bindings(screen)} <= bound, screen


@pytest.mark.parametrize("name", PRESETS)
def test_no_two_actions_of_a_screen_have_one_key(name: str) -> None:
    keys = preset_keys(name)
    clashes = [
        f"{key}: {action.id} and {other.id}"
        for action in ACTIONS
        for key in keys[action.id]
        for other in takers(action, key, keys)
    ]
    assert clashes == []


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_speaks_of_actions_and_keys_that_there_are(name: str) -> None:
    names = {action.name for action in ACTIONS}
    for rule, keys in PRESETS[name]:
        assert rule in ids or (rule.startswith("*.") and rule[2:] in names), rule
        assert all(read_key(key) == key for key in keys.split()), keys
    if name != "vim":
        assert preset_keys(name) != preset_keys("vim")


def test_less_moves_as_less_does() -> None:
    keys = preset_keys("less")
    assert {"space", "f"} <= set(keys["compare.page_down"])
    assert {"j", "e"} <= set(keys["compare.line_down"])
    assert {"k", "y"} <= set(keys["compare.line_up"])
    assert "h" in keys["app.help"]


@pytest.mark.parametrize(
    "key", sorted({key for name in PRESETS for keys in preset_keys(name).values() for key in keys})
)
def test_every_key_is_read_back_as_it_is_shown(key: str) -> None:
    assert read_key(show_key(key)) == key
    assert read_key(key) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("/", "slash"),
        ("+", "plus"),
        (",", "comma"),
        ("Ctrl+F", "ctrl+f"),
        ("shift+ctrl+left", "ctrl+shift+left"),
        ("shift+a", "A"),
        ("PgDn", "pagedown"),
        ("Esc", "escape"),
        ("é", "é"),
        ("^", "circumflex_accent"),
        ("F12", "f12"),
        ("", None),
        ("foo", None),
        ("ctrl+", None),
        ("hyper+x", None),
        ("f25", None),
        ("\x1b", None),
    ],
)
def test_keys_are_read_as_people_write_them(written: str, key: str | None) -> None:
    assert read_key(written) == key


def test_keys_are_parted_at_spaces_and_commas() -> None:
    assert read_keys("n f3, ctrl+n , +") == ["n", "f3", "ctrl+n", ",", "+"]


async def test_help_names_every_key_of_its_screen() -> None:
    app = app_on()
    async with app.run_test(size=(100, 40)):
        for screen in ("compare", "app"):
            described = {line[1] for line in app.guide.help_lines(screen)}
            assert described == {action.description for action in ACTIONS if action.screen == screen}


@pytest.mark.parametrize(("begin", "end", "made"), [(BEGIN, END, key_table), (BEGIN_WORDS, END_WORDS, word_table)])
def test_the_readme_has_every_key_and_every_word(begin: str, end: str, made: Callable[[], str]) -> None:
    text = README.read_text(encoding="utf-8")
    before, _, rest = text.partition(begin)
    table, _, after = rest.partition(end)
    if os.environ.get("NEWSREADER_WRITE_KEYS") == "1":
        README.write_text(f"{before}{made()}{after}", encoding="utf-8")
    else:
        assert f"{begin}{table}{end}" == made(), "NEWSREADER_WRITE_KEYS=1 pytest tests/test_keymap.py writes it"


def test_the_manual_page_has_every_key_command_and_setting() -> None:
    page = README.parent / "tui" / "newsreader.1"
    if os.environ.get("NEWSREADER_WRITE_KEYS") == "1":
        page.write_text(manual(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == manual(), "NEWSREADER_WRITE_KEYS=1 pytest tests/test_keymap.py writes it"
    assert [action.id for action in ACTIONS if f"({action.id})" not in manual()] == []


def test_the_manual_page_is_one_that_man_reads() -> None:
    man = shutil.which("groff")
    if man is None:
        pytest.skip("there is no groff here")
    done = subprocess.run(
        [man, "-man", "-Tutf8", "-ww", "-z"], input=manual().encode(), capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stderr == b""
