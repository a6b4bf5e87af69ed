"""Facts: numbers, quotations by speaker and the naming of people, agreed, differing or in one article only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Article, Paragraph
from index.stories import group
from index.stories.concordance import concordance
from index.stories.evidence import Agreement, Evidence
from index.stories.facts import Facts, facts
from index.stories.lineage import lineages
from index.stories.names import names_in
from index.stories.timeline import timeline

ROOT = Path(__file__).resolve().parent.parent


def article(name: str, *paragraphs: str, title: str | None = None) -> Article:
    """An article of these paragraphs."""
    return Article(name, f"{name}.txt", title, tuple(Paragraph(text) for text in paragraphs))


def told(*texts: str) -> Facts:
    """The facts of articles of one paragraph each, named a, b, c."""
    return facts([article(name, text) for name, text in zip("abcdef", texts, strict=False)])


def figures(found: Facts) -> list[tuple[str, str, list[str]]]:
    """The figures as (agreement, what is counted, values)."""
    return [(one.agreement.value, one.about, [number.text for number in one.numbers]) for one in found.figures]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("The port says 14 of 40 sailings will run.", "Fourteen sailings of forty run, the port said."),
            [("agreed", "sailings", ["40"]), ("agreed", "sailings", ["14"])],
            id="equal in digits and in words",
        ),
        pytest.param(
            (
                "The port authority says 14 sailings will run between the islands this week.",
                "This week 16 sailings will run between the islands, the port authority said.",
            ),
            [("differing", "sailings", ["14", "16"])],
            id="another number of the same things",
        ),
        pytest.param(
            ("It ended after eighteen days of silence.", "The crew, after 16 days of silence, heard it."),
            [("differing", "days", ["eighteen", "16"])],
            id="another number before the same words",
        ),
        pytest.param(
            (
                "The port authority says 14 large and 16 small ferries, no more, run between the islands.",
                "The port authority says 16 small ferries, no more, run between the islands.",
            ),
            [("agreed", "small ferries", ["16"]), ("in one only", "large", ["14"])],
            id="who gives both numbers means two things",
        ),
        pytest.param(
            ("Pay rises by 4.2 percent.", "An offer of 4.2% stands, or 4.2 million crowns."),
            [("agreed", "%", ["4.2"]), ("in one only", "crowns", ["4.2 million"])],
            id="shares are no counts",
        ),
        pytest.param(
            ("In 2031, on 4 March, two men met.", "On March 4, 2031, two ships left."),
            [("in one only", "men met", ["two"]), ("in one only", "ships left", ["two"])],
            id="dates are no numbers, and two are any two",
        ),
        pytest.param(
            ("Some 22,000 cars cross it.", "It carries 22,000 vehicles."),
            [("agreed", "cars cross", ["22,000"])],
            id="a large number is the same whatever it counts",
        ),
        pytest.param(
            ("Crews want shifts cut from 11 hours to eight and two people on deck; nine of them left last year.",),
            [
                ("in one only", "hours", ["11"]),
                ("in one only", "", ["eight"]),
                ("in one only", "people", ["two"]),
                ("in one only", "", ["nine"]),
            ],
            id="what stands behind another number, or behind them, is not counted",
        ),
        pytest.param(
            ("The alarm rang at 19:05 on the quay.", "On the quay the alarm rang at 19:05 and at four in the morning."),
            [("agreed", "", ["19:05"]), ("in one only", "o'clock", ["four"])],
            id="a time of day is one number",
        ),
        pytest.param(
            ("The alarm rang at 7 p.m. on the quay.", "At 19:00 the alarm rang.", "At 7 a.m. the quay was calm."),
            [("agreed", "", ["7 p.m."]), ("in one only", "", ["7 a.m."])],
            id="the morning is not the evening",
        ),
        pytest.param(
            ("Crews have a 1 in 3 chance of pay, the port says.", "The port gives crews a one-in-three chance of pay."),
            [("agreed", "chance", ["1 in 3"])],
            id="a ratio is one number",
        ),
        pytest.param(
            ("Two-thirds of the crews went out.", "The two crews of three boats, two thirds of all, went out."),
            [
                ("agreed", "crews", ["Two-thirds"]),
                ("in one only", "crews", ["two"]),
                ("in one only", "boats", ["three"]),
            ],
            id="a part is one number",
        ),
        pytest.param(
            ("The council voted 34 to 12.", "By 34-12 the council said no.", "Since 2019-20 it has said no."),
            [("agreed", "", ["34 to 12"])],
            id="a vote is one number",
        ),
        pytest.param(
            ("She holds the No. 2 post in two ports.", "The number two post is hers."),
            [("agreed", "post", ["2"]), ("in one only", "ports", ["two"])],
            id="a rank is no count",
        ),
        pytest.param(
            (
                "Ana Brandt, 41, of Averin left.",
                "The 41-year-old Brandt left with 41 crates.",
                "Piet Lund, 41, stayed.",
            ),
            [
                ("agreed", "years old", ["41"]),
                ("in one only", "crates", ["41"]),
                ("in one only", "years old", ["41"]),
            ],
            id="an age is somebody's",
        ),
        pytest.param(
            ("Captain Ana Brandt, 41, left.", "Brandt, 42, left the quay."),
            [("differing", "years old", ["41", "42"])],
            id="and differs from another of hers",
        ),
        pytest.param(
            ("It stood for six months on the quay and six years in the yard.", "Six years it stood in the yard."),
            [("in one only", "months", ["six"]), ("agreed", "years", ["six"])],
            id="months are no years",
        ),
        pytest.param(
            (
                "The harbour took $27,614,902 in fees.",
                "It took nearly $28 million in fees.",
                "It took $27 million in fees.",
            ),
            [("differing", "fees", ["$27,614,902", "$27 million"])],
            id="what is rounded up is not what is cut",
        ),
        pytest.param(
            ("The port wants $1 trillion in pier cuts.", "Lund, who is 3rd, asks $2 trillion in pier cuts of Averin."),
            [
                ("in one only", "pier cuts", ["$1 trillion"]),
                ("in one only", "pier cuts", ["$2 trillion"]),
                ("in one only", "", ["3rd"]),
            ],
            id="two sums of the same things need more in common",
        ),
        pytest.param(
            (
                "Yesterday 56 percent of crews of the northern harbour voted for a strike.",
                "In the northern harbour 65% of crews voted for a strike.",
            ),
            [("differing", "% of crews", ["56", "65"])],
            id="shares of the same whole differ",
        ),
        pytest.param(
            ("The pier cost $5.4 million.", "It cost $5.4 million, and 5.4 million stones."),
            [("agreed", "", ["$5.4 million"]), ("in one only", "stones", ["5.4 million"])],
            id="money has its sign",
        ),
    ],
)
def test_numbers(texts: tuple[str, ...], expected: list[tuple[str, str, list[str]]]) -> None:
    """Equal numbers of one thing agree, others of one thing differ, and the rest stands alone."""
    assert sorted(figures(told(*texts))) == sorted(expected)


def test_a_hedge_belongs_to_the_place_of_its_number() -> None:
    """The number is five, and its place says that it is more than that."""
    text = "After more than five years the port opens."
    (figure,) = told(text).figures
    ((where,),) = [number.evidence for number in figure.numbers]
    assert (figure.numbers[0].text, text[where.span.start : where.span.end]) == ("five", "more than five")


def test_a_number_in_the_title_counts() -> None:
    """Titles are read for numbers; their place is paragraph None."""
    found = facts(
        [article("a", title="Ferries still after 18 days of talks"), article("b", "After 20 days of talks, none ran.")]
    )
    (figure,) = found.figures
    assert figure.agreement is Agreement.DIFFERING
    assert [where.paragraph for number in figure.numbers for where in number.evidence] == [None, 0]


def said(found: Facts) -> list[tuple[str | None, str, list[str]]]:
    """The quotations as (speaker, agreement, wordings)."""
    return [(one.speaker, one.agreement.value, [each.text for each in one.wordings]) for one in found.quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We will not sail,” said Ana Brandt, who speaks for the crews.", "Ana Brandt"),
        ("“We will not sail,” Ana Brandt, the crews' speaker, told reporters.", "Ana Brandt"),
        ("Ana Brandt, the crews' speaker, said: “We will not sail.”", "Ana Brandt"),
        ("“We will not sail,” Ana Brandt was heard telling Piet Lund.", "Ana Brandt"),
        ("In a meeting with Piet Lund, Ana Brandt said the quay “looks like a car park now”.", "Ana Brandt"),
        ("Captain Ana Brandt: “We will not sail.”", "Ana Brandt"),
        ("Ms. Ana Brandt was on the quay. “We will not sail,” she said.", "Ana Brandt"),
        ("Ms. Ana Brandt told Mr. Piet Lund on the quay: “We will not sail.”", "Ana Brandt"),
        ("Mr. Piet Lund listened to Ms. Ana Brandt. “We will not sail,” she told Mr. Lund.", "Ana Brandt"),
        ("“We will not sail,” according to Captain Ana Brandt.", "Ana Brandt"),
        ("“We will not sail,” Captain Ana Brandt is expected to say.", "Ana Brandt"),
        ("“We will not sail,” the Harbour Union said.", "Harbour Union"),
        ("“We will not sail,” it said in Averin.", None),
        ("“We will not sail,” Rep. Ana Brandt (L-Avr.) told reporters.", "Ana Brandt"),
        ("Senator Ana Brandt of North Averin, a crew member's daughter, said: “We will not sail.”", "Ana Brandt"),
        ("Ana Brandt, the aide of Sen. Piet Lund (L-Avr.), wrote: “We will not sail.” Ms. Brandt left.", "Ana Brandt"),
        ("“We will not sail,” Capt. Piet Lund Jr., L-Avr., said.", "Piet Lund Jr"),
        ("Ms. Ana Brandt met Mr. Piet Lund on the quay. “We will not sail,” she said.", "Ana Brandt"),
        ("Mr. Jan Vell met Mr. Piet Lund on the quay. “We will not sail,” he said.", "Jan Vell"),
        ("When Mr. Jan Vell came, Mr. Piet Lund went on. “We will not sail,” he said.", "Piet Lund"),
        ("Mr. Piet Lund read Mr. Jan Vell's letter. “We will not sail,” he said.", "Piet Lund"),
        ("Mr. Piet Lund did not give way on Friday, insisting that crews “will not sail for less”.", "Piet Lund"),
        ("The Lund office, where Mr. Piet Lund sits, gave way, saying crews “will not sail for less”.", None),
        ("On the wall stood “We will not sail”.", None),
    ],
)
def test_who_speaks(text: str, speaker: str | None) -> None:
    """The speaker stands beside the word of saying; "she" is who spoke or was named last, not who is spoken to."""
    assert [one.speaker for one in told(text).quotes] == [speaker]


def test_a_quotation_in_other_words_differs() -> None:
    """One statement in two wordings is one fact; a piece of it is no other wording."""
    found = told(
        "“We will not sail on promises,” said Captain Ana Brandt.",
        "“We shall not sail on promises,” said Captain Ana Brandt.",
        "“Bread does not keep,” said baker Piet Lund.",
        "Piet Lund said that “bread does not keep” for long.",
    )
    assert sorted(said(found), key=str) == [
        (
            "Ana Brandt",
            "differing",
            ["We shall not sail on promises", "We will not sail on promises"],
        ),
        ("Piet Lund", "agreed", ["Bread does not keep"]),
    ]


def test_a_quotation_put_otherwise_by_one_speaker_is_one_statement() -> None:
    """Two translations of a sentence are one statement in two wordings; another sentence of the speaker's is not."""
    found = told(
        "“These are dangerous times, and a quarrel on the river can grow if nobody is wise,” said Mayor Ana Brandt.",
        "“In perilous times like these, any quarrel may grow when the river has no wise men,” said Mayor Ana Brandt.",
        "“The river has been calm for years, and the bridges are open to all who come,” said Mayor Ana Brandt.",
    )
    assert [(one.agreement.value, len(one.wordings)) for one in found.quotes] == [("differing", 2), ("in one only", 1)]


