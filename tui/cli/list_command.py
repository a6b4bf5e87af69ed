"""`newsreader list`: the articles, newest first."""

from __future__ import annotations

import click

from index.model import Article
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, open_shelf, sample_option
from tui.cli.shown import article_row


@click.command("list")
@click.argument("path", nargs=-1)
@click.option("--unsure", is_flag=True, help="Only those with weak or unknown fields, and which.")
@sample_option
@json_option("list")
@library_option
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, unsure: bool, sample: bool, as_json: bool) -> None:
    """List the articles of the library, or of the pages at PATH, newest first: id, day, outlet, title."""
    with open_shelf(path, sample=sample) as shelf:
        rows: list[tuple[str, ...]] = []
        found = False
        # A teaser whose whole page is here, or a text of before, wants no mending.
        replaced = shelf.library.reading.superseded() if unsure else {}
        for article in shelf.library.articles():
            weak = [] if article.id in replaced else doubts(article)
            if unsure and not weak:
                continue
            found = True
            if as_json:
                from index.export.recording import listed_record

                story = shelf.library.story_of(article.id)
                put_record(listed_record(article, story))
            else:
                row = article_row(article)
                rows.append((*row[:3], ", ".join(weak), row[3]) if unsure else row)
        sheet = Sheet()
        sheet.columns(rows)
        sheet.show()
        ctx.exit(shelf.code(found=found))


def doubts(article: Article) -> list[str]:
    """Name the fields of an article that are unknown, or that rest on weak ground."""
    weak = [
        f"no {name}"
        for name, value in (
            ("title", article.title),
            ("outlet", article.outlet),
            ("date", article.published),
            ("author", article.authors),
        )
        if not value
    ]
    if article.published_from and not article.published_from.trusted:
        weak.append("date is the page's clock")
    if article.whole is False:
        weak.append("only a teaser")
    return weak
