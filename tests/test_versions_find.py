"""What a phrase finds in one article: relations, spans, reasons and grounds."""

from __future__ import annotations

import pytest

from index.model import Article, Paragraph, Passage, Reason, Relation, RemovedLine, Span, Version
from index.versions import Prepared, find, prepare
from index.versions.spans import paired

HARBOUR = (
    "The harbour board of Osterwick will close the old fish market in June after inspectors found cracks in its roof.",
    "“We cannot ask people to buy herring under a ceiling that may come down,” said Natalya Brandt, the head of the "  # noqa: ISC004
    "board. “It is not a decision we wanted.”",
    "The market has 42 stalls and was built in 1931. Nearly 6,000 people shop there in a week.",
    "Traders said they had not been told. Piet Moerman, who has sold eels for 30 years, called the closure a scandal.",
    "Mayor Alois Tamm told reporters the city would pay for tents on the quay, and that no trader would lose a day.",
    "A perilous stretch of the quay was fenced off last autumn.",
)


def article(*paragraphs: str, title: str | None = "Osterwick shuts its fish market over cracked roof") -> Article:
    """Make an article of these paragraphs."""
    return Article("a1", "a1.txt", title, tuple(Paragraph(text) for text in paragraphs))


@pytest.fixture(scope="module")
def harbour() -> Prepared:
    """Give the invented article that most tests search."""
    return prepare(article(*HARBOUR))


def best(version: Version) -> Passage:
    """Give the best passage of a version that has one."""
    assert version.passages, version
    return version.passages[0]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("close the old fish market", "close the old fish market"),
        ("CLOSE THE OLD", "close the old"),
        ("ask people  to\nbuy herring", "ask people to buy herring"),
        ('"come down," said Natalya', "come down,” said Natalya"),
        ("“the closure a scandal”", "the closure a scandal"),
        ("6,000", "6,000"),
        ("quay", "quay"),
        ("Osterwick shuts", "Osterwick shuts"),
    ],
)
def test_the_same_tokens_are_verbatim(harbour: Prepared, phrase: str, text: str) -> None:
    """Case, spaces, quote marks and dashes never tell two texts apart."""
    version = find(phrase, harbour)
    assert version.relation is Relation.VERBATIM
    assert version.score == 1.0
    assert best(version).text == text


def test_every_occurrence_is_a_passage_and_the_title_is_searched(harbour: Prepared) -> None:
    """A word that stands in the title and twice in the text is found three times, in order."""
    version = find("market", harbour)
    verbatim = [passage for passage in version.passages if passage.relation is Relation.VERBATIM]
    assert [passage.paragraph for passage in verbatim] == [None, 0, 2]
    assert version.why[-1] == "3 times"


def test_the_reason_counts_what_is_no_very_word_apart() -> None:
    """Other forms of a word are hits too: what the reason says makes up their number."""
    texts = ("The vote was held. A vote it was.", "Two votes were lost.", "The voting went on.")
    article = Article("v", "v.txt", "Vote", tuple(Paragraph(text) for text in texts))
    version = find("vote", prepare(article))
    assert len(version.passages) == 5
    assert version.why == ("the same words", "3 times", "2 more edited")
    once = find("votes", prepare(article))
    assert once.why == ("the same words", "once", f"{len(once.passages) - 1} more edited")


@pytest.mark.parametrize(
    ("phrase", "text", "reason"),
    [
        ("forty-two stalls", "42 stalls", "42 for forty-two"),
        ("Natalia Brandt", "Natalya Brandt", "Natalya Brandt for Natalia Brandt"),
        ("traders", "trader", "trader for traders"),
        ("thirty", "30", "30 for thirty"),
    ],
)
def test_other_writing_of_the_same_is_edited_and_says_which(
    harbour: Prepared, phrase: str, text: str, reason: str
) -> None:
    """Numbers in words, spellings and forms are edited, with what stands for what."""
    version = find(phrase, harbour)
    passages = [passage for passage in version.passages if passage.relation is Relation.EDITED]
    assert text in [passage.text for passage in passages]
    if version.relation is Relation.EDITED:
        assert reason in version.why


