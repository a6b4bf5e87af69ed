"""`newsreader stories`: which articles tell one event, and why they were grouped."""

from __future__ import annotations

import click

from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, open_shelf, sample_option
from tui.cli.shown import article_row


@click.command("stories")
@click.argument("path", nargs=-1)
@sample_option
@json_option("stories")
@library_option
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, sample: bool, as_json: bool) -> None:
    """List the stories of the library, or of the pages at PATH: their articles, days, and why they were grouped."""
    from index.export.wording import counted, days_words  # heavy only where used

    with open_shelf(path, sample=sample) as shelf:
        stories = shelf.library.stories()
        sheet = Sheet()
        for story in stories:
            articles = {article.id: article for article in shelf.library.articles(story.articles)}
            if as_json:
                from index.export.records import story_record

                put_record(story_record(story, articles))
                continue
            sheet.heading(story.title)
            days = days_words(story.first, story.last)
            sheet.remark("  ".join(part for part in (story.id, counted(len(articles), "article"), days) if part))
            sheet.columns(article_row(articles[one]) for one in story.articles)
            if len(articles) > 1:
                for reason in story.why:
                    sheet.remark(reason, 2)
            sheet.line()
        sheet.show()
        ctx.exit(shelf.code(found=bool(stories)))
