"""Articles and their stories: all that a reader sees first."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Relation(StrEnum):
    """What an article's passage is to the phrase that was searched."""

    VERBATIM = "verbatim"
    """The same surface tokens in the same order."""
    EDITED = "edited"
    """Mostly the same words in order, or equal once numbers, initials and spellings are."""
    REWORDED = "reworded"
    """The same statement or quotation in other words."""
    MAYBE = "maybe"
    """The same topic, or the same statement with another number, negation, name or speaker."""
    NONE = "none"
    """Nothing matching."""

    @property
    def firm(self) -> bool:
        """Whether the relation is one to rely on: verbatim, edited or reworded."""
        return self in _FIRM


_FIRM = frozenset({Relation.VERBATIM, Relation.EDITED, Relation.REWORDED})


class SourceKind(StrEnum):
    """How a text comes from somewhere else than its outlet."""

    REPRINT = "reprint"
    """Another paper's text, published again."""
    WIRE = "wire"
    """A news agency's text."""
    CITED = "cited"
    """The outlet's own text about another's report."""


class Role(StrEnum):
    """What a paragraph is in its article."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    STANDFIRST = "standfirst"
    SUMMARY = "summary"


class Reason(StrEnum):
    """Why a line of a page is no part of its article. The list is closed."""

    NAV = "nav"
    SHARE = "share"
    SPONSOR = "sponsor"
    RELATED = "related"
    PROMO = "promo"
    DUPLICATE_TITLE = "duplicate-title"
    CAPTION = "caption"
    BIO = "bio"
    DISCLAIMER = "disclaimer"
    FOOTER = "footer"
    COMMENTS = "comments"
    COOKIES = "cookies"
    NEWSLETTER = "newsletter"
    OTHER_STORY = "other-story"
    HAND = "hand"


class PublishedFrom(StrEnum):
    """Where the date of an article was read; a clock is not to be trusted."""

    STAMP = "stamp"
    META = "meta"
    FEED = "feed"
    URL = "url"
    TEXT = "text"
    CLOCK = "clock"
    GIVEN = "given"

    @property
    def trusted(self) -> bool:
        """Whether articles may be put in order by such a date."""
        return self is not PublishedFrom.CLOCK


@dataclass(frozen=True, slots=True)
class Source:
    """Whose text or account an article is, when not its outlet's own."""

    name: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open offsets within one paragraph, or within the title."""

    start: int
    end: int

    def __lt__(self, other: Span) -> bool:
        """Whether it begins before another, or ends before it where both begin at one place."""
        return (self.start, self.end) < (other.start, other.end)

    def touches(self, other: Span) -> bool:
        """Whether it shares a character with another of the same text; neighbours, and empty ones, share none."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of an article: its text, what it is, and the page's line it stands in (or None)."""

    text: str
    role: Role = Role.PARAGRAPH
    line: int | None = None


@dataclass(frozen=True, slots=True)
class UsedLine:
    """A line of the page that fed a field of the article instead of its body."""

    line: int | None
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class RemovedLine:
    """A line of the page that cleaning cut, and why. `line` is None in HTML."""

    line: int | None
    text: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Article:
    """What cleaning kept of a page.

    `id` is the record's own, or 12 hex digits of SHA-256 over the page's bytes and
    its canonical URL. `published` is as the page gives it, in ISO 8601: a day, a time
    without zone, or a time with its own offset. `language` is ISO 639-1. Unknown is
    None, never a guess. `whole` is False where only a teaser is held, None where
    nothing tells. `joined` are the numbers of a text dump's lines that go on from the one
    above, which was broken for its length: its number stands for them. `captured` is when
    the page was taken in, in ISO 8601 UTC. `by_hand` names the fields that the reader has set.
    """

    id: str
    path: str
    title: str | None
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    outlet: str | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    url: str | None = None
    whole: bool | None = None
    rights_holder: str | None = None
    provider: str | None = None
    used: tuple[UsedLine, ...] = field(default=(), repr=False)
    removed: tuple[RemovedLine, ...] = field(default=(), repr=False)
    joined: tuple[int, ...] = field(default=(), repr=False)
    captured: str | None = None
    by_hand: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        """The calendar day of publication (YYYY-MM-DD), or None."""
        return self.published[:10] if self.published else None

    def text_of(self, paragraph: int | None) -> str:
        """Give the text of a paragraph by index, or of the title for None."""
        return (self.title or "") if paragraph is None else self.paragraphs[paragraph].text


@dataclass(frozen=True, slots=True)
class Story:
    """The articles that tell one event: ids of articles, oldest first, and why they were grouped.

    `first` and `last` are days (YYYY-MM-DD) of publication, None where no article has one.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first: str | None = None
    last: str | None = None
    why: tuple[str, ...] = ()
