"""An HTML page to an article: trafilatura's body, our own vote for the fields, our own filter after it."""

from __future__ import annotations

import logging
from typing import Any

from trafilatura import bare_extraction, load_html

from index.cleaning.blocks import block_lines
from index.cleaning.kinds import kind_of
from index.cleaning.language import language_of
from index.cleaning.lines import Line, key_of, read_lines
from index.cleaning.metadata import Metadata, read_metadata
from index.cleaning.reasons import reasons_above, reasons_below
from index.model import Article, Page, Paragraph, Reason, RemovedLine, Role
from index.text import plain

__all__ = ["clean_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what is our answer to give
_ROLES = {"head": Role.HEADING, "quote": Role.QUOTE, "item": Role.ITEM}


def clean_html(page: Page, text: str) -> Article | None:
    """Clean one HTML page; None where no article stands in it."""
    tree = load_html(text.replace("\0", ""))
    if tree is None:
        return None
    meta = read_metadata(tree)
    lines = read_lines("\n".join(block_lines(tree)))
    document = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False)
    body = _body(document.body) if document is not None else []
    return _assembled(page, meta, lines, _filtered(body, meta.title)) if body else None


def _body(element: Any) -> list[tuple[str, Role]]:  # noqa: ANN401  # lxml ships no types
    """Give the paragraphs of trafilatura's tree with their roles."""
    found: list[tuple[str, Role]] = []
    for node in element.iter("p", "head", "quote", "item", "row", "ab", "code"):
        parent = node.getparent()
        if any(up.tag in {"p", "head", "quote", "item", "row", "ab", "code"} for up in node.iterancestors()):
            continue
        text = plain(" ".join("".join(node.itertext()).split()))
        if text:
            role = _ROLES.get(node.tag, Role.QUOTE if parent is not None and parent.tag == "quote" else Role.PARAGRAPH)
            found.append((text, role))
    return found


def _filtered(body: list[tuple[str, Role]], title: str | None) -> list[Paragraph]:
    lines = read_lines("\n".join(text for text, _ in body))
    kinds = [kind_of(line) for line in lines]
    paragraphs: list[Paragraph] = []
    title_key = key_of(title or "")
    for line, kind, (text, role) in zip(lines, kinds, body, strict=True):
        if kind is not None or (title_key and key_of(text) == title_key):
            continue
        paragraphs.append(Paragraph(text, role))
    return paragraphs


def _assembled(page: Page, meta: Metadata, lines: list[Line], paragraphs: list[Paragraph]) -> Article | None:
    if not paragraphs:
        return None
    return Article(
        id="",
        path=page.path,
        title=meta.title,
        paragraphs=tuple(paragraphs),
        outlet=meta.outlet,
        authors=meta.authors,
        published=meta.published,
        published_from=meta.published_from,
        language=language_of(" ".join(p.text for p in paragraphs[:40])) or meta.language,
        url=meta.url,
        removed=_removed(lines, paragraphs),
    )


def _removed(lines: list[Line], paragraphs: list[Paragraph]) -> tuple[RemovedLine, ...]:
    kept = {key_of(p.text) for p in paragraphs}
    kinds = [kind_of(line) for line in lines]
    inside = [i for i, line in enumerate(lines) if line.words >= 4 and key_of(line.text) in kept]
    begin, end = (inside[0], inside[-1] + 1) if inside else (len(lines), len(lines))
    above, below = reasons_above(lines, kinds, begin), reasons_below(lines, kinds, end)
    removed: list[RemovedLine] = []
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if key_of(line.text) in kept:
            continue
        reason = (
            above[i]
            if i < begin
            else below[i - end]
            if i >= end
            else (kind.reason if kind and kind.reason else Reason.PROMO)
        )
        removed.append(RemovedLine(None, line.text, reason))
    return tuple(removed)
