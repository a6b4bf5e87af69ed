"""`newsreader feeds`: the feeds that the reader follows, and the only command that fetches them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from index.errors import InputError, LibraryError
from tui.cli.output import Sheet, progress, put, put_record, tell
from tui.cli.shelf import json_option, library_option, open_shelf
from tui.drawing.told import titled

if TYPE_CHECKING:
    from index.library import FeedReport, FetchReport


@click.group("feeds")
def command() -> None:
    """Follow feeds: add, remove, list, fetch, import, export. Nothing is fetched but by `fetch`."""


@command.command("add", short_help="Follow feeds, or change their settings.")
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@click.option("--tag", "tags", multiple=True, help="A tag; may be said several times.")
@click.option("--title", help="What to call it; else it is called what it calls itself.")
@click.option("--full", is_flag=True, help="Fetch the page behind each entry too, for feeds that hold teasers.")
@click.option("--allow-host", "hosts", metavar="HOST", multiple=True, help="A host that may be on a private network.")
@library_option
@click.pass_context
def add(  # one for each option
    ctx: click.Context,
    urls: tuple[str, ...],
    *,
    tags: tuple[str, ...],
    title: str | None,
    full: bool,
    hosts: tuple[str, ...],
) -> None:
    """Follow the feed at URL, or give one that is followed other settings; those not named stay as they are."""
    from index.library import Library  # heavy

    if title and len(urls) > 1:
        raise click.UsageError("--title is for one URL", ctx)
    with Library.open() as library:
        before = {feed.address: feed for feed in library.feeds.all()}
        for url in urls:
            known = before.get(url.strip())
            feed = library.feeds.add(
                url,
                title=title or (known.title if known else None),
                tags=tags or (known.tags if known else ()),
                whole=full or (known is not None and known.whole),
                allowed=hosts or (known.allowed if known else ()),
            )
            put(f"{'changed' if known else 'followed'}: {feed.address}")
    tell("newsreader feeds fetch brings in what is new")
    ctx.exit(0)


@command.command("remove", short_help="Follow a feed no more; its articles stay.")
@click.argument("names", metavar="FEED...", nargs=-1, required=True)
@library_option
@click.pass_context
def remove(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Follow a FEED no more, named by its address, the beginning of one, or its title. Its articles stay."""
    with open_shelf() as shelf:
        for feed in [shelf.library.feeds.find(name) for name in names]:
            shelf.library.feeds.remove(feed.address)
            put(f"followed no more: {feed.address}")
    ctx.exit(0)


@command.command("list", short_help="List the feeds, and what went wrong last.")
@json_option("feed")
@library_option
@click.pass_context
def list_(ctx: click.Context, *, as_json: bool) -> None:
    """List the feeds: unread and all articles, when each was fetched, its tags, and what went wrong last."""
    _need_feeds(ctx)
    with open_shelf() as shelf:
        library = shelf.library
        read = library.reading.read()
        by_feed = library.feeds.by_feed()
        rows = []
        feeds = library.feeds.all()
        for feed in feeds:
            ids = by_feed.get(feed.address, [])
            unread = sum(one not in read for one in ids)
            if as_json:
                from index.export.records import FeedRecord

                tags, counts = list(feed.tags), (len(ids), unread)
                put_record(FeedRecord(feed.address, feed.title, tags, feed.whole, feed.fetched, feed.trouble, *counts))
                continue
            trouble = (feed.trouble or "").removeprefix(f"{feed.address}: ")
            about = [*(f"#{tag}" for tag in feed.tags), *(["full pages"] if feed.whole else []), trouble]
            when = _local_time(feed.fetched) if feed.fetched else "never fetched"
            words = "  ".join(filter(None, [feed.address, *about]))
            rows.append((f"{unread}/{len(ids)}", when, titled(feed.title), words))
        sheet = Sheet()
        sheet.columns(rows)
        sheet.show()
    ctx.exit(0)


