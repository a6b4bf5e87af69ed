"""One phrase over a story, and one article followed in another."""

from __future__ import annotations

from index.model import Article, Paragraph, PublishedFrom, Relation
from index.versions import Prepared, compare, follow, prepare

EARLY = (
    "The harbour board of Osterwick meets on Thursday to discuss the state of the fish market.",
    "Inspectors are due to hand in their report on its roof.",
)
LATER = (
    "The harbour board of Osterwick will close the old fish market in June.",
    "Inspectors found cracks in the roof, a report says.",
    "“We cannot ask people to buy herring under such a ceiling,” said Natalya Brandt, who chairs the board.",
    "The lighthouse café next door stays open.",
)
OTHER = (
    "Osterwick’s old fish market is to be shut by the harbour board from June.",
    "“We cannot ask people to buy herring under such a ceiling,” the board’s head, Natalia Brandt, told radio. A "  # noqa: ISC004
    "report by inspectors had found cracks in the roof.",
    "A choir will sing at the farewell.",
)


def ready(
    name: str, paragraphs: tuple[str, ...], published: str | None, source: PublishedFrom | None = PublishedFrom.META
) -> Prepared:
    """Prepare an invented article of one day."""
    texts = tuple(Paragraph(text) for text in paragraphs)
    return prepare(Article(name, name, None, texts, published=published, published_from=source if published else None))


def test_an_article_older_than_the_event_says_so() -> None:
    """None in an article that came out before all that have the phrase is told apart."""
    days = {"2031-04-01": EARLY, "2031-04-04": LATER, "2031-04-05": OTHER}
    story = [ready(day, paragraphs, day) for day, paragraphs in days.items()]
    versions = compare("cracks in the roof", story)
    assert [version.relation.firm for version in versions] == [False, True, True]
    assert [version.searched.older_than_event for version in versions] == [True, False, False]


def test_a_clock_is_no_ground_for_older() -> None:
    """A date that is the visitor's clock, or none, puts no article before another."""
    clock = ready("early", EARLY, "2031-04-01", PublishedFrom.CLOCK)
    undated = ready("undated", EARLY, None)
    versions = compare("cracks in the roof", [clock, undated, ready("later", LATER, "2031-04-04")])
    assert not any(version.searched.older_than_event for version in versions)


def test_the_picked_article_dates_the_event() -> None:
    """The article a sentence was picked from counts as having it."""
    story = [ready("early", EARLY, "2031-04-01"), ready("later", LATER, "2031-04-04")]
    versions = compare("The lighthouse café next door stays open.", story, picked="later")
    assert versions[0].searched.older_than_event
    assert versions[1].relation is Relation.VERBATIM


def test_sentences_are_followed_to_what_says_them() -> None:
    """Each shared sentence leads to its counterpart, also where the other article joins or reorders."""
    here, there = ready("later", LATER, "2031-04-04"), ready("other", OTHER, "2031-04-05")
    found = follow(here, there)
    shared = {pair.paragraph: pair.other_paragraph for pair in found.pairs if pair.shared}
    assert shared == {0: 0, 1: 1, 2: 1}
    assert [paragraph for paragraph, _ in found.only_here] == [3]
    assert [paragraph for paragraph, _ in found.only_there] == [2]


def test_at_gives_the_counterpart_of_a_place() -> None:
    """A place inside a sentence leads to that sentence's counterpart, a later one to the last before it."""
    here, there = ready("later", LATER, "2031-04-04"), ready("other", OTHER, "2031-04-05")
    found = follow(here, there)
    pair = found.at(0, 20)
    assert pair is not None
    assert pair.other_paragraph == 0
    last = found.at(99, 0)
    assert last is not None
    assert last == found.pairs[-1]
    assert follow(there, ready("empty", (), None)).at(0, 0) is None