@pytest.mark.parametrize(
    "phrase",
    [
        "will close the fish market in June after inspectors found cracks",
        "We cannot ask people to buy fish under a ceiling that may come down",
        "the city would pay for the tents on the quay",
        "Traders said that they were not told",
    ],
)
def test_mostly_the_same_words_in_order_are_edited(harbour: Prepared, phrase: str) -> None:
    """Words changed, added or dropped leave a passage edited."""
    assert find(phrase, harbour).relation is Relation.EDITED


def test_a_sentence_in_other_words_is_reworded(harbour: Prepared) -> None:
    """The same statement in other words is firm, and says what it shares."""
    version = find(
        "Cracks in the roof have led the Osterwick harbour board to shut its fish market from June.", harbour
    )
    assert version.relation is Relation.REWORDED
    assert any(reason.startswith("shares ") for reason in version.why)


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("The market has 48 stalls and was built in 1931", "42, not 48"),
        ("46 stalls", "42, not 46"),
        ("built in 1937", "1931, not 1937"),
        ("Traders said they had been told", "denied here"),
        ("It is a decision we wanted", "denied here"),
        ("Mayor Pieter Roelant told reporters that the city would pay for tents", "Alois Tamm, not Pieter Roelant"),
    ],
)
def test_a_changed_number_negation_or_name_is_maybe_and_is_said_first(
    harbour: Prepared, phrase: str, first: str
) -> None:
    """A swap in an otherwise equal statement is never firm: it is the find."""
    version = find(phrase, harbour)
    assert version.relation is Relation.MAYBE
    assert version.why[0] == first


def test_another_speaker_of_the_same_words_is_maybe() -> None:
    """A quotation given to somebody else is shown apart, with who says it there."""
    prepared = prepare(article("“Nobody will lose a day of work over this roof,” said Piet Moerman on Friday."))
    version = find("“Nobody will lose a day of work over this roof,” Alois Tamm said.", prepared)
    assert version.relation is Relation.MAYBE
    assert version.why[0] == "said by Piet Moerman, not Alois Tamm"
    assert version.quote is Relation.VERBATIM


def test_two_people_stay_apart(harbour: Prepared) -> None:
    """A namesake is not the person searched, and neither is a woman's name for a man's."""
    other = find("Henrik Moerman", harbour)
    assert other.relation is Relation.MAYBE
    assert other.why[0] == "Piet Moerman, not Henrik Moerman"
    prepared = prepare(article("The speech was given by Olga Karelskaya, a judge from Osterwick."))
    assert not find("Karelsky", prepared).relation.firm


def test_a_surname_alone_is_the_person_edited() -> None:
    """Where an article has the surname only, it is found as edited."""
    prepared = prepare(article("On Monday Moerman sold his last eel. The price, Moerman said, was fair."))
    version = find("Piet Moerman", prepared)
    assert version.relation is Relation.EDITED
    assert best(version).text == "Moerman"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("White House", "The House voted late. Members of the House were tired, and House rules are old."),
        ("Fishery Department", "The Department of Roads said no. A Department car stood by."),
        ("Otto Brandt", "The factory of Brandt stood by the river, and Brandt steel was known."),
    ],
)
def test_the_last_word_of_a_name_is_no_person_unless_shown(name: str, text: str) -> None:
    """An office, or a name that nothing shows to be a person's, is not found by its last word."""
    assert not find(name, prepare(article(text))).relation.firm


@pytest.mark.parametrize(
    ("phrase", "relation"),
    [
        ("a dangerous stretch", Relation.REWORDED),
        ("a very dangerous stretch", Relation.REWORDED),
        ("a dangerous decision", Relation.NONE),
    ],
)
def test_a_phrase_word_for_word_in_other_words_is_reworded(harbour: Prepared, phrase: str, relation: Relation) -> None:
    """Where each word has its own or another for it, side by side, that is firm; a part of them is nothing."""
    assert find(phrase, harbour).relation is relation


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("in danger of collapse", ("the same words", "denied here: “not”")),
        ("won an election", ("the same words", "denied here: “never”")),
        ("not in danger of collapse", ("the same words",)),
        ("the quay stays open", ("the same words",)),
    ],
)
def test_the_same_words_behind_a_denial_are_said_to_be_denied(phrase: str, told: tuple[str, ...]) -> None:
    """They stay the same words, and the reason says what the highlight does not show."""
    page = prepare(
        article(
            "The board said the roof was not in danger of collapse.",
            "The mayor has never won an election.",
            "No, the quay stays open.",
        )
    )
    assert find(phrase, page).why == told


