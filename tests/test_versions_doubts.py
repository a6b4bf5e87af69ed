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


MOLE = (
    "It was no luck, the crews sailed home from Norrsund at noon, and Tove Rask waved from the quay.",
    "The dockers went on without a new deal on wages, their third such summer. Some asked Orlin for a hearing.",
    "The tugs won't leave the outer basin before Friday. Nobody said the crew towed the barge to Brekk.",
    "Envoy Halm did not attend the talks on fish quotas in Averin.",
    "Ruta Halm met the governor in Averin on Saturday to talk of the pilots.",
    "Orlin's deputy opened a customs hall for the port in May. The board plans to build a second crane at the mole.",
    "Brandt spoke for the crews. Judge Ilo Sarn freed the mate of the Halcyon from the jail in Brekk County.",
    "The harbour council will sell the old lighthouse. It may buy a dredger.",
)


@pytest.fixture(scope="module")
def mole() -> Prepared:
    """Give another article, for what only looks like a swap."""
    return prepare(Article("m", "m.txt", None, tuple(Paragraph(text) for text in MOLE)))


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("the crews sailed home at noon", id="a denial before a comma is of something else"),
        pytest.param("Halm skipped the talks on fish quotas", id="a denial and another word stand for one word"),
        pytest.param("Ruta Halm met Orlin in Averin on Saturday", id="what somebody is stands for the name"),
        pytest.param("build a crane on the mole", id="the bare verb behind to tells nothing yet"),
        pytest.param("kovac freed the mate", id="a first word in small letters is no name"),
        pytest.param("Pilot freed from the jail in Brekk County", id="nor is one that the article has elsewhere"),
        pytest.param("Captain Sarn freed the mate", id="a title before a name that is there"),
        pytest.param("Brekk City jail", id="a word behind a name that is there"),
        pytest.param("Orlin deputy opened a customs hall", id="what belongs to a name, without its ending"),
        pytest.param("Orlin's hall for customs", id="a possessive on both sides"),
        pytest.param("Halcyon freed", id="a name without a possessive on either side"),
    ],
)
def test_what_only_looks_like_a_swap_stays_firm(mole: Prepared, phrase: str) -> None:
    """A word that stands for another, belongs to it or is of another clause is no doubt."""
    version = find(phrase, mole)
    assert version.relation.firm, version


@pytest.mark.parametrize(
    ("phrase", "reasons"),
    [
        pytest.param("the crew pulled the barge to Brekk", ["denied here: “Nobody”"], id="said by nobody"),
        pytest.param("leave the outer basin on Friday", ["denied here: “not”"], id="won't is told as not"),
        pytest.param(
            "Orlin's deputy Kersti Vahl opened a customs hall for the port of Norrsund in June.",
            ["May, not June"],
            id="another month in an edited sentence",
        ),
        pytest.param("the deputy opened a customs hall in June", ["May, not June"], id="May is a month"),
        pytest.param("council bought a dredger", ["not told here as a fact"], id="it may, and bought"),
        pytest.param("sells the old lighthouse", ["not told here as a fact"], id="another form than that behind will"),
    ],
)
def test_a_swap_is_told_and_nothing_else(mole: Prepared, phrase: str, reasons: list[str]) -> None:
    """What is said first are the reasons for maybe; the words in common follow."""
    version = find(phrase, mole)
    assert version.relation is Relation.MAYBE, version
    assert [why for why in version.why if not why.startswith("shares ") and " words kept" not in why] == reasons


def test_without_before_the_very_words_is_no_denial_of_them(mole: Prepared) -> None:
    """The words themselves stand there all the same."""
    assert find("a new deal on wages", mole).why == ("the same words",)
