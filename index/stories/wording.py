"""A lineage in sentences: what is shared, the credit lines, and the order where something tells it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from index.model import SourceKind
from index.stories.credits import Standing, same_name
from index.stories.lineage_values import LineageKind, Order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.model import Article
    from index.stories.credits import Credit
    from index.stories.lineage_values import Lineage

__all__ = ["in_words", "label", "text_of"]

_CREDIT_SHOWN = 160
_CREDITS_SHOWN = 2
_TEXTUAL = frozenset({LineageKind.REPRINT, LineageKind.SHARED_TEXT})


def label(article: Article) -> str:
    """Name an article by its outlet, or by its file where the outlet is not named."""
    return article.outlet or f"outlet not named ({PurePath(article.path).name})"


def text_of(article: Article) -> str:
    """Name an article's text by whose it is: "the Courier text", "the Northline text (here as carried by Strand24)"."""
    source = article.source
    if source is not None and source.kind is not SourceKind.CITED and not same_name(source.name, article.outlet or ""):
        return f"the {_without_the(source.name)} text (here as carried by {label(article)})"
    return f"the {_without_the(article.outlet)} text" if article.outlet else f"the text of {label(article)}"


def _without_the(name: str) -> str:
    return name.removeprefix("The ")


def in_words(found: Lineage, first: Article, second: Article) -> tuple[str, ...]:
    """Say in sentences what a lineage holds; a text that came later is named first."""
    later, earlier = (second, first) if found.earlier == first.id else (first, second)
    return (
        _shared(found, later, earlier),
        *_credits(found, {first.id: first, second.id: second}),
        *_common(first, second),
        *_order(found, later, earlier),
    )


def _shared(found: Lineage, later: Article, earlier: Article) -> str:
    words = f"{label(later)} shares {found.words} word{'s'[: found.words != 1]} with {text_of(earlier)}"
    if found.kind is LineageKind.REPRINT:
        return f"{words}: {found.share:.0%} of the shorter text's five-word runs"
    if found.kind is LineageKind.SHARED_TEXT:
        return f"{words}, {found.words_outside} of them outside quotation marks"
    if found.kind is LineageKind.SHARED_QUOTES:
        outside = found.words_outside
        return f"{words}, {'all' if not outside else 'all but ' + str(outside)} of them in quotation marks"
    if found.words:
        return f"{words}: no more than any two texts may"
    return f"{label(later)} shares no five words in a row with {text_of(earlier)}"


def _credits(found: Lineage, articles: dict[str, Article]) -> Iterator[str]:
    for credit in found.credits[:_CREDITS_SHOWN]:
        text = credit.text if len(credit.text) <= _CREDIT_SHOWN else credit.text[:_CREDIT_SHOWN].rstrip() + " …"
        yield f"{label(articles[credit.article])} names {credit.name} ({_standing(credit)}): {text}"
    more = len(found.credits) - _CREDITS_SHOWN
    if more > 0:
        yield f"and so in {more} more place{'s'[: more != 1]}"
    if not found.credits and found.kind in _TEXTUAL:
        yield "no credit found in the kept or cut text"


def _standing(credit: Credit) -> str:
    if credit.standing is Standing.TITLE:
        return "title"
    if credit.standing is Standing.DATELINE:
        return "dateline"
    if credit.standing is Standing.FIELD:
        return "given as its source, in no line of the page"
    if credit.paragraph is not None:
        return f"paragraph {credit.paragraph + 1}"
    where = "cut line" if credit.standing is Standing.CUT_LINE else "line"
    return where if credit.line is None else f"{where} {credit.line}"


def _common(first: Article, second: Article) -> Iterator[str]:
    sources = [one.source for one in (first, second) if one.source and one.source.kind is not SourceKind.CITED]
    if len(sources) == 2 and same_name(sources[0].name, sources[1].name):
        yield f"both give {sources[0].name} as their source"
    authors = [name for name in first.authors if name.casefold() in {other.casefold() for other in second.authors}]
    if authors:
        yield f"both name {' and '.join(authors)} as author"


def _date(article: Article) -> str:
    """Write a date as the page gives it, to the minute."""
    return (article.published or "")[:16].replace("T", " ")


def _order(found: Lineage, later: Article, earlier: Article) -> Iterator[str]:
    if found.kind in {LineageKind.NONE, LineageKind.CITES}:
        return
    if found.order is Order.CREDIT:
        yield f"{label(later)} came after {text_of(earlier)}, by its own credit"
    elif found.order is Order.DATES:
        yield f"{label(earlier)} is dated {_date(earlier)}, {label(later)} {_date(later)}"
    else:
        same = "quotations" if found.kind is LineageKind.SHARED_QUOTES else "words"
        yield f"same {same}, order unknown; both may draw on a text not here"