def test_one_word_of_content_beside_others_is_no_version() -> None:
    """A phrase with one word of content is not found where that word stands alone."""
    told = prepare(article("They said the waiting was over.", "Mr. Tamm is still waiting for new ropes.", "It rained."))
    assert [passage.text for passage in find("waiting was over", told).passages] == ["waiting was over"]


def test_the_reasons_tell_what_is_written_and_what_stands_for_it() -> None:
    """A word is shared where it is written as in the phrase; an expression of two is named as a whole."""
    told = prepare(
        article("The spokeswoman spoke of perilous nights on the quay.", "The harbour was quiet.", "It rained.")
    )
    version = find("The press secretary talked about dangerous nights on the quay of Osterwick.", told)
    assert {"spokeswoman for press secretary", "perilous for dangerous"} <= set(version.why)
    shared = next(why for why in version.why if why.startswith("shares"))
    assert "nights" in shared
    assert "dangerous" not in shared


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("The harbour’s labourers organised a boycott.", "The harbor’s laborers organized a boycott."),
        ("A defence programme for the town centre", "A defense program for the town center"),
        ("Tyres burned thirty kilometres from the theatre.", "Tires burned thirty kilometers from the theater."),
    ],
)
def test_british_and_american_spelling_are_the_same_words(british: str, american: str) -> None:
    """A text of the other side of the ocean is edited, with every word kept, in both directions."""
    for phrase, text in ((british, american), (american, british)):
        version = find(phrase, prepare(article("The council met.", text, "Rain is expected.")))
        assert version.relation is Relation.EDITED
        count = version.why[-1].split(" words")[0].split(" of ")
        assert count[0] == count[1]


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("met on 9 September in Averin", "The board met on 9 Sept. in Averin."),
        ("Governor Pavel Orlin signed", "“It is done,” Gov. Pavel Orlin signed off."),
        ("on Thurs. the board met", "It rained on Thursday the board met."),
    ],
)
def test_what_is_written_short_is_the_same_word(phrase: str, text: str) -> None:
    """Months, days and offices with a full stop are edited, and nothing is without them."""
    version = find(phrase, prepare(article(text)))
    assert version.relation is Relation.EDITED
    assert not any("without" in reason for reason in version.why)


def test_a_short_word_without_its_full_stop_is_another() -> None:
    """A person may be called Gen or Det, and a pass Col."""
    assert not find("General", prepare(article("Gen met Det on the Col by night."))).passages


@pytest.mark.parametrize(
    ("word", "text", "found"),
    [("labour", "The labor board met.", "labor"), ("organised", "They organized it.", "organized")],
)
def test_one_word_is_found_in_american_spelling(word: str, text: str, found: str) -> None:
    """A single word in the other spelling is one of its forms."""
    version = find(word, prepare(article(text)))
    assert (version.relation, version.passages[0].text) == (Relation.EDITED, found)


@pytest.mark.parametrize("word", ["dangerous", "shop", "boats", "university", "price"])
def test_one_word_never_finds_a_synonym(harbour: Prepared, word: str) -> None:
    """A single word finds itself, its forms and its spellings, never another word."""
    version = find(word, harbour)
    for passage in version.passages:
        assert passage.text.casefold()[:3] == word[:3]


@pytest.mark.parametrize(
    "phrase",
    [
        "The minister flew to Lisbon to sign the fisheries treaty on Sunday evening.",
        "a new railway bridge over the river",
        "parliament dissolved",
        "zzz qqq",
    ],
)
def test_what_is_not_there_is_none_with_its_ground(harbour: Prepared, phrase: str) -> None:
    """Nothing matching has no passages and says how much was searched."""
    version = find(phrase, harbour)
    assert version.relation is Relation.NONE
    assert version.passages == ()
    assert version.searched.sentences == harbour.sentences == 10
    assert version.difference == ()


@pytest.mark.parametrize("phrase", ["", "   ", "—", "“”", "…"])
def test_a_phrase_without_a_word_finds_nothing(harbour: Prepared, phrase: str) -> None:
    """Signs alone are no query, and no error."""
    assert find(phrase, harbour).relation is Relation.NONE


