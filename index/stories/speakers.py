"""Who speaks in a paragraph: by the words of saying beside a name, and by whom "he" or "she" means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.quotations import inside
from index.stories.given_names import Sex
from index.stories.names import JOBS
from index.stories.people import ADDRESSING, BEHIND_NAME, HELPING, SPEAKING
from index.text import sentences, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.stories.names import Name
    from index.stories.people import Mention

__all__ = ["Speaker", "Speakers"]

_END = re.compile(r"[.!?]\s")
_OF = re.compile(r"\b(?:of|from|for|in|at|on|near)\s+(?:the\s+)?$")
_REACH = 2000
_NEAR = 40
_SENTENCE = 60
_FAR = 200
"""A quotation this far, in characters, from the next who speaks is nobody's."""
_AFTER_VERB = re.compile(rf"\b{SPEAKING}\s+$|\baccording to\s+$", re.IGNORECASE)
_BEFORE_VERB = re.compile(
    rf"{BEHIND_NAME}(?!(?:saying|insisting|adding|telling|asking|stating)\b){HELPING}{SPEAKING}|\s*:\s*(?=\0)"
)
# "Lund sat down, saying that ...": who sits down says it.
_SAYING = re.compile(
    r",?\s+(?:\w+ly\s+)?(?:saying|insisting|adding|arguing|claiming|warning|stating|writing|noting|telling|tweeting|asking)\b"
)
# What begins so is told before the sentence's own subject.
_BESIDE = re.compile(
    r"\W*(?:when|while|as|after|before|if|although|though|since|with|in|at|on|for|by|despite|unlike|like|asked|citing)\b",
    re.IGNORECASE,
)
_FEW_LETTERS = 6
_ANOTHERS = re.compile(rf"['’]s\b|\s(?:{'|'.join(sorted(JOBS))}|campaign|administration|camp|team|government|office)\b")
_HE = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_PRONOUN = re.compile(
    rf"\b(?:he|she|they)\s+{HELPING}{SPEAKING}|\b{SPEAKING}\s+(?:he|she)\b",
    re.IGNORECASE,
)


class Speaker(NamedTuple):
    """A person's number in the cast, or another name; `sure` where the name stands beside the word of saying."""

    who: int | str
    sure: bool


