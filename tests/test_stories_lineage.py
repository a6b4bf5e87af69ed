"""Lineage: copies are found as copies, shared quotations as quotations, and the order told only where it is known."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import (
    Article,
    Paragraph,
    PublishedFrom,
    Reason,
    RemovedLine,
    Role,
    Source,
    SourceKind,
    Span,
    UsedLine,
)
from index.quotations import quotations
from index.stories.credits import Credit, Standing, credits_to, same_name
from index.stories.lineage import Lineage, LineageKind, Order, lineage, lineages

REPORT = (
    "Crews on the harbour ferries walked out at dawn on Tuesday after a third night of talks ended without a deal.",
    "“We will not sail on promises,” said Ana Brandt, who speaks for the crews. “Nobody has shown us a number.”",
    "The port authority says 14 of 40 sailings will run this week, all of them between the two largest islands.",
    "Talks began in January, when the old agreement on night work ran out, and have failed twice since then.",
)
OTHER = (
    "Passengers in Averin slept in the terminal on Tuesday, waiting for boats that did not come.",
    "The crews' speaker, Ana Brandt, said: “We will not sail on promises.”",
    "A school on the outer island closed for the day because its teachers live in town.",
)


def article(outlet: str | None, *paragraphs: str, day: str | None = None) -> Article:
    """An article of an outlet, dated by its stamp."""
    return Article(
        id=(outlet or "none").lower(),
        path="folder/page.txt",
        title="A headline",
        outlet=outlet,
        published=day,
        published_from=PublishedFrom.STAMP if day else None,
        paragraphs=tuple(Paragraph(text, line=number) for number, text in enumerate(paragraphs, 10)),
    )


COURIER = article("Courier", *REPORT)
STRAND = article("Strand24", *REPORT)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(REPORT, id="a copy"),
        pytest.param(REPORT[:3], id="cut after the third paragraph"),
        pytest.param((" ".join(REPORT),), id="set as one paragraph"),
        pytest.param(tuple(text.upper() for text in REPORT), id="in capitals"),
        pytest.param(
            (
                REPORT[0].replace("at dawn on Tuesday", "early Tuesday"),
                REPORT[1].replace("said Ana Brandt", "Ana Brandt said"),
                REPORT[2].replace("14", "fourteen"),
                REPORT[3],
            ),
            id="lightly edited",
        ),
    ],
)
def test_a_copy_is_a_reprint(paragraphs: tuple[str, ...]) -> None:
    """Copies, truncations and light edits are reprints."""
    assert lineage(COURIER, article("Strand24", *paragraphs)).kind is LineageKind.REPRINT


def test_a_shared_statement_is_shared_quotes_only() -> None:
    """Two reports of one statement share their quotations, and their order is unknown."""
    found = lineage(COURIER, article("Lantern", *OTHER))
    assert found.kind is LineageKind.SHARED_QUOTES
    assert (found.words, found.words_outside) == (6, 0)
    assert found.sentences == (
        "Courier shares 6 words with the Lantern text, all of them in quotation marks",
        "same quotations, order unknown; both may draw on a text not here",
    )


def test_shared_quotes_only_lists_quotations_and_counts_their_words_alone() -> None:
    """A few words shared outside quotation marks are neither listed nor counted under "shared quotes only"."""
    found = lineage(COURIER, article("Lantern", *OTHER, "It is said that talks began in January, when snow lay."))
    assert found.kind is LineageKind.SHARED_QUOTES
    assert [(run.words, run.quoted) for run in found.runs] == [(6, 6)]
    assert (found.words, found.words_outside) == (6, 0)
    assert "all of them in quotation marks" in found.sentences[0]


def test_a_long_shared_statement_is_no_reprint() -> None:
    """However long the statement, what stands around it must be shared too."""
    statement = "“" + " ".join(f"word{number}" for number in range(200)) + "”"
    around = [
        " ".join(f"{outlet}{number}" for number in range(40)) + " said: " + statement for outlet in ("north", "south")
    ]
    found = lineage(article("North", around[0]), article("South", around[1]))
    assert found.share > 0.5
    assert found.kind is LineageKind.SHARED_QUOTES


def test_shared_text_counts_the_words_outside_quotation_marks() -> None:
    """A paragraph taken over is shared text, and no credit is said to be found."""
    found = lineage(COURIER, article("Lantern", REPORT[2], *OTHER))
    assert found.kind is LineageKind.SHARED_TEXT
    assert found.sentences == (
        "Courier shares 26 words with the Lantern text, 20 of them outside quotation marks",
        "no credit found in the kept or cut text",
        "same words, order unknown; both may draw on a text not here",
    )


def test_nothing_shared_is_none() -> None:
    """Two texts of their own have no lineage, and `lineages` leaves the pair out."""
    lantern = article("Lantern", OTHER[0], OTHER[2])
    found = lineage(COURIER, lantern)
    assert found.kind is LineageKind.NONE
    assert found.sentences == ("Courier shares no five words in a row with the Lantern text",)
    assert lineages([COURIER, lantern]) == ()
    assert [one.kind for one in lineages([COURIER, lantern, STRAND])] == [LineageKind.REPRINT]


def test_empty_articles_share_nothing() -> None:
    """An article without text is compared without complaint."""
    assert lineage(article("A"), article("B")).kind is LineageKind.NONE


def test_runs_show_the_same_words_on_both_sides() -> None:
    """Each run's spans cut the same words from both texts, over the end of a paragraph too."""
    joined = article("Lantern", OTHER[0], REPORT[0] + " " + REPORT[1])
    found = lineage(COURIER, joined)
    (run,) = found.runs
    assert [place.paragraph for place in run.first] == [0, 1]
    assert [place.paragraph for place in run.second] == [1]
    assert joined.paragraphs[1].text[run.second[0].span.start :].startswith("Crews on the harbour")


