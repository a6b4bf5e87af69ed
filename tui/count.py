"""The count before a key, as in `3n`."""

from __future__ import annotations


class Count:
    """Digits as they are typed, until a key takes them."""

    def __init__(self) -> None:
        """Begin without any."""
        self.digits = ""

    def __bool__(self) -> bool:
        """Whether digits were typed."""
        return bool(self.digits)

    def gather(self, character: str) -> bool:
        """Take a character if it goes on with a count; a count begins with no zero, and has four digits at most."""
        if not character.isdigit() or (character == "0" and not self.digits):
            return False
        self.digits = (self.digits + character)[-4:]
        return True

    def take(self, default: int = 1) -> int:
        """Give the count, `default` where there is none, and begin anew."""
        count, self.digits = int(self.digits or default), ""
        return count

    def clear(self) -> None:
        """Let the digits go."""
        self.digits = ""
