"""`newsreader restore`: puts a backup in the place of the library."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from index.errors import LibraryError
from tui.cli.output import put
from tui.cli.shelf import library_option


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
@click.pass_context
def command(ctx: click.Context, file: Path, *, yes: bool) -> None:
    """Make the library what it was when FILE was written by `backup`. What is there now is kept beside it."""
    from index.export.wording import counted
    from index.library import Library  # heavy

    if Library.exists() and not yes:
        if not sys.stdin.isatty():
            raise LibraryError("nothing restored: there is no terminal to ask on; say --yes")
        click.confirm("Put the backup in the place of the library?", abort=True, err=True)
    kept = Library.restore(file)
    with Library.open() as library:
        put(f"{counted(library.count(), 'article')} restored")
    if kept is not None:
        put(f"what was there before is kept in {kept}")
    ctx.exit(0)
