"""A file in TOML, with the line each value stands in, so that what is wrong can be named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

# Compiled where there is a file to read: most readers have none.
_HEADING = r"\s*\[+\s*([^\]]+?)\s*\]"
_KEY = r"""\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*="""
_AT_LINE = r"\(at line (\d+), column \d+\)|\(at end of document\)"


class TomlFile(NamedTuple):
    """What a file says: its values, flat, by the names that lead to them; and what is wrong with the whole."""

    path: Path
    values: Mapping[tuple[str, ...], Any] = MappingProxyType({})
    lines: Mapping[tuple[str, ...], int] = MappingProxyType({})
    problem: str = ""

    def where(self, *names: str) -> str:
        """Say where a value stands: file and line."""
        line = self.lines.get(names)
        return f"{self.path}, line {line}" if line else str(self.path)


def read(path: Path) -> TomlFile:
    """Read a file. One that is not there says nothing; one that cannot be read says why."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return TomlFile(path)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return TomlFile(path, problem=f"{path}: cannot be read: {reason}; nothing in it is used")
    import tomllib  # only where there is a file

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(_AT_LINE, str(error))
        line = f", line {found[1]}" if found and found[1] else ""
        reason = re.sub(_AT_LINE, "", str(error)).strip().rstrip(".").lower()
        return TomlFile(path, problem=f"{path}{line}: this is no TOML: {reason}; nothing in the file is used")
    return TomlFile(path, dict(_flat(table, ())), dict(_lines(text)))


def _flat(table: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in table.items():
        if isinstance(value, dict) and value:
            yield from _flat(value, (*above, name))
        else:
            yield (*above, name), value


def _lines(text: str) -> Iterator[tuple[tuple[str, ...], int]]:
    """Give each key and its line, from 1. Read by sight, as a person would; values may not fool it often."""
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        heading, key = re.match(_HEADING, line), re.match(_KEY, line)
        if key:
            yield (*section, *_names(key[1])), number
        elif heading:
            section = _names(heading[1])
            yield section, number


def _names(dotted: str) -> tuple[str, ...]:
    import tomllib

    try:
        table: Any = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return (dotted,)
    names: list[str] = []
    while isinstance(table, dict):
        [(name, table)] = table.items()
        names.append(name)
    return tuple(names)
