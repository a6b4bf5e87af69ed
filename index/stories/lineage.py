"""Which text shares what with which, and the evidence: described, never judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

from index.stories.credits import credits_to, own_names, same_name
from index.stories.lineage_values import Lineage, LineageKind, Order
from index.stories.profiles import trusted_day
from index.stories.sharing import runs, shingled
from index.stories.wording import in_words
from index.text import SHINGLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.model import Article
    from index.stories.credits import Credit
    from index.stories.sharing import Run, Shingled

__all__ = ["Lineage", "LineageKind", "Order", "compare", "lineage", "lineages"]

REPRINT_SHARE = 0.5
"""Articles of two hands share at most .35 of the shorter text; copies, cut or lightly edited, .64 and more."""
REPRINT_OUTSIDE = 0.3
"""A reprint is one outside quotation marks too; two reports of one statement are not."""
TEXT_SHARE = 0.05
"""Of the five-word runs outside quotation marks."""
TEXT_WORDS = 15
"""Besides its share, shared text has so many words outside quotation marks: a title of office is no shared text."""
CITED_SHARE = 0.05
"""Who names the other and shares less than this with it tells it in own words."""
FEW_SHINGLES = 12
"""So few five-word runs outside quotation marks (or in all) tell nothing by their share."""


def lineage(a: Article, b: Article) -> Lineage:
    """Compare two articles. For many pairs, read each article once with `shingled` and use `compare`."""
    return compare(shingled(a), shingled(b))


def lineages(articles: Sequence[Article]) -> tuple[Lineage, ...]:
    """Compare all pairs of articles, and give those that have anything in common."""
    read = [shingled(article) for article in articles]
    found = (compare(one, other) for one, other in combinations(read, 2))
    return tuple(one for one in found if one.kind is not LineageKind.NONE)


def compare(first: Shingled, second: Shingled) -> Lineage:
    """Compare two articles that have been read."""
    # Always from the same side, so that equal choices fall equally whichever is named first.
    swapped = first.article.id > second.article.id
    low, high = (second, first) if swapped else (first, second)
    shared = runs(low, high)
    share = _share(len(low.shingles.keys() & high.shingles.keys()), len(low.shingles), len(high.shingles))
    dated = _dated(low.article, high.article)
    evidence = tuple(
        credit
        for one, other in ((low.article, high.article), (high.article, low.article))
        for credit in credits_to(one, own_names(other))
        # A sentence of an article dated before the other speaks of some older report.
        if credit.of_the_text or dated != one.id
    )
    earlier, order = _order(evidence, low.article.id, high.article.id, dated)
    found = Lineage(
        first=first.article.id,
        second=second.article.id,
        kind=LineageKind.NONE,
        share=share,
        share_outside=_share(len(low.outside & high.outside), len(low.outside), len(high.outside)),
        words=sum(run.words for run in shared),
        words_outside=sum(run.words - run.quoted for run in shared),
        runs=_turned(shared) if swapped else shared,
        credits=evidence,
        earlier=earlier,
        order=order,
    )
    cited = any(_names_outlet(credit, low.article, high.article) for credit in evidence)
    found = replace(found, kind=_kind(found, low, high, cited=cited))
    if found.kind is LineageKind.SHARED_QUOTES:
        found = _quotes_alone(found)
    return replace(found, sentences=in_words(found, first.article, second.article))


def _quotes_alone(found: Lineage) -> Lineage:
    """Keep the runs that are quotations: of "shared quotes only", the few words shared besides are no evidence."""
    quoted = tuple(run for run in found.runs if _quotation(run))
    return replace(
        found,
        runs=quoted,
        words=sum(run.words for run in quoted),
        words_outside=sum(run.words - run.quoted for run in quoted),
    )


def _quotation(run: Run) -> bool:
    """Whether a run holds enough of a quotation; a word beside its marks may be shared as well."""
    return run.quoted >= SHINGLE


def _names_outlet(credit: Credit, low: Article, high: Article) -> bool:
    """Whether a credit names the other article's own outlet, not whom it carries."""
    other = high if credit.article == low.id else low
    return other.outlet is not None and same_name(credit.name, other.outlet)


def _share(both: int, one: int, other: int) -> float:
    return both / min(one, other) if one and other else 0.0


def _kind(found: Lineage, one: Shingled, other: Shingled, *, cited: bool) -> LineageKind:
    all_quoted = min(len(one.outside), len(other.outside)) < FEW_SHINGLES
    same_outside = found.share_outside >= REPRINT_OUTSIDE or all_quoted
    if found.share >= REPRINT_SHARE and found.words >= FEW_SHINGLES and same_outside:
        return LineageKind.REPRINT
    if found.share_outside >= TEXT_SHARE and found.words_outside >= TEXT_WORDS:
        return LineageKind.SHARED_TEXT
    if cited and found.share < CITED_SHARE:
        return LineageKind.CITES
    if any(map(_quotation, found.runs)):
        return LineageKind.SHARED_QUOTES
    return LineageKind.CITES if cited else LineageKind.NONE


def _turned(shared: Sequence[Run]) -> tuple[Run, ...]:
    """See runs from the other side, in the order of its text."""
    turned = (replace(run, first=run.second, second=run.first) for run in shared)
    return tuple(sorted(turned, key=lambda run: (run.first[0].paragraph, run.first[0].span)))


def _dated(one: Article, other: Article) -> str | None:
    """Give the id of the article dated earlier, by dates to rely on; None where they tell nothing."""
    first, second = _moment(one), _moment(other)
    if first is not None and second is not None:
        return None if first == second else (one.id if first < second else other.id)
    day, other_day = trusted_day(one), trusted_day(other)
    if day is None or other_day is None or day == other_day:
        return None
    return one.id if day < other_day else other.id


def _order(evidence: Sequence[Credit], one: str, other: str, dated: str | None) -> tuple[str | None, Order]:
    """Tell which came first: by a credit of one side only, else by dates to rely on, else not."""
    crediting = {credit.article for credit in evidence}
    if len(crediting) == 1:
        return (other if one in crediting else one), Order.CREDIT
    return dated, Order.DATES if dated else Order.UNKNOWN


def _moment(article: Article) -> datetime | None:
    """Give the moment of publication where it has a time and an offset: only such compare within a day."""
    if trusted_day(article) is None or article.published is None:
        return None
    try:
        moment = datetime.fromisoformat(article.published)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
