"""Stories and what the reader does from it: lists, narrowing, hiding, mending by hand, taking back, whole pages."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from index.fetching import FetchError
from index.library import Facets, FeedReport, FetchReport, Library
from tests.fetching_support import Reply, Server
from tests.library_support import HERON, record, three_stories
from tests.reader_support import ARTICLES, compare_screen, screen_text, story, typed, until
from tests.test_feeds import entry, rss
from tests.test_reader_reading import WIDE, feeds_app, settle, stories_screen
from tui.app import NewsreaderApp
from tui.collection import Answered
from tui.fetch_run import report_words
from tui.narrowing import Choice, choices, narrowed
from tui.nothing_kept import Way
from tui.open_library import OpenLibrary
from tui.open_pages import OpenPages
from tui.screens.story_list import StoryListScreen


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library of three stories, four articles."""
    with three_stories(tmp_path) as found:
        yield found


async def press(app: NewsreaderApp, pilot: Pilot[None], *keys: str) -> str:
    """Press keys, let all that follows happen, and give what stands on the screen."""
    await pilot.press(*keys)
    await settle(app, pilot)
    return screen_text(app)


def grouped(library: Library) -> list[int]:
    """Give how many articles each story has, the most first."""
    return sorted((len(each.articles) for each in library.stories()), reverse=True)


