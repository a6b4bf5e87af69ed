"""`newsreader add`: pages into the library, with a report of what came in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import InputError, NewsreaderError
from index.model import Given, Page, Source, SourceKind
from tui.cli.meta import Table
from tui.cli.output import progress, put, put_record, tell
from tui.cli.shelf import json_option, library_option
from tui.fields import is_date

if TYPE_CHECKING:
    from index.library import Edit, Library, Report


_MANY = 100
"""Articles from which on putting them into stories takes a while."""


@click.command("add")
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@click.option("--outlet", help="The outlet of these pages.")
@click.option("--published", metavar="DATE", help="Their date, ISO 8601: 2031-03-04, or with a time.")
@click.option("--source", metavar="NAME", help="Whose text they are, when not the outlet's own.")
@click.option(
    "--source-kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    default=SourceKind.REPRINT.value,
    show_default=True,
    help="How the text comes from there.",
)
@click.option("--meta", metavar="FILE", help="Set fields by hand from a table, such as export --meta writes.")
@click.option("--allow-host", "hosts", metavar="HOST", multiple=True, help="A host that may be on a private network.")
@click.option("--dry-run", is_flag=True, help="Read and clean all of it, and keep nothing.")
@json_option("report")
@library_option
@click.pass_context
def command(  # noqa: PLR0913  # one for each option
    ctx: click.Context,
    inputs: tuple[str, ...],
    *,
    outlet: str | None,
    published: str | None,
    source: str | None,
    source_kind: str,
    meta: str | None,
    hosts: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> None:
    """Clean pages and keep them in the library, grouped into stories.

    INPUT is a file, a folder, - for standard input, a feed, or JSON Lines with an article a line; or the address of a
    page, which is then fetched.
    """
    if not inputs and meta is None:
        raise click.UsageError("name an input: a file, a folder, an address, or - for standard input", ctx)
    if published is not None and not is_date(published):
        raise click.UsageError(f"--published wants a date like 2031-03-04, not {published}", ctx)
    given = Given(
        outlet=outlet, published=published, source=Source(source, SourceKind(source_kind)) if source else None
    )
    table = _table(meta) if meta is not None else None
    fetched = _fetched(inputs, given, hosts)
    wrong = 0
    with _destination(dry_run=dry_run) as library:
        report = _add(library, fetched, given)
        known = _known() if dry_run else frozenset()
        added = [one for one in report.added if one not in known]
        same = [*report.same, *(one for one in report.added if one in known)]
        if as_json:
            from index.export.records import ReportRecord

            put_record(ReportRecord(added, list(report.editions), same, len(report.failed), dry_run))
        elif inputs:
            put(_summary(library, added, report, len(same), dry_run=dry_run))
        if table is not None:
            wrong = _set_fields(library, table, dry_run=dry_run)
    ctx.exit(2 if report.failed or wrong else 0)


def _destination(*, dry_run: bool) -> Library:
    """Open what the pages go to; a dry run has a library in memory, which keeps nothing."""
    from index.library import Library  # heavy

    return Library.in_memory() if dry_run else Library.open()


def _known() -> frozenset[str]:
    """Give the ids of the articles that are in the library already."""
    from index.library import Library

    if not Library.exists():
        return frozenset()
    with Library.open() as library:
        return frozenset(row.id for row in library.rows())


def _fetched(inputs: tuple[str, ...], given: Given, hosts: tuple[str, ...]) -> list[str | Page | InputError]:
    """Put what addresses among the inputs hold in their place; it is fetched before the library is locked."""
    from index.fetching import is_address
    from index.library.fetch_pages import fetch_pages

    found: list[str | Page | InputError] = [one for one in inputs if not is_address(one)]
    addresses = [one for one in inputs if is_address(one)]
    with progress("pages fetched") as shown:
        for number, page in enumerate(fetch_pages(addresses, given=given, allowed=hosts), 1):
            found.append(page)
            shown.at(number)
    return found


def _table(path: str) -> Table:
    try:
        return Table(path, Path(path).read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, "cannot be read as a table in UTF-8", "write it as CSV") from error


def _set_fields(library: Library, table: Table, *, dry_run: bool) -> int:
    """Set what a table says by hand; name the rows that cannot be, and give how many these are."""
    from index.export.wording import counted
    from index.library import Library

    edits: dict[str, Edit] = {}
    wrong = 0
    articles = list(library.articles())
    if dry_run and Library.exists():
        with Library.open() as real:
            articles += real.articles()
    for found in table.edits(articles):
        if isinstance(found, InputError):
            wrong += 1
            tell(str(found))
        else:
            edits[found[0]] = found[1]
    changed = len(edits) if dry_run else len(library.edit_all(edits))
    tell(f"{counted(changed, 'article')} {'would be ' if dry_run else ''}set by the table")
    return wrong


def _add(library: Library, inputs: list[str | Page | InputError], given: Given) -> Report:
    """Add all inputs; say how far it is, and each input that failed as it fails."""
    from index.library import Report

    report = Report()
    try:
        with progress("articles") as shown:
            for step in library.adding(inputs, given=given):
                for error in step.report.failed[len(report.failed) :]:
                    shown.close()
                    tell(str(error))
                for warning in step.report.warnings[len(report.warnings) :]:
                    shown.close()
                    tell(warning)
                report = step.report
                count = len(report.added) + len(report.same)
                if step.stage == "grouping" and count > _MANY:
                    shown.say(f"{count} articles, putting them into stories")
                elif step.stage == "indexing":
                    shown.say(f"{count} articles, indexing")
                else:
                    shown.at(count)
    except (KeyboardInterrupt, NewsreaderError):
        from index.export.wording import counted

        tell(f"stopped; what came in before is kept: {counted(len(report.added), 'article')}")
        raise
    return report


def _summary(library: Library, added: list[str], report: Report, same: int, *, dry_run: bool) -> str:
    """Say what came in: articles, outlets, stories, and what was no article."""
    from index.export.wording import counted

    outlets, unnamed, stories = library.spread(added)
    verb = "would come in" if dry_run else "came in"
    parts = [f"{counted(len(added), 'article')} {verb}"]
    if added:
        parts.append(f"{counted(outlets, 'outlet')}, {counted(stories, 'story', 'stories')}")
    lines = ["; ".join(parts)]
    if unnamed:
        lines.append(f"{counted(unnamed, 'article')} without an outlet's name: newsreader list --unsure")
    if report.editions:
        lines.append(f"{counted(len(report.editions), 'new edition')} of articles that were here")
    if same:
        lines.append(f"{same} here already")
    if report.failed:
        lines.append(f"{counted(len(report.failed), 'input')} not read, named above")
    return "\n".join(lines)
