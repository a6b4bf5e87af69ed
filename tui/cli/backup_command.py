"""`newsreader backup`: the whole library in one file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from index.errors import LibraryError
from tui.cli.output import put
from tui.cli.shelf import library_option, open_shelf


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@library_option
@click.pass_context
def command(ctx: click.Context, file: Path, *, force: bool) -> None:
    """Copy the whole library into FILE, also while it is in use. In a folder the file is named by the day.

    Everything is in it but the search index, which is made again.
    """
    from index.export.wording import counted

    if file.is_dir():
        file /= f"newsreader-{datetime.now(UTC).date().isoformat()}.sqlite"
    if file.exists() and not force:
        raise LibraryError(f"{file}: there is a file of this name; --force writes over it")
    with open_shelf() as shelf:
        places = shelf.library.places
        if places is not None and file.exists() and file.samefile(places.database):
            raise LibraryError(f"{file}: this is the library itself; name another file")
        shelf.library.backup(file)
        put(f"{counted(shelf.library.count(), 'article')} copied to {file}")
    ctx.exit(0)
