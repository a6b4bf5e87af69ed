"""The reader's settings: what config.toml says, what is wrong with it, and where each value comes from.

Only settings that do something are here. A wrong one is told in one line that names the
file and the line; its default is used, and so are all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from tui.keymap import ACTIONS, GROUPS, Action, action, show_key
from tui.keys import read_key, read_keys
from tui.presets import PRESETS, Keys, preset_keys, takers
from tui.toml_file import TomlFile, read

AUTO = "auto"
"""The theme that suits the terminal."""


class Setting(NamedTuple):
    """One setting: its default, whose type it has, what it does, and which values it takes."""

    name: str
    default: str | int | bool
    about: str
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    def complaint(self, value: object) -> str:
        """Say what is wrong with a value, and what to write instead; nothing when it is right."""
        if isinstance(self.default, bool):
            return "" if isinstance(value, bool) else "write true or false"
        if isinstance(self.default, int):
            right = isinstance(value, int) and not isinstance(value, bool) and self.least <= value <= self.most
            return "" if right else f"write a number from {self.least} to {self.most}"
        if not isinstance(value, str):
            return "write a name in quotes"
        if self.choices and value not in self.choices:
            return f"write {_or(self.choices)}"
        return ""


SETTINGS = (
    Setting("theme", AUTO, "colours: a theme's name, or auto for what suits the terminal"),
    Setting("keymap", "vim", "keys to begin with; single ones are changed under [keys]", tuple(PRESETS)),
    Setting(
        "mouse",
        True,  # noqa: FBT003  # the value it has
        "false leaves the mouse to the terminal, for its own selecting",
    ),
    Setting(
        "restore",
        True,  # noqa: FBT003
        "come back to the story, the places and the phrase of the last time",
    ),
    Setting(
        "copy_form",
        "plain",
        "how passages are copied: plain, markdown, or as in a list of references",
        ("plain", "markdown", "citation"),
    ),
    Setting("narrowest_pane", 30, "the fewest columns a pane is given", least=20, most=150),
    Setting("one_pane_below", 70, "with fewer columns than this one pane has them all", least=40, most=400),
    Setting("measure", 92, "the longest line of text, in columns", least=30, most=300),
)

_BY_NAME = {setting.name: setting for setting in SETTINGS}
DEFAULT = "default"


class Config(NamedTuple):
    """The settings in effect. `origins` says of each setting, and of each action's keys by its id, who gave it.

    `problems` are lines for the reader.
    """

    theme: str = AUTO
    keymap: str = "vim"
    mouse: bool = True
    restore: bool = True
    copy_form: str = "plain"
    narrowest_pane: int = 30
    one_pane_below: int = 70
    measure: int = 92
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    origins: Mapping[str, str] = MappingProxyType({})
    problems: tuple[str, ...] = ()

    def overrides(self) -> dict[str, str]:
        """Give the keys that differ from the declared ones, as Textual's keymap takes them."""
        return {
            each.id: ",".join(self.keys[each.id]) for each in ACTIONS if self.keys.get(each.id, each.keys) != each.keys
        }


def read_config(path: Path, themes: Iterable[str] = ()) -> Config:
    """Read the settings; `themes` are the names a theme may have, none to take any."""
    return configure(read(path), themes)


def configure(file: TomlFile, themes: Iterable[str] = ()) -> Config:
    """Take what is right in a file, and tell what is wrong."""
    problems = [file.problem] if file.problem else []
    values: dict[str, Any] = {}
    origins = {setting.name: DEFAULT for setting in SETTINGS}
    wanted: list[tuple[tuple[str, ...], Any]] = []
    for names, value in file.values.items():
        if names[0] == "keys" and len(names) > 1:
            wanted.append((names, value))
        elif names != ("keys",) or value != {}:
            complaint = _complaint(names, value, tuple(themes))
            if complaint:
                problems.append(f"{file.where(*names)}: {complaint}")
            else:
                values[names[0]] = value
                origins[names[0]] = _line_of(file, names)
    preset = values.get("keymap", "vim")
    keys = preset_keys(preset)
    for each in ACTIONS:
        origins[each.id] = DEFAULT if keys[each.id] == each.keys else f"keymap {preset}"
    problems += _change_keys(file, wanted, keys, origins)
    return Config(**values, keys=keys, origins=origins, problems=tuple(problems))


def _complaint(names: tuple[str, ...], value: object, themes: tuple[str, ...]) -> str:
    """Say what is wrong with a setting; nothing when it is right."""
    name = ".".join(names)
    setting = _BY_NAME.get(name)
    if name == "keys":
        return "write [keys] in a line of its own, and below it a line for each action"
    if setting is None:
        return f"there is no setting {name}{_meant(name, _BY_NAME)}; it is left out"
    complaint = setting.complaint(value)
    if not complaint and name == "theme" and themes and value not in (AUTO, *themes):
        complaint = f"write auto or the name of a theme{_meant(str(value), themes)}; Theme among the commands lists all"
    return f"{name} is {_toml(value)}: {complaint}; {_toml(setting.default)} is used" if complaint else ""


