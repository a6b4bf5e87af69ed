"""The reader's own judgement on a version: it outranks what was found by measure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.model import Passage, Relation
from index.text import words
from index.versions.difference import difference
from index.versions.reasons import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from index.model import Judgement, Version

__all__ = ["about", "judged", "key"]


def key(phrase: str) -> tuple[str, ...]:
    """Give what makes two phrases one: their folded words. Judgements on one are judgements on the other."""
    return tuple(words(phrase))


def about(judgements: Iterable[Judgement], phrase: str) -> tuple[Judgement, ...]:
    """Give the judgements on a phrase."""
    wanted = key(phrase)
    return tuple(one for one in judgements if key(one.query) == wanted)


def judged(phrase: str, version: Version, judgements: Sequence[Judgement]) -> Version:
    """Let the reader's judgements on a phrase outrank what was found of it in one article.

    A passage that is "the same" is a firm hit and comes first; one that is not is no hit
    at all, and if nothing else was found it is given as the nearest passage. `judged` of
    the version says which of the two holds for its best, or for its nearest passage.
    """
    mine = [one for one in judgements if one.article == version.article]
    if not mine:
        return version
    same = [_as_firm(version, one) for one in mine if one.same]
    others = [one for one in version.passages if not any(_touches(one, judgement) for judgement in mine)]
    kept = (*same, *others)
    if not kept:
        refused = mine[-1]
        nearest = Passage(refused.paragraph, refused.span, refused.text, Relation.NONE, refused.score)
        return replace(
            version, relation=Relation.NONE, passages=(), difference=(), quote=None, nearest=nearest, judged=False
        )
    best = kept[0]
    if best in version.passages[:1]:
        return replace(version, passages=kept, why=_why(version, kept), judged=True if same else None)
    told = difference(phrase, best.text)
    unchanged = version.passages and version.passages[0].span == best.span and not same[1:]
    return replace(
        version,
        relation=best.relation,
        score=best.score,
        passages=kept,
        difference=told,
        quote=version.quote if unchanged else None,
        why=_why(version, kept) if unchanged or best.relation is Relation.VERBATIM else (),
        nearest=None,
        judged=True if same else None,
    )


def _why(version: Version, kept: Sequence[Passage]) -> tuple[str, ...]:
    """Count the very words again where some of them were refused; other reasons stay."""
    counted = same_words(kept)
    return counted if version.why[:1] == counted[:1] else version.why


def _as_firm(version: Version, judgement: Judgement) -> Passage:
    """Give the passage that a judgement is about as a firm one; what was firm before stays what it was."""
    found = [*version.passages, *([version.nearest] if version.nearest else [])]
    passage = next((one for one in found if _touches(one, judgement)), None)
    if passage is None:
        passage = Passage(judgement.paragraph, judgement.span, judgement.text, judgement.ours, judgement.score)
    return passage if passage.relation.firm else replace(passage, relation=Relation.REWORDED)


def _touches(passage: Passage, judgement: Judgement) -> bool:
    """Whether a passage is the one judged, even if it was cut a little otherwise."""
    return passage.paragraph == judgement.paragraph and passage.span.touches(judgement.span)
