"""Why a line outside the text was cut: by what it is, else by the section it stands in, else by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from index.cleaning.dates import find_dates
from index.cleaning.kinds import Kind, is_share_word, pitches
from index.cleaning.lines import Line
from index.model import Reason

__all__ = ["reasons_above", "reasons_below"]

# How many lines a section under a heading reaches, without a heading of another kind.
_REACH = {
    Reason.COMMENTS: 100_000,
    Reason.RELATED: 400,
    Reason.NEWSLETTER: 3,
    Reason.BIO: 4,
    Reason.DISCLAIMER: 8,
    Reason.SPONSOR: 6,
    Reason.FOOTER: 60,
}
_ENDS = frozenset({Kind.FOOTER, Kind.FOOTER_SECTION, Kind.COOKIES})
_BUTTONS = 3  # buttons a cookie notice has at most, with the notice itself
_MENU = 5  # bullets of a word or three in a row: a menu


def reasons_above(lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int) -> list[Reason]:
    """Give a reason for each line above the text: its own, else the page's head."""
    reasons: list[Reason | None] = []
    for i in range(begin):
        kind = kinds[i]
        # Up here a heading of one or two words is an entry of the menu.
        menu = kind is not None and kind.opens and lines[i].words <= 2
        reasons.append(Reason.NAV if menu else _own(kind))
    return _by_neighbours(lines, kinds, 0, reasons)


def reasons_below(lines: Sequence[Line], kinds: Sequence[Kind | None], end: int) -> list[Reason]:
    """Give a reason for each line below the text."""
    section: Reason | None = None
    left = 0
    reasons: list[Reason | None] = []
    for i in range(end, len(lines)):
        line, kind = lines[i], kinds[i]
        if kind in _ENDS or _is_menu(lines, i):
            section = None
        opens = kind is not None and kind.opens and not (section is Reason.COMMENTS and line.words <= 2)
        if kind is not None and opens:
            section = kind.reason if kind not in _ENDS else None
            left = _REACH[kind.reason or Reason.FOOTER]
            reasons.append(_own(kind))
            continue
        reasons.append(_within(section if left > 0 else None, line, _own(kind)))
        left -= 1
    return _by_neighbours(lines, kinds, end, reasons)


def _within(section: Reason | None, line: Line, own: Reason | None) -> Reason | None:
    """Settle a line's reason by its section's: the comments take all, other stories what has no reason of its own."""
    if section is Reason.COMMENTS:
        return own if own in {Reason.FOOTER, Reason.COOKIES} else section
    if section is Reason.RELATED and own is Reason.PROMO:
        return section
    if own is None and section is not None:
        return Reason.NAV if section is Reason.RELATED and line.bullet and line.words <= 3 else section
    return own


def _is_menu(lines: Sequence[Line], i: int) -> bool:
    return i + _MENU <= len(lines) and all(line.bullet and line.words <= 3 for line in lines[i : i + _MENU])


def _by_neighbours(
    lines: Sequence[Line], kinds: Sequence[Kind | None], start: int, reasons: list[Reason | None]
) -> list[Reason]:
    """Settle the lines that nothing has settled yet."""
    settled: list[Reason] = []
    for k, reason in enumerate(reasons):
        line = lines[start + k]
        near = reasons[max(0, k - 2) : k] + reasons[k + 1 : k + 3]
        if reason is None or (reason is Reason.PROMO and Reason.NEWSLETTER in near):
            reason = _guess(lines, kinds, start, k, near, settled) if reason is None else Reason.NEWSLETTER  # noqa: PLW2901  # settled here
        elif reason is Reason.PROMO and line.words <= 2 and not line.stop:
            reason = Reason.NAV  # noqa: PLW2901  # settled here
        settled.append(reason)
    return settled


def _guess(
    lines: Sequence[Line],
    kinds: Sequence[Kind | None],
    start: int,
    k: int,
    near: Sequence[Reason | None],
    settled: Sequence[Reason],
) -> Reason:
    line = lines[start + k]
    if (
        settled
        and settled[-1] is Reason.COOKIES
        and line.words <= 5
        and settled[-_BUTTONS:] != [Reason.COOKIES] * _BUTTONS
    ):
        return Reason.COOKIES
    after = near[-2:]
    if Reason.NEWSLETTER in after and (line.prose or line.words >= 3) and start > 0:
        return Reason.NEWSLETTER
    if Reason.PROMO in after and line.prose and pitches(line):
        return Reason.PROMO
    if Reason.SHARE in near and is_share_word(line.text):
        return Reason.SHARE
    if start == 0 or (line.bullet and line.words <= 3):
        return Reason.NAV
    if line.stop == ":" and line.words <= 3:
        return Reason.PROMO
    if line.prose:
        return Reason.OTHER_STORY
    if Reason.RELATED in near or (settled and settled[-1] is Reason.RELATED):
        return Reason.RELATED
    if line.words >= 4:
        prose = any(kinds[j] is None and lines[j].prose for j in range(start + k + 1, min(start + k + 3, len(lines))))
        return Reason.OTHER_STORY if prose else Reason.RELATED
    return Reason.RELATED if find_dates(line.text) else Reason.NAV


def _own(kind: Kind | None) -> Reason | None:
    if kind is None:
        return None
    if kind is Kind.FOOTER_SECTION:
        return Reason.NAV
    return kind.reason
