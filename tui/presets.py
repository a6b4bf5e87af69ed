"""Keys as the hands know them from elsewhere, and the one way in which keys are changed without clashing.

A preset is a list of rules: an action's id, or `*.name` for that action on every screen,
and its keys. A rule takes no key that another action of the same screen has by then, so
an action added later keeps its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tui.keymap import ACTIONS, Action

Keys = dict[str, tuple[str, ...]]
"""The keys of every action, by its id, as Textual names them."""

PRESETS: dict[str, tuple[tuple[str, str], ...]] = {
    "vim": (),
    "less": (
        ("*.previous_pane", "shift+tab left"),
        ("*.previous_outlet", "shift+tab left"),
        ("app.help", "h question_mark f1"),
        ("compare.follow", "F"),
        ("page.fold", "enter o"),
        ("*.explain", "E"),
        ("*.judge", "D"),
        ("*.copy", "c"),
        ("*.copy_all", "C"),
        ("*.line_down", "j e down ctrl+n ctrl+e"),
        ("*.line_up", "k y up ctrl+k ctrl+y"),
        ("*.cursor_down", "j e down ctrl+n ctrl+e"),
        ("*.cursor_up", "k y up ctrl+k ctrl+y"),
        ("*.page_down", "space f pagedown ctrl+v ctrl+d"),
        ("*.page_up", "b pageup ctrl+b ctrl+u"),
        ("*.top", "g less_than_sign home"),
        ("*.bottom", "G greater_than_sign end"),
    ),
    "newsboat": (
        ("*.next_sentence", "right_parenthesis shift+down"),
        ("*.previous_sentence", "left_parenthesis shift+up"),
        ("*.next_pane", "J tab l right"),
        ("*.previous_pane", "K shift+tab h left"),
        ("*.next_outlet", "J tab l right"),
        ("*.previous_outlet", "K shift+tab h left"),
        ("*.search", "slash"),
        ("*.page_down", "space pagedown ctrl+f ctrl+d"),
        ("*.page_up", "b pageup ctrl+b ctrl+u"),
        ("compare.page", "p backslash"),
        ("*.top", "home g"),
        ("*.bottom", "end G"),
    ),
}


def preset_keys(name: str) -> Keys:
    """Give the keys of every action under a preset."""
    keys: Keys = {each.id: each.keys for each in ACTIONS}
    for rule, wanted in PRESETS[name]:
        for each in ACTIONS:
            if rule == each.id or (rule[:2] == "*." and rule[2:] == each.name):
                free = tuple(key for key in wanted.split() if not takers(each, key, keys))
                keys[each.id] = free or keys[each.id]
    return keys


def takers(action: Action, key: str, keys: Mapping[str, Iterable[str]]) -> list[Action]:
    """Give the other actions that have a key where `action` would have it: on its screen, or everywhere."""
    return [other for other in ACTIONS if other is not action and _meet(action, other) and key in keys[other.id]]


def _meet(one: Action, other: Action) -> bool:
    return one.screen == other.screen or "app" in (one.screen, other.screen)
