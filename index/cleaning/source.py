"""Whose page it is and whose text: outlet, source and its kind, provider, holder of the rights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.cleaning.kinds import Kind
from index.cleaning.lines import Line, key_of
from index.model import Source, SourceKind

__all__ = ["Named", "credited_source", "masthead", "rights_holder", "served_by", "strip_affixes", "wire_source"]


class Named(NamedTuple):
    """A name and the index of the line that gives it."""

    name: str
    line: int


_NAME = r"(?P<name>(?:[A-ZÀ-Þ][\w&.’'-]*|of|the|de|la|and|&|on|for|\d+)(?:\s+(?:[A-ZÀ-Þ][\w&.’'-]*|of|the|de|la|and|&|on|for|\d+)){0,5})"
_REPRINTS = (
    re.compile(
        rf"(?:the post|this (?:post|article|story|piece)|article)\b.{{0,300}}?\b(?:appeared|published|posted|featured) (?:first |originally )?(?:on|in|at|by)\s+(?:the website of )?{_NAME}",
        re.I,
    ),
    re.compile(rf"(?:originally|first) (?:published|appeared|posted|printed) (?:on|in|at|by)\s+{_NAME}", re.I),
    re.compile(
        rf"(?:continue reading|read (?:the )?(?:full|rest|original|more|entire)(?: (?:of|article|story|post|the|this))*) (?:at|on|in|via)\s+{_NAME}",
        re.I,
    ),
    re.compile(
        rf"(?:republished|reprinted|reproduced)\b.{{0,60}}?\b(?:from|by permission of|courtesy of)\s+{_NAME}", re.I
    ),
)
_CITED = re.compile(
    rf"(?:source|quelle|via|fuente|fonte|источник|hat tip|h/t)\s*:\s*{_NAME}(?:\s*\([^)]*\))?\W*$", re.I
)
_WIRE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.’'-]*[\s,/]*){1,6}(?:,\s*\w+\.?\s*\d{0,2}\s*)?\((?P<name>[A-Z][\w&. ]{1,30})\)\s*[-–—]"
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:\d{4}\s*(?:[-–—]\s*\d{4}|[-–—]\s*present)?)?[,.\s]*(?:by\s+)?(?P<name>[^.|©•·]{2,80}?)(?:\.?\s*(?:all rights|alle rechte|tous droits)|\s*\d{4}|[.|©•·]\s|[.]?$|,? (?:inc|llc|ltd)\b\.?)",
    re.I,
)
_SERVICE = re.compile(
    rf"\b(?:is a service of|is (?:owned|operated|published|run|provided) by|a publication of|published by|(?:website|site|service)s? of|published on)\s+(?:the\s+)?{_NAME}"
)
_LEGAL = re.compile(r"[\s,]+(?:inc|llc|ltd|limited|gmbh|plc|corp|corporation|co|pty|s\.?a|ag|bv|kg)\b\.?.*$", re.I)
_PREFIX = re.compile(r"^(?:NextImg|Image|Img|Photo|Exclusive Image)\s*:\s*")
_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+(?:[-–—|•»:])\s+(?P<name>[^-–—|•»:]{2,50})$")


def masthead(lines: Sequence[Line], kinds: Sequence[Kind | None], title: int | None, begin: int) -> Named | None:
    """Find the outlet's name at the top of the page: a short first line that the rest of the page bears out."""
    top = min(begin, title if title is not None else begin, 12)
    counts: dict[str, int] = {}
    for line in lines:
        if line.words <= 8:
            counts[key_of(line.text)] = counts.get(key_of(line.text), 0) + 1
    for i in range(top):
        line = lines[i]
        if kinds[i] is not None or not 1 <= line.words <= 6 or line.closed or len(line.text) > 45:
            continue
        if line.bullet or not line.text[0].isalnum() or line.lower > 0.34:
            return None
        return Named(_outlet_cased(line.text, lines), i) if _borne_out(line, lines, i, counts) else None
    return None


def _borne_out(line: Line, lines: Sequence[Line], i: int, counts: dict[str, int]) -> bool:
    key = key_of(line.text)
    if len(key) < 3:
        return False
    if counts.get(key, 0) > 1 or line.text.isupper():
        return True
    tail = lines[max(i + 1, len(lines) - 25) :]
    return line.words >= 2 or any(line.text in other.text for other in tail)


def _outlet_cased(name: str, lines: Sequence[Line]) -> str:
    """Write a name in capitals as the page writes it elsewhere, or as names are written."""
    name = name.strip(" |:•")
    if not name.isupper():
        return name
    key = name.lower()
    for line in lines:
        at = line.text.lower().find(key)
        if at >= 0 and not (other := line.text[at : at + len(name)]).isupper() and other[0].isupper():
            return other
    return name if " " not in name and len(name) <= 5 else " ".join(word.capitalize() for word in name.split())


def rights_holder(lines: Sequence[Line]) -> Named | None:
    """Find the holder in the page's last copyright line."""
    for i in range(len(lines) - 1, max(-1, len(lines) - 400), -1):
        text = lines[i].text
        if ("©" in text or "opyright" in text or "(c)" in text) and lines[i].words <= 80:
            match = _HOLDER.search(text)
            if (
                match
                and (name := match.group("name").strip(" ,-–—"))
                and any(c.isalpha() for c in name)
                and len(name.split()) <= 8
            ):
                return Named(name, i)
    return None


def served_by(lines: Sequence[Line], after: int, credits: Sequence[str]) -> Named | None:
    """Find an outlet that a page's legal text says it is a service of, where a picture's credit names it too."""
    for i in range(after, len(lines)):
        for match in _SERVICE.finditer(lines[i].text[:600]):
            name = _LEGAL.sub("", match.group("name")).strip(" ,.")
            if name and any(name.lower() in credit.lower() for credit in credits):
                return Named(name, i)
    return None


def credited_source(text: str) -> Source | None:
    """Read the line that says where a text comes from: a reprint's credit, or a "Source:" field."""
    if len(text) > 400:
        return None
    for pattern in _REPRINTS:
        if (match := pattern.search(text)) and _proper(match.group("name")):
            return Source(_trimmed(match.group("name")), SourceKind.REPRINT)
    if (match := _CITED.match(text)) and _proper(match.group("name")):
        return Source(_trimmed(match.group("name")), SourceKind.CITED)
    return None


def wire_source(text: str) -> Source | None:
    """Read the agency in a dateline: "PLACE (Agency) -"."""
    match = _WIRE.match(text[:120])
    return Source(match.group("name").strip(), SourceKind.WIRE) if match else None


def strip_affixes(title: str, outlet: str | None = None) -> tuple[str, str | None]:
    """Take off a title what page or dump added: a picture's prefix, and " - Name" at its end, which is given too."""
    bare = _PREFIX.sub("", title)
    added = len(bare) < len(title)
    match = _SUFFIX.match(bare)
    if match:
        name = match.group("name").strip()
        if added or (outlet and key_of(name) == key_of(outlet)):
            return match.group("title").strip(), name
    return bare.strip(), None


def _proper(name: str) -> bool:
    return any(word[0].isupper() for word in name.split()) and not name.islower()


def _trimmed(name: str) -> str:
    words = name.strip(" .,").split()
    while words and words[-1] in {"of", "the", "and", "on", "for", "de", "la", "&"}:
        words.pop()
    return " ".join(words)
