"""Tokens, sentences and folding, all with offsets: one definition for indexing, search, highlighting and alignment.

Also the two functions through which every text passes: `plain`, once, when a page is
cleaned, and `neutralise`, whenever a text is drawn, printed or copied.

Offsets are Python string indices (code points), half-open.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple, cast, overload

from index.model import Span

__all__ = [
    "SHINGLE",
    "Kept",
    "Token",
    "fold",
    "neutralise",
    "plain",
    "sentences",
    "shingles",
    "token_offsets",
    "tokens",
    "unify_lines",
    "words",
    "writable",
]


SHINGLE = 5
"""So many words in a row are hardly the same by chance."""


class Token(NamedTuple):
    """A surface token: its offsets, and its letters folded (case, width, accents)."""

    start: int
    end: int
    folded: str


class _Later:
    """A pattern compiled when it is first used: all those below together took 10 ms of every start."""

    def __init__(self, pattern: str) -> None:
        """Keep the pattern's text."""
        self._text = pattern

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever a pattern has by that name
        """Compile, and give what was asked for; from then on it is found without coming here."""
        found = getattr(re.compile(self._text), name)
        setattr(self, name, found)
        return found


def _later(pattern: str) -> re.Pattern[str]:
    return cast("re.Pattern[str]", _Later(pattern))


# --- tokens -----------------------------------------------------------------

# Scripts written without spaces: a token is one cluster, since words cannot be told
# apart by shape. Kana, Han, Thai, Lao, Myanmar, Khmer, half-width kana.
_CLUSTER_SCRIPTS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_LATIN_ONLY = re.compile(r"[^\W_]+")
# Anything that the simple pattern would get wrong: combining marks, joiners, and the
# scripts that have them or need clusters.
# (Said by what is left out: the same set said by what is in it takes 5 ms to compile.)
_NEEDS_MARKS = _later("[^\x00-\u02ff\u0370-\u0482\u2000-\u200b\u200e-\u20cf\u2100-\u2e7f]")
_ACCENTS = _later("(?<=[\u0000-\u03ff])[\u0300-\u036f]+")
_JOINERS = {0x200C: None, 0x200D: None}
# Letters with a stroke are not decomposed by Unicode but are accents to a reader.
_STROKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"})


@cache
def _with_marks() -> re.Pattern[str]:
    """Build the pattern that keeps combining marks (15 ms, so only when a text needs it)."""
    marks = [c for c in range(sys.maxunicode + 1) if unicodedata.category(chr(c))[0] == "M" and c < 0xF0000]
    ranges: list[list[int]] = []
    for mark in [*marks, 0x200C, 0x200D]:
        if ranges and mark == ranges[-1][1] + 1:
            ranges[-1][1] = mark
        else:
            ranges.append([mark, mark])
    mark_class = "".join(f"\\U{a:08x}-\\U{b:08x}" for a, b in ranges)
    cluster = f"(?=[^\\W_])[{_CLUSTER_SCRIPTS}][{mark_class}]*"
    word = f"(?:(?![{_CLUSTER_SCRIPTS}])[^\\W_][{mark_class}]*)+"
    return re.compile(f"{cluster}|{word}")


