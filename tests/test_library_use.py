"""The library in use: what is added is kept once, found, grouped, taken back, and never half there."""

from __future__ import annotations

import itertools
import json
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import InputError, LibraryError, UnknownIdError
from index.intake import read_content
from index.library import Edit, Library, Order, default_places
from index.library import add as add_module
from index.library import indexing as indexing_module
from index.library.worker import Worker
from index.model import Given, Mark, Media, Page, PublishedFrom, Span
from index.search.engine import Engine
from index.search.whoosh import IndexBrokenError
from index.store import SavedSearch
from tests.test_feeds import rss

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROOT = Path(__file__).parents[1]
_SPRING = "The bridge over the Alder will close in spring, engineer Ilse Varga told the council on Monday. "
_MARKET = "Traders at the harbour market asked the mayor to keep the stalls open through the winter. "


def _page(number: int, *sentences: str, **fields: object) -> Page:
    """Make a page that is a ready article."""
    record = {"title": f"Report {number}", "body": list(sentences) or [f"Text number {number}."], **fields}
    return Page(f"{number}.jsonl#1", json.dumps(record).encode(), Media.RECORD)


@pytest.fixture
def library() -> Iterator[Library]:
    """Give an empty library in memory."""
    with Library.in_memory() as opened:
        yield opened


def test_the_same_page_twice_is_one(library: Library) -> None:
    first = library.add([_page(1), _page(2)])
    again = library.add([_page(2), _page(1), _page(3)])
    assert (len(first.added), first.same) == (2, ())
    assert (len(again.added), len(again.same)) == (1, 2)
    assert library.count() == 3


