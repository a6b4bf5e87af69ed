"""What a command works on: pages named by path, the samples, or the library; and the options that say so."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from index.errors import LibraryError, NewsreaderError
from index.samples import paths as sample_paths
from tui.cli.output import progress, put, tell

if TYPE_CHECKING:
    from index.library import Library

_F = TypeVar("_F", bound=Callable[..., Any])


def json_option(record: str) -> Callable[[_F], _F]:
    """Add --json, and --schema, which says what that writes: the record by its name in `index.export.records`."""

    def print_schema(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  # click's callback
        if wanted:
            import json

            from index.export.records import schemas

            put(json.dumps(schemas()[record], indent=2))
            ctx.exit()

    def add(command: _F) -> _F:
        schema = click.option(
            "--schema",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=print_schema,
            help="Print the JSON schema of the records.",
        )
        return click.option("--json", "as_json", is_flag=True, help="Write records instead of text.")(schema(command))

    return add


def sample_option(command: _F) -> _F:
    """Add --sample."""
    return click.option("--sample", is_flag=True, help="Use the sample stories.")(command)


def library_option(command: _F) -> _F:
    """Add --library, for those who write it behind the command."""
    return click.option(
        "--library",
        metavar="DIR",
        expose_value=False,
        callback=_choose_library,
        help="The library's folder, instead of the usual one.",
    )(command)


def _choose_library(_: click.Context, __: click.Parameter, folder: str | None) -> None:
    """Let this process and its children look for the library in one place."""
    if folder:
        os.environ["NEWSREADER_LIBRARY"] = folder


class Shelf:
    """An open library, real or in memory; `failed` counts the inputs that could not be read into it."""

    def __init__(self, library: Library, failed: int = 0) -> None:
        """Hold an open library."""
        self.library = library
        self.failed = failed

    def code(self, *, found: bool) -> int:
        """Give the exit code: 2 where an input failed, else 1 where nothing was found."""
        return 2 if self.failed else 0 if found else 1


@contextmanager
def open_shelf(paths: Sequence[str] = (), *, sample: bool = False) -> Iterator[Shelf]:
    """Open the library; with paths or samples one in memory that holds just these, and no other is looked at."""
    from index.library import Library  # heavy

    if not paths and not sample:
        if not Library.exists():
            raise LibraryError("the library is empty; fill it with `newsreader add FOLDER`, or name pages, or --sample")
        with Library.open() as library:
            if not (library.settled or library.readonly):
                tell("the stories are not up to date, as after an addition that did not end; that is mended first")
                try:
                    library.settle()
                except NewsreaderError as why:  # reading goes on without
                    tell(str(why))
            yield Shelf(library)
        return
    with Library.in_memory(every_edition=True) as library:
        failed = 0
        with progress("pages") as shown:
            for step in library.adding([*paths, *(sample_paths() if sample else [])]):
                report = step.report
                for error in report.failed[failed:]:
                    tell(str(error))
                failed = len(report.failed)
                shown.at(len(report.added))
        yield Shelf(library, failed)
