"""Bytes to text: as marked, as declared, as UTF-8, and only then as guessed.

Intake asks whether a page can be read at all, cleaning reads it: both by this one rule,
so that they never differ.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

__all__ = ["UnknownEncodingError", "decode", "unmarked_utf16"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4096  # bytes; HTML wants it in the first 1,024, and pages do not keep to that
# Browsers read these names as Windows-1252, and pages that name them mean it.
_MEANT_AS_1252 = frozenset({"iso8859-1", "ascii", "latin-1", "cp1252"})
# The detector knows no language by these, but what decodes without a slip is no accident.
_EAST_ASIAN = ("cp932", "shift_jis", "euc_", "cp949", "gb", "big5")
_SAMPLE = 64 * 1024  # bytes that the guess looks at
_TORN = 0.005  # share of characters that may be broken in a text that is UTF-8 otherwise
_FEW = 100  # ASCII letters for each byte beyond ASCII, from which on a text is nearly ASCII
_LETTERS = tuple(range(0x61, 0x7B))  # small ones
_HAIR = 0.1  # of what the detector calls chaos; half of it of what it calls coherence
_STRANGE = 0.02  # share of controls, unassigned and private characters that no text has


class UnknownEncodingError(ValueError):
    """The bytes are no text in any encoding that could be found."""


def decode(content: bytes) -> str:
    """Read bytes as text; raise UnknownEncodingError where no encoding fits.

    In order: a byte order mark; UTF-8 where the bytes are just that, whatever an old
    declaration says; what HTML or XML declares; UTF-16 without a mark; UTF-8 with a few
    torn characters (each becomes U+FFFD); a guess by the letters.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _sound(content.decode(name, errors="replace"))
    declared = _declared(content)
    wide = unmarked_utf16(content)
    if not content.isascii() and not wide and (text := _strict(content, "utf-8")) is not None:
        return text
    if declared and (text := _strict(content, declared)) is not None:
        return text
    # The page may be wrong about itself: from here on as if it had said nothing.
    if wide:
        return _sound(content.decode(wide, errors="replace"))
    if (text := _strict(content, "utf-8")) is not None:
        return text
    torn = content.decode("utf-8", errors="replace")
    whole = sum(not c.isascii() for c in torn)
    broken = torn.count("\ufffd")
    if broken <= max(1, _TORN * len(torn)) and whole > 3 * broken:
        return torn
    return _sound(content.decode(_guess(content), errors="replace"))


def _strict(content: bytes, name: str) -> str | None:
    try:
        return content.decode(name)
    except UnicodeDecodeError:
        return None


def unmarked_utf16(content: bytes) -> str | None:
    """Name the UTF-16 that bytes with a NUL beside most letters are in; None where they are not."""
    head = content[:_DECLARED_WITHIN]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    # Of Latin text nearly every second byte is NUL, on one side alone.
    if len(head) < 4 or max(even, odd) * 10 < len(head) * 3 or min(even, odd) * 10 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _declared(content: bytes) -> str | None:
    """Give Python's name for the encoding that the page declares, if it is one for text."""
    found = _DECLARED.search(content, 0, _DECLARED_WITHIN)
    if not found:
        return None
    try:
        codec = codecs.lookup((found.group(1) or found.group(2)).decode("ascii", errors="replace"))
        "".encode(codec.name)  # refuses codecs that are no text encodings
    except LookupError:
        return None
    if codec.name.startswith("utf-16"):
        return None  # it was read as single bytes, so it is not
    return "cp1252" if codec.name in _MEANT_AS_1252 else codec.name


def _guess(content: bytes) -> str:
    """Guess by the letters; of equally good guesses Windows-1252, the most common on the web."""
    if _nearly_ascii(content):
        return "cp1252"  # too little to tell a language by: a quote mark, a name's accent
    from charset_normalizer import from_bytes  # 20 ms, and most pages are UTF-8

    matches = list(from_bytes(content[:_SAMPLE]))
    if not matches:
        raise UnknownEncodingError("no encoding fits")
    best = matches[0]
    western = next((m for m in matches if m.encoding == "cp1252"), None)
    # To the detector a Western page often looks Central European or Baltic, by a hair.
    alike = (
        western is not None and western.coherence >= best.coherence - _HAIR / 2 and western.chaos <= best.chaos + _HAIR
    )
    if alike and best.encoding != "cp1254":
        return "cp1252"
    if best.coherence > 0 or (best.chaos == 0 and str(best.encoding).startswith(_EAST_ASIAN)):
        return str(best.encoding)
    # No language was recognised: too short, or none.
    if _mostly_ascii_letters(content):
        return "cp1252"
    raise UnknownEncodingError("no encoding fits")


def _nearly_ascii(content: bytes) -> bool:
    """Tell whether of a text, read as Windows-1252, hardly a letter is not ASCII."""
    sample = content[:_SAMPLE]
    beyond = sum(byte > 0x7F for byte in sample)
    return beyond * _FEW <= sum(sample.count(letter) for letter in _LETTERS) and _strict(sample, "cp1252") is not None


def _mostly_ascii_letters(content: bytes) -> bool:
    """Tell whether, read as Windows-1252, this is a text in Latin letters with few that are not ASCII."""
    try:
        text = content[:_SAMPLE].decode("cp1252")
    except UnicodeDecodeError:
        return False
    return sum(not c.isascii() for c in text) * 5 <= sum(c.isascii() and c.isalpha() for c in text)


def _sound(text: str) -> str:
    """Pass on a text; raise where too much of it is nothing that is ever written."""
    sample = text[:_SAMPLE]
    odd = sum(c == "\ufffd" or (unicodedata.category(c)[0] == "C" and c not in "\t\n\r\f\v\ufeff") for c in sample)
    if odd > _STRANGE * len(sample):
        raise UnknownEncodingError("the text is broken in too many places")
    return text
