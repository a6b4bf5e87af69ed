"""Grouping: the same stories for any order of adding, one story for one event, ids that last."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.model import Article, Paragraph, PublishedFrom, Source, SourceKind, Story
from index.stories import Grouping, group, inherit_ids, mint_id, profile, regroup

FERRY = [
    (
        "Courier",
        "Ferry crews walk out as talks stall",
        "2031-03-04",
        (
            "Crews on the Averin harbour ferries walked out at dawn on Tuesday after a third night of talks ended "
            "without a deal. Ana Brandt, who speaks for the crews, said the port authority had offered promises and "
            "no wages. The Averin port authority says 14 of 40 sailings will run this week."
        ),
    ),
    (
        "Strand24",
        "Ferry crews leave ships in port",
        "2031-03-04",
        (
            "Talks between the Averin port authority and ferry crews broke up early on Tuesday. The crews' "
            "spokeswoman, Ana Brandt, said that the ferries would stay in the harbour. Sixteen of 40 sailings will "
            "run, the port authority said, while the talks about wages rest."
        ),
    ),
    (
        "Lantern",
        "Harbour at a standstill",
        "2031-03-05",
        (
            "The harbour of Averin stood still after negotiators left the room for the third time. Promises do not "
            "move ships, Ana Brandt of the ferry crews said. The port authority gave no figures on wages or on "
            "sailings."
        ),
    ),
]
DAM = [
    (
        "Courier",
        "Dam inspection finds second crack",
        "2031-03-04",
        (
            "Inspectors at the Torrell dam have found a second crack in its northern wall, engineer Piet Halloran "
            "told the valley council. The reservoir will be lowered by four metres before the spring melt, Halloran "
            "said."
        ),
    ),
    (
        "Quay Notes",
        "Second crack found at Torrell dam",
        "2031-03-05",
        (
            "A second crack runs through the northern wall of the Torrell dam. The valley council was told by "
            "engineer Piet Halloran that the reservoir must be lowered by four metres before the melt."
        ),
    ),
]
MAYOR = [
    (
        "Kestrel",
        "A mayor resigns",
        "2031-02-28",
        "Mayor Lucia Fenn of Ostrow resigned on Friday over a tram contract that her brother's firm had won.",
    ),
]


def article(outlet: str | None, title: str | None, published: str | None, *paragraphs: str) -> Article:
    """An article with an id made of its outlet and title."""
    return Article(
        id=f"{outlet}-{title}".lower().replace(" ", "-"),
        path="x.txt",
        title=title,
        outlet=outlet,
        published=published,
        published_from=PublishedFrom.STAMP if published else None,
        paragraphs=tuple(Paragraph(text) for text in paragraphs),
    )


ALL = [article(*told) for told in (*FERRY, *DAM, *MAYOR)]


def sets(stories: tuple[Story, ...]) -> set[frozenset[str]]:
    """The stories as sets of articles."""
    return {frozenset(story.articles) for story in stories}


EXPECTED = {frozenset(article(*told).id for told in event) for event in (FERRY, DAM, MAYOR)}


def test_each_event_is_one_story() -> None:
    """Three events told by four outlets are three stories."""
    assert sets(group(ALL)) == EXPECTED


def test_without_dates_each_event_is_one_story() -> None:
    """The words alone suffice where no article has a date."""
    assert sets(group([replace(one, published=None, published_from=None) for one in ALL])) == EXPECTED


def test_nothing_gives_no_story() -> None:
    """No articles are no stories; an article without words is a story of its own."""
    assert group([]) == ()
    empty = Article("e", "e.txt", None, ())
    assert [story.articles for story in group([empty, replace(empty, id="f")])] == [("e",), ("f",)]


def test_stories_come_newest_first_and_articles_oldest_first() -> None:
    """Stories by their last day, downwards; articles by day, then outlet."""
    stories = group(ALL)
    assert [story.last for story in stories] == ["2031-03-05", "2031-03-05", "2031-02-28"]
    ferry = next(story for story in stories if len(story.articles) == 3)
    assert [one.split("-")[0] for one in ferry.articles] == ["courier", "strand24", "lantern"]
    assert (ferry.first, ferry.last) == ("2031-03-04", "2031-03-05")


def test_reasons_are_in_words() -> None:
    """A story says which names, words and days its articles share; a single article needs no reason."""
    by_size = {len(story.articles): story for story in group(ALL)}
    names, words, days = by_size[3].why
    assert names.startswith("names: ")
    assert {"Averin", "Ana Brandt"} <= set(names.removeprefix("names: ").split(", "))
    assert "crews" in words
    assert days == "published 4-5 March 2031"
    assert by_size[1].why == ()


def test_whose_text_is_carried_is_a_reason() -> None:
    """A reprint or wire copy is told among the reasons; a source only cited is not."""
    wire = replace(ALL[1], source=Source("The Northline", SourceKind.WIRE))
    citing = replace(ALL[2], source=Source("Courier", SourceKind.CITED))
    (story,) = group([ALL[0], wire, citing])
    assert story.why[3:] == ("Strand24 carries the Northline text",)


def test_the_same_words_months_apart_are_two_stories() -> None:
    """An event that comes again next year is another story."""
    later = replace(ALL[0], id="later", published="2032-03-04")
    assert frozenset({"later"}) in sets(group([*ALL, later]))


def test_a_clock_is_no_date() -> None:
    """A date read off the visitor's clock neither parts a story nor stands in its days."""
    clocked = replace(ALL[2], published="2033-01-01", published_from=PublishedFrom.CLOCK)
    stories = group([*ALL[:2], clocked, *ALL[3:]])
    ferry = next(story for story in stories if clocked.id in story.articles)
    assert len(ferry.articles) == 3
    assert (ferry.first, ferry.last) == ("2031-03-04", "2031-03-04")
    assert ferry.why[-1] == "published 4 March 2031; 1 without a date to rely on"


