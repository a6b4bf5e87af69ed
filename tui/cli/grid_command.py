"""`newsreader grid`: every passage of a story, and outlet by outlet what each has of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from index.export.wording import outlet_words
from tui.cli.output import Sheet, progress, put_record
from tui.cli.shelf import json_option, library_option, sample_option
from tui.cli.tales import story_option, tales
from tui.drawing.told import articles_without, cells_told

if TYPE_CHECKING:
    from index.model import Article
    from index.stories.grid import Row


@click.command("grid")
@click.argument("path", nargs=-1)
@story_option
@sample_option
@json_option("grid")
@library_option
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, story: str | None, sample: bool, as_json: bool) -> None:
    """Lay every passage of a story against every outlet: the same words, edited, other words, maybe, or nothing.

    Takes the pages at PATH, or a story of the library. What most outlets tell comes first.
    """
    from index.stories.grid import grid_rows, judged_row  # heavy, like the next one
    from index.versions import prepare

    told = tales(path, story, sample=sample)
    sheet = Sheet()
    found = 0
    with progress("passages") as shown:
        for number, (each, articles) in enumerate(told.stories, 1):
            shown.say(f"story {number} of {len(told.stories)}, comparing its passages")
            rows: list[Row] = []
            for row in grid_rows([prepare(article) for article in articles]):
                rows.append(judged_row(row, told.judgements))
                shown.at(found + len(rows))
            found += len(rows)
            shown.close()  # the rows may be printed now
            if as_json:
                from tui.cli.view_records import grid_record

                put_record(grid_record(each, articles, rows))
            else:
                sheet.heading(each.title)
                _show(sheet, articles, rows)
                sheet.line()
    sheet.show()
    ctx.exit(told.code or (0 if found else 1))


def _show(sheet: Sheet, articles: Sequence[Article], rows: Sequence[Row]) -> None:
    """Write what several outlets tell, each with its cells, then what one alone has, by outlet."""
    from index.export.wording import counted
    from index.stories.grid import Grid

    names = {article.id: outlet_words(article) for article in articles}
    whole = Grid(tuple(names), tuple(rows))
    for row in whole.shared():
        sheet.line()
        sheet.paragraph(f"{row.outlets} of {len(articles)}  {names[row.article]}: {row.text}")
        _cells(sheet, row, names, 4)
        nothing = [names[one] for one in articles_without(row)]
        if nothing:
            sheet.remark(f"nothing matching in {', '.join(nothing)}", 4)
    for article in articles:
        alone = whole.only_in(article.id)
        if alone:
            sheet.line()
            sheet.remark(f"Only in {names[article.id]}: {counted(len(alone), 'passage')}")
            for row in alone:
                sheet.paragraph(row.text, 4)
                _cells(sheet, row, names, 8)


def _cells(sheet: Sheet, row: Row, names: Mapping[str, str], indent: int) -> None:
    """Write what other articles have of a row's passage; of what one alone has, that is at most a maybe."""
    for article, relation, text in cells_told(row):
        sheet.paragraph(f"{relation}  {names[article]}: {text}", indent)
