"""What `newsreader --help` and `--version` say, without click: they answer in the time of Python's own start."""

from __future__ import annotations

from tui.cli.codes import COMMANDS

OPTIONS = {
    "--sample": "Open the sample stories.",
    "--plain": "No screen: words in, lines out, as for a screen reader or a pipe.",
    "--library DIR": "Use the library in this folder.",
    "-V, --version": "Say the version.",
    "-h, --help": "Show this message.",
}
"""The options that stand before any command, as they are written, and what each does."""


def help_text() -> str:
    """Give the whole of `newsreader --help`."""
    width = max(map(len, (*COMMANDS, *OPTIONS)))
    options = [f"  {name:<{width}}  {what}" for name, what in OPTIONS.items()]
    commands = [f"  {name:<{width}}  {what}" for name, what in sorted(COMMANDS.items())]
    return "\n".join(
        [
            "Usage: newsreader [OPTIONS] [PATH]...",
            "       newsreader COMMAND [ARGS]...",
            "",
            "  Read one story in every outlet's words, side by side.",
            "",
            "  Without a path the reader opens on the library, or on the sample stories while",
            "  that is empty; with paths on those pages, kept nowhere. A path is a file, a",
            "  folder, - for standard input, or a .gz of a file.",
            "",
            "Options:",
            *options,
            "",
            "Commands:",
            *commands,
            "",
            "  newsreader COMMAND --help tells more of a command; ? in the reader of its keys.",
        ]
    )


def version_text() -> str:
    """Give what `newsreader --version` says."""
    from index._version import __version__

    return f"newsreader {__version__}"
