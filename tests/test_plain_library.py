"""The plain reader on a library: unread, hidden, stories mended by hand, feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.library import Library
from tests.fetching_support import QUICK, Reply, Server
from tests.library_support import three_stories
from tests.reader_support import ARTICLES, story
from tests.test_feeds import entry, rss
from tests.test_reader_stories import serve_teaser
from tui.nothing_kept import Way
from tui.open_library import OpenLibrary
from tui.open_pages import OpenPages
from tui.plain import PlainReader
from tui.reading_life import LibraryReading

Ask = Callable[[str], list[str]]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Open a library of three stories, four articles."""
    with three_stories(tmp_path) as found:
        yield found


def asking(library: Library, tell: Callable[[str], None] = lambda _: None) -> tuple[PlainReader, Ask]:
    collection = OpenLibrary(library)
    collection.reading = LibraryReading(library, limits=QUICK)
    reader = PlainReader(collection, lambda _, what: what, tell)
    return reader, lambda line: list(reader.answer(line) or ())


def test_what_is_unread_is_counted_opened_and_read(library: Library) -> None:
    _, ask = asking(library)
    assert ask("stories")[1].endswith("(2 outlets, 4 Mar 2031, 2 unread)")
    assert ask("unread")[0] == "4 articles unread in 3 stories; next unread opens one."
    opened = ask("next unread")
    assert opened[1].endswith("(2 paragraphs, unread, here)")
    assert opened[-1] == "read says the article here, and so marks it read."
    ask("read")
    assert ask("next unread")[0] == "The last pear is sold. 1 outlet.", "on from the open story, and then around"
    ask("seen")
    assert ask("unread")[0] == "2 articles unread in 2 stories; next unread opens one."
    ask("next unread")
    assert ask("seen") == ["1 article read; undo takes it back."]
    assert "unread, here" in ask("next unread")[2], "of the first story the second outlet is left"
    ask("read")
    assert ask("unread") == ["Nothing unread."]
    assert ask("next unread") == ["Nothing unread."]
    assert ask("undo") == ["1 article unread."]
    assert ask("unread")[0].startswith("1 article unread in 1 story")


def test_a_story_or_a_search_is_hidden_shown_again_and_taken_back(library: Library) -> None:
    _, ask = asking(library)
    assert ask("hide 2")[0] == "1 article hidden; undo takes it back; hidden lists what hides."
    assert ask("stories")[0] == "2 stories, 4 articles, 1 hidden."
    told = ask('hide outlet:"Fen Sheet"')[0]
    assert told.startswith('1 article hidden, and what the search outlet:"Fen Sheet" finds from now on; undo')
    assert ask("stories")[0] == "1 story, 4 articles, 2 hidden."
    rules = ask("hidden")
    assert len(rules) == 3
    assert any("The last pear is sold" in rule for rule in rules)
    assert ask("undo")[0].startswith("Shown again: ")
    assert ask("show again 1")[0].startswith("Shown again: ")
    assert ask("hidden")[0].startswith("Nothing is hidden")
    assert ask("undo")[0].startswith("Hidden again: ")
    assert ask("stories")[0] == "2 stories, 4 articles, 1 hidden."
    assert ask("hide")[0].startswith("Hide what?")
    ask("search pear")
    assert ask("hide")[0].endswith("; hide pear hides what was searched last."), "nothing is hidden by a word alone"
    assert ask("stories")[0] == "2 stories, 4 articles, 1 hidden."
    assert ask("show again 7")[0].startswith("There is no rule that hides 7")


def test_stories_are_joined_and_parted_and_the_open_one_follows(library: Library) -> None:
    _, ask = asking(library)
    ask("stories")
    ask("open 1")
    joined = ask("join 1 2")
    assert joined[0] == "Joined with Heron on the town hall roof; undo takes it back.", joined
    assert "(3 outlets" in joined[1]
    assert len(ask("outlets")) == 3
    parted = ask("part 2")
    assert parted[0].endswith("parted from its story; undo takes it back.")
    assert len(ask("outlets")) == 2
    assert ask("undo") == ["The stories are as they were."]
    assert ask("undo") == ["The stories are as they were."]
    assert len(ask("outlets")) == 2
    assert ask("stories")[0] == "3 stories, 4 articles."
    assert ask("join 1")[0] == "Join takes the numbers of two stories: join 2 5."
    assert ask("join 1 1")[0] == "This is the same story; nothing was joined."


def test_feeds_are_fetched_and_what_came_is_told(library: Library, server: Server) -> None:
    _, ask = asking(library)
    assert ask("fetch") == ["No feeds yet: newsreader feeds add ADDRESS follows one."]
    server.routes["/feed"] = Reply(rss(entry(1), entry(2)))
    library.feeds.add(server.at("/feed"), allowed=["127.0.0.1"])
    assert ask("fetch")[0] == "2 new articles."
    assert ask("stories")[0].endswith(", 6 articles.")
    assert ask("fetch")[0] == "Nothing new in 1 feed."
    assert ask("fetch pears")[0].startswith("Fetch fetches the feeds")


def test_whole_pages_of_teasers_are_fetched_and_read(library: Library, server: Server) -> None:
    _, ask = asking(library)
    assert ask("fetch pages")[0].startswith("Open a story first")
    serve_teaser(server)
    library.feeds.add(server.at("/feed"), allowed=["127.0.0.1"])
    ask("fetch")
    found = next(line for line in ask("stories") if "bridge" in line)
    ask(f"open {found.partition('.')[0]}")
    assert not any("of the whole page" in line for line in ask("read"))
    assert ask("fetch pages")[0] == "1 whole page."
    assert any("of the whole page" in line for line in ask("read"))
    assert ask("fetch pages")[0] == "0 whole pages, 1 as here already."


def test_a_fetch_is_told_and_broken_off_by_itself(
    library: Library, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ctrl+c stops the fetch and not the conversation."""
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.plain.work.FIRST", 0.0)
    monkeypatch.setattr("tui.fetch_run.WINDING_DOWN", 0.2)
    server.routes["/feed"] = Reply(rss(entry(1)), slow=0.01)
    library.feeds.add(server.at("/feed"), allowed=["127.0.0.1"])
    reader, ask = asking(library, tell)
    with pytest.raises(KeyboardInterrupt):
        reader.answer("fetch")
    assert told[0].startswith("fetching feeds")
    assert told[0].endswith("; ctrl+c stops.")
    assert reader.broken_off()[0].startswith("Stopped; ")
    assert ask("stories")[0].startswith("3 stories")


@pytest.mark.parametrize(
    ("way", "told"),
    [
        (Way.WORD, "keep keeps these pages there first"),
        (Way.SAMPLES, "newsreader add FOLDER puts your own pages there"),
    ],
)
def test_pages_opened_by_name_say_what_is_for_a_library_and_the_way_to_one(way: Way, told: str) -> None:
    """Pages are kept by a word, the samples never; no key is named where there are none."""
    reader = PlainReader(OpenPages(ARTICLES, [story()], way=way), lambda _, what: what)
    for line in ("unread", "next unread", "seen", "hide 1", "part 2", "fetch"):
        said = "".join(reader.answer(line) or ())
        assert said.endswith(f" kept in your library only; {told}."), line
    with pytest.raises(TypeError, match="way"):
        OpenPages(ARTICLES, [story()])  # type: ignore[call-arg]  # whoever forgets it would name a key
