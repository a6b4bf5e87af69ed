"""`newsreader search`: the articles that a query asks for, with the passages that show why."""

from __future__ import annotations

import click

from index.model import Article, Passage
from tui.cli.output import NOTHING, Sheet, put_record, tell
from tui.cli.shelf import json_option, library_option, open_shelf, sample_option
from tui.cli.shown import place
from tui.drawing.told import titled
from tui.found_words import hits_words

_SHOWN_PASSAGES = 3
_AROUND = 60  # characters of text kept at each side of a hit


LANGUAGE = """\b
Words are all to be there, in any of their forms. Besides:
  "a b"        as a phrase          "a b"~5      near each other
  a OR b       either               -a, NOT a    without it
  word*        as a beginning       word~        spelt nearly so
  =word        as written           ( )          together
  outlet: source: author: title: story: tag:     in this field
  after:2031-03-04  before:2031-04               of this time
"""
"""What a query can hold, for the help."""


@click.command("search", epilog=LANGUAGE)
@click.argument("query")
@click.argument("path", nargs=-1)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many articles at most.")
@sample_option
@json_option("search")
@library_option
@click.pass_context
def command(  # one for each option
    ctx: click.Context, query: str, path: tuple[str, ...], *, limit: int, sample: bool, as_json: bool
) -> None:
    """Find articles in the library, or in the pages at PATH. Put a QUERY of several words in quotes."""
    if not query.strip():
        raise click.UsageError("name something to look for", ctx)
    with open_shelf(path, sample=sample) as shelf:
        answer = shelf.library.search(query, limit=limit)
        for hint in answer.hints:
            tell(hint)
        sheet = Sheet()
        standing = {one for story in answer.stories for one in story.articles}
        for result in answer.results:
            if as_json:
                from index.export.recording import hit_record

                put_record(hit_record(result.article, result.passages, score=result.score, story=result.story))
            else:
                stands = result.story is None or result.article.id in standing
                _show(sheet, result.article, result.passages, hits_words(len(result.passages), query), stands=stands)
        if len(answer.results) < answer.total and not as_json:
            sheet.remark(f"{len(answer.results)} of {answer.total} articles; --limit shows more")
        sheet.show()
        if not answer.results:
            tell(NOTHING)
        ctx.exit(shelf.code(found=bool(answer.results)))


def _show(sheet: Sheet, article: Article, passages: tuple[Passage, ...], hits: str, *, stands: bool) -> None:
    """Write one article found, with its first passages; `stands`: it, and no other edition of it, is in its story."""
    from index.export.wording import date_words

    sheet.heading(titled(article.title))
    other = "" if stands else " · another edition"
    sheet.remark(f"{article.id}  {place(article)} · {date_words(article)} · {hits}{other}")
    for passage in [one for one in passages if one.paragraph is not None][:_SHOWN_PASSAGES]:
        sheet.paragraph(around(article.text_of(passage.paragraph), passage), 2)
    sheet.line()


def around(text: str, passage: Passage) -> str:
    """Give a hit with some words at each side of it."""
    start, end = max(0, passage.span.start - _AROUND), min(len(text), passage.span.end + _AROUND)
    while 0 < start < passage.span.start and not text[start - 1].isspace():
        start += 1
    while passage.span.end < end < len(text) and not text[end].isspace():
        end -= 1
    return f"{'…' if start else ''}{text[start:end].strip()}{'…' if end < len(text) else ''}"
