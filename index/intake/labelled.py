"""What the labels in the header of a news database's document say."""

from __future__ import annotations

import re
from dataclasses import replace

from index.model import Given
from index.text import plain

__all__ = ["labelled_fields"]

_LABEL = re.compile(r"([^\W\d][\w-]*(?: [\w-]+)?):[ \t]+(\S.*)")
# What a label says its value is, in the languages of the databases.
_NAMES = {
    "title": "title headline titel überschrift titre título titulo titolo".split(),
    "outlet": "publication newspaper zeitung periódico journal giornale source quelle publikation".split(),
    "authors": "byline author authors autor autoren auteur auteurs autore".split(),
}
_FIELD = {label: field for field, labels in _NAMES.items() for label in labels}
_LONGEST = 200  # characters of a field's value
_HEADER = 30  # non-blank lines in which labels are looked for
_BETWEEN = re.compile(r"\s*;\s*|\s+(?:and|und|et|y|e|en|&)\s+")


def labelled_fields(text: str, given: Given, headline: str | None = None) -> Given:
    """Add what the labels in a document's header say, or its headline; what is given already stands above it."""
    found: dict[str, str] = {}
    shown = [line.strip() for line in text.split("\n")[: 4 * _HEADER] if line.strip()]
    for line in shown[:_HEADER]:
        label = _LABEL.fullmatch(line)
        field = _FIELD.get(label[1].lower()) if label else None
        if label and field and len(label[2]) <= _LONGEST:
            found.setdefault(field, plain(label[2]))
    authors = tuple(
        name.title() if name.isupper() else name
        for part in _BETWEEN.split(found.get("authors", "").removeprefix("By ").removeprefix("BY "))
        if len((name := part.partition(",")[0].strip()).split()) >= 2
    )
    return replace(
        given,
        title=given.title or found.get("title") or (plain(headline) if headline else None),
        outlet=given.outlet or found.get("outlet"),
        authors=given.authors if given.authors is not None else authors or None,
    )
