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
@click.option(
    "--join", nargs=2, metavar="ID ID", help="Put the whole stories of two articles of the library together, for good."
)
@click.option("--part", nargs=2, metavar="ID ID", help="Put two articles of the library into two stories, for good.")
@library_option
@click.pass_context
def command(
    ctx: click.Context,
    path: tuple[str, ...],
    *,
    sample: bool,
    as_json: bool,
    join: tuple[str, str] | None,
    part: tuple[str, str] | None,
) -> None:
    """List the stories of the library, or of the pages at PATH: their articles, days, and why they were grouped.

    With --join or --part only the stories of the two articles are listed, as they are then.
    """
    from index.export.wording import counted, days_words  # heavy only where used

    if (join or part) and (path or sample):
        raise click.UsageError("--join and --part are for the library; name no pages beside them", ctx)
    with open_shelf(path, sample=sample) as shelf:
        for pair, mend in ((join, shelf.library.join), (part, shelf.library.part)):
            if pair:
                mend(*pair)
        mended = {shelf.library.article(each).id for pair in (join, part) if pair for each in pair}
        stories = [story for story in shelf.library.stories() if not mended or mended & set(story.articles)]
        sheet = Sheet()
        for story in stories:
            articles = {article.id: article for article in shelf.library.articles(story.articles)}
            if as_json:
                from index.export.recording import story_record

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
