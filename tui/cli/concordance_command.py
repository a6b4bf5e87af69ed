"""`newsreader concordance`: a word or words in a row wherever they stand, in their surroundings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from index.export.wording import counted, outlet_words
from tui.cli.output import NOTHING, Sheet, cell_width, progress, put_record, tell
from tui.cli.shelf import json_option, library_option, open_shelf, sample_option

if TYPE_CHECKING:
    from index.model import Article
    from index.stories.concordance import Line

_FEW = 300  # articles: a library this small is gone through as a whole
_MANY = 1000  # articles of a larger one that are gone through, the newest of those that have the words
_NAME, _SHORT_NAME = 24, 14  # cells of an outlet's name, where there is room and where there is not
_WIDE = 100


@click.command("concordance")
@click.argument("phrase")
@click.argument("path", nargs=-1)
@click.option(
    "--order",
    type=click.Choice(["text", "after", "before"]),
    default="text",
    show_default=True,
    help="As the articles tell it, by what follows, or by what goes before.",
)
@click.option("--context", type=click.IntRange(0), default=60, show_default=True, help="Characters at each side.")
@click.option("--story", metavar="ID", help="Only the articles of this story of the library.")
@sample_option
@json_option("concordance")
@library_option
@click.pass_context
def command(  # noqa: PLR0913  # one for each option
    ctx: click.Context,
    phrase: str,
    path: tuple[str, ...],
    *,
    order: str,
    context: int,
    story: str | None,
    sample: bool,
    as_json: bool,
) -> None:
    """Show every place where PHRASE stands, a line each, in the library or the pages at PATH.

    A single word is found in its other forms too; `*` at the end stands for the rest of a word.
    """
    from index.stories.concordance import LineOrder, concordance  # heavy
    from index.text import words

    if not words(phrase):
        raise click.UsageError("name a word to look for", ctx)
    if story and (path or sample):
        raise click.UsageError("--story is for the library; with paths name the story's pages", ctx)
    articles, code = _articles(phrase, path, story, sample=sample)
    with progress("lines") as shown:
        shown.say(f"looking through {counted(len(articles), 'article')}")
        lines = concordance(phrase, articles, context=context, order=LineOrder(order))
    known = {article.id: article for article in articles}
    sheet = Sheet()
    if as_json:
        from tui.cli.view_records import concordance_record

        for line in lines:
            put_record(concordance_record(line, known[line.article]))
    else:
        for row in _in_line(lines, [outlet_words(known[line.article]) for line in lines], sheet.room):
            sheet.line(row)
    sheet.show()
    if not lines:
        tell(NOTHING)
    ctx.exit(code or (0 if lines else 1))


def _in_line(lines: Sequence[Line], names: Sequence[str], room: int | None) -> Iterator[str]:
    """Write lines so that what was looked for stands under itself, cut at both sides to `room` cells, if given."""
    widest = max(map(cell_width, names), default=0)
    named = min(widest, _NAME if room is None or room >= _WIDE else _SHORT_NAME)
    before = max((cell_width(line.left) for line in lines), default=0)
    if room is not None:
        found = max((cell_width(line.text) for line in lines), default=0)
        before = min(before, max(0, (room - named - found - len("  []")) // 2))
    for line, name in zip(lines, names, strict=True):
        left = line.left
        if cell_width(left) > before:
            left = "…" + _end_of(left, before - 1) if before else ""
        row = f"{_beginning_of(name, named)}  {' ' * (before - cell_width(left))}{left}[{line.text}]{line.right}"
        yield row if room is None else _beginning_of(row, room).rstrip()


def _beginning_of(text: str, width: int) -> str:
    """Cut or fill a text to a width in cells."""
    from tui.drawing.tray import fitted  # heavy

    return fitted(text, width)


def _end_of(text: str, width: int) -> str:
    """Give as much of a text's end as goes into a width in cells."""
    at = max(0, len(text) - width) if width > 0 else len(text)
    while at < len(text) and cell_width(text[at:]) > width:
        at += 1
    return text[at:]


def _articles(phrase: str, paths: Sequence[str], story: str | None, *, sample: bool) -> tuple[list[Article], int]:
    """Read the pages, or the articles of the library that may have the words; and the exit code so far."""
    if paths or sample:
        from index.samples import paths as sample_paths  # heavy, like the next one
        from tui.cli.reading import Reading

        reading = Reading([*paths, *(sample_paths() if sample else [])])
        return reading.gathered(), reading.code()
    with open_shelf() as shelf:
        library = shelf.library
        if story:
            return list(library.articles(library.story(story).articles)), 0
        if library.count() <= _FEW:
            return list(library.articles()), 0
        found = library.search(f'"{phrase.replace(chr(34), " ")}"', limit=_MANY)
        return [result.article for result in found.results], 0
