"""Fields set by hand: they outrank what cleaning reads, and stay when pages are cleaned again."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from index.cleaning import clean
from index.library.group import derive, group
from index.model import Given
from index.search import fold_article

if TYPE_CHECKING:
    from index.library.core import Core
    from index.model import Article

__all__ = ["edit"]


def edit(core: Core, prefix: str, given: Given) -> Article:
    """Set the fields that `given` has of the article with this id or unique beginning of one; give the article."""
    with core.turn():
        one = core.articles.resolve(prefix)
        page = core.articles.page(one)
        new = {field.name: value for field in fields(Given) if (value := getattr(given, field.name)) is not None}
        if given.published is None:
            del new["published_from"]
        page = replace(page, given=replace(page.given, **new))
        (before,) = core.articles.articles([one])
        article = replace(clean(page), id=one, path=before.path, captured=before.captured)
        with core.database.writing():
            core.articles.set_given(one, page.given)
            core.articles.change(article, derive(article, fold_article(article)))
        with core.grouping_turn:
            core.grouping = None
            group(core, [one])
        return article
