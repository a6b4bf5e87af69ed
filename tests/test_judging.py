"""The reader's own judgement, by one rule for the panes, the cards and the reader without a screen."""

from __future__ import annotations

import pytest

from tests.reader_support import ARTICLES
from tui.comparison import Comparison
from tui.judging import Judged, NothingToJudgeError, judged_words


def compared(phrase: str, picked: int | None = None) -> Comparison:
    comparison = Comparison(ARTICLES)
    comparison.begin(phrase, picked)
    comparison.search_all()
    return comparison


def test_a_judgement_turns_from_the_same_to_not_the_same_to_nothing() -> None:
    comparison = compared("tired of waiting")
    assert [comparison.judge(1, None, "turn").said for _ in range(4)] == [True, False, None, True]
    assert [one.same for one in comparison.keeper.judgements()] == [True]


def test_a_judgement_may_be_named_and_outranks_the_one_before() -> None:
    comparison = compared("tired of waiting")
    for said in (False, True, None):
        assert comparison.judge(1, None, said).said is said
    assert comparison.keeper.judgements() == ()


@pytest.mark.parametrize("wish", ["turn", True, False])
def test_nobody_judges_what_they_have_not_seen(wish: bool | str) -> None:  # noqa: FBT001
    """What is not lit is shown the first time, and kept the second; another phrase begins anew."""
    comparison = compared("the workers want new cranes and a pay rise")
    shown = comparison.judge(0, None, wish)  # type: ignore[arg-type]
    assert not shown.kept
    assert comparison.keeper.judgements() == ()
    assert "nearest passage" in judged_words(shown, "c", turns=True, lasting=False)
    comparison.begin("a mayor wants new cranes and a pay rise")
    comparison.search_all()
    assert not comparison.judge(0, None, wish).kept  # type: ignore[arg-type]
    assert comparison.judge(0, None, wish).kept  # type: ignore[arg-type]
    assert len(comparison.keeper.judgements()) == 1


def test_what_stands_before_the_reader_is_judged_at_once() -> None:
    comparison = compared("the workers want new cranes and a pay rise")
    assert comparison.judge(0, None, "turn", in_sight=True).kept


def test_where_there_is_nothing_to_judge_the_message_says_why() -> None:
    picked = compared("We are tired of waiting for new ropes", 0)
    with pytest.raises(NothingToJudgeError, match="the wording compared with"):
        picked.judge(0, None, "turn")
    with pytest.raises(NothingToJudgeError, match="nothing was said of this passage"):
        picked.judge(1, None, None)


def test_what_is_said_of_a_judgement_names_what_comes_next_only_where_one_key_turns_it() -> None:
    passage = compared("tired of waiting").judge(1, None, "turn").passage
    same, nothing = Judged(passage, said=True), Judged(passage, said=None)
    assert judged_words(same, "c", turns=True, lasting=True) == "kept: it says the same; c again: it does not"
    assert judged_words(same, "same", turns=False, lasting=False) == "kept for this session: it says the same"
    assert judged_words(nothing, "c", turns=True, lasting=True) == "your judgement is taken back"
