"""A phrase against all the articles of one story, in their order, with the grounds that need them all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from index.text import words
from index.versions.exact import occurrences
from index.versions.find import find, unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Article, Version
    from index.versions.frequencies import Frequencies
    from index.versions.prepared import Prepared

__all__ = ["compare", "source_of"]


def compare(
    phrase: str,
    prepared: Sequence[Prepared],
    picked: str | None = None,
    *,
    frequencies: Frequencies | None = None,
    reworded: bool = True,
    strictness: int = 0,
) -> list[Version]:
    """Find a phrase in each article of one story: one version per article, in the order given.

    `picked` is the id of the article the phrase was taken from. What stands around the phrase
    there, or else in the first article that has it word for word, tells its counterparts
    from look-alikes. An article that has nothing firm is called older than the event when
    it came out before all that have it.
    """
    source = source_of(phrase, prepared, picked)
    versions = [
        find(phrase, one, source=source, frequencies=frequencies, reworded=reworded, strictness=strictness)
        for one in prepared
    ]
    having = [
        day
        for one, version in zip(prepared, versions, strict=True)
        if (version.relation.firm or one.article.id == picked) and (day := _day(one.article))
    ]
    if not having:
        return versions
    first = min(having)
    return [
        replace(version, searched=replace(version.searched, older_than_event=True))
        if not version.relation.firm and (day := _day(one.article)) and day < first
        else version
        for one, version in zip(prepared, versions, strict=True)
    ]


def source_of(phrase: str, prepared: Sequence[Prepared], picked: str | None = None) -> Prepared | None:
    """Choose the article in which a phrase is looked at where it stands: the picked one, else the first that has it."""
    tokens = words(unwrap(phrase))
    having = [one for one in prepared if occurrences(tokens, one)]
    return next((one for one in having if one.article.id == picked), having[0] if having else None)


def _day(article: Article) -> str | None:
    """Give the day an article came out, where it can be relied on."""
    trusted = article.published_from is None or article.published_from.trusted
    return article.day if trusted else None