async def test_a_story_shows_its_articles_one_is_parted_and_u_takes_it_back(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        assert "shows those of a story" in await press(app, pilot, "g", "P")
        assert "Tarn News  Town hall stairs shut for a heron" in await press(app, pilot, "t")
        assert "parted from its story; u takes it back" in await press(app, pilot, "j", "P")
        assert grouped(library) == [1, 1, 1, 1]
        assert "the stories are as they were" in await press(app, pilot, "u")
        assert grouped(library) == [2, 1, 1]
        assert "nothing was marked, hidden or mended" in await press(app, pilot, "u")


async def test_two_stories_are_joined_by_a_key_on_each(library: Library) -> None:
    """Esc lets it be; the same story twice is no joining; u takes it back."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        taken = "J joins another story with Heron on the town hall roof  Esc lets it be"
        assert taken in (await press(app, pilot, "g", "J")).splitlines()[-1]
        assert taken in (await press(app, pilot, "j", "k")).splitlines()[-1], "said until it is done or let be"
        assert "not joined" in await press(app, pilot, "escape")
        assert "the same story" in await press(app, pilot, "J", "J")
        text = await press(app, pilot, "J", "j", "J")
        assert "joined with Heron" in text
        assert "▸ •3" in text, "the cursor stands on the story they became"
        assert grouped(library) == [3, 1]
        await press(app, pilot, "u")
        assert grouped(library) == [2, 1, 1]
        assert "lets it be" not in screen_text(app)


async def test_what_was_found_stands_in_its_row_however_long_the_names(tmp_path: Path) -> None:
    """At 80 columns the word searched is in sight behind a long file name and the words before it."""
    text = "The mayor of the old town by the river said late on Monday night that the heron would be left alone."
    page = tmp_path / ("a-very-long-name-of-a-saved-page-" * 3 + ".txt")
    page.write_text(f"A heron at the hall\n\n{text}\n{HERON}\n")
    with Library.open(tmp_path / "library") as library:
        library.add([str(page)])
        app = NewsreaderApp(OpenLibrary(library))
        async with app.run_test(size=(80, 24)) as pilot:
            text = await press(app, pilot, "slash", *typed("alone"), "enter")
            assert "would be left alone" in text


async def test_a_search_is_narrowed_by_what_was_found(library: Library) -> None:
    """Tab counts outlets and months; Enter adds the one under the cursor to the search."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(app, pilot, "slash", *typed("heron OR pear"))
        text = await press(app, pilot, "enter", "tab")
        assert "Fen Sheet" in text
        assert "2031-02" in text
        assert "1 article in 1 story" in await press(app, pilot, "enter")
        assert '(heron OR pear) outlet:"' in screen_text(app)
        assert "nothing to narrow by" in await press(app, pilot, "tab")
        assert "1 article in 1 story" in await press(app, pilot, "escape")


async def test_pages_named_by_path_are_narrowed_too() -> None:
    app = NewsreaderApp(OpenPages(ARTICLES, [story(ARTICLES[:2]), story(ARTICLES[2:])], way=Way.KEY))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(app, pilot, "slash", *typed("council"))
        text = await press(app, pilot, "enter", "tab")
        assert "Tarn News" in text
        assert "Ridge Agency" in text


def test_a_choice_is_written_as_the_search_it_is() -> None:
    found = Facets(4, (("Hill", 3), ("All", 4)), (), (("2031-12", 2), ("2031-02", 1)), (('to "check"', 1),))
    assert [each.text for each in choices(found)] == [
        'outlet:"Hill"',
        "after:2031-12 before:2032-01",
        "after:2031-02 before:2031-03",
        'tag:"to  check "',
    ]
    assert narrowed("a b ", Choice("tag", "x", 1, "tag:x")) == "a b tag:x"
    assert narrowed("a OR b", Choice("tag", "x", 1, "tag:x")) == "(a OR b) tag:x"


async def test_what_was_probably_meant_is_a_row_that_searches(library: Library) -> None:
    """Only once the word is finished; the search is in the history then, for the up key of the next session."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "did you mean" not in await press(app, pilot, "slash", *typed("herron"))
        assert "did you mean  heron" in await press(app, pilot, "enter")
        assert "2 articles in 1 story" in await press(app, pilot, "enter")
    assert library.reading.history() == ("herron",)
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "slash", "up")
        assert stories_screen(app).bar.phrase == "herron"


async def test_the_way_to_a_kept_search_is_said_as_it_is(library: Library) -> None:
    """From a search Tab goes to what narrows it, so Esc comes before."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "slash", *typed("heron"), "enter", "s")
        assert "kept; Esc ends this search, then Tab to Searches" in await press(app, pilot, "enter")
        assert "heron" in await press(app, pilot, "escape", "tab", "tab")
        assert "Searches" in screen_text(app).splitlines()[0]


async def test_a_slip_in_a_search_is_said_above_what_was_found(library: Library) -> None:
    """At once where it can come to nothing, and whether or not other words find something."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        text = await press(app, pilot, "slash", *typed("before:yesterday"))
        assert "before: needs a date such as 2024, 2024-05 or 2024-05-31, not yesterday" in text
        assert "fewer or other words" not in text
        text = await press(app, pilot, "escape", "slash", *typed("after:2019-13-45 heron"), "enter")
        assert "after: needs a date such as" in text.splitlines()[1]
        assert "2 articles in 1 story" in text


async def test_the_bar_teaches_the_language_and_the_list_its_keys(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        assert screen_text(app).splitlines()[-1].endswith("r fetch  ? help")
        assert "OR either" in (await press(app, pilot, "slash")).splitlines()[-1]
        assert "o order" in (await press(app, pilot, *typed("heron"), "enter")).splitlines()[-1]
        assert "most relevant first" in (await press(app, pilot, "o")).splitlines()[0]


async def test_what_a_rule_hides_is_in_no_list_but_found(library: Library) -> None:
    """I on an outlet hides it; the rule is a row of its own list, and x drops it."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(app, pilot, "tab", "g", "i")
        assert "Hide what this finds" in screen_text(app)
        await press(app, pilot, "enter")
        assert library.reading.ignored() == ('outlet:"Fen Sheet"',)
        text = await press(app, pilot, "escape")
        assert "pear" not in text
        assert "2 new" in text
        assert "1 article in 1 story" in await press(app, pilot, "slash", *typed("pear"), "enter")
        assert "2 articles" in await press(app, pilot, "escape", "tab", "tab", "tab", "tab")
        assert "nothing is hidden" in await press(app, pilot, "x")
        assert "hidden again: " in await press(app, pilot, "u"), "dropping a rule is taken back as hiding is"
        assert library.reading.ignored() == ('outlet:"Fen Sheet"',)
        assert "nothing is hidden" in await press(app, pilot, "x")
        assert "4 new" in await press(app, pilot, "escape")


async def test_a_story_is_hidden_by_a_key_and_u_shows_it_again(library: Library) -> None:
    """Its row goes, and no count has it; the message says where else it is shown again."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(100, 24)) as pilot:
        await settle(app, pilot)
        text = await press(app, pilot, "g", "i", "enter")
        assert "2 articles hidden; u takes it back; Tab to Hidden, x there shows it again" in text
        assert "Heron" not in text.splitlines()[1]
        assert "3 stories, 4 articles, 2 hidden" in text
        heron = next(story for story in library.stories() if "Heron" in story.title)
        assert library.reading.ignored() == (f"story:{heron.id}",), "its title may change, its id does not"
        outlets = await press(app, pilot, "tab")
        assert "Fen Sheet" in outlets
        assert "Tarn News" not in outlets, "all it has is hidden"
        await press(app, pilot, "escape")
        rules = await press(app, pilot, "tab", "tab", "tab", "tab")
        assert "the story Heron on the town hall roof" in rules, "what is hidden is said in words"
        assert "shown again: the story Heron on the town hall roof" in await press(app, pilot, "u")
        assert "Heron" in await press(app, pilot, "escape")
        assert library.reading.ignored() == ()


async def test_a_hidden_article_is_left_out_of_its_story(library: Library) -> None:
    """The row counts the outlets that are left, t lists them, and beside it stands how many are hidden."""
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(160, 24)) as pilot:
        await settle(app, pilot)
        assert "2 outlets" in screen_text(app)
        await press(app, pilot, "g", "t", "j", "j", "i", "enter")
        assert library.reading.ignored() == ('title:"Town hall stairs shut for a heron"',)
        text = await press(app, pilot, "j", "k")
        assert "Hollin Gazette  Heron on the town hall roof" in text
        assert "stairs" not in text
        assert "2 outlets" not in text
        assert "1 article hidden" in text
        found = await press(app, pilot, "slash", *typed("stairs"), "enter")
        assert "2 articles in 1 story" in found, "searching still finds it"
        assert "2 outlets" in found


async def test_outlets_are_counted_and_not_their_articles(library: Library, tmp_path: Path) -> None:
    """Two articles of one outlet are one; a story without a title says so."""
    more = tmp_path / "more.jsonl"
    goose = "A goose from the mill pond walked through the bakery and sat down in the window among the loaves."
    more.write_text(
        record("Fen Sheet", "", goose, "Nobody bought the loaves around it.")
        + record("Fen Sheet", " ", goose, "The baker said he was glad of the company."),
        encoding="utf-8",
    )
    library.add([str(more)])
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(140, 24)) as pilot:
        await settle(app, pilot)
        text = screen_text(app)
        assert "2 articles of 1 outlet" in text
        assert "(no title)" in text


async def test_the_last_addition_is_forgotten_after_asking(library: Library, tmp_path: Path) -> None:
    """What is to be typed is said beside the question, at 80 columns too; nothing but yes forgets."""
    more = tmp_path / "more.jsonl"
    more.write_text(
        record("Fen Sheet", "Bells ring again", "The bells rang at six.") + record("Tarn News", "Fog", "Fog.")
    )
    library.add([str(more)])
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        asked = await press(app, pilot, "U")
        assert "Forget the 2 articles that came in last?  Bells" in asked
        assert "yes forgets them for good, anything else keeps them" in asked
        assert "nothing was forgotten" in await press(app, pilot, "enter")
        assert "nothing was forgotten" in await press(app, pilot, "U", *typed("y"), "enter"), "only the whole word"
        assert "2 articles forgotten" in await press(app, pilot, "U", *typed("yes"), "enter")
        assert "Bells" not in screen_text(app)
    assert library.count() == 4


async def test_older_stories_come_when_asked_for(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large library opens with its newest stories; A reaches the older ones too."""
    monkeypatch.setattr("tui.screens.story_listing.SHOWN", 1)
    monkeypatch.setattr("tui.screens.stories.SHOWN", 1)
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        text = screen_text(app)
        assert "3 stories, 4 articles" in text
        assert "2 older stories" in text
        assert "pear" not in text
        assert "pear" in await press(app, pilot, "G", "enter")
        assert "1 older story" in screen_text(app)
        assert "1 article in 1 story" in await press(app, pilot, "slash", *typed("boats"), "enter")
        await press(app, pilot, "escape", "A")
        assert library.reading.unread(library.ids()) == []


# --- feeds ------------------------------------------------------------------------


async def test_feeds_are_a_list_with_their_trouble_and_their_articles(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1), entry(2)))
    app = feeds_app(library, server, "/feed", "/gone")
    async with app.run_test(size=(160, 30)) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "2 new articles; 1 failed: " in screen_text(app))
        text = await press(app, pilot, "tab", "tab", "tab")
        assert "2 articles" in text
        assert "404" in text
        text = await press(app, pilot, "g", "enter")
        assert "Feeds › " in text
        assert "part 1" in text
        assert "part 2" in text
        assert " Feeds   " in await press(app, pilot, "escape")
        await press(app, pilot, "g", "w")
        assert "are fetched from now on" in screen_text(app)
        assert library.feeds.all()[0].whole
        await press(app, pilot, "w")
        assert not library.feeds.all()[0].whole


