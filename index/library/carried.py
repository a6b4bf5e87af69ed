"""What an exported record carries beyond an article's text: it comes in as it went out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from index.cleaning import clean
from index.cleaning.hand import LINES
from index.export.recording import kept_record
from index.export.records import KeptRecord
from index.library.edit import NAMES
from index.model import Article, Mark, Media, Page, Paragraph, RemovedLine, Span, UsedLine
from index.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library.core import Core

__all__ = ["cleaned", "exported", "take_along"]

_decoder = msgspec.json.Decoder(KeptRecord)


def exported(core: Core) -> Iterator[KeptRecord]:
    """Give every article, oldest first, with all that is held of it."""
    marks: dict[str, list[Mark]] = {}
    for mark in core.marks.all():
        marks.setdefault(mark.article, []).append(mark)
    read = core.reading.read_when()
    ids = core.articles.ids()[::-1]
    for at in range(0, len(ids), 100):
        for article in core.articles.articles(ids[at : at + 100]):
            yield kept_record(article, marks.get(article.id, ()), read.get(article.id))


def cleaned(page: Page) -> Article:
    """Clean a page; a record that was exported from a library gives the article as it was there."""
    article = clean(page)
    record = _record(page)
    if record is None:
        return article
    paragraphs = article.paragraphs
    if len(record.roles) == len(record.lines) == len(paragraphs):
        texts = [paragraph.text for paragraph in paragraphs]
        paragraphs = tuple(map(Paragraph, texts, record.roles, record.lines))
    return replace(
        article,
        paragraphs=paragraphs,
        published_from=record.published_from if article.published == record.published else article.published_from,
        language=record.language,
        whole=record.whole,
        rights_holder=record.rights_holder,
        provider=record.provider,
        captured=record.captured,
        path=plain(record.path or "") or article.path,
        used=tuple(UsedLine(one.line, one.field, one.text) for one in record.used),
        removed=tuple(RemovedLine(one.line, one.text, one.reason) for one in record.removed),
        joined=tuple(record.joined),
        by_hand=tuple(name for name in record.by_hand if name in (*NAMES, LINES)),
    )


def take_along(core: Core, page: Page, article: str) -> None:
    """Keep the marks that came with a record, and that it was read. Call it in the transaction that keeps the page."""
    record = _record(page)
    if record is None:
        return
    for one in record.marks:
        span = Span(one.start, one.end)
        core.marks.add(Mark(0, article, one.paragraph, span, one.text, one.note, tuple(one.tags), one.created))
    if record.read:
        core.reading.mark_read([article], record.read)


def _record(page: Page) -> KeptRecord | None:
    """Read what a page carries, if it is a record of ours."""
    if page.media is not Media.RECORD or b'"newsreader"' not in page.content:
        return None
    try:
        found = _decoder.decode(page.content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None  # another program's field of that name; what every record may have was read all the same
    return found if found.newsreader else None
