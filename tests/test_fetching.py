"""The door to the network: polite, bounded, never into a private network by itself. All servers are our own."""

from __future__ import annotations

import gzip
import pickle
import threading
import time
import zlib
from contextlib import ExitStack
from dataclasses import replace
from itertools import pairwise

import pytest

from index._version import __version__
from index.fetching import Ask, Fetched, FetchError, Limits, fetch, fetching, is_address, plain_address
from index.fetching.addresses import is_public
from index.fetching.robots import read_robots
from tests.fetching_support import HERE, QUICK, Reply, Server, serving


def get(url: str, *, limits: Limits = QUICK, etag: str | None = None, modified: str | None = None) -> Fetched:
    return fetch(Ask(url, etag, modified, HERE), limits=limits)


def failure(url: str, *, limits: Limits = QUICK) -> FetchError:
    with pytest.raises(FetchError) as raised:
        get(url, limits=limits)
    assert raised.value.asked == url
    return raised.value


# --- what comes -----------------------------------------------------------------


def test_a_page_comes_with_what_the_next_ask_needs(server: Server) -> None:
    server.routes["/a?b=1"] = Reply(
        b"text", headers={"Content-Type": "Text/HTML; charset=x"}, etag='"1"', modified="Mon"
    )
    found = get(server.at("/a?b=1#below"))
    assert (found.content, found.kind, found.etag, found.modified) == (b"text", "text/html", '"1"', "Mon")
    assert found.address == server.at("/a?b=1")


def test_the_user_agent_says_what_we_are(server: Server) -> None:
    server.routes["/"] = Reply(b"x")
    get(server.at("/"))
    assert all(one.headers["user-agent"].startswith(f"newsreader/{__version__} ") for one in server.requests)
    assert all(one.headers["host"] == server.url.removeprefix("http://") for one in server.requests)


@pytest.mark.parametrize(("etag", "modified"), [('"1"', None), (None, "Mon, 03 Mar 2031 10:00:00 GMT")])
def test_what_is_as_it_was_has_no_content(server: Server, etag: str | None, modified: str | None) -> None:
    server.routes["/"] = Reply(b"x", etag='"1"', modified="Mon, 03 Mar 2031 10:00:00 GMT")
    found = get(server.at("/"), etag=etag, modified=modified)
    assert found.content is None
    assert found.etag == '"1"'


def test_an_etag_that_http_cannot_carry_is_not_sent(server: Server) -> None:
    server.routes["/"] = Reply(b"x", etag='"1"')
    assert get(server.at("/"), etag='"\u20ac\r\nX: y"').content == b"x"
    assert "if-none-match" not in server.requests[-1].headers


def test_a_packed_page_is_unpacked(server: Server) -> None:
    text = b"one two three " * 500
    server.routes["/"] = Reply(
        gzip.compress(text[:100]) + gzip.compress(text[100:]), headers={"Content-Encoding": "gzip"}
    )
    assert get(server.at("/")).content == text


# --- redirects ------------------------------------------------------------------


def test_a_redirect_is_followed_and_where_it_led_is_told(server: Server) -> None:
    server.routes["/old"] = Reply(status=301, headers={"Location": "new"})
    server.routes["/new"] = Reply(b"here")
    found = get(server.at("/old"))
    assert (found.url, found.address, found.content) == (server.at("/old"), server.at("/new"), b"here")


def test_a_circle_of_redirects_ends(server: Server) -> None:
    server.routes["/a"] = Reply(status=302, headers={"Location": "/b"})
    server.routes["/b"] = Reply(status=302, headers={"Location": "/a"})
    assert "back to itself" in failure(server.at("/a")).reason
    assert server.asked() == ["/a", "/b"]


def test_a_long_chain_of_redirects_ends(server: Server) -> None:
    for number in range(20):
        server.routes[f"/{number}"] = Reply(status=307, headers={"Location": f"/{number + 1}"})
    assert "more than 5 times" in failure(server.at("/0")).reason
    assert len(server.asked()) == 6


@pytest.mark.parametrize(
    "target",
    ["http://localhost:{port}/x", "http://127.0.0.2:{port}/x", "http://2130706434:{port}/x", "http://[::1]:{port}/x"],
)
def test_a_redirect_never_leads_into_a_private_network(server: Server, target: str) -> None:
    port = server.url.rpartition(":")[2]
    server.routes["/"] = Reply(status=302, headers={"Location": target.format(port=port)})
    server.routes["/x"] = Reply(b"secret")
    error = failure(server.at("/"))
    assert "private network" in error.reason or "no host" in error.reason
    assert "/x" not in server.asked()


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "http://u:p@127.0.0.1/", "http://[/"]
)
def test_a_redirect_leads_only_to_pages_of_the_web(server: Server, target: str) -> None:
    server.routes["/"] = Reply(status=302, headers={"Location": target})
    assert failure(server.at("/")).reason