def serve_teaser(server: Server) -> None:
    """Serve a feed of one teaser, and its whole page."""
    whole = "<html><title>The bridge opens again, part 1</title><body><article><h1>The bridge opens again, part 1</h1>"
    whole += "".join(
        f"<p>Sentence {n} of the whole page, of the bridge and of what it cost to mend.</p>" for n in range(9)
    )
    page = server.at("/page")
    item = f"<item><title>The bridge opens again, part 1</title><link>{page}</link><guid>x1</guid>"
    item += "<description>The bridge opens again. Read more</description></item>"
    server.routes["/feed"] = Reply(rss(item))
    server.routes["/page"] = Reply((whole + "</article></body></html>").encode())


async def test_the_whole_page_of_a_teaser_is_fetched_by_a_key(library: Library, server: Server) -> None:
    """It becomes an edition of its article; where there is nothing to fetch that is said."""
    serve_teaser(server)
    app = feeds_app(library, server, "/feed")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        assert "no page to fetch" in await press(app, pilot, "g", "w")
        await pilot.press("r")
        await until(pilot, lambda: "1 new article" in screen_text(app))
        await press(app, pilot, "slash", *typed("bridge"), "enter", "w")
        await until(pilot, lambda: "whole page" in screen_text(app).splitlines()[-1])
        assert library.search('"whole page"').total == 1
        [found] = library.search('"whole page"').results
        assert len(library.editions(found.article.id)) == 2


