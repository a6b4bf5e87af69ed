"""`newsreader show`: one article, or the articles of a story, to be read without the reader."""

from __future__ import annotations

import click

from index.errors import UnknownIdError
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import Shelf, json_option, library_option, open_shelf, sample_option
from tui.cli.shown import article_head, article_text


@click.command("show")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@sample_option
@json_option("clean")
@library_option
@click.pass_context
def command(ctx: click.Context, ids: tuple[str, ...], *, sample: bool, as_json: bool) -> None:
    """Show the article with this ID, or all articles of the story with it. The unique beginning of an id will do."""
    with open_shelf(sample=sample) as shelf:
        articles = [article for one in ids for article in shelf.library.articles(_members(shelf, one))]
        sheet = Sheet()
        for article in articles:
            if as_json:
                from index.export.recording import article_record

                put_record(article_record(article))
                continue
            article_head(sheet, article, path=True)
            others = [row.id for row in shelf.library.editions(article.id) if row.id != article.id]
            if others:
                sheet.remark(f"other editions: {', '.join(others)}")
            article_text(sheet, article)
            sheet.line()
        sheet.show()
    ctx.exit(0)


def _members(shelf: Shelf, name: str) -> list[str]:
    """Give the articles that an id names."""
    try:
        return [shelf.library.article(name).id]
    except UnknownIdError as error:
        try:
            return list(shelf.library.story(name).articles)
        except UnknownIdError:
            raise error from None
