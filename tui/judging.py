"""What the reader says of the passages found for a phrase: the same, not the same, or nothing. No widget in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tui.keeping import Keeper, now

if TYPE_CHECKING:
    from index.model import Judgement, Passage, Version


class Judging:
    """The judgements that are about one phrase, and the turning of them."""

    def __init__(self, keeper: Keeper) -> None:
        """Keep them there; none is known before `read`."""
        self._keeper = keeper
        self._phrase = ""
        self._said: tuple[Judgement, ...] = ()

    def read(self, phrase: str) -> None:
        """Read what was said about a phrase; call it again after that may have changed."""
        said = self._keeper.judgements()
        if said:
            from index.versions.judgement import about

            said = about(said, phrase)
        self._phrase, self._said = phrase, said

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

    def after(self, article: str, passage: Passage) -> bool | None:
        """Give the judgement that comes after the present one: from none the same, then not the same, then none."""
        known = self.on(article, passage)
        return True if known is None else False if known.same else None

    def say(
        self,
        article: str,
        passage: Passage,
        same: bool | None,  # noqa: FBT001  it is the value itself
        origin: str | None,
    ) -> None:
        """Say of a passage that it is the same, or not the same, or take back what was said (None).

        `origin` is the id of the article that the phrase was picked from, if it was.
        """
        from index.model import Judgement

        known = self.on(article, passage)
        if same is not None:
            fresh = known or Judgement(
                query=self._phrase,
                article=article,
                paragraph=passage.paragraph,
                span=passage.span,
                text=passage.text,
                same=same,
                ours=passage.relation,
                score=passage.score,
                origin=origin,
            )
            self._keeper.judge(replace(fresh, same=same, created=now()))
        elif known is not None:
            self._keeper.withdraw(known)
        self.read(self._phrase)
