"""The command `feeds`, and addresses handed to `add`, against a server of our own."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests import test_cli
from tests.fetching_support import Reply, Server
from tests.test_feeds import entry, page, rss

run = test_cli.run
DONE, NOTHING, WRONG = 0, 1, 2


def test_a_feed_is_followed_fetched_listed_and_left(run: Any, server: Server) -> None:
    url = server.at("/feed")
    entries = [entry(number) for number in range(5)]
    server.routes["/feed"] = Reply(rss(*entries), etag='"1"')
    assert run("feeds", "add", url, "--tag", "regional", "--allow-host", "127.0.0.1").out == f"followed: {url}\n"
    assert "5 new, 0 changed, 0 the same" in run("feeds", "fetch").out
    assert run("feeds", "fetch").out == "1 feed: nothing new\n"
    again = run("feeds", "fetch", "--json")
    assert again.records == [{"feed": url, "fetched": True, "new": [], "changed": [], "same": 0, "failed": []}]
    server.routes["/feed"] = Reply(rss(*entries[:4], entry(4, "The theatre stays closed until autumn, it was said.")))
    assert "0 new, 1 changed, 4 the same" in run("feeds", "fetch").out
    (listed,) = run("feeds", "list", "--json").records
    assert (listed["title"], listed["tags"]) == ("Valley Post", ["regional"])
    assert (listed["articles"], listed["unread"]) == (5, 5)
    assert "#regional" in run("feeds", "list").out
    assert run("feeds", "remove", "valley post").code == DONE
    assert run("feeds", "list").code == NOTHING
    assert len(run("list", "--json").records) == 6


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock's zone cannot be set here")
def test_when_a_feed_was_fetched_is_told_by_the_readers_own_clock(
    run: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The library keeps UTC; who lives five hours behind it reads five hours less."""
    server.routes["/feed"] = Reply(rss(entry(1)))
    run("feeds", "add", server.at("/feed"), "--allow-host", "127.0.0.1")
    run("feeds", "fetch")
    (listed,) = run("feeds", "list", "--json").records
    there = datetime.fromisoformat(listed["fetched"]) - timedelta(hours=5)
    try:
        with monkeypatch.context() as patch:
            patch.setenv("TZ", "XXX+5")
            time.tzset()
            assert f"  {there:%Y-%m-%d %H:%M}  " in run("feeds", "list").out
    finally:
        time.tzset()


def test_a_feed_that_fails_is_named_with_why_and_exit_2(run: Any, server: Server) -> None:
    run("feeds", "add", server.at("/none"), "--allow-host", "127.0.0.1")
    ran = run("feeds", "fetch")
    assert ran.code == WRONG
    assert ran.err == f"newsreader: {server.at('/none')}: is not there (404); check the address\n"
    assert "1 failed" in ran.out
    assert "404" in run("feeds", "list").out


@pytest.mark.parametrize("arguments", [["list"], ["fetch"], ["fetch", "x"]])
def test_without_feeds_is_said_what_to_do(run: Any, arguments: list[str]) -> None:
    ran = run("feeds", *arguments)
    assert (ran.code, ran.out) == (NOTHING, "")
    assert "feeds add" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["feeds", "add", "feed.xml"],
        ["feeds", "add", "https://a.example/", "https://b.example/", "--title", "Both"],
        ["feeds", "import", "no-such-file"],
        ["feeds", "nonsense"],
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(run: Any, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (WRONG, "", 1)


@pytest.mark.parametrize(
    ("arguments", "way"),
    [
        (["feeds", "add"], "(newsreader feeds add --help)"),
        (["feeds", "fetch", "--allow-host", "x"], "(newsreader feeds fetch --help)"),
        (["feeds", "nonsense"], "(newsreader feeds --help)"),
        (["stories", "--join", "a"], "(newsreader stories --help)"),
        (["feeds", "add", "x", "--title"], "(newsreader feeds add --help)"),
    ],
)
def test_wrong_usage_names_the_whole_command_whose_help_tells_more(run: Any, arguments: list[str], way: str) -> None:
    assert run(*arguments).err.endswith(f"{way}\n")


def test_feeds_alone_lists_its_commands_a_line_each(run: Any) -> None:
    ran = run("feeds")
    assert ran.code == WRONG
    assert len([line for line in ran.err.splitlines() if line.startswith("  ")]) > 5


def test_a_private_host_is_allowed_by_the_command_that_is_named(run: Any, server: Server) -> None:
    """What else was set of the feed stays."""
    url = server.at("/feed")
    server.routes["/feed"] = Reply(rss(entry(1)))
    run("feeds", "add", url, "--tag", "regional", "--full")
    ran = run("feeds", "fetch")
    assert ran.code == WRONG
    assert "newsreader feeds add FEED --allow-host 127.0.0.1" in ran.err
    assert run("feeds", "add", url, "--allow-host", "127.0.0.1").out == f"changed: {url}\n"
    assert "1 new" in run("feeds", "fetch").out
    (listed,) = run("feeds", "list", "--json").records
    assert (listed["tags"], listed["full"]) == (["regional"], True)


def test_a_list_of_feeds_comes_in_and_goes_out(run: Any, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('https://a.example/feed news "~Valley Post"\nexec:make-feed\n')
    ran = run("feeds", "import", "urls")
    assert ran.code == WRONG
    assert "nothing was run" in ran.err
    assert ran.out == "1 feed followed now, 1 left out, named above\n"
    assert run("feeds", "export", "out.opml").code == DONE
    assert run("feeds", "import", "-", stdin=(tmp_path / "out.opml").read_bytes()).out.endswith("1 before already\n")
    assert run("feeds", "export").out == (tmp_path / "out.opml").read_text()


# --- add ------------------------------------------------------------------------


def test_add_fetches_an_address_because_the_reader_asked(run: Any, server: Server) -> None:
    server.routes["/page"] = Reply(page("The bridge holds."))
    ran = run("add", server.at("/page?utm_source=x"), server.at("/page"), "--allow-host", "127.0.0.1", "--json")
    assert ran.code == WRONG, "the one with campaign words is another page to the server"
    assert len(ran.records[0]["added"]) == 1
    assert "404" in ran.err
    assert run("search", "bridge").code == DONE


def test_an_address_is_never_fetched_by_what_opens_pages(run: Any, server: Server) -> None:
    server.routes["/page"] = Reply(page("The bridge holds."))
    for arguments in (["clean"], ["stories"], ["versions", "the bridge holds"]):
        ran = run(*arguments, server.at("/page"))
        assert ran.code == WRONG
        assert "nothing is fetched" in ran.err
    assert server.requests == []


def test_a_dry_run_fetches_and_keeps_nothing(run: Any, server: Server, tmp_path: Path) -> None:
    server.routes["/page"] = Reply(page("The bridge holds."))
    ran = run("add", "--dry-run", server.at("/page"), "--allow-host", "127.0.0.1")
    assert "1 article would come in" in ran.out
    assert not (tmp_path / "library").exists()
