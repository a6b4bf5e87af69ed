"""One page after another from any host: looked at before it is asked, asked in turn, asked again when it cannot now."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

import httpx

from index.fetching.addresses import parse, resolve
from index.fetching.robots import LONGEST, Robots, read_robots
from index.fetching.unpacking import BrokenOffError, TooLongError, Unpacker
from index.fetching.values import USER_AGENT, Ask, Fetched, FetchError, Limits

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator

__all__ = ["Door"]

_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5",
    "Accept-Encoding": "gzip",
}
_MOVED = frozenset({301, 302, 303, 307, 308})
_LATER = frozenset({408, 425, 429, 500, 502, 503, 504})
_GONE = frozenset({404, 410})
_REFUSED = frozenset({401, 402, 403, 451})


class _LaterError(Exception):
    """It did not work now and may in a moment; `wait` is how many seconds the server asks for."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.reason, self.wait = reason, wait


@dataclass(slots=True)
class _Host:
    """What is known of a host (scheme, name and port): whose turn it is, when it may be asked next, its rules."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    asking: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while its robots.txt is read."""
    next: float = 0.0
    robots: Robots | None = None
    closed: FetchError | None = None
    """Why its robots.txt cannot be had: then nothing of it is asked for."""
    client: httpx.AsyncClient | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    content: bytes


