"""Painting: the text is never changed, styles lie where their marks are, rows keep their width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from index.model import Relation
from tui.drawing.paint import Mark, Piece, paint, row
from tui.drawing.ruler import ruler, thumb

BOLD, LINE = Style(bold=True), Style(underline=True)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5)


@given(st.text(alphabet="abc de[red]", max_size=30), SPANS, st.integers(0, 30), st.integers(0, 30))
def test_painting_keeps_every_character(text: str, spans: list[tuple[int, int]], a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    marks = [Mark(min(s), max(s), BOLD) for s in spans]
    assert "".join(segment.text for segment in paint(text, start, end, Style.null(), marks)) == text[start:end]


def test_marks_that_overlap_add_up() -> None:
    segments = paint("abcdef", 0, 6, Style.null(), [Mark(0, 4, BOLD), Mark(2, 6, LINE)])
    assert [(s.text, bool(s.style and s.style.bold), bool(s.style and s.style.underline)) for s in segments] == [
        ("ab", True, False),
        ("cd", True, True),
        ("ef", False, True),
    ]


def test_what_a_terminal_would_obey_is_swapped_before_it_is_drawn() -> None:
    assert paint("a\x1b[2Jb", 0, 6, Style.null(), [])[0].text == "a\ufffd[2Jb"


@given(st.text(alphabet="ab 字é", max_size=40), st.text(alphabet="xy 京", max_size=20), st.integers(1, 60))
def test_a_row_is_always_as_wide_as_asked(left: str, right: str, width: int) -> None:
    strip = row([Piece(left, BOLD)], width, Style.null(), right=[Piece(right, LINE)])
    assert cell_len(strip.text) == width


def test_a_short_article_has_its_hits_beside_their_lines() -> None:
    found = ruler([(3, Relation.REWORDED)], 6, 10)
    assert [number for number, each in enumerate(found) if each] == [3]


def test_of_two_hits_in_one_row_the_stronger_is_drawn() -> None:
    assert ruler([(0, Relation.MAYBE), (1, Relation.VERBATIM)], 100, 10)[0] is Relation.VERBATIM


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 60))
def test_the_thumb_lies_inside_the_ruler(top: int, lines: int, rows: int) -> None:
    found = thumb(min(top, max(0, lines - rows)), lines, rows)
    assert all(0 <= each < rows for each in found)


def test_a_right_side_too_long_keeps_its_first_pieces() -> None:
    """What is said first is what counts: "nothing matching" stands, and what to do about it gives way."""
    said = [Piece("nothing matching", Style()), Piece("  - loosens", Style())]
    assert row([], 30, Style(), right=said).text.strip() == "nothing matching  - loosens"
    assert row([], 20, Style(), right=said).text.strip() == "nothing matching"
    assert row([], 10, Style(), right=said).text.strip() == ""