def test_a_quotation_by_another_speaker_differs() -> None:
    """The same words by two speakers are told as such."""
    found = told(
        "“We will not sail on promises,” Captain Ana Brandt said.",
        "“We will not sail on promises,” Mayor Piet Lund said.",
    )
    (quote,) = found.quotes
    assert quote.agreement is Agreement.DIFFERING
    assert {wording.speaker for wording in quote.wordings} == {"Ana Brandt", "Piet Lund"}


def test_quotations_by_speaker() -> None:
    """Grouped by speaker, those of nobody named come last."""
    found = told(
        "“We will not sail,” said Captain Ana Brandt. “We have waited long enough,” she said.",
        "On the wall stood “Come back in spring”.",
    )
    assert [(speaker, len(each)) for speaker, each in found.by_speaker()] == [("Ana Brandt", 2), (None, 1)]


def test_scare_quotes_are_no_statements() -> None:
    """One or two words in quotation marks are a term."""
    assert told("The “night plan” failed, said Captain Ana Brandt.").quotes == ()


def test_a_speaker_reckoned_from_he_is_not_sure() -> None:
    """Where no text has the name beside the words, the speaker is reckoned, and told as such."""
    found = told("Mr. Piet Lund came. “We will not sail,” he said. “We have time enough,” Mr. Lund said.")
    assert {one.text: one.sure for one in found.quotes} == {"We will not sail": False, "We have time enough": True}


