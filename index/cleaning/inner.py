"""The filter inside the main span: what stands between paragraphs without belonging to the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.cleaning.dates import find_dates
from index.cleaning.kinds import Kind, is_share_word
from index.cleaning.lines import Line, full_key
from index.cleaning.sheet import content_words
from index.model import Reason, Role

__all__ = ["Filter", "filter_span"]

# Kinds told by words that an article may use too: amid its paragraphs such a line is one of them.
_DOUBTFUL = frozenset(
    {
        Kind.BIO,
        Kind.FOOTER,
        Kind.NEWSLETTER,
        Kind.COMMENT,
        Kind.DISCLAIMER,
        Kind.APPEAL,
    }
)
_QUOTES = frozenset("\"'“‘«„")
_PULLED_LEAST, _PULLED_MOST = 8, 30  # words of such a quotation; a shorter one may be an answer
_PULLED = 100_000  # letters of text in which a pulled quotation is sought
_ECHO = 6  # words a line has at least to be the echo of another
_ALIKE = 0.6  # the share of its words that such a line has in common
_GREETING = 6  # words that a first sentence or greeting has at most, to stand by itself above the text
_SPACED = 0.7  # the share of paragraphs below a blank line, from which lines without one between them are a block
_FIGURE = 60  # words of a line in one block with a credit at most
_CAPTION = 30  # words of a caption below a picture's other text
_HEADING = 12  # words a heading has at most


def filter_span(
    lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int, end: int, title: int | None
) -> dict[int, Role | Reason]:
    """Decide each line of the span `begin` to `end`: its role if it stays, the reason if it goes."""
    span = Filter(lines, kinds, begin, end, lines[title].key if title is not None else "")
    fates = {i: span.fate(i) for i in range(begin, end)}
    if not any(isinstance(fate, Role) for fate in fates.values()):
        # Nothing but what stands twice: then it is the text.
        fates |= {i: Role.PARAGRAPH for i in range(begin, end) if kinds[i] is None and lines[i].prose}
    return fates


@dataclass(slots=True)
class Filter:
    """The lines of the main span, with what is asked of them more than once."""

    lines: Sequence[Line]
    kinds: Sequence[Kind | None]
    begin: int
    end: int
    title: str
    first: int = field(init=False)
    deks: dict[int, Role] = field(init=False)
    places: dict[str, list[int]] = field(init=False)
    spaced: bool = field(init=False)
    _keys: str | None = None

    def __post_init__(self) -> None:
        """Find where the text begins and what stands more than once."""
        self.first = self._first_text()
        self.deks = self._set_apart()
        gaps = [self.lines[i].gap > 0 for i in range(self.begin, self.end) if self._is_text(i)]
        self.spaced = sum(gaps) > _SPACED * len(gaps)
        self.places = {}
        for i, line in enumerate(self.lines):
            if line.words >= 4:
                self.places.setdefault(line.key, []).append(i)

    def known_junk(self, i: int) -> bool:
        """Whether a line is none of the text whatever stands around it."""
        line, kind = self.lines[i], self.kinds[i]
        if kind is not None and not (kind in _DOUBTFUL and line.prose and line.words >= 12 and self._amid_text(i)):
            return True
        return (
            self._is_title(line) or (line.words >= 4 and self._repeats(i)) or (line.text.isupper() and line.words >= 5)
        )

    def fate(self, i: int) -> Role | Reason:
        """Decide a line: its role if it stays, the reason if it goes."""
        line, kind = self.lines[i], self.kinds[i]
        if i in self.deks:
            return self.deks[i]
        if self._is_title(line):
            return Reason.DUPLICATE_TITLE
        if line.words >= 4 and self._repeats(i):
            return Reason.PROMO
        if kind is not None:
            if kind in _DOUBTFUL and i > self.first and line.prose and line.words >= 12 and self._amid_text(i):
                return Role.PARAGRAPH
            if kind is Kind.NAV and is_share_word(line.text):
                return Reason.SHARE  # "Post" between "Share" and "Email"
            return Reason.PROMO if kind is Kind.INLINE_RELATED else kind.reason or Reason.NAV
        if _PULLED_LEAST <= line.words <= _PULLED_MOST and line.text[0] in _QUOTES and self._is_pulled(line):
            return Reason.PROMO
        if self._echoes(i, i + 1) or self._echoes(i, i - 1):
            return Reason.CAPTION
        if self.spaced and line.words <= _FIGURE and self._in_figure(i):
            return Reason.CAPTION
        return self._above_text(i) if i < self.first else self._role(i)

    def _in_figure(self, i: int) -> bool:
        """Whether a line shares its block with a picture's credit, or is the short end of a block of two."""
        line, last = self.lines[i], self.end - 1
        for j in range(i + 1, min(i + 3, self.end)):
            if self.lines[j].gap:
                break
            if self.kinds[j] is Kind.CAPTION:
                return True
        if line.bullet or line.gap or line.words > _CAPTION or not self.begin < i < last or not self.lines[i + 1].gap:
            return False
        above = self.lines[i - 1]
        return above.gap > 0 and not above.stop

    def _above_text(self, i: int) -> Role | Reason:
        line = self.lines[i]
        if is_share_word(line.text):
            return Reason.SHARE
        if self._begins(i) or _is_standfirst(line, below_title=i == self.begin):
            return Role.STANDFIRST
        return Reason.NAV

    def _role(self, i: int) -> Role | Reason:
        line = self.lines[i]
        if line.closed or line.prose or line.stop == ":":
            if line.words <= 3 and not self._is_text(i - 1):
                return Reason.PROMO
            return Role.ITEM if line.bullet else Role.PARAGRAPH
        if line.text.isupper() and line.words >= 5:
            return Reason.PROMO
        if line.bullet:
            return Role.ITEM if line.words >= 4 else Reason.RELATED
        if line.words <= _HEADING and self._is_text(i + 1) and (self._is_text(i - 1) or 3 < line.words <= 9):
            return Role.HEADING
        return Reason.CAPTION if line.words >= 6 else Reason.PROMO

    def _set_apart(self) -> dict[int, Role]:
        """Find an underline and a summary that wider gaps than a paragraph's set apart from the text."""
        texts = [i for i in range(self.begin, min(self.end, self.begin + 8)) if self._is_text(i)][:3]
        found: dict[int, Role] = {}
        for role, (i, below) in zip((Role.STANDFIRST, Role.SUMMARY), pairwise(texts), strict=False):
            gaps = [self.lines[j].gap for j in range(i + 1, below + 1)]
            if below != i + 1 or gaps[-1] < 2 or self.lines[i].words > 60:
                break
            found[i] = role
        return found

    def _begins(self, i: int) -> bool:
        """Whether a line above the text is its short first sentence, or whom it greets.

        That stands right below the title or the date, or right above the first paragraph.
        """
        line, last = self.lines[i], i == self.first - 1
        if line.bullet or not 2 <= line.words <= _GREETING or find_dates(line.text):
            return False
        if not line.closed:
            return last and line.text.endswith(",")
        near = last or i == self.begin or bool(find_dates(self.lines[i - 1].text))
        return near and any(word.islower() for word in line.text.split())

    def _is_text(self, i: int) -> bool:
        return self.begin <= i < self.end and self.kinds[i] is None and self.lines[i].prose

    def _amid_text(self, i: int) -> bool:
        """Whether paragraphs stand right before and after a line."""
        after = sum(1 for j in range(i + 1, i + 6) if self._is_text(j))
        return after >= 2 and (self._is_text(i - 1) or self._is_text(i - 2))

    def _first_text(self) -> int:
        """Find where running text begins: the first paragraph that the lines after it bear out."""
        sole = self.end
        for i in range(self.begin, self.end):
            if not self._is_text(i):
                continue
            sole = min(sole, i)
            if self.lines[i].words >= 12 and not (i == self.begin and self._above_stamp(i)):
                follows = sum(1 for j in range(i + 1, i + 4) if self._is_text(j))
                if follows >= 2 or (self.lines[i].words >= 25 and follows):
                    return i
        return sole

    def _above_stamp(self, i: int) -> bool:
        """Whether a byline or a date stands between a line and the text below it."""
        for j in range(i + 1, min(i + 8, self.end)):
            if self._is_text(j):
                return False
            text = self.lines[j].text[:150]
            if text[:3].lower() == "by " or find_dates(text):
                return True
        return False

    def _is_title(self, line: Line) -> bool:
        """Whether a line says the title again, whole or with a little beside it."""
        if len(self.title) <= 12 or line.words >= 40:
            return False
        key = line.key
        if key in self.title:
            return len(key) * 2 > len(self.title)
        return self.title in key and len(key) < 2 * len(self.title)

    def _echoes(self, i: int, other: int) -> bool:
        """Whether two lines next to each other say nearly the same: a picture's alternative text and its caption."""
        if not self.begin <= other < self.end:
            return False
        one, two = self.lines[i], self.lines[other]
        few, many = sorted((one.words, two.words))
        if few < _ECHO or many > 60 or few < many * _ALIKE / 2 or one.stop == ":" or one.key == two.key:
            return False
        mine, its = content_words(one.text), content_words(two.text)
        return len(mine & its) > _ALIKE * len(mine | its)

    def _is_pulled(self, line: Line) -> bool:
        """Whether a quotation on a line of its own stands in a paragraph too."""
        if self._keys is None:
            keys = [full_key(other.text) for other in self.lines[self.begin : self.end] if other.words > 12]
            self._keys = "|".join(keys)[:_PULLED]
        key = line.key
        return len(key) >= 12 and self._keys.count(key) > (line.words > 12)

    def _repeats(self, i: int) -> bool:
        """Whether a line that stands more than once is to go: a teaser, a picture's two texts, or an earlier copy."""
        places = self.places[self.lines[i].key]
        if len(places) == 1:
            return False
        first, after = bisect_left(places, self.begin), bisect_left(places, self.end)
        if after - first == 1:
            return not self.lines[i].prose
        if after - first == 2 and places[after - 1] - places[first] == 1:
            return True
        return i != places[after - 1]


def _is_standfirst(line: Line, *, below_title: bool) -> bool:
    """Whether a line between title and text is a sentence of the article: an underline, a summary.

    Right below the title it may do without its full stop.
    """
    if line.bullet or line.words < 5 or line.lower < 0.4 or find_dates(line.text[:80]):
        return False
    return line.closed or (below_title and line.words >= 7 and line.lower >= 0.55)
