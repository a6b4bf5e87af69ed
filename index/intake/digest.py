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
_CALL = 5  # words of a call to read on at most
_GREETING = 40  # words above the first of them that are worth a page


class Item(NamedTuple):
    """An article that a digest tells of; the first may be what the digest says for itself, without an address."""

    title: str | None
    url: str | None
    text: str
    """A paragraph a line, an empty line between."""


class _Block(NamedTuple):
    """A run of text between two block elements; `heading`, and where a link leads to that is in it or all of it."""

    text: str
    heading: bool
    link: str | None


_END = _Block("", heading=True, link=None)


def items(html: str) -> list[Item]:
    """Give the articles that a message in HTML tells of; none where it is one text, as most are.

    It is a digest where at least three headings are links to different pages, each with
    text below it, or have each such a link alone on its line: the headings within one
    article lead nowhere.
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
    blocks = _blocks(tree)
    return _told(blocks, linked=True) or _told(blocks, linked=False)


def _told(blocks: list[_Block], *, linked: bool) -> list[Item]:
    """Take a digest apart at its headings: the `linked` ones, or all, with a call to read on below each."""
    found: list[Item] = []
    title: str | None = None
    url: str | None = None
    below: list[str] = []
    for block in [*blocks, _END]:
        begins = block.heading and len(block.text.split()) >= _TITLE and bool(block.link or not linked)
        if begins or block is _END:
            text = "\n\n".join(below)
            if len(text.split()) >= (_TEXT if url else _GREETING):
                found.append(Item(title, url, text))
            title, url, below = block.text, block.link, []
        else:
            if not linked and title and not block.heading:
                url = url or block.link
            below.append(block.text)
    told = [item.url for item in found if item.title]
    return found if len({*told} - {None}) >= _LEAST and None not in told else []


class _Reader:
    """Takes a page apart into its blocks, as its elements begin and end."""

    def __init__(self) -> None:
        self.blocks: list[_Block] = []
        self._words: list[str] = []
        self._heading = False
        self._link: str | None = None
        self._within = self._bare = False
        """Whether a link is open, and whether a word of the block stands in none."""

    def begin(self, element: Any) -> None:  # noqa: ANN401  # lxml ships no types
        if element.tag in _BLOCKS:
            self._end_block()
        if element.tag in _HEADINGS:
            # A heading may stand in a link as well as a link in it.
            self._heading, self._link = True, _address(element.getparent())
        elif element.tag == "a":
            self._within = True
            self._link = self._link or _address(element)
        if element.tag not in _UNSEEN:
            self.take(element.text)

    def end(self, element: Any) -> None:  # noqa: ANN401
        if element.tag in _BLOCKS:
            self._end_block()
        if element.tag in _HEADINGS:
            self._heading, self._link = False, None
        elif element.tag == "a":
            self._within = False

    def take(self, text: str | None) -> None:
        if text:
            self._words.append(text)
            self._bare = self._bare or not (self._within or text.isspace())

    def _end_block(self) -> None:
        if text := plain("".join(self._words)):
            call = not self._bare and len(text.split()) <= _CALL
            self.blocks.append(_Block(text, self._heading, self._link if self._heading or call else None))
        self._words.clear()
        self._bare = False
        if not self._heading:
            self._link = None


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
