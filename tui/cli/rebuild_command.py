"""`newsreader rebuild`: makes again what is derived."""

from __future__ import annotations

import click

from tui.cli.output import progress, put
from tui.cli.shelf import library_option, open_shelf


@click.command("rebuild")
@click.option("--pages", is_flag=True, help="Clean every page again too.")
@library_option
@click.pass_context
def command(ctx: click.Context, *, pages: bool) -> None:
    """Build the search index and the stories again, from what the library holds."""
    with open_shelf() as shelf:
        with progress("articles") as shown:
            for step in shelf.library.rebuild(pages=pages):
                shown.at(step.done, step.total)
        put(f"rebuilt: {shelf.library.count()} articles")
    ctx.exit(0)