def _ordered(first: Article, second: Article) -> tuple[str | None, Order]:
    found = lineage(first, second)
    return found.earlier, found.order


@pytest.mark.parametrize(
    ("day", "source", "other_day", "other_source", "expected"),
    [
        pytest.param("2031-03-04", "stamp", "2031-03-05", "stamp", ("courier", Order.DATES), id="two days"),
        pytest.param("2031-03-05", "stamp", "2031-03-04", "meta", ("strand24", Order.DATES), id="the other way"),
        pytest.param("2031-03-04", "stamp", "2031-03-04", "stamp", (None, Order.UNKNOWN), id="the same day"),
        pytest.param("2031-03-04", "stamp", "2031-03-05", "clock", (None, Order.UNKNOWN), id="a clock is no date"),
        pytest.param("2031-03-04", "stamp", None, None, (None, Order.UNKNOWN), id="one date missing"),
        pytest.param("2031-03-04", "stamp", "yesterday", "text", (None, Order.UNKNOWN), id="no date at all"),
        pytest.param(
            "2031-03-04T23:00:00-08:00",
            "stamp",
            "2031-03-05T06:00:00+00:00",
            "stamp",
            ("strand24", Order.DATES),
            id="moments outrank days",
        ),
        pytest.param(
            "2031-03-04T09:00:00",
            "stamp",
            "2031-03-04T11:00:00",
            "stamp",
            (None, Order.UNKNOWN),
            id="times without zone",
        ),
    ],
)
def test_order_by_dates(
    day: str, source: str, other_day: str | None, other_source: str | None, expected: tuple[str | None, Order]
) -> None:
    """Dates tell the order only where both are to be relied on, and differ."""
    first = replace(COURIER, published=day, published_from=PublishedFrom(source))
    second = replace(STRAND, published=other_day, published_from=PublishedFrom(other_source) if other_source else None)
    assert _ordered(first, second) == expected
    assert _ordered(second, first) == expected


