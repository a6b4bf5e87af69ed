"""Esc typed quickly before another key is the Esc key; sequences and pasted text stay whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.escapes import Escapes

ARROW, MOUSE, PASTE = "\x1b[A", "\x1b[<0;3;4M", "\x1b[200~a\x1bq\x1b[201~"


@pytest.mark.parametrize(
    ("read", "pieces", "held"),
    [
        (["j"], ["j"], False),
        (["\x1b"], [], True),
        (["\x1b", "j"], ["\x1b", "j"], False),
        (["\x1b", "b"], ["\x1b", "b"], False),
        (["\x1b", "[A"], [ARROW], False),
        (["\x1bjj"], ["\x1bj", "j"], False),
        (["\x1b/x"], ["\x1b", "/x"], False),
        (["\x1b]"], ["\x1b]"], False),
        (["\x1b]x"], ["\x1b", "]x"], False),
        (["\x1b]11;rgb:0/0/0\x1b\\n"], ["\x1b]11;rgb:0/0/0\x1b\\n"], False),
        (["\x1bb"], ["\x1bb"], False),
        (["\x1b\r"], ["\x1b", "\r"], False),
        (["\x1b\x1b"], ["\x1b"], True),
        (["q\x1bn\x1b"], ["q", "\x1bn"], True),
        ([ARROW + MOUSE + "\x1bOP"], [ARROW + MOUSE + "\x1bOP"], False),
        ([PASTE + "\x1bj"], [PASTE, "\x1bj"], False),
        (["\x1b[200~a\x1b", "j\x1b[20", "1~\x1bj"], ["\x1b[200~a\x1b", "j\x1b[20", "1~", "\x1bj"], False),
    ],
)
def test_what_is_read_is_parted_at_the_esc_keys(read: list[str], pieces: list[str], *, held: bool) -> None:
    escapes = Escapes()
    assert [piece for each in read for piece in escapes.feed(each)] == pieces
    assert escapes.held is held
    assert escapes.give_up() == (["\x1b"] if held else [])
    assert not escapes.held


@given(st.lists(st.text(alphabet="\x1b[]200~1jPO\\;bq/")))
def test_nothing_is_lost_and_nothing_added(read: list[str]) -> None:
    escapes = Escapes()
    pieces = [piece for each in read for piece in escapes.feed(each)]
    assert "".join([*pieces, *escapes.give_up()]) == "".join(read)
