"""`newsreader check`: is everything there and whole."""

from __future__ import annotations

import click

from tui.cli.output import put, tell
from tui.cli.shelf import library_option, open_shelf


@click.command("check")
@library_option
@click.pass_context
def command(ctx: click.Context) -> None:
    """Check that every page has its bytes, every article its paragraphs, and the index its articles."""
    with open_shelf() as shelf:
        faults = 0
        for fault in shelf.library.check():
            faults += not fault.mends_itself
            tell(f"{fault.about}: {fault.wrong}; {fault.remedy}")
        if not faults:
            put(f"all is well: {shelf.library.count()} articles")
    ctx.exit(2 if faults else 0)
