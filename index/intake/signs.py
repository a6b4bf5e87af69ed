"""What tells the kinds of input apart: signs at the head of a document.

Apart from the readers, which take 35 ms to import: a text or a web page needs none of them.
"""

from __future__ import annotations

import re

from index.intake.document import HEAD, Document

MAILBOX = "From "
"""What each message of a mailbox begins with."""
RECORD_NAMES = (".jsonl", ".ndjson", ".jsonlines")
"""What a file of records is called at its end."""
_ZIP_MARK = b"PK\x03\x04"

_XML_ROOT = re.compile(r"(?:<\?[^>]*\?>|<!--.*?-->|<!DOCTYPE[^>]*>|\s)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version')
_HAS_BODY = re.compile(r'"body"\s*:')
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,60}):[ \t]?[^\n]*\n(?:[ \t][^\n]*\n)*")
# Two of these in a block of nothing but headers: a text that opens "From: ..." has not both.
_TELLING = frozenset(
    "received message-id mime-version return-path content-type delivered-to dkim-signature date".split()
)


def is_archive(document: Document) -> bool:
    """Tell whether it is a zip archive. Office files are zip archives too, and are refused before."""
    return document.head.startswith(_ZIP_MARK)


def is_feed(document: Document) -> bool:
    """Tell whether it is a feed."""
    opening = document.opening
    return bool(_XML_ROOT.match(opening) or (opening.startswith("{") and _JSON_FEED.search(opening)))


def is_records(document: Document) -> bool:
    """Tell whether it is lines of records, or one record written over several lines."""
    if document.name.endswith(RECORD_NAMES):
        return True
    if not document.opening.startswith("{"):
        return False
    return bool(_HAS_BODY.search(document.opening, 0, HEAD)) or document.name.endswith(".json")


def is_mail(document: Document) -> bool:
    """Tell whether it opens with the headers of a message, as it is or behind a mailbox's line."""
    opening = document.opening.replace("\r\n", "\n")
    at = opening.find("\n") + 1 if opening.startswith(MAILBOX) else 0
    names: set[str] = set()
    while header := _HEADER.match(opening, at):
        names.add(header.group(1).lower())
        at = header.end()
    ended = at >= len(opening) or opening[at] == "\n"
    return ended and len(names & _TELLING) >= 2
