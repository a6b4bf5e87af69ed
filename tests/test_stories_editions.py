"""One article, one place in its story: which of its editions stands there, by table and in a library."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.library import Library
from index.model import Given, Media, Page, PublishedFrom
from index.stories.editions import Edition, superseded

WORDS = [f"word{number}" for number in range(60)]
LONG = " ".join(WORDS)
"""A text of 60 words, so 56 runs of five."""


def first(count: int) -> str:
    """Give the first words of the long text."""
    return " ".join(WORDS[:count])


@pytest.mark.parametrize(
    ("editions", "standing"),
    [
        ([("a", LONG, None)], "a"),
        # The newest stands, also where it is shorter: the outlet cut something, or wrote it anew.
        ([("a", LONG, None), ("b", LONG + " and more", None)], "b"),
        ([("a", LONG, None), ("b", first(40), None)], "b"),
        ([("a", LONG, None), ("b", "all of it was written anew in a few words", None)], "b"),
        # A capture that broke off is but a part, whichever came first.
        ([("a", LONG, None), ("b", first(20), None)], "a"),
        ([("a", first(20), None), ("b", LONG, None)], "b"),
        ([("a", LONG, None), ("b", first(3), None)], "b"),  # three words of it are in no run of five
        # A teaser gives way to what has more and is none, in whatever words it was told.
        ([("a", "the pier is mended at last says the mayor", False), ("b", LONG, None)], "b"),
        ([("a", LONG, None), ("b", "the pier is mended at last says the mayor", False)], "a"),
        ([("a", LONG, True), ("b", first(40), False)], "a"),
        ([("a", "the pier is mended at last says the mayor", None), ("b", LONG, False)], "b"),
        # Of two teasers the newer.
        ([("a", first(12), False), ("b", "the pier is mended at last says the mayor", False)], "b"),
        # A teaser, its page, a later page, and the teaser changed.
        ([("a", first(9), False), ("b", LONG, None), ("c", LONG + " more", None), ("d", first(10), False)], "c"),
        ([("a", "", None), ("b", "", None)], "b"),
    ],
)
def test_the_newest_edition_that_is_no_part_of_another_stands_for_all(
    editions: list[tuple[str, str, bool | None]], standing: str
) -> None:
    found = superseded([Edition(*each) for each in editions])
    assert found == {name: standing for name, _, _ in editions if name != standing}


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([None, True, False])), min_size=1, max_size=6))
def test_always_just_one_stands(editions: list[tuple[int, bool | None]]) -> None:
    made = [Edition(str(number), first(count), whole) for number, (count, whole) in enumerate(editions)]
    found = superseded(made)
    (standing,) = {each.id for each in made} - found.keys()
    assert set(found.values()) <= {standing}


# --- in a library -----------------------------------------------------------------

PIER = "The old pier at Selby Sands will be mended before the summer begins."
URL = "https://news.example/pier"


@pytest.fixture(params=["as a whole", "around what is new"])
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Give an empty library in memory, grouped as a small one is, or as a large one."""
    if request.param == "around what is new":
        monkeypatch.setattr("index.library.group._WHOLE", 0)
    with Library.in_memory() as opened:
        yield opened


def whole(*more: str) -> Page:
    """Make the page behind the teaser."""
    body = [
        PIER,
        *(f"It is sentence {number} of what the mending of the pier will cost." for number in range(9)),
        *more,
    ]
    return record(url=URL, outlet="Selby Mail", title="The pier is mended", body=body)


def record(**fields: object) -> Page:
    return Page("x.jsonl#1", json.dumps({"published": "2031-03-04", **fields}).encode(), Media.RECORD)


def teaser() -> Page:
    """Make a feed's entry of a few words of its own."""
    given = Given(
        url=URL,
        title="The pier is mended",
        outlet="Selby Mail",
        published="2031-03-04",
        published_from=PublishedFrom.FEED,
    )
    return Page("feed#1", b"<p>Good news for those who love the pier. Read more</p>", Media.HTML, given)


def other_outlet() -> Page:
    body = [f"{PIER} The mending of the pier will cost four millions, the mayor of Selby Sands said."]
    return record(outlet="Hollin Gazette", title="Selby pier to be mended", body=body)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_a_teaser_is_no_article_of_its_own_beside_its_whole_page_in_whatever_order_they_came(
    library: Library, order: tuple[int, ...]
) -> None:
    pages = [teaser(), whole(), other_outlet()]
    for number in order:
        library.add([pages[number]])
    [story] = library.stories()
    assert [each.outlet for each in library.articles(story.articles)] == ["Hollin Gazette", "Selby Mail"]
    assert all(len(each.paragraphs) > 9 for each in library.articles(story.articles) if each.outlet == "Selby Mail")
    assert [version.article for version in library.versions("the pier", story.id)] == list(story.articles)


def test_a_teaser_is_found_by_search_and_by_its_id_and_names_the_story(library: Library) -> None:
    (first_id,) = library.add([teaser()]).added
    (page,) = library.add([whole()]).added
    [result] = library.search("good news love").results
    assert result.article.id == first_id
    assert library.story_of(first_id) == library.story_of(page) == result.story
    assert [row.id for row in library.editions(page)] == [first_id, page]
    [found] = library.search("good news love").stories
    assert found.articles == (page,)


