"""What the reader has open: articles and their stories, named by path or in a library. No widget in it.

Pages named by path are held as they are, so that the first paint waits for nothing else;
a library is asked for what is shown. Both answer the same questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.model import Article, Story
from tui.comparison import Comparison
from tui.keeping import UndoableKeeper
from tui.reading_life import ReadingLife

if TYPE_CHECKING:
    from index.library import Facets
    from index.model import Passage

BEFORE = 28
"""Characters shown before a hit in a list of what was found: with the outlet's name, half of a row of 80."""
IN_SIGHT = 40
"""Characters from the beginning of a hit that such a row has room for."""
SHOWN = 100
"""The most articles listed for a search; the count says how many there are."""
WHILE_TYPING = 50
"""The same while it is typed: each costs a third of a millisecond."""


class Found(NamedTuple):
    """An article found, and how many hits it has: 0 where none was needed to find it.

    `pieces` are a text of it, from a little before the hits that say most: each with whether it is a hit.
    """

    article: Article
    pieces: tuple[tuple[str, bool], ...]
    hits: int

    @property
    def words(self) -> str:
        """The pieces, put together."""
        return "".join(text for text, _ in self.pieces)


Grouped = list[tuple[Story, list[Found]]]
"""Articles found, by story."""


class Answered(NamedTuple):
    """What a search found: by story, how many articles in all, and what may have been a slip.

    `complete` is whether all articles were searched; `meant` is the text with the words
    that were probably meant, where nothing was found.
    """

    stories: Grouped
    total: int
    hints: tuple[str, ...] = ()
    meant: str | None = None
    complete: bool = True


class Collection(Protocol):
    """What screens ask of what is open. `search` may be called in a thread of its own."""

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, newest first. Of a large library that takes seconds."""

    def newest(self, count: int) -> tuple[Story, ...]:
        """Give so many of the newest stories, newest first."""

    @property
    def story_count(self) -> int:
        """How many stories there are."""

    def __len__(self) -> int:
        """Count the articles."""

    def story(self, story_id: str) -> Story | None:
        """Give a story by its id."""

    def story_of(self, article: str) -> Story | None:
        """Give the story that tells of an article, by the article's id."""

    @property
    def keeper(self) -> UndoableKeeper:
        """Where marks and judgements are kept."""

    @property
    def reading(self) -> ReadingLife:
        """What is unread, and the feeds."""

    def known(self, ids: Iterable[str]) -> dict[str, Article]:
        """Give those of some articles that are here, by id."""

    def outlets_of(self, ids: Iterable[str]) -> Mapping[str, str | None]:
        """Give the outlets of those of some articles that are here, by id; quicker than the articles."""

    def lines_by_hand(self, article: str) -> frozenset[int]:
        """Give the numbers of the lines of an article's page that the reader keeps or cuts."""

    def set_line(self, article: str, line: int, *, kept: bool) -> Article:
        """Keep or cut a line of an article's page; NewsreaderError where that cannot be. It may take seconds."""

    def put_fields(self, like: Article, names: Iterable[str]) -> Article:
        """Give an article the fields of these names that `like` has, by hand or not as they are there.

        Gives the article. NewsreaderError where that cannot be.
        """

    def as_read(self, article: str) -> Article:
        """Give an article as cleaning reads its page, without what was set by hand."""

    def articles_of(self, story: Story) -> list[Article]:
        """Give a story's articles, in its order."""

    def editions(self, article: str) -> tuple[str, ...]:
        """Give the ids of all editions of an article that are here, itself among them, in the order they came."""

    def comparison(self, story: Story) -> Comparison:
        """Give the comparison of a story's articles; the same one each time, with its phrase."""

    def search(self, text: str) -> tuple[Grouped, int]:
        """Find the articles that a search text asks for, while it is typed: by story, and how many in all."""

    def find(self, text: str, *, typing: bool = True, relevant: bool = False) -> Answered:
        """Find as `search` does, or once the text is finished; newest first, or the most `relevant` first."""

    def facets(self, text: str) -> Facets:
        """Count outlets, sources, months and tags of the articles that a finished search finds."""

    def catch_up(self) -> int | None:
        """Take in what others have changed since; gives how many articles more there are, None for no change.

        Stories that are open stay as they are.
        """


def phrase_of(text: str) -> str:
    """Give what of a search text is worth lighting in an opened story: its words and phrases, in order."""
    from index.query import Phrase, Term, parse, positive

    leaves = positive(parse(text).root)
    return " ".join(
        leaf.word if isinstance(leaf, Term) else " ".join(leaf.words)
        for leaf in leaves
        if isinstance(leaf, Term | Phrase)
    )


def found_in(article: Article, passages: Sequence[Passage]) -> Found:
    """Show an article's hits among the words around them, or its title where only that or a field matched.

    Shown is the place from which most different words are in sight, the first of several.
    """
    body = [each for each in passages if each.paragraph is not None]
    hits = sorted(body or passages, key=lambda hit: (hit.paragraph or 0, hit.span))

    def in_sight(number: int) -> int:
        first, words = hits[number], set()
        # No two begin at one character, so that no more can be in sight; an article may have thousands.
        for hit in hits[number : number + IN_SIGHT]:
            if hit.paragraph != first.paragraph or hit.span.start - first.span.start >= IN_SIGHT:
                break
            words.add(hit.text.casefold())
        return len(words)

    best = hits[max(range(len(hits)), key=in_sight)] if hits else None
    text = article.text_of(best.paragraph if best else None)
    begin = best.span.start if best else 0
    start = max(0, begin - BEFORE)
    if start:
        start = text.find(" ", start, begin) + 1 or begin
    pieces = [("…", False)] if start else []
    for hit in hits:
        if best and hit.paragraph == best.paragraph and hit.span.start >= start:
            pieces += [(text[start : hit.span.start], False), (hit.text, True)]
            start = hit.span.end
    return Found(article, (*pieces, (text[start:], False)), len(passages))