def test_titles_of_works_are_no_statements() -> None:
    """What is set in quotation marks because it is a title is said by nobody; a shout is."""
    found = told("On “Boats and Tides Today” Captain Ana Brandt shouted: “STAY ON THE QUAY!”")
    assert [one.text for one in found.quotes] == ["STAY ON THE QUAY!"]


def forms(found: Facts) -> dict[str, dict[str, list[str]]]:
    """The namings by person and article."""
    return {
        one.name: {name: [naming.form for naming in one.namings if naming.article == name] for name in found.articles}
        for one in found.people
    }


def test_how_each_article_names_a_person() -> None:
    """Full names, last names and titles are one person's, article by article; spellings that differ are told."""
    found = told(
        "Port director Natalya Voss resigned. “It is time,” Voss said. The harbour director, Voss, left.",
        "Ms. Natalia Voss, the former head of the port, was silent. Ms. Voss left.",
        "Mayor Oskar Voss and Natalia Voss are not related, Mayor Voss said.",
    )
    assert forms(found)["Natalia Voss"] == {
        "a": ["Voss", "Port director Natalya Voss"],
        "b": ["Ms. Natalia Voss", "Ms. Voss"],
        "c": ["Natalia Voss"],
    }
    assert {one.name: one.agreement for one in found.people} == {
        "Natalia Voss": Agreement.DIFFERING,
        "Oskar Voss": Agreement.SINGLE,
    }


