"""An HTML page to an article: trafilatura's body checked against our own span, our own vote for the fields."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from trafilatura import bare_extraction, load_html

from index.cleaning.blocks import block_lines
from index.cleaning.dates import same_moment
from index.cleaning.dump import main_span
from index.cleaning.fields import Fields, breaks_off, read_fields
from index.cleaning.inner import Filter, filter_span
from index.cleaning.kinds import Kind, kind_of
from index.cleaning.language import language_of
from index.cleaning.lines import Line, full_key, key_of, read_lines
from index.cleaning.metadata import Metadata, date_of_url, marked_authors, marked_date, read_metadata, shown_dates
from index.cleaning.prune import prune
from index.cleaning.reasons import reasons_above, reasons_below
from index.cleaning.sheet import Sheet, content_words
from index.model import Article, Page, Paragraph, PublishedFrom, Reason, RemovedLine, Role, UsedLine
from index.text import plain

__all__ = ["clean_html"]

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it logs what is our answer to give
_ROLES = {"head": Role.HEADING, "quote": Role.QUOTE, "item": Role.ITEM}
_BLOCKS = ("p", "head", "quote", "item", "row", "ab", "code")
_UPDATED = re.compile(r"updat|modif|revis|aktualisiert|mise à jour|actualizado|aggiornat", re.IGNORECASE)
_TAIL = 0.3  # the share of the words beyond our own span's end up to which they are cut
_LOST = 0.5  # the share of our span's words from which what trafilatura lost is put back
_SHARED = 0.2  # the share of our span's words below which the two found different texts
_SEARCHED = 200_000  # letters in which such a text is sought
_STAMP = 25  # words of a block that gives a byline or a date at most
_SCRAP = 4  # words that what is left of a block has at most
_SPAN = 60  # words a span of ours has at least, to stand against trafilatura's


def clean_html(page: Page, text: str) -> Article | None:
    """Clean one HTML page; None where no article stands in it."""
    tree = load_html(text.replace("\0", ""))
    if tree is None:
        return None
    meta = read_metadata(tree)
    sheet = _Page(read_lines("\n".join(block_lines(tree))), meta.title)
    fields = sheet.fields()
    _date(tree, meta, fields, sheet)
    # What is printed at the title is this text's; what is marked may be another's.
    meta.authors = meta.authors or fields.authors or marked_authors(tree)
    prune(tree)
    # Its comparison with another extractor (not fast) costs a third and gains nothing beside our own span.
    document = bare_extraction(tree, favor_precision=True, include_comments=False, with_metadata=False, fast=True)
    body = _body(document.body) if document is not None else []
    paragraphs = _settled(sheet, _filtered(sheet, fields, body), body)
    return _assembled(page, meta, fields, sheet, paragraphs) if paragraphs else None


@dataclass(slots=True)
class _Page:
    """The blocks of a page as lines, with our own span among them."""

    lines: list[Line]
    title: str | None
    kinds: list[Kind | None] = field(init=False)
    begin: int = field(init=False)
    end: int = field(init=False)
    places: dict[str, int] = field(init=False)
    title_line: int | None = field(init=False)
    fates: dict[int, Role | Reason] = field(init=False)

    def __post_init__(self) -> None:
        """Find our own span, below the title's line, and what of it stays."""
        sheet = Sheet(self.lines)
        self.kinds = sheet.kinds
        self.begin, self.end = main_span(sheet, self.title)
        self.places = {}
        for i, line in enumerate(self.lines):
            self.places.setdefault(line.key, i)
        key = key_of(self.title or "")
        titles = (i for i in range(min(self.begin + 3, self.end) - 1, -1, -1) if key and self.lines[i].key == key)
        self.title_line = next(titles, None)
        if self.title_line is not None:
            self.begin = self.title_line + 1
        self.fates = filter_span(self.lines, self.kinds, self.begin, self.end, self.title_line)

    def fields(self) -> Fields:
        """Read what the page's text gives, for fields that its data leave open."""
        return read_fields(self.lines, self.kinds, self.fates, self.title_line, self.begin, self.end)

    def own(self) -> list[tuple[int, Paragraph]]:
        """Give what our own filter keeps of our span, with the places of the lines."""
        return [(i, Paragraph(self.lines[i].text, fate)) for i, fate in self.fates.items() if isinstance(fate, Role)]


