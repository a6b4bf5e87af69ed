"""What a feed says of one entry, where that is too short to look for an article in: it is taken as it stands."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from index.cleaning.language import language_of
from index.model import Article, Media, Page, Paragraph, Reason, RemovedLine
from index.text import plain, unify_lines, words

__all__ = ["read_entry", "without_call"]

_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_BREAK = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|figure|figcaption|table|tr|td)|br)\b[^<>]*>", re.IGNORECASE
)
_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TEASER = 200  # words that a teaser has at most
# A call to read on, behind the words of a teaser: they break off or end before it.
_CALL = re.compile(
    r"(?<=[.…!?\]\"'”’])\s*[\[(]?(?:read (?:more|on|the (?:full|rest|whole|entire|original)\b.{0,40})|continue reading"
    r"\b.{0,120}|keep reading|full (?:story|article)|weiterlesen|mehr lesen|lire la suite|lire plus|leer más|seguir "
    r"leyendo|leggi (?:tutto|di più)|continua a leggere|lees (?:verder|meer)|читать далее)[\W\d]{0,6}\Z"
    r"|\s*\((?:more|mehr|suite|más|continua)\s*(?:…|\.{3})\)\Z",
    re.IGNORECASE,
)


def read_entry(page: Page, text: str) -> Article | None:
    """Give the article of an entry, its text a paragraph a line; None for any other page, and where no word is."""
    given = page.given
    if given.title is None or not given.is_entry:
        return None
    is_html = page.media is Media.HTML
    if is_html and _WHOLE_PAGE.search(text):
        return None  # the page behind the entry: what is no article in it is its furniture
    if is_html:
        text = html.unescape(_TAG.sub("", _BREAK.sub("\n", _UNSEEN.sub("", text.replace("\n", " ")))))
    lines = [(number, plain(line)) for number, line in enumerate(unify_lines(text).split("\n"), 1)]
    paragraphs = tuple(Paragraph(line, line=None if is_html else number) for number, line in lines if line)
    if not any(words(paragraph.text) for paragraph in paragraphs):
        return None
    language = language_of(" ".join(paragraph.text for paragraph in paragraphs))
    return Article(id="", path=page.path, title=given.title, paragraphs=paragraphs, language=language, whole=False)


def without_call(article: Article) -> Article:
    """Cut the call to read on that ends the text of a feed's entry; a short text before it is a teaser."""
    last = article.paragraphs[-1]
    call = _CALL.search(last.text)
    if call is None or not any(map(words, (last.text[: call.start()], *(p.text for p in article.paragraphs[:-1])))):
        return article
    kept = last.text[: call.start()].rstrip()
    cut = RemovedLine(None if kept else last.line, call.group().strip(), Reason.NAV)
    short = sum(len(p.text.split()) for p in article.paragraphs) < _TEASER
    return replace(
        article,
        paragraphs=(*article.paragraphs[:-1], *([replace(last, text=kept)] if kept else [])),
        removed=(*article.removed, cut),
        whole=False if short else article.whole,
    )
