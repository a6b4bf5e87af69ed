"""Marks and judgements, as the reader makes them: kept, shown, edited, removed, put back, copied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.model import Mark, Media, Page, Relation, Span
from tests.reader_support import ARTICLES, LONG, app_on, article, compare_screen, screen_text, typed
from tui.app import NewsreaderApp
from tui.keeping import SessionKeeper, mark_passages, note_line, read_note
from tui.open_library import OpenLibrary
from tui.screens.marks import MarksScreen
from tui.widgets.text_pane import KEPT

WIDE = (160, 40)
SMALL = (80, 24)


# --- note and tags ------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "note", "tags"),
    [
        ("", "", ()),
        ("look at this", "look at this", ()),
        ("#quote", "", ("quote",)),
        ("ask #ropes, the desk #quote #ropes", "ask the desk", ("ropes", "quote")),
        ("item # 3", "item # 3", ()),
    ],
)
def test_words_that_begin_with_a_hash_are_tags(line: str, note: str, tags: tuple[str, ...]) -> None:
    assert read_note(line) == (note, tags)


@given(st.text())
def test_what_is_read_from_a_line_is_read_again_from_what_is_written_of_it(line: str) -> None:
    note, tags = read_note(line)
    assert read_note(note_line(Mark(1, "a", None, Span(0, 1), "x", note, tags))) == (note, tags)


def test_a_passage_marked_again_is_one_mark_with_the_new_note() -> None:
    keeper = SessionKeeper()
    for line in ("first #a", "second"):
        mark_passages(keeper, ARTICLES[0], [(0, Span(0, 6))], line)
    [mark] = keeper.marks()
    assert (mark.note, mark.tags, mark.text) == ("second", (), "Quarry")


# --- marking on the panes -----------------------------------------------------


async def test_m_keeps_the_current_sentence_with_its_note_and_shows_a_sign() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("right_parenthesis", "m", *typed("ask again"), "space", "number_sign", *typed("ropes"))
        assert "Quarry workers in Hollin" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        text = screen_text(app)
        [mark] = app.collection.keeper.marks()
    assert (mark.paragraph, mark.note, mark.tags) == (0, "ask again", ("ropes",))
    assert mark.text == "Quarry workers in Hollin walked out at noon."
    assert KEPT in text
    assert "kept for this session, a keeps the pages" in text


async def test_escape_keeps_nothing() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("m", *typed("no"), "escape")
        compare_screen(app)
        assert app.collection.keeper.marks() == ()


async def test_m_keeps_the_current_hit() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "m", "enter")
        await pilot.pause()
        [mark] = app.collection.keeper.marks()
    assert mark.text == "tired of waiting"


async def test_m_keeps_a_selection_over_paragraphs_part_by_part() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("right_parenthesis", "v", "j", "m", "enter")
        await pilot.pause()
        marks = app.collection.keeper.marks()
    assert [mark.paragraph for mark in marks] == [0, 1]


async def test_a_passage_marked_again_shows_its_note_to_be_changed() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("m", *typed("once"), "enter", "m")
        assert "once" in screen_text(app)
        await pilot.press(*typed("and again"), "enter")
        [mark] = app.collection.keeper.marks()
        assert mark.note == "once and again", "typing goes on behind what is noted already"
        await pilot.press("m", "ctrl+u", *typed("twice"), "enter")
        [mark] = app.collection.keeper.marks()
    assert mark.note == "twice"


async def test_signs_stay_with_their_article_when_a_pane_shows_another() -> None:
    many = tuple(article(n, f"Outlet {n}", f"Sentence {n} stands here alone.") for n in range(1, 6))
    app = app_on(many)
    async with app.run_test(size=(60, 24)) as pilot:
        await pilot.press("m", "enter", "tab")
        await pilot.pause()
        assert KEPT not in screen_text(app)
        await pilot.press("shift+tab")
        await pilot.pause()
        assert KEPT in screen_text(app)


# --- the Marks screen ---------------------------------------------------------


async def test_without_marks_the_screen_says_how_to_make_one() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("apostrophe")
        await pilot.pause()
        assert "m on the panes keeps a passage" in screen_text(app)
        await pilot.press("enter", "e", "x", "u", "y", "Y", "q")
        compare_screen(app)


async def test_marks_are_listed_opened_edited_removed_and_put_back() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("right_parenthesis", "m", *typed("one"), "enter", "tab", "m", *typed("two"), "enter")
        await pilot.press("f8")
        await pilot.pause()
        text = screen_text(app)
        assert text.index("two") < text.index("one"), "the newest first"
        assert "2 marks, kept for this session" in text
        await pilot.press("j", "e")
        await pilot.pause()
        await pilot.press("ctrl+u", *typed("uno"), "enter")
        await pilot.pause()
        assert "uno" in screen_text(app)
        await pilot.press("x")
        assert "uno" not in screen_text(app)
        assert [mark.note for mark in app.collection.keeper.marks()] == ["two"]
        await pilot.press("u")
        assert sorted(mark.note for mark in app.collection.keeper.marks()) == ["two", "uno"]
        assert isinstance(app.screen, MarksScreen)
        await pilot.press("g")
        while "uno" not in str(app.screen._current):
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        screen = compare_screen(app)
        assert screen.focus_number == 0
        assert screen.pane.sentence is not None
        assert screen.pane.sentence[0] == 0


async def test_where_no_mark_has_the_tag_any_more_it_is_said_and_t_shows_all() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("m", *typed("one"), "enter", ")", "m", *typed("two"), "space", "number_sign", "a", "enter")
        await pilot.press("f8", "t", "x")
        await pilot.pause()
        assert "no mark has #a" in screen_text(app)
        await pilot.press("t")
        await pilot.pause()
        assert "1 mark, kept for this session" in screen_text(app)


async def test_t_shows_the_marks_of_one_tag_after_another() -> None:
    app = app_on()
    for line in ("one #ropes", "two #cranes", "three"):
        at = Span(0, len(line))
        mark_passages(app.collection.keeper, ARTICLES[0], [(1, at)], line)
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("apostrophe")
        await pilot.pause()
        seen = []
        for _ in range(4):
            await pilot.press("t")
            text = screen_text(app)
            seen.append([word for word in ("one", "two", "three") if f"  {word}  " in text])
    assert seen == [["two"], ["one"], ["one", "two", "three"], ["two"]]


async def test_marks_are_copied_with_attribution_and_all_with_their_notes() -> None:
    app = app_on()
    async with app.run_test(size=SMALL) as pilot:
        await pilot.press("right_parenthesis", "m", *typed("why"), "enter", "apostrophe")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert "Quarry workers in Hollin walked out at noon." in app.clipboard
        assert "Hollin Gazette" in app.clipboard
        assert "why" not in app.clipboard
        await pilot.press("Y")
        await pilot.pause()
        assert app.clipboard.endswith("why")


# --- judgement ----------------------------------------------------------------


async def test_c_turns_a_judgement_and_the_header_says_so() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "c")
        await pilot.pause()
        screen = compare_screen(app)
        assert "judged the same; same words" in screen_text(app)
        assert "kept for this session: it says the same" in screen_text(app)
        await pilot.press("c")
        assert "judged not the same" in screen_text(app)
        assert 0 not in screen.comparison.hits.articles
        await pilot.press("c")
        assert "taken back" in screen_text(app)
        assert len(screen.comparison.hits[0]) == 1
        assert app.collection.keeper.judgements() == ()


async def test_a_judgement_takes_the_note_away_from_the_pane_that_has_the_current_hit_then() -> None:
    articles = (
        article(
            1,
            "Hollin Gazette",
            '"We are tired of waiting for new ropes," said Edda Farrow, who leads them.',
            LONG,
            "The new ropes were promised in spring by the owner of the quarry, Farrow said.",
        ),
        article(
            2,
            "Tarn News",
            '"We are tired of waiting for new ropes," their leader, Edda Farrow, told Tarn News.',
            LONG,
            "Snow fell on the road and new ropes lay in a shed behind the mill.",
        ),
    )
    app = app_on(articles)
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.press("slash", *typed("new ropes"), "enter", "3", "n")
        assert "nothing matching this hit" in screen_text(app)
        await pilot.press("tab", "c")
        position = compare_screen(app).lighting.position
        assert position is not None
        assert position.article == 0
        assert "nothing matching this hit" not in screen_text(app)


async def test_a_judgement_that_is_taken_back_on_another_screen_is_shown_on_the_panes() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "c", "c")
        screen = compare_screen(app)
        assert 0 not in screen.comparison.hits.articles
        await pilot.press("apostrophe", "u")
        await pilot.pause()
        assert "taken back: " in screen_text(app)
        await pilot.press("q")
        await pilot.pause()
        assert "judged the same" in screen_text(app)
        assert len(screen.comparison.hits[0]) == 1


async def test_a_judgement_that_is_taken_back_leaves_the_current_hit_where_a_story_is_on_two_screens() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("S")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("slash", *typed("Farrow"), "enter", "c", "c", "n")
        screen = compare_screen(app)
        before = screen.comparison.spot(screen.lighting.position)
        assert before is not None
        await pilot.press("u")
        await pilot.pause()
        assert "taken back: " in screen_text(app)
        assert screen.comparison.spot(screen.lighting.position) == before


async def test_a_judgement_holds_for_the_phrase_and_no_other() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "c", "c")
        await pilot.press("slash", *typed("waiting for new ropes"), "enter")
        screen = compare_screen(app)
        assert screen.comparison.hits[0]
        await pilot.press("slash", *typed("Tired of WAITING"), "enter")
        assert 0 not in screen.comparison.hits.articles


async def test_c_without_a_phrase_or_a_passage_says_what_to_do() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("c")
        assert "no phrase yet" in screen_text(app)
        await pilot.press("slash", *typed("zeppelin"), "enter", "c")
        assert "nothing here to judge" in screen_text(app)


async def test_the_wording_others_are_compared_with_is_not_judged() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("right_parenthesis", "asterisk", "c")
        assert "this is the wording compared with" in screen_text(app)
        assert app.collection.keeper.judgements() == ()


async def test_c_on_a_card_judges_its_version_and_copies_say_so() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("tired of waiting"), "enter", "enter")
        await pilot.pause()
        await pilot.press("c", "Y")
        await pilot.pause()
        assert "judged the same; same words" in app.clipboard
        await pilot.press("c")
        assert "judged not the same" in screen_text(app)


async def test_a_hit_that_is_judged_away_on_a_card_is_not_looked_for_on_the_panes_below() -> None:
    """The panes are laid out anew below the cards, while the current hit is there no more."""
    told = [article(n, f"Tarn News {n}", f"They were tired of waiting for ropes, post {n} said.") for n in range(3)]
    app = app_on(tuple(told))
    async with app.run_test(size=SMALL) as pilot:
        screen = compare_screen(app)
        await pilot.press("slash", *typed("tired of waiting"), "enter")
        assert screen.lighting.position is not None
        await pilot.press("enter", "c", "c")
        assert not screen.comparison.hits[screen.lighting.position.article]
        await pilot.resize_terminal(150, 30)
        await pilot.press("escape")
        assert compare_screen(app).lighting.position is None


async def test_a_card_without_its_reasons_shows_the_nearest_passage_before_it_is_judged() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("the workers want new cranes and a pay rise"), "enter", "enter")
        await pilot.pause()
        await pilot.press("e", "c")
        assert "here is the nearest passage: c again says it is the same" in screen_text(app)
        assert "nearest: The quarry said 14 of 40 cranes were still." in screen_text(app)
        assert app.collection.keeper.judgements() == ()
        await pilot.press("c")
        assert [one.same for one in app.collection.keeper.judgements()] == [True]


# --- in a library -------------------------------------------------------------

PAGES = [
    Page(
        f"page-{number}.txt",
        f"""{outlet}
