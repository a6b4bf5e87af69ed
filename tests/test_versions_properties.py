"""What holds for every phrase and every article."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Article, Paragraph, Relation
from index.text import plain, sentences, tokens
from index.versions import compare, find, find_in_paragraphs, follow, prepare
from index.versions.compare import source_of

# Words that make near matches likely: numbers, names in two spellings, negations, synonyms.
WORDS = [
    *"the a of in not never said told Mayor mayor Natalya Natalia Brandt U.S. 14 fourteen 1,186 16 market".split(),
    *"harbour close shut closed dangerous perilous roof crack cracks people traders herring “quay” — naïve".split(),
    *"Straße 北京 สวัสดี न्यायालय".split(),
]
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(lambda run: " ".join(run).capitalize() + ".")
PARAGRAPH = st.one_of(
    st.lists(SENTENCE, min_size=1, max_size=4).map(" ".join),
    st.text(max_size=40).map(plain),
    st.just("“Quoted,” she said."),
)
ARTICLE = st.builds(
    lambda title, paragraphs: Article("a", "a", title, tuple(Paragraph(text) for text in paragraphs)),
    st.one_of(st.none(), SENTENCE),
    st.lists(PARAGRAPH, max_size=5),
)
PHRASE = st.one_of(SENTENCE, st.text(max_size=30), st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join))


@given(ARTICLE, PHRASE, st.booleans())
@settings(max_examples=150, deadline=None)
def test_spans_lie_in_the_text_and_sides_are_rebuilt(article: Article, phrase: str, typing: bool) -> None:  # noqa: FBT001
    """Every passage is the text of its span, the difference rebuilds the best, the score tells the relation."""
    version = find(phrase, prepare(article), typing=typing)
    shown = [*version.passages, *([version.nearest] if version.nearest else [])]
    for passage in shown:
        text = article.text_of(passage.paragraph)
        assert 0 <= passage.span.start < passage.span.end <= len(text)
        assert text[passage.span.start : passage.span.end] == passage.text
        assert 0 <= passage.score <= 1
    assert (version.relation is Relation.NONE) == (not version.passages)
    if version.passages:
        assert version.relation is version.passages[0].relation
        assert version.score == version.passages[0].score
        assert (version.score == 1.0) == (version.relation is Relation.VERBATIM)
        assert "".join(run.passage for run in version.difference) == version.passages[0].text


@given(ARTICLE, st.data())
@settings(max_examples=100, deadline=None)
def test_a_passage_is_its_own_verbatim_version(article: Article, data: st.DataObject) -> None:
    """Any run of tokens of an article is found verbatim, where it stands."""
    texts = [(number, article.text_of(number)) for number in (None, *range(len(article.paragraphs)))]
    held = [(number, text, run) for number, text in texts if (run := tokens(text))]
    if not held:
        return
    number, text, run = data.draw(st.sampled_from(held))
    first = data.draw(st.integers(0, len(run) - 1))
    last = data.draw(st.integers(first, len(run) - 1))
    version = find(text[run[first].start : run[last].end], prepare(article))
    assert version.relation is Relation.VERBATIM
    places = [(passage.paragraph, passage.span.start, passage.span.end) for passage in version.passages]
    assert (number, run[first].start, run[last].end) in places


@given(ARTICLE, PHRASE)
@settings(max_examples=60, deadline=None)
def test_the_same_question_has_the_same_answer(article: Article, phrase: str) -> None:
    """Nothing is remembered from one search to the next."""
    first = find(phrase, prepare(article))
    assert find(phrase, prepare(article)) == first


@given(st.lists(st.tuples(PHRASE, st.lists(PARAGRAPH, max_size=4)), max_size=5), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_batch_lines_are_independent(lines: list[tuple[str, list[str]]], shuffler: random.Random) -> None:
    """Shuffled or alone, each line of a batch has the same answer."""
    answers = {id(line): find_in_paragraphs(*line) for line in lines}
    shuffled = list(lines)
    shuffler.shuffle(shuffled)
    for line in shuffled:
        assert find_in_paragraphs(*line) == answers[id(line)]


@given(PHRASE, st.lists(PARAGRAPH, min_size=1, max_size=4))
@settings(max_examples=80, deadline=None)
def test_batch_names_a_paragraph_even_for_none(query: str, paragraphs: list[str]) -> None:
    """The best paragraph is always named, and offsets are into it as given."""
    answer = find_in_paragraphs(query, paragraphs)
    assert answer.paragraph is not None
    assert 0 <= answer.paragraph < len(paragraphs)
    if answer.start is not None and answer.end is not None:
        assert 0 <= answer.start < answer.end <= len(paragraphs[answer.paragraph])
    else:
        assert answer.relation is Relation.NONE


@given(ARTICLE, ARTICLE)
@settings(max_examples=60, deadline=None)
def test_following_names_each_sentence_of_both_articles(one: Article, other: Article) -> None:
    """Each sentence has a counterpart that says it, or is only here; the same for the other side."""
    here, there = prepare(one), prepare(other)
    found = follow(here, there)
    shared = {(pair.paragraph, pair.span) for pair in found.pairs if pair.shared}
    assert shared.isdisjoint(found.only_here)
    assert len(shared) + len(found.only_here) == here.sentences
    answered = {(pair.other_paragraph, pair.other_span) for pair in found.pairs if pair.shared}
    assert answered.isdisjoint(found.only_there)
    assert len(answered) + len(found.only_there) == there.sentences
    for pair in found.pairs:
        assert pair.span in sentences(one.text_of(pair.paragraph))
        assert pair.other_span in sentences(other.text_of(pair.other_paragraph))


@given(st.lists(ARTICLE, max_size=4), PHRASE)
@settings(max_examples=40, deadline=None)
def test_compare_gives_one_version_an_article_in_order(articles: list[Article], phrase: str) -> None:
    """Order in, order out; of other articles only the one that the phrase stands in has a say."""
    prepared = [prepare(article) for article in articles]
    versions = compare(phrase, prepared)
    source = source_of(phrase, prepared)
    assert [version.relation for version in versions] == [find(phrase, one, source=source).relation for one in prepared]


@pytest.mark.parametrize("phrase", ["a " * 3000, "“" * 50 + "word", "x" * 5000, "\u202e\x1b[31m", "1 " * 400])
def test_odd_phrases_are_answered(phrase: str) -> None:
    """Very long or odd queries end in an answer."""
    article = Article("a", "a", "Word and x", (Paragraph("A word, and another one."), Paragraph("")))
    assert find(phrase, prepare(article)).relation in set(Relation)