def names(found: Facts) -> dict[str, set[str]]:
    """The people with every form they are named by."""
    return {one.name: {naming.form for naming in one.namings} for one in found.people}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param(
            ("Senator Robert W. Lund left.", "Sen. Bob Lund left."),
            {"Bob Lund": {"Senator Robert W. Lund", "Sen. Bob Lund"}},
            id="a first name and its short form",
        ),
        pytest.param(
            ("Vice President Samuel T. Lund Jr. left.", "Vice President Sam Lund left; Mr. Lund waved."),
            {"Sam Lund": {"Vice President Samuel T. Lund Jr", "Vice President Sam Lund", "Mr. Lund"}},
            id="Jr is no last name",
        ),
        pytest.param(
            ("Rep. Piet Lund Jr. wept. His father, the Rev. Piet Lund, sat behind him.",),
            {"Piet Lund Jr": {"Rep. Piet Lund Jr"}, "Piet Lund": {"Rev. Piet Lund"}},
            id="father and son",
        ),
        pytest.param(
            ("President Ramón Ibáñez Vell spoke. Mr. Ibáñez Vell left. Piet O’Marn, a cook, wept. Mr. O’Marn left.",),
            {
                "Ramón Ibáñez Vell": {"President Ramón Ibáñez Vell", "Mr. Ibáñez Vell"},
                "Piet O’Marn": {"Piet O’Marn", "Mr. O’Marn"},
            },
            id="last names of two words, and with an apostrophe",
        ),
        pytest.param(
            ("Mrs. Lund spoke for Edda Vell Lund. Former Mayor Otto Lund sat by.",),
            {"Edda Vell Lund": {"Edda Vell Lund", "Mrs. Lund"}, "Otto Lund": {"Former Mayor Otto Lund"}},
            id="Mrs is not her husband",
        ),
        pytest.param(
            ("Mr. Vell spoke, and President Lund answered.", "President Ana Lund answered; Mr. Vell had spoken."),
            {"Ana Lund": {"President Lund", "President Ana Lund"}, "Mr. Vell": {"Mr. Vell"}},
            id="who is never named in full",
        ),
        pytest.param(
            ("Ana Lund, a baker, and Piet Lund, her brother, left. Lund spoke.",),
            {"Ana Lund": {"Ana Lund"}, "Piet Lund": {"Piet Lund"}},
            id="a last name that two bear is nobody's",
        ),
        pytest.param(
            ("Mayor Jan Lund spoke.", "Mayor Jan Lund spoke on Monday. Lund left."),
            {"Jan Lund": {"Mayor Jan Lund", "Lund"}},
            id="and one that one bears is his",
        ),
        pytest.param(
            ("Relief Watch UK said no. The UK, which has others, listened. PM Mary Vell, who came, said yes.",),
            {"Mary Vell": {"PM Mary Vell"}},
            id="letters are no name",
        ),
        pytest.param(
            ("Enter Ms. Ana Lund. Vell, said Ms. Ana Lund Sunday, is calm.",),
            {"Ana Lund": {"Ms. Ana Lund"}},
            id="a verb before, a day behind",
        ),
        pytest.param(("Mayor Names Former Captain Lund Harbour Chief",), {}, id="a headline"),
    ],
)
def test_who_is_who(texts: tuple[str, ...], expected: dict[str, set[str]]) -> None:
    """Forms of a name are one person's where short forms, titles and last names allow it, and no other's."""
    assert names(told(*texts)) == expected


