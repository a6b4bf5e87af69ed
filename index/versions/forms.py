"""A word alone: its forms, its number in other writing, its name's other spellings. Never a synonym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.forms import same_form, same_name, stem
from index.model import Passage, Relation
from index.versions.terms import is_number, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.phrase import Phrase
    from index.versions.prepared import Prepared

__all__ = ["forms_of"]

# British and American spelling of a word differ in length by so much at most.
_ABROAD = 2
_SCORE = 0.9


def forms_of(phrase: Phrase, prepared: Prepared, exact: Sequence[Passage]) -> list[tuple[Passage, tuple[str, ...]]]:
    """Find where a single word stands in another form, in the article's order, with the reason in words."""
    term = phrase.terms[0]
    asked = written(phrase.text, phrase.tokens, term)
    mine = phrase.text[asked.start : asked.end]
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
            span = written(block.text, block.tokens, there)
            text = block.text[span.start : span.end]
            other = "".join(token.folded for token in block.tokens[there.first : there.last])
            if (block.paragraph, span.start) in taken:
                continue
            # What stands in full on one side and in initials on the other has one key all the same.
            in_full = max(term.last - term.first, there.last - there.first) > 1
            # One key and two stems: British and American, which differ by a letter or two.
            abroad = stem(folded) != stem(other) and abs(len(folded) - len(other)) <= _ABROAD
            other_word = folded != other and not (in_full or abroad or same_form(folded, other))
            if not spelled and not is_number(term.key) and other_word:
                continue
            passage = Passage(block.paragraph, span, text, Relation.EDITED, _SCORE)
            found.append((passage, (f"{text} for {mine}",)))
    return found
