"""Whose page it is and whose text: outlet, source and its kind, provider, holder of the rights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.cleaning.kinds import Kind
from index.cleaning.lines import Line, key_of
from index.model import Source, SourceKind

__all__ = [
    "Named",
    "credited_source",
    "masthead",
    "reported_source",
    "rights_holder",
    "served_by",
    "strip_affixes",
    "wire_source",
]


class Named(NamedTuple):
    """A name and the index of the line that gives it."""

    name: str
    line: int


# A name in its own capitals; what leads to it is read in any.
_NAME = r"(?P<name>(?:[Tt]he\s+)?[A-ZÀ-Þ][\w&.’'-]*(?:\s+(?:[A-ZÀ-Þ][\w&.’'-]*|of|the|de|la|and|&|on|for|\d+)){0,5})"
_LEADS = (
    (
        r"(?:the post|this (?:post|article|story|piece)|article)\b.{0,300}?\b(?:appeared|published|posted) "
        r"(?:first |originally )?(?:on|in|at|by)\s+(?:the website of )?"
    ),
    r"(?:originally|first) (?:published|appeared|posted|printed) (?:on|in|at|by)\s+",
    (
        r"(?:continue reading|read (?:the )?(?:full|rest|original|more|entire)"
        r"(?: (?:of|article|story|post|the|this))*) (?:at|on|in|via)\s+"
    ),
    r"(?:republished|reprinted|reproduced)\b.{0,60}?\b(?:from|by permission of|courtesy of)\s+",
)
_REPRINTS = tuple(re.compile(f"(?i:{lead}){_NAME}") for lead in _LEADS)
_CITED = re.compile(rf"(?i:source|quelle|via|fuente|fonte|источник|hat tip|h/t)\s*:\s*{_NAME}(?:\s*\([^)]*\))?\W*$")
_WIRE = re.compile(
    r"^(?:[A-ZÀ-Þ][\w.’'-]*[\s,/]*){1,6}(?:,\s*\w+\.?\s*\d{0,2}\s*)?\((?P<name>[A-Z][\w&. ]{1,30})\)\s*[-–—]"
)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©|\(c\)|copyright)?\s*(?:(?:19|20)\d\d\s*(?:[-–—]\s*(?:(?:19|20)\d\d|"
    r"present))?)?[,.:\s]*(?:by\s+)?"
    r"(?P<name>[^|©•·]{2,80}?)\s*(?:all rights|alle rechte|tous droits|(?:19|20)\d\d|[|©•·]|"
    r"(?<!\bltd)(?<!\binc)(?<!\bco)\.\s|\.?$)",
    re.IGNORECASE,
)
_PAPERS = (
    "Times|Post|Tribune|Observer|Journal|Herald|Gazette|News|Mercury|Echo|Chronicle|Examiner|Guardian|Telegraph|Weekly|"
    "Daily|Standard|Press|Register|Globe|Bulletin|Courier|Review|Zeitung|Agency"
)
_PAPER = re.compile(rf"\b(?:{_PAPERS})\b", re.IGNORECASE)
_GLUED = re.compile(r"[a-z][A-Z]")
# Words of a page's furniture, which names of outlets do without.
_NO_OUTLET = frozenset(
    "logo icon ad account navigation saved episode city updates paper camera reading weather hot insider jobs edition "
    "menu breaking story stories politics business sports latest live today today's article select sign close alert "
    "currently videos photos events shop breadcrumb search read".split()
)
_PICTURE_SOURCE = re.compile(
    r"(?:image|photo|picture|bild|foto)\s*(?:source|quelle|fuente)\s*:\s*(?P<name>[^:/|]{3,50})$", re.IGNORECASE
)
# A report is told after another paper's; kinds of paper, no paper's name.
_REPORTED = re.compile(
    r"(?:according to|(?:first )?reported by|as reported in|citing) (?:the )?(?P<name>(?:[A-Z][\w&.’'-]*\s){1,4}"
    rf"(?:{_PAPERS}))\b(?!['’]| [A-Z])"
)
_PREFIX = re.compile(r"^(?:NextImg|Image|Img|Photo|Exclusive Image)\s*:\s*")
_SUFFIX = re.compile(r"^(?P<title>.{15,}?)\s+(?:[-–—|•»:])\s+(?P<name>[^-–—|•»:]{2,50})$")


def masthead(lines: Sequence[Line], kinds: Sequence[Kind | None], title: int | None, begin: int) -> Named | None:
    """Find the outlet's name at the top of the page: a short first line that the rest of the page bears out."""
    top = min(begin, title if title is not None else begin, 12)
    counts = Counter(line.key for line in lines if line.words <= 8)
    noticed = -10  # the last line of a cookie notice, whose buttons stand below it
    for i in range(top):
        line = lines[i]
        if kinds[i] is Kind.COOKIES:
            noticed = i
        if kinds[i] is not None or (i - noticed <= 4 and line.lower > 0.3):
            continue
        if not 1 <= line.words <= 6 or line.closed or len(line.text) > 45:
            continue
        if line.bullet or not line.text[0].isalnum() or line.lower > 0.34:
            return None
        # The first line that may be a name is the masthead's, or there is none: further down are sections.
        return Named(_outlet_cased(line.text, lines), i) if _borne_out(line, lines, i, counts) else None
    return None


def _borne_out(line: Line, lines: Sequence[Line], i: int, counts: Counter[str]) -> bool:
    """Whether a line at the top is a name, and the page says so: by its capitals, its kind, or in a longer line."""
    words = line.text.lower().split()
    if len(line.key) < 3 or any(c.isdigit() for c in line.text) or not _NO_OUTLET.isdisjoint(words):
        return False
    if len(_GLUED.findall(line.text)) > 1:
        return False
    if i <= 1 and (line.text.isupper() or (len(words) > 1 and _PAPER.search(line.text))):
        return True
    told = any(line.text in other.text and other.words > line.words + 1 for other in lines[i + 1 :])
    return told and (counts[line.key] > 1 or len(words) > 1 or i == 0)


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


def served_by(lines: Sequence[Line], after: int) -> Named | None:
    """Find an outlet that a picture's credit ("Image source: Name") and the page's legal text both name."""
    for i, line in enumerate(lines[:after]):
        match = _PICTURE_SOURCE.match(line.text) if line.words <= 10 else None
        if match:
            name = match.group("name").strip(" .")
            if any(name in other.text for other in lines[after:] if other.words >= 15):
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


def reported_source(text: str) -> Source | None:
    """Read the paper that a first paragraph tells after: "according to the ..."."""
    match = _REPORTED.search(text[:400])
    return Source(match.group("name"), SourceKind.CITED) if match else None


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