def test_whom_an_article_is_about_keeps_the_last_name() -> None:
    """Of two who bear a last name, it means the one whom the beginning of the article names in full."""
    found = facts(
        [
            article(
                "a",
                "Mayor Piet Lund was indicted.",
                "He lives in Averin.",
                "He is 41.",
                "His wife, Ana Lund, was indicted too.",
                "Lund did not speak, and Mrs. Lund did.",
            )
        ]
    )
    assert names(found) == {"Piet Lund": {"Mayor Piet Lund", "Lund"}, "Ana Lund": {"Ana Lund", "Mrs. Lund"}}


def test_names_within_quotations_are_the_speakers() -> None:
    """How a speaker names someone is not how the article does."""
    found = told("“Little Ana Brandt is a fool,” said Mayor Oskar Voss. Captain Ana Brandt laughed.")
    assert forms(found)["Ana Brandt"] == {"a": ["Captain Ana Brandt"]}


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Union said nothing. Vell Rail said nothing.",
        "They met at Pike Ford, a village, and in Port Sallow.",
        "The Averin Courier reported it on Tuesday.",
        "New Averin, the capital, was calm.",
    ],
)
def test_bodies_and_places_are_no_people(text: str) -> None:
    """What speaks like a body, or is a place one can be at, is nobody."""
    assert told(text).people == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Ana M. Brandt spoke.", [("Ana M. Brandt", "President Ana M. Brandt")]),
        ("The then-Secretary of State Piet Lund left.", [("Piet Lund", "then-Secretary of State Piet Lund")]),
        ("He met flight director Jo van der Meer.", [("Jo van der Meer", "director Jo van der Meer")]),
        ("Its former managing director Jo O'Shea left.", [("Jo O'Shea", "former managing director Jo O'Shea")]),
        ("She ran for president. Lund left.", [("Lund", "Lund")]),
        ("New Averin Governor Ana Brandt left.", [("Ana Brandt", "New Averin Governor Ana Brandt")]),
        ("The President left. But Lund’s ship stayed.", [("Lund", "Lund")]),
        ("In Averin, Jean-Luc Moreau sat.", [("Averin", "Averin"), ("Jean-Luc Moreau", "Jean-Luc Moreau")]),
        ("nothing here", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    """Names are runs of capitals; what someone is stands before them."""
    found = [(text[name.span.start : name.span.end], text[name.form.start : name.form.end]) for name in names_in(text)]
    assert found == expected


PIECES = [
    "“We will sail,” ",
    "Ana Brandt said. ",
    "Mr. Lund ",
    "14 ferries ",
    "on 4 March ",
    "he told ",
    "the ",
    '"',
    ", ",
]


@settings(max_examples=60)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=7).map("".join), max_size=4))
def test_every_fact_has_its_place(texts: list[str]) -> None:
    """Evidence lies in the text, inside its sentence or beginning there; agreement fits the articles that tell it."""
    found = told(*texts)
    held = dict(zip("abcdef", texts, strict=False))
    groups: list[tuple[Agreement, list[Evidence]]] = [
        *((one.agreement, [where for number in one.numbers for where in number.evidence]) for one in found.figures),
        *((one.agreement, [where for wording in one.wordings for where in wording.evidence]) for one in found.quotes),
    ]
    for agreement, evidence in groups:
        assert (agreement is Agreement.SINGLE) is (len({where.article for where in evidence}) == 1)
        for where in evidence:
            assert where.paragraph == 0
            assert 0 <= where.span.start < where.span.end <= len(held[where.article])
            assert where.sentence.start <= where.span.start
    for person in found.people:
        for naming in person.namings:
            for where in naming.evidence:
                assert held[where.article][where.span.start : where.span.end] == naming.form


