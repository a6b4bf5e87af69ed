"""The count before a key, as in `3n`."""

from __future__ import annotations


class Count:
    """Digits as they are typed, until another key gets them: for its own action, and for no later one."""

    def __init__(self) -> None:
        """Begin without any."""
        self.digits = ""
        """What is typed so far."""
        self._given = ""
        """What the key under way has got."""

    def __bool__(self) -> bool:
        """Whether the key under way has a count."""
        return bool(self._given)

    def gather(self, character: str) -> bool:
        """Take a character if it goes on with a count; any other key gets what was typed.

        A count begins with no zero, and has four digits at most.
        """
        if not character.isdecimal() or (character == "0" and not self.digits):
            self._given, self.digits = self.digits, ""
            return False
        self._given, self.digits = "", (self.digits + character)[-4:]
        return True

    def take(self, default: int = 1) -> int:
        """Give the count of the key under way, `default` where it has none; once."""
        count, self._given = int(self._given or default), ""
        return count
