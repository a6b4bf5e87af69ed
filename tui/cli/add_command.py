"""`newsreader add`: pages into the library, with a report of what came in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from index.model import Given, Source, SourceKind
from tui.cli.output import progress, put, put_record, tell
from tui.cli.shelf import json_option, library_option

if TYPE_CHECKING:
    from index.library import Library, Report


@click.command("add")
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
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
    dry_run: bool,
    as_json: bool,
) -> None:
    """Clean pages and keep them in the library, grouped into stories.

    INPUT is a file, a folder, - for standard input, a feed, or JSON Lines with an article a line.
    """
    if published is not None and not _is_date(published):
        raise click.UsageError(f"--published wants a date like 2031-03-04, not {published}", ctx)
    given = Given(
        outlet=outlet, published=published, source=Source(source, SourceKind(source_kind)) if source else None
    )
    with _destination(dry_run=dry_run) as library:
        report = _add(library, inputs, given)
        known = _known() if dry_run else frozenset()
        added = [one for one in report.added if one not in known]
        same = [*report.same, *(one for one in report.added if one in known)]
        if as_json:
            from index.export.records import ReportRecord

            put_record(ReportRecord(added, list(report.editions), same, len(report.failed), dry_run))
        else:
            put(_summary(library, added, report, len(same), dry_run=dry_run))
    ctx.exit(2 if report.failed else 0)


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


def _add(library: Library, inputs: tuple[str, ...], given: Given) -> Report:
    """Add all inputs; say how far it is, and each input that failed as it fails."""
    from index.library import Report

    report = Report()
    try:
        with progress("articles") as shown:
            for step in library.adding(inputs, given=given):
                for error in step.report.failed[len(report.failed) :]:
                    shown.close()
                    tell(str(error))
                report = step.report
                shown.at(len(report.added) + len(report.same))
    except KeyboardInterrupt:
        tell(f"stopped; what came in before is kept: {len(report.added)} articles")
        raise
    return report


def _summary(library: Library, added: list[str], report: Report, same: int, *, dry_run: bool) -> str:
    """Say what came in: articles, outlets, stories, and what was no article."""
    from index.export.wording import counted

    outlets: set[str] = set()
    unnamed = 0
    stories: set[str] = set()
    for article in library.articles(added):
        outlets.update(filter(None, [article.outlet]))
        unnamed += article.outlet is None
        stories.update(filter(None, [library.story_of(article.id)]))
    verb = "would come in" if dry_run else "came in"
    parts = [f"{counted(len(added), 'article')} {verb}"]
    if added:
        parts.append(f"{counted(len(outlets), 'outlet')}, {counted(len(stories), 'story', 'stories')}")
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


def _is_date(text: str) -> bool:
    """Tell whether a text is a day, or a time, as ISO 8601 writes it."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= len("2031-03-04")
