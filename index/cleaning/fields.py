"""The fields of an article from its dump: which line gives which, with the line as evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.cleaning.byline import leading_byline, name_of_bio, names_in, read_byline, sole_names
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
_CLOSE = 2  # lines from the title or the date within which a name alone on its line is an author's
_BY_ALONE = frozenset({"by", "written by", "words by", "story by", "von", "par", "por", "author", "authors"})
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
        after = [i for i in range(self.end, min(len(self.lines), self.end + 2)) if self.kinds[i] is None]
        for i in [*self._nearest_first(), *after]:
            if not (self.lines[i].prose and self.lines[i].words > 25) and self._read_byline(i):
                return
        self._read_lone_names() or self._read_bio()

    def _nearest_first(self) -> list[int]:
        """Give the header's lines but the title: those below it, then those above it, which may be another text's."""
        header, title = self._header(), self.title
        if title is None:
            return list(header)
        return [*(i for i in header if i > title), *(i for i in reversed(header) if i < title)]

    def _read_provider(self) -> None:
        """Read a company that a dated byline names in a person's place: the feed that delivered the text."""
        for i, name in list(self.fields.used.items()):
            byline = read_byline(self.lines[i].text) if "date" in name else None
            if byline and byline.organisations and not byline.persons:
                self.fields.provider = byline.organisations[0]
                self._use(i, "provider")

    def _read_byline(self, i: int) -> bool:
        text = self.lines[i].text
        if text.lower().strip(" :—–-|") in _BY_ALONE and i + 1 < len(self.lines):
            return self._take_authors(i + 1, names_in(self.lines[i + 1].text))
        byline = read_byline(text)
        if byline is None:
            return False
        return self._take_authors(i, byline.persons)

    def _take_authors(self, i: int, names: tuple[str, ...]) -> bool:
        if names:
            self.fields.authors = names
            self._use(i, "author")
        return bool(names)

    def _read_lone_names(self) -> bool:
        """Read a line between title and text, or just above the title, that is a name and nothing else."""
        anchor = self.title if self.title is not None else self.begin
        dated = [i for i, name in self.fields.used.items() if "date" in name]
        below = range(anchor + 1, min(self._first_body(), self.end))
        near = [j for i in dated for j in (i, i - 1, i + 1, i - 2) if 0 <= j < self.end]
        for i in [*below, anchor - 1, *near]:
            if 0 <= i < len(self.lines) and i != self.title and self.kinds[i] is None and i in self._header():
                names = self._shortened(sole_names(self.lines[i].text))
                sure = names and self._bears_out(i, names[0], dated) and not self._is_subject(names[0])
                if sure and self._take_authors(i, names):
                    return True
        return False

    def _bears_out(self, i: int, name: str, dated: Sequence[int]) -> bool:
        """Whether anything bears out that a name alone on a line is an author's: a date, or the name once more.

        Above the title the date must stand there too: what stands right above a title is
        most often the last of a menu.
        """
        line, title = self.lines[i], self.title if self.title is not None else self.begin
        if any(j == i for j in dated):
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
        first = self._first_body()
        texts = [self.lines[i] for i in range(first, min(self.end, first + 60)) if self.fates.get(i) is Role.PARAGRAPH]
        if self.title is not None:
            texts.append(self.lines[self.title])
        return any(name.lower() in line.text.lower() for line in texts)

    def _read_bio(self) -> bool:
        for i in range(max(self.begin, self.end - 3), min(len(self.lines), self.end + 15)):
            if self.kinds[i] is Kind.BIO and (name := name_of_bio(self.lines[i].text)):
                self.fields.authors = (name,)
                return True
        return False
