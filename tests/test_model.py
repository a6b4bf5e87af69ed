"""The values everything else speaks of: frozen, comparable, and able to cross threads."""

from __future__ import annotations

import dataclasses
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import model
from index.model import Article, Paragraph, PublishedFrom, Relation, Span

KINDS = [getattr(model, name) for name in model.__all__]
ROOT = Path(__file__).resolve().parent.parent
VALUES = [kind for kind in KINDS if dataclasses.is_dataclass(kind)]


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__name__)
def test_every_value_is_frozen_and_slotted(kind: type) -> None:
    assert kind.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert "__slots__" in vars(kind)
    assert kind.__doc__


@pytest.mark.parametrize(
    ("relation", "firm"),
    [("verbatim", True), ("edited", True), ("reworded", True), ("maybe", False), ("none", False)],
)
def test_firm_are_the_relations_to_rely_on(relation: str, *, firm: bool) -> None:
    assert Relation(relation).firm is firm


def test_only_a_clock_is_not_to_be_trusted() -> None:
    assert [origin for origin in PublishedFrom if not origin.trusted] == [PublishedFrom.CLOCK]


def test_a_text_is_found_by_its_place_and_the_title_by_none() -> None:
    article = Article("0a", "a.txt", "Dam", (Paragraph("It held."),), published="2031-03-04T10:00:00+02:00")
    assert (article.text_of(None), article.text_of(0)) == ("Dam", "It held.")
    assert article.day == "2031-03-04"
    assert Article("0b", "b.txt", None, ()).text_of(None) == ""


def test_values_cross_processes() -> None:
    article = Article("0a", "a.txt", "Dam", (Paragraph("It held."),))
    assert pickle.loads(pickle.dumps(article)) == article  # noqa: S301  # our own bytes
    assert sorted([Span(3, 4), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(3, 4)]


@given(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
def test_spans_touch_where_they_share_a_character(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, second = Span(*sorted(one)), Span(*sorted(other))
    if first.start == first.end or second.start == second.end:
        return  # an empty one is no text
    assert first.touches(second) is bool({*range(first.start, first.end)} & {*range(second.start, second.end)})


def test_articles_come_without_what_the_first_paint_does_not_need() -> None:
    code = "import sys, index.model as m; print('index.model.findings' in sys.modules, m.Version.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == ["False", "Version"]
    with pytest.raises(AttributeError, match="no attribute 'Vershun'"):
        _ = model.Vershun  # type: ignore[attr-defined]