class Door:
    """Fetches; made and used within one event loop, and closed there."""

    def __init__(self, limits: Limits) -> None:
        """Keep to these limits."""
        self._limits = limits
        self._hosts: dict[tuple[str, str, int | None], _Host] = {}
        self._context: ssl.SSLContext | bool = False

    async def close(self) -> None:
        """Let go of all connections."""
        for host in self._hosts.values():
            if host.client is not None:
                await host.client.aclose()

    async def get(self, ask: Ask) -> Fetched:
        """Fetch an address, behind its redirects; FetchError says why not."""
        address = parse(ask.url)
        seen: set[str] = set()
        for _ in range(self._limits.redirects + 1):
            if str(address) in seen:
                raise FetchError(ask.url, "leads back to itself", "open it in a browser")
            seen.add(str(address))
            await self._allowed(address, ask)
            answer = await self._patiently(address, ask, _conditions(ask))
            if answer.status in _MOVED and "location" in answer.headers:
                address = parse(answer.headers["location"], address)
                continue
            return _read(ask, address, answer)
        raise FetchError(ask.url, f"leads on more than {self._limits.redirects} times", "open it in a browser")

    # --- robots.txt ---------------------------------------------------------------

    async def _allowed(self, address: httpx.URL, ask: Ask) -> None:
        host = self._host(address)
        async with host.asking:
            if host.closed is not None:
                raise FetchError(str(address), host.closed.reason, host.closed.hint)
            if host.robots is None:
                # First, since what one ask may not do says nothing of the host to another that may.
                await resolve(address, ask.allowed)
                try:
                    host.robots = await self._robots(address, ask)
                except FetchError as error:
                    host.closed = error
                    raise FetchError(str(address), error.reason, error.hint) from error
        if not host.robots.allow(address.raw_path.decode("ascii")):
            raise FetchError(str(address), "its host's robots.txt asks programs not to", "save the page in a browser")

    async def _robots(self, address: httpx.URL, ask: Ask) -> Robots:
        """Read the rules of a host. Where it has none all is allowed; where it cannot say, nothing."""
        at = address.copy_with(raw_path=b"/robots.txt")
        for _ in range(self._limits.redirects + 1):
            answer = await self._patiently(at, ask, {}, size=LONGEST)
            if answer.status in _MOVED and "location" in answer.headers:
                at = parse(answer.headers["location"], at)
                continue
            return read_robots(answer.content) if answer.status == 200 else Robots()
        return Robots()

    # --- one request --------------------------------------------------------------

    async def _patiently(
        self, address: httpx.URL, ask: Ask, conditions: dict[str, str], *, size: int | None = None
    ) -> _Answer:
        """Ask, and ask again a little later where that may help."""
        limits = self._limits
        for tried in range(limits.retries + 1):
            try:
                return await self._once(address, ask, conditions, size)
            except _LaterError as error:
                if tried == limits.retries:
                    raise FetchError(str(address), error.reason, "try again later") from error
                wait = error.wait if error.wait is not None else limits.backoff * 2**tried
                host = self._host(address)
                host.next = max(host.next, time.monotonic() + wait)
        raise AssertionError  # the last try returns or raises

    async def _once(self, address: httpx.URL, ask: Ask, conditions: dict[str, str], size: int | None) -> _Answer:
        host = self._host(address)
        limits = self._limits
        async with host.turn:
            wait = host.next - time.monotonic()
            if wait > limits.patience:
                raise FetchError(str(address), f"its host asks to wait {_minutes(wait)}", "try again then")
            await asyncio.sleep(max(0.0, wait))
            try:
                async with asyncio.timeout(limits.seconds):
                    number = await resolve(address, ask.allowed)
                    async with self._sent(host, address, number, conditions) as response:
                        if response.status_code in _LATER:
                            reason = f"its server cannot answer now ({response.status_code})"
                            raise _LaterError(reason, _asked_wait(response.headers))
                        return await _gathered(
                            response, str(address), limits.size if size is None else size, cut=size is not None
                        )
            except (httpx.TimeoutException, TimeoutError) as error:
                raise _LaterError("its server is too slow") from error
            except (httpx.ConnectError, httpx.ReadError, httpx.WriteError, httpx.RemoteProtocolError) as error:
                if "certificate" in str(error).lower():
                    raise FetchError(
                        str(address), "its certificate is not to be trusted", "open it in a browser"
                    ) from error
                raise _LaterError("the connection failed") from error
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise FetchError(str(address), f"cannot be fetched ({error})", "open it in a browser") from error
            finally:
                pause = max(limits.pause, min(host.robots.pause, limits.patience)) if host.robots else 0.0
                host.next = max(host.next, time.monotonic() + pause)

    @asynccontextmanager
    async def _sent(
        self, host: _Host, address: httpx.URL, number: str, conditions: dict[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """Send a request to an IP address, under its host's name."""
        client = self._client(host, address)
        headers = {**_HEADERS, "Host": address.netloc.decode("ascii"), **conditions}
        request = client.build_request(
            "GET",
            address.copy_with(host=number),
            headers=headers,
            extensions={"sni_hostname": address.raw_host.decode("ascii")} if address.scheme == "https" else {},
        )
        response = await client.send(request, stream=True)
        try:
            yield response
        finally:
            await response.aclose()

    def _client(self, host: _Host, address: httpx.URL) -> httpx.AsyncClient:
        """Give a host's own client: a connection to an IP address must not be used for another name on it."""
        if host.client is None:
            if address.scheme == "https" and self._context is False:
                self._context = httpx.create_ssl_context()
            host.client = httpx.AsyncClient(
                verify=self._context,
                trust_env=False,
                follow_redirects=False,
                timeout=self._limits.silence,
            )
        return host.client

    def _host(self, address: httpx.URL) -> _Host:
        return self._hosts.setdefault((address.scheme, address.host, address.port), _Host())


def _conditions(ask: Ask) -> dict[str, str]:
    found = {"If-None-Match": ask.etag, "If-Modified-Since": ask.modified}
    # What a server named once and HTTP cannot carry back is left out.
    return {name: value for name, value in found.items() if value and value.isascii() and value.isprintable()}


async def _gathered(response: httpx.Response, url: str, size: int, *, cut: bool) -> _Answer:
    """Read an answer to its end; with `cut`, what is longer than `size` ends there."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in {"", "identity", "gzip", "x-gzip"}:
        raise FetchError(url, "its server packs it in a way that was not asked for", "save the page in a browser")
    if response.status_code in _MOVED or response.status_code == 304:
        return _Answer(response.status_code, response.headers, b"")
    unpacker = Unpacker(packed=packing.endswith("gzip"), size=size)
    try:
        async for chunk in response.aiter_raw():
            unpacker.take(chunk)
        content = unpacker.content()
    except TooLongError:
        if not cut:
            raise FetchError(url, f"longer than {size >> 20} MB", "save the page in a browser") from None
        content = unpacker.so_far()
    except BrokenOffError as error:
        raise _LaterError("what came is damaged") from error
    return _Answer(response.status_code, response.headers, content)


def _read(ask: Ask, address: httpx.URL, answer: _Answer) -> Fetched:
    """Say what an answer is."""
    url, status = str(address), answer.status
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if status == 304 and (ask.etag or ask.modified):
        return Fetched(ask.url, url, None, kind, etag or ask.etag, modified or ask.modified)
    if 200 <= status < 300:
        return Fetched(ask.url, url, answer.content, kind, etag, modified)
    if status in _GONE:
        raise FetchError(url, f"is not there ({status})", "check the address")
    if status in _REFUSED:
        raise FetchError(url, f"its server refuses it ({status})", "open it in a browser, and save the page")
    raise FetchError(url, f"its server answers {status}", "open it in a browser")


def _asked_wait(headers: httpx.Headers) -> float | None:
    """Give how many seconds a server asks to wait: it says so as a number or as a date."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit() and len(text) < 9:
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - datetime.now(UTC)).total_seconds())


def _minutes(seconds: float) -> str:
    return f"{round(seconds)} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes"
