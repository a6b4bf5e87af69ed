"""The tables of all keys, and of all words of `--plain`, for the README, each from its one declaration."""

from __future__ import annotations

from tui.keymap import GROUPS, actions_of, show_key
from tui.plain.words import WORDS

BEGIN, END = "<!-- keys -->", "<!-- /keys -->"
"""What stands around the table of keys in the README."""
BEGIN_WORDS, END_WORDS = "<!-- words -->", "<!-- /words -->"
"""What stands around the table of words."""


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


def word_table() -> str:
    """Write a table in Markdown of the words that the plain reader takes, between its marks."""
    lines = [BEGIN_WORDS, "<details><summary>All words of <code>--plain</code></summary>", ""]
    lines += ["| word | does |", "|---|---|"]
    lines += [f"| `{f'{word.name} {word.takes}'.strip()}` | {word.does} |" for word in WORDS]
    return "\n".join([*lines, "", "</details>", END_WORDS])


def _code(key: str) -> str:
    """Write a key as code; a vertical line would end the cell of the table."""
    return f"`{key}`" if key != "|" else "<code>&#124;</code>"


def _small(text: str) -> str:
    """Begin with a small letter, unless a name or a key stands there."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text
