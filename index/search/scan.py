"""Answers by reading: what a query means, asked of one document after the other.

Slow for a large library and never wrong: it needs nothing but the texts. The index
(`index.search.whoosh`) is held equal to it by a test.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from index.query import And, Field, Kind, Node, Not, Or, Phrase, Query, Term
from index.search.document import Document, document, named
from index.search.expansion import likely, predicate
from index.text import words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from index.model import Article

__all__ = ["compiled", "find_phrase", "in_text", "matches", "matches_document", "story_named", "title_leaf"]


def matches(
    query: Query,
    article: Article,
    *,
    story: str | None = None,
    story_title: str | None = None,
    tags: Collection[str] = (),
) -> bool:
    """Whether an article is one of those that the query asks for. A query that asks for nothing matches nothing."""
    return matches_document(query, document(article, story=story, story_title=story_title, tags=tags))


def matches_document(query: Query, one: Document) -> bool:
    """Whether a document is one of those that the query asks for."""
    return query.root is not None and compiled(query.root)(one)


@lru_cache(maxsize=256)
def compiled(node: Node) -> Callable[[Document], bool]:
    """Make of a node the test that its documents pass."""
    match node:
        case And(parts):
            # Fields are cheapest to ask, so they come first.
            tests = [compiled(part) for part in sorted(parts, key=lambda part: not isinstance(part, Field))]
            return lambda one: all(test(one) for test in tests)
        case Or(parts):
            tests = [compiled(part) for part in parts]
            return lambda one: any(test(one) for test in tests)
        case Not(part):
            test = compiled(part)
            return lambda one: not test(one)
        case Field():
            return _field(node)
        case _:
            inside = in_text(node)
            return lambda one: inside(one.body) or inside(one.title)


@lru_cache(maxsize=256)
def in_text(leaf: Term | Phrase) -> Callable[[str], bool]:
    """Make of a term or phrase the test that a folded text passes when it stands there."""
    if isinstance(leaf, Term):
        if leaf.kind is Kind.EXACT:
            return _containing(f" {leaf.word} ")
        if leaf.kind is Kind.PREFIX:
            return _containing(f" {leaf.word}")
        return _containing_any(leaf)
    if not leaf.slop:
        return _containing(f" {' '.join(leaf.words)}" + ("" if leaf.prefix else " "))
    return lambda text: any(
        next(find_phrase(leaf, paragraph.split()), None) is not None for paragraph in text.split("\n")
    )


def find_phrase(phrase: Phrase, found: list[str]) -> Iterator[tuple[int, int]]:
    """Give where a phrase stands among the tokens of one paragraph: half-open runs of tokens, left to right.

    With slop, from each place where the first word stands the run that ends first; its
    words come in order, and at most `slop` others stand among them.
    """
    last = len(phrase.words) - 1
    for start, word in enumerate(found):
        at, place, limit = 0, start, start + last + phrase.slop
        if not _is(phrase, at, last, word):
            continue
        while at < last and place < limit:
            place += 1
            if place >= len(found):
                break
            if _is(phrase, at + 1, last, found[place]):
                at += 1
            elif not phrase.slop:
                break
        if at == last:
            yield start, place + 1


def _is(phrase: Phrase, at: int, last: int, word: str) -> bool:
    wanted = phrase.words[at]
    return word.startswith(wanted) if phrase.prefix and at == last else word == wanted


def _containing(part: str) -> Callable[[str], bool]:
    return lambda text: part in text


def _containing_any(term: Term) -> Callable[[str], bool]:
    """Look for a word's forms, or words near it, among the words of a text."""
    means = predicate(term)
    if term.kind is Kind.FUZZY:
        return lambda text: any(means(token) for token in set(text.split()))
    whole = f" {term.word} "
    forms = re.compile(likely(term.word))
    return lambda text: whole in text or any(means(token) for token in forms.findall(text))


def _field(field: Field) -> Callable[[Document], bool]:
    if field.name == "after":
        return lambda one: one.day is not None and one.day >= field.value
    if field.name == "before":
        return lambda one: one.day is not None and one.day < field.value
    if field.name == "title":
        inside = in_text(title_leaf(field))
        return lambda one: inside(one.title)
    if field.name == "author":
        return lambda one: any(named(field, author) for author in one.authors)
    if field.name == "tag":
        return lambda one: any(named(field, tag) for tag in one.tags)
    if field.name == "story":
        return lambda one: story_named(field, one.story, one.story_title)
    if field.name == "source":
        return lambda one: named(field, one.source)
    return lambda one: named(field, one.outlet)


def story_named(field: Field, story: str | None, title: str | None) -> bool:
    """Whether a field's value names a story: the beginning of its id (four signs at least), or words of its title."""
    value = field.value.casefold()
    return (story is not None and len(value) >= 4 and story.casefold().startswith(value)) or named(field, title)


def title_leaf(field: Field) -> Term | Phrase:
    """Give what a `title:` asks of the title: a word with its forms, or a phrase."""
    found = tuple(words(field.value))
    if len(found) != 1:
        return Phrase(found, prefix=field.prefix)
    return Term(found[0], Kind.PREFIX if field.prefix else Kind.FORMS)
