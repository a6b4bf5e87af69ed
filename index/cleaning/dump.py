"""A text dump to an article: one main span below the title, a filter inside it, a reason for every other line."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning.fields import Fields, read_fields
from index.cleaning.inner import filter_span
from index.cleaning.kinds import Kind, pitches
from index.cleaning.language import language_of
from index.cleaning.lines import Line, key_of, read_dump
from index.cleaning.reasons import reasons_above, reasons_below
from index.cleaning.sheet import Sheet
from index.cleaning.span import dense_runs, extended, score_of
from index.cleaning.title import find_title
from index.model import Paragraph, Reason, RemovedLine, Role, UsedLine

__all__ = ["Cleaned", "clean_dump"]

_BUTTONS = frozenset({Kind.NEWSLETTER_SECTION, Kind.PROMO})
_CORES = 5  # dense runs that are weighed against each other
_LENGTH = 2.0  # what each doubling of a core's score adds to its worth, times ln 2
_FEW, _COMPARED = 4, 200  # lines of text up to which coherence tells nothing, and lines it is told by at most
_COMMON, _LEAST = 0.1, 0.1  # the share of words in common expected for each doubling of the lines; the least coherence
_ABOVE, _WITHIN = 40, 3  # lines around the beginning of the text where a known title is looked for
_BETWEEN = 20  # lines from the title to the text found at most, for what stands between them to be the text's
_SENTENCE = 8  # words of such a text's first line at least
_KNOWN = 4.0  # what the page's known title adds that stands right above it


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What a dump gives: paragraphs, fields, and the fate of every other line. No paragraphs: no article."""

    paragraphs: tuple[Paragraph, ...]
    fields: Fields
    used: tuple[UsedLine, ...]
    removed: tuple[RemovedLine, ...]
    joined: tuple[int, ...]
    language: str | None
    whole: bool | None


def clean_dump(text: str, known: str | None = None) -> Cleaned | None:
    """Clean a text dump; None where no article stands in it. `known` is its title where that came with it."""
    lines = read_dump(text)
    sheet = Sheet(lines)
    kinds = sheet.kinds
    begin, end = main_span(sheet)
    if begin == end:
        return None
    title, _ = find_title(sheet, begin, end)
    if known:
        wanted = key_of(known)
        near = range(min(end, begin + _WITHIN) - 1, max(0, begin - _ABOVE) - 1, -1)
        title = next((i for i in near if lines[i].key == wanted), title)
    if title is not None and (begin - title <= _BETWEEN or _begins_below(sheet, title, begin)):
        begin = title + 1
    fates = filter_span(lines, kinds, begin, end, title)
    fields = read_fields(lines, kinds, fates, title, begin, end)
    _cut_bio(lines, fates, fields)
    return _assembled(lines, kinds, fates, fields, begin, end)


def _cut_bio(lines: Sequence[Line], fates: dict[int, Role | Reason], fields: Fields) -> None:
    """Cut the last paragraph where it begins with the name of the text's own author: a note about them."""
    kept = [i for i, fate in fates.items() if isinstance(fate, Role) and i not in fields.used]
    last = max(kept, default=None)
    if last is not None and len(kept) > 1 and lines[last].text.startswith(fields.authors):
        fates[last] = Reason.BIO


def _begins_below(sheet: Sheet, title: int, begin: int) -> bool:
    """Whether a text begins right below its title and a list follows, not the buttons and menus of a page."""
    first = sheet.lines[title + 1]
    furniture = sum(kind is not None for kind in sheet.kinds[title + 1 : begin])
    return first.prose and first.closed and first.words >= _SENTENCE and furniture < (begin - title) / 2


def main_span(sheet: Sheet, title: str | None = None) -> tuple[int, int]:
    """Find the run of lines that holds the text, half-open; (0, 0) where there is none.

    `title` is the page's title where it is known from elsewhere.
    """
    lines, kinds = sheet.lines, sheet.kinds
    scores = [score_of(line, kind) for line, kind in zip(lines, kinds, strict=True)]
    # A core that hardly anything interrupts comes first; what goes on from it follows.
    known = _lines_of(sheet, title) if title else []
    cores = sorted(dense_runs(scores), reverse=True)[:_CORES]
    if not cores:
        return 0, 0
    _, begin, end = max(cores, key=lambda core: _worth(sheet, core, known)) if len(cores) > 1 else cores[0]
    top, end = extended(sheet, scores, begin, end, -1), extended(sheet, scores, begin, end, 1)
    # A last line that asks for something, above a button, is the button's text.
    while (
        end - 1 > top
        and end < len(lines)
        and kinds[end] in _BUTTONS
        and lines[end].words <= 6
        and pitches(lines[end - 1])
    ):
        end -= 1
    return top, end


def _lines_of(sheet: Sheet, title: str) -> list[int]:
    key = key_of(title)
    return [i for i, line in enumerate(sheet.lines) if line.key == key]


def _worth(sheet: Sheet, core: tuple[float, int, int], known: Sequence[int]) -> float:
    """Weigh a core: its length counts, but a title that it bears out counts more."""
    total, begin, end = core
    if known:
        above = [i for i in known if i <= begin]
        sure = max(0.0, _KNOWN - 0.03 * (begin - above[-1])) if above else 0.0
    else:
        sure = find_title(sheet, begin, end)[1]
    return _LENGTH * math.log(total * _coherence(sheet, begin, end)) + sure


def _coherence(sheet: Sheet, begin: int, end: int) -> float:
    """Tell whether the lines of a core speak of one thing: 1.0, or less the fewer words they have in common.

    An article's lines take words up from each other, the more of them the more lines there
    are; a column of teasers is of as many things as it has lines.
    """
    texts = [i for i in range(begin, min(end, begin + _COMPARED)) if sheet.is_text(i) and sheet.words(i)]
    if len(texts) <= _FEW:
        return 1.0
    times = Counter(word for i in texts for word in sheet.words(i))
    shares = (sum(times[word] > 1 for word in sheet.words(i)) / len(sheet.words(i)) for i in texts)
    expected = _COMMON * math.log2(len(texts) / _FEW)
    return min(1.0, max(_LEAST, sum(shares) / len(texts) / expected))


def _assembled(
    lines: list[Line], kinds: list[Kind | None], fates: dict[int, Role | Reason], fields: Fields, begin: int, end: int
) -> Cleaned | None:
    above, below = reasons_above(lines, kinds, begin), reasons_below(lines, kinds, end)
    paragraphs: list[Paragraph] = []
    used: list[UsedLine] = []
    removed: list[RemovedLine] = []
    for i, line in enumerate(lines):
        fate = fates.get(i)
        if i in fields.used:
            used.append(UsedLine(line.number, fields.used[i], line.text))
        elif isinstance(fate, Role):
            paragraphs.append(Paragraph(line.text[fields.cuts.get(i, 0) :], fate, line.number))
        else:
            reason = fate or (above[i] if i < begin else below[i - end])
            removed.append(RemovedLine(line.number, line.text, reason))
    if not paragraphs:
        return None
    language = language_of(" ".join(p.text for p in paragraphs[:40]))
    joined = tuple(number for line in lines for number in range(line.number + 1, line.last + 1))
    return Cleaned(tuple(paragraphs), fields, tuple(used), tuple(removed), joined, language, fields.whole)
