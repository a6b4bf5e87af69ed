"""Fields that the reader sets: they outrank what cleaning reads, and pass to later editions and through a rebuild."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from index.library.group import derive, group
from index.library.indexing import due, index
from index.model import PublishedFrom, Source
from index.search import fold_article

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from index.library.core import Core
    from index.model import Article, Given

__all__ = [
    "NAMES",
    "UNCHANGED",
    "Edit",
    "Unchanged",
    "catch_up",
    "edit",
    "edit_all",
    "inherited",
    "keep_changed",
    "put_fields",
]

NAMES = ("title", "outlet", "source", "authors", "published")
"""The fields that can be set."""


class Unchanged:
    """The value of a field that an edit leaves as it is: None sets it to unknown."""

    def __repr__(self) -> str:
        """Say what it is, for messages of tests."""
        return "UNCHANGED"


UNCHANGED = Unchanged()


@dataclass(frozen=True, slots=True)
class Edit:
    """What the reader sets of an article. None (or no authors) says that it is not known."""

    title: str | Unchanged | None = UNCHANGED
    outlet: str | Unchanged | None = UNCHANGED
    source: Source | Unchanged | None = UNCHANGED
    authors: tuple[str, ...] | Unchanged = UNCHANGED
    published: str | Unchanged | None = UNCHANGED

    def changes(self) -> dict[str, object]:
        """Give the fields that are set, by name."""
        found = {name: getattr(self, name) for name in NAMES}
        return {name: value for name, value in found.items() if not isinstance(value, Unchanged)}


def edit(core: Core, prefix: str, given: Given) -> Article:
    """Set the fields that `given` has of the article with this id or unique beginning of one; give the article."""
    values = {name: value for name in NAMES if (value := getattr(given, name)) is not None}
    one = core.articles.resolve(prefix)
    edit_all(core, {one: Edit(**values)})
    return core.articles.articles([one])[0]


def edit_all(core: Core, edits: Mapping[str, Edit]) -> tuple[str, ...]:
    """Set fields of articles, by id or the unique beginning of one, all or none. Gives the ids of those changed."""
    with core.turn():
        wanted = {core.articles.resolve(key): change for key, change in edits.items()}
        changed = []
        for article in core.articles.articles(list(wanted)):
            new = _edited(article, wanted[article.id].changes())
            if new != article:
                changed.append(new)
        keep_changed(core, changed)
    catch_up(core, changed)
    return tuple(one.id for one in changed)


def put_fields(core: Core, like: Article, names: Collection[str]) -> Article:
    """Give an article the fields of these names that `like`, of the same id, has, and whether they are by hand.

    So a field can be the page's again, or what it was before an edit. Gives the article.
    """
    with core.turn():
        (now,) = core.articles.articles([core.articles.resolve(like.id)])
        theirs = {*names} & {*NAMES}
        by_hand = [name for name in now.by_hand if name not in theirs]
        by_hand += [name for name in like.by_hand if name in theirs]
        new = replace(now, by_hand=tuple(by_hand), **{name: getattr(like, name) for name in theirs})
        if "published" in theirs:
            new = replace(new, published_from=like.published_from)
        changed = [new] if new != now else []
        keep_changed(core, changed)
    catch_up(core, changed)
    return new


def keep_changed(core: Core, changed: Sequence[Article], also: Callable[[], None] | None = None) -> None:
    """Put changed articles in the place of those with their ids, and look at their stories again.

    `also` is done in the same transaction as the change.
    """
    if not changed:
        return
    ready = [(one, derive(one, fold_article(one))) for one in changed]
    with core.database.writing():
        for one, derived in ready:
            core.articles.change(one, derived)
        if also is not None:
            also()
    with core.grouping_turn:
        core.grouping = None
        group(core, _shaken(core, [one.id for one in changed]))


def catch_up(core: Core, changed: Sequence[Article]) -> None:
    """Bring the index up to date after a change, where there is one."""
    if changed and due(core):
        for _ in index(core):
            pass


def inherited(article: Article, earlier: Article) -> Article:
    """Give an article what was set by hand in an earlier form of it, unless it was set in it too."""
    names = [name for name in earlier.by_hand if name in NAMES and name not in article.by_hand]
    if not names:
        return article
    return _edited(article, {name: getattr(earlier, name) for name in names})


def _edited(article: Article, changes: Mapping[str, object]) -> Article:
    by_hand = tuple(dict.fromkeys((*article.by_hand, *changes)))
    new = replace(article, by_hand=by_hand, **changes)  # type: ignore[arg-type]  # names and types are those of Edit
    if "published" in changes:
        new = replace(new, published_from=PublishedFrom.GIVEN if new.published else None)
    return new


def _shaken(core: Core, ids: Iterable[str]) -> set[str]:
    """Give articles with all others of their stories."""
    some = set(ids)
    stories = core.stories.get(set(core.stories.of_articles(some).values()))
    return some.union(*(story.articles for story in stories))
