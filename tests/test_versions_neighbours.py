"""What stands around a picked sentence tells its counterpart from a look-alike."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Paragraph, Passage, Relation, Span
from index.text import words
from index.versions import Prepared, compare, find, prepare
from index.versions.find import BY_SENTENCE
from index.versions.matching import Candidate
from index.versions.neighbours import Anchor, anchors, around, standing, where

HERE = (
    "The ferry to Skell Island ran aground on a sandbank shortly before dawn on Tuesday.",
    "Its captain, Ruta Holm, radioed the harbour at Brask and asked for two tugs.",
    "Nobody of the ninety people aboard was hurt, the harbour master said.",
    "Passengers were given tea and blankets in the saloon.",
    "A diver found no hole in the hull, and the ferry floated free on the evening tide.",
)
THERE = (
    "A sandbank caught the Skell Island ferry before dawn on Tuesday.",
    "Captain Ruta Holm called Brask harbour by radio for two tugs.",
    "There were no injuries among those on board, said the harbour master.",
    "Tea and blankets were handed round to the passengers in the saloon.",
    "The hull had no hole, a diver reported, and the evening tide lifted the ferry free.",
)
BOATS = ("pilot", "mail", "cod", "salt", "cattle", "coal", "timber", "barley", "wool")
PLACES = ("Brask", "Ostrow", "Skell", "Lund Point", "Vasse", "Tarn Head", "Orrin", "Mews Bay", "Farrow")


def ready(*sentences: str, name: str = "one") -> Prepared:
    """Prepare an invented article of these paragraphs."""
    return prepare(Article(name, name, None, tuple(map(Paragraph, sentences))))


def test_the_picked_sentence_is_found_where_it_stands() -> None:
    """A part of a sentence stands in that sentence; what is nowhere stands in none."""
    source = ready(*HERE)
    assert where(words("people aboard was hurt"), source) == range(2, 3)
    assert not where(words("people aboard was angry"), source)


def test_neighbours_lead_to_their_counterparts() -> None:
    """The sentences before and behind have theirs in the other article, in the same order."""
    found = anchors(range(2, 3), ready(*HERE), ready(*THERE))
    assert found is not None
    assert [(anchor.away, anchor.unit) for anchor in found] == [(-2, 0), (-1, 1), (1, 3), (2, 4)]


def test_where_a_title_repeats_a_sentence_the_sentence_is_the_picked_one() -> None:
    """A title has no neighbours of its own."""
    assert where(words(HERE[1]), prepare(Article("t", "t", HERE[1], tuple(map(Paragraph, HERE))))) == range(2, 3)


def test_a_passage_stands_in_the_sentences_that_it_reaches_into() -> None:
    """Of its own paragraph only, and not in one that it merely borders on."""
    there = ready("The tide rose. The ferry rose with it. Nobody cheered.", "The tide fell.")
    for span, numbers in ((Span(4, 20), [0, 1]), (Span(0, 14), [0]), (Span(39, 45), [2])):
        passage = Passage(0, span, "", Relation.EDITED, 0.5)
        assert standing(there, passage) == numbers
        assert standing(there, replace(passage, paragraph=1)) == [3] * (span.start < 14)


def test_three_neighbours_on_either_side_speak_for_a_sentence() -> None:
    """No farther ones, and not the sentence itself."""
    article = [f"The {word} boat left for {place}." for word, place in zip(BOATS, PLACES, strict=True)]
    found = anchors(range(4, 5), ready(*article), ready(*article))
    assert found is not None
    assert [anchor.away for anchor in found] == [-3, -2, -1, 1, 2, 3]


def test_a_counterpart_is_the_most_like_in_both_directions() -> None:
    """A sentence that is more like another one's neighbour, or hardly like, is none."""
    once_more = "Another ferry to Skell Island ran aground in winter."
    fares = "Fares to the town will be raised in May, the line said."
    source = ready(HERE[0], HERE[2], once_more, HERE[4], fares)
    other = ready(THERE[0], THERE[2], "The town council will paint its own hall in May.", THERE[4])
    found = anchors(range(1, 2), source, other)
    assert found is not None
    assert [(anchor.away, anchor.unit) for anchor in found] == [(-1, 0), (2, 3)]


