"""A word or a name alone: its forms, other writing and spellings. Never a synonym."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from index.forms import one_letter_apart, same_form, same_name, stem
from index.model import Passage, Relation, Span
from index.versions.terms import background, is_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.terms import Term

__all__ = ["forms_of", "persons"]

_SCORE = 0.9
# A surname whose first name is another one.
_NAMESAKE = 0.3
# These stand before a surname like a first name.
_ROLES = """
president minister mayor senator governor secretary king queen prince princess pope judge justice chancellor professor
captain colonel general lieutenant officer detective sheriff chief director chairman chairwoman chair coach ambassador
envoy commissioner representative congressman congresswoman bishop cardinal spokeswoman lawyer attorney trader but when
"""


def forms_of(phrase: Phrase, prepared: Prepared, exact: Sequence[Passage]) -> list[tuple[Passage, tuple[str, ...]]]:
    """Find where a single word stands in another form, in the article's order, with the reason in words."""
    term = phrase.terms[0]
    mine = phrase.text[phrase.tokens[term.first].start : phrase.tokens[term.last - 1].end]
    folded = "".join(token.folded for token in phrase.tokens[term.first : term.last])
    keys = {term.key} & prepared.holders.keys()
    spelled = not keys and not exact and not is_number(term.key)
    if spelled:
        keys = {key for key, name in prepared.names.items() if same_name(folded, name)}
    taken = {(passage.paragraph, passage.span.start) for passage in exact}
    found: list[tuple[Passage, tuple[str, ...]]] = []
    for number in sorted({unit for key in keys for unit in prepared.holders[key]}):
        unit = prepared.units[number]
        block = prepared.blocks[unit.block]
        for there in unit.terms:
            if there.key not in keys:
                continue
            span = Span(block.tokens[there.first].start, block.tokens[there.last - 1].end)
            text = block.text[span.start : span.end]
            other = "".join(token.folded for token in block.tokens[there.first : there.last])
            if (block.paragraph, span.start) in taken:
                continue
            if not spelled and not is_number(term.key) and folded != other and not same_form(folded, other):
                continue
            passage = Passage(block.paragraph, span, text, Relation.EDITED, _SCORE)
            found.append((passage, (f"{text} for {mine}",)))
    return found


def persons(phrase: Phrase, prepared: Prepared) -> list[tuple[Passage, tuple[str, ...]]]:
    """Find where the last word of a name stands, alone or with the first name in another spelling.

    With another first name it is somebody else: maybe, with what differs first.
    """
    firsts = [phrase.tokens[term.first].folded for term in phrase.terms[:-1] if len(term.key) > 1]
    last = phrase.terms[-1]
    surname = phrase.tokens[last.first].folded
    mine = phrase.text[phrase.tokens[0].start : phrase.tokens[last.last - 1].end]
    keys = {last.key} & prepared.names.keys()
    keys = keys or {key for key, name in prepared.names.items() if same_name(surname, name)}
    # With the same first name before it, one letter may differ anywhere.
    near = set() if keys else {key for key, name in prepared.names.items() if one_letter_apart(surname, name)}
    same: list[tuple[Passage, tuple[str, ...]]] = []
    other: list[tuple[Passage, tuple[str, ...]]] = []
    for number in sorted({unit for key in keys | near for unit in prepared.holders[key]}):
        unit = prepared.units[number]
        block = prepared.blocks[unit.block]
        for at, there in enumerate(unit.terms):
            if there.key not in keys | near or not there.capital:
                continue
            first = _given_names(unit.terms, at, prepared, block)
            given = [block.tokens[term.first].folded for term in unit.terms[first:at] if len(term.key) > 1]
            span = Span(block.tokens[unit.terms[first].first].start, block.tokens[there.last - 1].end)
            text = block.text[span.start : span.end]
            if there.key in near and not set(given) & set(firsts):
                continue
            if not given or any(a == b or same_name(a, b) or a[0] == b for a in given for b in firsts):
                same.append((Passage(block.paragraph, span, text, Relation.EDITED, _SCORE), (f"{text} for {mine}",)))
            else:
                why = (f"{text}, not {mine}",)
                other.append((Passage(block.paragraph, span, text, Relation.MAYBE, _NAMESAKE), why))
    # The fullest writing first, then the article's order.
    same.sort(key=lambda one: " " not in one[0].text)
    return same or other


def _given_names(run: Sequence[Term], at: int, prepared: Prepared, block: Block) -> int:
    """Find where the names before a surname begin: words written like names, and initials."""
    first = at
    while first and run[first - 1].capital and run[first - 1].last == run[first].first:
        before = run[first - 1]
        if block.text[block.tokens[before.last - 1].end : block.tokens[run[first].first].start].strip(". "):
            break
        # The first word of a sentence has a capital whatever it is.
        named = before.key in prepared.names or (first == 1 and background(before.key) == 1.0)
        if not (named or len(before.key) == 1) or before.key in _roles():
            break
        first -= 1
    return first


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(stem, _ROLES.split()))