# --- private addresses ----------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "0.0.0.0", "[::ffff:127.0.0.1]"])  # noqa: S104
def test_what_is_not_allowed_by_name_is_not_asked(server: Server, host: str) -> None:
    port = server.url.rpartition(":")[2]
    with pytest.raises(FetchError, match=r"private network|no host"):
        fetch(Ask(f"http://{host}:{port}/"), limits=QUICK)
    assert server.requests == []


def test_a_host_is_allowed_by_its_name_alone_or_with_its_port(server: Server) -> None:
    server.routes["/"] = Reply(b"x")
    host = server.url.removeprefix("http://")
    assert fetch(Ask(server.at("/"), allowed=frozenset({host})), limits=QUICK).content == b"x"
    with pytest.raises(FetchError, match="private"):
        fetch(Ask(server.at("/"), allowed=frozenset({"127.0.0.1:1"})), limits=QUICK)


def test_what_one_ask_may_not_do_stops_no_other_and_frees_none(server: Server) -> None:
    server.routes["/a"] = Reply(b"x")
    asks = [Ask(server.at("/a")), Ask(server.at("/a"), allowed=HERE), Ask(server.at("/a"))]
    found = list(fetching(asks, limits=QUICK))
    assert [isinstance(one, FetchError) for one in found] == [True, False, True]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no number", False),
    ],
)
def test_which_addresses_are_public(number: str, *, public: bool) -> None:
    assert is_public(number) is public


def test_an_address_with_a_password_is_not_fetched_and_not_repeated() -> None:
    with pytest.raises(FetchError) as raised:
        fetch("https://me:secret@example.org/")
    assert "secret" not in str(raised.value)


# --- limits ---------------------------------------------------------------------


def test_a_slow_page_is_given_up_and_retried_no_more_than_allowed(server: Server) -> None:
    server.routes["/"] = Reply(b"x" * 100, slow=0.2)
    began = time.monotonic()
    error = failure(server.at("/"), limits=replace(QUICK, seconds=0.5, retries=1))
    assert "too slow" in error.reason
    assert len(server.asked()) == 2
    assert time.monotonic() - began < 5


@pytest.mark.parametrize("body", [b"x" * 200_000, gzip.compress(b"\0" * 50_000_000)], ids=["long", "packed bomb"])
def test_more_than_the_limit_is_refused(server: Server, body: bytes) -> None:
    packed = {"Content-Encoding": "gzip"} if body.startswith(b"\x1f") else {}
    server.routes["/"] = Reply(body, headers=packed)
    assert "longer than" in failure(server.at("/")).reason
    assert len(server.asked()) == 1


@pytest.mark.parametrize("packing", ["br", "gzip, gzip", "deflate", "zstd"])
def test_packing_that_was_not_asked_for_is_refused(server: Server, packing: str) -> None:
    server.routes["/"] = Reply(zlib.compress(b"x"), headers={"Content-Encoding": packing})
    assert "packs" in failure(server.at("/")).reason


def test_damaged_packing_is_an_error(server: Server) -> None:
    server.routes["/"] = Reply(gzip.compress(b"text" * 100)[:-12], headers={"Content-Encoding": "gzip"})
    assert "damaged" in failure(server.at("/")).reason


# --- servers in trouble ---------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "asked", "words"),
    [
        (404, 1, "not there"),
        (410, 1, "not there"),
        (403, 1, "refuses"),
        (418, 1, "answers 418"),
        (500, 3, "cannot answer"),
    ],
)
def test_what_a_status_means(server: Server, status: int, asked: int, words: str) -> None:
    server.routes["/"] = Reply(status=status)
    assert words in failure(server.at("/")).reason
    assert len(server.asked()) == asked


def test_a_server_that_recovers_is_read(server: Server) -> None:
    server.routes["/"] = [Reply(status=503), Reply(status=429, headers={"Retry-After": "0"}), Reply(b"well")]
    assert get(server.at("/")).content == b"well"


def test_a_short_wait_that_a_server_asks_for_is_kept(server: Server) -> None:
    server.routes["/"] = [Reply(status=429, headers={"Retry-After": "1"}), Reply(b"well")]
    get(server.at("/"), limits=replace(QUICK, patience=2.0))
    first, second = [one.at for one in server.requests if one.path == "/"]
    assert second - first >= 0.9


@pytest.mark.parametrize("wait", ["3600", "Wed, 03 Mar 2088 10:00:00 GMT"])
def test_a_long_wait_is_told_and_nothing_more_is_asked_of_that_host(server: Server, wait: str) -> None:
    server.routes["/"] = Reply(status=429, headers={"Retry-After": wait})
    server.routes["/b"] = Reply(b"x")
    asks = [Ask(server.at("/"), allowed=HERE), Ask(server.at("/b"), allowed=HERE)]
    found = list(fetching(asks, limits=QUICK))
    assert all(isinstance(one, FetchError) and "asks to wait" in one.reason for one in found)
    assert server.asked() == ["/"]


def test_a_host_that_is_not_there_is_said_so() -> None:
    with pytest.raises(FetchError, match="no host is called"):
        fetch("https://no-such-host.invalid/", limits=QUICK)


