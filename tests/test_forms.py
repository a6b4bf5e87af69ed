"""Stems, forms, numbers and spellings: functions over folded words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.forms import number_at, one_letter_apart, same_form, same_name, same_stem, spelling, stem
from index.text import tokens


@pytest.mark.parametrize(
    ("first", "second"),
    [("vote", "voting"), ("country", "countries"), ("stop", "stopped"), ("say", "said"), ("woman", "women")],
)
def test_forms_of_one_word_are_the_same_form_and_stem(first: str, second: str) -> None:
    """Endings that only inflect, and irregular forms, do not make another word."""
    assert same_stem(first, second)
    assert same_form(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("universe", "university"), ("organ", "organization"), ("import", "important"), ("news", "new")],
)
def test_words_that_only_look_alike_are_not_forms_of_one_word(first: str, second: str) -> None:
    """A shared stem is not enough where the endings make another word."""
    assert not same_form(first, second)


@pytest.mark.parametrize("word", ["5th", "सरकार", "москва", "42"])
def test_numbers_and_other_scripts_keep_their_letters(word: str) -> None:
    """The stemmer knows English only, and leaves the rest alone."""
    assert stem(word) == word


@pytest.mark.parametrize(
    ("text", "digits", "length"),
    [
        ("1,186", "1186", 2),
        ("fourteen", "14", 1),
        ("twenty-five", "25", 2),
        ("six and a half hours", "6.5", 4),
        ("1.2 million", "1200000", 3),
        ("$5bn", "5000000000", 1),
        ("30th", "30", 1),
        ("two hundred and six", "206", 4),
        ("one hundred and twenty thousand", "120000", 5),
        ("a dozen", "12", 2),
        ("4.60", "4.6", 2),
        ("4. 6 magnitude", "4.6", 2),
        ("45. 12 people", "45", 1),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, digits: str, length: int) -> None:
    """Equal numbers have equal digits, however they are written."""
    assert number_at(text, tokens(text), 0) == (digits, length)


@pytest.mark.parametrize("text", ["one", "a boat", "and", "hundreds"])
def test_words_that_are_rather_pronouns_or_articles_are_no_numbers(text: str) -> None:
    """Alone, they count nothing."""
    assert number_at(text, tokens(text), 0) is None


@pytest.mark.parametrize(("text", "length"), [("1,2", 1), ("2, 300", 1), ("twenty fourteen", 1), ("fifty ten", 1)])
def test_neighbouring_numbers_stay_apart(text: str, length: int) -> None:
    """A comma with a space, or words that do not make one number, end it."""
    found = number_at(text, tokens(text), 0)
    assert found is not None
    assert found[1] == length


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_the_plain_number(value: int) -> None:
    """Thousands separators change nothing."""
    text = f"{value:,}"
    found = number_at(text, tokens(text), 0)
    assert found is not None
    assert found[0] == str(value)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("natalya", "natalia"),
        ("aleksandr", "alexander"),
        ("sergei", "sergey"),
        ("kyiv", "kiev"),
        ("mohammed", "muhammad"),
        ("lukashenko", "lukashenka"),
        ("marta", "martha"),
        ("tomas", "tomasz"),
        ("yanukovych", "yanukovich"),
    ],
)
def test_spellings_of_one_name_are_one_name(first: str, second: str) -> None:
    """What transliterations write in several ways is the same name, from either side."""
    assert same_name(first, second)
    assert same_name(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tikhanovsky", "tikhanovskaya"),
        ("daniel", "daniela"),
        ("ivanov", "ivanova"),
        ("hansen", "hanson"),
        ("reed", "reid"),
        ("maria", "mario"),
        ("jackson", "johnson"),
        ("anderson", "andersen"),
        ("lee", "leo"),
    ],
)
def test_two_people_stay_apart(first: str, second: str) -> None:
    """A woman's ending or a plain vowel makes another person."""
    assert not same_name(first, second)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_a_name_is_the_same_as_itself(name: str) -> None:
    """Whatever a name looks like, it has one spelling key and equals itself."""
    assert same_name(name, name)
    assert spelling(name) == spelling(name)


def test_one_letter_apart_counts_one_change_in_long_words_only() -> None:
    """One letter changed, added or dropped; never two, and not in short words."""
    assert one_letter_apart("caldero", "caldera")
    assert one_letter_apart("weyrik", "weyriks")
    assert not one_letter_apart("caldero", "calvera")
    assert not one_letter_apart("anna", "anne")
