"""Cut from a parsed HTML page what its own class names say is no part of the article."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

__all__ = ["prune"]

# Kinds of block, as the names of classes and ids tell them.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:comments?(?:-?(?:list|section|area|container|wrapper|thread|body))?|related|recirc\w*|"
    r"recommend\w*|newsletter\w*|"
    r"promo\w*|sponsor\w*|sidebar|trending|most-?(?:read|popular)|read-?next|more-(?:from|stories|on)|popular|"
    r"advert\w*|signup|sign-up|"
    r"cookie\w*|breadcrumbs?|next-?(?:article|up|story)|up-?next|also-?(?:read|like)|author-?(?:bio|box|info)|bio|"
    r"poll|quiz|ads?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TAGS = ("div", "section", "aside", "ul", "ol", "nav", "footer", "form", "li", "blockquote", "span")
_KEEPS = ("h1", "article", "main")
_MOST = 0.3  # the share of the page's paragraphs that such a block may hold; more, and the name lies
_MOST_COMMENTS = 0.9  # except comments, which may outgrow the article


def prune(tree: HtmlElement) -> None:
    """Take out, in place, the blocks that are named for what surrounds an article."""
    body = tree.find("body")
    if body is None:
        return
    sizes = {paragraph: len(paragraph.text_content()) for paragraph in body.iter("p")}
    total = sum(sizes.values()) or 1
    for element in list(body.iter(*_TAGS)):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not 1 < len(name) < 300 or not _NAMES.search(name) or element.getparent() is None:
            continue
        most = _MOST_COMMENTS if "comment" in name.lower() else _MOST
        if next(element.iter(*_KEEPS), None) is None and _held(element, sizes) <= most * total:
            _drop(element)


def _held(element: HtmlElement, sizes: dict[HtmlElement, int]) -> int:
    """Count the characters in an element's paragraphs, whose sizes are known."""
    return sum(sizes[paragraph] for paragraph in element.iter("p"))


def _drop(element: HtmlElement) -> None:
    """Remove an element and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
