"""The parts of a comparison by themselves: which hit is next, how many there are, what covers a passage, counts."""

from __future__ import annotations

import pytest

from index.model import Passage, Relation, Searched, Span, Version
from tests.reader_support import ARTICLES
from tui.comparison import Comparison
from tui.count import Count
from tui.hits import Hits, Position


def passage(paragraph: int | None, start: int, end: int, relation: Relation = Relation.VERBATIM) -> Passage:
    return Passage(paragraph, Span(start, end), "x" * (end - start), relation, 1.0)


def version(*passages: Passage) -> Version:
    relation = passages[0].relation if passages else Relation.NONE
    return Version("a", relation, 1.0, passages, Searched(9))


@pytest.fixture
def hits() -> Hits:
    """Four articles: two hits (the second is the best), none, one maybe, two."""
    found = Hits(4)
    found.keep(0, version(passage(3, 0, 9), passage(None, 2, 4)))
    found.keep(1, version())
    found.keep(2, version(passage(1, 5, 9, Relation.MAYBE)))
    found.keep(3, version(passage(0, 0, 4), passage(2, 10, 14, Relation.EDITED)))
    return found


def test_hits_stand_in_reading_order_with_the_title_first_and_the_best_is_known(hits: Hits) -> None:
    assert [hit.paragraph for hit in hits[0]] == [None, 3]
    assert hits.best(0) == 1


def test_a_passage_that_overlaps_a_better_one_is_no_hit() -> None:
    found = Hits(1)
    found.keep(0, version(passage(0, 4, 9), passage(0, 0, 5), passage(0, 9, 12), passage(1, 4, 9)))
    assert [(hit.paragraph, hit.span.start) for hit in found[0]] == [(0, 4), (0, 9), (1, 4)]


def test_what_is_found_later_takes_the_place_of_what_was_found(hits: Hits) -> None:
    hits.keep(0, version())
    assert hits[0] == ()
    assert (hits.total, hits.articles, hits.best(0)) == (3, [2, 3], 0)


def test_maybes_are_counted_apart(hits: Hits) -> None:
    assert hits.words() == "4 hits in 2 of 4, 1 maybe"
    assert hits.words("outlets") == "4 hits in 2 of 4 outlets, 1 maybe"


@pytest.mark.parametrize(
    ("position", "focus", "step", "expected"),
    [
        (None, 0, 1, Position(0, 1)),  # the best one first, wherever it stands
        (None, 1, 1, Position(2, 0)),  # the pane in focus has none: the next that has
        (None, 1, -1, Position(0, 1)),
        (Position(0, 0), 0, 1, Position(0, 1)),
        (Position(0, 1), 0, 1, Position(2, 0)),
        (Position(3, 1), 3, 1, Position(0, 0)),  # around the end
        (Position(0, 0), 0, -1, Position(3, 1)),
        (Position(2, 0), 2, -1, Position(0, 1)),
        (Position(0, 0), 3, 1, Position(3, 0)),  # the reader went to another pane since
    ],
)
def test_the_next_hit_is_in_the_article_and_then_in_the_next_that_has_any(
    hits: Hits, position: Position | None, focus: int, step: int, expected: Position
) -> None:
    assert hits.step(position, focus, step) == expected


def test_without_a_hit_there_is_no_next() -> None:
    assert Hits(3).step(None, 0, 1) is None


def test_a_hit_is_numbered_through_all_outlets_that_have_any(hits: Hits) -> None:
    assert hits.ordinal(Position(0, 0)) == (1, 5, 1, 3)
    assert hits.ordinal(Position(3, 1)) == (5, 5, 3, 3)


def test_the_hit_that_covers_a_passage_touches_it_in_its_paragraph(hits: Hits) -> None:
    assert hits.covering(3, passage(2, 13, 20)) == Position(3, 1)
    assert hits.covering(3, passage(2, 14, 20)) is None
    assert hits.covering(3, passage(1, 13, 20)) is None


def test_the_nearest_hit_is_one_of_the_same_paragraph(hits: Hits) -> None:
    assert hits.nearest(3, passage(2, 80, 90)) == 1
    assert hits.nearest(3, passage(1, 0, 4)) is None


def test_what_a_hit_covered_is_found_again_by_what_covers_it_now_and_near_it_only_when_asked() -> None:
    comparison = Comparison(ARTICLES)
    comparison.begin("waiting")
    comparison.search_all()
    spot = comparison.spot(Position(0, 1))
    assert spot is not None
    assert comparison.at(spot) == Position(0, 1)
    behind, before = spot._replace(start=spot.end + 1, end=spot.end + 3), spot._replace(paragraph=2)
    for gone, nearest in ((behind, Position(0, 1)), (before, Position(0, 0))):
        assert comparison.at(gone) is None
        assert comparison.at(gone, near=True) == nearest
    for nowhere in (None, spot._replace(article="none"), spot._replace(article=ARTICLES[2].id)):
        assert comparison.at(nowhere, near=True) is None


@pytest.mark.parametrize(
    ("typed", "expected"), [("", 1), ("3", 3), ("12", 12), ("03", 3), ("30", 30), ("123456", 3456), ("²", 1), ("3x", 1)]
)
def test_a_count_has_four_digits_begins_with_no_zero_and_is_for_one_key(typed: str, expected: int) -> None:
    count = Count()
    for character in (*typed, "j"):
        count.gather(character)
    assert bool(count) is (expected > 1)
    assert count.take() == expected
    assert not count
    assert not count.digits
