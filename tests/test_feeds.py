"""Feeds in a library: what is new comes in, what changed is an edition, what fails keeps what it had."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError, UnknownIdError
from index.fetching import FetchError
from index.fetching.robots import read_robots
from index.library import Library
from index.library.fetch_report import FetchReport, FetchStage
from index.library.subscriptions import Subscription, read_subscriptions, write_opml
from index.model import Media, Page
from tests.fetching_support import QUICK, Reply, Server

_PLACES = "harbour market bridge school theatre station library orchard mill quarry".split()


def entry(number: int, text: str = "", *, link: str | None = None) -> str:
    """Write an entry of a feed, of two sentences of its own."""
    place = _PLACES[number % len(_PLACES)]
    text = text or (
        f"The {place} number {number} opened again on Tuesday after long repairs, the owner said. "
        f"Visitors of the {place} waited in line {number} for an hour before the doors were unlocked."
    )
    link = link or f"https://valley.example/{number}?utm_source=feed"
    return (
        f"<item><title>The {place} opens again, part {number}</title><link>{link}</link><guid>id-{number}</guid>"
        f"<pubDate>Mon, 03 Mar 2031 10:{number:02}:00 +0100</pubDate><description>{escape(text)}</description></item>"
    )


def rss(*entries: str, title: str = "Valley Post") -> bytes:
    """Write a feed."""
    items = "".join(entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'.encode()


def page(words: str) -> bytes:
    """Write an HTML page with an article."""
    text = f"{words} The mayor said so on Monday at noon, and everybody in the hall agreed with her at once. "
    body = "".join(f"<p>{text}It was number {number} of the long reports.</p>" for number in range(6))
    return (
        f"<!doctype html><html><head><title>A page</title></head><body><article>{body}</article></body></html>".encode()
    )


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.in_memory() as found:
        yield found


def follow(library: Library, server: Server, path: str = "/feed", *, whole: bool = False) -> str:
    return library.feeds.add(server.at(path), whole=whole, allowed=["127.0.0.1"]).address


def fetch(library: Library, *names: str, again: bool = False) -> FetchReport:
    *_, last = library.feeds.fetch(names, again=again, limits=QUICK)
    assert last.stage is FetchStage.DONE
    return last.report


# --- fetching -------------------------------------------------------------------


def test_twenty_entries_come_in_once_and_the_one_that_changed_is_an_edition(library: Library, server: Server) -> None:
    entries = [entry(number) for number in range(20)]
    server.routes["/feed"] = Reply(rss(*entries), etag='"1"')
    follow(library, server)
    first = fetch(library)
    assert (len(first.new), first.changed, first.same, first.failed) == (20, (), 0, ())
    assert fetch(library).feeds[0].new == ()
    assert server.requests[-1].headers["if-none-match"] == '"1"'
    entries[7] = entry(
        7, "The station was closed again on Friday, for the new doors would not open at all, the owner said."
    )
    server.routes["/feed"] = Reply(rss(*entries), etag='"2"')
    second = fetch(library)
    assert (len(second.new), len(second.changed), second.same, second.failed) == (0, 1, 19, ())
    assert library.count() == 21
    assert len(library.editions(second.changed[0])) == 2


def test_an_article_has_the_fields_of_its_entry(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(3)))
    follow(library, server)
    (one,) = fetch(library).new
    article = library.article(one)
    assert (article.outlet, article.title) == ("Valley Post", "The school opens again, part 3")
    assert (article.url, article.published) == ("https://valley.example/3", "2031-03-03T10:03:00+01:00")
    assert library.feeds.all()[0].title == "Valley Post"
    assert library.feeds.by_feed() == {server.at("/feed"): [one]}


def test_entries_that_a_feed_gives_one_name_are_told_apart_by_their_addresses(library: Library, server: Server) -> None:
    """A feed that names all its entries alike loses none of them, and none comes twice."""
    entries = [entry(number).replace(f"id-{number}", "the-same") for number in range(4)]
    server.routes["/feed"] = Reply(rss(*entries))
    follow(library, server)
    assert len(fetch(library).new) == 4
    assert (fetch(library).new, library.count()) == ((), 4)


def test_an_entry_goes_by_its_own_address(library: Library, server: Server) -> None:
    """Its path is the address of its page, not its place in the feed; one without goes by its place."""
    bare = re.sub("<(link|guid)>.*?</(link|guid)>", "", entry(4))
    server.routes["/feed"] = Reply(rss(entry(3), bare))
    follow(library, server)
    paths = {library.article(one).path for one in fetch(library).new}
    assert paths == {"https://valley.example/3", server.at("/feed") + "#1"}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "The quay opened on Tuesday, after rep... <a href='/1'>Read more</a>",
            "The quay opened on Tuesday, after rep...",
        ),
        ("The quay opened on Tuesday. <a href='/1'>Continue reading &rarr;</a>", "The quay opened on Tuesday."),
        ("The quay opened on Tuesday [&#8230;] Weiterlesen", "The quay opened on Tuesday […]"),
        ("The quay opened again (more...)", "The quay opened again"),
        ("Children should read more. “You should read more,” she said.", None),
        ("At noon the keeper said: continue reading", None),
    ],
)
def test_a_teaser_ends_before_its_call_to_read_on(
    library: Library, server: Server, text: str, kept: str | None
) -> None:
    """The call is no words of the outlet's; a sentence that speaks of reading is."""
    server.routes["/feed"] = Reply(rss(entry(1, text)))
    follow(library, server)
    article = library.article(fetch(library).new[0])
    assert " ".join(paragraph.text for paragraph in article.paragraphs) == (kept or text)
    assert kept is None or article.whole is False


