"""The samples come out of cleaning as their gold says, line by line."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from index.cleaning import clean
from index.intake import read_inputs
from index.model import Article, Page
from index.samples import folder

GOLD = json.loads((Path(__file__).parent / "gold" / "clean.json").read_text(encoding="utf-8"))["documents"]
TEXTS = sorted(name for name in GOLD if name.endswith(".txt"))
# Lines whose reason another reading may see differently; the floor may only fall.
MOST_OTHER_REASONS = 12


@cache
def article(name: str) -> Article:
    """Clean a sample."""
    (page,) = read_inputs([str(folder() / name)])
    assert isinstance(page, Page)
    return clean(page)


def roles(gold: dict[str, Any]) -> dict[int, str]:
    """Give the gold's lines of the body with their roles."""
    return {entry["line"]: entry.get("role") or "paragraph" for entry in gold["body"]}


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_s_body_is_its_gold_s(name: str) -> None:
    wanted = roles(GOLD[name])
    got = {p.line: str(p.role) for p in article(name).paragraphs}
    assert got == wanted


@pytest.mark.parametrize("name", TEXTS)
def test_a_sample_s_texts_are_its_gold_s(name: str) -> None:
    cut = {entry["line"]: entry["text"] for entry in GOLD[name].get("cut_from_body", [])}
    wanted = [entry["text"].removeprefix(cut.get(entry["line"], "")) for entry in GOLD[name]["body"]]
    assert [p.text for p in article(name).paragraphs] == wanted


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_sample_s_fields_are_its_gold_s(name: str) -> None:
    gold, got = GOLD[name], article(name)
    source = {"name": got.source.name, "kind": str(got.source.kind)} if got.source else None
    wanted = {key: gold["source"][key] for key in ("name", "kind")} if gold["source"] else None
    assert (got.title, got.outlet, list(got.authors)) == (gold["title"], gold["outlet"], gold["authors"])
    assert source == wanted
    assert got.published == gold["published"]
    for key in ("provider", "rights_holder"):
        if gold.get(key):
            assert getattr(got, key) == gold[key]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_a_date_that_is_no_stamp_says_so(name: str) -> None:
    low = (GOLD[name].get("published_confidence") or "").startswith("low")
    origin = article(name).published_from
    assert origin is not None
    assert origin.trusted is not low


def test_only_the_teaser_is_not_whole() -> None:
    assert [name for name in TEXTS if article(name).whole is False] == ["bridge/brightfeed.txt"]


def test_nearly_every_cut_line_has_the_gold_s_reason() -> None:
    other = []
    for name in TEXTS:
        got = {cut.line: str(cut.reason) for cut in article(name).removed}
        other += [(name, cut["line"]) for cut in GOLD[name]["removed"] if got.get(cut["line"]) != cut["reason"]]
    assert len(other) <= MOST_OTHER_REASONS, other
