"""What is asked of the network and what comes back, frozen, so that it may cross threads."""

from __future__ import annotations

from dataclasses import dataclass, field

from index._version import __version__
from index.errors import InputError

__all__ = ["PRODUCT", "USER_AGENT", "Ask", "FetchError", "Fetched", "Limits"]

PRODUCT = "newsreader"
"""The name that a robots.txt may speak to."""
USER_AGENT = f"{PRODUCT}/{__version__} (a reader for the terminal; fetches what its user asks for)"


class FetchError(InputError):
    """An address could not be fetched: `path`, which may be one that the address `asked` for led to."""

    def __init__(self, path: str, reason: str, hint: str = "", asked: str | None = None) -> None:
        """Say that the address at `path` failed for `reason`; `hint` says what to do."""
        super().__init__(path, reason, hint)
        self.asked = path if asked is None else asked

    def __reduce__(self) -> tuple[type[FetchError], tuple[str, ...]]:
        """Let it pass from one process to another, its parts apart."""
        return type(self), (self.path, self.reason, self.hint, self.asked)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked of others, and of the reader's patience. Times in seconds, sizes in bytes."""

    hosts: int = 6
    """Hosts that are asked at the same time; each of them one thing at a time."""
    pause: float = 1.0
    """Between two requests to one host; its robots.txt may ask for more."""
    silence: float = 10.0
    """Without a byte, when connecting or reading."""
    seconds: float = 60.0
    """For one answer from its first byte to its last."""
    size: int = 16 * 1024 * 1024
    """Of one answer, unpacked."""
    redirects: int = 5
    retries: int = 2
    """After a time-out, a broken connection, or a server that says it cannot now."""
    backoff: float = 1.0
    """Before the first retry; twice as long before each further one."""
    patience: float = 30.0
    """The longest wait that a host may ask for."""


@dataclass(frozen=True, slots=True)
class Ask:
    """An address to fetch, and what is held of it already: with these a server can say that nothing has changed.

    `allowed` names hosts (`name` or `name:port`) that may be private addresses.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    allowed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came for an address: `content` is None where it is as it was.

    `address` is where it was found in the end, behind all redirects. `etag` and
    `modified` are for the next `Ask`. `kind` is what the server calls it, in small letters.
    """

    url: str
    address: str
    content: bytes | None = field(repr=False)
    kind: str = ""
    etag: str | None = None
    modified: str | None = None
