"""The names of the commands and their exit codes, for what must not wait for click."""

from __future__ import annotations

DONE, NOTHING, WRONG, INTERRUPTED = 0, 1, 2, 130
"""Found or done; nothing found; wrong usage or an input that could not be read; interrupted."""

COMMANDS = {
    "add": "Clean pages and keep them in the library.",
    "backup": "Copy the whole library into one file.",
    "check": "Check that the library is whole.",
    "clean": "Show what cleaning keeps of a page.",
    "completions": "Print what a shell needs to complete commands.",
    "concordance": "Show a word wherever it stands, in its surroundings.",
    "config": "Show the settings in effect and where each comes from.",
    "edit": "Set an article's fields by hand.",
    "export": "Write the articles with all that is held of them.",
    "facts": "List a story's numbers, quotes and names, alike and differing.",
    "feeds": "Follow feeds, and fetch what is new in them.",
    "forget": "Remove a page and all that came of it.",
    "grid": "Lay every passage of a story against every outlet.",
    "list": "List the articles.",
    "rebuild": "Build the search index again.",
    "restore": "Put a backup in the place of the library.",
    "search": "Find articles, by words, phrases and fields.",
    "show": "Show an article of the library.",
    "stories": "List the stories and their articles.",
    "timeline": "Put a story in order of time, and say who shares whose words.",
    "versions": "Show every outlet's version of a phrase.",
    "where": "Say where everything lies.",
}
"""Every command and what it does: `--help` is answered from here, without importing any of them."""