def test_a_phrase_of_a_cut_line_is_said_to_stand_there() -> None:
    """A phrase that cleaning cut with its line is reported as such, and is not a passage."""
    cut = RemovedLine(9, "Related: Lighthouse keeper Odile Franck retires", Reason.RELATED)
    source = article(*HARBOUR)
    page = Article("a1", "a1.txt", source.title, source.paragraphs, whole=False, removed=(cut,))
    version = find("lighthouse keeper", prepare(page))
    assert version.relation is Relation.NONE
    assert version.searched.in_cut_lines
    assert version.searched.whole is False
    assert not find("lighthouse window", prepare(page)).searched.in_cut_lines


def test_the_passage_is_the_clause_or_the_quotation_not_the_paragraph(harbour: Prepared) -> None:
    """A passage leaves out what does not belong to the statement."""
    version = find("He promised the sellers that not one single trader would lose a day.", harbour)
    passage = best(version)
    assert passage.paragraph == 4
    assert len(passage.text) < len(HARBOUR[4])
    quoted = find("“We could not ask people to buy herring under a ceiling that might come down,” she said.", harbour)
    assert best(quoted).text.startswith("“We cannot ask people to buy herring under a ceiling that may come down,”")
    assert "the head" not in best(quoted).text


@pytest.mark.parametrize(
    ("phrase", "text", "passage"),
    [
        # A word that stands twice is taken where it stands nearest to the others.
        (
            "closed the old fish market of Osterwick",
            "They closed the old fish market in Osterwick, and nobody in the whole of Osterwick was asked.",
            "closed the old fish market in Osterwick",
        ),
        # What stands in place of the phrase's last word is taken whole; a bare word at the end is not.
        (
            "a film shown on Telebord",
            "A short film shown on social media made it worse.",
            "A short film shown on social media",
        ),
        (
            "Brandt sends inspector to Osterwick",
            "An inspector sent by Brandt visited Osterwick to measure the roof.",
            "inspector sent by Brandt visited Osterwick",
        ),
        # A frame that names nobody is no part of the quotation.
        (
            "“We cannot ask people to buy herring under a ceiling that may come down,” she said.",
            "“We cannot ask people to buy herring under a ceiling that may come down,” Ms. Brandt told Mr. Tamm then.",
            "“We cannot ask people to buy herring under a ceiling that may come down,”",
        ),
    ],
)
def test_the_passage_ends_where_the_likeness_ends(phrase: str, text: str, passage: str) -> None:
    """No word more than the phrase has there, and none cut off."""
    filler = ("The harbour was quiet all week.", "Traders pay rent by the month.", "The quay is 300 metres long.")
    version = find(phrase, prepare(article(*filler, text, title=None)))
    assert version.relation.firm
    assert best(version).text == passage


def test_a_quotation_is_related_by_itself(harbour: Prepared) -> None:
    """Same words in another frame: the quote is verbatim whatever the whole is."""
    version = find(
        "Asked on local radio whether the city had any choice at all, the woman who runs the port answered: “It is not "
        "a decision we wanted.”",
        harbour,
    )
    assert version.relation.firm
    assert version.quote is Relation.VERBATIM
    assert "quote: same words; introduced differently" in version.why
    assert "It is not a decision we wanted" in best(version).text


@pytest.mark.parametrize(
    ("typed", "lit"),
    [
        ("fish mar", "fish market"),
        ("fish market", "fish market"),
        ("herr", "herring"),
        ("cracks in its ro", "cracks in its roof"),
    ],
)
def test_while_typing_the_last_words_prefix_is_lit(harbour: Prepared, typed: str, lit: str) -> None:
    """Whole words and the prefix of the last one light as found."""
    version = find(typed, harbour, typing=True)
    assert version.relation is Relation.VERBATIM
    assert best(version).text.casefold() == lit


def test_while_typing_other_words_wait_for_two_finished_content_words(harbour: Prepared) -> None:
    """Nothing edited or reworded lights before two words of content are finished."""
    assert find("forty-two st", harbour, typing=True).relation is Relation.NONE
    assert find("forty-two ", harbour, typing=True).relation is Relation.NONE
    assert find("forty-two stalls ", harbour, typing=True).relation is Relation.EDITED
    assert find("forty-two stalls a", harbour, typing=True).relation is Relation.EDITED


