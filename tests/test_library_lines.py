"""Lines kept and cut by hand: what becomes of the article, of a rebuild, of editions, of marks; cleaning anew."""

from __future__ import annotations

import textwrap
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.hand import LINES, apply, lines_of
from index.errors import LibraryError, NoArticleError
from index.library import Library
from index.library import rebuild as rebuild_module
from index.library.carried import cleaned
from index.model import Article, Given, Mark, Media, Page, Paragraph, Reason, RemovedLine, Role, Span, UsedLine
from tests import test_cli
from tests.library_support import DAM

run = test_cli.run
dam = test_cli.dam

DUMP = DAM.replace("Dam holds", "Home\nWeather\nDam holds") + "\nRelated stories\nA bridge that nobody wanted\n"
KEPT, MENU = 12, 3  # the last paragraph's line, and one of the menu's
ARTICLE = Article(
    "a1",
    "a.txt",
    "Dam holds",
    (Paragraph("Dam", Role.HEADING, 4), Paragraph("It held.", Role.PARAGRAPH, 6)),
    used=(UsedLine(1, "title", "Dam holds"),),
    removed=(RemovedLine(2, "Menu", Reason.NAV), RemovedLine(8, "Footer", Reason.FOOTER)),
)


def page(text: str = DUMP, **fields: Any) -> Page:
    return Page("dam.txt", text.encode(), Media.TEXT, **fields)


# --- the pure part --------------------------------------------------------------


def test_a_restored_line_stands_at_its_place_and_a_cut_one_is_removed_by_hand() -> None:
    changed = apply(ARTICLE, {2: True, 6: False})
    assert changed.paragraphs == (Paragraph("Menu", line=2), Paragraph("Dam", Role.HEADING, 4))
    assert changed.removed == (RemovedLine(6, "It held.", Reason.HAND), RemovedLine(8, "Footer", Reason.FOOTER))


_choices = st.dictionaries(st.integers(0, 10), st.booleans())


@given(_choices)
def test_no_line_is_lost_or_told_twice(choices: dict[int, bool]) -> None:
    """Whatever is kept and cut, the same lines with the same texts are there, each as it was wanted."""
    changed = apply(ARTICLE, choices)
    before, after = lines_of(ARTICLE), lines_of(changed)
    assert {number: text for number, (text, _) in before.items()} == {n: text for n, (text, _) in after.items()}
    assert len(after) == sum(map(len, (changed.paragraphs, changed.used, changed.removed)))
    assert all(after[number][1] == kept for number, kept in choices.items() if number in after)
    numbers = [one.line for one in changed.paragraphs]
    assert numbers == sorted(numbers, key=lambda number: number or 0)
    assert apply(changed, choices) == changed


@given(_choices)
def test_doing_the_opposite_takes_it_back(choices: dict[int, bool]) -> None:
    """With the article as it was cleaned at hand, each line becomes what it was, role and reason too."""
    changed = apply(ARTICLE, choices)
    back = {number: kept for number, (_, kept) in lines_of(ARTICLE).items()}
    assert apply(changed, back, like=ARTICLE) == ARTICLE


# --- in a library ---------------------------------------------------------------


def test_a_line_that_goes_on_from_another_is_set_by_that_one() -> None:
    """Where a terminal broke the lines, the first line of a paragraph stands for all of them."""
    lines = [textwrap.fill(line, 60) for line in DUMP.split("\n")]
    with Library.in_memory() as library:
        (one,) = library.add([page("\n".join(lines))]).added
        article = library.article(one)
        last = article.paragraphs[-1].line
        assert last is not None
        assert last + 1 in article.joined
        with pytest.raises(LibraryError, match=f"line {last + 1} goes on from line {last}"):
            library.edit_lines(one, cut=[last + 1])
        assert (
            RemovedLine(last, article.paragraphs[-1].text, Reason.HAND) in library.edit_lines(one, cut=[last]).removed
        )


def test_lines_by_hand_outlast_a_rebuild_and_are_taken_back() -> None:
    with Library.in_memory() as library:
        (one,) = library.add([page()]).added
        first = library.article(one)
        assert {line.line for line in first.removed} >= {MENU}
        changed = library.edit_lines(one[:6], keep=[MENU], cut=[KEPT])
        assert library.article(one) == changed
        assert changed.paragraphs[0].line == MENU
        assert RemovedLine(KEPT, first.paragraphs[-1].text, Reason.HAND) in changed.removed
        assert changed.by_hand == (LINES,)
        assert library.lines_by_hand(one) == {MENU: True, KEPT: False}
        assert library.search("noon").total == 0
        assert library.search("weather").total == 1
        assert [step.changed for step in library.rebuild(pages=True)] == [0]
        assert library.article(one) == changed
        assert library.edit_lines(one, keep=[KEPT], cut=[MENU]) == first
        assert library.lines_by_hand(one) == {}
        library.edit_lines(one, cut=[KEPT])
        library.forget(one)
        assert library._core.lines.of(one) == ()


