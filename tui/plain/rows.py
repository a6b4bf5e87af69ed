"""The plain reader's answer on a row of a view: the passage in its article, its words searched in every outlet."""

from __future__ import annotations

from collections.abc import Iterable

from index.export.wording import outlet_words
from tui.plain import lines
from tui.plain.batches import Batches, Place
from tui.plain.desk import Desk, SlipError, number_in
from tui.plain.phrase import PhraseAnswers


class RowAnswers:
    """Goes from a row of the last view to where it leads."""

    def __init__(self, desk: Desk, batches: Batches, phrase: PhraseAnswers) -> None:
        """Take the rows from `batches`, and search by `phrase`."""
        self._desk = desk
        self._batches = batches
        self._phrase = phrase

    def row(self, rest: str) -> Iterable[str]:
        """Go to the passage of a row, in the article it is from or in another that the row names."""
        number, _, outlet = rest.partition(" ")
        rows = self._batches.rows
        if not rows:
            raise SlipError("no rows yet: grid, concordance, timeline, facts and lineage number theirs")
        if not number:
            raise SlipError("which row? row 1 goes to the first, row 1 2 to what outlet 2 has of it")
        places = rows[number_in(number, len(rows), "row")]
        return self._go(self._of(outlet, places, number) if outlet else places[0])

    def _of(self, outlet: str, places: Iterable[Place], row: str) -> Place:
        number = self._desk.outlet(outlet)
        article = self._desk.comparison.article(number)
        for place in places:
            if place.article == article.id:
                return place
        raise SlipError(f"row {row} has nothing from {number + 1}. {outlet_words(article)}")

    def _go(self, place: Place) -> Iterable[str]:
        desk, comparison = self._desk, self._desk.comparison
        numbers = {article.id: number for number, article in enumerate(comparison.articles)}
        desk.focus, desk.position = numbers[place.article], None
        if not place.phrase:
            desk.go_to_sentence(place.paragraph, place.span)
            return [lines.outlet_line(comparison.article(desk.focus), desk.focus, here=True)]
        found = self._phrase.light(place.phrase, None if place.picked is None else numbers[place.picked])
        desk.position = comparison.hits.over(desk.focus, place.paragraph, place.span)
        if desk.position is not None:
            return lines.hit_lines(comparison, desk.position)
        desk.go_to_sentence(place.paragraph, place.span)
        return [lines.place_line(comparison.article(desk.focus), desk.focus, place.paragraph, place.span), *found]
