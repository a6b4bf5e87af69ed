"""What an HTML page says of itself: JSON-LD, meta tags, headings, links. A vote for each field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from index.cleaning.byline import names_in
from index.cleaning.dates import iso_of
from index.cleaning.lines import key_of
from index.model import PublishedFrom
from index.text import plain

__all__ = ["Metadata", "date_of_url", "marked_authors", "marked_date", "read_metadata", "shown_dates"]

_ARTICLE = re.compile(
    r"(?:news|blog|report|opinion|review|analysis|tech|scholarly|satirical|live|liveblog|background|ask)*(?:article|"
    r"posting)$|^report$|^recipe$|^review$",
    re.IGNORECASE,
)
_AUTHOR_KEYS = (
    "author article:author parsely-author sailthru.author dc.creator byl citation_author cxenseparse:author "
    "article:author_name"
).split()
_DATE_KEYS = (
    "article:published_time og:article:published_time article:published datepublished date pubdate publishdate "
    "parsely-pub-date sailthru.date dc.date dc.date.issued dcterms.created dc.date.created publish-date "
    "publication_date article_date_original originalpublicationdate cxenseparse:recs:publishtime "
    "citation_publication_date og:published_time article.published pub_date timestamp rnews:datepublished"
).split()
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?")
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)")
_LOGO = frozenset({"logo", "home", "homepage"})
_WHOLE = 4  # words a heading has at least to be a whole title
_SEPARATOR = re.compile(r"\s+(?:[|•·»:—–-]|::|\|\|)\s+")


@dataclass(slots=True)
class Metadata:
    """The fields as an HTML page gives them; None where it does not."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    url: str | None = None
    language: str | None = None


def read_metadata(tree: HtmlElement) -> Metadata:
    """Read the fields of a parsed page."""
    meta = _metas(tree)
    articles, others = _linked_data(tree)
    found = Metadata()
    found.url = _canonical(tree, meta)
    found.outlet = _outlet(meta, articles, others)
    found.title = _title(tree, meta, articles, found.outlet)
    found.authors = _authors(meta, articles)
    found.published = _published(meta, articles)
    found.published_from = PublishedFrom.META if found.published else None
    language = (tree.get("lang") or meta.get("og:locale", ""))[:2].lower()
    found.language = language if language.isalpha() and len(language) == 2 else None
    return found


def date_of_url(url: str | None) -> str | None:
    """Give the day that a page's address holds, or None."""
    day = _URL_DAY.search(url or "")
    return iso_of("-".join(day.groups())) if day else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = plain(element.get("content") or "")
        if name and content:
            metas.setdefault(name.lower(), content)
    return metas


def _linked_data(tree: HtmlElement) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    articles: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "").strip().removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            (articles if any(isinstance(k, str) and _ARTICLE.search(k) for k in kinds) else others).append(item)
    return articles, others


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        if "@type" in data:
            yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if key in data:
                yield from _objects(data[key], depth + 1)


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    base = None
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            base = link.get("href")
            break
    url = base or meta.get("og:url")
    if url and not urlsplit(url).scheme and meta.get("og:url"):
        url = urljoin(meta["og:url"], url)
    return plain(url) if url and urlsplit(url).scheme in {"http", "https"} else None


def _outlet(meta: dict[str, str], articles: list[dict[str, Any]], others: list[dict[str, Any]]) -> str | None:
    name = meta.get("og:site_name") or meta.get("application-name")
    if not name:
        for item in articles:
            publisher = item.get("publisher")
            publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
            if isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
                name = publisher["name"]
                break
    if not name:
        name = next(
            (
                o["name"]
                for o in others
                if o.get("@type") in ("NewsMediaOrganization", "WebSite") and isinstance(o.get("name"), str)
            ),
            None,
        )
    if not name:
        return None
    return _SEPARATOR.split(plain(name))[0].strip() or None


def _title(tree: HtmlElement, meta: dict[str, str], articles: list[dict[str, Any]], outlet: str | None) -> str | None:
    """Vote: every place that may hold the title gives its text to the key it agrees with."""
    votes: dict[str, tuple[float, str]] = {}
    heads = [h for h in (plain(" ".join(h.text_content().split())) for h in tree.iter("h1")) if h]

    def vote(text: object, weight: float) -> None:
        if not isinstance(text, str):
            return
        clean = _without_site(_unescaped(text), outlet)
        # A title that goes on from a heading behind a separator is that heading, with the site's parts.
        longer = (h for h in heads if len(h.split()) >= _WHOLE and clean.startswith(h) and len(clean) > len(h))
        clean = next((h for h in longer if _SEPARATOR.match(clean[len(h) :])), clean)
        key = key_of(clean)
        if len(clean) < 3 or not key or _is_site(clean, outlet):
            return
        had = votes.get(key, (0.0, clean))
        votes[key] = (had[0] + weight, had[1])

    for head in heads[:4]:
        vote(head, 2.2 / max(1, len(set(heads))) + 0.1)
    vote(meta.get("og:title"), 1.5)
    vote(meta.get("twitter:title"), 0.6)
    for item in articles[:1]:
        vote(item.get("headline"), 1.4)
        vote(item.get("name"), 0.3)
    for name in (
        "parsely-title",
        "sailthru.title",
        "dc.title",
        "dcterms.title",
        "title",
        "headline",
        "citation_title",
        "cxenseparse:title",
    ):
        vote(meta.get(name), 0.6)
    element = next(tree.iter("title"), None)
    if element is not None:
        vote(element.text_content(), 0.9)
    return max(votes.values(), default=(0.0, None))[1]