def test_more_articles_than_one_statement_takes_are_asked_for_in_parts(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.store.articles._IN_ONE", 2)
    ids = library.add([_page(number) for number in range(5)]).added
    assert [one.id for one in library.articles(ids)] == list(ids)
    assert set(library.outlets_of(ids)) == set(ids)
    assert {result.article.id for result in library.search("text number").results} == set(ids)


def test_a_bad_input_is_reported_and_the_others_go_in(library: Library) -> None:
    report = library.add(["/no/such/file", _page(1), Page("bad", b"{}", Media.RECORD)])
    assert len(report.added) == 1
    assert [type(one) for one in report.failed].count(InputError) >= 1
    assert len(report.failed) == 2


_HILL: dict[str, object] = {"outlet": "Hill"}
_BODY = "one two three four five six seven eight nine ten eleven twelve".split()


@pytest.mark.parametrize(
    ("earlier", "later", "edition"),
    [
        ({"url": "http://e.org/a"}, {"url": "http://e.org/a", "body": ["All is new."]}, True),
        ({"url": "http://e.org/a"}, {"url": "http://e.org/b", "body": ["All is new."]}, False),
        (
            {"outlet": "Hill", "published": "2024-05-01"},
            {"outlet": "Hill", "published": "2024-05-01T09:00", "body": ["New."]},
            True,
        ),
        (
            {"outlet": "Hill", "published": "2024-05-01"},
            {"outlet": "Hill", "published": "2024-05-02", "body": ["New."]},
            False,
        ),
        (_HILL, _HILL | {"body": [" ".join([*_BODY, "more"])]}, True),
        (_HILL, _HILL | {"body": ["Nothing of it is the same any more."]}, False),
        (_HILL, _HILL | {"body": [" ".join(_BODY[:9])]}, True),
        # Half of the runs of five words of the smaller text: here 4 of 8, and 3 of 8.
        (_HILL, _HILL | {"body": [" ".join([*_BODY[:8], *"and what follows is new".split()])]}, True),
        (_HILL, _HILL | {"body": [" ".join([*_BODY[:7], *"and what follows is new".split()])]}, False),
        (_HILL | {"title": None}, _HILL | {"title": None, "body": [" ".join([*_BODY, "more"])]}, False),
        (_HILL, {"outlet": "Dale", "body": [" ".join([*_BODY, "more"])]}, False),
        ({}, {"body": [" ".join([*_BODY, "more"])]}, False),
        (_HILL, _HILL | {"title": "Other", "body": [" ".join([*_BODY, "more"])]}, False),
        ({"id": "x1"}, {"id": "x1", "body": ["All is new."]}, True),
    ],
)
def test_a_later_text_of_an_article_is_an_edition(
    library: Library,
    earlier: dict[str, object],
    later: dict[str, object],
    edition: bool,  # noqa: FBT001
) -> None:
    """Same address; or same named outlet and title, and the same day or half of the text. Both texts stay."""
    body = {"body": [" ".join(_BODY)]}
    library.add([_page(1, **{**body, **earlier})])
    report = library.add([_page(1, **{**body, **later})])
    assert len(report.added) == 1
    assert bool(report.editions) is edition
    assert len(library.editions(report.added[0])) == (2 if edition else 1)
    assert library.count() == 2


def test_the_same_text_at_the_same_address_is_no_edition(library: Library) -> None:
    """A page that was fetched again with other bytes but the same article is the same."""
    library.add([_page(1, url="http://e.org/a")])
    page = _page(1, url="http://e.org/a")
    report = library.add([Page(page.path, page.content + b" ", Media.RECORD)])
    assert (report.added, len(report.same)) == ((), 1)


@pytest.mark.parametrize(
    ("teaser", "held"),
    [
        ("The old pier at Selby Sands will be mended before the summer begins.", True),
        ("The old pier at Selby Sands burned down last night, and nobody knows why.", False),
    ],
)
def test_a_feeds_teaser_of_a_page_that_is_here_is_no_article_of_its_own(
    library: Library,
    teaser: str,
    held: bool,  # noqa: FBT001
) -> None:
    """Where the page has its words; what the page has not is another edition. The other way round the page is one."""
    url = "https://news.example/pier"
    text = "The old pier at Selby Sands will be mended before the summer begins. The work costs four millions."
    body = "".join(f"<p>{text} It is report number {number}.</p>" for number in range(5))
    whole = Page(
        "pier.html", f"<html><body><article>{body}</article></body></html>".encode(), Media.HTML, Given(url=url)
    )
    feed = rss(f"<item><title>The pier</title><link>{url}</link><description>{teaser} Read more</description></item>")
    entries = list(read_content("https://news.example/feed", feed))
    (page,) = library.add([whole]).added
    report = library.add(entries)
    assert report.same == ((page,) if held else ())
    assert len(library.editions(page)) == (1 if held else 2)
    with Library.in_memory() as other:
        other.add(entries)
        assert len(other.add([whole]).editions) == 1


def test_articles_that_tell_one_event_become_a_story_with_a_lasting_id(library: Library) -> None:
    (first,) = library.add([_page(1, _SPRING * 3, published="2024-05-01")]).added
    story = library.story_of(first)
    assert story is not None
    library.add([_page(2, _SPRING * 3, published="2024-05-01"), _page(3, _MARKET * 3, published="2024-05-01")])
    assert library.story_of(first) == story
    assert [len(one.articles) for one in library.stories() if one.id == story] == [2]
    assert len(library.stories()) == 2
    assert {one for told in library.stories() for one in told.articles} == {row.id for row in library.rows()}


def test_undo_takes_back_the_last_addition_and_nothing_else(library: Library) -> None:
    (kept,) = library.add([_page(1)]).added
    added = library.add([_page(2), _page(3)]).added
    assert set(library.undo()) == set(added)
    assert [row.id for row in library.rows()] == [kept]
    assert library.undo() == (kept,)
    assert library.undo() == ()
    assert library.stories() == ()


def test_a_second_addition_can_be_made_part_of_the_first(library: Library) -> None:
    """What a long fetch brings in several parts is taken back as one; of a part that is gone nothing is left."""
    first = library.add([_page(1)])
    more = list(add_module.adding(library._core, [_page(2)], batch=first.batch))[-1].report
    assert more.batch == first.batch
    assert set(library.undo()) == {*first.added, *more.added}
    again = list(add_module.adding(library._core, [_page(3)], batch=first.batch))[-1].report
    assert library.undo() == again.added


@pytest.mark.usefixtures("eager")
def test_a_long_addition_is_grouped_and_indexed_as_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a crash leaves little undone; the stories are those of adding at once."""
    monkeypatch.setattr(add_module, "_COMMIT_PAGES", 10)
    monkeypatch.setattr(add_module, "_GROUP_EVERY", 0.0)
    monkeypatch.setattr(add_module, "_INDEX_EVERY", 0.0)
    monkeypatch.setattr("index.library.pace.Pace.due", lambda _: True)
    monkeypatch.setattr(indexing_module, "_GROWING", 5)
    pages = [_page(number, (_SPRING, _MARKET)[number % 2] * 3, published="2024-05-01") for number in range(40)]
    with Library.open(tmp_path) as library:
        steps = library.adding(pages)
        for progress in steps:
            if len(progress.report.added) >= 30:
                break
        steps.close()
        assert library.count_stories() == 2
        assert library._core.stamps.all()
        assert library.search("mayor").total >= 10
        library.add(pages)
        assert sorted(len(story.articles) for story in library.stories()) == [20, 20]
        assert list(library.check()) == []


@pytest.mark.parametrize("fresh", [2, 12])
def test_a_part_of_a_large_library_is_grouped_like_the_whole(
    library: Library, fresh: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether few or many articles are new, they join the stories of their days, and no article is left out."""
    monkeypatch.setattr("index.library.group._WHOLE", 3)
    old = [
        _page(number, (_SPRING, _MARKET)[number % 2] * 3, published="2024-05-01", outlet=f"O{number}")
        for number in range(20)
    ]
    library.add(old)
    before = {story.id for story in library.stories()}
    library.add(
        _page(100 + number, (_SPRING, _MARKET)[number % 2] * 3, published="2024-05-02", outlet=f"P{number}")
        for number in range(fresh)
    )
    assert {story.id for story in library.stories()} == before
    assert sum(len(story.articles) for story in library.stories()) == 20 + fresh
    assert len(library.stories()) == 2


def test_what_is_forgotten_is_nowhere_any_more(tmp_path: Path) -> None:
    """Neither its text nor its page nor a mark in it stays in the files, and its story's id is not used again."""
    with Library.open(tmp_path) as library:
        ids = library.add([_page(1, "The unforgettable xylophonist."), _page(2)]).added
        library.marks.add(Mark(0, ids[0], 0, Span(4, 17), "unforgettable"))
        story = library.story_of(ids[0])
        library.forget(ids[0][:6])
        assert library.marks.all() == ()
        with pytest.raises(UnknownIdError):
            library.article(ids[0])
        with pytest.raises(UnknownIdError):
            library.story(str(story))
        files = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
        assert b"xylophonist" not in files
        assert list(library.check()) == []


def test_a_dry_run_keeps_nothing(library: Library) -> None:
    report = library.add([_page(1), _page(1), _page(2)], dry_run=True)
    assert (len(report.added), len(report.same)) == (2, 1)
    assert library.count() == 0


def test_progress_is_reported_after_each_commit_and_closing_stops(library: Library) -> None:
    adding = library.adding(_page(number) for number in range(10_000))
    progress = next(adding)
    adding.close()
    assert 0 < len(progress.report.added) == library.count() < 10_000


def test_a_search_gives_articles_with_passages_grouped_by_story(library: Library) -> None:
    library.add(
        [
            _page(1, _SPRING, published="2024-05-01", outlet="Hill Times"),
            _page(2, _SPRING + "More.", published="2024-05-03"),
        ]
    )
    library.add([_page(3, _MARKET, published="2024-05-02")])
    answer = library.search("council OR mayor")
    assert [one.article.path[0] for one in answer.results] == ["2", "3", "1"], "newest first"
    assert [len(results) for _, results in answer.groups()] == [2, 1]
    assert [passage.text for passage in answer.results[0].passages] == ["council"]
    assert (answer.total, answer.exact, answer.complete) == (3, True, True)
    assert library.search("outlet:hill").total == 1
    assert library.search("coun", typing=True).total == 2
    assert library.search("outlte:hill").hints == ("unknown field outlte: did you mean outlet?",)
    assert library.search("").results == ()
    best = library.search("harbour council OR mayor", order=Order.RELEVANT).results
    assert best[0].score >= best[-1].score
    story = library.stories()[0].id
    assert library.search(f"story:{story}").total == 2


def test_a_word_that_no_article_has_is_guessed_from_the_librarys_own(library: Library) -> None:
    """Only what was typed to its end is guessed, and only where nothing was found."""
    library.add([_page(1, _SPRING), _page(2, _MARKET)])
    assert library.search("councel").hints == ("no article has councel: did you mean council?",)
    assert library.search('outlet:hill "Councel" marcket').meant == 'outlet:hill "council" market'
    assert library.search("council").meant is None
    assert library.search("councel", typing=True).hints == ()
    assert library.search("councel OR market").hints == ()
    assert library.search("xylophonist").hints == ()


def test_facets_count_what_was_found(library: Library) -> None:
    """Outlets, sources, months and tags, the most frequent first, months the newest first."""
    fields = {"outlet": "Hill", "published": "2024-05-01"}
    one, *_ = library.add(
        [_page(1, **fields), _page(2, **fields | {"published": "2024-06-01"}), _page(3, outlet="Dale")]
    ).added
    library.marks.add(Mark(0, one, 0, Span(0, 4), "Text", tags=("check",)))
    found = library.facets("text")
    assert (found.articles, found.outlets) == (3, (("Hill", 2), ("Dale", 1)))
    assert (found.months, found.tags) == ((("2024-06", 1), ("2024-05", 1)), (("check", 1),))
    assert library.facets("").articles == 0


def test_words_are_counted_by_the_articles_that_have_them(library: Library) -> None:
    library.add([_page(1, "river river"), _page(2, "river bank")])
    words = library.frequencies()
    assert (words.documents, words.of("river"), words.of("bank"), words.of("sea")) == (2, 2, 1, 0)


def test_a_tag_finds_the_articles_with_a_mark_that_has_it(library: Library) -> None:
    first, _ = library.add([_page(1), _page(2)]).added
    library.marks.add(Mark(0, first, 0, Span(0, 4), "Text", tags=("to check",)))
    assert [one.article.id for one in library.search("tag:check").results] == [first]
    assert library.search("-tag:check").total == 1


def test_articles_joined_or_parted_by_hand_stay_so(library: Library) -> None:
    """What the reader says outranks what the texts say, also for what is added later; ids live on."""
    one, two, other = library.add([_page(1, _SPRING * 3), _page(2, _SPRING * 3), _page(3, _MARKET * 3)]).added
    assert library.story_of(one) == library.story_of(two) != library.story_of(other)
    library.part(one, two)
    assert library.story_of(one) != library.story_of(two)
    library.join(one, other)
    library.add([_page(4, _MARKET * 3)])
    assert library.story_of(one) == library.story_of(other) != library.story_of(two)


def _notices() -> list[Page]:
    """Write short notices that are so alike that parting one of them lets others change their story."""
    towns, works = ("Ambry", "Bostle", "Crake"), ("choir", "bakery", "bridge")
    made: list[Page] = []
    for outlet, town, day in itertools.product(range(3), range(3), range(2)):
        work, weeks = works[(town + outlet + day) % 3], 3 + (outlet * 7 + town * 3 + day) % 20
        opened = f"The {work} of {towns[town]} opened again after {weeks} weeks of work."
        cost = f"The work cost {(outlet + 2) * (town + 3) * (day + 1)} thousand crowns."
        title, published = f"{towns[town]}: the {work} opens again after {weeks} weeks", f"2031-03-0{day + 3}"
        made.append(_page(len(made), opened, cost, title=title, outlet=f"Outlet {outlet}", published=published))
    return made


def test_parting_leaves_no_article_without_a_story_and_is_taken_back_whole(library: Library) -> None:
    library.add(_notices())
    before = {frozenset(story.articles) for story in library.stories()}
    for one in sorted(one for story in before if len(story) > 1 for one in story):
        said = library.part(one)
        assert library.settled, "every article is in one story"
        library.say(said)
        assert {frozenset(story.articles) for story in library.stories()} == before


@pytest.mark.parametrize("number", range(18))
def test_forgetting_leaves_no_article_without_a_story(library: Library, number: int) -> None:
    added = library.add(_notices()).added
    library.forget(added[number])
    assert library.settled, "every article is in one story"


def test_what_another_process_parts_stays_apart_when_this_one_adds(tmp_path: Path) -> None:
    notices = _notices()
    with Library.open(tmp_path / "both") as here, Library.open(tmp_path / "both") as there:
        here.add(notices[:-1])
        story = next(story for story in there.stories() if len(story.articles) > 1)
        one = story.articles[0]
        there.part(one)
        here.add(notices[-1:])
        now = next(each for each in here.stories() if one in each.articles)
        assert not set(now.articles) & set(story.articles[1:])
        assert here.settled


def test_joining_brings_all_articles_of_both_stories_together(library: Library) -> None:
    """None is left behind, whatever comes later, and the joint outlives each single article."""
    spring = library.add([_page(number, _SPRING * 3) for number in (1, 2, 3)]).added
    market = library.add([_page(number, _MARKET * 3) for number in (4, 5, 6)]).added

    def together() -> list[list[str]]:
        return sorted(sorted(story.articles) for story in library.stories())

    apart, one = [*spring, *market], sorted([sorted(spring), sorted(market)])
    assert together() == one
    before = library.join(spring[1], market[2])
    assert together() == [sorted(apart)]
    library.say(before)
    assert together() == one, "taken back"
    library.join(spring[1], market[2])
    library.add([_page(7, "Ferries run again between the islands after a week of storms. " * 3)])
    assert sorted(apart) in together()
    library.forget(spring[1])
    left = {*apart} - {spring[1]}
    assert sorted(left) in together(), "one end of the joint is gone"
    library.part(market[2])
    assert [market[2]] in together()
    assert sorted(left - {market[2]}) in together(), "the other end too"


def test_fields_set_by_hand_outlast_cleaning(library: Library) -> None:
    """They are searched at once, and a rebuild from the pages keeps them; what is not set stays."""
    (one,) = library.add([_page(1, outlet="Hill", authors=["A. Writer"])]).added
    prepared = library.prepared(one)
    article = library.edit(one[:6], Given(outlet="Dale", published="2024-05-01"))
    assert (article.outlet, article.published, article.authors) == ("Dale", "2024-05-01", ("A. Writer",))
    assert library.prepared(one) is not prepared
    library.edit(one, Given(title="Another title"))
    list(library.rebuild(pages=True))
    assert library.article(one).published_from is PublishedFrom.GIVEN
    assert [row.id for row in library.rows()] == [one]
    for text in ("outlet:dale", "title:another", "after:2024-05"):
        assert library.search(text).total == 1
    assert library.search("outlet:hill").total == 0
    assert library.story_of(one) is not None


def test_the_readers_own_data_is_kept(library: Library) -> None:
    """What was read and searched comes back, survives a rebuild, and goes with the article it is about."""
    one, two = library.add([_page(1), _page(2)]).added
    library.reading.mark_read([one, two], "2024-05-01T10:00:00+00:00")
    library.reading.mark_unread([two])
    library.reading.save_search("bridge", "bridge OR river")
    library.reading.save_search("bridge", "bridge")
    for text in ("first", "second", "first"):
        library.reading.note_search(text)
    list(library.rebuild(pages=True))
    assert library.reading.read() == {one}
    assert library.reading.searches() == (SavedSearch("bridge", "bridge"),)
    assert library.reading.history() == ("first", "second")
    library.forget(one)
    assert library.reading.read() == frozenset()
    library.reading.drop_search("bridge")
    library.reading.clear_history()
    assert (library.reading.searches(), library.reading.history()) == ((), ())


def test_nothing_is_made_before_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking where a library would be makes no folder; opening it makes one that is private."""
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "there"))
    assert not Library.exists()
    assert default_places().data == tmp_path / "there"
    assert not (tmp_path / "there").exists()
    Library.open().close()
    assert (tmp_path / "there").stat().st_mode & 0o777 == 0o700
    assert Library.exists()
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="cannot be made"):
        Library.open(tmp_path / "file" / "in it")


def test_check_names_what_is_damaged(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        first, second = library.add([_page(1), _page(2)]).added
        with library._core.database.writing() as connection:
            connection.execute("UPDATE page SET sha256 = x'00' WHERE number = 1")
            connection.execute("UPDATE article SET content = x'00' WHERE id = ?", (second,))
        faults = {fault.about: fault.wrong for fault in library.check()}
        assert "not as it was" in faults[first]
        assert "cannot be read" in faults[second]


def test_rebuilding_changes_nothing_that_was_right(library: Library) -> None:
    library.add([_page(1, _SPRING), _page(2, _SPRING), _page(3)])
    before = list(library.articles()), library.stories()
    assert [progress.changed for progress in library.rebuild(pages=True)] == [0]
    assert (list(library.articles()), library.stories()) == before
    assert library.search("council").total == 2


def test_a_backup_is_a_whole_library(tmp_path: Path) -> None:
    with Library.open(tmp_path / "one") as library:
        library.add([_page(1)])
        (tmp_path / "two").mkdir()
        library.backup(tmp_path / "two" / "library.sqlite")
        with Library.open(tmp_path / "two") as copy:
            assert list(copy.articles()) == list(library.articles())
            assert copy.stories() == library.stories()


def test_a_backup_can_be_put_back_and_what_was_there_is_kept(tmp_path: Path) -> None:
    """The library is as it was; a file that is no backup changes nothing."""
    with Library.open(tmp_path / "one") as library:
        library.add([_page(1, "The old text.")])
        library.backup(tmp_path / "backup.sqlite")
        library.add([_page(2, "The new text.")])
    (tmp_path / "other").write_bytes(b"nothing" * 1000)
    for wrong in ("other", "missing"):
        with pytest.raises(LibraryError):
            Library.restore(tmp_path / wrong, tmp_path / "one")
    kept = Library.restore(tmp_path / "backup.sqlite", tmp_path / "one")
    with Library.open(tmp_path / "one") as library:
        assert (library.search("old").total, library.search("new").total, library.count()) == (1, 0, 1)
    assert kept is not None
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "library.sqlite").write_bytes(b"a damaged library" * 500)
    assert Library.restore(kept, tmp_path / "two") is not None
    with Library.open(tmp_path / "two") as library:
        assert library.count() == 2


def test_a_full_disk_is_said_and_keeps_what_was_there(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        library.add([_page(1)])
        with library._core.database.reading() as connection:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(LibraryError, match="disk is full"):
            library.add([_page(2, *[f"{number} " * 3000 for number in range(50)])])
        assert library.count() == 1
        assert list(library.check()) == []


# --- the index beside the library ---------------------------------------------------


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the index from the first articles on."""
    monkeypatch.setattr(indexing_module, "SCAN_UP_TO", 3)
    monkeypatch.setattr("index.library.searching.SCAN_UP_TO", 3)
    monkeypatch.setattr(indexing_module, "_BEHIND", 5)


def _texts(library: Library, query: str) -> list[str]:
    answer = library.search(query, limit=100)
    assert answer.complete
    assert answer.exact
    return sorted(one.article.path for one in answer.results)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("where", ["disk", "memory"])
@pytest.mark.parametrize("block", [2, 256])
def test_what_is_added_and_forgotten_is_found_and_lost_at_once(
    tmp_path: Path, where: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through the index, the articles that it has not seen yet (gathered or read), and those that it still has."""
    monkeypatch.setattr("index.library.fresh._BLOCK", block)
    with Library.in_memory() if where == "memory" else Library.open(tmp_path) as library:
        pages = [_page(number, f"Common word {number}.") for number in range(40)]
        everything = [page.path for page in pages]
        ids = [*library.add(pages[:10]).added]
        assert library._core.stamps.all(), "a first index is made"
        for at in range(10, 40, 3):
            ids += library.add(pages[at : at + 3]).added
            assert _texts(library, "common") == sorted(everything[: at + 3])
            assert _texts(library, '"common word"') == sorted(everything[: at + 3])
        library.undo()
        ids[37:] = library.add(pages[37:]).added
        assert _texts(library, "common") == sorted(everything)
        library.forget(ids[0], ids[39])
        assert not library._core.stamps.all(), "the index held words of what is forgotten"
        assert _texts(library, "comm*") == sorted(everything[1:39])
        list(library.index())
        assert library._core.stamps.all()
        assert _texts(library, "common") == sorted(everything[1:39])
        assert library.frequencies().of("common") == 38
        assert library.search("comon").hints == ("no article has comon: did you mean common?",)
        assert _texts(library, "common -20") == sorted({*everything[1:39]} - {everything[20]})


@pytest.mark.usefixtures("eager")
def test_beside_the_index_fields_phrases_and_tags_are_found_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came in after the index was opened is found by every kind of search, as reading finds it."""
    monkeypatch.setattr("index.library.fresh._BLOCK", 3)
    monkeypatch.setattr(indexing_module, "_BEHIND", 100)
    searches = [
        *("council", "coun*", "bridges", "mayer~", '"the council on monday"', '"harbour mayor"~4', "title:report"),
        *("outlet:hill council", "-outlet:hill", "tag:check", "story:report market", "after:2024-05-02 NOT bridge"),
    ]
    with Library.open(tmp_path) as library:
        fields = [{"outlet": ("Hill", "Dale")[n % 2], "published": f"2024-05-0{n % 3 + 1}"} for n in range(20)]
        pages = [_page(n, (_SPRING, _MARKET)[n % 2] * 2, **fields[n]) for n in range(20)]
        library.add(pages[:6])
        assert library.search("council").total == 3
        for at in (6, 8, 13):
            (one, *_) = library.add(pages[at : at + 5]).added
            library.marks.add(Mark(0, one, 0, Span(0, 3), "x", tags=("check",)))
            assert library._searcher._opened is not None
            found = {text: [each.article.id for each in library.search(text, limit=50).results] for text in searches}
            with monkeypatch.context() as patch, Library.open(tmp_path) as reading:
                patch.setattr("index.library.searching.SCAN_UP_TO", 1000)
                for text, ids in found.items():
                    assert ids == [each.article.id for each in reading.search(text, limit=50).results], text
                    assert library.search(text, limit=2).total == len(ids), text
        assert all(found.values())


@pytest.mark.usefixtures("eager")
def test_a_newer_index_is_opened_beside_the_typing(tmp_path: Path) -> None:
    """Meanwhile the one that is open answers, with what came in since; no answer lacks an article."""
    with Library.open(tmp_path) as library, Library.open(tmp_path) as other:
        other.add([_page(number, f"Common text {number}.") for number in range(10)])
        assert library.search("common", typing=True).total == 10
        opened = library._searcher._opened
        for at in range(10, 40, 6):
            other.add([_page(number, f"Common text {number}.") for number in range(at, at + 6)])
            assert library.search("common", typing=True).total == at + 6
        until = time.monotonic() + 20
        while library._searcher._opened is opened and time.monotonic() < until:
            assert library.search("common", typing=True).total == 40
        assert library._searcher._opened is not opened
        assert library.search("common", typing=True).total == 40
        other.forget(other.ids()[0])
        assert library.search("common", typing=True).total == 39


@pytest.mark.usefixtures("eager")
def test_fields_and_words_are_the_same_through_the_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each search gives the same articles in the same order, whether texts or the index answer it."""
    outlets, days = ("Hill Times", "Dale Post", None), ("2024-05-01", "2024-05-02T10:00:00+02:00", None, "2023")
    with Library.open(tmp_path) as library:
        pages = [
            _page(
                number,
                (_SPRING, _MARKET)[number % 2] + f"Number {number}.",
                outlet=outlets[number % 3],
                published=days[number % 4],
                authors=[("A. Writer", "B. Other")[number % 2]],
                source={"name": "Wire", "kind": "wire"} if number % 5 == 0 else None,
            )
            for number in range(24)
        ]
        ids = library.add(pages).added
        library.marks.add(Mark(0, ids[3], 0, Span(0, 3), "x", tags=("to check",)))
        story = library.stories()[0].id
        searches = [
            *"outlet:hill outlet:times author:other source:wire after:2024-05-02 before:2024".split(),
            *"tag:check title:report bridges bridge~ ask*".split(),
            *(f"story:{story}", f"story:{story[:4]} -outlet:dale", "story:report", '"by hand"', '"alder will"'),
            *('"the alder close"~2', "council OR mayor", "-author:writer engineer", 'title:"report 7"'),
        ]
        through_index = {text: [one.article.id for one in library.search(text, limit=50).results] for text in searches}
        assert library._searcher._opened is not None
    monkeypatch.setattr("index.library.searching.SCAN_UP_TO", 1000)
    with Library.open(tmp_path) as library:
        for text, expected in through_index.items():
            assert [one.article.id for one in library.search(text, limit=50).results] == expected, text
        assert sum(map(bool, through_index.values())) > 14, "most of them find something"


@pytest.mark.usefixtures("eager")
def test_an_index_that_breaks_while_open_costs_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very search that meets the damage gives the right answer, and what came in since is in it."""
    with Library.open(tmp_path) as library:
        library.add([_page(number, f"Common text {number}.") for number in range(10)])
        assert library.search("common").total == 10
        library.add([_page(11, "Common text of its own story.")])
        assert library.search("common").total == 11
        (story,) = [one.id for one in library.stories() if library.search("own").results[0].article.id in one.articles]
        assert library.search(f"story:{story} own").total == 1

        def broken(*_: object) -> None:
            raise IndexBrokenError("torn")

        opened = library._searcher._opened
        assert opened is not None
        engine = opened.engine
        monkeypatch.setattr(engine, "find", broken)
        assert library.search("common").total == 11
        monkeypatch.setattr(Engine, "holding", broken)
        assert library.search("common OR text").total == 11


@pytest.mark.usefixtures("eager")
def test_an_index_of_another_time_is_not_believed(tmp_path: Path) -> None:
    """After a restore the numbers of articles begin again where the backup was; the index must not mix them up."""
    with Library.open(tmp_path) as library:
        library.add([_page(number, f"Common text {number}.") for number in range(10)])
        library.backup(tmp_path / "backup")
        library.add([_page(number, f"Former text {number}.") for number in range(10, 20)])
        list(library.index())
    for by_hand in (True, False):
        if by_hand:
            for path in tmp_path.glob("library.sqlite*"):
                path.unlink()
            shutil.copy(tmp_path / "backup", tmp_path / "library.sqlite")
        else:
            Library.restore(tmp_path / "backup", tmp_path)
        with Library.open(tmp_path) as library:
            library.add([_page(number, f"Present text {number}.") for number in range(20, 25)])
            for _ in range(2):
                assert [len(_texts(library, word)) for word in ("common", "former", "present")] == [10, 0, 5]
                list(library.index())


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("moment", ["_stamp", "withdraw"])
def test_an_index_that_lacks_only_its_stamp_is_taken_over(
    tmp_path: Path, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that ends between the index and its stamp costs nothing: what it wrote is looked at and kept."""
    with Library.open(tmp_path) as library:
        library.add([_page(number, f"Common text {number}.") for number in range(10)])
        (before,) = library._core.stamps.all()

        def ends(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(indexing_module, moment, ends)
            with pytest.raises(KeyboardInterrupt):
                library.add([_page(number, f"Common text {number}.") for number in range(10, 20)])
    with Library.open(tmp_path) as library:
        assert library.search("common").total == 20
        list(library.index())
        (after,) = library._core.stamps.all()
        assert (after.folder, after.generation, after.articles) == (before.folder, before.generation + 1, 20)
        assert library.search("common").total == 20
        assert list(library.check()) == []


@pytest.mark.usefixtures("eager")
def test_a_large_index_is_made_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done when its process ends is gone on with; until most of it is there, texts are read."""
    monkeypatch.setattr(indexing_module, "_PART", 4)
    monkeypatch.setattr("index.library.searching._FRESH", 8)
    with Library.open(tmp_path) as library:
        library.add([_page(number, f"Common text {number}.") for number in range(18)])
        library._core.stamps.clear(*library._core.stamps.all())
        with monkeypatch.context() as patch:
            patch.setattr(indexing_module, "_catch_up", lambda *_: iter(()))
            list(library.index())
        (stamp,) = library._core.stamps.all()
        assert stamp.articles == 4
        assert [library.search("common").total, library._searcher._opened is None] == [18, True]
        list(library.index())
        assert {(one.folder, one.articles) for one in library._core.stamps.all()} == {(stamp.folder, 18)}
        assert [library.search("common").total, library._searcher._opened is None] == [18, False]
        list(library.index(anew=True))
        assert [one.articles for one in library._core.stamps.all()] == [18]


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("harm", ["remove", "cut", "empty", "garbage", "stamp", "open"])
def test_an_index_that_cannot_be_trusted_is_made_again(tmp_path: Path, harm: str) -> None:
    """Whatever happens to its files, a search gives the same articles, and then there is a good index again."""
    rng = random.Random(1)  # noqa: S311
    pages = [_page(number, f"Common word {number} and {rng.random()}.") for number in range(30)]
    with Library.open(tmp_path) as library:
        library.add(pages)
        expected = _texts(library, "common")
        (stamp,) = library._core.stamps.all()
    home = tmp_path / "cache" / "index"
    for path in sorted((home / stamp.folder).iterdir()):
        content = path.read_bytes()
        if harm == "remove":
            path.unlink()
        elif harm == "cut":
            path.write_bytes(content[: len(content) // 2])
        elif harm == "empty":
            path.write_bytes(b"")
        elif harm == "garbage":
            path.write_bytes(rng.randbytes(len(content)))
        elif harm == "open":
            (home / stamp.folder).chmod(0o777)
    with Library.open(tmp_path) as library:
        if harm == "stamp":
            library._core.stamps.put(stamp._replace(generation=7))
        assert {fault.about for fault in library.check()} == {"search index"}
        for _ in range(2):
            assert _texts(library, "common") == expected
            assert _texts(library, '"common word 7"') == ["7.jsonl#1"]
        list(library.index())
        (fresh,) = library._core.stamps.all()
        assert fresh.folder != stamp.folder
        assert _texts(library, "common") == expected
        assert [path.name for path in home.iterdir() if path.is_dir()] == [fresh.folder]


# --- processes --------------------------------------------------------------------

_CHILD = """
import json, sys
from index.library import Library
from index.model import Media, Page
start, count = int(sys.argv[2]), int(sys.argv[3])
def pages():
    for number in range(start, start + count):
        record = {"id": f"n{number}", "title": f"Report {number}", "body": [f"Common text number {number}."] * 20}
        yield Page(f"{number}", json.dumps(record).encode(), Media.RECORD)
with Library.open(sys.argv[1]) as library:
    told = 0
    for progress in library.adding(pages()):
        for one in progress.report.added[told:]:
            print(one, flush=True)
        told = len(progress.report.added)
"""


def _child(folder: Path, start: int, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _CHILD, str(folder), str(start), str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=_ROOT)


def test_two_processes_add_and_a_third_reads(tmp_path: Path) -> None:
    """They take turns, nobody is hurt, and the reader finds more and more."""
    with Library.open(tmp_path) as library:
        library.add([_page(1)])
        with _child(tmp_path, 0, 150) as one, _child(tmp_path, 1000, 150) as other:
            seen = [0]
            until = time.monotonic() + 60
            while (one.poll() is None or other.poll() is None) and time.monotonic() < until:
                seen.append(library.search("common").total)
                time.sleep(0.01)
            assert one.stdout is not None
            assert other.stdout is not None
            assert len(one.stdout.read().split()) == len(other.stdout.read().split()) == 150
        assert seen == sorted(seen)
        assert library.search("common").total == 300
        assert list(library.check()) == []


def test_a_worker_adds_in_a_process_of_its_own(tmp_path: Path) -> None:
    """It reports its steps, ends when told to, and keeps what it reported; another folder called index does no harm."""
    for number in range(30):
        (tmp_path / f"{number}.jsonl").write_bytes(_page(number, id=f"n{number}").content)
    places = default_places(tmp_path / "library")
    with Worker(places, [str(tmp_path / f"{number}.jsonl") for number in range(30)] + ["/no/such/file"]) as worker:
        steps = list(worker)
    assert [step["stage"] for step in steps][-2:] == ["done", "end"]
    assert (steps[-2]["added"], steps[-2]["failed"]) == (30, 1)
    with Worker(places) as worker:
        assert list(worker)[-1] == {"stage": "end"}
    with Library.open(places=places) as library:
        assert library.count() == 30


def test_a_worker_ends_with_its_parent(tmp_path: Path) -> None:
    """However the parent goes, nothing is left running."""
    code = (
        "import sys, pathlib; from index.library import default_places; from index.library.worker import Worker\n"
        f"worker = Worker(default_places({str(tmp_path)!r}), ['-'])\n"
        "print(worker._process.pid, flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=_ROOT) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        os.kill(worker, 0)
        parent.kill()
    until = time.monotonic() + 20
    while _runs(worker) and time.monotonic() < until:
        time.sleep(0.02)
    assert not _runs(worker)


def _runs(process: int) -> bool:
    """Whether a process runs; one that ended and was not asked for its end does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split(")")[1].split()[0] != "Z"
    except OSError:
        return False


def test_a_worker_that_fails_says_why(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").write_bytes(b"no database" * 1000)
    with Worker(default_places(tmp_path)) as worker, pytest.raises(LibraryError, match="cannot be opened"):
        list(worker)


def test_an_addition_that_did_not_end_is_grouped_the_next_time(tmp_path: Path) -> None:
    """What it kept is in stories once somebody opens the library to write, and nothing is done twice."""
    with Library.open(tmp_path) as library:
        steps = library.adding(_page(number, _SPRING * 3) for number in range(10_000))
        next(steps)
        steps.close()
        assert any("no story" in fault.wrong for fault in library.check())
        assert [library.settled, library.settle(), library.settled] == [False, True, True]
        assert list(library.check()) == []
        generation = library.generation()
        library.settle()
        assert library.generation() == generation


def test_stories_mended_by_hand_can_be_put_back(library: Library) -> None:
    one, two, other = library.add([_page(1, _SPRING * 3), _page(2, _SPRING * 3), _page(3, _MARKET * 3)]).added

    def together() -> list[list[str]]:
        return sorted(sorted(story.articles) for story in library.stories())

    found = together()
    before = library.part(one)
    assert together() == sorted([[one], [two], [other]])
    with pytest.raises(LibraryError, match="alone"):
        library.part(one)
    library.join(one, two)
    assert together() == found, "what is joined is parted no more"
    library.say(before)
    assert together() == found
    before = library.join(one, other)
    assert together() == [sorted([one, two, other])]
    library.say(before)
    assert together() == found


def test_a_field_that_was_set_can_be_the_pages_again(tmp_path: Path) -> None:
    """`put_fields` gives just the named fields, and whether they are by hand; `as_read` says what the page has."""
    (tmp_path / "page.txt").write_text(PAGE_OF_FIELDS)
    with Library.open(tmp_path / "library") as library:
        (one,) = library.add([str(tmp_path / "page.txt")]).added
        read = library.as_read(one)
        library.edit_all({one: Edit(outlet="Ours", published="2030-01-01")})
        again = library.put_fields(read, ("published",))
        assert (again.outlet, again.published, again.by_hand) == ("Ours", read.published, ("outlet",))
        assert again.published_from is read.published_from
        assert library.article(one) == again
        assert library.as_read(one).outlet == read.outlet == "The Hill Gazette"


PAGE_OF_FIELDS = """The Hill Gazette
Home
Dam holds after night of rain
By Ida Moll
4 March 2031

The old dam above the village held on Tuesday after a night of heavy rain, the water board said.
"""
