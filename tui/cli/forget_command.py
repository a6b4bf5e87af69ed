"""`newsreader forget`: removes a page and all that came of it, for good."""

from __future__ import annotations

import sys

import click

from index.errors import UnknownIdError
from tui.cli.output import put
from tui.cli.shelf import library_option, open_shelf
from tui.cli.shown import article_row


@click.command("forget")
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--last", is_flag=True, help="What the last addition brought, instead of IDs.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@library_option
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], *, last: bool, yes: bool) -> None:
    """Remove articles from the library by ID, with their pages, marks and words in the index. It cannot be undone."""
    if bool(ids) == last:
        raise click.UsageError("name IDs, or say --last for what came in last", ctx)
    with open_shelf() as shelf:
        found = shelf.library.last_added() if last else ids
        if not found:
            raise UnknownIdError("nothing forgotten: nothing is left of any addition")
        articles = [shelf.library.article(one) for one in found]
        for article in articles:
            put("  ".join(article_row(article)))
        if not yes:
            if not sys.stdin.isatty():
                raise UnknownIdError("nothing forgotten: there is no terminal to ask on; say --yes")
            click.confirm("Forget for good?", abort=True, err=True)
        gone = shelf.library.forget(*(article.id for article in articles))
        put(f"{len(gone)} forgotten")
    ctx.exit(0)
