"""What the plain reader says of a whole story: grid, concordance, timeline, facts and lineage. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from index.export.wording import counted, outlet_words, place_words, source_words
from index.model import Article, Span
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
from tui.plain.batches import Entry, Part, Place
from tui.plain.desk import sentence

if TYPE_CHECKING:
    from index.stories.concordance import Line
    from index.stories.facts import Facts
    from index.stories.grid import Row
    from index.stories.lineage import Lineage
    from index.stories.sharing import Run
    from index.stories.timeline import Moment

_ONE = {"numbers": "Number", "quotes": "Quote", "names": "Name"}


def named(overview: Overview, article: str) -> str:
    """Name an article's outlet with the number that the reader knows it by."""
    return f"{overview.number(article) + 1}. {outlet_words(overview.article(article))}"


# --- grid ----------------------------------------------------------------------


def grid_head(rows: Sequence[Row], *, whole: bool) -> str:
    """Say how many passages are shared, and how many one article alone has."""
    shared = sum(row.outlets > 1 for row in rows)
    more = "" if whole else ", not all compared"
    return f"{counted(shared, 'passage')} shared, {len(rows) - shared} in one only{more}."


def grid_order(rows: Sequence[Row], overview: Overview) -> list[tuple[Row, str]]:
    """Put first what several outlets tell, then what one alone has, by outlet; with what is said before its text."""
    from index.stories.grid import Grid

    ids = tuple(article.id for article in overview.comparison.articles)
    grid = Grid(ids, tuple(rows))
    order = [(row, f"{row.outlets} of {len(ids)} tell this. {named(overview, row.article)}") for row in grid.shared()]
    for article in ids:
        alone = grid.only_in(article)
        name = named(overview, article)
        order += [(row, f"Only in {name}, {number} of {len(alone)}") for number, row in enumerate(alone, 1)]
    return order


def grid_part(row: Row, head: str, overview: Overview) -> Part:
    """Say a passage, and what other outlets have of it."""
    told = [Entry(f"{named(overview, one)}: {relation}. {text}") for one, relation, text in cells_told(row)]
    nothing = [named(overview, one) for one in articles_without(row)] if row.outlets > 1 else []
    told += [Entry(f"{', '.join(nothing)}: nothing matching.")] if nothing else []
    return [Entry(f"{head}: {row.text}", _grid_places(row)), *told]


def _grid_places(row: Row) -> tuple[Place, ...]:
    """Give the row's own wording first, then each outlet's; the phrase is the row's, wherever one goes."""
    others = (
        (cell.article, cell.passage.paragraph, cell.passage.span)
        for cell in row.cells
        if cell.passage is not None and not cell.picked
    )
    places = ((row.article, row.paragraph, row.span), *others)
    return tuple(Place(*place, row.text, row.article) for place in places)


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
    place = Place(line.article, line.paragraph, line.span, line.text)
    return [Entry(f"{where}: {line.left}[{line.text}]{line.right}", (place,))]


# --- timeline ------------------------------------------------------------------


def days(moments: Sequence[Moment]) -> list[list[Moment]]:
    """Put together the moments of each day, as they come."""
    found: dict[str, list[Moment]] = {}
    for moment in moments:
        found.setdefault(moment.day, []).append(moment)
    return list(found.values())


def day_part(moments: Sequence[Moment], about: str, overview: Overview) -> Part:
    """Say what was published, captured and told of on a day; `about` is said behind the day."""
    head = when(moments[0].day)
    return [Entry(f"{head}, {about}:" if about else f"{head}:"), *(_moment(moment, overview) for moment in moments)]


def undated_lines(overview: Overview) -> list[str]:
    """Say which articles have no date; nothing where all have one."""
    undated = [named(overview, one.id) for one in overview.comparison.articles if not one.published]
    return [f"Without a date: {', '.join(undated)}."] if undated else []


def _moment(moment: Moment, overview: Overview) -> Entry:
    article = overview.article(moment.article)
    what = MOMENT_WORDS[moment.kind.value].capitalize()
    if moment.sentence is not None:
        text = _text(article, moment.paragraph, moment.sentence)
        place = Place(moment.article, moment.paragraph, moment.sentence, text, moment.article)
        return Entry(f"{what}, {named(overview, moment.article)}: {text}", (place,))
    whose = source_words(article) if moment.kind.value == "published" else ""
    about = [clock(moment.time) if moment.time else "", whose, "" if moment.trusted else OWN_CLOCK]
    line = f"{', '.join([what, named(overview, moment.article), *(part for part in about if part)])}."
    return Entry(line, (Place(moment.article, None, Span(0, len(article.text_of(None)))),))


# --- facts ---------------------------------------------------------------------


def facts_head(facts: Facts) -> str:
    """Say how many facts there are of each kind."""
    counts = zip((facts.figures, facts.quotes, facts.people), _ONE.values(), strict=True)
    return ", ".join(counted(len(found), one.lower()) for found, one in counts) + "."


def facts_order(facts: Facts, *, kind: str = "", differing: bool = False) -> list[tuple[str, FactTold]]:
    """Give the facts of all kinds or of one, each with its kind: what differs first."""
    told = [(each, one) for each in ((kind,) if kind else KINDS) for one in facts_told(facts, each)]
    told = [(each, one) for each, one in told if one.agreement == "differing" or not differing]
    return sorted(told, key=lambda pair: RANK[pair[1].agreement])


def fact_part(kind: str, told: FactTold, overview: Overview) -> Part:
    """Say a fact, and the sentences it stands in."""
    return [Entry(f"{_ONE[kind]}, {told.agreement}: {told.words}"), *_places(told, overview)]


def _places(told: FactTold, overview: Overview) -> Iterator[Entry]:
    for value, where in told.places:
        text = _text(overview.article(where.article), where.paragraph, where.sentence)
        form = f", {value}" if value else ""
        place = Place(where.article, where.paragraph, where.sentence, text, where.article)
        yield Entry(f"{named(overview, where.article)}{form}: {text}", (place,))


def _text(article: Article, paragraph: int | None, span: Span) -> str:
    return article.text_of(paragraph)[span.start : span.end]


# --- lineage -------------------------------------------------------------------


def nothing_shared() -> list[str]:
    """Say that no two articles share words."""
    return [sentence(words) for words in NOTHING_SHARED]


def lineage_part(pair: Lineage, overview: Overview) -> Part:
    """Say of a pair what it has in common, and the words in a row that both have."""
    names = f"{named(overview, pair.first)} and {named(overview, pair.second)}"
    head = f"{names}: {pair.kind.value}, {counted(pair.words, 'word')}."
    return [
        Entry(head),
        *(Entry(sentence(each)) for each in pair.sentences),
        *(_run(pair, run, overview) for run in pair.runs),
    ]


def _run(pair: Lineage, run: Run, overview: Overview) -> Entry:
    """Say words that both have; the phrase is the first paragraph's part of them, in whichever article one goes to."""
    first = overview.article(pair.first)
    where = f" {run_place(run)}" if run_place(run) else ""
    phrase = _text(first, run.first[0].paragraph, run.first[0].span)
    sides = ((pair.first, run.first[0]), (pair.second, run.second[0]))
    places = tuple(Place(article, at.paragraph, at.span, phrase, pair.first) for article, at in sides)
    return Entry(f"{counted(run.words, 'word')}{where}: {run_text(run, first)}", places)