# --- keys ---------------------------------------------------------------------


def _change_keys(
    file: TomlFile, wanted: Iterable[tuple[tuple[str, ...], Any]], keys: Keys, origins: dict[str, str]
) -> list[str]:
    """Give actions the keys that the file names, taking them from others; tell what cannot be, and who lost all."""
    problems: list[str] = []
    own: dict[str, str] = {}
    for names, value in wanted:
        name = ".".join(names[1:])
        where = file.where(*names)
        if name not in keys:
            problems.append(f"{where}: there is no action {name}{_meant(name, keys)}; it is left out")
            continue
        found, complaint = _keys_of(name, value)
        if complaint:
            problems.append(f"{where}: {complaint}")
        free = []
        for key in found:
            others = takers(action(name), key, keys)
            held = next((other for other in others if other.id in own), None)
            if held is not None:
                problems.append(f"{where}: {show_key(key)} is {held.id}'s already ({own[held.id]}); choose another key")
                continue
            free.append(key)
            problems += _take(key, others, keys, origins, where)
        if free:
            keys[name] = tuple(dict.fromkeys(free))
            origins[name] = own[name] = _line_of(file, names)
    return problems


def _take(key: str, others: Iterable[Action], keys: Keys, origins: dict[str, str], where: str) -> list[str]:
    """Take a key from the actions that have it; tell of those left without one."""
    told = []
    for other in others:
        keys[other.id] = tuple(each for each in keys[other.id] if each != key)
        origins[other.id] = f"{show_key(key)} taken by {where.rpartition(', ')[2] if ', line' in where else where}"
        if not keys[other.id]:
            told.append(f"{where}: {other.id} had only {show_key(key)} and has no key now; give it one under [keys]")
    return told


def _keys_of(name: str, value: object) -> tuple[list[str], str]:
    """Read the keys of one action; gives them, and what is wrong with those that are left out."""
    if isinstance(value, str):
        written = read_keys(value)
    elif isinstance(value, list) and all(isinstance(each, str) for each in value):
        written = value
    else:
        return [], f'the keys of {name} are written "n f3" or ["n", "f3"]'
    found: list[str] = []
    wrong: list[str] = []
    for each in written:
        key = read_key(each)
        # Digits are counts on the panes ("3n").
        if key is None or (key.isdigit() and name.startswith(("compare.", "app."))):
            wrong.append(each)
        else:
            found.append(key)
    if wrong:
        digits = all(each.isdigit() for each in wrong)
        reason = "digits are counts" if digits else "write a sign, a letter, or names such as f3, ctrl+f, PgDn, Esc"
        return found, f"{', '.join(wrong)} cannot be a key of {name}: {reason}"
    return found, "" if found else f"{name} is given no key; its own are kept"


# --- words --------------------------------------------------------------------


def effective(config: Config, path: Path) -> str:
    """Write the settings in effect as TOML that this program would read, each with where it comes from."""
    lines = [f"# The settings in effect. Write those to be changed into {path}", ""]
    for setting in SETTINGS:
        said = f"{setting.name} = {_toml(getattr(config, setting.name))}"
        lines += [f"# {setting.about}{_range(setting)}", f"{said}  # {config.origins[setting.name]}", ""]
    lines += ["[keys]"]
    for screen, heading in GROUPS.items():
        lines += ["", f"# {heading}"]
        for each in ACTIONS:
            if each.screen == screen:
                shown = " ".join(map(show_key, config.keys[each.id]))
                said = f"{_toml(each.id)} = {_toml(shown)}"
                lines.append(f"{said:<44} # {each.description}; {config.origins[each.id]}" if shown else f"# {said}")
    return "\n".join(lines) + "\n"


def _range(setting: Setting) -> str:
    if setting.choices:
        return f" ({_or(setting.choices)})"
    return f" ({setting.least} to {setting.most})" if setting.most else ""


def _line_of(file: TomlFile, names: tuple[str, ...]) -> str:
    line = file.lines.get(names)
    return f"{file.path.name}, line {line}" if line else file.path.name


def _toml(value: object) -> str:
    import json  # for who asks what is set; the first paint does not wait for it

    return json.dumps(value, ensure_ascii=False, default=str)


def _or(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def _meant(name: str, names: Iterable[str]) -> str:
    import difflib  # only where something is wrong

    close = difflib.get_close_matches(name, list(names), 1, 0.6)
    return f" (is {close[0]} meant?)" if close else ""
