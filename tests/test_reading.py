"""The reader's way through a library: unread, next, kept searches, hidden articles."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import LibraryError
from index.library import Library
from index.model import Given, Mark, Media, Page, Span

_OUTLETS = ("Hill Gazette", "Dale Post", "Hill Gazette", "")


@pytest.fixture
def library() -> Iterator[Library]:
    """Give a library of four articles."""
    with Library.in_memory() as opened:
        opened.add(
            Page(
                f"{number}.jsonl#1",
                json.dumps(
                    {
                        "id": f"a{number}",
                        "title": f"Report {number}",
                        "body": [f"Text number {number} on the {'harbour' if number % 2 else 'bridge'}."],
                        "outlet": outlet,
                        "published": f"2031-03-0{number + 1}",
                    }
                ).encode(),
                Media.RECORD,
            )
            for number, outlet in enumerate(_OUTLETS)
        )
        yield opened


ALL = ["a0", "a1", "a2", "a3"]


def test_opening_marks_and_toggling_turns(library: Library) -> None:
    reading = library.reading
    assert reading.unread(ALL) == ALL
    reading.opened(["a1"])
    assert reading.unread(ALL) == ["a0", "a2", "a3"]
    assert reading.toggle(["a1"]) is False
    assert reading.unread(ALL) == ALL
    assert reading.toggle(["a1", "a2"]) is True
    assert reading.toggle(["a0", "a1"]) is True, "of a list that is read in part all is read afterwards"
    assert reading.unread(ALL) == ["a3"]
    assert reading.toggle([]) is True


def test_the_next_unread_is_behind_this_one_and_then_from_the_beginning(library: Library) -> None:
    reading = library.reading
    reading.opened(["a2"])
    assert reading.next_unread(ALL) == "a0"
    assert reading.next_unread(ALL, "a1") == "a3"
    assert reading.next_unread(ALL, "a3") == "a0"
    assert reading.next_unread(ALL, "elsewhere") == "a0"
    reading.opened(ALL)
    assert reading.next_unread(ALL, "a1") is None
    assert reading.next_unread([]) is None


def test_counts_by_outlet(library: Library) -> None:
    library.reading.opened(["a0"])
    groups = library.reading.by_outlet()
    assert groups == {"": ["a3"], "Hill Gazette": ["a2", "a0"], "Dale Post": ["a1"]}
    assert library.reading.counts(groups) == {"": (1, 1), "Hill Gazette": (1, 2), "Dale Post": (1, 1)}


def test_a_kept_search_is_a_row_with_what_it_finds_now(library: Library) -> None:
    library.reading.save_search("water", "harbour")
    library.reading.opened(["a3"])
    (row,) = library.reading.search_rows()
    assert row == ("water", "harbour", ("a3", "a1"), (1, 2))


def test_what_a_rule_hides_is_nowhere_but_what_is_marked(library: Library) -> None:
    reading = library.reading
    reading.ignore('outlet:"Hill Gazette"')
    assert reading.hidden() == {"a0", "a2"}
    assert reading.unread(ALL) == ["a1", "a3"]
    assert reading.counts({"story": ALL}) == {"story": (2, 2)}
    assert reading.next_unread(ALL, "a1") == "a3"
    library.marks.add(Mark(0, "a0", 0, Span(0, 4), "Text"))
    assert reading.hidden() == {"a2"}
    reading.ignore_no_more('outlet:"Hill Gazette"')
    assert reading.hidden() == frozenset()


def test_a_rule_hides_what_comes_later(library: Library) -> None:
    library.reading.ignore("quarry")
    assert library.reading.hidden() == frozenset()
    (new,) = library.add([Page("q.jsonl#1", b'{"body": ["The quarry was loud again today."]}', Media.RECORD)]).added
    assert library.reading.hidden() == {new}


def test_a_rule_that_names_a_story_by_its_id_holds_when_the_title_changes_and_when_stories_join(
    library: Library,
) -> None:
    reading = library.reading
    story, other = library.story_of("a1"), library.story_of("a0")
    assert story is not None
    assert story != other
    title = library.story(story).title
    reading.ignore(f"story:{story}")
    assert reading.rule_words(f"story:{story}") == f"the story {title}"
    library.edit("a1", Given(title="Quite another headline than before"))
    assert library.story(story).title != title
    [row] = reading.rule_rows()
    assert row.words == "the story Quite another headline than before"
    assert reading.hidden() == set(row.articles) == set(library.story(story).articles)
    library.join("a0", "a1")
    joined = library.story(story)
    assert {"a0", "a1"} <= set(joined.articles)
    assert reading.hidden() == set(joined.articles)
    assert {result.article.id for result in library.search(f"story:{story}").results} == set(joined.articles)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ('outlet:"Hill Gazette"', 'outlet:"Hill Gazette"'),
        ("harbour market", "harbour market"),
        ("story:report", "story:report"),
        ("story:s0000000000 harbour", "story:s0000000000 harbour"),
    ],
)
def test_a_rule_that_names_no_one_story_is_said_as_it_was_typed(library: Library, rule: str, words: str) -> None:
    assert library.reading.rule_words(rule) == words


def test_a_rule_on_a_story_that_went_away_says_so(library: Library) -> None:
    story = library.story_of("a1")
    assert story is not None
    library.forget(*library.story(story).articles)
    assert library.reading.rule_words(f"story:{story}") == "a story that is not here any more"


@pytest.mark.parametrize("text", ["", "  ", "text"])
def test_a_rule_that_says_nothing_or_hides_all_is_refused(library: Library, text: str) -> None:
    with pytest.raises(LibraryError):
        library.reading.ignore(text)
    assert library.reading.ignored() == ()


@given(st.lists(st.sampled_from("abcdef"), unique=True), st.sets(st.sampled_from("abcdef")))
def test_going_from_unread_to_unread_reads_all_once(ids: list[str], read: set[str]) -> None:
    with Library.in_memory() as library:
        library.reading.opened(read)
        seen: list[str] = []
        while (one := library.reading.next_unread(ids, seen[-1] if seen else None)) is not None:
            library.reading.opened([one])
            seen.append(one)
        assert seen == [one for one in ids if one not in read]
