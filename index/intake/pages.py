"""A text dump and a saved HTML page: a file that is one page, or a text with several documents."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from index.encoding import UnknownEncodingError, decode
from index.errors import InputError
from index.intake.document import Document
from index.intake.labelled import labelled_fields
from index.intake.several import documents, headlines
from index.model import Given, Media, Page
from index.wrapping import unwrapped

_NAMED_HTML = (".html", ".htm", ".xhtml", ".shtml")
_ELEMENTS = (
    "html head body title meta link script style div span p a article section main header nav h1 h2 h3 ul ol li table "
    "br img figure blockquote em strong b i"
)
_ELEMENT = re.compile(rf"<(?:{'|'.join(_ELEMENTS.split())})\b[^<>]*>", re.IGNORECASE)
_BEFORE_ROOT = re.compile(r"(?:<\?xml[^>]*>|<!--.*?-->|\s)*", re.DOTALL)
_ROOT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ROOT_ON_A_LINE = re.compile(r"^\s*<(?:!doctype\s+html\b|html[\s>])", re.IGNORECASE | re.MULTILINE)
_ROOT_WITHIN = 2048  # characters; what some tools print above the page


def is_html(document: Document) -> bool:
    """Tell HTML from text: by its root, by an element at its start, or by its name where it has any element."""
    opening = document.opening
    before = _BEFORE_ROOT.match(opening)
    start = before.end() if before else 0
    if _ROOT.match(opening, start) or _ELEMENT.match(opening, start):
        return True
    if _ROOT_ON_A_LINE.search(opening, 0, _ROOT_WITHIN):
        return True
    return document.name.endswith(_NAMED_HTML) and _ELEMENT.search(opening) is not None


def is_text(document: Document) -> bool:  # noqa: ARG001  # every kind has one shape
    """Take whatever no other kind took."""
    return True


def read_html(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield the one page."""
    yield _page(document, Media.HTML, given)


def read_text(document: Document, given: Given) -> Iterator[Page | InputError]:
    """Yield the one page; of a text that holds several documents each, its path with `#` and its number."""
    page = _page(document, Media.TEXT, given)
    parts = documents(decode(page.content)) if isinstance(page, Page) else []
    if len(parts) < 2:
        yield page
        return
    parts = [unwrapped(part) for part in parts]
    for number, (part, headline) in enumerate(zip(parts, headlines(parts), strict=True), 1):
        # The mark says that it is UTF-8 now, whatever it was.
        content = codecs.BOM_UTF8 + part.encode("utf-8", "replace")
        yield Page(f"{document.path}#{number}", content, Media.TEXT, labelled_fields(part, given, headline))


def _page(document: Document, media: Media, given: Given) -> Page | InputError:
    content = document.content()
    try:
        text = decode(content)
    except UnknownEncodingError:
        return InputError(document.path, "its text is in no encoding that could be found", "save it as UTF-8")
    if not text.strip("\ufeff \t\r\n\f\v\0"):
        return InputError(document.path, "holds no text", "save the page again")
    return Page(document.path, content, media, given)