Quarry workers in Hollin walk out over ropes
4 March 2031

Quarry workers in Hollin walked out at noon on Tuesday over worn ropes, the quarry said.

"We are tired of waiting for new ropes," said Edda Farrow, who leads the quarry workers of Hollin.

The quarry said that fourteen of forty cranes were standing still, and that ropes were on their way from {outlet}.
""".encode(),
        Media.TEXT,
    )
    for number, outlet in enumerate(["The Hollin Gazette", "Tarn News"], 1)
]


async def test_marks_and_judgements_outlast_the_session_in_a_library(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add(PAGES)
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=SMALL) as pilot:
            await pilot.press("m", *typed("keep"), "enter")
            await pilot.pause()
            assert "kept; ' shows all marks" in screen_text(app)
            await pilot.press("slash", *typed("tired of waiting"), "enter", "c")
            await pilot.pause()
            assert "kept: it says the same" in screen_text(app)
    with Library.open(tmp_path) as library:
        assert [mark.note for mark in library.marks.all()] == ["keep"]
        [said] = library.judgements.all()
        assert (said.query, said.same, said.ours) == ("tired of waiting", True, Relation.VERBATIM)
        examples = [json.loads(line) for line in (tmp_path / "judgements.jsonl").read_text().splitlines()]
        assert [(one["query"], one["same"], one["ours"]) for one in examples] == [
            ("tired of waiting", True, "verbatim")
        ]
        judged = [version.judged for version in library.versions("Tired of waiting")]
        assert sorted(judged, key=str) == [None, True]
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=SMALL) as pilot:
            await pilot.pause()
            assert KEPT in screen_text(app)
            await pilot.press("apostrophe")
            await pilot.pause()
            assert "1 mark, kept in your library" in screen_text(app)


def test_what_is_forgotten_takes_its_judgements_along(tmp_path: Path) -> None:
    from tui.comparison import Comparison
    from tui.keeping import LibraryKeeper

    with Library.open(tmp_path) as library:
        library.add(PAGES)
        articles = list(library.articles())
        comparison = Comparison(articles, keeper=LibraryKeeper(library))
        comparison.begin("tired of waiting")
        comparison.search_all()
        for number in range(2):
            assert comparison.judge(number, None, "turn").said is True
        library.forget(articles[0].id)
        assert [one.article for one in library.judgements.all()] == [articles[1].id]
        assert len((tmp_path / "judgements.jsonl").read_text().splitlines()) == 1


async def test_a_passage_is_shown_before_it_is_judged() -> None:
    app = app_on()
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("slash", *typed("council spoke of roads"), "enter")
        screen = compare_screen(app)
        nowhere = next(n for n in range(3) if screen.comparison.version(n).relation is Relation.NONE)  # type: ignore[union-attr]
        await pilot.press(str(nowhere + 1), "tab", "c")
        assert "here is the nearest passage" in screen_text(app)
        assert app.collection.keeper.judgements() == ()
        await pilot.press("c")
        assert [one.same for one in app.collection.keeper.judgements()] == [True]


async def test_marks_of_an_article_that_was_forgotten_meanwhile_are_refused(tmp_path: Path) -> None:
    page = Page("a.txt", b"Cranes still\n\nThe quarry said that fourteen cranes were still.\n", Media.TEXT)
    with Library.open(tmp_path) as library:
        library.add([page])
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            library.forget(compare_screen(app).comparison.articles[0].id)
            for key in ("m", "p"):
                await pilot.press(key)
                assert "not in the library any more" in screen_text(app), key
