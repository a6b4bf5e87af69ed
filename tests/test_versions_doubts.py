"""What keeps a like passage from being firm: denials, moods, days, names, and too few words in common."""

from __future__ import annotations

import pytest

from index.model import Article, Paragraph, Relation, Version
from index.versions import Prepared, find, prepare

QUAY = (
    "Envoy Ruta Halm met Governor Pavel Orlin in Averin on Saturday, the first such talks since 2019.",
    "“We will not sail on promises,” said Ana Brandt, who speaks for the crews.",
    "The governor would release the two pilots this week, his office said. It freed five sailors in February.",
    "Orlin’s deputy, Kersti Vahl, visited the lighthouse at Norrsund and opened the new customs hall.",
    "Halm’s deputy, Tove Rask, was planning to travel to Averin to meet the harbour board.",
    "Only two of the four cranes on the quay answer the operators.",
    "The dockers left the hall without a deal. Nobody had read the contract aloud.",
)


@pytest.fixture(scope="module")
def quay() -> Prepared:
    """Give the invented article that these tests search."""
    title = "Talks in Averin end a long silence"
    return prepare(Article("q", "q.txt", title, tuple(Paragraph(text) for text in QUAY)))


def _first(version: Version) -> str:
    return version.why[0] if version.why else ""


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        pytest.param("the crews will sail", "denied here: “not”", id="the page denies"),
        pytest.param("Halm did not meet Orlin in Averin", "not denied here", id="the phrase denies"),
        pytest.param("Halm never met Orlin", "not denied here", id="never"),
        pytest.param("Halm refused to meet Orlin", "not denied here: without “refused”", id="refused to"),
        pytest.param("freed no sailors", "not denied here: without “no”", id="no"),
        pytest.param("the dockers left with a deal", "denied here: “without”", id="without what the phrase has"),
        pytest.param("freed five sailors in March", "February, not March", id="another month"),
        pytest.param("Halm met Orlin on Tuesday", "Saturday, not Tuesday", id="another day of the week"),
        pytest.param("the governor released the two pilots", "not told here as a fact", id="would"),
        pytest.param("released two pilots this week", "not told here as a fact", id="would, without a subject"),
        pytest.param("Halm will meet Orlin in Averin", "told here as a fact", id="will, and it was"),
        pytest.param("Orlin visited the lighthouse", "Orlin’s, not Orlin", id="somebody's deputy"),
        pytest.param(
            "We will not sail on Norrsund, said Ana Brandt", "promises, not Norrsund", id="a bare word for a name"
        ),
        pytest.param("Kovac visited the lighthouse at Norrsund", "without Kovac", id="nobody of that name"),
    ],
)
def test_a_short_phrase_with_a_swap_is_maybe_and_the_swap_is_said_first(
    quay: Prepared, phrase: str, first: str
) -> None:
    """A denial, a day, a mood or a name on one side only is never firm."""
    version = find(phrase, quay)
    assert version.relation is Relation.MAYBE, version
    assert _first(version).startswith(first)


@pytest.mark.parametrize(
    "phrase",
    [
        "Halm met Orlin in Averin",
        "the crews will not sail",
        "the governor would free the two pilots",
        "freed five sailors in February",
        "release two pilots this week",
        "releasing the two pilots",
        "Kersti Vahl visited the lighthouse",
        "two of the four cranes do not answer",
        "opened the Norrsund customs hall",
        "the dockers left without a deal",
    ],
)
def test_a_short_phrase_without_a_swap_stays_firm(quay: Prepared, phrase: str) -> None:
    """What both sides deny, plan or date alike, and what "only" half denies, is no swap."""
    assert find(phrase, quay).relation.firm


@pytest.mark.parametrize(
    "phrase",
    [
        "The board asked for a second pair of hands in the hall.",
        "Two hundred sheep were sheared in the contract village before the rains came.",
    ],
)
def test_a_chance_word_in_common_is_nothing(quay: Prepared, phrase: str) -> None:
    """A sentence that shares a word or two by chance is not found."""
    assert not find(phrase, quay).relation.firm


def test_a_conditional_sentence_is_not_its_report(quay: Prepared) -> None:
    """What would follow if something happened is not what is told to have happened."""
    version = find(
        "If envoy Ruta Halm meets Governor Pavel Orlin in Averin, they would be the first such talks since 2019.", quay
    )
    assert version.relation is Relation.MAYBE
    assert "told here as a fact" in version.why


def test_edited_means_mostly_the_same_words_on_both_sides(quay: Prepared) -> None:
    """Half of a phrase's words strewn over a sentence are not edited, whatever they say."""
    for phrase in ("Orlin opened talks in Averin", "the deputy travelled to meet the governor"):
        assert find(phrase, quay).relation is not Relation.EDITED


@pytest.mark.parametrize(
    ("phrase", "firm"),
    [
        pytest.param("Halm met Orlin in Averin", True, id="the same words, edited"),
        pytest.param("the crews will sail", False, id="a denial on one side"),
        pytest.param("Halm refused to meet Orlin", False, id="a refusal on one side"),
    ],
)
def test_what_is_certain_is_so_at_every_strictness(quay: Prepared, phrase: str, *, firm: bool) -> None:
    """Strictness asks for likeness: it makes nothing of a swap, and takes nothing from the same words."""
    assert {find(phrase, quay, strictness=step).relation.firm for step in (-2, -1, 0, 1, 2)} == {firm}


def test_another_day_of_the_week_keeps_a_longer_sentence_from_being_firm() -> None:
    """Two like events on two days are two events."""
    there = prepare(
        Article(
            "e",
            "e.txt",
            None,
            (
                Paragraph("A gale tore down fences in the Osk valley on Thursday, the Weather Office said."),
                Paragraph("Nobody was hurt. The valley has a dozen gales a year."),
            ),
        )
    )
    version = find(
        "A heavy gale broke fences at sheep farms on Sunday, the worst of a spring that has cost "
        "herders much sleep, the Weather Office said.",
        there,
    )
    assert version.relation is Relation.MAYBE
    assert _first(version) == "Thursday, not Sunday"
