"""The records that leave and come in: every field as the contract names it, with a schema.

Fields may be added, never renamed. `index.export.recording` makes them from values of the
model; `encode` writes one as a line of JSON that is safe on a terminal.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from index.export.records.articles import (
    ArticleRecord,
    GivenArticle,
    KeptRecord,
    KeptUsed,
    ListedRecord,
    MarkRecord,
    RemovedRecord,
    SourceRecord,
    UsedRecord,
)
from index.export.records.reports import (
    FeedRecord,
    FetchRecord,
    PlacesRecord,
    ReportRecord,
)
from index.export.records.versions import (
    BatchAnswer,
    BatchQuestion,
    HitRecord,
    JudgementRecord,
    PassageRecord,
    SearchedRecord,
    VersionRecord,
    VersionsRecord,
)
from index.export.records.views import (
    ConcordanceRecord,
    FactsRecord,
    FigureRecord,
    GridCellRecord,
    GridRecord,
    GridRowRecord,
    LineageRecord,
    MemberRecord,
    MomentRecord,
    NamingRecord,
    NumberRecord,
    PersonRecord,
    PlaceRecord,
    QuoteRecord,
    StoryRecord,
    TimelineRecord,
    WordingRecord,
)

__all__ = [
    "RECORDS",
    "ArticleRecord",
    "BatchAnswer",
    "BatchQuestion",
    "ConcordanceRecord",
    "FactsRecord",
    "FeedRecord",
    "FetchRecord",
    "FigureRecord",
    "GivenArticle",
    "GridCellRecord",
    "GridRecord",
    "GridRowRecord",
    "HitRecord",
    "JudgementRecord",
    "KeptRecord",
    "KeptUsed",
    "LineageRecord",
    "ListedRecord",
    "MarkRecord",
    "MemberRecord",
    "MomentRecord",
    "NamingRecord",
    "NumberRecord",
    "PassageRecord",
    "PersonRecord",
    "PlaceRecord",
    "PlacesRecord",
    "QuoteRecord",
    "RemovedRecord",
    "ReportRecord",
    "SearchedRecord",
    "SourceRecord",
    "StoryRecord",
    "TimelineRecord",
    "UsedRecord",
    "VersionRecord",
    "VersionsRecord",
    "WordingRecord",
    "encode",
    "schemas",
]

RECORDS: Mapping[str, type[msgspec.Struct]] = {
    "clean": ArticleRecord,
    "versions": VersionsRecord,
    "judgements": JudgementRecord,
    "batch-question": BatchQuestion,
    "batch-answer": BatchAnswer,
    "search": HitRecord,
    "stories": StoryRecord,
    "grid": GridRecord,
    "timeline": TimelineRecord,
    "facts": FactsRecord,
    "concordance": ConcordanceRecord,
    "add": GivenArticle,
    "export": KeptRecord,
    "list": ListedRecord,
    "report": ReportRecord,
    "feed": FeedRecord,
    "fetch": FetchRecord,
    "where": PlacesRecord,
}
"""Every record by the name its schema goes by."""


_NOT_ASCII_PRINTABLE = re.compile(r"[^\x20-\x7e]")
_encoder = msgspec.json.Encoder()


def encode(record: msgspec.Struct) -> str:
    r"""Write a record as one line of JSON, without its line end.

    What a terminal might obey (controls, bidi marks) is written as \u escapes: nothing is lost, nothing acts.
    """
    return _NOT_ASCII_PRINTABLE.sub(_escaped, _encoder.encode(record).decode("utf-8"))


def _escaped(sign: re.Match[str]) -> str:
    character = sign.group()
    if character.isprintable():
        return character
    wide = character.encode("utf-16-be")
    return "".join(f"\\u{wide[i]:02x}{wide[i + 1]:02x}" for i in range(0, len(wide), 2))


def schemas() -> dict[str, dict[str, Any]]:
    """Give the JSON schema of every record by name."""
    return {name: msgspec.json.schema(record) for name, record in RECORDS.items()}
