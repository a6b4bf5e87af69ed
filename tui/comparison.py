"""The state of a comparison: one story's articles, a phrase, what each has of it, and where hits correspond.

Pure: no widget and no terminal, so that every rule is tested by itself. Its parts are the
articles made ready (`prepared`), what is lit (`hits`), which sentences others tell too
(`parallels`), and what the reader says of a passage (`judging`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.model import Article, Relation
from tui.hits import Hits, Position, Spot
from tui.judging import Judged, Judging, NothingToJudgeError, Wish
from tui.keeping import Keeper, SessionKeeper
from tui.parallels import Parallels, sentence_at
from tui.prepared import PreparedArticles

if TYPE_CHECKING:
    from index.model import Passage, Version
    from index.versions import Frequencies

NOTHING_HERE = "nothing here to judge: this is the wording compared with, or nothing came near it"
_MATCHING = {-2: "loosest", -1: "looser", 0: "as usual", 1: "stricter", 2: "strictest"}
"""The words for how strictly is matched."""


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
        self.prepared = PreparedArticles(self.articles)
        self.parallels = Parallels(self.articles, self.prepared, frequencies)
        self.judging = Judging(self.keeper)
        self.hits = Hits(len(self.articles))
        self.phrase = ""
        self.picked: int | None = None
        """The number of the article that the phrase was picked from."""
        self.typing = False
        """Whether the phrase is being typed: its last word may be on its way."""
        self.reworded = True
        self.strictness = 0
        self._versions: list[Version | None] = [None] * len(self.articles)

    def __len__(self) -> int:
        """Count the articles."""
        return len(self.articles)

    def article(self, number: int) -> Article:
        """Give an article by its number."""
        return self.articles[number]

    @property
    def origin(self) -> Article | None:
        """The article that the phrase was picked from, if it was."""
        return None if self.picked is None else self.articles[self.picked]

    @property
    def origin_id(self) -> str | None:
        """The id of the article that the phrase was picked from, if it was."""
        return None if self.origin is None else self.origin.id

    # --- searching -----------------------------------------------------------

    @property
    def lit(self) -> bool:
        """Whether a phrase is being searched."""
        return bool(self.phrase.strip())

    @property
    def finished(self) -> bool:
        """Whether a phrase is being searched that is not being typed any more."""
        return self.lit and not self.typing

    def begin(self, phrase: str, picked: int | None = None, *, typing: bool = False) -> None:
        """Take another phrase; the articles are searched one by one or all together after this."""
        self.phrase = phrase
        self.picked = picked
        self.typing = typing
        self._versions = [None] * len(self)
        self.hits = Hits(len(self))
        self.judging.read(phrase)

    def search(self, number: int) -> None:
        """Search one article."""
        from index.versions import find

        if not self.lit:
            return
        self._keep(
            number,
            find(
                self.phrase,
                self.prepared[number],
                source=self.prepared.at_hand(self.picked),
                frequencies=self.frequencies,
                typing=self.typing,
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
            self.prepared.all(),
            picked=self.origin_id,
            frequencies=self.frequencies,
            reworded=self.reworded,
            strictness=self.strictness,
        )
        for number, version in enumerate(found):
            self._keep(number, version)

    def search_ready(self) -> None:
        """Search every article; of those too long to be prepared in the time of a key, only the prepared ones."""
        if not self.prepared.awaited:
            self.search_all()
            return
        for number in range(len(self)):
            if self.prepared.ready(number):
                self.search(number)

    def _keep(self, number: int, version: Version) -> None:
        judged = self._versions[number] = self.judging.applied(version)
        self.hits.keep(number, judged)

    def match_like(self, other: Comparison) -> None:
        """Match as another comparison does from the next search on: as strictly, and other words or not."""
        self.reworded, self.strictness = other.reworded, other.strictness

    @property
    def loosest(self) -> bool:
        """Whether it cannot be matched more loosely."""
        return self.strictness == min(_MATCHING)

    def shift_strictness(self, step: int) -> str:
        """Match stricter (1) or looser (-1) from the next search on; gives the word for how."""
        self.strictness = max(-2, min(2, self.strictness + step))
        return _MATCHING[self.strictness]

    # --- what was found ------------------------------------------------------

    def version(self, number: int) -> Version | None:
        """Give what an article has of the phrase; None while it is not searched."""
        return self._versions[number]

    def found(self) -> list[tuple[Article, Version]]:
        """Give each article searched and its version, in their order: what a copy of all versions is made of."""
        return [(article, found) for article, found in zip(self.articles, self._versions, strict=True) if found]

    def ranked(self) -> list[int]:
        """Give the numbers of the articles: the one the phrase is from, then firm versions, maybe, and nothing."""

        def rank(number: int) -> tuple[int, int]:
            version = self._versions[number]
            relation = version.relation if version else Relation.NONE
            if number == self.picked:
                return 0, number
            return (1 if relation.firm else 2 if relation is Relation.MAYBE else 3), number

        return sorted(range(len(self)), key=rank)

    def number_of(self, article: str | None) -> int | None:
        """Give the number of an article by its id; None where it has no place here."""
        return next((number for number, each in enumerate(self.articles) if each.id == article), None)

    def spot(self, position: Position | None) -> Spot | None:
        """Give what a hit covers, to come back to it by `at` when all has been searched anew; None where it is gone."""
        if position is None or position.article >= len(self) or position.hit >= len(self.hits[position.article]):
            return None
        hit = self.hits[position.article][position.hit]
        return Spot(self.article(position.article).id, hit.paragraph, hit.span.start, hit.span.end)

    def at(self, spot: Spot | None, *, near: bool = False) -> Position | None:
        """Give the hit that covers a spot, or the one `near` it in its article; None where there is none any more."""
        number = None if spot is None else self.number_of(spot.article)
        return None if spot is None or number is None else self.hits.at(number, spot, near=near)

    def counterpart(self, position: Position, other: int) -> int | None:
        """Tell which hit of another article says what a hit says; None when none does.

        Where either has a single hit of that kind, it is that one. Else the sentence around
        the hit is searched in the other article, and the hit nearest to what is found is taken.
        """
        hits = self.hits[other]
        if not hits:
            return None
        mine = self.hits[position.article]
        here = mine[position.hit]
        alike = [i for i, hit in enumerate(hits) if hit.relation is here.relation]
        if sum(hit.relation is here.relation for hit in mine) == 1 and len(alike) == 1:
            return alike[0]
        if len(mine) == 1 or len(hits) == 1:
            return self.hits.best(other)
        sentence = sentence_at(self.article(position.article), here.paragraph, here.span.start)
        there = self.parallels.look(sentence, other)
        return None if there is None else self.hits.nearest(other, there)

    # --- the reader's own judgement --------------------------------------------

    def judge(self, number: int, hit: int | None, wish: Wish, *, in_sight: bool = False) -> Judged:
        """Say of a passage that it is the same as the phrase, or not, or nothing, or the next of these in turn.

        It is the hit of that number, else the article's best passage, else the nearest, which must be shown first
        unless it is `in_sight`. NothingToJudgeError where there is none.
        """
        passage = self._judged_passage(number, hit)
        if passage is None:
            raise NothingToJudgeError(NOTHING_HERE)
        origin = None if self.origin is None else self.origin.id
        seen = in_sight or self.hits[number] != ()
        judged = self.judging.judge(self.article(number).id, passage, wish, origin, in_sight=seen)
        if judged.kept:
            self.search_all()
        return judged

    def _judged_passage(self, number: int, hit: int | None) -> Passage | None:
        """Give the passage that a judgement is on; never the very wording that was picked: others are judged by it."""
        version = self._versions[number]
        if hit is not None and hit < len(self.hits[number]):
            found: Passage | None = self.hits[number][hit]
        elif version is not None:
            found = version.passages[0] if version.passages else version.nearest
        else:
            found = None
        own = found is not None and number == self.picked and found.relation is Relation.VERBATIM
        return None if own else found

    def catch_up(self) -> None:
        """Search again where the reader says something else of the phrase than when it was searched."""
        if self.lit and self.judging.outdated:
            self.judge_again()

    def judge_again(self) -> None:
        """Search again after judgements have changed."""
        self.judging.read(self.phrase)
        self.search_all()