def test_a_credit_outranks_dates() -> None:
    """A line that names the other paper tells the order whatever the dates say."""
    dated = replace(COURIER, published="2031-03-06", published_from=PublishedFrom.STAMP)
    cut = RemovedLine(97, "The post A headline appeared first on Courier.", Reason.PROMO)
    carrier = replace(STRAND, published="2031-03-05", published_from=PublishedFrom.STAMP, removed=(cut,))
    found = lineage(carrier, dated)
    assert (found.earlier, found.order) == ("courier", Order.CREDIT)
    assert found.credits == (Credit("strand24", "Courier", cut.text, Standing.CUT_LINE, line=97),)
    assert found.sentences[1:] == (
        "Strand24 names Courier (cut line 97): The post A headline appeared first on Courier.",
        "Strand24 came after the Courier text, by its own credit",
    )


def test_a_text_carried_is_named_by_its_owner() -> None:
    """Words shared with a carrier are words shared with whom it carries."""
    carrier = replace(STRAND, source=Source("The Averin Post", SourceKind.REPRINT))
    quoting = article("Lantern", "According to the Averin Post, talks had failed twice.", *REPORT[2:], *OTHER)
    found = lineage(quoting, carrier)
    assert found.kind is LineageKind.SHARED_TEXT
    assert found.sentences[0].startswith(
        "Lantern shares 45 words with the Averin Post text (here as carried by Strand24), "
    )
    assert found.earlier == "strand24"


def test_two_carriers_of_one_text_say_so() -> None:
    """Two that carry one agency's text name each other's source, so the order stays unknown."""
    wire = Source("Northline", SourceKind.WIRE)
    found = lineage(replace(COURIER, source=wire), replace(STRAND, source=wire))
    assert found.order is Order.UNKNOWN
    assert "both give Northline as their source" in found.sentences


def test_a_mention_dated_before_is_of_an_older_report() -> None:
    """An article that names a paper does not name a text that the paper had not yet printed."""
    early = article("Lantern", "The crews may strike, the Courier reported in January.", day="2031-03-01")
    late = replace(COURIER, published="2031-03-04", published_from=PublishedFrom.STAMP)
    assert lineage(early, late).kind is LineageKind.NONE
    assert lineage(replace(early, published="2031-03-05"), late).kind is LineageKind.CITES


def test_same_bylines_are_evidence() -> None:
    """A byline that both have is told."""
    found = lineage(replace(COURIER, authors=("Mia Osei",)), replace(STRAND, authors=("MIA OSEI", "Jo Lund")))
    assert "both name Mia Osei as author" in found.sentences


