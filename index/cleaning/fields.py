"""The fields of an article from its dump: which line gives which, with the line as evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.cleaning.authors import Place, find_authors
from index.cleaning.byline import leading_byline, read_byline
from index.cleaning.dates import find_dates, order_of_days
from index.cleaning.kinds import Kind
from index.cleaning.lines import Line
from index.cleaning.source import (
    credited_source,
    masthead,
    reported_source,
    rights_holder,
    served_by,
    strip_affixes,
    wire_source,
)
from index.model import PublishedFrom, Reason, Role, Source, SourceKind

__all__ = ["Fields", "breaks_off", "read_fields"]

_DATELESS = frozenset({Kind.EMBED, Kind.CAPTION, Kind.COMMENT_HEAD, Kind.FOOTER, Kind.COOKIES, Kind.RELATED_SECTION})
_BREAKS_OFF = re.compile(r"(?:\.\.\.|…)[\])]?$")
_READ_ON = re.compile(
    r"(?:continue reading|keep reading|read (?:the )?(?:full|rest|whole|entire)\b|read more\W*$|"
    r"(?:subscribe|sign in|log in|"
    r"register) to (?:read|continue|keep)|"
    r"to (?:read|continue reading)|this (?:article|story|content) is (?:for|only)|weiterlesen|lire la suite|seguir "
    r"leyendo|leer más|continua a leggere|lees verder|читать далее)",
    re.IGNORECASE,
)
_SHORT = 200  # words above which a call to read on is a link to something else
_HEAD = 8  # lines above the title in which a byline or a date may stand
_TAIL = 8  # lines below the text in which they may stand


@dataclass(slots=True)
class Fields:
    """What was read; `used` maps a line's index to the field it fed, `cuts` to where its own text begins."""

    title: str | None = None
    outlet: str | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    provider: str | None = None
    rights_holder: str | None = None
    whole: bool | None = None
    used: dict[int, str] = field(default_factory=dict)
    cuts: dict[int, int] = field(default_factory=dict)


def breaks_off(text: str) -> bool:
    """Whether a text ends in dots: a teaser of one that goes on elsewhere."""
    return _BREAKS_OFF.search(text) is not None


def read_fields(
    lines: Sequence[Line],
    kinds: Sequence[Kind | None],
    fates: dict[int, Role | Reason],
    title: int | None,
    begin: int,
    end: int,
) -> Fields:
    """Read every field that the page gives."""
    fields = Fields()
    reader = _Reader(lines, kinds, fates, title, begin, end, fields)
    reader.read_source()
    reader.read_title_and_outlet()
    reader.read_date()
    reader.read_authors()
    reader.read_whole()
    return fields


