"""The blocks of a parsed HTML page as lines, the way a dump would print them."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["block_lines"]

_SKIPPED = frozenset("script style noscript template svg head iframe object select option math canvas audio".split())
_BLOCKS = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul button label br".split()
)


def block_lines(tree: HtmlElement) -> list[str]:
    """Give the text of each block element of a page, in order, one line each."""
    lines: list[str] = []
    current: list[str] = []

    def flush() -> None:
        if current:
            text = " ".join("".join(current).split())
            if text:
                lines.append(text)
            current.clear()

    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):
            if event == "end" and element.tail:
                current.append(element.tail)
            continue
        block = tag in _BLOCKS
        if block:
            flush()
        if event == "start":
            if tag in _SKIPPED:
                walk.skip_subtree()
            elif element.text:
                current.append(element.text)
        elif element.tail:
            current.append(element.tail)
    flush()
    return lines
