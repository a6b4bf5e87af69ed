"""Why a line was cut: by what it is, else by the section it stands in, else by where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from index.cleaning.kinds import Kind
from index.cleaning.lines import Line
from index.model import Reason

__all__ = ["reasons_above", "reasons_below"]

# A section under a heading reaches this many lines without a heading of its own.
_REACH = {
    Reason.COMMENTS: 10_000,
    Reason.RELATED: 400,
    Reason.NEWSLETTER: 3,
    Reason.BIO: 4,
    Reason.DISCLAIMER: 8,
    Reason.SPONSOR: 6,
    Reason.FOOTER: 60,
}


def reasons_above(lines: Sequence[Line], kinds: Sequence[Kind | None], begin: int) -> list[Reason]:
    """Give a reason for each line above the text: its own, else the page's head."""
    return [_own(lines[i], kinds[i]) or Reason.NAV for i in range(begin)]


def reasons_below(lines: Sequence[Line], kinds: Sequence[Kind | None], end: int) -> list[Reason]:
    """Give a reason for each line below the text."""
    section: Reason | None = None
    left = 0
    reasons: list[Reason] = []
    for i in range(end, len(lines)):
        line, kind = lines[i], kinds[i]
        if (
            kind is not None
            and kind.opens
            and not (
                section is Reason.COMMENTS and kind in {Kind.COMMENTS_SECTION, Kind.RELATED_SECTION} and line.words <= 2
            )
        ):
            section, left = kind.reason, _REACH[kind.reason or Reason.FOOTER]
            reasons.append(Reason.NAV if kind is Kind.FOOTER_SECTION else kind.reason or Reason.NAV)
            continue
        own = _own(line, kind)
        if section is Reason.COMMENTS and left > 0 and own not in {Reason.FOOTER, Reason.COOKIES}:
            own = Reason.COMMENTS
        if section is Reason.RELATED and left > 0 and own in {None, Reason.PROMO}:
            own = Reason.RELATED
        left -= 1
        if own is None and left > 0 and section is not None:
            own = section if section is not Reason.FOOTER else Reason.NAV
        reasons.append(own or (Reason.OTHER_STORY if line.prose else Reason.RELATED if line.words >= 5 else Reason.NAV))
    return reasons


def _own(line: Line, kind: Kind | None) -> Reason | None:
    if kind is None:
        return None
    if kind in {Kind.FOOTER_SECTION, Kind.COMMENTS_SECTION} and line.words <= 3:
        return Reason.COMMENTS if kind is Kind.COMMENTS_SECTION else Reason.NAV
    if kind in {Kind.BYLINE, Kind.DATE}:
        return None
    return kind.reason
