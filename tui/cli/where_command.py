"""`newsreader where`: the folders of everything the reader keeps. Asking makes nothing."""

from __future__ import annotations

import click
import msgspec

from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option


class Places(msgspec.Struct, frozen=True):
    """The line of `where --json`: folders and files, whether or not they are there."""

    library: str
    index: str
    config: str
    state: str
    samples: str


@click.command("where")
@json_option
@library_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Say where the library, its index, the settings and the samples lie."""
    from index import samples  # only here
    from index.library import default_places
    from tui.paths import config_file, state_folder

    places = default_places()
    found = Places(
        library=str(places.database),
        index=str(places.index),
        config=str(config_file()),
        state=str(state_folder()),
        samples=str(samples.folder()),
    )
    if as_json:
        put_record(found)
    else:
        sheet = Sheet()
        sheet.columns((name, str(place)) for name, place in msgspec.structs.asdict(found).items())
        sheet.show()
    ctx.exit(0)
