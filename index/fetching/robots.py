"""What a host's robots.txt allows: groups by name, the longest rule wins, `*` and `$` as RFC 9309 has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from index.fetching.values import PRODUCT

__all__ = ["LONGEST", "Robots", "read_robots"]

LONGEST = 512 * 1024
"""Bytes that are read of a robots.txt."""
_LINE = re.compile(r"\s*([A-Za-z-]+)\s*:\s*([^#]*)")
_SAFE = "/?&=+;:@,!~'()*$-._"


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us: (path, whether allowed), and how many seconds to wait between requests."""

    rules: tuple[tuple[str, bool], ...] = ()
    pause: float = 0.0

    def allow(self, path: str) -> bool:
        """Whether a path (with its query) may be fetched; of rules of equal length the one that allows holds."""
        wanted = _evened(path)
        best, allowed = -1, True
        for rule, allows in self.rules:
            if (len(rule) > best or (len(rule) == best and allows)) and _fits(rule, wanted):
                best, allowed = len(rule), allows
        return allowed


def read_robots(content: bytes) -> Robots:
    """Read a robots.txt; what cannot be understood in it is passed over."""
    groups: dict[str, tuple[list[tuple[str, bool]], list[float]]] = {}
    names: list[str] = []
    in_rules = True
    for line in content[:LONGEST].decode("utf-8", "replace").lstrip("\ufeff").splitlines():
        found = _LINE.match(line)
        if found is None:
            continue
        key, value = found.group(1).lower(), found.group(2).strip()
        if key == "user-agent":
            names = [value.lower()] if in_rules else [*names, value.lower()]
            in_rules = False
            continue
        in_rules = True
        for name in names:
            rules, pauses = groups.setdefault(name, ([], []))
            if key in {"allow", "disallow"} and value:
                rules.append((_evened(value), key == "allow"))
            elif key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d+)?", value):
                pauses.append(float(value))
    rules, pauses = groups.get(PRODUCT) or groups.get("*") or ([], [])
    return Robots(tuple(rules), max(pauses, default=0.0))


def _evened(path: str) -> str:
    """Write a path in one way, however its letters are escaped."""
    return quote(unquote(path), safe=_SAFE)


def _fits(rule: str, path: str) -> bool:
    """Whether a rule fits the beginning of a path. Each piece is taken where it stands first, so no rule is slow."""
    ends = rule.endswith("$")
    first, *pieces = rule.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    if not pieces:
        return not ends or at == len(path)
    for piece in pieces[:-1]:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = pieces[-1]
    if ends:
        return len(path) - len(last) >= at and path.endswith(last)
    return path.find(last, at) >= 0
