"""The state of a comparison: one story's articles, a phrase, what each has of it, and where hits correspond.

Pure: no widget and no terminal, so that every rule of moving between hits is tested by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from index.export.wording import counted
from index.model import Article, Relation, Span
from index.text import sentences, words
from tui.keeping import Keeper, SessionKeeper, now

if TYPE_CHECKING:
    from index.model import Judgement, Passage, Version

    # The finder takes 20 ms to import and 5 ms an article to prepare: after the first paint.
    from index.versions import Frequencies, Prepared

SCRAP = 4
"""Sentences of fewer words say too little to be sought in other articles."""

LONG = 30_000
"""Characters from which an article takes more than a key's time to prepare: 25 ms."""

_MATCHING = {-2: "loosest", -1: "looser", 0: "as usual", 1: "stricter", 2: "strictest"}
"""The words for how strictly is matched."""


class Position(NamedTuple):
    """A hit: the number of its article and its own number there, both from 0."""

    article: int
    hit: int


class Comparison:
    """What every article of one story has of a phrase."""

    def __init__(
        self,
        articles: Sequence[Article],
        frequencies: Frequencies | None = None,
        *,
        keeper: Keeper | None = None,
    ) -> None:
        """Compare these articles; `frequencies` weigh words by how common they are in a library.

        `keeper` has the reader's judgements, which outrank what is found, and the marks.
        """
        self.articles = tuple(articles)
        self.frequencies = frequencies
        self.keeper: Keeper = keeper or SessionKeeper()
        self._said: tuple[Judgement, ...] = ()
        self._prepared: list[Prepared | None] = [None] * len(self.articles)
        self.phrase = ""
        self.picked: int | None = None
        self.reworded = True
        self.strictness = 0
        self._versions: list[Version | None] = [None] * len(self.articles)
        self._hits: list[tuple[Passage, ...]] = [()] * len(self.articles)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.articles)

    def article(self, number: int) -> Article:
        """Give an article by its number."""
        return self.articles[number]

    def prepare(self, number: int) -> Prepared:
        """Give an article prepared for searching, which is done once: about 4 ms for 1,000 words."""
        from index.versions import prepare

        found = self._prepared[number]
        if found is None:
            found = self._prepared[number] = prepare(self.articles[number])
        return found

    def rest(self) -> None:
        """Let go of the prepared articles, the most of its memory; what was found stays."""
        self._prepared = [None] * len(self)

    def ready(self, number: int) -> bool:
        """Tell whether an article can be searched in the time of a key: it is prepared, or that takes no time."""
        if self._prepared[number] is not None:
            return True
        return sum(len(paragraph.text) for paragraph in self.articles[number].paragraphs) < LONG

    @property
    def awaited(self) -> int:
        """Count the articles that cannot be searched in the time of a key yet."""
        return sum(not self.ready(number) for number in range(len(self)))

    @property
    def unprepared(self) -> int | None:
        """The number of an article that is not prepared yet; None when all are."""
        return next((number for number, each in enumerate(self._prepared) if each is None), None)

    @property
    def lit(self) -> bool:
        """Whether a phrase is being searched."""
        return bool(self.phrase.strip())

    def version(self, number: int) -> Version | None:
        """Give what an article has of the phrase; None while it is not searched."""
        return self._versions[number]

    def hits(self, number: int) -> tuple[Passage, ...]:
        """Give an article's lit passages in reading order, none inside another."""
        return self._hits[number]

    @property
    def total(self) -> int:
        """Count the lit passages of all articles."""
        return sum(len(hits) for hits in self._hits)

    def found_words(self, noun: str = "") -> str:
        """Say how many hits there are in how many articles (a `noun` behind), and apart from them the maybes."""
        firm = [sum(hit.relation.firm for hit in hits) for hits in self._hits]
        maybe = self.total - sum(firm)
        words = f"{counted(sum(firm), 'hit')} in {sum(map(bool, firm))} of {len(self)}{noun and ' ' + noun}"
        return f"{words}, {maybe} maybe" if maybe else words

    def begin(self, phrase: str, picked: int | None = None) -> None:
        """Take another phrase; the articles are searched one by one or all together after this."""
        self.phrase = phrase
        self.picked = picked
        self._versions = [None] * len(self)
        self._hits = [()] * len(self)
        self._read_judgements()

    def search(self, number: int, *, typing: bool) -> None:
        """Search one article; `typing`: the last word may be on its way."""
        from index.versions import find

        if not self.lit:
            return
        self._keep(
            number,
            find(
                self.phrase,
                self.prepare(number),
                source=None if self.picked is None else self._prepared[self.picked],
                frequencies=self.frequencies,
                typing=typing,
                reworded=self.reworded,
                strictness=self.strictness,
            ),
        )

    def search_all(self) -> None:
        """Search every article, with the grounds that need them all together."""
        from index.versions import compare

        if not self.lit:
            return
        found = compare(
            self.phrase,
            [self.prepare(number) for number in range(len(self))],
            picked=None if self.picked is None else self.article(self.picked).id,
            frequencies=self.frequencies,
            reworded=self.reworded,
            strictness=self.strictness,
        )
        for number, version in enumerate(found):
            self._keep(number, version)

    # --- the reader's own judgement --------------------------------------------

    def _read_judgements(self) -> None:
        said = self.keeper.judgements()
        if said:
            from index.versions.judgement import about

            said = about(said, self.phrase)
        self._said = said

    def judgement(self, number: int, passage: Passage) -> Judgement | None:
        """Give what the reader said of a passage and the phrase, if anything."""
        article = self.article(number).id
        return next(
            (
                one
                for one in self._said
                if (one.article, one.paragraph) == (article, passage.paragraph)
                and one.span.start < passage.span.end
                and passage.span.start < one.span.end
            ),
            None,
        )

    def turn_judgement(self, number: int, passage: Passage) -> bool | None:
        """Turn the judgement on a passage: from none to the same, to not the same, to none; gives what it is now."""
        from index.model import Judgement

        known = self.judgement(number, passage)
        if known is not None and not known.same:
            self.keeper.withdraw(known)
            said = None
        else:
            said = known is None
            fresh = known or Judgement(
                query=self.phrase,
                article=self.article(number).id,
                paragraph=passage.paragraph,
                span=passage.span,
                text=passage.text,
                same=said,
                ours=passage.relation,
                score=passage.score,
                origin=None if self.picked is None else self.article(self.picked).id,
            )
            self.keeper.judge(replace(fresh, same=said, created=now()))
        self.judge_again()
        return said

    def judge_again(self) -> None:
        """Search again after judgements have changed."""
        self._read_judgements()
        self.search_all()

    def position_of(self, number: int, passage: Passage) -> Position | None:
        """Give the position of the lit hit that covers a passage of an article, if there is one."""
        return next(
            (
                Position(number, at)
                for at, hit in enumerate(self._hits[number])
                if hit.paragraph == passage.paragraph
                and hit.span.start < passage.span.end
                and passage.span.start < hit.span.end
            ),
            None,
        )

    def judged_passage(self, number: int, hit: int | None) -> Passage | None:
        """Give the passage that a judgement is on: the hit of that number, else the best, else the nearest.

        None where there is none, and for the very wording that was picked: it is what others are judged by.
        """
        version = self._versions[number]
        if hit is not None and hit < len(self._hits[number]):
            found: Passage | None = self._hits[number][hit]
        elif version is not None:
            found = version.passages[0] if version.passages else version.nearest
        else:
            found = None
        own = found is not None and number == self.picked and found.relation is Relation.VERBATIM
        return None if own else found

    def _keep(self, number: int, version: Version) -> None:
        if self._said:
            from index.versions.judgement import judged

            version = judged(self.phrase, version, self._said)
        self._versions[number] = version
        self._hits[number] = () if version.relation is Relation.NONE else _apart(version.passages)

    def outlets_with_hits(self) -> list[int]:
        """Give the numbers of the articles that have hits."""
        return [number for number in range(len(self)) if self._hits[number]]

    def ranked(self) -> list[int]:
        """Give the numbers of the articles: the one the phrase is from, then firm versions, maybe, and nothing."""

        def rank(number: int) -> tuple[int, int]:
            version = self._versions[number]
            relation = version.relation if version else Relation.NONE
            if number == self.picked:
                return 0, number
            return (1 if relation.firm else 2 if relation is Relation.MAYBE else 3), number

        return sorted(range(len(self)), key=rank)

    def found(self) -> list[tuple[Article, Version]]:
        """Give each article searched and its version, in their order: what a copy of all versions is made of."""
        return [(article, found) for article, found in zip(self.articles, self._versions, strict=True) if found]

    def shift_strictness(self, step: int) -> str:
        """Match stricter (1) or looser (-1) from the next search on; gives the word for how."""
        self.strictness = max(-2, min(2, self.strictness + step))
        return _MATCHING[self.strictness]

    def step(self, position: Position | None, focus: int, step: int) -> Position | None:
        """Give the next (1) or previous (-1) hit: in the article, then in the next one that has any.

        Without a position, the first is the best passage of the article in focus, or of
        the next one with hits.
        """
        with_hits = self.outlets_with_hits()
        if not with_hits:
            return None
        if position is None or position.article != focus:
            article = focus if focus in with_hits else _next_of(with_hits, focus, step)
            return Position(article, self.best_hit(article))
        hit = position.hit + step
        if 0 <= hit < len(self._hits[focus]):
            return Position(focus, hit)
        article = _next_of(with_hits, focus, step)
        return Position(article, 0 if step > 0 else len(self._hits[article]) - 1)

    def best_hit(self, number: int) -> int:
        """Give the number, in reading order, of an article's best passage."""
        version = self._versions[number]
        if version is None or not version.passages:
            return 0
        best = version.passages[0]
        return next((i for i, hit in enumerate(self._hits[number]) if hit == best), 0)

    def counterpart(self, position: Position, other: int) -> int | None:
        """Tell which hit of another article says what a hit says; None when none does.

        Where either has a single hit of that kind, it is that one. Else the sentence around
        the hit is searched in the other article, and the hit nearest to what is found is taken.
        """
        hits = self._hits[other]
        if not hits:
            return None
        mine = self._hits[position.article]
        here = mine[position.hit]
        alike = [i for i, hit in enumerate(hits) if hit.relation is here.relation]
        if sum(hit.relation is here.relation for hit in mine) == 1 and len(alike) == 1:
            return alike[0]
        if len(mine) == 1 or len(hits) == 1:
            return self.best_hit(other)
        sentence = sentence_at(self.article(position.article), here.paragraph, here.span.start)
        there = self.look(sentence, other)
        if there is None:
            return None
        near = [i for i, hit in enumerate(hits) if hit.paragraph == there.paragraph]
        if not near:
            return None
        return min(near, key=lambda i: _distance(hits[i], there))

    def look(self, sentence: str, other: int) -> Passage | None:
        """Give an article's firm passage for a sentence, whatever phrase is lit; None when it has none."""
        from index.versions import find

        found = find(sentence, self.prepare(other), frequencies=self.frequencies)
        return found.passages[0] if found.relation.firm and found.passages else None

    def seek(
        self, number: int, place: tuple[int | None, int] | None, step: int, *, shared: bool
    ) -> tuple[int | None, Span, tuple[int, ...]] | None:
        """Find the next (1) or previous (-1) sentence that others tell too, or that only this article has.

        Gives (paragraph, span, the articles that have it), or None at the end. Headings and
        scraps of under four words are passed over.
        """
        article = self.article(number)
        order = [
            (paragraph, span)
            for paragraph in (None, *range(len(article.paragraphs)))
            for span in sentences(article.text_of(paragraph))
            if len(words(article.text_of(paragraph)[span.start : span.end])) >= SCRAP
        ]
        if step < 0:
            order.reverse()
        for paragraph, span in order:
            if place is not None and not _beyond((paragraph, span.start), place, step):
                continue
            text = article.text_of(paragraph)[span.start : span.end]
            others = tuple(n for n in range(len(self)) if n != number and self.look(text, n) is not None)
            if bool(others) == shared:
                return paragraph, span, others
        return None

    def ordinal(self, position: Position) -> tuple[int, int, int, int]:
        """Tell (hit from 1, hits in all, outlet with hits from 1, outlets with hits), for `3/14, outlet 2 of 5`."""
        with_hits = self.outlets_with_hits()
        before = sum(len(self._hits[number]) for number in with_hits if number < position.article)
        outlet = with_hits.index(position.article) + 1 if position.article in with_hits else 0
        return before + position.hit + 1, self.total, outlet, len(with_hits)


