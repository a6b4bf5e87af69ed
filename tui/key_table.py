"""The table of all keys for the README, from the one declaration."""

from __future__ import annotations

from tui.keymap import GROUPS, actions_of, show_key

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
"""What stands around the table in the README."""


def key_table() -> str:
    """Write a table in Markdown for each screen, between its marks."""
    lines = [BEGIN, "<details><summary>All keys</summary>", ""]
    for screen, heading in GROUPS.items():
        lines += [f"**{heading}**", "", "| keys | does | by id |", "|---|---|---|"]
        for each in actions_of(screen):
            keys = " ".join(_code(show_key(key)) for key in each.keys)
            lines.append(f"| {keys} | {each.description}: {_small(each.tooltip)} | `{each.id}` |")
        lines.append("")
    return "\n".join([*lines, "</details>", END])


def _code(key: str) -> str:
    """Write a key as code; a vertical line would end the cell of the table."""
    return f"`{key}`" if key != "|" else "<code>&#124;</code>"


def _small(text: str) -> str:
    """Begin with a small letter, unless a name or a key stands there."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