ANYTHING = st.text(
    alphabet=st.one_of(st.sampled_from("Aa1 .,“”\"'’‘-–:/%$\u0301漢น้"), st.characters(codec="utf-8")), max_size=80
)


@settings(max_examples=200)
@given(st.lists(st.tuples(st.none() | ANYTHING, st.lists(ANYTHING, max_size=3)), max_size=3))
def test_any_text_will_do(pages: list[tuple[str | None, list[str]]]) -> None:
    """Whatever a page holds, every view of its story can be drawn up."""
    articles = [article(f"a{number}", *texts, title=title) for number, (title, texts) in enumerate(pages)]
    facts(articles)
    timeline(articles)
    lineages(articles)
    concordance("a 1", articles)
    assert sorted(one for story in group(articles) for one in story.articles) == [one.id for one in articles]


SWAPS = [
    query
    for query in json.loads((ROOT / "tests/gold/versions.json").read_text(encoding="utf-8"))["queries"]
    if query.get("swap") in {"number", "speaker"}
]


def _story(name: str) -> list[Article]:
    pages: dict[str, Any] = json.loads((ROOT / "tests/gold/clean.json").read_text(encoding="utf-8"))["documents"]
    return [
        article(page, *(entry["text"] for entry in gold["body"]), title=gold["title"])
        for page, gold in pages.items()
        if page.startswith(name)
    ]


@pytest.mark.parametrize("swap", SWAPS, ids=lambda swap: swap["id"])
def test_planted_swaps_differ(swap: dict[str, Any]) -> None:
    """A number or a speaker swapped in one sample page is told as differing, with both sides as evidence."""
    found = facts(_story(swap["story"]))
    sides = {
        label: {page for page, held in swap["files"].items() if held["label"] == label}
        for label in ("verbatim", "maybe")
    }
    differing: list[list[Evidence]] = [
        [where for number in figure.numbers for where in number.evidence]
        for figure in found.figures
        if figure.agreement is Agreement.DIFFERING
    ]
    differing += [
        [where for wording in quote.wordings for where in wording.evidence]
        for quote in found.quotes
        if quote.agreement is Agreement.DIFFERING
    ]
    assert any(
        all(side & {where.article for where in one} for side in (sides["verbatim"], sides["maybe"]))
        for one in differing
    )
