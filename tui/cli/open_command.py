"""`newsreader [PATH...]`: the reader itself, on pages named by path, on the samples or on the library."""

from __future__ import annotations

import click

from tui.cli.opening import open_reader


@click.command("newsreader", context_settings={"ignore_unknown_options": False})
@click.argument("path", nargs=-1, required=True)
@click.option("--plain", is_flag=True, help="No screen: words in, lines out.")
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, plain: bool) -> None:
    """Open pages in the reader, kept nowhere."""
    ctx.exit(open_reader(path, plain=plain or bool(ctx.obj)))
