"""How the main screens look, as pictures: few, one for a state. Look at the report before accepting a change.

`pytest tests/test_reader_looks.py --snapshot-update` takes the new looks.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reader_support import app_on, typed

Snap = Callable[..., bool]


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing of the terminal that runs the tests show in the pictures."""
    for name in ("NO_COLOR", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
def test_compare_with_a_phrase_lit(snap_compare: Snap, size: tuple[int, int]) -> None:
    """Hits on a tint, the current one reversed, the tray naming every article."""
    assert snap_compare(app_on(), press=["slash", *typed("tired of waiting"), "enter"], terminal_size=size)


def test_versions_with_the_difference_drawn(snap_compare: Snap) -> None:
    """A card for each article, words kept, changed and missing told apart by signs."""
    keys = ["l", "right_parenthesis", "asterisk", "d"]
    assert snap_compare(app_on(), press=keys, terminal_size=(100, 30))
