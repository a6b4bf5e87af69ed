"""`newsreader clean`: what cleaning keeps of a page, and why it cut the rest."""

from __future__ import annotations

import click

from index.export.wording import counted
from index.model import Article
from index.samples import paths as sample_paths
from tui.cli.output import Sheet, put, put_record
from tui.cli.reading import Reading
from tui.cli.shelf import json_option, sample_option
from tui.cli.shown import article_head, article_text


@click.command("clean")
@click.argument("path", nargs=-1)
@click.option("--why", is_flag=True, help="Add each line that was cut, with its reason.")
@sample_option
@json_option("clean")
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, why: bool, as_json: bool, sample: bool) -> None:
    """Show what cleaning keeps of each page, and with --why what it cuts.

    PATH is a file, a folder, - for standard input, or a .gz of a file.
    """
    if not path and not sample:
        raise click.UsageError("name a page to clean", ctx)
    reading = Reading([*path, *(sample_paths() if sample else [])])
    found = 0
    for article in reading.articles(each=True):
        if as_json:
            from index.export.recording import article_record

            put_record(article_record(article))
        else:
            if found:
                put()
            _show(article, why=why)
        found += 1
    ctx.exit(reading.code(found=found > 0))


def _show(article: Article, *, why: bool) -> None:
    """Print one article as it is cleaned: a long list of pages should not wait for its end."""
    sheet = Sheet()
    article_head(sheet, article, path=True)
    if article.whole is False:
        sheet.remark("Only a teaser: the text breaks off, or asks to read on elsewhere.")
    article_text(sheet, article)
    if why:
        sheet.line()
        sheet.heading(f"Cut: {counted(len(article.removed), 'line')}")
        sheet.columns(
            (f"{cut.line or ''}".rjust(5), cut.reason.value, " ".join(cut.text.split())) for cut in article.removed
        )
        used = [(f"{line.line or ''}".rjust(5), line.field, " ".join(line.text.split())) for line in article.used]
        if used:
            sheet.line()
            sheet.heading(f"Used for a field: {counted(len(used), 'line')}")
            sheet.columns(used)
    sheet.show(paged=False)
