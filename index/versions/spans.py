"""From matched words to a passage: the clause or quotation that holds them, no more."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.model import Span
from index.quotations import quotations
from index.versions.terms import CONTENT, background

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from index.versions.terms import Term

__all__ = ["clause", "paired", "quoted_within", "region"]

# A clause begins behind these, or at these words.
_BREAK = re.compile(
    r"[,;:(]\s+|\s+[–—-]{1,2}\s+|—|\)\s*"
    r"|(?<=\s)(?=(?:that|which|who|whom|whose|and|but|while|because|although|though|after|before|when|as|if|where)\s)"
)
_PAIRS = (("(", ")"), ("“", "”"), ("«", "»"), ('"', '"'))
# How far, in characters, a passage is stretched to reach the edges of its clause.
_REACH = 48


def region(there: Sequence[Term], worth: Mapping[int, float]) -> tuple[int, int]:
    """Choose the run of terms (half-open) that holds most of the matched weight for its length."""
    best, best_run = 0.0, (0, len(there))
    total, start = 0.0, 0
    for at, term in enumerate(there):
        value = worth[at] if at in worth else -_cost(term)
        if total <= 0:
            total, start = 0.0, at
        total += value
        if total > best:
            best, best_run = total, (start, at + 1)
    return best_run


def _cost(term: Term) -> float:
    return 0.005 if background(term.key) < CONTENT else 0.02


@lru_cache(maxsize=2048)
def _quoted(text: str) -> tuple[Span, ...]:
    return tuple(quotations(text))


def quoted_within(text: str, span: Span) -> bool:
    """Whether a quotation stands in a span of a text, in part at least."""
    return any(quote.start < span.end and span.start < quote.end for quote in _quoted(text))


def clause(text: str, within: Span, run: Span) -> Span:
    """Stretch a run of characters to its clause, or to the quotation it stands in.

    `within` is the sentence, or sentences, that the passage may not leave.
    """
    for quote in _quoted(text):
        # The marks belong to a quotation that is taken whole.
        if quote.start <= run.start and run.end <= quote.end and run.end - run.start > 0.5 * (quote.end - quote.start):
            return Span(quote.start - 1, min(quote.end + 1, len(text)))
    cuts = [within.start, within.end]
    for found in _BREAK.finditer(text, within.start, within.end):
        cuts += [found.end(), found.start()]
    start = max((cut for cut in cuts if cut <= run.start), default=run.start)
    end = min((cut for cut in cuts if cut >= run.end), default=run.end)
    return paired(
        text,
        within,
        Span(
            start if run.start - start <= _REACH else run.start,
            end if end - run.end <= _REACH else run.end,
        ),
    )


def paired(text: str, within: Span, span: Span) -> Span:
    """Cut spaces off a passage's ends, and take in the mark or bracket next to it that one inside is a pair with."""
    start, end = span.start, span.end
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    before = behind = False
    for opening, closing in _PAIRS:
        held = text[start:end]
        if opening == closing:
            before = behind = held.count(opening) % 2 == 1
        else:
            before = held.count(closing) > held.count(opening)
            behind = held.count(opening) > held.count(closing)
        if behind and end < within.end and text[end] == closing:
            end += 1
        elif before and start > within.start and text[start - 1] == opening:
            start -= 1
    return Span(start, end)
