"""A newsletter that tells of several articles: its headings that lead to other pages, and what stands below each."""

from __future__ import annotations

from typing import Any, NamedTuple

from index.text import plain

__all__ = ["Item", "items"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_BLOCKS = _HEADINGS | frozenset(
    "address article aside blockquote body br center dd div dl dt figure footer form header hr li main nav ol p pre "
    "section table tbody td tfoot th thead tr ul".split()
)
_UNSEEN = frozenset({"head", "script", "style", "title", "template", "noscript"})
_LEAST = 3  # headings that lead to pages of their own, for a message to be a digest
_TITLE, _TEXT = 3, 12  # words of such a heading, and of the text below it, at least
_GREETING = 40  # words above the first of them that are worth a page


class Item(NamedTuple):
    """An article that a digest tells of; the first may be what the digest says for itself, without an address."""

    title: str | None
    url: str | None
    text: str
    """A paragraph a line, an empty line between."""


class _Block(NamedTuple):
    """A run of text between two block elements; `heading`, and where a link in it leads to."""

    text: str
    heading: bool
    link: str | None


_END = _Block("", heading=True, link=None)


def items(html: str) -> list[Item]:
    """Give the articles that a message in HTML tells of; none where it is one text, as most are.

    It is a digest where at least three headings are links to different pages, each with
    text below it: the headings within one article lead nowhere.
    """
    if html.lower().count("</h") < _LEAST:
        return []
    import lxml.html  # 40 ms, and most messages have no headings

    try:
        tree = lxml.html.document_fromstring(
            html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except (ValueError, lxml.etree.LxmlError):
        return []
    found: list[Item] = []
    title: str | None = None
    url: str | None = None
    below: list[str] = []
    for block in [*_blocks(tree), _END]:
        if block.heading and (block is _END or (block.link and len(block.text.split()) >= _TITLE)):
            text = "\n\n".join(below)
            least = _TEXT if url else _GREETING
            if len(text.split()) >= least:
                found.append(Item(title, url, text))
            title, url, below = block.text, block.link, []
        else:
            below.append(block.text)
    addresses = {item.url for item in found if item.url}
    return found if len(addresses) >= _LEAST else []


class _Reader:
    """Takes a page apart into its blocks, as its elements begin and end."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._words: list[str] = []
        self._heading = False
        self._link: str | None = None

    def begin(self, element: Any) -> None:  # noqa: ANN401  # lxml ships no types
        if element.tag in _BLOCKS:
            self._end_block()
        if element.tag in _HEADINGS:
            # A heading may stand in a link as well as a link in it.
            self._heading, self._link = True, _address(element.getparent())
        elif element.tag == "a" and self._heading:
            self._link = self._link or _address(element)
        if element.tag not in _UNSEEN:
            self._words.append(element.text or "")

    def end(self, element: Any) -> None:  # noqa: ANN401
        if element.tag in _BLOCKS:
            self._end_block()
        if element.tag in _HEADINGS:
            self._heading, self._link = False, None

    def take(self, text: str | None) -> None:
        self._words.append(text or "")

    def _end_block(self) -> None:
        if text := plain("".join(self._words)):
            self.blocks.append(_Block(text, self._heading, self._link))
        self._words.clear()


def _blocks(tree: Any) -> list[_Block]:  # noqa: ANN401
    """Give the texts of a page, block by block."""
    from lxml import etree

    reader = _Reader()
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            reader.begin(element)
        else:
            if event == "end":
                reader.end(element)
            reader.take(element.tail)
    return reader.blocks


def _address(element: Any) -> str | None:  # noqa: ANN401
    """Give where a link leads to; None for what is none, and within its own page."""
    if element is None or element.tag != "a":
        return None
    address = (element.get("href") or "").strip()
    return address if address.startswith(("http://", "https://")) else None
