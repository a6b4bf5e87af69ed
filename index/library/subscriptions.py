"""Lists of feeds as files: OPML in and out, and newsboat's `urls` in. What such a list would run is never run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import InputError
from index.fetching import is_address
from index.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

__all__ = ["Subscription", "can_be_followed", "read_subscriptions", "write_opml"]

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
_RUN = ("query:", "filter:", "exec:", "file:")
_DEEPEST = 50  # folders within folders; a file with more is no list that a person made


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list names it."""

    address: str
    title: str | None = None
    tags: tuple[str, ...] = ()


def can_be_followed(address: str) -> bool:
    """Whether a text is an address that a feed may have."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return False
    return bool(host) and is_address(address) and address.isprintable() and " " not in address


def read_subscriptions(path: str, content: bytes) -> Iterator[Subscription | InputError]:
    """Give the feeds of a list, OPML or newsboat's `urls`, and an error for each line that cannot be followed."""
    text = content.removeprefix(b"\xef\xbb\xbf")
    if text.lstrip().startswith(b"<"):
        return _opml(path, text.lstrip())
    return _urls(path, text.decode("utf-8", "replace"))


# --- newsboat's urls ----------------------------------------------------------------


def _urls(path: str, text: str) -> Iterator[Subscription | InputError]:
    """Read lines of an address and its tags; a tag that begins with `~` is a title, `!` hides in newsboat only."""
    for number, line in enumerate(text.splitlines(), 1):
        words = [_unquoted(*found.groups()) for found in _WORD.finditer(line)]
        if not words or line.lstrip().startswith("#"):
            continue
        address, where = words[0], f"{path}: line {number}"
        if address.startswith(_RUN):
            kind = address.partition(":")[0]
            yield InputError(where, f"{kind}: is newsboat's own and was left out; nothing was run", _instead(kind))
        elif not can_be_followed(address):
            yield InputError(where, "is no address of a feed", "write an address that begins with https://")
        else:
            tags, title = [], None
            for word in words[1:]:
                if word.startswith("#"):
                    break
                if word.startswith("~"):
                    title = plain(word[1:]) or None
                elif word not in {"!", ""}:
                    tags.append(plain(word))
            yield Subscription(address, title, _different(tags))


def _unquoted(quoted: str | None, bare: str | None) -> str:
    return bare if bare is not None else re.sub(r"\\(.)", r"\1", quoted or "")


def _instead(kind: str) -> str:
    return "save a search instead" if kind == "query" else "follow the feed's own address"


# --- OPML ---------------------------------------------------------------------------


def _opml(path: str, content: bytes) -> Iterator[Subscription | InputError]:
    """Read outlines; the folders around a feed, and its categories, are its tags."""
    from lxml import etree  # 75 ms

    # Nothing outside the file is looked at, and entities are not expanded.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None or str(root.tag).lower() != "opml":
        yield InputError(path, "is neither OPML nor newsboat's urls", "export the list of feeds again")
        return
    some = False
    for found in _outlines(path, root, (), 0):
        some = True
        yield found
    if not some:
        yield InputError(path, "holds no feeds", "export the list of feeds again")


def _outlines(path: str, element: Element, folders: tuple[str, ...], depth: int) -> Iterator[Subscription | InputError]:
    if depth > _DEEPEST:
        return
    for child in element.iterchildren(tag="*"):
        fields = {str(name).lower(): plain(str(value)) for name, value in child.attrib.items()}
        title = fields.get("title") or fields.get("text") or None
        address = fields.get("xmlurl", "")
        if str(child.tag).lower() != "outline":
            yield from _outlines(path, child, folders, depth + 1)
        elif not address:
            yield from _outlines(path, child, (*folders, title) if title else folders, depth + 1)
        elif can_be_followed(address):
            categories = [part.strip(" /") for part in fields.get("category", "").split(",")]
            yield Subscription(address, title, _different([*folders, *categories]))
        else:
            where = f"{path}: line {child.sourceline}"
            yield InputError(where, "is no address of a feed", "write an address that begins with https://")


def write_opml(subscriptions: Iterable[Subscription]) -> bytes:
    """Write feeds as OPML 2.0, their tags as categories."""
    from lxml import etree

    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = "Feeds of newsreader"
    body = etree.SubElement(root, "body")
    for one in subscriptions:
        fields = {"type": "rss", "text": one.title or one.address, "xmlUrl": one.address}
        if one.title:
            fields["title"] = one.title
        if one.tags:
            # A comma parts categories, a stroke their levels.
            fields["category"] = ",".join(tag.replace(",", " ") for tag in one.tags)
        # XML has no place for what cannot be seen.
        etree.SubElement(
            body, "outline", {name: "".join(filter(str.isprintable, text)) for name, text in fields.items()}
        )
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _different(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag for tag in tags if tag))
