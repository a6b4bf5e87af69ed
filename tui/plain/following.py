"""The plain reader's answers on the way through an article: what others tell too, and what only it has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from index.export.wording import RELATION_WORDS, outlet_words, place_words
from tui.parallels import NO_FURTHER, Told
from tui.plain import lines
from tui.plain.desk import Desk, SlipError, sentence
from tui.plain.work import Work


class FollowingAnswers:
    """Goes from sentence to sentence of the outlet here."""

    def __init__(self, desk: Desk, work: Work) -> None:
        """Go on from where the reader is there."""
        self._desk = desk
        self._work = work

    def shared(self, rest: str) -> Iterable[str]:
        """Go to the next sentence that another outlet tells too, and say it in each one's words."""
        return self._seek(rest, shared=True)

    def only(self, rest: str) -> Iterable[str]:
        """Go to the next sentence that no other outlet has."""
        return self._seek(rest, shared=False)

    def _seek(self, rest: str, *, shared: bool) -> Iterable[str]:
        if rest.casefold() not in {"", "back"}:
            raise SlipError("shared and only go on; with back behind them they go back")
        desk, step = self._desk, -1 if rest else 1
        parallels = desk.comparison.parallels
        self._work.begin()
        try:
            place = None if desk.place is None else (desk.place[0], desk.place[1].start)
            seek = partial(parallels.seek, desk.focus, place, step, shared=shared)
            found = self._work.wait(seek, "looking for the sentence in every outlet")
        except KeyboardInterrupt:
            self._work.leave(["Stopped."])
            raise
        if found is None:
            return [sentence(NO_FURTHER[step, shared])]
        paragraph, span, _ = found
        desk.go_to_sentence(paragraph, span)
        return self._told(found)

    def _told(self, found: Told) -> Iterator[str]:
        desk, (paragraph, span, others) = self._desk, found
        article = desk.comparison.article(desk.focus)
        text = article.text_of(paragraph)[span.start : span.end]
        alone = "" if others else ", only here as far as was found"
        yield f"{desk.focus + 1}. {outlet_words(article)}, {place_words(paragraph)}{alone}: {text}"
        for other in others:
            passage = desk.comparison.parallels.look(text, other)
            if passage is not None:
                name = f"{other + 1}. {outlet_words(desk.comparison.article(other))}"
                told = lines.sentence_of(desk.comparison.article(other), passage)
                yield f"{name}: {RELATION_WORDS[passage.relation]}. {told}"