def _date(tree: Any, meta: Metadata, fields: Fields, sheet: _Page) -> None:  # noqa: ANN401  # lxml ships no types
    """Settle the date: as printed near the title, else as the page's data state it, as marked, as in the address.

    What is printed is what the reader sees; data of another day tell of an older edition
    at the same address. A stamp that says it is of an update does not outrank them.
    """
    if fields.published_from is PublishedFrom.STAMP and fields.published is not None:
        updated = any("date" in name and _UPDATED.search(sheet.lines[i].text) for i, name in fields.used.items())
        if meta.published is None or (not updated and fields.published[:10] != meta.published[:10]):
            meta.published, meta.published_from = fields.published, PublishedFrom.STAMP
            return
    if meta.published is not None:
        printed = [*shown_dates(tree), fields.published or ""]
        meta.published = next((other for other in printed if same_moment(meta.published, other)), meta.published)
    elif marked := marked_date(tree):
        meta.published, meta.published_from = marked, PublishedFrom.META
    elif day := date_of_url(meta.url):
        meta.published, meta.published_from = day, PublishedFrom.URL


def _body(element: Any) -> list[Paragraph]:  # noqa: ANN401  # lxml ships no types
    """Give the paragraphs of trafilatura's tree with their roles."""
    found: list[Paragraph] = []
    for node in element.iter(*_BLOCKS):
        if any(up.tag in _BLOCKS for up in node.iterancestors()):
            continue
        text = plain(" ".join("".join(node.itertext()).split()))
        if text:
            found.append(Paragraph(text, _ROLES.get(node.tag, Role.PARAGRAPH)))
    return found


def _filtered(sheet: _Page, fields: Fields, body: Sequence[Paragraph]) -> list[Paragraph]:
    """Cut from trafilatura's body what our rules know is none."""
    lines = read_lines("\n".join(paragraph.text for paragraph in body))
    known = {line.key: kind for line, kind in zip(sheet.lines, sheet.kinds, strict=True)}
    kinds = [known[line.key] if line.key in known else kind_of(line) for line in lines]
    keep = Filter(lines, kinds, 0, len(lines), key_of(sheet.title or ""))
    fed = {sheet.lines[i].key for i in fields.used if sheet.lines[i].words <= _STAMP}
    kept = [p for i, p in enumerate(body) if lines[i].key not in fed and not keep.known_junk(i)]
    # A scrap at the top that is no whole block of the page: what is left of a date or a byline.
    while kept and kept[0].role is Role.PARAGRAPH and _is_scrap(sheet, kept[0]):
        del kept[0]
    while kept and kept[-1].role is Role.HEADING:
        kept.pop()
    return kept


def _is_scrap(sheet: _Page, paragraph: Paragraph) -> bool:
    return _words(paragraph) <= _SCRAP and key_of(paragraph.text) not in sheet.places


def _settled(sheet: _Page, found: list[Paragraph], body: Sequence[Paragraph]) -> list[Paragraph]:
    """Settle trafilatura's text with our own span: cut a small tail beyond it, put back what was largely lost."""
    own = sheet.own()
    own_words = sum(_words(p) for _, p in own)
    keys = {key_of(p.text) for p in found}
    shared = sum(_words(p) for _, p in own if key_of(p.text) in keys)
    have = {key_of(p.text) for p in body}
    # Blocks are parted in other places by trafilatura, so a text may stand within another.
    everything = "".join(full_key(p.text) for p in body)[:_SEARCHED]

    def _is_lost(p: Paragraph) -> bool:
        return key_of(p.text) not in have and full_key(p.text) not in everything

    if not found or (own_words > _SPAN and shared < _SHARED * own_words):
        ours = [p for _, p in own]
        return ours if _speaks_of(sheet.title, ours) >= _speaks_of(sheet.title, found) else found
    found = _without_tail(sheet, found)
    found = _with_standfirst(sheet, found)
    lost = [(i, p) for i, p in own if sheet.lines[i].prose and _is_lost(p)]
    if sum(_words(p) for _, p in lost) <= _LOST * own_words:
        return found
    placed = list(_placed(sheet, found))
    return [p for _, p in sorted(placed + [(float(i), p) for i, p in lost], key=lambda item: item[0])]


