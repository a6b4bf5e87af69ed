"""Facts as rows of text: a heading for each fact, and under it the sentences it stands in, outlet by outlet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.model import Article
from tui.drawing.cells import Cell, Row
from tui.drawing.told import KINDS, RANK, facts_told, tally
from tui.drawing.tray import fitted, row_name_width, short_name

if TYPE_CHECKING:
    from index.stories.evidence import Agreement, Evidence
    from index.stories.facts import Facts

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
        told = [one for one in facts_told(facts, each) if not differing or one.agreement == "differing"]
        if not told:
            continue
        lines.append(FactLine(-1, each, f"{each.capitalize()}   {tally(told)}", begins=True))
        for one in sorted(told, key=lambda fact: (fact.group, RANK[fact.agreement])):
            number = len(lines)
            alone = one.agreement == "in one only" and len(one.places) == 1
            if not alone:
                lines.append(FactLine(number, one.words, "", one.agreement))
            for value, where in one.places:
                lines.append(FactLine(number, one.words, value, one.agreement, where, alone=alone))
    return lines


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