async def test_the_panes_show_the_whole_page_of_a_teaser_when_it_has_come(library: Library, server: Server) -> None:
    """One key on Compare, for the whole story; the phrase stays lit."""
    serve_teaser(server)
    app = feeds_app(library, server, "/feed")
    async with app.run_test(size=WIDE) as pilot:
        await settle(app, pilot)
        await pilot.press("r")
        await until(pilot, lambda: "1 new article" in screen_text(app))
        await press(app, pilot, "slash", *typed("bridge opens"), "enter", "enter")
        assert "Sentence 5 of the whole page" not in screen_text(app)
        await pilot.press("W")
        await until(pilot, lambda: "Sentence 5 of the whole page" in screen_text(app))
        assert compare_screen(app).comparison.phrase == "bridge opens"
        assert len(compare_screen(app).comparison) == 1, "the teaser has no pane beside its page"


def test_what_came_of_a_fetch_is_said_in_a_line() -> None:
    """Feeds and whole pages each in their own words; where every feed failed, nothing came in."""
    gone = FetchError("https://a.example/f", "is not there (404)", "check the address")
    feed = FeedReport("https://a.example/f", failed=(gone,), fetched=False)
    told = "nothing came in; 1 failed: https://a.example/f: is not there (404); check the address"
    assert report_words(FetchReport((feed,))) == told
    assert report_words(FetchReport((FeedReport("https://a.example/f", same=3), feed))).startswith(
        "nothing new in 2 feeds;"
    )
    assert (
        report_words(FetchReport((FeedReport("", changed=("a", "b"), same=1),))) == "2 whole pages, 1 as here already"
    )
    assert report_words(FetchReport((FeedReport("", failed=(gone,)),))).startswith("no page came in; 1 failed")