def test_the_reader_may_join_and_part() -> None:
    """Articles joined by hand are one story, parted ones are not; parting wins."""
    courier, strand, lantern, dam = ALL[0].id, ALL[1].id, ALL[2].id, ALL[3].id
    joined = group(ALL, together=[(courier, dam)])
    assert any({courier, dam} <= one for one in sets(joined))
    parted = group(ALL, apart=[(lantern, courier), (lantern, strand)])
    assert frozenset({lantern}) in sets(parted)
    both = group(ALL, apart=[(courier, dam)], together=[(courier, dam)])
    assert not any({courier, dam} <= one for one in sets(both))


def test_what_comes_later_joins_a_joined_story() -> None:
    """Two unlike stories joined by hand take in what is like either of them, whichever came first."""
    late = replace(ALL[2], id="late")
    joined = [(ALL[0].id, ALL[3].id)]
    grouping = Grouping(together=joined)
    grouping.update(map(profile, (ALL[0], ALL[1], *ALL[3:])))
    regroup(grouping, [late])
    whole = next(one for one in sets(grouping.stories()) if late.id in one)
    assert whole >= {ALL[0].id, ALL[1].id, ALL[3].id}
    assert grouping.stories() == group([late, *reversed((ALL[0], ALL[1], *ALL[3:]))], together=joined)


def test_hands_can_mend_and_undo() -> None:
    """Pairs joined or parted later give the stories they would have given from the start, and so does undoing them."""
    grouping = Grouping()
    grouping.update(map(profile, ALL))
    before = grouping.stories()
    pairs = [(ALL[0].id, ALL[3].id)], [(ALL[2].id, ALL[0].id), (ALL[2].id, ALL[1].id)]
    touched = grouping.mend(together=pairs[0], apart=pairs[1])
    assert grouping.stories() == group(ALL, together=pairs[0], apart=pairs[1])
    assert ALL[2].id in touched
    assert ALL[5].id not in touched
    grouping.mend(together=pairs[1], apart=pairs[0])
    assert grouping.stories() == group(ALL, together=pairs[1], apart=pairs[0])
    grouping.mend()
    assert grouping.stories() == before


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["Courier: Crews walk out again", "Crews walk out of Averin ferries", "WATCH: crews walk out"], 1),
        (["Will the crews return?", None, "Crews stay out for a third day"], 2),
    ],
)
def test_the_headline_is_a_plain_one(titles: list[str | None], expected: int) -> None:
    """A headline with a label, a question or in capitals gives way to a plain one."""
    told = [replace(one, title=title) for one, title in zip(ALL[:3], titles, strict=True)]
    assert group(told)[0].title == titles[expected]


def test_a_story_without_headlines_is_called_by_its_opening() -> None:
    """Where no article has a title the story has a piece of the first sentence."""
    (story,) = group([replace(ALL[0], title=None)])
    assert story.title.startswith("Crews on the Averin harbour ferries")
    assert len(story.title) <= 92


WORDS = "ferry crew harbour dam crack wall mayor tram vote Averin Torrell Ostrow Brandt Halloran 14 40".split()


@st.composite
def articles(draw: st.DrawFn) -> list[Article]:
    """A few articles over few words, so that many are alike."""
    count = draw(st.integers(1, 9))
    made = []
    for number in range(count):
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)))
        day = draw(st.sampled_from([None, "2031-03-01", "2031-03-02", "2031-03-09"]))
        made.append(article(f"o{number}", draw(st.sampled_from([None, "Ferry", "Dam"])), day, text))
    return made