def test_a_feed_that_fails_keeps_what_it_had_and_stops_no_other(library: Library, server: Server) -> None:
    server.routes["/a"] = [
        Reply(rss(entry(1)), etag='"1"'),
        Reply(b"<html>under repair", etag='"2"'),
        Reply(status=500),
    ]
    server.routes["/b"] = Reply(rss(entry(2), entry(3)))
    follow(library, server, "/a")
    follow(library, server, "/b")
    assert len(fetch(library).new) == 3
    for words in ("is no feed", "cannot answer"):
        report = fetch(library)
        (error,) = report.failed
        assert isinstance(error, FetchError)
        assert words in error.reason
        assert [one.fetched for one in sorted(report.feeds, key=lambda one: one.address)] == [False, True]
        feed = library.feeds.find(server.at("/a"))
        assert feed.etag == '"1"'
        assert words in (feed.trouble or "")
    assert library.count() == 3


def test_a_page_that_names_its_feed_is_told_of(library: Library, server: Server) -> None:
    link = b'<link rel="alternate" type="application/rss+xml" href="/the/feed.xml">'
    server.routes["/feed"] = Reply(b"<!doctype html><html><head>" + link + b"</head></html>")
    follow(library, server)
    assert server.at("/the/feed.xml") in fetch(library).failed[0].hint


def test_what_of_a_damaged_feed_can_be_read_comes_in(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1), entry(2))[:-60] + b"\xff\x00<<<")
    follow(library, server)
    assert len(fetch(library).new) >= 1


def test_an_entry_without_text_is_told_once(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1), entry(2, " ")))
    follow(library, server)
    (error,) = fetch(library).failed
    assert "--full" in error.hint
    assert fetch(library).failed == ()


def test_what_was_forgotten_does_not_come_again_unless_asked_for(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1), entry(2)))
    follow(library, server)
    one, _ = fetch(library).new
    library.forget(one)
    assert fetch(library).new == ()
    assert library.count() == 1
    assert fetch(library, again=True).new == (one,)


def test_nothing_is_asked_of_a_private_host_that_the_feed_was_not_allowed(library: Library, server: Server) -> None:
    library.feeds.add(server.at("/feed"))
    (error,) = fetch(library).failed
    assert "private network" in error.reason
    assert server.requests == []


# --- full pages -----------------------------------------------------------------


def test_the_whole_page_is_fetched_where_the_feed_says_so(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(*(entry(n, f"Teaser {n} ...", link=server.at(f"/p{n}")) for n in (1, 2))))
    server.routes["/p1"] = Reply(page("The bridge holds."), headers={"Content-Type": "text/html"})
    server.routes["/p2"] = [Reply(status=404), Reply(page("The market grows."))]
    follow(library, server, whole=True)
    first = fetch(library)
    assert "not there" in " ".join(one.reason for one in first.failed)
    texts = {one.url: " ".join(p.text for p in one.paragraphs) for one in library.articles()}
    assert "The bridge holds." in texts[server.at("/p1")]
    second = fetch(library)
    assert server.asked().count("/p1") == 1
    assert second.failed == ()
    newest = library.article((second.changed + second.new)[0])
    assert newest.url == server.at("/p2")
    assert newest.outlet == "Valley Post"
    assert "The market grows." in newest.paragraphs[0].text


