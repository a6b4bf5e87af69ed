"""How the plain reader reads a number that was typed: by one function, whatever it is the number of."""

from __future__ import annotations

import unicodedata

MOST = 999_999_999
"""What is more is read as this: nothing here has so many, and Python reads 4,300 digits at most."""


def whole_number(text: str) -> int | None:
    """Read a whole number from 0 on, `MOST` at most; None where a text is none. Never fails.

    It may begin with zeros, and be in the digits of any script.
    """
    if not text.isdecimal():
        return None
    digits = "".join(str(unicodedata.decimal(each)) for each in text).lstrip("0")
    return MOST if len(digits) > len(str(MOST)) else int(digits or "0")
