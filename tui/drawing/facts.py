"""Facts as rows of text: a heading for each fact, and under it the sentences it stands in, outlet by outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.export.wording import naming_words, speaker_words
from index.model import Article
from index.text import words
from tui.drawing.cells import Cell, Row
from tui.drawing.tray import fitted, row_name_width, short_name

if TYPE_CHECKING:
    from index.stories.evidence import Agreement, Evidence
    from index.stories.facts import Facts
    from index.stories.figures import Figure
    from index.stories.people import Person
    from index.stories.speaking import Quote

KINDS = ("numbers", "quotes", "names")
_LEADING = 2
"""So many words stand before what differs."""
_RANK = {"differing": 0, "agreed": 1, "in one only": 2}
_STYLES = {"differing": "rows--edited", "agreed": "rows--verbatim", "in one only": "rows--muted"}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One row: a heading (without `evidence`), or a place where a fact stands.

    `number` counts the facts, the headings of sections being -1; `fact` says in words which fact it
    is; `value` is how it is told at this place. `begins`: an empty row goes before it. `alone`: it is
    the fact's only place, and has no heading.
    """

    number: int
    fact: str
    value: str
    agreement: Agreement | None = None
    evidence: Evidence | None = None
    begins: bool = False
    alone: bool = False


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
            alone = one.agreement == "in one only" and len(one.places) == 1
            if not alone:
                lines.append(FactLine(number, one.words, "", one.agreement))
            for value, where in one.places:
                lines.append(FactLine(number, one.words, value, one.agreement, where, alone=alone))
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
    # The number is lit in its sentence, and so is a quotation; only a name is told apart by its form.
    places = tuple(("", where) for number in figure.numbers for where in number.evidence)
    return _Told(f"{values} {figure.about}".strip(), figure.agreement, places)


def _quote(quote: Quote, speaker: str | None, group: int) -> _Told:
    differing = quote.agreement == "differing"
    places = tuple(
        (_from_difference(quote.text, wording.text) if differing and at else "", where)
        for at, wording in enumerate(quote.wordings)
        for where in wording.evidence
    )
    return _Told(f"{speaker_words(speaker, sure=quote.sure)}: “{quote.text}”", quote.agreement, places, group)


def _from_difference(first: str, other: str) -> str:
    """Give another wording from shortly before where it first differs, or nothing where it does not.

    Two wordings often begin alike, and a row may be too short for what comes then.
    """
    ours, theirs = first.split(), other.split()
    at = next((at for at, word in enumerate(theirs) if words(word) != words("".join(ours[at : at + 1]))), None)
    if at is None:
        return ""
    start = max(0, at - _LEADING)
    return f"“{'… ' if start else ''}{' '.join(theirs[start:])}”"


def _person(person: Person) -> _Told:
    places = tuple((naming_words(naming.form, len(naming.evidence)), naming.evidence[0]) for naming in person.namings)
    return _Told(person.name, person.agreement, places)


def _tally(kind: str, told: Sequence[_Told]) -> str:
    counts = {name: sum(one.agreement == name for one in told) for name in _RANK}
    return f"{kind.capitalize()}   " + ", ".join(f"{count} {name}" for name, count in counts.items() if count)


def fact_row(line: FactLine, article: Article | None, width: int) -> Row:
    """Draw one row of `width` cells; `article` is the one its evidence stands in."""
    if line.number < 0:
        return Row(((f" {line.value}", "rows--strong"),))
    agreement = str(line.agreement)
    if line.evidence is None or article is None:
        # The padding is a cell of its own, or it would be underlined as well.
        return Row((("  ", ""), (agreement, _STYLES[agreement]), (" " * (13 - len(agreement)), ""), (line.fact, "")))
    named = row_name_width(width)
    name: Cell = (fitted(short_name(article), named) + "  ", "rows--muted")
    if line.alone:
        return Row(((f"  {agreement:<13}", "rows--muted"), name, (line.fact, "")))
    lead: list[Cell] = [("      ", ""), name]
    if line.value:
        return Row((*lead, (line.value, "")))
    return Row((*lead, *_sentence(line.evidence, article, max(8, (width - 8 - named) // 3))))


def _sentence(where: Evidence, article: Article, before: int) -> list[Cell]:
    """Draw a sentence from at most `before` characters ahead of the fact, which is lit."""
    text, start = article.text_of(where.paragraph), where.sentence.start
    first = start
    if where.span.start - start > before:
        first = text.find(" ", where.span.start - before, where.span.start) + 1 or where.span.start
    return [
        ("…" if first > start else "", "rows--muted"),
        (text[first : where.span.start], ""),
        (text[where.span.start : where.span.end], "rows--verbatim"),
        (text[where.span.end : where.sentence.end], ""),
    ]