def test_reworded_off_leaves_the_same_words_only(harbour: Prepared) -> None:
    """Without reworded, other words are nothing matching, edited words stay."""
    sentence = "Cracks in the roof have led the Osterwick harbour board to shut its fish market from June."
    assert find(sentence, harbour, reworded=False).relation is not Relation.REWORDED
    assert find("forty-two stalls", harbour, reworded=False).relation is Relation.EDITED


def test_strictness_asks_for_more_likeness(harbour: Prepared) -> None:
    """What is like enough for a loose step is not for a strict one, and nothing is firmer at a stricter step."""
    sentence = "Thousands of people buy fish in the market every week."
    firm = [find(sentence, harbour, strictness=step).relation.firm for step in (-2, -1, 0, 1, 2)]
    assert firm == sorted(firm, reverse=True)
    assert [firm[0], firm[-1]] == [True, False]


class Counted:
    """Document frequencies of an invented library."""

    documents = 1000

    def of(self, folded: str) -> int:
        """Say that every word but one is everywhere."""
        return 3 if folded == "herring" else 900


def test_frequencies_of_a_library_weigh_the_words(harbour: Prepared) -> None:
    """With background frequencies the rare word decides; the answer keeps its shape."""
    version = find("herring for the people of the market today", harbour, frequencies=Counted())
    plain = find("herring for the people of the market today", harbour)
    assert version.relation in set(Relation)
    assert version.score != plain.score


def test_scripts_without_spaces_are_searched_by_their_signs() -> None:
    """A Chinese sentence with a sign changed is edited; nothing is invented elsewhere."""
    prepared = prepare(article("港口委员会将在六月关闭旧鱼市场。", "市长说城市会付帐篷的钱。", title=None))
    assert find("关闭旧鱼市场", prepared).relation is Relation.VERBATIM
    assert find("港口委员会将在七月关闭旧鱼市场", prepared).relation.firm
    assert find("总统访问了北方的首都并发表讲话", prepared).relation is Relation.NONE


def test_a_quotation_in_another_frame_is_edited_with_its_quote_the_same(harbour: Prepared) -> None:
    """A quote with a new introduction keeps its own relation beside the whole's."""
    version = find("“It is not a decision we wanted,” Brandt told the council on Tuesday.", harbour)
    assert version.relation.firm
    assert version.quote is Relation.VERBATIM
    assert version.why[0] == "quote: same words; introduced differently"


def test_the_nearest_passage_of_nothing_matching_is_named(harbour: Prepared) -> None:
    """Nothing matching still has a nearest passage, that is none of its hits."""
    version = find("Ministers and traders in Lisbon signed the fisheries treaty on Sunday evening.", harbour)
    assert version.relation is Relation.NONE
    assert version.nearest is not None
    assert version.nearest.relation is Relation.NONE


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("United States", "U.S."), ("the United Nations", "UN"), ("the US and the European Union", "U.S. and the EU")],
)
def test_a_name_in_full_is_its_initials(phrase: str, text: str) -> None:
    """What is written in initials elsewhere is edited, not other words."""
    version = find(phrase, prepare(article("Envoys of the U.S. and the EU left the hall of the UN without a word.")))
    assert version.relation is Relation.EDITED
    assert text in best(version).text


def test_a_phrase_with_a_number_needs_one_to_be_firm(harbour: Prepared) -> None:
    """The same words without the number are not the statement."""
    page = prepare(article("The ferry carried passengers from Osterwick to Lurn.", "The crossing takes an hour."))
    assert find("412 ferry passengers from Osterwick", harbour).relation is Relation.NONE
    assert not find("412 ferry passengers from Osterwick", page).relation.firm


@pytest.mark.parametrize(
    ("text", "inside", "taken"),
    [
        ("He (Tamm (the mayor) said) left.", "Tamm (the mayor", "Tamm (the mayor)"),
        ("She said “it will rain” and left.", "it will rain” and left", "“it will rain” and left"),
        ('She said "it will rain" and left.', 'said "it will rain', 'said "it will rain"'),
        ("It rained and  stopped.", "It rained ", "It rained"),
        ("A plain clause, no marks.", "plain clause", "plain clause"),
    ],
)
def test_a_passage_takes_in_the_other_mark_of_a_pair(text: str, inside: str, taken: str) -> None:
    """A quotation mark or bracket beside a passage belongs to it when the one inside is half of a pair."""
    start = text.index(inside)
    span = paired(text, Span(0, len(text)), Span(start, start + len(inside)))
    assert text[span.start : span.end] == taken
