"""What the plain reader says of a whole story: grid, concordance, timeline, facts and lineage. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.export.wording import counted, event_words, outlet_words, place_words, source_words
from tui.drawing.told import (
    KINDS,
    MOMENT_WORDS,
    NOTHING_SHARED,
    OWN_CLOCK,
    RANK,
    FactTold,
    articles_without,
    cells_told,
    clock,
    facts_told,
    run_place,
    run_text,
    when,
)
from tui.overview import Overview

if TYPE_CHECKING:
    from index.stories.concordance import Line
    from index.stories.facts import Facts
    from index.stories.grid import Row
    from index.stories.lineage import Lineage
    from index.stories.timeline import Moment

_ONE = {"numbers": "Number", "quotes": "Quote", "names": "Name"}
Part = list[str]
"""Lines that belong together."""


def named(overview: Overview, article: str) -> str:
    """Name an article's outlet with the number that the reader knows it by."""
    return f"{overview.number(article) + 1}. {outlet_words(overview.article(article))}"


# --- grid ----------------------------------------------------------------------


def grid_head(rows: Sequence[Row], *, whole: bool) -> str:
    """Say how many passages are shared, and how many one article alone has."""
    shared = sum(row.outlets > 1 for row in rows)
    more = "" if whole else ", not all compared"
    return f"{counted(shared, 'passage')} shared, {len(rows) - shared} in one only{more}."


def grid_parts(rows: Sequence[Row], overview: Overview) -> Iterator[Part]:
    """Say what several outlets tell, each with their words, then what one alone has, by outlet."""
    from index.stories.grid import Grid

    ids = tuple(article.id for article in overview.comparison.articles)
    grid = Grid(ids, tuple(rows))
    for row in grid.shared():
        part = [f"{row.outlets} of {len(ids)} tell this. {named(overview, row.article)}: {row.text}"]
        part += _cells(row, overview)
        nothing = [named(overview, one) for one in articles_without(row)]
        yield [*part, f"{', '.join(nothing)}: nothing matching."] if nothing else part
    for article in ids:
        alone = grid.only_in(article)
        for number, row in enumerate(alone, 1):
            head = f"Only in {named(overview, article)}, {number} of {len(alone)}: {row.text}"
            yield [head, *_cells(row, overview)]


def _cells(row: Row, overview: Overview) -> list[str]:
    return [f"{named(overview, one)}: {relation}. {text}" for one, relation, text in cells_told(row)]


# --- concordance ---------------------------------------------------------------


def concordance_head(phrase: str, found: Sequence[Line], articles: int) -> str:
    """Say how many places there are, in how many articles."""
    if not found:
        return (
            f"“{phrase}” stands in none of {counted(articles, 'article')}; fewer words, or a * at the end, find more."
        )
    return f"{counted(len(found), 'line')} in {len({line.article for line in found})} of {articles} outlets."


def concordance_part(line: Line, overview: Overview) -> Part:
    """Say one place: where it is, and the word in its surroundings."""
    form = "" if line.exact else ", another form"
    where = f"{named(overview, line.article)}, {place_words(line.paragraph)}{form}"
    return [f"{where}: {line.left}[{line.text}]{line.right}"]


# --- timeline ------------------------------------------------------------------


def timeline_parts(moments: Sequence[Moment], event: str | None, overview: Overview) -> Iterator[Part]:
    """Say day by day what was published, captured and told of; at the end what has no date."""
    from index.stories.timeline import tellers

    days: dict[str, Part] = {}
    for moment in moments:
        head = when(moment.day)
        if moment.day == event:
            head += f", {event_words(tellers(moments, event), len(overview.comparison.articles))}"
        days.setdefault(moment.day, [f"{head}:"]).append(_moment_line(moment, overview))
    yield from days.values()
    undated = [named(overview, one.id) for one in overview.comparison.articles if not one.published]
    if undated:
        yield [f"Without a date: {', '.join(undated)}."]


def _moment_line(moment: Moment, overview: Overview) -> str:
    article = overview.article(moment.article)
    what = MOMENT_WORDS[moment.kind.value].capitalize()
    if moment.sentence is not None:
        text = article.text_of(moment.paragraph)[moment.sentence.start : moment.sentence.end]
        return f"{what}, {named(overview, moment.article)}: {text}"
    whose = source_words(article) if moment.kind.value == "published" else ""
    about = [clock(moment.time) if moment.time else "", whose, "" if moment.trusted else OWN_CLOCK]
    return f"{', '.join([what, named(overview, moment.article), *(part for part in about if part)])}."


# --- facts ---------------------------------------------------------------------


def facts_head(facts: Facts) -> str:
    """Say how many facts there are of each kind."""
    counts = zip((facts.figures, facts.quotes, facts.people), _ONE.values(), strict=True)
    return ", ".join(counted(len(found), one.lower()) for found, one in counts) + "."


def facts_parts(facts: Facts, overview: Overview, *, kind: str = "", differing: bool = False) -> Iterator[Part]:
    """Say the facts of all kinds or of one, with the sentences they stand in: what differs first."""
    told = [(each, one) for each in ((kind,) if kind else KINDS) for one in facts_told(facts, each)]
    for each, one in sorted(told, key=lambda pair: RANK[pair[1].agreement]):
        if one.agreement == "differing" or not differing:
            yield [f"{_ONE[each]}, {one.agreement}: {one.words}", *_places(one, overview)]


def _places(told: FactTold, overview: Overview) -> Iterator[str]:
    for value, where in told.places:
        article = overview.article(where.article)
        sentence = article.text_of(where.paragraph)[where.sentence.start : where.sentence.end]
        form = f", {value}" if value else ""
        yield f"{named(overview, where.article)}{form}: {sentence}"


# --- lineage -------------------------------------------------------------------


def lineage_parts(pairs: Sequence[Lineage], overview: Overview) -> Iterator[Part]:
    """Say of each pair that has anything in common what it is, and the words in a row that both have."""
    if not pairs:
        yield [f"{words[:1].upper()}{words[1:]}." for words in NOTHING_SHARED]
    for pair in pairs:
        names = f"{named(overview, pair.first)} and {named(overview, pair.second)}"
        part = [f"{names}: {pair.kind.value}, {counted(pair.words, 'word')}.", *pair.sentences]
        for run in pair.runs:
            place = f" {run_place(run)}" if run_place(run) else ""
            part.append(f"{counted(run.words, 'word')}{place}: {run_text(run, overview.article(pair.first))}")
        yield part