def test_an_unnamed_outlet_is_named_by_its_file() -> None:
    """The sentences never guess an outlet."""
    found = lineage(article(None, *REPORT), COURIER)
    assert found.sentences[0].startswith("outlet not named (page.txt) shares")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Averin Courier", "Averin Courier", True),
        ("averincourier.com", "The Averin Courier", True),
        ("NVP", "New Valley Post", True),
        ("Strand 24", "Strand24", True),
        ("Averin Courier", "Averin Post", False),
        ("AC", "Averin Courier", False),
        ("The", "", False),
    ],
)
def test_names_of_one_paper(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    """Names are one paper's apart from articles, spaces, web endings and initials of three words or more."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("name", "text", "credited"),
    [
        ("Northline", "AVERIN (Northline) - Talks broke up on Tuesday.", "Northline"),
        ("The Averin Courier", "The talks failed, according to the Averin Courier.", "Averin Courier"),
        ("The Averin Courier", "The talks failed, the Courier reported.", "Courier"),
        ("New Valley Post", "Brandt told the NVP that talks had failed.", "NVP"),
        ("Strand24", "Strand 24 first reported the walkout.", "Strand 24"),
        ("New Valley Post", "The talks failed, the Post reported.", None),
        ("Lantern", "Every lantern on the quay was reported broken.", None),
        ("Northline", "The Northline railway is out of service.", None),
        ("Courier", "", None),
    ],
)
def test_credits_in_the_text(name: str, text: str, credited: str | None) -> None:
    """A name counts beside a word of reporting, in full, by its initials or its own last word; a common word never."""
    found = credits_to(article("Quay Notes", text), [name])
    assert [text[one.span.start : one.span.end] for one in found if one.span] == ([credited] if credited else [])


def test_credits_outside_the_body() -> None:
    """A source line, a title and a given source are credits; a menu line and the outlet's own name are not."""
    plain = article("Quay Notes", "Text.")
    used = replace(plain, used=(UsedLine(8, "source", "Source: Courier"),))
    titled = replace(plain, title="Courier: crews walk out")
    ending = replace(plain, title="Crews walk out - Courier")
    fielded = replace(plain, source=Source("Courier", SourceKind.CITED))
    menu = replace(plain, removed=(RemovedLine(3, "Courier", Reason.NAV),))
    for one, standing in ((used, "used line"), (titled, "title"), (ending, "title"), (fielded, "field")):
        assert [credit.standing for credit in credits_to(one, ["Courier"])] == [standing]
    assert credits_to(menu, ["Courier"]) == ()
    assert credits_to(replace(used, outlet="The Courier"), ["Courier"]) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “no, never” and left.", ["no, never"]),
        ('He said "no" and "never" again.', ["no", "never"]),
        ("He said ‘no’ to the crews’ speaker.", ["no"]),
        ("The crews' speaker said 'no way.' It isn't over.", ["no way."]),
        ("„Nein“, sagte er. «Non», dit-il.", ["Nein", "Non"]),
        ("“It goes on", ["It goes on"]),
        ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
        ("A 6\" pipe and the '30s.", []),
        ("Nothing quoted, isn't it?", []),
        ("“”", []),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    """Quotations are found without their marks; apostrophes, inches and years are none."""
    assert [text[span.start : span.end] for span in quotations(text)] == expected


@given(st.text(alphabet="ab .,“”\"'‘’«»„"))
def test_quotations_lie_inside_and_apart(text: str) -> None:
    """Spans lie inside the text, in order, and never overlap."""
    end = 0
    for span in quotations(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


WORDS = "ferry crew harbour dam crack wall mayor tram vote port".split()
PARAGRAPHS = st.lists(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join), max_size=4)


def turned(found: Lineage) -> Lineage:
    """The same lineage seen from the other side."""
    runs = sorted(
        (replace(run, first=run.second, second=run.first) for run in found.runs),
        key=lambda run: (run.first[0].paragraph, run.first[0].span),
    )
    return replace(found, first=found.second, second=found.first, runs=tuple(runs), sentences=())


@given(PARAGRAPHS, PARAGRAPHS, st.sampled_from([None, "2031-03-04", "2031-03-05"]))
def test_lineage_is_the_same_from_both_sides(one: list[str], other: list[str], day: str | None) -> None:
    """Only the sides change places; and each run cuts equal words that overlap no other run's."""
    first = article("Alder", *one, day="2031-03-04")
    second = article("Birch", *(f"“{text}”" if number % 2 else text for number, text in enumerate(other)), day=day)
    found = lineage(first, second)
    assert replace(lineage(second, first), sentences=()) == turned(found)
    taken: set[tuple[str, int, int]] = set()
    for run in found.runs:
        sides = []
        for side, places in ((first, run.first), (second, run.second)):
            texts = [side.paragraphs[place.paragraph].text[place.span.start : place.span.end] for place in places]
            sides.append(" ".join(texts).replace("“", "").replace("”", "").split())
            for place in places:
                assert not taken & {(side.id, place.paragraph, at) for at in range(place.span.start, place.span.end)}
                taken |= {(side.id, place.paragraph, at) for at in range(place.span.start, place.span.end)}
        assert sides[0] == sides[1]
        assert len(sides[0]) == run.words >= 5
        assert 0 <= run.quoted <= run.words


def test_a_paragraph_set_as_a_quotation_is_one() -> None:
    """A block quotation without marks counts as quoted."""
    block = replace(COURIER, paragraphs=tuple(Paragraph(text, Role.QUOTE) for text in REPORT))
    assert lineage(block, replace(block, id="x")).words_outside == 0


def test_spans_are_spans() -> None:
    """A credit in the body tells paragraph, span and line of the page."""
    quoting = article("Lantern", "Nothing.", "The talks failed, the Averin Courier reported.")
    (credit,) = credits_to(quoting, ["The Averin Courier"])
    assert (credit.paragraph, credit.span, credit.line) == (1, Span(22, 36), 11)
