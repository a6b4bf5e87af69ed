"""`newsreader rebuild`: makes again what is derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tui.cli.output import progress, put, tell
from tui.cli.shelf import library_option, open_shelf

if TYPE_CHECKING:
    from index.library.rebuild import Rebuilding


@click.command("rebuild")
@click.option(
    "--clean",
    "--pages",
    "pages",
    is_flag=True,
    help="Clean every page again too, and say what changed; what was set by hand stays.",
)
@library_option
@click.pass_context
def command(ctx: click.Context, *, pages: bool) -> None:
    """Build the search index and the stories again, from what the library holds."""
    from index.library.rebuild import Rebuilding

    with open_shelf() as shelf:
        last = Rebuilding(0, 0)
        with progress("articles") as shown:
            for last in shelf.library.rebuild(pages=pages):
                shown.at(last.done, last.total)
        put(f"rebuilt: {shelf.library.count()} articles")
        if pages:
            put(_summary(last))
        for one in last.gone:
            tell(f"{one}: no article is found in its page any more; it stays as it was")
    ctx.exit(0)


def _summary(result: Rebuilding) -> str:
    """Say how many articles came out otherwise, and which fields of theirs."""
    from index.export.wording import counted

    same = result.total - result.changed - len(result.gone)
    lines = [f"cleaned again: {result.changed} changed, {same} unchanged, {len(result.gone)} no longer an article"]
    named = {
        "paragraphs": "text",
        "used": "lines used for fields",
        "removed": "lines cut",
        "joined": "lines joined",
        "by_hand": "set by hand",
    }
    if result.fields:
        told = (f"{named.get(name, name.replace('_', ' '))} {counted(times, 'time')}" for name, times in result.fields)
        lines.append("fields changed: " + ", ".join(told))
    return "\n".join(lines)
