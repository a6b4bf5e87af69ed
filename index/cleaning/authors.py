"""The authors of a dump: the byline, else a name alone on a line that something bears out, else a note on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.cleaning.byline import name_of_bio, names_in, read_byline, sole_names
from index.cleaning.kinds import Kind
from index.cleaning.lines import Line
from index.model import Reason, Role

__all__ = ["Place", "find_authors"]

_CLOSE = 2  # lines from the title or the date within which a name alone on its line is an author's
_BY_ALONE = frozenset({"by", "written by", "words by", "story by", "von", "par", "por", "author", "authors"})
_Found = tuple[tuple[str, ...], int | None]
_NONE: _Found = ((), None)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lies among its page's lines, by their indexes.

    `title` is its title's, `begin` and `end` its run, half-open, `header` the lines a
    byline may stand in, `first` its first paragraph, `dated` the lines that gave its date.
    """

    title: int | None
    begin: int
    end: int
    header: range
    first: int
    dated: tuple[int, ...]


def find_authors(
    lines: Sequence[Line], kinds: Sequence[Kind | None], fates: Mapping[int, Role | Reason], place: Place
) -> _Found:
    """Find the persons who wrote a text, and the line that names them; a note about the author is no such line."""
    return _Finder(lines, kinds, fates, place).find()


@dataclass(frozen=True, slots=True)
class _Finder:
    lines: Sequence[Line]
    kinds: Sequence[Kind | None]
    fates: Mapping[int, Role | Reason]
    place: Place

    def find(self) -> _Found:
        after = [i for i in range(self.place.end, min(len(self.lines), self.place.end + 2)) if self.kinds[i] is None]
        for i in [*self._nearest_first(), *after]:
            if self.lines[i].prose and self.lines[i].words > 25:
                continue
            found = self._byline(i)
            if found[0]:
                return found
        lone = self._lone_names()
        return lone if lone[0] else self._bio()

    def _nearest_first(self) -> list[int]:
        """Give the header's lines but the title: those below it, then those above it, which may be another text's."""
        header, title = self.place.header, self.place.title
        if title is None:
            return list(header)
        return [*(i for i in header if i > title), *(i for i in reversed(header) if i < title)]

    def _byline(self, i: int) -> _Found:
        text = self.lines[i].text
        if text.lower().strip(" :—–-|") in _BY_ALONE and i + 1 < len(self.lines):
            return names_in(self.lines[i + 1].text), i + 1
        byline = read_byline(text)
        return (byline.persons, i) if byline else _NONE

    def _lone_names(self) -> _Found:
        """Read a line between title and text, or just above the title, that is a name and nothing else."""
        place = self.place
        anchor = place.title if place.title is not None else place.begin
        below = range(anchor + 1, min(place.first, place.end))
        near = [j for i in place.dated for j in (i, i - 1, i + 1, i - 2) if 0 <= j < place.end]
        for i in [*below, anchor - 1, *near]:
            if not 0 <= i < len(self.lines) or i == place.title or self.kinds[i] is not None or i not in place.header:
                continue
            names = self._shortened(sole_names(self.lines[i].text))
            if names and self._bears_out(i, names[0]) and not self._is_subject(names[0]):
                return names, i
        return _NONE

    def _bears_out(self, i: int, name: str) -> bool:
        """Whether anything bears out that a name alone on a line is an author's: a date, or the name once more.

        Above the title the date must stand there too: what stands right above a title is
        most often the last of a menu.
        """
        line, dated = self.lines[i], self.place.dated
        title = self.place.title if self.place.title is not None else self.place.begin
        if i in dated:
            return True
        if line.bullet:
            return False
        if line.text.isupper() and not self._stands_again(i, name):
            return False
        if i < title:
            return any(j < title for j in dated)
        return i - title <= _CLOSE or any(abs(j - i) <= _CLOSE for j in dated) or self._stands_again(i, name)

    def _stands_again(self, i: int, name: str) -> bool:
        folded = name.lower()
        return any(folded in line.text.lower() for j, line in enumerate(self.lines) if j != i)

    def _shortened(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Leave off what follows a name on its line, a beat or a paper, where the name alone is a line elsewhere."""
        if not names:
            return ()
        words = names[0].split()
        shorter = (" ".join(words[:count]) for count in range(2, len(words)))
        alone = {line.text.strip() for line in self.lines if 2 <= line.words < len(words)}
        return (next((name for name in shorter if name in alone), names[0]), *names[1:])

    def _is_subject(self, name: str) -> bool:
        """Whether title or text speak of a name: then it is a subject, not an author."""
        first, end, title = self.place.first, self.place.end, self.place.title
        texts = [self.lines[i] for i in range(first, min(end, first + 60)) if self.fates.get(i) is Role.PARAGRAPH]
        if title is not None:
            texts.append(self.lines[title])
        return any(name.lower() in line.text.lower() for line in texts)

    def _bio(self) -> _Found:
        for i in range(max(self.place.begin, self.place.end - 3), min(len(self.lines), self.place.end + 15)):
            if self.kinds[i] is Kind.BIO and (name := name_of_bio(self.lines[i].text)):
                return (name,), None
        return _NONE
