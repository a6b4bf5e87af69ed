"""What the plain reader understands, and what it answers."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.library import Library
from index.model import Media, Page, Reason, RemovedLine
from tests.reader_support import ARTICLES, article, story
from tui.nothing_kept import Way
from tui.open_library import OpenLibrary
from tui.open_pages import OpenPages
from tui.plain import PlainReader
from tui.plain.numbers import MOST, whole_number
from tui.plain.words import GROUPS, WORDS, asks_for_more, typed_words, understand

Ask = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("line", "word", "rest"),
    [
        ("", "", ""),
        ("   ", "", ""),
        ("next", "next", ""),
        ("n", "next", ""),
        ("N 3", "previous", "3"),
        ("ver", "versions", ""),
        ("Find waiting was over", "find", "waiting was over"),
        ('find "waiting was over"', "find", "waiting was over"),
        ('"waiting was over"', "find", "waiting was over"),
        ("“waiting”", "find", "waiting"),
        ("/waiting", "find", "waiting"),
        ("f  two   spaces", "find", "two spaces"),
        ('search "two words"', "search", '"two words"'),
        ("3", "outlet", "3"),
        ("?", "help", ""),
        ("copy all", "copy", "all"),
        ("ma", "mark", ""),
        ("marks", "marks", ""),
        ("exit", "quit", ""),
        ("EXIT", "quit", ""),
        ("Bye", "quit", ""),
        ("QUIT", "quit", ""),
        ('"waiting was over', "find", "waiting was over"),
        ('"', "find", ""),
    ],
)
def test_a_line_means_a_word_and_what_stands_behind_it(line: str, word: str, rest: str) -> None:
    """A beginning is enough, and a phrase in quotes is to be found."""
    found = understand(line)
    assert (found.word, found.rest, found.slip) == (word, rest, "")


@pytest.mark.parametrize("line", ["p", "zebra", "s 3", "waiting was over", "2 3", "exit polls were wrong", "quit now"])
def test_what_is_no_word_or_may_be_two_is_told_with_what_to_do(line: str) -> None:
    found = understand(line)
    assert found.slip
    assert not found.word


@pytest.mark.parametrize(
    ("line", "words"),
    [("\x1b[A", ""), ("out\x1b[D\x1b[Dlets", "outlets"), ("\x1b[200~tired\x1b[201~", "tired"), ("\x1bOA2", "2")],
)
def test_what_keys_other_than_letters_send_is_no_part_of_a_line(line: str, words: str) -> None:
    assert typed_words(line).strip() == words


@pytest.mark.parametrize(
    ("line", "rest"),
    [("more", ""), ("mor 7", "7"), ("more 0", "0"), ("more of it", "of it"), ("mark", None), ("", None), ("12", None)],
)
def test_more_is_told_from_all_else(line: str, rest: str | None) -> None:
    assert asks_for_more(line) == rest


def test_every_word_is_understood_by_itself_and_answered(ask: Ask) -> None:
    """No word of the help ends in an error of ours, whatever stands or does not stand behind it."""
    for word in WORDS:
        if word.name == "quit":
            continue
        assert understand(word.name).word == word.name
        for rest in ("", " 1", " 99", " 0", " words", " ٣", " ²", " 99999999999"):
            assert ask(word.name + rest), word.name + rest


@pytest.fixture
def ask() -> Ask:
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.SAMPLES), lambda _, what: f"(copied {what})")
    list(reader.greeting())

    def answer(line: str) -> list[str]:
        found = reader.answer(line)
        assert found is not None
        return list(found)

    return answer


def test_each_outlet_answers_in_one_line_with_whose_text_it_is(ask: Ask) -> None:
    answers = ask('"tired of waiting for new ropes"')
    assert answers[0] == "2 hits in 2 of 3 outlets."
    assert answers[1].startswith('1. Hollin Gazette, own text: same words, 1 hit. "We are tired')
    assert answers[2].startswith("2. Tarn News, text of Ridge Agency (wire): same words, 1 hit.")
    assert answers[3].startswith("3. outlet not named (page-3.txt), source not named: nothing matching in")
    assert len(answers) == 4


def test_next_goes_from_hit_to_hit_and_outlet_to_outlet(ask: Ask) -> None:
    ask("find tired of waiting")
    first, other = ask("next")
    assert first.startswith("Hit 1 of 2, outlet 1 of 2. 1. Hollin Gazette, paragraph 14: same words.")
    assert other.startswith("2. Tarn News: same words.")
    assert ask("n")[0].startswith("Hit 2 of 2, outlet 2 of 2. 2. Tarn News, paragraph 1")
    assert ask("previous")[0].startswith("Hit 1 of 2")


def test_versions_why_and_difference_speak_of_every_outlet(ask: Ask) -> None:
    ask("find we are tired of waiting for ropes")
    assert ask("versions")[0] == "Compared with: we are tired of waiting for ropes"
    assert len(ask("versions")) == 4
    assert any(line.endswith(" 4 Mar 2031.") for line in ask("versions"))
    assert "(0." in ask("why")[0]
    told = ask("difference")
    assert told[0] == "Compared with: we are tired of waiting for ropes"
    assert told[1] == "1. Hollin Gazette: edited, 1 hit. We are tired of waiting for (more: new) ropes"
    assert len(ask("why 3")) == 1


def test_a_sentence_is_taken_as_the_phrase_by_its_numbers(ask: Ask) -> None:
    ask("2")
    answers = ask("this 11.2")
    assert "2. Tarn News, text of Ridge Agency (wire): compared with this. Waiting was over, it was said." in answers
    assert any(line.startswith("1. Hollin Gazette") for line in answers)


def test_read_numbers_paragraphs_and_page_tells_every_line(ask: Ask) -> None:
    read = ask("read 2")
    assert read[0] == "Quarry workers walk out, says report 2"
    assert read[2].startswith('1. "We are tired')
    page = ask("page 3")
    assert page[0] == "pages/page-3.txt: 4 lines kept, 0 cut."
    assert page[1].startswith("1, kept: A mayor")


def test_copies_carry_their_attribution_and_are_told(ask: Ask) -> None:
    ask("find tired of waiting")
    copied = ask("copy 2")
    assert "— Tarn News, text of Ridge Agency (wire)" in "\n".join(copied)
    assert copied[-1] == "(copied the passage from Tarn News)"
    assert ask("copy all")[-1] == "(copied the versions of 3 outlets)"
    assert ask("copy 3") == ["Outlet not named (page-3.txt) has nothing to copy; copy all copies every version."]


def test_a_passage_is_kept_with_its_note_and_told_of_again(ask: Ask) -> None:
    assert ask("marks") == ["Nothing kept yet: mark keeps the passage, with a note and #tags."]
    ask("find tired of waiting")
    assert ask("mark") == ask("mark check this #ropes")
    assert ask("marks") == ["1. Hollin Gazette: tired of waiting (check this #ropes)"]
    ask("3")
    assert "nothing to keep" in ask("mark")[0]


def test_help_is_of_all_words_or_of_one(ask: Ask) -> None:
    named = " ".join(ask("help"))
    assert all(word.name in named for word in WORDS)
    whole = ask("help all")
    assert len(whole) == len(WORDS) + len(GROUPS) + 2
    assert ask("help grid") == [line for line in whole if line.startswith("grid")]
    assert ask("help n") == [line for line in whole if line.startswith(("next", "not ", "note"))]
    assert ask("help zebra") == ["“zebra” is no word here: help lists them."]


def test_making_long_articles_ready_is_told() -> None:
    """So that a search in a large story is no silence."""
    told: list[str] = []
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what, told.append)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("tui.plain.work.FIRST", 0.0)
        reader.answer("find tired of waiting")
    assert told == ["1 of 3 articles ready to be searched; ctrl+c stops."]


def test_a_search_that_is_broken_off_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """While articles are made ready, nothing has changed; later the phrase is put out."""

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what)
    with monkeypatch.context() as patched:
        patched.setattr("tui.plain.work.Work.at", broken_off)
        with pytest.raises(KeyboardInterrupt):
            reader.answer("find tired of waiting")
    assert reader.broken_off() == ["Stopped: nothing was searched; the same words go on."]
    with monkeypatch.context() as patched:
        patched.setattr("tui.comparison.Comparison.search_all", broken_off)
        with pytest.raises(KeyboardInterrupt):
            reader.answer("find tired of waiting")
    assert reader.broken_off() == ["Stopped: no phrase is searched now."]
    assert reader.broken_off() == [], "and at an idle prompt there is nothing to say"
    assert "hits in" in next(iter(reader.answer("find tired of waiting") or ()))


def test_without_a_phrase_the_answer_says_how_to_give_one(ask: Ask) -> None:
    for word in ("next", "versions", "why", "difference", "copy"):
        assert "in quotes" in ask(word)[0]


def test_what_may_be_written_next_is_said_once_for_each_word() -> None:
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what)
    reader.answer("find tired of waiting")
    assert reader.next_words()[0].startswith("next goes from hit to hit")
    reader.answer("find new ropes")
    assert reader.next_words() == []
    reader.answer("read 9")
    assert reader.next_words() == [], "nothing was read"
    reader.answer("find zebras")
    reader.answer("next")
    assert reader.next_words() == [], "there is no hit to copy"
    reader.answer("find tired of waiting")
    reader.answer("next")
    assert reader.next_words()[0].startswith("copy and mark take the passage here")
    reader.answer("read 2")
    assert reader.next_words()[0].startswith("this 1.2 takes")


def test_where_nothing_matches_the_answer_says_what_may_find_more(ask: Ask) -> None:
    assert ask("find zebras")[0] == "Nothing matching in 3 articles; looser may find more."
    assert ask("next") == ["Nothing matching in 3 articles; looser may find more."], "and not every outlet again"
    assert ask("reworded")[1].endswith("; reworded finds other words too.")
    ask("reworded")
    ask("looser")
    assert ask("looser")[1].endswith("; fewer words may find more."), "it cannot be matched more loosely"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("next 0", "Next and previous take a count from 1 on; a phrase to find stands in quotes."),
        ("this 14.9", "There is no sentence of paragraph 14 with the number 9: the last is 1."),
        ("page x", "“x” is no number; a phrase to find stands in quotes."),
        ("2 3", "A number alone goes to that outlet; a phrase to find stands in quotes."),
        ("outlet 0000000011", "There is no outlet 11: the last is 3."),
        ("this 0000000099", "There is no paragraph 99: the last is 15."),
    ],
)
def test_a_number_that_is_none_is_told_with_what_to_write(ask: Ask, line: str, told: str) -> None:
    ask("find tired of waiting")
    assert ask(line) == [told]


@pytest.mark.parametrize(
    "line",
    [
        "page all",
        "page 1 all",
        "copy all",
        "shared back",
        "only back",
        "facts numbers differing 5",
        "not same 2",
        "next unread",
        "open mark 1",
        "fetch pages",
        "show again 1",
        "help all",
        "help find",
    ],
)
def test_a_word_behind_another_may_be_in_capitals(line: str) -> None:
    answers = []
    for asked in (line, line.upper(), line.title()):
        reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.WORD), lambda _, what: what)
        for before in ("find tired of waiting", "mark"):
            reader.answer(before)
        answers.append(list(reader.answer(asked) or ()))
    assert answers[0] == answers[1] == answers[2]


def test_a_word_behind_a_number_stands_apart_from_it(ask: Ask) -> None:
    assert ask("page 1all") == ["“1all” is no number; a phrase to find stands in quotes."]


def test_a_number_may_be_of_any_length(ask: Ask) -> None:
    """Python reads numbers of 4,300 digits at most."""
    long = "9" * 5000
    ask("find tired of waiting")
    assert ask(f"next {long}")[0].startswith("Hit 2 of 2")
    assert ask(f"0{long}") == ["There is no outlet 999999999: the last is 3."]
    assert ask(f"grid {long}") == ask("grid 99")


@given(number=st.integers(0, 10**12), zeros=st.integers(0, 12), script=st.sampled_from("0٠०"))
def test_a_number_is_read_with_zeros_before_it_and_in_the_digits_of_any_script(
    number: int, zeros: int, script: str
) -> None:
    text = "".join(chr(ord(script) + int(digit)) for digit in "0" * zeros + str(number))
    assert whole_number(text) == min(number, MOST)


def test_long_cuts_of_a_page_are_told_by_their_first_line() -> None:
    """Unless all are wanted; so few as three are said one by one."""
    cuts = [RemovedLine(number, f"Menu {number}", Reason.NAV) for number in range(10, 20)]
    cuts += [RemovedLine(number, f"Share {number}", Reason.SHARE) for number in range(20, 23)]
    cut = replace(ARTICLES[2], removed=tuple(cuts))
    reader = PlainReader(OpenPages([cut], [story((cut,))], way=Way.WORD), lambda _, what: what)
    folded = list(reader.answer("page") or ())
    assert folded[0].endswith("4 lines kept, 13 cut.")
    assert folded[5] == "10, cut as nav, 10 lines, the first of them: Menu 10"
    assert folded[6] == "20, cut as share: Share 20"
    assert folded[-1] == "The end; page all says every line."
    for wanted in ("page all", "page 1 all"):
        whole = list(reader.answer(wanted) or ())
        assert len(whole) == 1 + 4 + 13 + 1
        assert whole[-1] == "The end."


def test_a_difference_is_told_in_words() -> None:
    """Signs are not read aloud."""
    told = [
        article(1, "Hollin Gazette", "The old quarry closed on Monday after the ropes had torn."),
        article(2, "Tarn News", "The quarry closed on Monday after the steel cables had torn."),
    ]
    reader = PlainReader(OpenPages(told, [story(tuple(told))], way=Way.WORD), lambda _, what: what)
    list(reader.answer("this 1.1") or ())
    assert list(reader.answer("difference") or ())[1].endswith(
        "The (without: old) quarry closed on Monday after the (steel cables, instead of: ropes) had torn."
    )


_ZEROS, _LONG = "0000000011", "8" * 5000
_LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.builds(
            "{} {}".format,
            st.sampled_from([word.name for word in WORDS if word.name != "quit"]),
            st.sampled_from(
                ["", "1", "2", "0", "9", "all", "1.1", "14.1", _ZEROS, _LONG, '"tired of waiting"', "waiting", "x"]
            ),
        ),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(lines=_LINES)
def test_no_conversation_whatever_breaks_it(lines: list[str]) -> None:
    """Each line is answered in lines that hold no line break, or ends the conversation."""
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=Way.SAMPLES), lambda _, what: what)
    for line in lines:
        answer = reader.answer(line)
        if answer is None:
            return
        assert all("\n" not in told for told in answer)


def test_several_stories_are_listed_searched_and_opened_by_number() -> None:
    other = article(7, "Dock Mail", "A lighthouse was painted green on Friday.", title="A green lighthouse")
    reader = PlainReader(
        OpenPages(
            [*ARTICLES, other],
            [story(), story((other,)).__class__("77", "A green lighthouse", (other.id,))],
            way=Way.WORD,
        ),
        lambda _, what: what,
    )
    assert list(reader.greeting())[:2] == [
        "2 stories, 4 articles.",
        "1. Quarry workers walk out (3 outlets, 4-5 Mar 2031)",
    ]
    assert "open and a number opens a story" in list(reader.greeting())[-2], "no phrase is lit before that"
    assert reader.answer("read") == ["Open a story first: stories lists them, open 1 opens the first."]
    assert "2. A green lighthouse (1 outlet)" in list(reader.answer("search lighthouse") or ())
    assert reader.answer("search outlt:dock") == [
        "Unknown field outlt: did you mean outlet?",
        "Nothing matching in 4 articles.",
    ]
    assert next(iter(reader.answer("search after:soon lighthouse") or ())).startswith(
        "After: needs a date such as 2024"
    )
    assert "Dock Mail, by its fields: A green lighthouse" in list(reader.answer("search outlet:dock") or ())
    assert "Dock Mail, by what it lacks: A green lighthouse" in list(reader.answer("search -quarry") or ())
    reader.answer("search lighthouse")
    opened = list(reader.answer("open 2") or ())
    assert opened[0] == "A green lighthouse. 1 outlet."
    elsewhere = list(reader.answer("open 1") or ())
    assert not any("nothing matching" in line for line in elsewhere), "where it was not found it is not looked for"
    assert any("same words" in line for line in opened), "what was searched is lit in the story opened"
    assert reader.answer("quit") is None


def test_what_a_rule_hides_is_in_no_list_but_a_search_finds_and_opens_it() -> None:
    """As on the Stories screen: a story is left out when all of it is hidden, and else counts what is left."""
    pages = [
        ("Dock Mail", "A green lighthouse", "A lighthouse was painted green on Friday, and all of Dock came."),
        ("Fen Sheet", "Lighthouse in Dock painted green", "A lighthouse was painted green on Friday, says Fen."),
        ("Fen Sheet", "The last pear", "A market stall in Fen sold its last pear to a heron."),
        ("Hollin Gazette", "A mayor resigns", "The mayor of Hollin resigned over the price of a bridge."),
    ]
    with Library.in_memory() as library:
        library.add(
            Page(
                f"{number}.jsonl#1",
                json.dumps({"outlet": outlet, "title": title, "published": "2031-03-04", "body": [text] * 2}).encode(),
                Media.RECORD,
            )
            for number, (outlet, title, text) in enumerate(pages)
        )
        library.reading.ignore('outlet:"Fen Sheet"')
        reader = PlainReader(OpenLibrary(library), lambda _, what: what)
        listed = list(reader.answer("stories") or ())
        assert listed[0] == "2 stories, 4 articles, 2 hidden."
        assert any("(1 outlet, 4 Mar 2031, 1 unread)" in line for line in listed if "reen" in line), listed
        assert not any("pear" in line for line in listed)
        found = list(reader.answer("search pear") or ())
        assert "3. The last pear (1 outlet, 4 Mar 2031)" in found
        assert next(iter(reader.answer("open 3") or ())) == "The last pear. 1 outlet."
        assert reader.answer("stories 3") == ["There is no story 3: the last is 2."]


def test_an_answer_never_holds_what_a_terminal_obeys_or_a_lone_sign(ask: Ask) -> None:
    for line in ("\x1b[2J", "find \x1b]52;c;x\x07", "find \ud800", "\x00"):
        assert all(text.isprintable() for text in ask(line)) or line == "find \ud800"


def test_shared_and_only_go_from_sentence_to_sentence_and_this_takes_the_one_here(ask: Ask) -> None:
    ask("1")
    first = ask("shared")
    assert first[0].startswith("1. Hollin Gazette, paragraph 1: Quarry workers")
    assert first[1].startswith("2. Tarn News: ")
    assert ask("shared")[0].startswith("1. Hollin Gazette, paragraph ")
    assert ask("shared back")[0] == first[0]
    assert ask("shared back") == ["No earlier sentence that another outlet tells."]
    only = ask("only")
    assert len(only) == 1
    assert ", only here as far as was found: " in only[0]
    taken = only[0].partition("found: ")[2]
    assert ask("copy")[0].strip("“”") == taken, "what the reader is at is copied and kept, without a phrase too"
    assert ask("mark odd") == [f"Kept for this session: {taken}"]
    assert f"1. Hollin Gazette, own text: compared with this. {taken}" in ask("this")
    assert ask("only 3") == ["Shared and only go on; with back behind them they go back."]


def test_shared_goes_on_from_the_current_hit(ask: Ask) -> None:
    ask("2")
    ask("find tired of waiting")
    ask("next")
    assert ask("shared")[0].startswith("2. Tarn News, paragraph 2")