def test_an_edition_takes_over_a_line_only_where_the_very_same_text_stands() -> None:
    url = Given(url="https://hill.example/dam")
    with Library.in_memory() as library:
        (one,) = library.add([page(given=url)]).added
        library.edit_lines(one, keep=[MENU], cut=[KEPT])
        moved = DUMP.replace("Home\n", "Home\nArchive\n").replace("Engineers", "Officials")
        (two,) = library.add([page(moved, given=url)]).editions
        assert library.lines_by_hand(two) == {MENU + 1: True, KEPT + 1: False}
        assert library.article(two).by_hand == (LINES,)
        other = moved.replace("by noon", "by nine").replace("Weather", "Sports")
        (three,) = library.add([page(other, given=url)]).editions
        assert library.lines_by_hand(three) == {}
        assert library.article(three).by_hand == ()


def test_marks_stay_with_their_paragraphs() -> None:
    with Library.in_memory() as library:
        (one,) = library.add([page()]).added
        library.marks.add(Mark(0, one, 1, Span(1, 8), "We were"))
        library.edit_lines(one, keep=[MENU])
        (mark,) = library.marks.all(one)
        assert library.article(one).text_of(mark.paragraph)[1:8] == "We were"
        with pytest.raises(LibraryError, match="mark"):
            library.edit_lines(one, cut=[10])
        library.edit_lines(one, cut=[MENU])
        assert library.marks.all(one)[0].paragraph == 1


@pytest.mark.parametrize(
    ("keep", "cut", "words"),
    [
        ([99], [], "line 99"),
        ([7], [], "line 7"),
        ([3], [3], "both"),
        ([], [4], "title"),
        ([], [8, 10, 12], "no line would be left"),
    ],
)
def test_what_cannot_be_is_said_and_changes_nothing(keep: list[int], cut: list[int], words: str) -> None:
    with Library.in_memory() as library:
        (one,) = library.add([page()]).added
        first = library.article(one)
        with pytest.raises(LibraryError, match=words):
            library.edit_lines(one, keep=keep, cut=cut)
        assert (library.article(one), library.lines_by_hand(one)) == (first, {})


def test_html_has_no_lines() -> None:
    html = (
        "<html><body><h1>Dam holds</h1>" + "".join(f"<p>{line}</p>" for line in DUMP.split("\n\n")) + "</body></html>"
    )
    with Library.in_memory() as library:
        (one,) = library.add([Page("dam.html", html.encode(), Media.HTML)]).added
        with pytest.raises(LibraryError, match="HTML"):
            library.edit_lines(one, cut=[1])


# --- the command ----------------------------------------------------------------


def test_edit_keeps_and_cuts_lines(run: Any, tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(DUMP)
    (one,) = run("add", "--json", "dam.txt").records[0]["added"]
    ran = run("edit", one, "--keep-line", MENU, "--keep-line", 2, "--cut-line", KEPT, "--outlet", "Dale Post")
    assert (ran.code, "set by you: lines, outlet" in ran.out) == (0, True)
    (record,) = run("export").records
    assert record["lines"][:2] == [2, 3]
    assert (KEPT, "hand") in [(cut["line"], cut["reason"]) for cut in record["removed"]]
    assert run("export", "--output", "all.jsonl").code == 0
    run("--library", str(tmp_path / "other"), "add", "all.jsonl")
    run("--library", str(tmp_path / "other"), "rebuild", "--clean")
    assert run("--library", str(tmp_path / "other"), "export").out == (tmp_path / "all.jsonl").read_text()
    ran = run("edit", one, "--cut-line", 99)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_rebuild_clean_says_what_changed(run: Any, dam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "other.txt").write_text(DUMP.replace("dam", "weir"))
    one = run("add", "--json", dam).records[0]["added"][0]
    two = run("add", "--json", "other.txt").records[0]["added"][0]
    run("edit", one, "--authors", "Per Holm")
    ran = run("rebuild", "--clean")
    assert ran.out.splitlines()[1] == "cleaned again: 0 changed, 2 unchanged, 0 no longer an article"

    def other(page: Page) -> Article:
        if page.path.endswith("other.txt"):
            raise NoArticleError(page.path)
        return replace(cleaned(page), outlet="Dale Post", authors=("Nobody",))

    monkeypatch.setattr(rebuild_module, "cleaned", other)
    ran = run("rebuild", "--clean")
    assert ran.code == 0
    assert ran.out.splitlines()[1:] == [
        "cleaned again: 1 changed, 0 unchanged, 1 no longer an article",
        "fields changed: outlet 1 time",
    ]
    assert two in ran.err
