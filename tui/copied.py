"""What was copied in this session, so that it can be seen and copied again, in another form too."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from index.export.quotation import Form

MOST = 100
"""The most copies that are kept; older ones are forgotten."""


class Copied(NamedTuple):
    """A copy: its name ("the passage from ..."), and what writes it in a form."""

    what: str
    write: Callable[[Form], str]


class Shelf:
    """The copies, newest first, and the form in which they are written."""

    def __init__(self, form: Form = Form.PLAIN) -> None:
        """Begin with none."""
        self.form = form
        self._copies: dict[str, Copied] = {}  # by what each says plainly, the newest last

    @property
    def copies(self) -> tuple[Copied, ...]:
        """All copies, newest first."""
        return tuple(reversed(self._copies.values()))

    @property
    def texts(self) -> tuple[str, ...]:
        """What each copy says plainly, newest first."""
        return tuple(reversed(self._copies))

    def put(self, copied: Copied) -> Copied:
        """Keep a copy; the same text copied once more moves to the front."""
        text = copied.write(Form.PLAIN)
        self._copies.pop(text, None)
        self._copies[text] = copied
        if len(self._copies) > MOST:
            del self._copies[next(iter(self._copies))]
        return copied

    def next_form(self) -> Form:
        """Write in the next form from now on; gives it."""
        forms = list(Form)
        self.form = forms[(forms.index(self.form) + 1) % len(forms)]
        return self.form