async def test_enter_after_a_search_waits_for_what_is_found(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    go, find = threading.Event(), OpenLibrary.find

    def held(*args: Any, **options: Any) -> Answered:
        go.wait(30)
        return find(*args, **options)

    monkeypatch.setattr(OpenLibrary, "find", held)
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await pilot.press("slash", *typed("heron"), "enter", "enter")
        assert stories_screen(app), "what stood there before the search is not opened"
        await pilot.press("slash", "escape", "enter")
        assert stories_screen(app)
        go.set()
        await settle(app, pilot)
        await pilot.pause()
        assert compare_screen(app).comparison.phrase == "heron"


async def test_enter_is_called_what_it_does_where_a_search_is_narrowed(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        text = await press(app, pilot, "slash", *typed("heron"), "enter", "tab")
        assert text.splitlines()[-1].startswith(" Enter narrow")


async def test_every_list_has_its_own_row_and_a_search_that_ends_leaves_the_cursor_where_it_was(
    library: Library,
) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        rows = stories_screen(app)._list
        await press(app, pilot, "j")
        story_row = rows.standing
        await press(app, pilot, "tab")
        assert "Outlets" in screen_text(app)
        assert rows.key == next(row.key for row in rows.rows if row.key is not None), "another list begins at its first"
        await press(app, pilot, "j")
        outlet = rows.standing
        await press(app, pilot, *["tab"] * 4)
        assert rows.standing == story_row
        await press(app, pilot, "tab")
        assert rows.standing == outlet
        await press(app, pilot, "escape")
        assert rows.standing == story_row
        await press(app, pilot, "slash", *typed("heron"))
        assert rows.standing.row == 0, "the first that was found"
        await press(app, pilot, "enter", "j")
        found = rows.standing
        await press(app, pilot, "tab")
        assert rows.key == next(row.key for row in rows.rows if row.key is not None)
        await press(app, pilot, "j", "tab")
        assert rows.standing == found
        await press(app, pilot, "escape")
        assert rows.standing == story_row


async def test_a_list_without_a_row_offers_nothing_that_needs_one(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "tab")
        for kind in ("Searches", "Feeds", "Hidden"):
            text = await press(app, pilot, "tab")
            assert text.splitlines()[0].startswith(f" {kind}")
            hints = text.splitlines()[-1]
            assert "Tab other list" in hints
            for word in ("open", "drop", "unread", "whole pages"):
                assert word not in hints, kind
        text = await press(app, pilot, "slash", *typed("zebra"), "enter")
        assert text.splitlines()[-1].startswith(" / search  s keep search  Esc clear  ? help")


async def test_rows_are_made_for_another_width_and_the_cursor_stays(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled: list[int] = []
    fill = StoryListScreen._fill

    def counted(screen: StoryListScreen) -> None:
        filled.append(screen.size.width)
        fill(screen)

    monkeypatch.setattr(StoryListScreen, "_fill", counted)
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        assert filled == [80], "once for the first paint"
        await press(app, pilot, "j")
        before = stories_screen(app)._list.key
        title = "Town hall stairs shut for a heron"
        narrow = screen_text(app)
        await pilot.resize_terminal(200, 24)
        await settle(app, pilot)
        assert "outlets" in screen_text(app)
        assert stories_screen(app)._list.key == before
        await press(app, pilot, "slash", *typed("heron"), "enter")
        assert title in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settle(app, pilot)
        await press(app, pilot, "escape")
        assert screen_text(app) == narrow


async def test_q_goes_back_from_a_search_before_it_leaves(library: Library) -> None:
    app = NewsreaderApp(OpenLibrary(library))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(app, pilot)
        await press(app, pilot, "j")
        before = stories_screen(app)._list.standing
        await press(app, pilot, "slash", *typed("heron"), "enter", "tab", "q")
        assert not stories_screen(app).listing.narrowing
        assert stories_screen(app).listing.searching
        await press(app, pilot, "q")
        assert not stories_screen(app).listing.searching
        assert stories_screen(app)._list.standing == before
        await pilot.press("q")
        assert not app.is_running