@given(articles(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_stories(made: list[Article], shuffler: object) -> None:
    """Grouping depends on the set of articles, not on their order."""
    mixed = list(made)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert group(mixed) == group(made)


@settings(max_examples=150)
@given(articles(), st.randoms(use_true_random=False), st.data())
def test_adding_in_any_steps_and_removing_gives_the_same_stories(
    made: list[Article], shuffler: object, data: st.DataObject
) -> None:
    """Articles added a few at a time, some removed again or replaced, are grouped as from scratch, mended or not."""
    hands = st.lists(st.tuples(st.sampled_from(made), st.sampled_from(made)), max_size=3)
    pairs = [[(one.id, other.id) for one, other in data.draw(hands) if one is not other] for _ in range(2)]
    grouping = Grouping(together=pairs[0], apart=pairs[1])
    waiting = list(made)
    shuffler.shuffle(waiting)  # type: ignore[attr-defined]
    present: dict[str, Article] = {}
    while waiting:
        size = data.draw(st.integers(1, len(waiting)))
        step, waiting = waiting[:size], waiting[size:]
        gone = data.draw(st.sets(st.sampled_from(sorted(present)))) if present else set()
        changed, touched = regroup(grouping, step, gone)
        for name in gone:
            del present[name]
        present.update((one.id, one) for one in step)
        assert {one for story in changed for one in story.articles} == touched
    assert grouping.stories() == group(list(present.values()), together=pairs[0], apart=pairs[1])
    assert len(grouping) == len(present)
    scratch = Grouping()
    scratch.update(map(profile, present.values()))
    for one in present:
        assert grouping._links_of(one) == scratch._links_of(one), "words that became rarer weigh more at once"


@given(articles(), st.integers(0, 9))
def test_a_loaded_grouping_goes_on_as_if_it_had_never_ended(made: list[Article], at: int) -> None:
    """Profiles and groups that were kept and are loaded again give the same stories when more is added or removed."""
    first, more = made[:at], made[at:]
    kept = Grouping()
    kept.update(map(profile, first))
    loaded = Grouping()
    loaded.load(map(profile, first), kept.groups())
    assert loaded.stories() == kept.stories()
    gone = [one.id for one in first[::3]]
    assert kept.update(map(profile, more), gone) == loaded.update(map(profile, more), gone)
    assert loaded.stories() == kept.stories()


@given(articles(), articles())
def test_a_part_is_weighed_like_the_whole(near: list[Article], far: list[Article]) -> None:
    """With the words of all other articles counted, the days around an addition are grouped as in the whole."""
    away = [replace(one, id=f"far-{one.id}", published="2035-01-01") for one in far]
    near = [one for one in near if one.published]
    near = [replace(one, published_from=PublishedFrom.STAMP) for one in near]
    elsewhere = Counter(stem for one in away for stem in profile(one).stems)
    part = Grouping(elsewhere=elsewhere)
    part.update(map(profile, near))
    assert sets(part.stories()) == {one for one in sets(group([*near, *away])) if one <= {each.id for each in near}}


@given(articles())
def test_each_article_is_in_one_story(made: list[Article]) -> None:
    """The stories' articles are the articles given, each once, and ids of stories differ."""
    stories = group(made)
    assert sorted(one for story in stories for one in story.articles) == sorted(one.id for one in made)
    assert len({story.id for story in stories}) == len(stories)


def test_an_addition_leaves_other_stories_alone() -> None:
    """What an addition touches is its own neighbourhood."""
    grouping = Grouping()
    grouping.update(profile(one) for one in ALL[:-1])
    changed, touched = regroup(grouping, ALL[-1:])
    assert touched == {ALL[-1].id}
    assert [story.articles for story in changed] == [(ALL[-1].id,)]


def story(*members: str) -> Story:
    """A story of these articles."""
    return Story(mint_id(members), "title", members)


@pytest.mark.parametrize(
    ("old", "new", "ids", "moved"),
    [
        pytest.param({}, ["ab"], [None], {}, id="a new story gets a new id"),
        pytest.param({"s1": "ab"}, ["abc"], ["s1"], {}, id="a story that grew keeps its id"),
        pytest.param({"s1": "abc"}, ["ab", "cd"], ["s1", None], {}, id="the larger part keeps the id"),
        pytest.param({"s1": "ab"}, ["bx", "ay"], [None, "s1"], {}, id="of equal parts the first article decides"),
        pytest.param(
            {"s1": "ab", "s2": "cde"}, ["abcde"], ["s2"], {"s1": "s2"}, id="the larger of two merged names it"
        ),
        pytest.param({"s1": "ab", "s2": "cd"}, ["abcd"], ["s1"], {"s2": "s1"}, id="of two equal ones the first"),
        pytest.param({"s1": "ab"}, ["cd"], [None], {}, id="a story whose articles are gone is gone"),
        pytest.param(
            {"s1": "abc", "s2": "de"}, ["cde", "ab"], ["s2", "s1"], {}, id="one article changes over, the ids stay"
        ),
    ],
)
def test_ids_go_with_most_of_the_articles(
    old: dict[str, str], new: list[str], ids: list[str | None], moved: dict[str, str]
) -> None:
    """Each old id goes where most of its articles went; None in the table is a new id."""
    stories = [story(*members) for members in new]
    result = inherit_ids({name: frozenset(members) for name, members in old.items()}, stories)
    assert [None if one.id not in old else one.id for one in result.stories] == ids
    assert result.moved == moved
    assert [one.articles for one in result.stories] == [one.articles for one in stories]
    assert len({one.id for one in result.stories}) == len(stories)


def test_a_used_id_is_never_given_again() -> None:
    """A story whose minted id was once in use gets another."""
    once = mint_id(["a", "b"])
    (fresh,) = inherit_ids({}, [story("a", "b")], taken={once}).stories
    assert fresh.id != once