@dataclass(slots=True)
class _Reader:
    lines: Sequence[Line]
    kinds: Sequence[Kind | None]
    fates: dict[int, Role | Reason]
    title: int | None
    begin: int
    end: int
    fields: Fields

    def _use(self, i: int, name: str) -> None:
        self.fields.used[i] = f"{self.fields.used[i]} + {name}" if i in self.fields.used else name

    def _first_body(self) -> int:
        return next(
            (i for i in range(self.begin, self.end) if self.fates.get(i) is Role.PARAGRAPH and self.lines[i].prose),
            self.begin,
        )

    def _header(self) -> range:
        top = self.begin if self.title is None else min(self.title, self.begin)
        return range(max(0, top - _HEAD), min(self._first_body() + 3, self.end))

    def _footer(self) -> range:
        """Give the lines right below the text, up to where another section begins."""
        last = min(len(self.lines), self.end + _TAIL)
        opens = (i for i in range(self.end, last) if (kind := self.kinds[i]) is not None and kind.opens)
        return range(self.end, next(opens, last))

    def read_title_and_outlet(self) -> None:
        fields = self.fields
        named = masthead(self.lines, self.kinds, self.title, self.begin)
        named = named or served_by(self.lines, self.end)
        if named is not None:
            fields.outlet = named.name
            if named.line < self.begin:
                self._use(named.line, "outlet")
        holder = rights_holder(self.lines)
        fields.rights_holder = holder.name if holder else None
        if self.title is None:
            return
        fields.title, suffix = strip_affixes(self.lines[self.title].text, fields.outlet)
        if suffix and fields.source is None and fields.outlet and suffix.lower() != fields.outlet.lower():
            fields.source = Source(suffix, SourceKind.REPRINT)
        self._use(self.title, "title")

    def read_whole(self) -> None:
        """Tell a teaser: text that breaks off, or a short one above a call to read on."""
        kept = [i for i in range(self.begin, self.end) if isinstance(self.fates.get(i), Role)]
        if not kept:
            return
        words = sum(self.lines[i].words for i in kept)
        calls = any(_READ_ON.match(self.lines[i].text) for i in range(kept[-1] + 1, min(len(self.lines), self.end + 3)))
        if breaks_off(self.lines[kept[-1]].text) or (calls and words < _SHORT):
            self.fields.whole = False

    def read_source(self) -> None:
        fields = self.fields
        first = self._first_body()
        if first < len(self.lines) and (wire := wire_source(self._text(first))):
            fields.source = wire
            return
        for i in [*range(self.begin, self.end), *self._footer()]:
            line = self.lines[i]
            if isinstance(self.fates.get(i), Role) and line.words > 12:
                continue
            if source := credited_source(line.text):
                fields.source = source
                if source.kind is SourceKind.CITED:
                    self._use(i, "source")
                return
        told = [i for i in range(first, self.end) if self.fates.get(i) is Role.PARAGRAPH][:2]
        fields.source = next((source for i in told if (source := reported_source(self.lines[i].text))), None)

    def _text(self, i: int) -> str:
        text = self.lines[i].text
        names, cut = leading_byline(text)
        if cut and i not in self.fields.cuts:
            self.fields.cuts[i] = cut
            self.fields.authors = names
        return text[cut:]

    def read_date(self) -> None:
        month_first = order_of_days("\n".join(line.text for line in self.lines if line.words < 20))
        best: tuple[float, int, str, PublishedFrom] | None = None
        for i in [*range(min(12, self.begin)), *self._header(), *self._footer()]:
            line = self.lines[i]
            if (line.prose and line.words > 25) or self._tells_story(i) or self.kinds[i] in _DATELESS:
                continue
            for found in find_dates(line.text[:250], month_first=month_first):
                score = self._date_score(i, line, found.start)
                origin = PublishedFrom.CLOCK if found.clock or self._is_masthead(i) else PublishedFrom.STAMP
                if found.clock:
                    score -= 0.5
                if best is None or score > best[0]:
                    best = (score, i, found.iso, origin)
        if best is not None:
            self.fields.published, self.fields.published_from = best[2], best[3]
            self._use(best[1], "date")

    def _tells_story(self, i: int) -> bool:
        """Whether a line is running text of the body: its dates are the story's, not the page's."""
        return isinstance(self.fates.get(i), Role) and self.lines[i].words > 12

    def _is_masthead(self, i: int) -> bool:
        return self.title is not None and i < self.title - 2 and i < 6

    def _date_score(self, i: int, line: Line, start: int) -> float:
        score = 2.0
        anchor = self.title if self.title is not None else self.begin
        score -= 0.1 * abs(i - anchor)
        if i < anchor:
            score -= 0.4
        if i >= self.end:
            score -= 1.0
        before = line.text[:start].lower()
        if "updat" in before or "modif" in before:
            score -= 0.3
        if "publi" in before or "post" in before:
            score += 0.3
        if line.words > 12:
            score -= 0.5
        return score

    def read_authors(self) -> None:
        self._read_provider()
        if self.fields.authors:
            return
        dated = [i for i, name in self.fields.used.items() if "date" in name]
        place = Place(self.title, self.begin, self.end, self._header(), self._first_body(), tuple(dated))
        self.fields.authors, line = find_authors(self.lines, self.kinds, self.fates, place)
        if line is not None:
            self._use(line, "author")

    def _read_provider(self) -> None:
        """Read a company that a dated byline names in a person's place: the feed that delivered the text."""
        for i, name in list(self.fields.used.items()):
            byline = read_byline(self.lines[i].text) if "date" in name else None
            if byline and byline.organisations and not byline.persons:
                self.fields.provider = byline.organisations[0]
                self._use(i, "provider")