def test_where_no_article_stands_in_the_page_the_teaser_is_kept(library: Library, server: Server) -> None:
    text = "The <b>station</b> was closed.<br>More to come."
    server.routes["/feed"] = Reply(rss(entry(1, text, link=server.at("/p"))))
    server.routes["/p"] = Reply(b"<!doctype html><html><body><nav><a href='/'>Home</a></nav></body></html>")
    follow(library, server, whole=True)
    report = fetch(library)
    assert [error.path for error in report.failed] == [server.at("/p")]
    (one,) = report.new
    article = library.article(one)
    assert [paragraph.text for paragraph in article.paragraphs] == ["The station was closed.", "More to come."]
    assert (article.title, article.whole) == ("The market opens again, part 1", False)


@pytest.mark.parametrize("text", ["Closed.", "<p>Closed.</p><script>run()</script>", "&lt;p&gt;Closed.", "Closed.\n\n"])
def test_the_shortest_entry_is_an_article(library: Library, server: Server, text: str) -> None:
    server.routes["/feed"] = Reply(rss(entry(1, text)))
    follow(library, server)
    (one,) = fetch(library).new
    assert "Closed." in library.article(one).paragraphs[0].text
    assert "run()" not in str(library.article(one).paragraphs)


def test_a_page_that_is_never_there_is_asked_for_three_times(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1, link=server.at("/gone"))), etag='"1"')
    follow(library, server, whole=True)
    for _ in range(5):
        fetch(library)
    assert server.asked().count("/gone") == 3
    assert library.count() == 1


def test_the_setting_can_be_changed_for_what_is_here_already(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1, link=server.at("/p"))), etag='"1"')
    server.routes["/p"] = Reply(page("The bridge holds."))
    follow(library, server)
    fetch(library)
    follow(library, server, whole=True)
    assert len(fetch(library).changed) == 1
    assert fetch(library).feeds[0].changed == ()
    assert server.asked().count("/p") == 1


def test_articles_are_completed_on_demand(library: Library, server: Server) -> None:
    server.routes["/feed"] = Reply(rss(entry(1, link=server.at("/p"))))
    server.routes["/p"] = Reply(page("The bridge holds."))
    follow(library, server)
    (one,) = fetch(library).new
    record = Page("x.jsonl#1", json.dumps({"body": ["A text without an address."]}).encode(), Media.RECORD)
    (other,) = library.add([record]).added
    *_, last = library.feeds.complete([one, other], allowed=["127.0.0.1"], limits=QUICK)
    assert len(last.report.changed) == 1
    assert [error.reason for error in last.report.failed] == ["its address is not known"]
    assert library.article(last.report.changed[0]).outlet == "Valley Post"


# --- progress and cancel --------------------------------------------------------


def test_progress_counts_and_closing_keeps_what_came(library: Library, server: Server) -> None:
    server.routes["/a"] = Reply(rss(entry(1)))
    server.routes["/b"] = Reply(b"x" * 1000, slow=0.5)
    follow(library, server, "/a")
    follow(library, server, "/b")
    run = library.feeds.fetch(limits=replace(QUICK, seconds=60.0))
    step = next(run)
    assert (step.stage, step.done, step.total, step.address) == (FetchStage.FEEDS, 1, 2, server.at("/a"))
    run.close()
    assert library.feeds.find(server.at("/a")).fetched is None, "what was not kept is not said to be fetched"
    assert len(fetch(library, server.at("/a")).new) == 1


# --- the list of feeds ----------------------------------------------------------


def test_feeds_are_found_by_address_beginning_or_title(library: Library) -> None:
    one = library.feeds.add("https://a.example/feed", title="Valley Post")
    library.feeds.add("https://a.example/feed/sport")
    library.feeds.add("https://b.example/feed")
    assert library.feeds.find("https://a.example/feed") == one
    assert library.feeds.find("valley post") == one
    assert library.feeds.remove("https://b.").address == "https://b.example/feed"
    for name in ("", "https://a.", "nothing"):
        with pytest.raises(UnknownIdError):
            library.feeds.find(name)