def _with_standfirst(sheet: _Page, found: list[Paragraph]) -> list[Paragraph]:
    """Put back the standfirst right below the title, which trafilatura takes for the page's head."""
    at = sheet.begin
    if sheet.title_line is None or sheet.fates.get(at) is not Role.STANDFIRST:
        return found
    line = sheet.lines[at]
    standfirst = Paragraph(line.text, Role.STANDFIRST)
    if found and key_of(found[0].text) == line.key:
        return [standfirst, *found[1:]]
    begins = found and sheet.places.get(key_of(found[0].text), -1) > at
    return [standfirst, *found] if begins and all(key_of(p.text) != line.key for p in found) else found


def _words(paragraph: Paragraph) -> int:
    return paragraph.text.count(" ") + 1


def _speaks_of(title: str | None, paragraphs: Sequence[Paragraph]) -> float:
    """Give the share of the title's words that a text has."""
    words = content_words(title or "")
    text = {word for p in paragraphs for word in content_words(p.text)}
    return len(words & text) / len(words) if words else float(bool(paragraphs))


def _without_tail(sheet: _Page, found: list[Paragraph]) -> list[Paragraph]:
    """Cut the paragraphs at the end that stand beyond our span, where they are few."""
    end = len(found)
    while end and sheet.places.get(key_of(found[end - 1].text), -1) >= sheet.end:
        end -= 1
    tail = sum(_words(p) for p in found[end:])
    return found[:end] if tail < _TAIL * sum(_words(p) for p in found) else found


def _placed(sheet: _Page, found: Sequence[Paragraph]) -> list[tuple[float, Paragraph]]:
    """Give each paragraph its place among the page's lines; one that has none goes right behind the one before."""
    placed: list[tuple[float, Paragraph]] = []
    last = -1.0
    for paragraph in found:
        last = float(sheet.places.get(key_of(paragraph.text), last + 0.001))
        placed.append((last, paragraph))
    return placed


def _assembled(page: Page, meta: Metadata, fields: Fields, sheet: _Page, paragraphs: list[Paragraph]) -> Article:
    return Article(
        id="",
        path=page.path,
        title=meta.title,
        paragraphs=tuple(paragraphs),
        outlet=meta.outlet or fields.outlet,
        source=fields.source,
        authors=meta.authors,
        published=meta.published,
        published_from=meta.published_from,
        language=language_of(" ".join(p.text for p in paragraphs[:40])) or meta.language,
        url=meta.url,
        whole=False if breaks_off(paragraphs[-1].text) else None,
        rights_holder=fields.rights_holder,
        provider=fields.provider,
        used=_used(sheet, fields, paragraphs),
        removed=_removed(sheet, fields, paragraphs),
    )


def _used(sheet: _Page, fields: Fields, paragraphs: Sequence[Paragraph]) -> tuple[UsedLine, ...]:
    """Give the blocks that say what the fields say: they are evidence, even where the page's data were asked."""
    kept = {key_of(p.text) for p in paragraphs}
    lines = sheet.lines
    return tuple(
        UsedLine(None, name, lines[i].text) for i, name in sorted(fields.used.items()) if lines[i].key not in kept
    )


def _removed(sheet: _Page, fields: Fields, paragraphs: Sequence[Paragraph]) -> tuple[RemovedLine, ...]:
    """Give each block that is no paragraph and fed no field, with its reason."""
    lines, kinds = sheet.lines, sheet.kinds
    kept = {key_of(p.text) for p in paragraphs}
    keys = [line.key for line in lines]
    inside = [i for i, line in enumerate(lines) if line.words >= 4 and keys[i] in kept]
    begin, end = (inside[0], inside[-1] + 1) if inside else (len(lines), len(lines))
    above, below = reasons_above(lines, kinds, begin), reasons_below(lines, kinds, end)
    removed: list[RemovedLine] = []
    for i, line in enumerate(lines):
        if keys[i] in kept or i in fields.used:
            continue
        if isinstance(fate := sheet.fates.get(i), Reason):
            removed.append(RemovedLine(None, line.text, fate))
            continue
        kind = kinds[i]
        within = (kind.reason if kind is not None else None) or Reason.PROMO
        reason = above[i] if i < begin else below[i - end] if i >= end else within
        removed.append(RemovedLine(None, line.text, reason))
    return tuple(removed)
