"""`newsreader facts`: numbers, quotes by speaker and names, told alike, differently, or in one article only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from index.export.wording import naming_words, outlet_words, speaker_words
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, sample_option
from tui.cli.tales import story_option, tales

if TYPE_CHECKING:
    from index.model import Article
    from index.stories.evidence import Evidence
    from index.stories.facts import Facts

_ORDER = ("differing", "agreed", "in one only")
_Told = tuple[str, str, Sequence[tuple[str, "Evidence"]]]
"""A fact in words, its agreement, and how it is told at each place."""


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
            for heading, lines in _kinds(shown):
                _show(sheet, heading, lines, known)
            if not here:
                sheet.remark("nothing told differently" if differing else "no numbers, quotes or names found", 2)
            sheet.line()
    sheet.show()
    ctx.exit(told.code or (0 if found else 1))


def _kinds(found: Facts) -> Iterator[tuple[str, list[_Told]]]:
    """Word the facts of each kind."""
    yield (
        "Numbers",
        [
            (
                " ".join(part for part in (" | ".join(dict.fromkeys(n.text for n in one.numbers)), one.about) if part),
                one.agreement.value,
                [("", where) for number in one.numbers for where in number.evidence],
            )
            for one in found.figures
        ],
    )
    yield (
        "Quotes",
        [
            (
                f"{speaker_words(speaker, sure=quote.sure)}: “{quote.text}”",
                quote.agreement.value,
                [(wording.speaker or "", where) for wording in quote.wordings for where in wording.evidence],
            )
            for speaker, quotes in found.by_speaker()
            for quote in quotes
        ],
    )
    yield (
        "Names",
        [
            (
                one.name,
                one.agreement.value,
                [(naming_words(naming.form, len(naming.evidence)), naming.evidence[0]) for naming in one.namings],
            )
            for one in found.people
        ],
    )


def _show(sheet: Sheet, heading: str, told: Sequence[_Told], articles: Mapping[str, Article]) -> None:
    """Write the facts of one kind, what differs first."""
    if not told:
        return
    sheet.line()
    sheet.line(heading)
    for words, agreement, places in sorted(told, key=lambda one: _ORDER.index(one[1])):
        sheet.line()
        sheet.paragraph(f"{agreement}: {words}", 2)
        for how, where in places:
            text = articles[where.article].text_of(where.paragraph)
            sentence = text[where.sentence.start : where.sentence.end]
            # A number with what hedges it: "more than five".
            shown = text[where.span.start : where.span.end] if heading == "Numbers" else how
            lead = f"{shown}  " if shown and heading != "Quotes" else ""
            sheet.remark(f"{lead}{outlet_words(articles[where.article])}: {sentence}", 4)