@command.command("fetch", short_help="Fetch all feeds, or those named.")
@click.argument("names", metavar="[FEED]...", nargs=-1)
@click.option("--again", is_flag=True, help="Look at all entries as if they had never come.")
@json_option("fetch")
@library_option
@click.pass_context
def fetch(ctx: click.Context, names: tuple[str, ...], *, again: bool, as_json: bool) -> None:
    """Fetch all feeds, or those named, and keep what is new. A feed that fails keeps what it had."""
    _need_feeds(ctx)
    with open_shelf() as shelf:
        library = shelf.library
        report: FetchReport | None = None
        shown_feeds = 0
        try:
            with progress("feeds") as shown:
                for step in library.feeds.fetch(names, again=again):
                    report = step.report
                    for feed in report.feeds[shown_feeds:]:
                        shown.close()
                        _tell_failed(feed)
                        if as_json:
                            _put(feed)
                    shown_feeds = len(report.feeds)
                    shown.at(step.done, step.total)
        except KeyboardInterrupt:
            tell("stopped; what came in before is kept")
            raise
        failed = report.failed if report else ()
        if report and not as_json:
            put(_summary(report))
    ctx.exit(2 if failed else 0)


def _local_time(stamp: str) -> str:
    """Write a time of the library, which is UTC, as the reader's own clock shows it."""
    return datetime.fromisoformat(stamp).astimezone().strftime("%Y-%m-%d %H:%M")


def _need_feeds(ctx: click.Context) -> None:
    """End with 1 and what to do where no feeds are followed."""
    from index.library import Library

    if Library.exists():
        with Library.open() as library:
            if library.feeds.all():
                return
    tell("no feeds are followed; newsreader feeds add URL")
    ctx.exit(1)


def _tell_failed(feed: FeedReport) -> None:
    """Name what failed of a feed, its own address before that of an entry."""
    for error in feed.failed:
        tell(str(error) if error.path.startswith(feed.address) else f"{feed.address}: {error}")


def _put(feed: FeedReport) -> None:
    from index.export.records import FetchRecord

    put_record(
        FetchRecord(
            feed.address, feed.fetched, list(feed.new), list(feed.changed), feed.same, [str(one) for one in feed.failed]
        )
    )


def _summary(report: FetchReport) -> str:
    """Say what came of each feed that had something, and of all."""
    from index.export.wording import counted

    lines = [
        f"{feed.title or feed.address}: {len(feed.new)} new, {len(feed.changed)} changed"
        for feed in report.feeds
        if feed.new or feed.changed
    ]
    if not (lines or report.failed):
        return f"{counted(len(report.feeds), 'feed')}: nothing new"
    parts = [f"{len(report.new)} new", f"{len(report.changed)} changed", f"{report.same} the same"]
    if report.failed:
        parts.append(f"{len(report.failed)} failed, named above")
    return "\n".join([*lines, f"{counted(len(report.feeds), 'feed')}: {', '.join(parts)}"])


@command.command("import", short_help="Follow the feeds of a list.")
@click.argument("file")
@library_option
@click.pass_context
def import_(ctx: click.Context, file: str) -> None:
    """Follow the feeds of a list in FILE, OPML or newsboat's urls; - for standard input. Nothing is fetched or run."""
    from index.library import Library  # heavy

    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise InputError(
            file, f"cannot be read ({(error.strerror or str(error)).lower()})", "check the name"
        ) from error
    with Library.open() as library:
        report = library.feeds.take_list(file, content)
    for one in report.left_out:
        tell(str(one))
    put(_imported(len(report.added), len(report.here), len(report.left_out)))
    ctx.exit(2 if report.left_out else 0 if report.added or report.here else 1)


def _imported(added: int, here: int, left_out: int) -> str:
    from index.export.wording import counted

    parts = [f"{counted(added, 'feed')} followed now"]
    if here:
        parts.append(f"{here} before already")
    if left_out:
        parts.append(f"{left_out} left out, named above")
    return ", ".join(parts)


@command.command("export", short_help="Write the feeds as OPML.")
@click.argument("file", default="-")
@library_option
@click.pass_context
def export(ctx: click.Context, file: str) -> None:
    """Write the feeds into FILE as OPML, which every feed reader takes; without a name to standard output."""
    with open_shelf() as shelf:
        feeds: Sequence[object] = shelf.library.feeds.all()
        content = shelf.library.feeds.as_list()
    if file == "-":
        put(content.decode("utf-8").rstrip("\n"))
    else:
        try:
            Path(file).write_bytes(content)
        except OSError as error:
            raise LibraryError(f"{file}: cannot be written ({(error.strerror or str(error)).lower()})") from error
        tell(f"{len(feeds)} feeds written to {file}")
    ctx.exit(0 if feeds else 1)
