"""The timeline, the dates a text speaks of, and the concordance."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Paragraph, PublishedFrom
from index.stories.concordance import LineOrder, concordance
from index.stories.dates import mentions
from index.stories.timeline import MomentKind, event_day, tellers, timeline

WEDNESDAY = date(2031, 3, 5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on 2031-02-28.", [("2031-02-28", False)]),
        ("It began on February 28, 2031, at noon.", [("2031-02-28", False)]),
        ("It began on the 28th of February 2031.", [("2031-02-28", False)]),
        ("It began on Feb. 28.", [("2031-02-28", True)]),
        ("The vote is on 30 December.", [("2030-12-30", True)]),
        ("Since January, and in June 2029.", [("2031-01", True), ("2029-06", False)]),
        ("Work ended in November.", [("2030-11", True)]),
        ("The last strike was in 1998.", [("1998", False)]),
        ("Crews walked out on Tuesday.", [("2031-03-04", True)]),
        ("Crews walked out on Wednesday.", [("2031-03-05", True)]),
        ("They will meet on Friday.", [("2031-03-07", True)]),
        ("They met last Wednesday.", [("2031-02-26", True)]),
        ("They meet next Wednesday.", [("2031-03-12", True)]),
        ("The board will elect a chair at its meeting in January.", [("2032-01", True)]),
        ("Talks are due in June.", [("2031-06", True)]),
        ("In a statement by his lawyers on Tuesday he said no.", [("2031-03-04", True)]),
        ("They have until Friday, or by Saturday.", [("2031-03-07", True), ("2031-03-08", True)]),
        ("In the Oct. 3 attacks, on Jan. 9 or in the Aug. 20 terror attacks.", [("2031-01-09", True)]),
        ("They meet again tomorrow, not today.", [("2031-03-06", True), ("2031-03-05", True)]),
        ("Yesterday May Fenn spoke in May.", [("2031-03-04", True), ("2030-05", True)]),
        ("There were 30 Marches and 45 May 99.", []),
        ("It may end; 14 of 40 sailings; room 2031.", []),
        ("On 31 February 2031 nothing happened.", []),
    ],
)
def test_dates_in_a_text(text: str, expected: list[tuple[str, bool]]) -> None:
    """Days are read as written, or reckoned from the day of publication and marked so."""
    assert [(one.day, one.reckoned) for one in mentions(text, WEDNESDAY)] == expected


def test_without_a_day_of_publication_nothing_is_reckoned() -> None:
    """Only whole dates remain where the day of publication is not known."""
    text = "On Tuesday, yesterday, on 4 March, in January, and on 3 March 2031."
    assert [one.day for one in mentions(text, None)] == ["2031-03-03"]


@given(st.text(alphabet="on Tuesday 4 March, 2031-05 last. ", max_size=60))
def test_mentions_lie_inside_and_apart(text: str) -> None:
    """Spans lie inside the text, in order, none over another."""
    end = 0
    for one in mentions(text, WEDNESDAY):
        assert end <= one.span.start < one.span.end <= len(text)
        end = one.span.end


def article(name: str, published: str | None, origin: PublishedFrom, *paragraphs: str) -> Article:
    """An article of one day."""
    return Article(
        id=name,
        path=name,
        title="Crews out",
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
        published=published,
        published_from=origin if published else None,
        captured="2031-04-01T10:00:00Z",
    )


COURIER = article("courier", "2031-03-05T09:00:00+01:00", PublishedFrom.STAMP, "Talks failed. Crews left on Tuesday.")
LANTERN = article(
    "lantern", "2031-03-04", PublishedFrom.META, "Crews left on Tuesday, 4 March.", "Talks began in 2030."
)
CLOCKED = article("clocked", "2031-03-09", PublishedFrom.CLOCK, "Crews left on Tuesday.")


def test_the_timeline_is_in_order() -> None:
    """Mentions come before what was published that day, captures after; a clock is marked and reckons nothing."""
    moments = timeline([COURIER, LANTERN, CLOCKED])
    told = [(moment.day, moment.kind.value, moment.article, moment.trusted) for moment in moments]
    assert told == [
        ("2030", "mentioned", "lantern", True),
        ("2031-03-04", "mentioned", "courier", True),
        ("2031-03-04", "mentioned", "lantern", True),
        ("2031-03-04", "mentioned", "lantern", True),
        ("2031-03-04", "published", "lantern", True),
        ("2031-03-05", "published", "courier", True),
        ("2031-03-09", "published", "clocked", False),
        ("2031-04-01", "captured", "courier", True),
        ("2031-04-01", "captured", "lantern", True),
        ("2031-04-01", "captured", "clocked", True),
    ]
    spoken = moments[1]
    assert spoken.paragraph == 0
    assert spoken.sentence is not None
    text = COURIER.paragraphs[0].text
    assert text[spoken.sentence.start : spoken.sentence.end] == "Crews left on Tuesday."
    assert moments[5].time == "09:00:00+01:00"
    assert {moment.kind for moment in moments} == set(MomentKind)


def test_a_day_is_in_the_order_of_its_offsets() -> None:
    """Of one day, what was published first comes first; a time without an offset is taken as it stands."""
    east = article("east", "2031-03-05T09:00:00+09:00", PublishedFrom.STAMP)
    west = article("west", "2031-03-05T08:00:00-05:00", PublishedFrom.STAMP)
    here = article("here", "2031-03-05T11:00:00", PublishedFrom.STAMP)
    some = article("some", "2031-03-05", PublishedFrom.STAMP)
    moments = [one for one in timeline([west, here, east, some]) if one.kind is MomentKind.PUBLISHED]
    assert [one.article for one in moments] == ["some", "east", "here", "west"]


def test_how_many_tell_of_a_day() -> None:
    """Articles are counted, not mentions."""
    moments = timeline([COURIER, COURIER, LANTERN])
    assert tellers(moments, "2031-03-04") == len({COURIER.id, LANTERN.id})
    assert tellers(moments, "2030-01-01") == 0


def test_the_day_of_the_event() -> None:
    """It is the day most articles speak of; where no two agree there is none."""
    assert event_day(timeline([COURIER, LANTERN, CLOCKED])) == "2031-03-04"
    assert event_day(timeline([COURIER])) is None
    assert event_day(()) is None


TEXT = article(
    "text", None, PublishedFrom.STAMP, "The crew voted to strike.", "A strike, the crew said; striking hurts."
)


def test_a_concordance_in_the_order_of_the_text() -> None:
    """Each place has its surroundings, cut at words, with offsets that cut the same text."""
    lines = concordance("strike", [TEXT], context=12)
    assert [(line.left, line.text, line.right, line.exact) for line in lines] == [
        ("voted to ", "strike", ".", True),
        ("A ", "strike", ", the crew", True),
        ("crew said; ", "striking", " hurts.", False),
    ]
    for line in lines:
        text = TEXT.text_of(line.paragraph)
        for span, part in ((line.before, line.left), (line.span, line.text), (line.after, line.right)):
            assert text[span.start : span.end] == part


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("the crew", ["The crew", "the crew"]),
        ("THE CREW", ["The crew", "the crew"]),
        ("crews", ["Crews", "crew", "crew"]),
        ("str*", ["strike", "strike", "striking"]),
        ("crew vot*", ["crew voted"]),
        ("crew vote", []),
        ("  ", []),
        ("*", []),
    ],
)
def test_what_a_concordance_finds(phrase: str, found: list[str]) -> None:
    """A phrase word by word, one word in its forms, a beginning with a star; the title too."""
    assert [line.text for line in concordance(phrase, [TEXT])] == found


def test_a_concordance_without_other_forms() -> None:
    """Other forms can be left out."""
    assert [line.text for line in concordance("crews", [TEXT], forms=False)] == ["Crews"]


def test_a_concordance_sorted_by_what_stands_around() -> None:
    """Sorted by the words behind or before, like uses come together."""
    after = [line.right for line in concordance("crew", [TEXT], order=LineOrder.AFTER, forms=False)]
    before = [line.left for line in concordance("strike", [TEXT], order=LineOrder.BEFORE, forms=False)]
    assert after == [" said; striking hurts.", " voted to strike."]
    assert before == ["A ", "The crew voted to "]


@given(st.text(alphabet="ab cd.", max_size=40), st.sampled_from(["a", "ab", "a*", "b c"]), st.integers(0, 12))
def test_a_concordance_cuts_the_text(text: str, phrase: str, context: int) -> None:
    """Left, word and right lie side by side in the text, no side longer than asked."""
    one = Article("x", "x", None, (Paragraph(text),))
    for line in concordance(phrase, [one], context=context):
        assert line.left + line.text + line.right == text[line.before.start : line.after.end]
        assert line.before.end == line.span.start < line.span.end == line.after.start
        assert max(len(line.left), len(line.right)) <= context
