"""Facts as rows of text: a heading for each fact, and under it the sentences it stands in, outlet by outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import Article
from tui.drawing.cells import Cell, Row
from tui.drawing.tray import fitted, short_name

if TYPE_CHECKING:
    from index.stories import Agreement, Evidence, Facts
    from index.stories.figures import Figure
    from index.stories.people import Person
    from index.stories.speaking import Quote

KINDS = ("numbers", "quotes", "names")
_RANK = {"differing": 0, "agreed": 1, "in one only": 2}
_STYLES = {"differing": "rows--edited", "agreed": "rows--verbatim", "in one only": "rows--muted"}
_VALUE = 22
_NAME = 18


@dataclass(frozen=True, slots=True)
class FactLine:
    """One row: a heading (without `evidence`), or a place where a fact stands.

    `number` counts the facts, the headings of sections being -1; `fact` says in words which fact it
    is; `value` is how it is told at this place. `begins`: an empty row goes before it.
    """

    number: int
    fact: str
    value: str
    agreement: Agreement | None = None
    evidence: Evidence | None = None
    begins: bool = False


def fact_lines(facts: Facts, kind: str | None, *, differing: bool) -> list[FactLine]:
    """Put facts into rows: by kind, then what differs, what is agreed, what stands in one article only."""
    lines: list[FactLine] = []
    for each in KINDS if kind is None else (kind,):
        told = [one for one in _told(facts, each) if not differing or one.agreement == "differing"]
        if not told:
            continue
        lines.append(FactLine(-1, each, _tally(each, told), begins=True))
        for one in sorted(told, key=lambda fact: (fact.group, _RANK[fact.agreement])):
            number = len(lines)
            if one.agreement != "in one only" or len(one.places) > 1:
                lines.append(FactLine(number, one.words, "", one.agreement))
            for value, where in one.places:
                shown = value if lines[-1].number == number else f"{one.words}"
                lines.append(FactLine(number, one.words, shown, one.agreement, where))
    return lines


@dataclass(frozen=True, slots=True)
class _Told:
    """A fact in words, how the articles stand to it, and (how it is told, where) for each place."""

    words: str
    agreement: Agreement
    places: tuple[tuple[str, Evidence], ...]
    group: int = 0


def _told(facts: Facts, kind: str) -> Iterator[_Told]:
    if kind == "numbers":
        yield from map(_figure, facts.figures)
    elif kind == "names":
        yield from map(_person, facts.people)
    else:
        for group, (speaker, quotes) in enumerate(facts.by_speaker()):
            for quote in quotes:
                yield _quote(quote, speaker, group)


def _figure(figure: Figure) -> _Told:
    values = " | ".join(dict.fromkeys(number.text for number in figure.numbers))
    places = tuple((number.text, where) for number in figure.numbers for where in number.evidence)
    return _Told(f"{values} {figure.about}".strip(), figure.agreement, places)


def _quote(quote: Quote, speaker: str | None, group: int) -> _Told:
    # The same words under one speaker need not be said again at each place.
    places = tuple(
        (wording.speaker or "speaker not named", where) for wording in quote.wordings for where in wording.evidence
    )
    return _Told(f"{speaker or 'speaker not named'}: “{quote.text}”", quote.agreement, places, group)


def _person(person: Person) -> _Told:
    places = tuple((naming.form, naming.evidence[0]) for naming in person.namings)
    return _Told(person.name, person.agreement, places)


def _tally(kind: str, told: Sequence[_Told]) -> str:
    counts = {name: sum(one.agreement == name for one in told) for name in _RANK}
    return f"{kind.capitalize()}   " + ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def fact_row(line: FactLine, article: Article | None) -> Row:
    """Draw one row; `article` is the one its evidence stands in."""
    if line.number < 0:
        return Row(((f" {line.value}", "rows--strong"),))
    if line.evidence is None or article is None:
        agreement = str(line.agreement)
        return Row(((f"  {agreement:<11} ", _STYLES[agreement]), (line.fact, "")))
    where, text = line.evidence, article.text_of(line.evidence.paragraph)
    alone = line.value == line.fact
    lead: list[Cell] = [("  in one only ", "rows--muted") if alone else ("              ", "")]
    name = (fitted(short_name(article), _NAME) + "  ", "rows--muted")
    if alone:
        return Row((*lead, name, (line.fact, "")))
    first = max(
        where.sentence.start,
        text.rfind(" ", where.sentence.start, max(where.sentence.start, where.span.start - 30)) + 1,
    )
    cells: list[Cell] = [
        ("…" if first > where.sentence.start else "", "rows--muted"),
        (text[first : where.span.start], ""),
        (text[where.span.start : where.span.end], "rows--verbatim"),
        (text[where.span.end : where.sentence.end], ""),
    ]
    return Row((*lead, name, *cells))
