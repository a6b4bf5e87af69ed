"""Where the very tokens of a phrase stand: every occurrence, and the prefix of a word being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Passage, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.versions.prepared import Prepared

__all__ = ["occurrences"]


def occurrences(words: Sequence[str], prepared: Prepared, *, prefix: bool = False) -> list[Passage]:
    """Find every place where these folded tokens stand in a row, in the article's order.

    With `prefix` the last word may go on ("esc" finds "escalate"); the passage then
    covers the typed letters' whole word.
    """
    if not words:
        return []
    surface, places = prepared.surface, prepared.places
    whole = words[:-1] if prefix else words
    count = len(words)
    if not whole:
        starts = sorted(place for word, held in places.items() if word.startswith(words[0]) for place in held)
        return [_passage(prepared, start, 1) for start in starts]
    rarest = min(range(len(whole)), key=lambda i: len(places.get(whole[i], ())))
    wanted = tuple(whole)
    found = []
    for place in places.get(whole[rarest], ()):
        start = place - rarest
        if start < 0 or surface[start : start + len(wanted)] != wanted:
            continue
        if prefix and not surface[start + count - 1].startswith(words[-1]):
            continue
        found.append(_passage(prepared, start, count))
    return found


def _passage(prepared: Prepared, start: int, count: int) -> Passage:
    block = prepared.block_at(start)
    first = block.tokens[start - block.offset]
    last = block.tokens[start - block.offset + count - 1]
    return Passage(
        block.paragraph, Span(first.start, last.end), block.text[first.start : last.end], Relation.VERBATIM, 1.0
    )
