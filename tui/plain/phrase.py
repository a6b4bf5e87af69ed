"""The plain reader's answers on a phrase: what every outlet has of it, from hit to hit, and how it is matched."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.text import sentences
from tui.parallels import sentence_at
from tui.plain import lines
from tui.plain.desk import Desk, SlipError, number_in
from tui.plain.numbers import whole_number
from tui.plain.work import Work


class PhraseAnswers:
    """Answers on the phrase of the story that is open."""

    def __init__(self, desk: Desk, work: Work) -> None:
        """Answer on what lies open there, saying by `work` how far it is where that takes long."""
        self._desk = desk
        self._work = work

    # --- which phrase --------------------------------------------------------

    def find(self, rest: str) -> Iterable[str]:
        """Say what every outlet has of a phrase."""
        if not rest:
            raise SlipError('find which phrase? find PHRASE, or the phrase in quotes: "like this"')
        return self.light(rest, None)

    def this(self, rest: str) -> Iterable[str]:
        """Take a sentence of the outlet here as the phrase: the one named, or the one around the hit."""
        desk = self._desk
        article = desk.comparison.article(desk.focus)
        if not rest:
            version = desk.comparison.version(desk.focus)
            place = desk.place if version is None else desk.chosen(desk.focus)
            if place is None:
                raise SlipError("which sentence? this 3.2 is the second sentence of paragraph 3, as read numbers them")
            return self.light(sentence_at(article, place[0], place[1].start), desk.focus)
        found = re.fullmatch(r"(\d+)(?:[. ](\d+))?", rest)
        if not found:
            raise SlipError("this takes a paragraph and a sentence, such as 3.2")
        paragraph = number_in(found[1], len(article.paragraphs), "paragraph")
        text = article.text_of(paragraph)
        spans = sentences(text)
        span = spans[number_in(found[2] or "1", len(spans), f"sentence of paragraph {paragraph + 1} with the number")]
        return self.light(text[span.start : span.end], desk.focus)

    def light(self, phrase: str, picked: int | None) -> Iterable[str]:
        """Search a phrase in every outlet, `picked` being the number of the one it is from; says what each has."""
        self._prepare()
        self._desk.light(phrase, picked)
        return lines.found_lines(self._desk.comparison)

    def _prepare(self) -> None:
        """Make every article ready to be searched: 80 ms for 20,000 words, once, and nearly all that a search takes."""
        prepared = self._desk.comparison.prepared
        self._work.begin()
        try:
            while (number := prepared.next) is not None:
                _ = prepared[number]
                self._work.at(f"{number + 1} of {len(prepared)} articles ready to be searched")
        except KeyboardInterrupt:
            self._work.leave(["Stopped: nothing was searched; the same words go on."])
            raise

    def _again(self) -> Iterable[str]:
        comparison = self._desk.comparison
        return self.light(comparison.phrase, comparison.picked) if comparison.lit else ()

    # --- from hit to hit -----------------------------------------------------

    def next(self, rest: str) -> Iterable[str]:
        """Go to the next hit, or so many on."""
        return self._step(rest, 1)

    def previous(self, rest: str) -> Iterable[str]:
        """Go to the hit before, or so many back."""
        return self._step(rest, -1)

    def _step(self, rest: str, step: int) -> Iterable[str]:
        desk, hits = self._desk, self._desk.comparison.hits
        desk.need_phrase()
        count = whole_number(rest or "1")
        if not count:
            raise SlipError("next and previous take a count from 1 on; a phrase to find stands in quotes")
        for _ in range(max(1, min(count, hits.total))):
            found = hits.step(desk.position, desk.focus, step)
            if found is None:
                return [lines.found_head(desk.comparison)]
            desk.position, desk.focus = found, found.article
        assert desk.position is not None  # noqa: S101  # for the type
        return lines.hit_lines(desk.comparison, desk.position)

    # --- what was found ------------------------------------------------------

    def versions(self, rest: str) -> Iterable[str]:
        """Say every outlet's version, or one's."""
        self._desk.need_phrase()
        if rest:
            return [lines.version_line(self._desk.comparison, self._desk.outlet(rest))]
        return lines.versions_lines(self._desk.comparison)

    def why(self, rest: str) -> Iterable[str]:
        """Say the reasons of every version, or of one."""
        self._desk.need_phrase()
        return lines.why_lines(self._desk.comparison, self._desk.outlets(rest))

    def difference(self, rest: str) -> Iterable[str]:
        """Say what differs from the phrase in every version, or in one."""
        self._desk.need_phrase()
        return lines.difference_lines(self._desk.comparison, self._desk.outlets(rest))

    # --- how it is matched ---------------------------------------------------

    def looser(self, _: str) -> Iterable[str]:
        """Take doubtful passages as found."""
        return self._shift(-1)

    def stricter(self, _: str) -> Iterable[str]:
        """Take only what is sure as found."""
        return self._shift(1)

    def _shift(self, step: int) -> Iterable[str]:
        told = [f"Matching {self._desk.comparison.shift_strictness(step)}."]
        return [*told, *self._again()]

    def reworded(self, _: str) -> Iterable[str]:
        """Find other words too, or not."""
        comparison = self._desk.comparison
        comparison.reworded = not comparison.reworded
        told = "Other words are found too." if comparison.reworded else "Only the same and edited words are found."
        return [told, *self._again()]