def sentence_at(article: Article, paragraph: int | None, offset: int) -> str:
    """Give the text of the sentence in which a character of an article stands."""
    text = article.text_of(paragraph)
    spans = sentences(text)
    span = next((span for span in spans if offset < span.end), spans[-1] if spans else None)
    return text[span.start : span.end] if span else text


def _beyond(place: tuple[int | None, int], other: tuple[int | None, int], step: int) -> bool:
    """Tell whether a place lies after (1) or before (-1) another; the title comes first."""
    a, b = ((-1 if p is None else p, offset) for p, offset in (place, other))
    return a > b if step > 0 else a < b


def _next_of(numbers: list[int], focus: int, step: int) -> int:
    """Give the next of some numbers after (or before) `focus`, around the end."""
    if step > 0:
        return next((number for number in numbers if number > focus), numbers[0])
    return next((number for number in reversed(numbers) if number < focus), numbers[-1])


def _distance(hit: Passage, other: Passage) -> int:
    return max(0, hit.span.start - other.span.end, other.span.start - hit.span.end)


def _apart(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Put passages in reading order, and leave out those that overlap a better one."""
    kept: list[Passage] = []
    for passage in passages:  # best first
        if not any(
            passage.paragraph == other.paragraph
            and passage.span.start < other.span.end
            and other.span.start < passage.span.end
            for other in kept
        ):
            kept.append(passage)
    return tuple(sorted(kept, key=lambda p: (-1 if p.paragraph is None else p.paragraph, p.span)))