class Speakers:
    """Who speaks in one paragraph: the places where it says so, and whom "he" or "she" means."""

    def __init__(
        self,
        text: str,
        spans: Sequence[Span],
        mentions: Sequence[tuple[Mention, int | None]],
        recent: Sequence[int | str],
        sexes: Sequence[Sex | None],
    ) -> None:
        """Read a paragraph. `recent` are those named before it, the likeliest last; `sexes` those of the cast."""
        self.sexes = sexes
        self.bare = _without(text, spans)
        self.told: list[tuple[Span, Speaker]] = []
        self.named: list[int | str] = []
        """Who "he" or "she" may mean in what follows: whom the paragraph begins with comes last."""
        outside = [pair for pair in mentions if not inside(spans, pair[0].name.span.start, pair[0].name.span.end)]
        for mention, number in outside:
            self._take(mention, number, text)
        people = [(mention.name, number) for mention, number in outside if number is not None]
        order = _subjects_first(text, people)
        for match in _PRONOUN.finditer(self.bare):
            # "he told Brandt": not Brandt.
            object_of = {number for name, number in people if 0 <= name.form.start - match.end() <= 1}
            before = [number for name, number in order if name.span.end <= match.start()]
            spoke = [
                speaker.who
                for span, speaker in sorted(self.told, key=lambda one: one[0])
                if speaker.sure and span.end <= match.start()
            ]
            for who in (*reversed(spoke), *reversed(before), *reversed(recent)):
                if who not in object_of and self._may_be(match.group(), who):
                    self.told.append((Span(*match.span()), Speaker(who, sure=False)))
                    break
        self._take_participles(text, people)
        self.named = [number for _, number in order]

    def _take_participles(self, text: str, people: Sequence[tuple[Name, int]]) -> None:
        """Note who a sentence begins with, and that it goes on "saying": where no "he" comes between."""
        for match in _SAYING.finditer(self.bare):
            begin = max((one.start for one in sentences(text) if one.start <= match.start()), default=0)
            if _BESIDE.match(self.bare, begin) and (comma := self.bare.find(", ", begin, match.start())) > 0:
                begin = comma + 1
            for name, number in people:
                behind = self.bare[name.span.end : match.start()]
                if begin <= name.form.start <= begin + _FEW_LETTERS and not _HE.search(behind):
                    # "The Brandt campaign", "Brandt's campaign", "Brandt adviser Piet Lund".
                    other = _ANOTHERS.match(text, name.span.end) or "the" in words(text[begin : name.form.start])
                    self.told += [] if other else [(Span(*match.span()), Speaker(number, sure=True))]
                    break

    def _may_be(self, pronoun: str, who: int | str) -> bool:
        """Whether "he", "she" or "they" may be somebody."""
        sex = self.sexes[who] if isinstance(who, int) else None
        told = words(pronoun)
        return not (sex and (("he" in told and sex is Sex.WOMAN) or ("she" in told and sex is Sex.MAN)))

    def _take(self, mention: Mention, number: int | None, text: str) -> None:
        """Note whether a name stands beside a word of saying."""
        name = mention.name
        if number is None and not name.titled and not _is_body(self.bare, name, text):
            return
        # Whose last name it is may be unknown: then it is told as it stands.
        shown = name.form if name.titled else name.span
        speaker = Speaker(number if number is not None else text[shown.start : shown.end], sure=True)
        if after := _BEFORE_VERB.match(self.bare, name.span.end):
            self.told.append((Span(name.form.start, after.end()), speaker))
            return
        owner = text[name.span.end : name.span.end + 2] in {"'s", "’s"}
        before = _AFTER_VERB.search(self.bare, max(0, name.form.start - _NEAR), name.form.start)
        if before and not owner and before.group().split()[0] not in ADDRESSING:
            self.told.append((Span(before.start(), name.span.end), speaker))

    def of(self, quote: Span) -> Speaker | None:
        """Tell who says a quotation: who is said to speak nearest to it, in its sentence or the next to it."""
        near = [
            (distance, span, speaker)
            for span, speaker in self.told
            # Other quotations in between count for nothing, but no paragraph is that long.
            if max(span.start - quote.end, quote.start - span.end) <= _REACH
            and (distance := self._distance(quote, span)) <= _FAR
        ]
        return min(near, key=lambda one: one[:2])[2] if near else None

    def _distance(self, quote: Span, told: Span) -> int:
        """Count the characters between a quotation and who speaks; the end of a sentence counts as many."""
        first, last = (quote, told) if quote.start < told.start else (told, quote)
        between = self.bare[first.end : last.start]
        return len(between.strip("\0")) + _SENTENCE * len(_END.findall(between))


def _subjects_first(text: str, people: Sequence[tuple[Name, int]]) -> list[tuple[Name, int]]:
    """Put the people of a paragraph in order, in each sentence the one that it is about last.

    That is who is named first, behind a clause that only leads up to it; never an owner ("Lund's ship").
    """
    order: list[tuple[Name, int]] = []
    for sentence in sentences(text):
        here = [(name, number) for name, number in people if sentence.start <= name.span.start < sentence.end]
        said = text[sentence.start : sentence.end]
        comma = said.find(", ") if _BESIDE.match(said) else -1

        def standing(one: tuple[Name, int], comma: int = comma + sentence.start) -> tuple[bool, bool, int]:
            name = one[0]
            owner = text[name.span.end : name.span.end + 2] in {"'s", "’s"}
            return (not owner, name.span.start > comma, -name.span.start)

        order += sorted(here, key=standing)
    return order


def _is_body(bare: str, name: Name, text: str) -> bool:
    """Whether a name that is no person's may speak: a body's, not the place that someone is of."""
    shown = text[name.span.start : name.span.end]
    return (len(name.words) > 1 or shown.isupper()) and not _OF.search(
        bare, max(0, name.form.start - _NEAR), name.form.start
    )


def _without(text: str, spans: Sequence[Span]) -> str:
    """Blank the quotations and their marks, leaving all else where it was."""
    bare = list(text)
    for span in spans:
        start, end = max(0, span.start - 1), min(len(text), span.end + 1)
        bare[start:end] = "\0" * (end - start)
    return "".join(bare)
