"""`newsreader where`: the folders of everything the reader keeps. Asking makes nothing."""

from __future__ import annotations

import click
import msgspec

from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option


@click.command("where")
@json_option("where")
@library_option
@click.pass_context
def command(ctx: click.Context, *, as_json: bool) -> None:
    """Say where the library, its index, the settings and the samples lie."""
    from index import samples
    from index.export.records import PlacesRecord  # only here
    from index.library import default_places
    from tui.paths import config_file, state_folder

    places = default_places()
    found = PlacesRecord(
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
