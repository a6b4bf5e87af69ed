"""The difference of two texts: its kinds, and that both sides are rebuilt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import DifferenceKind
from index.versions import difference

SAME, CHANGED, MISSING, ADDED = DifferenceKind


@pytest.mark.parametrize(
    ("query", "passage", "expected"),
    [
        ("the old market", "The old market.", [(SAME, "the old market", "The old market.")]),
        (
            "14 boats sank",
            "16 boats sank",
            [(CHANGED, "14 ", "16 "), (SAME, "boats sank", "boats sank")],
        ),
        (
            "the market, he said",
            "the market”",
            [(SAME, "the market, ", "the market”"), (MISSING, "he said", "")],
        ),
        (
            "a quay",
            "a long quay",
            [(SAME, "a ", "a "), (ADDED, "", "long "), (SAME, "quay", "quay")],
        ),
        ("", "new words", [(ADDED, "", "new words")]),
        ("", "", []),
    ],
)
def test_runs_are_exact_substrings_with_their_kind(
    query: str, passage: str, expected: list[tuple[DifferenceKind, str, str]]
) -> None:
    """Signs and spaces go with the words before them and never make a difference."""
    assert [(run.kind, run.query, run.passage) for run in difference(query, passage)] == expected


TEXT = st.text(alphabet="abc ,.“”—é14\n", max_size=60)


@given(TEXT, TEXT)
def test_both_sides_are_rebuilt(query: str, passage: str) -> None:
    """Joined, the runs give back each text to the letter."""
    runs = difference(query, passage)
    assert "".join(run.query for run in runs) == query
    assert "".join(run.passage for run in runs) == passage


@given(TEXT)
def test_a_text_and_itself_are_the_same(text: str) -> None:
    """Nothing differs from itself."""
    assert all(run.kind is SAME for run in difference(text, text))


@given(TEXT, TEXT)
def test_missing_and_added_have_one_side_only(query: str, passage: str) -> None:
    """What only one text has is in no run of the other."""
    for run in difference(query, passage):
        if run.kind is MISSING:
            assert run.query
            assert not run.passage
        if run.kind is ADDED:
            assert run.passage
            assert not run.query
