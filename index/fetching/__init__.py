"""The one door to the network: pages by address, politely and within limits. Knows no store.

Nothing is fetched unless the reader asks. Private addresses are refused unless allowed
by name; robots.txt is kept to; a host is asked one thing at a time, with a pause.
"""

from __future__ import annotations

from index.fetching.addresses import is_address, plain_address
from index.fetching.many import fetch, fetching
from index.fetching.values import Ask, Fetched, FetchError, Limits

__all__ = ["Ask", "FetchError", "Fetched", "Limits", "fetch", "fetching", "is_address", "plain_address"]
