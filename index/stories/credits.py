"""Lines in which an article names another paper or agency as where its text or its news comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING

from index.model import SourceKind, Span
from index.text import sentences, tokens, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article

__all__ = ["Credit", "Standing", "credits_to", "own_names", "same_name"]


class Standing(StrEnum):
    """Where a credit stands."""

    TITLE = "title"
    DATELINE = "dateline"
    """In brackets where the text begins: "AVERIN (Northline) -"."""
    TEXT = "text"
    """In a sentence of the body."""
    USED_LINE = "used line"
    """In a line of the page that fed another field."""
    CUT_LINE = "cut line"
    FIELD = "field"
    """In no line: the article's source was given by hand or by a feed."""


@dataclass(frozen=True, slots=True)
class Credit:
    """An article names someone as where its text or news comes from, and the words that do so.

    `paragraph` and `span` tell where the name stands in the body, `line` where in the page;
    each None where it does not stand there.
    """

    article: str
    name: str
    text: str
    standing: Standing
    paragraph: int | None = None
    span: Span | None = None
    line: int | None = None

    @property
    def of_the_text(self) -> bool:
        """Whether it speaks for the whole text: a sentence of the body may name an older report."""
        return self.standing is not Standing.TEXT


# What is written beside a name by way of credit, in a line of its own or in a sentence.
_LINE_CUE = re.compile(
    r"\b(?:appeared|published|posted|reported|printed|written)\s+(?:first\s+|originally\s+)?(?:on|in|by|at|with)\b"
    r"|\b(?:source|sources|credit|via|courtesy|originally|re-?published|re-?printed|syndicated|permission|copyright)\b"
    r"|\b(?:read|reading|see|story|article|report)\b.{0,40}\b(?:on|in|at|from|by)\b",
    re.IGNORECASE,
)
_SENTENCE_CUE = re.compile(
    r"\b(?:according to|as reported|report(?:s|ed|ing)?|told|tells|quot(?:es|ed|ing)|cit(?:es|ed|ing)|"
    r"sa(?:ys|id)|not(?:es|ed)|wr(?:ites|ote|itten)|interview(?:ed)?|reveal(?:s|ed)|publish(?:es|ed)|"
    r"learn(?:s|ed|t)|obtained by|seen by|first|newspaper|news agency|appeared)\b",
    re.IGNORECASE,
)
_DATELINE = 80
"""A name in brackets this near the start of a text is a dateline: "AVERIN (Northline) -"."""
_DATELINE_PARAGRAPHS = 2

# Last words of names that many papers share: "the Times" alone tells nothing.
_COMMON_LAST = frozenset(
    "times post news journal daily today press online media tv radio network agency magazine report wire service "
    "herald star tribune gazette standard mail world weekly review channel".split()
)
_BEGINNING = 4
_EMPTY = frozenset({"the", "com", "org", "net", "www", "co"})


def _bare(name: str) -> list[str]:
    return [word for word in words(name) if word not in _EMPTY]


def same_name(one: str, other: str) -> bool:
    """Whether two names are of one paper: apart from articles, spaces and web endings, or one the other's initials."""
    first, second = _bare(one), _bare(other)
    if not first or not second:
        return False
    if "".join(first) == "".join(second):
        return True
    return _initials(first) == "".join(second) or _initials(second) == "".join(first)


def _initials(bare: Sequence[str]) -> str | None:
    return "".join(word[0] for word in bare) if len(bare) > 2 else None


def own_names(article: Article) -> tuple[str, ...]:
    """Give the names under which an article's text may be credited: its outlet's, and that of whom it carries."""
    names = [article.outlet] if article.outlet else []
    if article.source is not None and article.source.kind is not SourceKind.CITED:
        names.append(article.source.name)
    return tuple(names)


