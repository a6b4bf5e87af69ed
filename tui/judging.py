"""What the reader says of the passages found for a phrase: the same, not the same, or nothing. No widget in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from index.errors import NewsreaderError
from tui.keeping import Keeper, now

if TYPE_CHECKING:
    from index.model import Judgement, Passage, Version


Wish = bool | Literal["turn"] | None
"""What the reader says of a passage: the same, not the same, nothing; or what comes after what they said before."""


class NothingToJudgeError(NewsreaderError):
    """There is no passage to judge, or nothing to take back; the message says which."""


class Judged(NamedTuple):
    """What came of a judgement: the passage, what is said of it, and whether that is kept.

    It is not where the passage is to be shown first: nobody judges what they have not seen.
    """

    passage: Passage
    said: bool | None
    kept: bool = True


class Judging:
    """The judgements that are about one phrase, and the turning of them."""

    def __init__(self, keeper: Keeper) -> None:
        """Keep them there; none is known before `read`."""
        self._keeper = keeper
        self._phrase = ""
        self._said: tuple[Judgement, ...] = ()
        self._shown: tuple[str, Passage] | None = None
        """The passage that was shown to be judged, behind its article's id."""

    def read(self, phrase: str) -> None:
        """Read what was said about a phrase; call it again after that may have changed."""
        if phrase != self._phrase:
            self._shown = None
        self._phrase, self._said = phrase, self._about(phrase)

    @property
    def outdated(self) -> bool:
        """Whether something else is said about the phrase by now than was read."""
        return self._about(self._phrase) != self._said

    def _about(self, phrase: str) -> tuple[Judgement, ...]:
        said = self._keeper.judgements()
        if said:
            from index.versions.judgement import about

            said = about(said, phrase)
        return said

    def applied(self, version: Version) -> Version:
        """Give a version as the reader judges it, which outranks what was found."""
        if not self._said:
            return version
        from index.versions.judgement import judged

        return judged(self._phrase, version, self._said)

    def on(self, article: str, passage: Passage) -> Judgement | None:
        """Give what the reader said of a passage of an article, by the article's id, if anything."""
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

    def judge(self, article: str, passage: Passage, wish: Wish, origin: str | None, *, in_sight: bool) -> Judged:
        """Keep what the reader says of a passage; or, where they have not seen it, nothing yet: it is shown first.

        `in_sight`: it is lit, or stands before the reader otherwise. `origin` is the id of the article that
        the phrase was picked from, if it was. NothingToJudgeError where there is nothing to take back.
        """
        known = self.on(article, passage)
        said = _after(known) if wish == "turn" else wish
        if known is None and said is None:
            raise NothingToJudgeError(f"nothing was said of this passage: {passage.text}")
        if known is None and not in_sight and self._shown != (article, passage):
            self._shown = article, passage
            return Judged(passage, said, kept=False)
        self._say(article, passage, said, origin)
        return Judged(passage, said)

    def _say(self, article: str, passage: Passage, said: bool | None, origin: str | None) -> None:  # noqa: FBT001  it is the value itself
        from index.model import Judgement

        known = self.on(article, passage)
        if said is not None:
            fresh = known or Judgement(
                query=self._phrase,
                article=article,
                paragraph=passage.paragraph,
                span=passage.span,
                text=passage.text,
                same=said,
                ours=passage.relation,
                score=passage.score,
                origin=origin,
            )
            self._keeper.judge(replace(fresh, same=said, created=now()))
        elif known is not None:
            self._keeper.withdraw(known)
        self.read(self._phrase)


def judged_words(judged: Judged, again: str, *, turns: bool, lasting: bool) -> str:
    """Say what came of judging; `again` is the key or word that judges, and `turns` whether it gives each in turn."""
    if not judged.kept:
        return f"here is the nearest passage: {again} again says it {'is' if judged.said else 'is not'} the same"
    session = "" if lasting else " for this session"
    if judged.said is None:
        return "your judgement is taken back"
    if judged.said:
        return f"kept{session}: it says the same" + (f"; {again} again: it does not" if turns else "")
    return f"kept{session}: it does not say the same" + (f"; {again} again takes that back" if turns else "")


def _after(known: Judgement | None) -> bool | None:
    """Give the judgement that comes after one: from none the same, then not the same, then none."""
    return True if known is None else False if known.same else None
