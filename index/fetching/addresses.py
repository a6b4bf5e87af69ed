"""Which addresses may be fetched: those of the web; on the reader's own network only what is allowed by name."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import threading
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from index.fetching.values import FetchError

if TYPE_CHECKING:
    import httpx

__all__ = ["is_address", "is_public", "parse", "plain_address", "resolve"]

_LONGEST = 4096
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # an IPv4 address behind a translator, in its last 32 bits


def is_address(text: str) -> bool:
    """Whether an input is an address of the web rather than a file's name."""
    return text[:8].lower().startswith(("http://", "https://"))


def plain_address(url: str) -> str:
    """Take off an address what says only how one came to it: the fragment and campaign words."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [one for one in parts.query.split("&") if one and not one.lower().startswith("utm_")]
    return urlunsplit(parts._replace(query="&".join(kept), fragment=""))


def parse(url: str, base: httpx.URL | None = None) -> httpx.URL:
    """Read an address, that of a redirect from its `base`; FetchError says what is wrong with it."""
    import httpx  # 150 ms, and most runs fetch nothing

    try:
        address = base.join(url) if base is not None else httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(url, "is no address of the web", "write it as https://host/page") from error
    address = address.copy_with(fragment=None)
    if address.scheme not in {"http", "https"} or not address.host or len(str(address)) > _LONGEST:
        raise FetchError(url, "is no address of the web", "write it as https://host/page")
    if address.userinfo:
        raise FetchError(address.host, "an address with a password in it is not fetched", "leave the password out")
    return address


def is_public(number: str) -> bool:
    """Whether an IP address is one of the whole internet's; what an IPv6 address wraps is looked at too."""
    try:
        ip = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is None and ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


async def resolve(address: httpx.URL, allowed: frozenset[str]) -> str:
    """Give the IP address to connect to. FetchError where there is none, or none that may be asked.

    The connection is made to just this, so that a name cannot lead elsewhere after it was looked at.
    """
    url, host = str(address), address.raw_host.decode("ascii")
    port = address.port or (443 if address.scheme == "https" else 80)
    try:
        numbers = await _looked_up(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(url, f"no host is called {host}", "check the address, and the network") from error
    by_name = not {host.lower(), address.host.lower(), f"{host.lower()}:{port}"}.isdisjoint(allowed)
    fit = [number for number in numbers if by_name or is_public(number)]
    if not fit:
        way = f"newsreader feeds add FEED --allow-host {host}, for a page newsreader add PAGE --allow-host {host}"
        raise FetchError(url, "lies on a private network", f"allow it by name: {way}")
    return fit[0]


async def _looked_up(host: str, port: int) -> list[str]:
    """Look a name up in a thread that nobody waits for: a resolver cannot be interrupted."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def put(numbers: list[str] | None, error: Exception | None) -> None:
        if not answer.done():
            if error is None:
                answer.set_result(numbers or [])
            else:
                answer.set_exception(error)

    def ask() -> None:
        numbers, failed = None, None
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            # The older numbers first: a machine without a route for the newer ones is common.
            found.sort(key=lambda one: one[0] != socket.AF_INET)
            numbers = list(dict.fromkeys(str(one[4][0]) for one in found))
        except (OSError, UnicodeError) as error:
            failed = error
        try:
            loop.call_soon_threadsafe(put, numbers, failed)
        except RuntimeError:
            pass  # the loop has ended meanwhile

    threading.Thread(target=ask, name="look-up", daemon=True).start()
    return await answer
