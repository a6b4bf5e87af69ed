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

# A clause begins behind these signs and words, or at the words that say how it hangs on the one before.
_BREAK = re.compile(
    r"[,;:(]\s+|\s+[–—-]{1,2}\s+|—|\)\s*|\sthat\s"
    r"|(?<=\s)(?=(?:which|who|whom|whose|while|because|although|though|after|before|when|as|if|where)\s)"
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
    return any(map(span.touches, _quoted(text)))


def clause(text: str, within: Sequence[Span], run: Span, *, framed: bool = True) -> Span:
    """Stretch a run of characters to its clause, or to the quotation it stands in.

    `within` is the sentence, or sentences in order, that the passage may not leave; a
    clause never goes on from one to the next. Not `framed`, the run is cut to the one
    quotation it reaches into.
    """
    touched = list(filter(run.touches, _quoted(text)))
    for quote in touched:
        inside = min(run.end, quote.end) - max(run.start, quote.start)
        alone = inside == run.end - run.start or (not framed and len(touched) == 1)
        if alone and inside > 0.5 * (quote.end - quote.start):
            # The marks belong to a quotation that is taken whole.
            return Span(quote.start - 1, min(quote.end + 1, len(text)))
    whole = Span(within[0].start, within[-1].end)
    cuts = [cut for sentence in within for cut in (sentence.start, sentence.end)]
    for found in _BREAK.finditer(text, whole.start, whole.end):
        cuts += [found.end(), found.start()]
    start = max((cut for cut in cuts if cut <= run.start), default=run.start)
    end = min((cut for cut in cuts if cut >= run.end), default=run.end)
    return paired(
        text,
        whole,
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
