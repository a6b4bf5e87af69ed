"""Highlights and relevance: where a query stands in an article, in offsets of its own text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Paragraph, Relation, Source, SourceKind
from index.query import Kind, Phrase, Term, parse
from index.search import document, fold_article, hits, matches
from index.search.bits import Flags, ranks
from index.search.relevance import rarity, relevance
from index.text import words

_ARTICLE = Article(
    id="a1",
    path="a.txt",
    title="Voted: U.S. vote",
    paragraphs=(
        Paragraph("They said: “It’s a very, very dangerous time.” Voting goes on."),
        Paragraph("Zoë’s 北京 café; a time of dangers."),
        Paragraph(""),
    ),
    outlet="The Hill Times",
    source=Source("Northern Wire", SourceKind.WIRE),
    authors=("Ann Writer", "Bo Other"),
    published="2024-05-31T10:00:00",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vote", [(None, "Voted", "edited"), (None, "vote", "verbatim"), (0, "Voting", "edited")]),
        ("=vote", [(None, "vote", "verbatim")]),
        ("vot*", [(None, "Voted", "verbatim"), (None, "vote", "verbatim"), (0, "Voting", "verbatim")]),
        ("dangerus~", [(0, "dangerous", "edited"), (1, "dangers", "edited")]),
        ('"very dangerous time"', [(0, "very dangerous time", "verbatim")]),
        ('"very very"', [(0, "very, very", "verbatim")]),
        ('"said dangerous"~5', [(0, "said: “It’s a very, very dangerous", "edited")]),
        ('"said dangerous"~4', []),
        ('"time voting"', [(0, "time.” Voting", "verbatim")]),
        ('"on zoe"', []),
        ("u.s.", [(None, "U.S", "verbatim")]),
        ("it's", [(0, "It’s", "verbatim")]),
        ("zoe", [(1, "Zoë", "verbatim")]),
        ("cafe 北京", [(1, "北京", "verbatim"), (1, "café", "verbatim")]),
        ("time -café", [(0, "time", "verbatim"), (1, "time", "verbatim")]),
        ("title:vote", [(None, "Voted", "edited"), (None, "vote", "verbatim")]),
        ("outlet:hill", []),
        ("", []),
    ],
)
def test_hits_are_spans_of_the_text_itself(text: str, expected: list[tuple[int | None, str, str]]) -> None:
    """The title's come first; a passage is exactly what stands between its offsets."""
    found = hits(parse(text), _ARTICLE)
    assert [(one.paragraph, one.text, one.relation.value) for one in found] == expected
    for one in found:
        assert _ARTICLE.text_of(one.paragraph)[one.span.start : one.span.end] == one.text
        assert (one.score == 1.0) is (one.relation is Relation.VERBATIM)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("outlet:hill", True),
        ("outlet:hil", False),
        ("outlet:hil*", True),
        ('outlet:"hill times"', True),
        ('outlet:"times hill"', False),
        ("source:wire", True),
        ("source:reprint", False),
        ("author:writer", True),
        ('author:"writer bo"', False),
        ("title:voting", True),
        ("title:dangerous", False),
        ("after:2024-05-31", True),
        ("after:2024-06", False),
        ("after:2024", True),
        ("before:2024-05-31", False),
        ("before:2024-06", True),
        ("story:s123", True),
        ("story:s12", False),
        ("story:bridge", True),
        ("tag:check", True),
        ("tag:to-check", True),
        ("tag:done", False),
        ("-tag:done", True),
    ],
)
def test_a_field_asks(text: str, expected: bool) -> None:  # noqa: FBT001
    found = matches(parse(text), _ARTICLE, story="s1234567", story_title="The bridge", tags=["to check"])
    assert found is expected


def test_an_article_without_a_field_has_nothing_in_it() -> None:
    bare = Article(id="b", path="b.txt", title=None, paragraphs=())
    for text in (
        "outlet:x",
        "source:x",
        "author:x",
        "title:x",
        "after:2000",
        "before:3000",
        "story:xxxx",
        "tag:x",
        "x",
    ):
        assert not matches(parse(text), bare)
        assert matches(parse(f"-{text}"), bare)


def test_folding_keeps_paragraphs_apart() -> None:
    assert fold_article(_ARTICLE).title == " voted u s vote "
    assert fold_article(_ARTICLE).body.split("\n")[1] == " zoe s 北 京 cafe a time of dangers "
    assert document(_ARTICLE).day == "2024-05-31"


@given(st.text(max_size=30), st.text(max_size=30))
def test_an_article_is_found_by_any_phrase_of_its_own(before: str, phrase: str) -> None:
    """Whatever the text, its own words in quotes are found, and lit where they stand."""
    article = Article(id="x", path="x", title=None, paragraphs=(Paragraph(f"{before} {phrase}"),))
    query = parse(f'"{phrase}"')
    if set(phrase) & set('"“”„‟«»‹›「」『』〝〞＂‘’‚') or not words(phrase):
        return
    assert matches(query, article)
    assert hits(query, article)


def test_more_and_rarer_words_are_more_relevant() -> None:
    """Relevance is from 0 to 1; saying it more often, in the title or in less text counts for more."""
    term, other = Term("bridge", Kind.EXACT), Phrase(("the", "river"))
    rarities: dict[Term | Phrase, float] = {term: rarity(1000, 3), other: rarity(1000, 800)}
    text = " a bridge over the river "
    once = relevance(rarities, "", text, 100)
    assert 0 < once < 1
    assert relevance(rarities, "", text + "\n" + text, 100) > once
    assert relevance(rarities, " bridge ", text, 100) > once
    assert relevance(rarities, "", text + " more" * 100, 100) < once
    assert relevance(rarities, "", " bridge ", 100) > relevance(rarities, "", " the river ", 100)
    assert relevance({}, "", "", 0) == 1


@given(st.sets(st.integers(0, 199)), st.integers(200, 300))
def test_a_set_of_ranks_comes_back_in_order(chosen: set[int], size: int) -> None:
    flags = Flags(size)
    flags.add([*chosen, size])
    assert list(ranks(flags.bits())) == sorted(chosen)
    assert flags.bits().bit_count() == len(chosen)


@pytest.mark.parametrize("text", ["time", "vote", '"very very" OR cafe', "outlet:hill", "zoe"])
def test_a_list_asks_for_the_title_and_the_first_paragraph_with_a_hit_only(text: str) -> None:
    """What is at hand folded need not be folded again, and changes nothing."""
    every = hits(parse(text), _ARTICLE)
    few = hits(parse(text), _ARTICLE, folded=fold_article(_ARTICLE).body, first=True)
    first = min((one.paragraph for one in every if one.paragraph is not None), default=None)
    assert few == tuple(one for one in every if one.paragraph in (None, first))
