"""The reader's judgement outranks what was found, for the phrase it is on and no other."""

from __future__ import annotations

import pytest

from index.export.wording import version_words, why_words
from index.model import Article, Judgement, Paragraph, Passage, Relation, Span, Version
from index.versions import find, prepare
from index.versions.judgement import about, judged

PHRASE = "the ropes are worn"
ARTICLE = Article(
    "0a",
    "a.txt",
    "Quarry stands still",
    (
        Paragraph("The ropes are worn, the workers said on Tuesday."),
        Paragraph("Cables in the quarry have been frayed for years, and nobody has answered for it."),
    ),
)
FRAYED = "Cables in the quarry have been frayed for years"


def judgement(paragraph: int, text: str, *, same: bool, query: str = PHRASE, article: str = "0a") -> Judgement:
    start = ARTICLE.text_of(paragraph).index(text)
    return Judgement(query, article, paragraph, Span(start, start + len(text)), text, same, Relation.NONE, 0.1)


def found() -> Version:
    return find(PHRASE, prepare(ARTICLE))


def test_without_a_judgement_nothing_changes() -> None:
    assert judged(PHRASE, found(), []) == found()
    other = judgement(0, "The ropes are worn", same=False, article="0b")
    assert judged(PHRASE, found(), [other]) == found()


@pytest.mark.parametrize(
    ("query", "counts"),
    [(PHRASE, True), ("The ROPES are worn!", True), ("“the ropes are worn”", True), ("the ropes were worn", False)],
)
def test_a_phrase_is_the_same_by_its_folded_words(query: str, counts: bool) -> None:  # noqa: FBT001  a table's column
    said = judgement(0, "The ropes are worn", same=True, query=query)
    assert about([said], PHRASE) == ((said,) if counts else ())


def test_what_is_judged_not_the_same_is_no_hit_and_stays_at_hand() -> None:
    version = judged(PHRASE, found(), [judgement(0, "The ropes are worn", same=False)])
    assert (version.relation, version.passages, version.difference) == (Relation.NONE, (), ())
    assert version.judged is False
    assert version.nearest is not None
    assert version.nearest.text == "The ropes are worn"
    assert version_words(version) == "judged not the same"


def test_what_is_judged_the_same_is_firm_and_comes_first() -> None:
    version = judged(PHRASE, found(), [judgement(1, FRAYED, same=True)])
    assert version.relation is Relation.REWORDED
    assert [passage.paragraph for passage in version.passages] == [1, 0]
    assert version.judged is True
    assert "".join(run.query for run in version.difference) == PHRASE
    assert "".join(run.passage for run in version.difference) == FRAYED
    assert version_words(version) == "judged the same; other words"


def test_what_was_firm_stays_what_it_was_when_it_is_confirmed() -> None:
    version = judged(PHRASE, found(), [judgement(0, "The ropes are worn", same=True)])
    assert (version.relation, version.score, version.judged) == (Relation.VERBATIM, 1.0, True)
    assert version.why == found().why


def test_with_the_best_refused_the_next_is_the_version() -> None:
    two = Version(
        "0a",
        Relation.VERBATIM,
        1.0,
        (
            Passage(0, Span(0, 18), "The ropes are worn", Relation.VERBATIM, 1.0),
            Passage(1, Span(0, len(FRAYED)), FRAYED, Relation.REWORDED, 0.5),
        ),
        found().searched,
    )
    version = judged(PHRASE, two, [judgement(0, "The ropes are worn", same=False)])
    assert (version.relation, version.score, version.judged) == (Relation.REWORDED, 0.5, None)
    assert [passage.paragraph for passage in version.passages] == [1]


def test_the_reasons_count_what_is_left_of_the_same_words() -> None:
    """Of three places one is refused, be it the best or another; what then is the version is never without a reason."""
    texts = ("The ropes are worn.", "Say: the ropes are worn.", "So the ropes are worn.")
    article = Article("0a", "a.txt", "Quarry", tuple(Paragraph(text) for text in texts))
    version = find(PHRASE, prepare(article))
    assert version.why == ("the same words", "3 times")
    for passage in version.passages:
        place = (passage.paragraph, passage.span, passage.text)
        said = Judgement(PHRASE, "0a", *place, same=False, ours=Relation.VERBATIM, score=1.0)
        left = judged(PHRASE, version, [said])
        assert why_words(left) == "same words, 2 hits (1.00): the same words; 2 times"
    assert "by your judgement" in why_words(judged(PHRASE, found(), [judgement(1, FRAYED, same=True)]))