def _pattern(text: str) -> re.Pattern[str]:
    return _with_marks() if not text.isascii() and _NEEDS_MARKS.search(text) else _LATIN_ONLY


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Fold the letters of one token: case, width and accents; other marks stay.

    Accents are dropped from Latin and Greek letters only: elsewhere a mark is a letter
    or a vowel (й, का).
    """
    if word.isascii():
        return word.lower()
    wide = unicodedata.normalize("NFKC", word).casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", wide.translate(_JOINERS)))
    return unicodedata.normalize("NFC", bare).translate(_STROKES)


def tokens(text: str) -> list[Token]:
    """Split a text into surface tokens, in order, with their offsets.

    A token is a run of letters and digits with their combining marks; in scripts
    without spaces it is one cluster. Quote marks, dashes, apostrophes and all other
    signs stand between tokens, so they never tell two texts apart.
    """
    return [Token(m.start(), m.end(), fold(m.group())) for m in _pattern(text).finditer(text)]


class Kept(Sequence[Token]):
    """The tokens of a text in a third of the room that a list of them takes: for whoever keeps them."""

    __slots__ = ("_ends", "_folded", "_starts")

    def __init__(self, run: Sequence[Token]) -> None:
        """Keep these."""
        self._starts = array("I", [token.start for token in run])
        self._ends = array("I", [token.end for token in run])
        self._folded = tuple([token.folded for token in run])

    def __len__(self) -> int:
        """Count them."""
        return len(self._folded)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        """Give one of them, or a list of some."""
        if isinstance(at, slice):
            return list(map(Token, self._starts[at], self._ends[at], self._folded[at]))
        return Token(self._starts[at], self._ends[at], self._folded[at])

    def __iter__(self) -> Iterator[Token]:
        """Go through them."""
        return map(Token, self._starts, self._ends, self._folded)


def words(text: str) -> list[str]:
    """Give the folded tokens alone, as `tokens` would, for when offsets are not needed."""
    if text.isascii():
        return _LATIN_ONLY.findall(text.lower())
    return [fold(word) for word in _pattern(text).findall(text)]


def shingles(folded: str) -> set[str]:
    """Give the runs of `SHINGLE` words of a folded text, to tell how much two texts share; none of a shorter one."""
    found = folded.split()
    return {" ".join(found[at : at + SHINGLE]) for at in range(len(found) - SHINGLE + 1)}


def token_offsets(text: str) -> list[tuple[int, int]]:
    """Give where the tokens stand alone, as `tokens` would: of `words` that are known, at half its time."""
    return [match.span() for match in _pattern(text).finditer(text)]


# --- sentences --------------------------------------------------------------

_CLOSERS = "\"'”’»›)\\]}」』"
_OPENERS = "\"'“‘«‹„(\\[{「『"
_ENDS = frozenset(".!?…。！？｡।॥۔؟")
_STOP = _later(rf"(?:[.!?…]+|[。！？｡]+)[{_CLOSERS}]*(?=\s|$|[{_OPENERS}A-Z])|[。！？｡]+[{_CLOSERS}]*|[।॥۔؟]+")
# Shortened words, in several languages. A name follows a title, so its stop never ends
# a sentence; after the others it does when a word that begins sentences follows.
_TITLES = frozenset(
    "mr mrs ms mx dr prof gen lt col sgt maj capt cmdr adm gov sen rep rev hon st ste mt ft vs herr frau mme mlle "
    "sra srta dña av".split()
)
_SHORT = frozenset(
    "sr jr inc ltd co corp bros dept univ est approx ave blvd jan feb mar apr jun jul aug sep sept oct nov dec "
    "pres bzw ca usw hr str cf al etc".split()
)
_NUMBERED = frozenset("no nos nr núm fig figs p pp art vol".split())
# After initials ("the U.S. The ...") these begin a sentence; any other capital goes on.
_BEGINNERS = frozenset(
    "the a an in on at it he she they we you i but and so this that these those there as if when while after before "
    "his her its their our for from by with to not no one some many most both under over since although however "
    "mr mrs ms".split()
)
_WORD_BEFORE = _later(r"[^\W_](?:[^\W_]|\.(?=[^\W_]))*\Z")
_WORD_AFTER = _later(rf"\s*[{_OPENERS}\s]*([^\W_]+)?")


def sentences(text: str) -> list[Span]:
    """Split a text into sentences: spans without the white space around them.

    A stop ends a sentence unless a small letter follows it, or it belongs to an
    initial, a shortened word or a number.
    """
    spans: list[Span] = []
    start = 0
    # Many titles have no stop: those at the head of the first panes need not wait for the pattern (1.5 ms).
    for stop in () if _ENDS.isdisjoint(text) else _STOP.finditer(text):
        if _ends_here(text, stop):
            _append_trimmed(spans, text, start, stop.end())
            start = stop.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))


def _ends_here(text: str, stop: re.Match[str]) -> bool:
    sign = stop.group()[0]
    if sign not in ".!?…":
        return True
    after = _WORD_AFTER.match(text, stop.end())
    following = (after and after.group(1)) or ""
    if following and following[0].islower():
        return False
    if sign != "." or len(stop.group().rstrip(_CLOSERS)) > 1:
        return bool(stop.end() == len(text) or text[stop.end()].isspace() or sign != "…")
    # A stop with no space behind it is inside a name, a number or an address ("3.5",
    # "example.org") unless a closed quotation ends with it.
    glued = stop.end() < len(text) and not text[stop.end()].isspace()
    before = _WORD_BEFORE.search(text, max(0, stop.start() - 24), stop.start())
    word = before.group() if before else ""
    if glued and (len(stop.group()) == 1 and (len(word) < 2 or word[-1].isupper() or word[0].isupper())):
        return False
    if len(stop.group()) > 1:
        return True
    lowered = word.casefold()
    if lowered in _TITLES:
        return not following
    if len(following) == 1 and following.isdigit() and word.isdigit() and len(word) < 4 and before and before.start():
        # A decimal with a space in it ("4. 6"); a text that begins so is an entry of a list.
        return False
    if lowered in _NUMBERED:
        return not following[:1].isdigit()
    initials = (len(word) == 1 and word.isupper()) or ("." in word and max(map(len, word.split("."))) <= 2)
    if initials or lowered in _SHORT:
        return not following or following.casefold() in _BEGINNERS
    return True


# --- the text, fixed once ---------------------------------------------------

_SPACES = _later("[\t\v\f\n\r\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# Controls, soft hyphens, zero-width signs, bidi controls, interlinear and tag
# characters, lone surrogates: nothing a reader sees, everything a terminal may obey.
_UNSEEN = _later(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_SURROGATE = _later("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"


def unify_lines(text: str) -> str:
    r"""Make every line end a single `\n`."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def plain(text: str) -> str:
    """Fix the text of a paragraph or field, once and for all, when a page is cleaned.

    Line ends, tabs and no-break spaces become a space; controls, zero-width signs and
    bidi tricks are dropped; ends are trimmed. Nothing else is normalised.
    """
    if text.isascii() and text.isprintable():
        return text.strip(" ")
    return _UNSEEN.sub("", _SPACES.sub(" ", text)).strip(" ")


def writable(text: str) -> str:
    """Give a text that UTF-8 can hold: of a file's name that is none, Python gives the odd bytes as lone surrogates."""
    return text if text.isascii() else _SURROGATE.sub(_REPLACEMENT, text)


def neutralise(text: str) -> str:
    """Swap each character that a terminal would obey for one that it shows.

    One character for one, so that offsets stay. Every text that is drawn, printed or
    copied passes here, even when `plain` has fixed it before.
    """
    if text.isprintable():
        return text
    return _UNSEEN.sub(_REPLACEMENT, _SPACES.sub(" ", text))