@pytest.mark.parametrize(
    "address", ["", "feed.xml", "file:///etc/passwd", "https://", "https://a b/", "https://[/", "http://a\n/"]
)
def test_what_is_no_address_is_not_followed(library: Library, address: str) -> None:
    with pytest.raises(InputError):
        library.feeds.add(address)


URLS = r"""
# a comment
https://a.example/feed#x  news "in the valley" "~Valley \"Post\"" !
https://b.example/feed # behind
"query:Unread:unread = \"yes\"" all
"filter:/bin/rm -rf ~:https://c.example/feed" tag
exec:~/bin/make-feed
not-an-address
"""


def test_newsboats_urls_come_in_and_what_it_would_run_is_told_and_never_run(library: Library) -> None:
    report = library.feeds.take_list("urls", URLS.encode())
    assert [(one.address, one.title, one.tags) for one in report.added] == [
        ("https://a.example/feed#x", 'Valley "Post"', ("news", "in the valley")),
        ("https://b.example/feed", None, ()),
    ]
    assert [error.path for error in report.left_out] == [f"urls: line {number}" for number in (5, 6, 7, 8)]
    assert all("nothing was run" in error.reason for error in report.left_out[:3])


OPML = b"""<?xml version="1.0"?><!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<opml version="1.0"><head/><body>
<outline text="Regional"><outline text="Valley Post &amp; Co" xmlUrl="https://a.example/feed" category="/daily/,west"/>
  <outline text="Hills"><outline TITLE="Hill" XMLURL="https://b.example/feed"/></outline></outline>
<outline text="&x;" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


def test_opml_comes_in_with_its_folders_as_tags_and_goes_out_the_same(library: Library) -> None:
    report = library.feeds.take_list("feeds.opml", OPML)
    wanted = [
        ("https://a.example/feed", "Valley Post & Co", ("Regional", "daily", "west")),
        ("https://b.example/feed", "Hill", ("Regional", "Hills")),
    ]
    assert [(one.address, one.title, one.tags) for one in report.added] == wanted
    assert len(report.left_out) == 1
    again = list(read_subscriptions("x", library.feeds.as_list()))
    assert again == [Subscription(*fields) for fields in wanted]


def test_a_list_taken_twice_changes_nothing_but_adds_tags(library: Library) -> None:
    library.feeds.add("https://a.example/feed", title="Mine", tags=["own"], whole=True, allowed=["a.example"])
    report = library.feeds.take_list("feeds.opml", OPML)
    assert [one.address for one in report.here] == ["https://a.example/feed"]
    feed = library.feeds.find("https://a.example/feed")
    assert (feed.title, feed.tags, feed.whole) == ("Mine", ("own", "Regional", "daily", "west"), True)
    assert feed.allowed == ("a.example",)


@pytest.mark.parametrize("content", [b"<html><body/></html>", b"<", b"<opml/>", b"<opml>" * 500, b"\xff\xfe\x00"])
def test_what_is_no_list_is_an_error(content: bytes) -> None:
    assert all(isinstance(one, InputError) for one in read_subscriptions("x", content))


_MARKUP = st.lists(
    st.sampled_from([b"<opml>", b"<outline xmlUrl='", b"https://a.example", b"'/>", b"\0", b"\xff", b'"', b"\n"])
)


@given(
    st.one_of(
        st.binary(max_size=60), _MARKUP.map(b"".join), st.text().map(lambda t: f'https://a.example "~{t}"'.encode())
    )
)
def test_any_bytes_are_feeds_or_errors_and_what_is_read_is_written_again(content: bytes) -> None:
    found = [one for one in read_subscriptions("x", content) if isinstance(one, Subscription)]
    again = list(read_subscriptions("x", write_opml(found)))
    assert [one.address for one in again if isinstance(one, Subscription)] == [one.address for one in found]


@given(st.binary(max_size=60), st.text(max_size=20))
def test_any_robots_txt_allows_or_does_not(content: bytes, path: str) -> None:
    assert read_robots(b"User-agent: *\nDisallow: " + content).allow(f"/{path}") in {True, False}


def test_an_empty_list_is_written() -> None:
    assert b"<body/>" in write_opml([])