def credits_to(article: Article, names: Sequence[str]) -> tuple[Credit, ...]:
    """Give every line in which an article credits one of these names, most telling first.

    The article's own outlet is never a credit. A name in the body counts only beside a
    word of reporting ("according to", "told"); in another line, beside a word of credit.
    """
    wanted = [name for name in names if not (article.outlet and same_name(article.outlet, name))]
    found: list[Credit] = []
    for name in dict.fromkeys(wanted):
        here = [*_in_lines(article, name), *_in_title(article, name), *_in_text(article, name)]
        if not here and article.source is not None and same_name(article.source.name, name):
            here.append(Credit(article.id, name, f"{article.source.kind.value}: {name}", Standing.FIELD))
        found += here
    # Lines that speak for the whole text come first; the sort keeps their order otherwise.
    return tuple(sorted(found, key=lambda credit: not credit.of_the_text))


def _in_lines(article: Article, name: str) -> Iterator[Credit]:
    for used in article.used:
        source = "source" in used.field
        if _mentions(used.text, name) and (source or _LINE_CUE.search(used.text)):
            yield Credit(article.id, name, used.text.strip(), Standing.USED_LINE, line=used.line)
    for cut in article.removed:
        if _LINE_CUE.search(cut.text) and _mentions(cut.text, name):
            yield Credit(article.id, name, cut.text.strip(), Standing.CUT_LINE, line=cut.line)


def _in_title(article: Article, name: str) -> Iterator[Credit]:
    title = article.title or ""
    for span in _mentions(title, name):
        before, after = title[: span.start].strip(), title[span.end :].strip()
        if (not before and after.startswith(":")) or (not after and before[-1:] in {"-", "–", "—", "|", ":"}):
            yield Credit(article.id, name, title, Standing.TITLE, span=span)


def _in_text(article: Article, name: str) -> Iterator[Credit]:
    for number, paragraph in enumerate(article.paragraphs):
        text = paragraph.text
        places = _mentions(text, name)
        if not places:
            continue
        for sentence in sentences(text):
            place = next((p for p in places if sentence.start <= p.start < sentence.end), None)
            if place is None:
                continue
            said = text[sentence.start : sentence.end]
            bracketed = text[place.start - 1 : place.start] == "(" and text[place.end : place.end + 1] == ")"
            if bracketed and place.start < _DATELINE and number < _DATELINE_PARAGRAPHS:
                yield Credit(article.id, name, said, Standing.DATELINE, number, place, paragraph.line)
            elif _SENTENCE_CUE.search(said) or _LINE_CUE.search(said):
                yield Credit(article.id, name, said, Standing.TEXT, number, place, paragraph.line)


def _mentions(text: str, name: str) -> list[Span]:
    """Give where a name stands in a text: in full, by its initials, or as "the" and its last word where that tells."""
    bare = _bare(name)
    if not bare or not _may_hold(text, bare):
        return []
    found = tokens(text)
    folded = [token.folded for token in found]
    spans: list[Span] = []
    for at in range(len(folded)):
        size = _size_at(folded, at, bare)
        if size and text[found[at].start].isupper() | (not text[found[at].start].isalpha()):
            spans.append(Span(found[at].start, found[at + size - 1].end))
        elif not size and folded[at] == _initials(bare) and text[found[at].start : found[at].end].isupper():
            spans.append(Span(found[at].start, found[at].end))
    if not spans and len(bare) > 1 and bare[-1] not in _COMMON_LAST:
        spans += [
            Span(token.start, token.end)
            for before, token in pairwise(found)
            if before.folded == "the" and token.folded == bare[-1] and text[token.start].isupper()
        ]
    return spans


def _may_hold(text: str, bare: Sequence[str]) -> bool:
    """Whether a look at the tokens is worth while: most lines have no letter of the name, and there are many lines."""
    if not text.isascii():
        return True
    small = text.lower()
    return bare[0][:_BEGINNING] in small or bare[-1] in small or (_initials(bare) or "\0") in small


def _size_at(folded: Sequence[str], at: int, bare: Sequence[str]) -> int:
    """Count the tokens from `at` that spell the name, be they parted otherwise ("Strand 24"), or 0."""
    if not bare[0].startswith(folded[at]) and not folded[at].startswith(bare[0]):
        return 0
    if list(folded[at : at + len(bare)]) == list(bare):
        return len(bare)
    squeezed = "".join(bare)
    return next((n for n in range(1, len(bare) + 3) if "".join(folded[at : at + n]) == squeezed), 0)
