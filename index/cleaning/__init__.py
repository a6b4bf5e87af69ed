"""A page to an article: what stays, which line fed which field, and a reason for every line cut.

Text dumps are cleaned by rules of our own, HTML by trafilatura with our own vote for
the fields, records need no cleaning.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from index.cleaning.decode import decode
from index.cleaning.dump import clean_dump
from index.cleaning.entry import read_entry, without_call
from index.cleaning.language import language_of
from index.cleaning.record import read_record
from index.errors import NoArticleError
from index.model import Article, Media, Page

__all__ = ["article_id", "clean"]


def article_id(content: bytes, url: str | None) -> str:
    """Give the id of an article: 12 hex digits of SHA-256 over the page's bytes and its canonical URL."""
    return sha256(content + b"\0" + (url or "").encode("utf-8", "surrogatepass")).hexdigest()[:12]


def clean(page: Page) -> Article:
    """Clean one page.

    Fields given with the page outrank what is read from it. Raises NoArticleError where
    no article stands in the page, InputError for a record that is none.
    """
    article: Article | None
    match page.media:
        case Media.RECORD:
            article = _from_record(page)
        case Media.HTML:
            from index.cleaning.html import clean_html  # trafilatura takes 275 ms

            article = clean_html(page, decode(page.content))
        case Media.TEXT:
            article = _from_dump(page)
    if article is None or not article.paragraphs:
        article = read_entry(page, decode(page.content))
    if article is None:
        raise NoArticleError(page.path)
    if page.given.is_entry:
        article = without_call(article)
    return _with_given(page, article)


def _from_dump(page: Page) -> Article | None:
    cleaned = clean_dump(decode(page.content), page.given.title)
    if cleaned is None:
        return None
    fields = cleaned.fields
    return Article(
        id="",
        path=page.path,
        title=fields.title,
        paragraphs=cleaned.paragraphs,
        outlet=fields.outlet,
        source=fields.source,
        authors=fields.authors,
        published=fields.published,
        published_from=fields.published_from,
        language=cleaned.language,
        whole=cleaned.whole,
        rights_holder=fields.rights_holder,
        provider=fields.provider,
        used=cleaned.used,
        removed=cleaned.removed,
        joined=cleaned.joined,
    )


def _from_record(page: Page) -> Article:
    record = read_record(page, decode(page.content))
    return Article(
        id=record.id or "",
        path=page.path,
        title=record.title,
        paragraphs=record.paragraphs,
        outlet=record.outlet,
        source=record.source,
        authors=record.authors,
        published=record.published,
        published_from=record.published_from,
        language=language_of(" ".join(p.text for p in record.paragraphs[:40])),
        url=record.url,
    )


def _with_given(page: Page, article: Article) -> Article:
    given = page.given
    url = given.url if given.url is not None else article.url
    dated = given.published is not None
    return replace(
        article,
        id=article.id or article_id(page.content, url),
        url=url,
        outlet=given.outlet if given.outlet is not None else article.outlet,
        title=given.title if given.title is not None else article.title,
        authors=given.authors if given.authors is not None else article.authors,
        source=given.source if given.source is not None else article.source,
        published=given.published if dated else article.published,
        published_from=given.published_from if dated else article.published_from,
    )
