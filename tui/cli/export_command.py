"""`newsreader export`: the articles with all that is held of them, for another library, a script or a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from index.errors import LibraryError
from index.export.wording import counted
from tui.cli.meta import write_table
from tui.cli.output import put, put_record, tell
from tui.cli.shelf import json_option, library_option, open_shelf


@click.command("export")
@click.option("--output", metavar="FILE", help="Write into this file instead of standard output.")
@click.option("--meta", metavar="FILE", help="Write a table of the fields alone, as CSV; - for standard output.")
@json_option("export")
@library_option
@click.pass_context
def command(ctx: click.Context, *, output: str | None, meta: str | None, as_json: bool) -> None:  # noqa: ARG001
    """Write every article as a line of JSON, with its fields, marks and what was set by hand.

    `add FILE.jsonl` takes them back as they were. With --meta only the fields, as a table that `add --meta` takes back.
    """
    if output is not None and meta is not None:
        raise click.UsageError("--output and --meta are two exports; say one of them", ctx)
    with open_shelf() as shelf:
        count = shelf.library.count()
        if meta is not None:
            lines = write_table(shelf.library.articles())
            if meta == "-":
                for line in lines:
                    put(line.removesuffix("\n"))
            else:
                _write(meta, lines)
        elif output is not None:
            from index.export.records import encode

            _write(output, (encode(record) + "\n" for record in shelf.library.exported()))
        else:
            for record in shelf.library.exported():
                put_record(record)
        if (meta or output or "-") != "-":
            tell(f"{counted(count, 'article')} written to {meta or output}")
    ctx.exit(0 if count else 1)


def _write(name: str, lines: Iterable[str]) -> None:
    """Write a file that is there only once it is complete, and that only its owner may read."""
    path = Path(name)
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        part.touch(0o600)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        part.replace(path)
    except OSError as error:
        raise LibraryError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from error
