"""What is quoted, apart from its frame: the quotation's own relation, and who is said to have said it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.forms import same_name
from index.model import Relation, Span
from index.quotations import quotations
from index.text import words
from index.versions.terms import background, stops

if TYPE_CHECKING:
    from index.versions.phrase import Phrase
    from index.versions.prepared import Block

__all__ = ["quote_relation", "speaker"]

# Shares of the words of the phrase's quotation that stand in the passage's, in order.
_EDITED, _REWORDED = 0.6, 0.25
_SAY = (
    "said|says|added|adds|stated|states|wrote|writes|asked|warned|warns|explained|declared|announced|insisted|argued|"
    "noted|replied|tweeted|continued|remarked|cautioned|claimed"
)
# Whoever follows these is spoken to.
_TELL = "told|tells|assured|asked|warned|reminded"
_NAME = r"(?:[A-Z][\w’'-]*\.?(?:\s+(?=[A-Z]))?)+"
_TITLE = r"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|President|Minister|Secretary|Senator|Governor|Prime)\.?\s+)*"
_BEHIND = re.compile(rf"[\s,.\"”’»]*(?:(?:{_SAY})\s+{_TITLE}({_NAME})|{_TITLE}({_NAME})\s+(?:{_SAY}|{_TELL})\b)")
_BEFORE = re.compile(rf"{_TITLE}({_NAME})\s+(?:{_SAY}|{_TELL})\b[^.“”\"]{{0,40}}[,:]?\s*[“\"«]?\Z")
_PRONOUNS = frozenset("he she they it we i you the this that".split())


def speaker(text: str, quote: Span) -> str:
    """Give the name to whom a quotation of a text is ascribed, as written; empty when no name is there."""
    found = _BEHIND.match(text, quote.end) or _BEFORE.search(text[max(0, quote.start - 120) : quote.start])
    if not found:
        return ""
    name: str = next(filter(None, found.groups())).strip()
    return "" if name.split(maxsplit=1)[0].casefold() in _PRONOUNS else name


def quote_relation(phrase: Phrase, block: Block, passage: Span) -> tuple[Relation | None, str | None]:
    """Relate what the phrase quotes to what the passage quotes, and say so when another one is named as its speaker.

    None where either side quotes nothing.
    """
    if not phrase.quotes or not _has_mark(block.text):
        return None, None
    theirs = list(filter(passage.touches, quotations(block.text)))
    if not theirs:
        return None, None
    best: Relation | None = None
    other: str | None = None
    for mine in phrase.quotes:
        ours = words(phrase.text[mine.start : mine.end])
        for quote in theirs:
            relation = _relate(ours, words(block.text[quote.start : quote.end]))
            if relation is None or (best is not None and _RANK[relation] >= _RANK[best]):
                continue
            best = relation
            other = _another(phrase.text, mine, block.text, quote)
    return best, other


_RANK = {Relation.VERBATIM: 0, Relation.EDITED: 1, Relation.REWORDED: 2}


def _has_mark(text: str) -> bool:
    return any(mark in text for mark in '“"«„‘「')


def _relate(ours: list[str], theirs: list[str]) -> Relation | None:
    from rapidfuzz.distance import LCSseq

    if not ours or not theirs:
        return None
    # What one outlet quotes in part is still the same words.
    shorter, longer = (ours, theirs) if len(ours) <= len(theirs) else (theirs, ours)
    count = len(shorter)
    if count >= 3 and any(longer[at : at + count] == shorter for at in range(len(longer) - count + 1)):
        return Relation.VERBATIM
    if ours == theirs:
        return Relation.VERBATIM
    shared = LCSseq.similarity(ours, theirs) / len(shorter)
    if shared >= _EDITED and count >= 3:
        return Relation.EDITED
    content = {word for word in ours if word not in stops() and background(word) == 1.0} & set(theirs)
    return Relation.REWORDED if shared >= _REWORDED and content else None


def _another(text: str, mine: Span, other_text: str, theirs: Span) -> str | None:
    """Say who speaks there when both sides name a speaker and they are two people."""
    ours, others = speaker(text, mine), speaker(other_text, theirs)
    our_words, other_words = words(ours), words(others)
    if not our_words or not other_words:
        return None
    # Whoever the other text names on its own side may be spoken of there in another part.
    if any(same_name(a, b) for a in our_words for b in other_words) or set(other_words) & set(words(text)):
        return None
    return f"said by {others}, not {ours}"
