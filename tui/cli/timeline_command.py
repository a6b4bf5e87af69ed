"""`newsreader timeline`: when articles were published and captured, what days they tell of, and who shares what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from index.export.wording import outlet_words
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, sample_option
from tui.cli.tales import story_option, tales
from tui.drawing.told import MOMENT_WORDS, OWN_CLOCK

if TYPE_CHECKING:
    from index.model import Article
    from index.stories.lineage import Lineage
    from index.stories.timeline import Moment


@click.command("timeline")
@click.argument("path", nargs=-1)
@story_option
@sample_option
@json_option("timeline")
@library_option
@click.pass_context
def command(ctx: click.Context, path: tuple[str, ...], *, story: str | None, sample: bool, as_json: bool) -> None:
    """Put a story in order of time: publication, capture, and the days its texts tell of; then who shares whose words.

    Takes the pages at PATH, or a story of the library.
    """
    from index.stories.timeline import event_day  # heavy

    told = tales(path, story, sample=sample)
    sheet = Sheet()
    found = 0
    for each, articles, (moments, shared) in told.made("reading days, and who shares whose words", _read):
        event = event_day(moments)
        found += len(moments)
        if as_json:
            from tui.cli.view_records import timeline_record

            put_record(timeline_record(each, articles, moments, event, shared))
        else:
            sheet.heading(each.title)
            _show(sheet, articles, moments, event)
            _show_lineage(sheet, shared)
            sheet.line()
    sheet.show()
    ctx.exit(told.code or (0 if found else 1))


def _read(articles: Sequence[Article]) -> tuple[tuple[Moment, ...], tuple[Lineage, ...]]:
    from index.stories.lineage import lineages  # heavy, like the next one
    from index.stories.timeline import timeline

    return timeline(articles), lineages(articles)


def _show(sheet: Sheet, articles: Sequence[Article], moments: Sequence[Moment], event: str | None) -> None:
    """Write the days, and under each what happened on it."""
    from index.export.wording import event_words, source_words
    from index.stories.timeline import tellers

    known = {article.id: article for article in articles}
    day = ""
    for moment in moments:
        article = known[moment.article]
        if moment.day != day:
            day = moment.day
            sheet.line()
            sheet.line(f"{day}  {event_words(tellers(moments, day), len(articles))}" if day == event else day)
        words = f"{MOMENT_WORDS[moment.kind.value]}  {outlet_words(article)}"
        if moment.sentence is not None:
            text = article.text_of(moment.paragraph)
            sheet.paragraph(f"{words}: {text[moment.sentence.start : moment.sentence.end]}", 2)
            continue
        doubt = "" if moment.trusted else OWN_CLOCK
        whose = source_words(article) if moment.kind.value == "published" else ""
        sheet.paragraph("  ".join(part for part in (words, moment.time or "", whose, doubt) if part), 2)
    undated = [outlet_words(article) for article in articles if not article.published]
    if undated:
        sheet.line()
        sheet.remark(f"without a date: {', '.join(undated)}")


def _show_lineage(sheet: Sheet, shared: Sequence[Lineage]) -> None:
    """Write in sentences what pairs of articles have in common."""
    for one in shared:
        sheet.line()
        sheet.line(one.kind.value)
        for sentence in one.sentences:
            sheet.paragraph(sentence, 2)
