"""The manual page, from the one declaration of commands, options, settings and keys.

`tui/newsreader.1` is what this writes; it is installed where `man newsreader` finds it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.cli.codes import COMMANDS
from tui.cli.front import OPTIONS
from tui.config import SETTINGS
from tui.keymap import GROUPS, actions_of, show_key
from tui.plain.words import WORDS

EXIT_CODES = (
    ("0", "Found, or done."),
    ("1", "Nothing was found."),
    ("2", "Wrong usage, or an input that could not be read; the others went through."),
    ("130", "Interrupted."),
)
ENVIRONMENT = (
    ("NEWSREADER_LIBRARY", "A folder that holds all of one library; --library says the same."),
    ("NO_COLOR", "No colours, if it is set to anything."),
    ("PAGER, COLUMNS", "As everywhere."),
    ("TERM", "With dumb, the reader is the plain one: a prompt with whole-line answers."),
)
EXAMPLES = (
    ("newsreader page1.txt page2.html", "Read these pages side by side; nothing is kept."),
    ("newsreader add ~/saved-news", "Keep a folder of pages."),
    ("newsreader feeds add --full https://example.org/rss", "Follow a feed, and fetch the page behind each entry too."),
    ("newsreader feeds fetch", "Bring in what is new."),
    ('newsreader versions "a phrase" *.html', "Print every page's version of a phrase."),
    ("lynx -dump https://example.org/a | newsreader clean -", "Print what is the article in a page."),
)
FILES = (
    ("config.toml", "The settings; newsreader config --path says where it is."),
    ("themes/", "Themes of your own, beside it."),
    ("library.sqlite", "The library; newsreader where says where everything lies."),
)


def manual() -> str:
    """Write the whole page in the language of man."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield '.TH NEWSREADER 1 "" "newsreader" "User Commands"'
    yield from (".SH NAME", "newsreader \\- read one story in every outlet\\(aqs words")
    yield ".SH SYNOPSIS"
    yield from (".B newsreader", "[\\fIOPTIONS\\fR] [\\fIPATH\\fR]...", ".br")
    yield from (".B newsreader", "\\fICOMMAND\\fR [\\fIARGS\\fR]...")
    yield ".SH DESCRIPTION"
    yield _plain(
        "Type a phrase, or pick a sentence, and every outlet's version of it lights up side by side: the same words, "
        "edited words, or other words for the same thing. An outlet that has nothing says so, with what was searched."
    )
    yield ".PP"
    yield _plain(
        "Without a path the reader opens on the library, or on the sample stories while that is empty; with paths on "
        "those pages, kept nowhere. A path is a file, a folder, - for standard input, or a .gz of a file."
    )
    yield from _section("OPTIONS", OPTIONS.items())
    yield from _section("COMMANDS", sorted(COMMANDS.items()))
    yield ".PP"
    yield _plain("newsreader COMMAND --help tells more of a command.")
    for screen, heading in GROUPS.items():
        keys = [
            (" ".join(map(show_key, each.keys)), f"{each.description}: {each.tooltip} ({each.id})")
            for each in actions_of(screen)
        ]
        yield from _section(f"KEYS: {heading.upper()}", keys)
    yield from _section("WORDS OF --plain", ((f"{word.name} {word.takes}".strip(), word.does) for word in WORDS))
    settings = [(each.name, f"{each.about}; by default {str(each.default).lower()}") for each in SETTINGS]
    yield from _section("SETTINGS", settings)
    yield from _section("EXAMPLES", EXAMPLES)
    yield from _section("ENVIRONMENT", ENVIRONMENT)
    yield from _section("FILES", FILES)
    yield from _section("EXIT STATUS", EXIT_CODES)


def _section(heading: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f".SH {_plain(heading)}"
    for name, about in rows:
        yield from (".TP", f"\\fB{_plain(name)}\\fR", _plain(about))


def _plain(text: str) -> str:
    """Keep man from reading signs of a text as its own."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("~", "\\(ti")
    text = text.replace("^", "\\(ha").replace("`", "\\(ga")
    return "\\&" + text if text.startswith(".") else text