def _is_site(text: str, outlet: str | None) -> bool:
    """Whether a text names the site and nothing else, in a picture's alternative text or as it is."""
    if outlet is None:
        return False
    words = {word for word in text.casefold().split() if word not in _LOGO}
    return key_of(text) == key_of(outlet) or words <= set(outlet.casefold().split())


def _unescaped(text: str) -> str:
    import html  # only where a page escaped twice

    return plain(" ".join((html.unescape(text) if "&" in text else text).split()))


def _without_site(text: str, outlet: str | None) -> str:
    parts = _SEPARATOR.split(text)
    if len(parts) < 2:
        return text
    last, first = parts[-1], parts[0]
    cut_last = text[: text.rfind(last)].rstrip(" |•·»:—–-")
    if outlet and (key_of(last) in key_of(outlet) or key_of(outlet) in key_of(last)):
        return (
            _without_site(cut_last, None)
            if len(parts) > 2 and len(parts[-2].split()) <= 2 and len(cut_last.split()) > 6
            else cut_last
        )
    if outlet and key_of(first) == key_of(outlet):
        return text[len(first) :].lstrip(" |•·»:—–-")
    if "|" in text and len(last.split()) <= 4 and text.rfind("|") < text.rfind(last) and len(cut_last.split()) >= 3:
        return cut_last
    return text


def _authors(meta: dict[str, str], articles: list[dict[str, Any]]) -> tuple[str, ...]:
    for item in articles:
        stated = [name for author in _listed(item.get("author")) for name in _author_names(author)]
        if stated:
            # Where a tag names fewer of them, the others edited or contributed.
            fewer = (names for names in _meta_authors(meta) if set(names) < set(stated))
            return next(fewer, tuple(dict.fromkeys(stated)))
    return next(_meta_authors(meta), ())


def _meta_authors(meta: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for key in _AUTHOR_KEYS:
        if (value := meta.get(key)) and not value.startswith("http") and (names := names_in(value)):
            yield names


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _author_names(author: object) -> tuple[str, ...]:
    if isinstance(author, dict):
        if author.get("@type") in ("Organization", "NewsMediaOrganization"):
            return ()
        names = author.get("name")
        return tuple(n for value in _listed(names) if isinstance(value, str) for n in names_in(_unescaped(value)))
    return names_in(_unescaped(author)) if isinstance(author, str) and not author.startswith("http") else ()


def marked_authors(tree: HtmlElement) -> tuple[str, ...]:
    """Read the persons whom the page's own markup calls authors; other texts' may be among them."""
    for path in (
        ".//*[@rel='author']",
        ".//*[@itemprop='author']",
        ".//*[contains(@class,'author-name') or contains(@class,'author__name') or contains(@class,'byline-name')]",
        ".//*[contains(@class,'byline') or contains(@class,'Byline')]",
    ):
        names: list[str] = []
        for element in tree.xpath(path)[:6]:
            text = plain(" ".join(element.text_content().split()))
            if len(text) < 150:
                names += names_in(text)
        if names:
            return tuple(dict.fromkeys(names))[:6]
    return ()


def _published(meta: dict[str, str], articles: list[dict[str, Any]]) -> str | None:
    for item in articles:
        if isinstance(item.get("datePublished"), str) and (iso := _iso(item["datePublished"])):
            return iso
    for key in _DATE_KEYS:
        if (value := meta.get(key)) and (iso := _iso(value)):
            return iso
    return None


def marked_date(tree: HtmlElement) -> str | None:
    """Read the date that the page's own markup calls the publication's, or its first time element."""
    for path in (".//*[@itemprop='datePublished']", ".//time[@pubdate]", ".//time[@datetime]"):
        for element in tree.xpath(path)[:3]:
            value = element.get("datetime") or element.get("content") or element.text_content()
            if iso := _iso(value):
                return iso
    return None


def shown_dates(tree: HtmlElement) -> list[str]:
    """Give the dates that the page's time elements show, machine's form and reader's form."""
    shown: list[str] = []
    for element in list(tree.iter("time"))[:12]:
        values = (element.get("datetime"), element.text_content())
        shown += [iso for value in values if value and (iso := _iso(value))]
    return shown


def _iso(value: str) -> str | None:
    match = _ISO.match(value.strip())
    if not match:
        return iso_of(value)
    day, time, seconds, zone = match.groups()
    if iso_of(day) is None:
        return None
    return day if not time else f"{day}T{time}{seconds or ':00'}{zone or ''}"
