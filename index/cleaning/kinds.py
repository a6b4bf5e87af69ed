"""What a line is by its own words and shape: a share button, a credit, a cookie notice, a section's heading.

A line that tells nothing by itself has no kind; where it stands decides then. Names of
sites and outlets stand in no rule, names of kinds do.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from index.cleaning.lines import Line
from index.cleaning.phrases import (
    AD,
    ADDRESSES,
    ALT,
    APPEAL,
    BIO,
    CLOCK,
    COMMENT,
    COMMENT_HEAD,
    COOKIES,
    COPYRIGHT,
    CREDIT,
    CREDITED,
    DISCLAIMER,
    EMBED,
    FOOTER,
    GLUED_SHARE,
    INLINE_RELATED,
    NAV_WORDS,
    NEWSLETTER,
    NOTE,
    NUMBERISH,
    ORDER,
    PAREN_CREDIT,
    POSE,
    POSED,
    PROMO,
    QUOTED,
    READER,
    SECTION,
    SHARE_START,
    SHARE_WORDS,
    SITE,
    SLASH_CREDIT,
    SPONSOR,
    STRIP,
    STRONG_SHARE,
)
from index.model import Reason


class Kind(Enum):
    """What a line is, with the reason to cut it and whether it opens a section that is no part of the article."""

    SHARE = ("share", Reason.SHARE, False)
    COUNT = ("count", Reason.SHARE, False)
    SPONSOR = ("sponsor", Reason.SPONSOR, False)
    CAPTION = ("caption", Reason.CAPTION, False)
    PROMO = ("promo", Reason.PROMO, False)
    INLINE_RELATED = ("inline related", Reason.RELATED, False)
    NAV = ("nav", Reason.NAV, False)
    BIO = ("bio", Reason.BIO, False)
    NEWSLETTER = ("newsletter", Reason.NEWSLETTER, False)
    COOKIES = ("cookies", Reason.COOKIES, False)
    FOOTER = ("footer", Reason.FOOTER, False)
    DISCLAIMER = ("disclaimer", Reason.DISCLAIMER, False)
    COMMENT = ("comment", Reason.COMMENTS, False)
    APPEAL = ("appeal", Reason.PROMO, False)
    NOTE = ("note", Reason.DISCLAIMER, False)
    EMBED = ("embed", Reason.SHARE, False)
    RELATED_SECTION = ("related section", Reason.RELATED, True)
    COMMENT_HEAD = ("comment head", Reason.COMMENTS, True)
    COMMENTS_SECTION = ("comments section", Reason.COMMENTS, True)
    NEWSLETTER_SECTION = ("newsletter section", Reason.NEWSLETTER, True)
    BIO_SECTION = ("bio section", Reason.BIO, True)
    DISCLAIMER_SECTION = ("disclaimer section", Reason.DISCLAIMER, True)
    SPONSOR_SECTION = ("sponsor section", Reason.SPONSOR, True)
    FOOTER_SECTION = ("footer section", Reason.FOOTER, True)

    def __init__(self, label: str, reason: Reason | None, opens: bool) -> None:  # noqa: FBT001  # an enum's value is positional
        """Unpack the value; the label keeps two kinds of one reason from being one."""
        self.label = label
        self.reason = reason
        self.opens = opens


_FEW = 3  # words of a line that is too short for most of what a site says


def is_share_word(text: str) -> bool:
    """Whether a text holds nothing but words that share buttons are made of."""
    return all(word in SHARE_WORDS for word in text.lower().split())


def kind_of(line: Line) -> Kind | None:
    """Tell what a line is by itself, or None. Looks at its first 400 and last 100 characters only."""
    text = line.text
    if NUMBERISH.match(text[:40]) and len(text) < 40:
        return Kind.COUNT
    low = text[:400].lower().replace("’", "'")
    if line.words <= 9:
        kind = _short_kind(line, low)
        if kind is not None:
            return kind
    if line.words <= 80 and _any_of(("©", "(c)", "copyright", "rights reserved"), low) and COPYRIGHT.search(low):
        return Kind.FOOTER
    if line.words <= 40 and SPONSOR.match(low):
        return Kind.SPONSOR
    return _caption_kind(line, text, low) or _prose_kind(line, text, low)


def _short_kind(line: Line, low: str) -> Kind | None:
    bare = low.strip(STRIP)
    if not line.closed or line.words <= 5:
        words = bare.replace("/", " ").replace("|", " ").replace(",", " ").split()
        if (
            words
            and all(w.strip("()+:.") in SHARE_WORDS or w[0].isdigit() or not w[0].isalpha() for w in words)
            and any(w.strip("():.") in STRONG_SHARE for w in words)
        ):
            return Kind.SHARE
    if GLUED_SHARE.match(line.text) or (SHARE_START.match(bare) and not line.closed):
        return Kind.SHARE
    if COMMENT_HEAD.fullmatch(low.strip()):
        return Kind.COMMENT_HEAD
    if AD.fullmatch(bare):
        return Kind.SPONSOR
    section = SECTION.fullmatch(bare)
    if section and section.lastgroup and (not line.closed or line.words <= 4):
        return Kind[section.lastgroup]
    if all(word.strip("()") in NAV_WORDS for word in bare.split()):
        return Kind.NAV
    return None


def _caption_kind(line: Line, text: str, low: str) -> Kind | None:
    if line.words > 90:
        return None
    tail = text if len(text) <= 300 else text[-100:]
    if _any_of(CREDITED, low if tail is text else tail.lower()) and CREDIT.search(tail):
        return Kind.CAPTION
    if not line.closed:
        end = tail[-80:]
        if "/" in end and SLASH_CREDIT.search(end):
            return Kind.CAPTION
        if end.endswith(")") and 6 <= line.words <= 60 and PAREN_CREDIT.search(end) and not CLOCK.search(text):
            return Kind.CAPTION
    if line.words <= 60 and (ALT.match(text) or (_any_of(POSED, text) and POSE.search(text))):
        return Kind.CAPTION
    return None


def _prose_kind(line: Line, text: str, low: str) -> Kind | None:
    if line.words <= _FEW:
        return Kind.PROMO if PROMO.match(low) else None
    if line.words <= 20 and ("@" in low or line.words <= 12) and EMBED.fullmatch(low):
        return Kind.EMBED
    if line.words <= 80 and NOTE.match(low):
        return Kind.NOTE
    if line.words <= 45:
        if INLINE_RELATED.match(low):
            return Kind.INLINE_RELATED
        if PROMO.match(low):
            return Kind.PROMO
    words = set(low.split())
    return _notice_kind(line, low, words) or (Kind.BIO if BIO.match(text[:400]) else None)


def _notice_kind(line: Line, low: str, words: set[str]) -> Kind | None:
    """Tell what a site says to its reader; most lines say nothing to him, so that is asked first."""
    speaks = not words.isdisjoint(SITE) and not _any_of(QUOTED, low)
    addresses = not words.isdisjoint(READER) or low.startswith(ADDRESSES)
    if addresses and _any_of(COOKIES, low):
        return Kind.COOKIES
    orders = ORDER.match(low) is not None
    if line.words <= 80 and (speaks or orders) and _any_of(APPEAL, low):
        return Kind.APPEAL
    if line.words <= 45 and (addresses or orders):
        if _any_of(NEWSLETTER, low):
            return Kind.NEWSLETTER
        if _any_of(COMMENT, low):
            return Kind.COMMENT
    if line.words <= 80 and _any_of(DISCLAIMER, low):
        return Kind.DISCLAIMER
    if (line.words <= 30 or (addresses and line.words <= 100)) and _any_of(FOOTER, low):
        return Kind.FOOTER
    return None


def _any_of(phrases: Iterable[str], text: str) -> bool:
    for phrase in phrases:  # noqa: SIM110  # a loop takes half the time of any() here, on every line
        if phrase in text:
            return True
    return False


def pitches(line: Line) -> bool:
    """Whether a line asks its reader to do something: above a button it is the button's text."""
    low = line.text[:200].lower().replace("’", "'")
    return line.words <= 60 and (ORDER.match(low) is not None or any(f" {w} " in f" {low} " for w in ("you", "your")))