def test_a_closed_port_is_an_error() -> None:
    with serving() as other:
        url = other.at("/")
    assert "connection failed" in failure(url).reason


# --- manners --------------------------------------------------------------------


def test_robots_txt_is_kept_to_and_read_once(server: Server) -> None:
    server.routes["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /no\nAllow: /no/but\n")
    for path in ("/yes", "/no", "/no/but"):
        server.routes[path] = Reply(b"x")
    found = list(fetching([Ask(server.at(path), allowed=HERE) for path in ("/yes", "/no", "/no/but")], limits=QUICK))
    assert [isinstance(one, FetchError) for one in found] == [False, True, False]
    assert server.asked(robots=True) == ["/robots.txt", "/yes", "/no/but"]


def test_where_robots_txt_cannot_be_had_nothing_is_asked(server: Server) -> None:
    server.routes["/robots.txt"] = Reply(status=500)
    server.routes["/a"] = Reply(b"x")
    found = list(fetching([Ask(server.at("/a"), allowed=HERE), Ask(server.at("/a"), allowed=HERE)], limits=QUICK))
    assert all(isinstance(one, FetchError) for one in found)
    assert server.asked(robots=True) == ["/robots.txt"] * 3


ROBOTS = b"""
# a comment
User-agent: other
User-agent: NewsReader
Disallow: /private/   # behind
Disallow: /*.pdf$
Disallow: /search*q=
Allow: /private/open
Crawl-delay: 2.5
nonsense

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/%70rivate/x", False),
        ("/a.pdf", False),
        ("/a.pdf?x", True),
        ("/search?q=1", False),
        ("/search", True),
    ],
)
def test_the_rules_of_robots_txt(path: str, *, allowed: bool) -> None:
    assert read_robots(ROBOTS).allow(path) is allowed


def test_robots_txt_of_any_bytes_is_read() -> None:
    assert read_robots(ROBOTS).pause == 2.5
    assert read_robots(b"\xff\xfe\x00" * 1000).allow("/x")
    assert read_robots(b"User-agent: *\nDisallow: /" + b"*a" * 50_000 + b"$").allow("/" + "a" * 5000)
    assert read_robots(b"User-agent: *\nDisallow:\n").allow("/x")


def test_a_host_is_asked_with_a_pause(server: Server) -> None:
    for path in ("/a", "/b", "/c"):
        server.routes[path] = Reply(b"x")
    asks = [Ask(server.at(path), allowed=HERE) for path in ("/a", "/b", "/c")]
    list(fetching(asks, limits=replace(QUICK, pause=0.3)))
    times = [one.at for one in server.requests if one.path != "/robots.txt"]
    assert all(later - earlier >= 0.29 for earlier, later in pairwise(times))


def test_hosts_are_asked_side_by_side_and_one_that_fails_stops_no_other() -> None:
    with ExitStack() as stack:
        servers = [stack.enter_context(serving()) for _ in range(3)]
        meeting = threading.Barrier(2, timeout=5)
        for one in servers[:2]:
            one.routes["/"] = lambda _: (meeting.wait(), Reply(b"x"))[1]
        found = list(fetching([Ask(one.at("/"), allowed=HERE) for one in servers], limits=QUICK))
    assert sorted(isinstance(one, FetchError) for one in found) == [False, False, True]


# --- ending ---------------------------------------------------------------------


def test_closing_stops_at_once(server: Server) -> None:
    server.routes["/a"] = Reply(b"x")
    server.routes["/b"] = Reply(b"x" * 1000, slow=0.5)
    run = fetching([Ask(server.at("/a"), allowed=HERE), Ask(server.at("/b"), allowed=HERE)], limits=Limits(pause=0.0))
    assert isinstance(next(run), Fetched)
    began = time.monotonic()
    run.close()
    assert time.monotonic() - began < 1
    assert not [one for one in threading.enumerate() if one.name == "fetching"]


def test_nothing_asked_is_nothing_fetched() -> None:
    assert list(fetching([])) == []


def test_more_answers_than_may_wait_all_come(server: Server) -> None:
    server.routes["/"] = Reply(b"x")
    assert len(list(fetching([Ask(server.at("/"), allowed=HERE)] * 30, limits=QUICK))) == 30


# --- addresses ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://a.example/x?utm_source=rss&id=3#top", "https://a.example/x?id=3"),
        ("https://a.example/x?UTM_Medium=y", "https://a.example/x"),
        ("https://a.example/x?a=1&b=2", "https://a.example/x?a=1&b=2"),
        ("http://[bad", "http://[bad"),
    ],
)
def test_an_address_without_campaign_words(url: str, plain: str) -> None:
    assert plain_address(url) == plain


def test_what_is_an_address() -> None:
    assert is_address("https://a.example/")
    assert is_address("HTTP://a.example/")
    assert not is_address("httpd.conf")


def test_an_error_passes_between_processes() -> None:
    error = FetchError("http://b/", "is not there", "look", "http://a/")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert (str(again), again.asked) == (str(error), "http://a/")
