"""Tokens, sentences and folding: the one definition that indexing, search, highlighting and alignment share."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import Kept, fold, neutralise, plain, sentences, shingles, tokens, unify_lines, words

# Texts of many scripts and signs, not only what is likely.
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(st.sampled_from("aÀß-'’“”.!? …\u0301\u200d\u00a0日本ภาषาहिन्दी한国🙂👩\u202e\x1b\n\t0１"), max_size=60),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Very, VERY perilous times", ["very", "very", "perilous", "times"]),
        ("don’t don't", ["don", "t", "don", "t"]),
        ("co-operate co–operate", ["co", "operate", "co", "operate"]),
        ("U.S. 3.5% 1,000", ["u", "s", "3", "5", "1", "000"]),
        ("Łódź Ångström œuvre Straße", ["lodz", "angstrom", "oeuvre", "strasse"]),
        ("Ｆｕｌｌ　ｗｉｄｔｈ １２", ["full", "width", "12"]),
        ("snake_case", ["snake", "case"]),
        ("日本語です", ["日", "本", "語", "で", "す"]),
        ("第3回", ["第", "3", "回"]),
        ("Київ їжак", ["київ", "їжак"]),
        ("한국 뉴스", ["한국", "뉴스"]),
        ("👩‍👩‍👧 ok", ["ok"]),
    ],
)
def test_tokens_are_folded_words_and_clusters(text: str, expected: list[str]) -> None:
    assert [token.folded for token in tokens(text)] == expected


@pytest.mark.parametrize("text", ["हिन्दी में", "ภาษาไทยที่นี่", "e\u0301te\u0301", "كِتَاب"])
def test_marks_stay_with_their_letters(text: str) -> None:
    covered = "".join(text[token.start : token.end] for token in tokens(text))
    marks = [character for character in text if unicodedata.category(character).startswith("M")]
    assert [character for character in covered if unicodedata.category(character).startswith("M")] == marks
    assert all(not unicodedata.category(text[token.start]).startswith("M") for token in tokens(text))


def test_thai_gives_a_token_a_cluster() -> None:
    assert [token.end - token.start for token in tokens("ที่นี่")] == [3, 3]


@given(TEXTS)
def test_tokens_stand_inside_the_text_in_order(text: str) -> None:
    found = tokens(text)
    ends = [0, *(token.end for token in found)]
    for token, before in zip(found, ends, strict=False):
        assert before <= token.start < token.end <= len(text)
        assert token.folded == fold(text[token.start : token.end])


@given(TEXTS)
def test_every_letter_and_digit_stands_in_a_token(text: str) -> None:
    covered = {at for token in tokens(text) for at in range(token.start, token.end)}
    missed = [text[at] for at in range(len(text)) if text[at].isalnum() and at not in covered]
    assert missed == []


@given(TEXTS)
def test_words_are_the_tokens_without_their_places(text: str) -> None:
    assert words(text) == [token.folded for token in tokens(text)]


@given(st.text(st.characters(categories=["L", "N", "M"]), max_size=20))
def test_what_is_folded_stays_as_it_is_when_folded_again(word: str) -> None:
    assert fold(fold(word)) == fold(word)


@given(st.text("abcxyzäöéñçåÀÉŁЖяЙΩάひ１２", max_size=12))
def test_folding_is_blind_to_case_and_to_how_accents_are_written(word: str) -> None:
    assert fold(word.upper()) == fold(word.lower()) == fold(unicodedata.normalize("NFD", word))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("   ", 0),
        ("No stop", 1),
        ("One. Two! Three? Four… Five", 5),
        ("Mr. Lund met Dr. Moll at 3.5 p.m. in St. Averin. It rained.", 2),
        ("A quake of magnitude 4. 6 was felt. Nobody was hurt.", 2),
        ("It lasted until 2019. 5 houses fell.", 2),
        ("3. 5 houses that fell", 2),
        ("The U.S. The end.", 2),
        ("J. R. Moll spoke.", 1),
        ("“It held.” Nobody slept.", 2),
        ("“Did it hold?” she asked.", 1),
        ("No. 7 was shut. Nos. 8 and 9 were not.", 2),
        ("これは文です。次の文です。", 2),
        ("यह वाक्य है। दूसरा वाक्य।", 2),
        ("See example.org for more. Go.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@given(TEXTS)
def test_sentences_cover_all_that_is_no_space_once_and_in_order(text: str) -> None:
    covered: list[int] = []
    for span in sentences(text):
        assert not text[span.start].isspace()
        assert not text[span.end - 1].isspace()
        covered.extend(range(span.start, span.end))
    assert covered == sorted(set(covered))
    missed = [text[at] for at in set(range(len(text))) - set(covered) if not text[at].isspace()]
    assert missed == []


@given(TEXTS)
def test_neutralising_swaps_one_for_one_and_leaves_nothing_to_obey(text: str) -> None:
    shown = neutralise(text)
    assert len(shown) == len(text)
    for character in shown:
        assert unicodedata.category(character) not in ("Cc", "Cs"), hex(ord(character))
        assert unicodedata.bidirectional(character) not in (
            "LRE",
            "RLE",
            "LRO",
            "RLO",
            "PDF",
            "LRI",
            "RLI",
            "FSI",
            "PDI",
        )
        assert character == " " or not character.isspace()
    assert neutralise(shown) == shown


@pytest.mark.parametrize("text", ["[red]x[/red]", "&amp; <b>", "naïve — “quote”", "日本語 हिन्दी", "👩‍👩‍👧"])
def test_neutralising_leaves_what_people_write(text: str) -> None:
    assert neutralise(text) == text


@given(TEXTS)
def test_a_fixed_text_stays_as_it_is_when_fixed_again(text: str) -> None:
    fixed = plain(text)
    assert plain(fixed) == fixed
    assert neutralise(fixed) == fixed
    assert fixed == fixed.strip(" ")


def test_line_ends_become_one_sign() -> None:
    assert unify_lines("a\r\nb\rc\nd") == "a\nb\nc\nd"


@given(st.text(), st.integers(-5, 5), st.integers(-5, 5))
def test_kept_tokens_are_the_tokens(text: str, first: int, last: int) -> None:
    run = tokens(text)
    kept = Kept(run)
    assert list(kept) == run
    assert len(kept) == len(run)
    assert kept[first:last] == run[first:last]
    assert all(kept[at] == run[at] for at in range(-len(run), len(run)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("one two three four", set()),
        ("one two three four five", {"one two three four five"}),
        (" one two three \n four five six ", {"one two three four five", "two three four five six"}),
        ("no no no no no no no", {"no no no no no"}),
    ],
)
def test_shingles_are_every_five_words_in_a_row(text: str, expected: set[str]) -> None:
    assert shingles(text) == expected
