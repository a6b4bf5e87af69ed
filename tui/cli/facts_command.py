"""`newsreader facts`: numbers, quotes by speaker and names, told alike, differently, or in one article only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from index.export.wording import outlet_words
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, sample_option
from tui.cli.tales import story_option, tales
from tui.drawing.told import KINDS, RANK, FactTold, facts_told

if TYPE_CHECKING:
    from index.model import Article


@click.command("facts")
@click.argument("path", nargs=-1)
@click.option("--differing", is_flag=True, help="Only what is told differently.")
@story_option
@sample_option
@json_option("facts")
@library_option
@click.pass_context
def command(  # one for each option
    ctx: click.Context, path: tuple[str, ...], *, differing: bool, story: str | None, sample: bool, as_json: bool
) -> None:
    """List a story's numbers, quotes by speaker, and how each outlet names a person, with the sentences they stand in.

    Takes the pages at PATH, or a story of the library. What differs comes first.
    """
    from index.stories.facts import facts  # heavy

    told = tales(path, story, sample=sample)
    sheet = Sheet()
    found = 0
    for each, articles, all_facts in told.made("reading numbers, quotes and names", facts):
        shown = all_facts.differing() if differing else all_facts
        here = len(shown.figures) + len(shown.quotes) + len(shown.people)
        found += here
        if as_json:
            from tui.cli.view_records import facts_record

            put_record(facts_record(each, articles, shown))
        else:
            sheet.heading(each.title)
            known = {article.id: article for article in articles}
            for kind in KINDS:
                _show(sheet, kind, list(facts_told(shown, kind)), known)
            if not here:
                sheet.remark("nothing told differently" if differing else "no numbers, quotes or names found", 2)
            sheet.line()
    sheet.show()
    ctx.exit(told.code or (0 if found else 1))


def _show(sheet: Sheet, kind: str, told: Sequence[FactTold], articles: Mapping[str, Article]) -> None:
    """Write the facts of one kind, what differs first."""
    if not told:
        return
    sheet.line()
    sheet.line(kind.capitalize())
    for one in sorted(told, key=lambda fact: RANK[fact.agreement]):
        sheet.line()
        sheet.paragraph(f"{one.agreement}: {one.words}", 2)
        for how, where in one.places:
            text = articles[where.article].text_of(where.paragraph)
            sentence = text[where.sentence.start : where.sentence.end]
            # A number with what hedges it: "more than five".
            shown = text[where.span.start : where.span.end] if kind == "numbers" else how
            lead = f"{shown}  " if shown else ""
            sheet.remark(f"{lead}{outlet_words(articles[where.article])}: {sentence}", 4)
