"""The main span of a dump: the run of lines whose scores sum highest."""

from __future__ import annotations

from collections.abc import Sequence

from index.cleaning.kinds import Kind
from index.cleaning.lines import Line
from index.cleaning.sheet import Sheet

__all__ = ["dense_runs", "extended", "score_of"]

_OF_KIND = {
    Kind.SHARE: -0.3,
    Kind.COUNT: -0.3,
    Kind.SPONSOR: -0.2,
    Kind.CAPTION: -0.2,
    Kind.PROMO: -1.0,
    Kind.INLINE_RELATED: -0.2,
    Kind.NAV: -0.6,
    Kind.BIO: -1.0,
    Kind.NEWSLETTER: -0.8,
    Kind.COOKIES: -6.0,
    Kind.FOOTER: -6.0,
    Kind.DISCLAIMER: -1.0,
    Kind.COMMENT: -4.0,
    Kind.APPEAL: -5.0,
    Kind.NOTE: -0.8,
    Kind.EMBED: -0.3,
    Kind.RELATED_SECTION: -3.5,
    Kind.COMMENTS_SECTION: -8.0,
    Kind.COMMENT_HEAD: -3.0,
    Kind.NEWSLETTER_SECTION: -1.0,
    Kind.BIO_SECTION: -3.0,
    Kind.DISCLAIMER_SECTION: -6.0,
    Kind.SPONSOR_SECTION: -3.0,
    Kind.FOOTER_SECTION: -2.5,
}


_TEXT = 0.5  # a score from which a line is running text
_BREAK = -0.9  # what stands between two paragraphs sums below this: a break
_COMPACT = 2.5  # how much more an interruption counts where a core is sought
_LIST = 5.0  # what the lines of a list above the text cost together at most
_LIST_BELOW = 3.0  # the same below the text, where a paragraph of it follows that is long
_LONG, _TOPIC = 50, 0.3  # the words of such a paragraph, and the least weight of what it speaks of
_SOFT = frozenset({None, Kind.CAPTION, Kind.SHARE, Kind.COUNT, Kind.SPONSOR, Kind.EMBED, Kind.INLINE_RELATED})
_LOST = 15.0  # how far the sum may fall before nothing can follow


def score_of(line: Line, kind: Kind | None) -> float:
    """Weigh one line: above 0 for running text, below for what stands around it."""
    if kind is not None:
        return _OF_KIND[kind]
    if line.prose:
        return 0.5 + min(line.words, 60) / 12
    if line.closed:
        return -0.1
    return -0.7 if line.bullet else -0.5


def dense_runs(scores: Sequence[float]) -> list[tuple[float, int, int]]:
    """Find the runs that hardly anything interrupts: (sum, begin, end), in order of the page."""
    runs: list[tuple[float, int, int]] = []
    total = best = 0.0
    start = end = 0
    for i, score in enumerate(scores):
        total += score if score > 0 else _COMPACT * score
        if total > best:
            best, end = total, i + 1
        if total <= 0:
            if best > 0:
                runs.append((best, start, end))
            total = best = 0.0
            start = end = i + 1
    if best > 0:
        runs.append((best, start, end))
    return [(total, next(i for i in range(start, end) if scores[i] > 0), end) for total, start, end in runs]


def extended(sheet: Sheet, scores: Sequence[float], begin: int, end: int, step: int) -> int:
    """Follow the text on from the run `begin` to `end`, down (step 1) or up (step -1); give the new edge.

    Running text behind a break counts in so far as its words are those of the text
    before it: the next story, an appeal and the comments have words of their own.
    """
    lines = sheet.lines
    known = {word for i in range(begin, end) for word in sheet.words(i)}
    i = end if step > 0 else begin - 1
    edge = end if step > 0 else begin
    total = best = gap = listed = 0.0
    # What a list below the text cost too much is given back where a long paragraph of it follows: teasers are short.
    spared = 0.0
    while 0 <= i < len(lines) and total + spared > best - _LOST:
        if scores[i] < _TEXT:
            gap += scores[i]
            soft = scores[i] if sheet.kinds[i] in _SOFT else 0.0
            listed += soft
            spared = max(0.0, -listed - _LIST_BELOW) if step > 0 else 0.0
            # Above the text, a list or pictures between two parts of it cost no more for being many.
            total += scores[i] if step > 0 or not soft or listed > -_LIST else 0.0
            i += step
            continue
        block = []
        while 0 <= i < len(lines) and scores[i] >= _TEXT:
            block.append(i)
            i += step
        words = {word for j in block for word in sheet.words(j)}
        share = _share(words, known) if gap <= _BREAK else 1.0
        if share >= _TOPIC and max(lines[j].words for j in block) >= _LONG:
            total += spared
        for j in block:
            total += scores[j] * share
            if total > best:
                best, edge = total, j + (1 if step > 0 else 0)
        if share > 0.4:
            known |= words
        gap = listed = spared = 0.0
    return edge


def _share(words: set[str], known: set[str]) -> float:
    """Weigh a block behind a break, 0.1 to 1, by how many of its words the text before it has."""
    if not words:
        return 0.1
    common = len(words & known) / len(words)
    return min(1.0, max(0.1, (common - 0.08) / 0.2))