@pytest.mark.parametrize(
    ("anchor", "candidate", "share"),
    [
        pytest.param(Anchor(-1, 4, 0.8), (5, 6), 0.8, id="just before, as it should"),
        pytest.param(Anchor(1, 6, 0.8), (5, 6), 0.8, id="just behind, as it should"),
        pytest.param(Anchor(1, 7, 0.8), (5, 7), 0.8, id="just behind two sentences"),
        pytest.param(Anchor(-2, 3, 0.8), (5, 6), 0.4, id="the next but one tells half as much"),
        pytest.param(Anchor(1, 7, 0.8), (5, 6), 0.6, id="a sentence astray"),
        pytest.param(Anchor(-1, 3, 0.8), (5, 6), 0.6, id="a sentence astray before it"),
        pytest.param(Anchor(1, 10, 0.8), (5, 6), 0.0, id="four sentences astray"),
        pytest.param(Anchor(-1, 6, 0.8), (5, 6), 0.4, id="behind instead of before"),
        pytest.param(Anchor(1, 4, 0.8), (5, 6), 0.4, id="before instead of behind"),
        pytest.param(Anchor(1, 5, 0.8), (5, 6), 0.0, id="the candidate itself"),
    ],
)
def test_a_neighbour_tells_more_the_nearer_to_its_place_it_stands(
    anchor: Anchor, candidate: tuple[int, int], share: float
) -> None:
    assert around([anchor], Candidate(*candidate, 1, 1.0)) == pytest.approx(share)


def test_an_article_of_two_sentences_has_no_order() -> None:
    """Nothing is said where there is nothing to stand between; three are enough."""
    assert anchors(range(1), ready(*HERE), ready(*THERE[:3])) is not None
    assert anchors(range(1), ready(*HERE), ready(*THERE[:2])) is None
    assert anchors(range(0), ready(*HERE), ready(*THERE)) is None


def test_among_its_neighbours_a_sentence_is_surer_than_far_from_them() -> None:
    """Its neighbours add where their counterparts stand around it, and take away where they have none."""
    source, among = ready(*HERE), ready(*THERE)
    far = ready(THERE[2], *(f"The council of Ostrow spent item {word} on paint." for word in ("one", "two", "three")))
    assert find(HERE[2], among, source=source).score > find(HERE[2], among).score
    assert find(HERE[2], far, source=source).score < find(HERE[2], far).score


def test_compare_looks_around_the_phrase_in_the_article_it_was_picked_from() -> None:
    """The picked article is the one whose neighbours count; without one, the first that has the words."""
    source, other = ready(*HERE, name="here"), ready(*THERE, name="there")
    picked = find(HERE[2], other, source=source)
    assert compare(HERE[2], [source, other], picked="here")[1] == picked
    assert compare(HERE[2], [other, source])[0] == picked


def test_a_quotation_in_other_words_is_maybe_by_the_sentence_around_it() -> None:
    """Too little of it is shared to tell, but its speaker and neighbours are."""
    quote = "A sandbank has more patience than I have"
    source = ready(*HERE[:3], f"“{quote},” said Ruta Holm, the ferry’s captain, at the harbour of Brask.", HERE[3])
    other = ready(
        *THERE[:3], "“No sandbank is in a hurry,” the ferry captain, Ruta Holm, said at Brask harbour.", THERE[3]
    )
    assert find(quote, other).relation is Relation.NONE
    found = find(quote, other, source=source)
    assert (found.relation, found.why[0]) == (Relation.MAYBE, BY_SENTENCE)
    assert "hurry" in found.passages[0].text


def test_the_rest_of_a_sentence_is_not_the_part() -> None:
    """Where the part's own words are missing, the sentence around it is no ground."""
    part = "given tea and blankets"
    other = ready(*THERE[:3], "Passengers were left in the saloon.", THERE[4])
    assert find(part, other, source=ready(*HERE)).relation is Relation.NONE


def test_what_was_worked_out_goes_with_the_articles() -> None:
    """No article is kept alive by having been compared."""
    source, other = ready(*HERE), ready(*THERE)
    find(HERE[2], other, source=source)
    gone = weakref.ref(other)
    del other
    gc.collect()
    assert gone() is None


@given(
    st.lists(st.builds(Anchor, st.sampled_from([-3, -2, -1, 1, 2, 3]), st.integers(0, 30), st.floats(0, 1))),
    st.integers(0, 30),
    st.integers(1, 2),
)
def test_standing_among_neighbours_is_a_share(found: list[Anchor], first: int, count: int) -> None:
    """Whatever the neighbours, 0 to 1; and the candidate itself as a counterpart adds nothing."""
    candidate = Candidate(first, first + count, 1, 1.0)
    assert 0 <= around(found, candidate) <= 1
    assert around([*found, Anchor(1, first, 1.0)], candidate) == around(found, candidate)


def test_others_where_none_of_the_phrase_is_named_are_another_event() -> None:
    """A sentence is thrice as likely in an article that has the phrase's name somewhere as in one without it."""
    phrase = "Police arrested the goalkeeper Tomas Brek for the theft of a rowing boat behind the stand on Sunday."
    alike = "Police arrested the striker Ilan Moor of the harbour team for the theft of a rowing boat behind an inn."
    rest = ("The club would not comment on it.", "A hearing is set for May.")
    odds = []
    for name in ("Tomas Brek", "Ansel Rook"):
        score = find(phrase, ready(alike, *rest, f"His team mate {name} was there.")).score
        odds.append(score / (1 - score))
    assert odds[0] > 3 * odds[1]
