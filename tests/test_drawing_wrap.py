"""Wrapping: pieces cover the text, fit the width, and lead back to the place they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from index.model import Article, Paragraph, Role
from tui.drawing.wrap import Layout, offset_at, wrap

# Of whole clusters: a joiner that joins nothing has a width that depends on who is asked.
CLUSTERS = [*"ab cd—é字京x  -", "e\u0301", "👨\u200d👩\u200d👧"]
TEXTS = st.lists(st.sampled_from(CLUSTERS), max_size=120).map("".join)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 4, ["one", "two"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("ferries—all of them", 9, ["ferries—", "all of", "them"]),
        ("北京の東", 4, ["北京", "の東"]),
        ("北京 x", 6, ["北京 x"]),
        ("café au lait", 8, ["café au", "lait"]),
    ],
)
def test_text_breaks_at_spaces_and_after_dashes(text: str, width: int, lines: list[str]) -> None:
    assert [text[a:b].rstrip() for a, b in wrap(text, width)] == lines


@given(TEXTS, st.integers(2, 30))
def test_pieces_are_in_order_and_leave_out_only_spaces(text: str, width: int) -> None:
    pieces = wrap(text, width)
    position = 0
    for start, end in pieces:
        assert start >= position
        assert text[position:start].strip(" ") == ""
        position = end
    assert text[position:].strip(" ") == ""


@given(TEXTS, st.integers(2, 30))
def test_no_piece_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_len(text[a:b].rstrip(" ")) <= width for a, b in wrap(text, width))


@given(TEXTS)
def test_a_column_leads_back_to_its_character(text: str) -> None:
    for start, _, cells in split_graphemes(text)[0]:
        if cells:
            assert offset_at(text, 0, len(text), cell_len(text[:start])) == start


def article(*paragraphs: Paragraph, title: str | None = "A title of some words") -> Article:
    """Make an article of paragraphs."""
    return Article("a" * 12, "page.txt", title, paragraphs)


def test_title_stands_above_paragraphs_with_a_blank_line_between() -> None:
    layout = Layout(article(Paragraph("First paragraph."), Paragraph("Second.")), 40)
    assert [(line.paragraph, line.blank) for line in layout.lines] == [
        (None, False),
        (None, True),
        (0, False),
        (0, True),
        (1, False),
    ]


def test_items_of_a_list_stand_together_under_a_bullet() -> None:
    items = [Paragraph("one thing", Role.ITEM), Paragraph("another thing that is long", Role.ITEM)]
    layout = Layout(article(*items, title=None), 14)
    assert [line.lead for line in layout.lines] == ["• ", "• ", "  ", "  "]


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5), st.integers(4, 40))
def test_every_line_leads_back_to_itself(texts: list[str], width: int) -> None:
    layout = Layout(article(*(Paragraph(text) for text in texts)), width)
    for number, line in enumerate(layout.lines):
        assert layout.line_of(*layout.place_of(number)) == number
        assert layout.place_of(number) == (line.paragraph, line.start)
