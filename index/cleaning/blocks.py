"""The blocks of a parsed HTML page as lines, the way a dump would print them."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

__all__ = ["block_lines"]

_SKIPPED = frozenset("script style noscript template svg head iframe object select option math canvas audio".split())
_BLOCKS = frozenset(
    "address article aside blockquote body dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 "
    "h3 h4 h5 h6 header hr li main nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul button label br".split()
)


def block_lines(tree: HtmlElement) -> list[str]:
    """Give the text of each block element of a page, in order, one line each."""
    pieces: list[str | None] = []  # None: a block begins or ends here
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        start = event == "start"
        if tag in _BLOCKS:
            pieces.append(None)
        if start and tag in _SKIPPED:
            walk.skip_subtree()
        # The text of a comment or a processing instruction is nobody's.
        text = (element.text if isinstance(tag, str) and tag not in _SKIPPED else None) if start else element.tail
        if text:
            pieces.append(text)
    return _joined(pieces)


def _joined(pieces: list[str | None]) -> list[str]:
    lines: list[str] = []
    current: list[str] = []
    for piece in [*pieces, None]:
        if piece is not None:
            current.append(piece)
        elif current:
            text = " ".join("".join(current).split())
            if text:
                lines.append(text)
            current = []
    return lines
