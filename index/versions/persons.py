"""A person's name alone: where the surname stands by itself, or behind the first name in another spelling."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from index.forms import one_letter_apart, same_name, stem
from index.model import Passage, Relation, Span
from index.versions.terms import background

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.versions.phrase import Phrase
    from index.versions.prepared import Block, Prepared
    from index.versions.terms import Term

__all__ = ["persons"]

# The score of the person found, and of a namesake.
_SCORE, _NAMESAKE = 0.9, 0.3
# These stand before a surname like a first name, and show that a person is meant.
_ROLES = """
mr mrs ms mx dr president minister mayor senator governor secretary king queen prince princess pope judge justice
chancellor professor captain colonel general lieutenant officer detective sheriff chief director chairman chairwoman
chair coach ambassador envoy commissioner representative congressman congresswoman bishop cardinal spokeswoman lawyer
attorney sir lady lord
"""
# Beside a surname these show that a person is meant.
_ACTS = "say tell add ask write warn call argue insist explain announce reply deny admit"
# The last words of names that are nobody's: what stands before them is no first name.
_NOBODY = """
house department court street state city university party news times post bank council committee office ministry
bureau agency force guard army navy corps union nation east west north south york jersey kingdom island river
bridge park square hall church school college hospital company inc group press association league cup game act
law day war republic district county valley bay sea ocean mountain lake coast journal tribune service commission
board center centre institute museum airport station line rail road avenue america american europe european
africa asia security health trade organization senate congress parliament assembly republican democrat
government administration
"""


class _Standing(NamedTuple):
    """Where a surname stands: the passage from its first names on, those, and whether it is shown to be a person's."""

    paragraph: int | None
    span: Span
    text: str
    given: tuple[str, ...]
    shown: bool
    near: bool


def persons(phrase: Phrase, prepared: Prepared) -> list[tuple[Passage, tuple[str, ...]]]:
    """Find the person of a name in an article that may write it otherwise: edited, each with the reason in words.

    A surname alone counts where its first name stands elsewhere in the article, or where
    a title or a verb of saying shows a person. With another first name it is somebody
    else: maybe, with what differs first.
    """
    firsts = [phrase.tokens[term.first].folded for term in phrase.terms[:-1] if len(term.key) > 1]
    last = phrase.terms[-1]
    surname = phrase.tokens[last.first].folded
    if last.key in _stems(_NOBODY):
        return []
    mine = phrase.text[phrase.tokens[0].start : phrase.tokens[last.last - 1].end]
    found = list(_standings(last.key, surname, prepared))
    full = [one for one in found if one.given and _same_person(one.given, firsts, near=one.near)]
    bare = [one for one in found if not one.given and not one.near]
    if full or any(one.shown for one in bare):
        # The fullest writing first, then the article's order.
        return [_told(one, Relation.EDITED, f"{one.text} for {mine}") for one in (*full, *bare)]
    others = [one for one in found if one.given and not one.near]
    return [_told(one, Relation.MAYBE, f"{one.text}, not {mine}") for one in others]


def _told(one: _Standing, relation: Relation, why: str) -> tuple[Passage, tuple[str, ...]]:
    score = _SCORE if relation is Relation.EDITED else _NAMESAKE
    return Passage(one.paragraph, one.span, one.text, relation, score), (why,)


def _same_person(given: Sequence[str], firsts: Sequence[str], *, near: bool) -> bool:
    if near:
        return bool(set(given) & set(firsts))
    return any(same_name(a, b) or a[0] == b or b[0] == a for a in given for b in firsts)


def _standings(key: str, surname: str, prepared: Prepared) -> Iterator[_Standing]:
    """Go through the places where a surname stands, in its own or another spelling, in the article's order."""
    keys = {key} & prepared.names.keys()
    keys = keys or {held for held, name in prepared.names.items() if same_name(surname, name)}
    # With the same first name before it, one letter may differ anywhere.
    near = set() if keys else {held for held, name in prepared.names.items() if one_letter_apart(surname, name)}
    for number in sorted({unit for held in keys | near for unit in prepared.holders[held]}):
        unit = prepared.units[number]
        block = prepared.blocks[unit.block]
        for at, there in enumerate(unit.terms):
            if there.key not in keys | near or not there.capital:
                continue
            first = _given_names(unit.terms, at, prepared, block)
            given = tuple(block.tokens[term.first].folded for term in unit.terms[first:at])
            span = Span(block.tokens[unit.terms[first].first].start, block.tokens[there.last - 1].end)
            yield _Standing(
                block.paragraph,
                span,
                block.text[span.start : span.end],
                given,
                _shown(unit.terms, first, at),
                there.key in near,
            )


def _shown(run: Sequence[Term], first: int, at: int) -> bool:
    """Whether a title before a name, or a verb of saying beside it, shows a person."""
    before = run[first - 1].key if first else ""
    behind = run[at + 1].key if at + 1 < len(run) else ""
    return before in _stems(_ROLES) or before in _stems(_ACTS) or behind in _stems(_ACTS)


def _given_names(run: Sequence[Term], at: int, prepared: Prepared, block: Block) -> int:
    """Find where the names before a surname begin: words written like names, and initials."""
    first = at
    while first and run[first - 1].capital and run[first - 1].last == run[first].first:
        before = run[first - 1]
        if block.text[block.tokens[before.last - 1].end : block.tokens[run[first].first].start].strip(". "):
            break
        # The first word of a sentence has a capital whatever it is.
        named = before.key in prepared.names or (first == 1 and background(before.key) == 1.0)
        if not (named or len(before.key) == 1) or before.key in _stems(_ROLES):
            break
        first -= 1
    return first


@cache
def _stems(words: str) -> frozenset[str]:
    return frozenset(map(stem, words.split()))
