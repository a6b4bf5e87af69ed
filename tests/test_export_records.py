"""The records are a contract: names, order, and what each field may hold."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.export.recording import article_record, hit_record, story_record, versions_record
from index.export.records import RECORDS, encode, schemas
from index.model import (
    Article,
    Difference,
    DifferenceKind,
    Paragraph,
    Passage,
    PublishedFrom,
    Reason,
    Relation,
    RemovedLine,
    Role,
    Searched,
    Source,
    SourceKind,
    Span,
    Story,
    UsedLine,
    Version,
)

CONTRACT = {
    "clean": (
        "path id title outlet source authors published published_from language body roles lines used removed joined url"
    ),
    "versions": "query versions",
    "judgements": "query passage same ours score article paragraph start end origin created",
    "batch-question": "id query paragraphs",
    "batch-answer": "id relation paragraph start end score",
    "search": "article outlet title published story score passages",
    "stories": "story title first last why articles",
    "grid": "story title articles rows",
    "timeline": "story title event articles moments lineage",
    "facts": "story title articles numbers quotes names",
    "concordance": "article outlet title paragraph start end left text right exact",
    "list": "article path outlet title published story url",
    "report": "added editions same failed dry_run",
    "feed": "feed title tags full fetched trouble articles unread",
    "fetch": "feed fetched new changed same failed",
    "where": "library index config state samples",
    "export": (
        "body id outlet title published authors source url newsreader path published_from language whole rights_holder "
        "provider captured roles lines used removed joined by_hand marks read"
    ),
    "add": "body id outlet title published authors source url",
}
VERSION = "article path outlet title published picked relation score quote why passages difference searched judged url"
REASONS = (
    "nav share sponsor related promo duplicate-title caption bio disclaimer footer comments cookies newsletter "
    "other-story hand"
)
ARTICLE = Article(
    id="0a",
    path="a.txt",
    title="Dam holds",
    paragraphs=(Paragraph("The dam held.", line=3), Paragraph("Nobody was hurt.", Role.QUOTE)),
    outlet="Valley Post",
    source=Source("Northline", SourceKind.WIRE),
    authors=("Pia Lund",),
    published="2031-03-04",
    published_from=PublishedFrom.STAMP,
    language="en",
    used=(UsedLine(1, "title", "Dam holds"),),
    removed=(RemovedLine(2, "Share", Reason.SHARE),),
)
PASSAGE = Passage(0, Span(0, 13), "The dam held.", Relation.EDITED, 0.912345)
VERSION_FOUND = Version(
    article="0a",
    relation=Relation.EDITED,
    score=0.912345,
    passages=(PASSAGE,),
    searched=Searched(2, whole=True),
    why=("one word added",),
    difference=(Difference(DifferenceKind.SAME, "dam held", "dam held"),),
)


def as_json(record: msgspec.Struct) -> Any:
    return json.loads(encode(record))


@pytest.mark.parametrize(("name", "fields"), CONTRACT.items())
def test_every_record_has_the_fields_of_the_contract_in_their_order(name: str, fields: str) -> None:
    assert [field.encode_name for field in msgspec.structs.fields(RECORDS[name])] == fields.split()


def test_every_record_has_a_schema_that_json_can_hold() -> None:
    found = schemas()
    assert found.keys() == CONTRACT.keys() == RECORDS.keys()
    assert json.loads(json.dumps(found)) == found


def test_an_article_is_written_as_the_contract_says() -> None:
    assert as_json(article_record(ARTICLE)) == {
        "path": "a.txt",
        "id": "0a",
        "title": "Dam holds",
        "outlet": "Valley Post",
        "source": {"name": "Northline", "kind": "wire"},
        "authors": ["Pia Lund"],
        "published": "2031-03-04",
        "published_from": "stamp",
        "language": "en",
        "body": ["The dam held.", "Nobody was hurt."],
        "roles": ["paragraph", "quote"],
        "lines": [3, None],
        "used": [{"line": 1, "field": "title"}],
        "removed": [{"line": 2, "text": "Share", "reason": "share"}],
        "joined": [],
        "url": None,
    }


def test_what_is_unknown_is_null_and_never_left_out() -> None:
    record = as_json(article_record(Article("0b", "b.txt", None, ())))
    unknown = {name for name, value in record.items() if value is None}
    assert unknown == {"title", "outlet", "source", "published", "published_from", "language", "url"}


def test_versions_are_one_object_with_a_version_an_article() -> None:
    record = as_json(versions_record("dam held", [ARTICLE], [VERSION_FOUND], picked="0a"))
    assert list(record) == ["query", "versions"]
    [version] = record["versions"]
    assert list(version) == VERSION.split()
    assert version["picked"] is True
    assert version["score"] == 0.9123
    assert version["difference"] == [["same", "dam held", "dam held"]]
    assert version["searched"] == {"sentences": 2, "whole": True, "in_cut_lines": False}
    assert version["passages"] == [
        {"paragraph": 0, "start": 0, "end": 13, "text": "The dam held.", "relation": "edited", "score": 0.9123}
    ]


def test_a_story_lists_its_articles_and_a_hit_its_passages() -> None:
    story = as_json(
        story_record(Story("s1", "Dam", ("0a",), "2031-03-04", "2031-03-04", ("same names",)), {"0a": ARTICLE})
    )
    assert story["articles"] == [
        {"article": "0a", "outlet": "Valley Post", "title": "Dam holds", "published": "2031-03-04"}
    ]
    hit = as_json(hit_record(ARTICLE, [PASSAGE], score=3.25, story="s1"))
    assert (hit["story"], hit["score"], len(hit["passages"])) == ("s1", 3.25, 1)


def test_the_words_of_the_contract_are_the_values_of_the_model() -> None:
    assert {reason.value for reason in Reason} == set(REASONS.split())
    assert {relation.value for relation in Relation} == set("verbatim edited reworded maybe none".split())
    assert {kind.value for kind in SourceKind} == set("reprint wire cited".split())
    assert {origin.value for origin in PublishedFrom} == set("stamp meta feed url text clock given".split())


@given(st.text())
def test_json_keeps_every_text_and_holds_nothing_a_terminal_obeys(text: str) -> None:
    article = Article("x", "p", text, (Paragraph(text),))
    line = encode(article_record(article))
    assert line.isprintable()
    assert json.loads(line)["title"] == text


def test_a_path_that_is_no_utf8_can_be_written() -> None:
    assert as_json(article_record(Article("x", "a\udcff.txt", None, ())))["path"] == "a\ufffd.txt"
