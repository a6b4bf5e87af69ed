"""Keys as a person writes them ("/", "ctrl+f", "PgDn") and as Textual names them ("slash", "pagedown")."""

from __future__ import annotations

import unicodedata
from functools import cache

_NAMED = frozenset(
    "enter escape tab space backspace delete insert home end pageup pagedown up down left right".split()
) | {f"f{number}" for number in range(1, 25)}
_ALSO = {"esc": "escape", "return": "enter", "pgdn": "pagedown", "pgup": "pageup", "del": "delete", "ins": "insert"}
_MODIFIERS = frozenset({"alt", "ctrl", "shift"})


def read_key(text: str) -> str | None:
    """Give Textual's name of a key; None for what is no key."""
    if text == "+":
        return _single("+")
    *before, last = text.split("+") if text[:-1].rstrip("+") else [text]
    modifiers = sorted({each.casefold() for each in before})
    if not last or not _MODIFIERS.issuperset(modifiers):
        return None
    key = _bare(last)
    if key is None:
        return None
    if len(key) == 1 and modifiers:
        if modifiers == ["shift"]:
            return key.upper()
        key = key.lower()
    return "+".join([*modifiers, key])


def read_keys(text: str) -> list[str]:
    """Split a text into keys, as written: at spaces, and at commas that stand behind something."""
    found: list[str] = []
    for word in text.split():
        found.extend([word] if word == "," else [part for part in word.split(",") if part])
    return found


def _bare(text: str) -> str | None:
    """Give the name of a key without modifiers."""
    if len(text) == 1:
        return _single(text)
    small = text.casefold()
    if small in _NAMED or small in _ALSO:
        return _ALSO.get(small, small)
    return small if small in _names_of_signs() else None


@cache
def _names_of_signs() -> frozenset[str]:
    """Give the names of the signs of Western keyboards."""
    return frozenset(name for code in range(0x21, 0x250) if (name := _single(chr(code))) and len(name) > 1)


def _single(character: str) -> str | None:
    """Give the name of the key that types a character."""
    if character.isalnum():
        return character
    from textual.keys import KEY_NAME_REPLACEMENTS  # Textual's own table of names that differ from Unicode's

    if character == " " or not character.isprintable():
        return "space" if character == " " else None
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(name, name) or None
