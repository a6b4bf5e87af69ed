"""A card of the Versions screen as rows: who, what relation, the passage, the difference, why."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from index.export.wording import RELATION_WORDS, date_words, outlet_words, source_words, version_words
from index.model import Article, Difference, DifferenceKind, Relation, Version
from tui.drawing.cells import Cell, Row
from tui.drawing.context import sentence_around
from tui.drawing.flow import flow

INDENT = "   "


def card_rows(
    article: Article,
    version: Version,
    width: int,
    *,
    difference: bool,
    reasons: bool,
    picked: bool,
) -> list[Row]:
    """Draw a card in `width` cells: a heading row, then the passage wrapped, then reasons."""
    rows = _heading(article, _relation_cells(version, picked=picked), width)
    if version.relation is Relation.NONE:
        if version.nearest is not None and reasons:
            lead = "" if version.judged is False else "nearest: "
            # Whole: a word or two that came nearest to a phrase say nothing by themselves.
            nearest = "".join(sentence_around(article, version.nearest))
            rows.extend(_wrapped([(f"{lead}{nearest}", "rows--muted")], width))
        return rows
    if version.passages:
        before, text, after = sentence_around(article, version.passages[0])
        style = f"rows--{version.relation.value}" if version.relation is Relation.MAYBE else "rows--strong"
        drawn = difference and version.difference and not picked
        passage = difference_cells(version.difference) if drawn else [(text, style)]
        around = [(before, "rows--muted"), *passage, (after, "rows--muted")]
        rows.extend(_wrapped([cell for cell in around if cell[0]], width))
    if reasons and version.why:
        rows.extend(_wrapped([(f"{version.score:.2f}  {'; '.join(version.why)}", "rows--muted")], width))
    return rows


def _heading(article: Article, relation: tuple[Cell, ...], width: int) -> list[Row]:
    """Say who, whose and when, and what relation: in one row, or in two where one would cut what tells them apart."""
    name = (outlet_words(article), "rows--strong")
    about = (f"{source_words(article)} · {date_words(article)}", "rows--muted")
    right = (*relation, (" ", ""))
    beside = sum(cell_len(text) for text, _ in right) + 1
    if cell_len(f" {name[0]}  {about[0]}") + beside <= width:
        return [Row(((" ", ""), name, ("  ", ""), about), right=right)]
    if cell_len(f" {name[0]}") + beside <= width:
        return [Row(((" ", ""), name), right=right), Row(((INDENT, ""), about))]
    return [Row(((" ", ""), name)), Row(((INDENT, ""), *relation, ("  ", ""), about))]


def _relation_cells(version: Version, *, picked: bool) -> tuple[Cell, ...]:
    if picked:
        return (("compared with this", "rows--key"),)
    words = version_words(version)
    if version.quote is not None and version.quote is not version.relation:
        words += f"; quote: {RELATION_WORDS[version.quote]}"
    return ((words, f"rows--{version.relation.value}"),)


def difference_cells(runs: Sequence[Difference]) -> list[Cell]:
    """Draw a difference as text: `[-fair-] {+cautious+}`, each also in its style, so never by colour alone."""
    cells: list[Cell] = []
    for run in runs:
        if run.kind is DifferenceKind.SAME:
            cells.append((run.passage, ""))
            continue
        if run.query.strip():
            cells.append((f"[-{run.query.strip()}-]", "rows--missing"))
            cells.append((" ", ""))
        if run.passage.strip():
            lead = run.passage[: len(run.passage) - len(run.passage.lstrip())]
            tail = run.passage[len(run.passage.rstrip()) :]
            cells += [(lead, ""), (f"{{+{run.passage.strip()}+}}", "rows--added"), (tail, "")]
    return [cell for cell in cells if cell[0]]


def _wrapped(cells: Sequence[Cell], width: int) -> list[Row]:
    return flow(cells, width - 1, INDENT)