def test_the_teaser_comes_back_when_its_whole_page_is_forgotten(library: Library) -> None:
    (first_id,) = library.add([teaser()]).added
    (page,) = library.add([whole()]).added
    story = library.story_of(page)
    library.forget(page)
    [found] = library.stories()
    assert (found.id, found.articles) == (story, (first_id,))
    (again,) = library.add([whole()]).added
    assert library.stories()[0].articles == (again,)
    assert library.undo() == (again,)
    assert library.stories()[0].articles == (first_id,)


def test_the_story_keeps_its_id_when_the_whole_page_of_its_only_teaser_comes(library: Library) -> None:
    library.add([teaser()])
    [before] = library.stories()
    library.add([whole()])
    [after] = library.stories()
    assert after.id == before.id


def test_a_page_whose_text_changed_has_one_place_the_newer(library: Library) -> None:
    library.add([whole(), other_outlet()])
    (newer,) = library.add([whole("A bridge to the pier is planned as well.")]).editions
    [story] = library.stories()
    assert newer in story.articles
    assert len(story.articles) == 2


def test_a_story_joined_by_its_teaser_stays_joined_when_the_page_comes(library: Library) -> None:
    """What the reader said of an edition holds for its article."""
    (bakers,) = library.add([record(outlet="Dale Post", title="Bakers", body=["Bakers met to talk of bread."])]).added
    (first_id,) = library.add([teaser()]).added
    library.join(bakers, first_id)
    (page,) = library.add([whole()]).added
    [story] = library.stories()
    assert set(story.articles) == {bakers, page}
    library.part(page)
    assert sorted(len(each.articles) for each in library.stories()) == [1, 1]


def test_lists_know_at_once_which_edition_stands(library: Library) -> None:
    """What was read of it before a change is not said after it."""
    (first_id,) = library.add([teaser()]).added
    assert library.reading.superseded() == {}
    (page,) = library.add([whole()]).added
    assert library.reading.superseded() == {first_id: page}
    assert library.reading.standing([first_id, page]) == [page]
    library.forget(page)
    assert library.reading.superseded() == {}


def test_editions_of_another_article_leave_those_before_as_they_were(library: Library) -> None:
    """Only the articles whose editions changed are looked at again."""
    library.add([teaser()])
    (pier,) = library.add([whole()]).added
    sheep = record(url="https://news.example/sheep", outlet="Dale Post", title="Sheep", body=[COSTS[3]])
    more = record(url="https://news.example/sheep", outlet="Dale Post", title="Sheep", body=[*COSTS[3:6]])
    library.add([sheep])
    (newer,) = library.add([more]).added
    assert {one for story in library.stories() for one in story.articles} == {pier, newer}
    assert set(library.reading.superseded().values()) == {pier, newer}


COSTS = (
    PIER,
    "The council voted for the plan on Monday evening, eleven to four, after a debate of three hours.",
    "Divers had found in the autumn that nine of the iron legs were eaten through by rust.",
    "Oak planks will come from a sawmill in the hills, which cut those of the first pier as well.",
    "A ferry company that lands there pays a third, on the promise of a berth at the very end.",
    "Anglers may come back in May, the harbour master said, though only to the landward half.",
    "Nobody has yet said who will paint the railings, a job that took two summers last time.",
    "Shopkeepers along the front hope that the bathing season will not be lost altogether.",
    "A brass band is to play on the day it opens, as one did when the mayor was a child.",
)


def dump(*sentences: str) -> Page:
    """Make a page as text: its title in the first line, a sentence in each further one."""
    text = "\n".join(("The pier is mended", *sentences)) + "\n"
    return Page("pier.txt", text.encode(), Media.TEXT, Given(url=URL, outlet="Selby Mail", published="2031-03-04"))


def test_editions_are_looked_at_again_after_a_change_by_hand(library: Library) -> None:
    """Lines cut by hand leave less of a page than its shorter edition has: that one stands, after a rebuild too."""
    (long,) = library.add([dump(*COSTS)]).added
    (short,) = library.add([dump(*COSTS[:3])]).added
    assert library.stories()[0].articles == (long,)
    library.edit_lines(long, cut=range(6, 10))
    assert library.stories()[0].articles == (short,)
    for _ in library.rebuild():
        pass
    assert library.stories()[0].articles == (short,)
    assert library.settled


def test_a_library_from_before_has_its_editions_looked_at_when_it_is_settled(tmp_path: Path) -> None:
    """Until then it shows each edition, as it did."""
    with Library.open(tmp_path) as library:
        (first_id,) = library.add([teaser()]).added
        (page,) = library.add([whole()]).added
        with library.reading._database.writing() as connection:
            connection.execute("DELETE FROM superseded")
            connection.execute("DELETE FROM edition_group")
            connection.execute("INSERT INTO meta VALUES ('editions_due', 1)")
        assert {each for story in library.stories() for each in story.articles} == {first_id, page}
        assert [library.settled, library.settle(), library.settled] == [False, True, True]
        assert library.stories()[0].articles == (page,)


def test_pages_named_one_by_one_are_all_shown() -> None:
    with Library.in_memory(every_edition=True) as library:
        library.add([teaser(), whole(), whole("A bridge to the pier is planned as well.")])
        assert sum(len(story.articles) for story in library.stories()) == 3
        assert library.settled
