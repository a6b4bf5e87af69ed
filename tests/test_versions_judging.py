"""What a passage is judged to be: each case stands for a rule, and changes where that rule is left out."""

from __future__ import annotations

import pytest

from index.model import Article, Paragraph, Relation
from index.versions import Prepared, find, prepare
from index.versions.judging import SAME_QUOTE, firm_from, maybe_from
from index.versions.phrase import read_phrase

SHORE = (
    "The ferry Halcyon carried 214 passengers on Monday, the port office in Lowmere said.",
    "The harbour board met on Tuesday. It chose Rolf Amdal as its head, and sent the crews home for a month.",
    "A fire in a boat shed burned until noon. Three sheds were lost, and the cat that lived there is gone.",
    "A 5.1 magnitude landslide blocked the pass above Lowmere for a week, and buses turned round at the mill.",
    "“We shall keep the bridge open all winter,” said Ines Korda, who runs the toll house.",
    "Nine buses stood idle in the snow near the mill while drivers waited for chains and for hot soup.",
)


@pytest.fixture(scope="module")
def shore() -> Prepared:
    """Give the invented article that these tests search."""
    return prepare(Article("s", "s.txt", None, tuple(Paragraph(text) for text in SHORE)))


@pytest.mark.parametrize(
    ("phrase", "relation", "passage"),
    [
        pytest.param(
            "3.7 magnitude landslide blocks the pass",
            Relation.MAYBE,
            "5.1 magnitude landslide blocked the pass",
            id="the number in the place of the phrase's belongs to the passage",
        ),
        pytest.param(
            "3.7 magnitude landslides block roads in Northern Orrin",
            Relation.NONE,
            None,
            id="another number makes no other statement a maybe",
        ),
        pytest.param("Landslide of 2031 blocks Lowmere pass", Relation.NONE, None, id="a typed phrase needs its year"),
        pytest.param(
            "The fire and the lost cat.",
            Relation.REWORDED,
            "A fire in a boat shed burned until noon. Three sheds were lost, and the cat",
            id="a few words strewn over two sentences are not edited",
        ),
        pytest.param(
            "A fire burned three sheds until noon.",
            Relation.EDITED,
            "A fire in a boat shed burned until noon.",
            id="two words of the next sentence are no part of it",
        ),
        pytest.param(
            "blazing sheds", Relation.MAYBE, "fire in a boat shed", id="other words with one between are not the same"
        ),
        pytest.param(
            "snow near the mill in March", Relation.MAYBE, "snow near the mill", id="what goes on behind is left alone"
        ),
        pytest.param(
            "Boat sheds, a cat and a fire in the bay on 9 May 2030",
            Relation.REWORDED,
            "A fire in a boat shed burned until noon. Three sheds were lost, and the cat",
            id="other words for a long phrase begin where their clause does",
        ),
        pytest.param(
            "The cat of the boat shed is missing since the fire that took three sheds.",
            Relation.REWORDED,
            "A fire in a boat shed burned until noon. Three sheds were lost, and the cat",
            id="the clause ends before a grammar word that opens the next",
        ),
    ],
)
def test_a_passage_is_called_and_cut_by_rule(
    shore: Prepared, phrase: str, relation: Relation, passage: str | None
) -> None:
    version = find(phrase, shore)
    assert version.relation is relation, version
    assert (version.passages[0].text if version.passages else None) == passage


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("She will “keep the bridge open all winter”, Ines Korda said.", True),
        ("Ines Korda said the bridge would be open in winter.", False),
        ("The harbour board met and chose Rolf Amdal as head.", False),
    ],
)
def test_the_quotation_is_told_to_be_the_same_where_both_quote_it(shore: Prepared, phrase: str, *, told: bool) -> None:
    assert (SAME_QUOTE in find(phrase, shore).why) is told


@pytest.mark.parametrize("phrase", ["the crews went home", "The crews of the harbour board were sent home on Tuesday."])
def test_each_step_of_strictness_asks_for_more(phrase: str) -> None:
    """A step looser is smaller than a step stricter; maybe begins a little below firm at every one."""
    read = read_phrase(phrase)
    steps = [firm_from(read, strictness) for strictness in (-2, -1, 0, 1, 2)]
    assert steps == pytest.approx([0.1, 0.2, 0.3, 0.45, 0.6])
    assert [firm - maybe_from(read, firm) for firm in steps] == pytest.approx([0.02] * 5)


@pytest.mark.parametrize(
    ("phrase", "relation", "first"),
    [
        ("Tikhomorov opened the tidal mill", Relation.EDITED, "Tikhomirov for Tikhomorov"),
        ("Tichomirov opened the mill", Relation.EDITED, "Tikhomirov for Tichomirov"),
        ("Marchinkova sold the boat", Relation.EDITED, "Marchenkova for Marchinkova"),
        ("Marchenkov sold the boat", Relation.MAYBE, "without Marchenkov"),
    ],
)
def test_a_letter_of_a_long_name_may_differ_but_not_its_ending(phrase: str, relation: Relation, first: str) -> None:
    there = prepare(
        Article(
            "n",
            "n.txt",
            None,
            (
                Paragraph("Deputy Tikhomirov opened the tidal mill in Orrin."),
                Paragraph("Ela Marchenkova sold the boat in June, and a dealer bought the nets."),
            ),
        )
    )
    version = find(phrase, there)
    assert (version.relation, version.why[0]) == (relation, first)


@pytest.mark.parametrize(
    ("phrase", "relation", "first"),
    [
        pytest.param("built in 1874", Relation.MAYBE, "1931, not 1874", id="a year for a year"),
        pytest.param("the mill at Ambery was built in 700", Relation.MAYBE, "without 700", id="no year for a count"),
        pytest.param("the mill at Ambery was built in 2600", Relation.MAYBE, "without 2600", id="nor for one as long"),
        pytest.param("a guild of Lowmere", Relation.NONE, "shares guild", id="a word at the end for a name"),
        pytest.param(
            "the Vahl sold nine looms to a dealer",
            Relation.EDITED,
            "7 of 8 words kept in order",
            id="behind the",
        ),
    ],
)
def test_what_stands_in_the_place_of_a_number_or_name_is_of_its_kind(
    phrase: str, relation: Relation, first: str
) -> None:
    """A year stands for a year, and a bare word for a name only between the same words."""
    there = prepare(
        Article(
            "m",
            "m.txt",
            None,
            (
                Paragraph("The ferry Halcyon left Lowmere on Monday for Orrin."),
                Paragraph("The mill at Ambery was built in 1931 by a guild of weavers."),
                Paragraph("The guild sold nine looms to a dealer, and the dealer sold them to a school."),
            ),
        )
    )
    version = find(phrase, there)
    assert (version.relation, version.why[0]) == (relation, first)
