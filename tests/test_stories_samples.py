"""Stories and lineage on the sample pages, cleaned by hand, and planted copies of them."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from index.model import Article, Paragraph, PublishedFrom, Reason, RemovedLine, Source, SourceKind, UsedLine
from index.stories import group
from index.stories.lineage import LineageKind, lineage
from index.text import tokens

ROOT = Path(__file__).resolve().parent.parent
GOLD: dict[str, Any] = json.loads((ROOT / "tests/gold/stories.json").read_text(encoding="utf-8"))
CLEAN: dict[str, Any] = json.loads((ROOT / "tests/gold/clean.json").read_text(encoding="utf-8"))["documents"]


def _article(name: str, page: dict[str, Any]) -> Article:
    """The article that perfect cleaning makes of a sample page; a date of low confidence is a clock's."""
    lines = ["", *(ROOT / "seeds" / name).read_text(encoding="utf-8").split("\n")]

    def text_of(entry: dict[str, Any]) -> str:
        return str(entry.get("text") or lines[entry.get("line") or 0]).strip()

    source = page["source"]
    trusted = page["published"] and page.get("published_confidence", "").split(":")[0] != "low"
    return Article(
        id=name,
        path=name,
        title=page["title"],
        paragraphs=tuple(Paragraph(entry["text"], line=entry.get("line")) for entry in page["body"]),
        outlet=page["outlet"],
        source=Source(source["name"], SourceKind(source["kind"])) if source else None,
        authors=tuple(page["authors"]),
        published=page["published"],
        published_from=PublishedFrom.STAMP if trusted else PublishedFrom.CLOCK,
        used=tuple(UsedLine(entry.get("line"), entry["field"], text_of(entry)) for entry in page.get("meta_lines", ())),
        removed=tuple(
            RemovedLine(entry.get("line"), text_of(entry), Reason(entry["reason"])) for entry in page.get("removed", ())
        ),
    )


SAMPLES = {name: _article(name, page) for name, page in CLEAN.items()}


def test_the_samples_are_their_stories() -> None:
    """The sample pages are grouped as labelled, with their dates and without."""
    expected = {
        frozenset(page for page, story in GOLD["stories"].items() if story == one) for one in GOLD["stories"].values()
    }
    undated = [replace(one, published=None, published_from=None) for one in SAMPLES.values()]
    assert {frozenset(story.articles) for story in group(list(SAMPLES.values()))} == expected
    assert {frozenset(story.articles) for story in group(undated)} == expected


@pytest.mark.parametrize("pair", GOLD["lineage"], ids=lambda pair: f"{pair['a']}-{pair['b']}")
def test_lineage_of_the_samples(pair: dict[str, Any]) -> None:
    """Each pair of a story has the lineage that was labelled by hand, and its credit line is in evidence."""
    found = lineage(SAMPLES[pair["a"]], SAMPLES[pair["b"]])
    assert found.kind.value in {pair["relation"], *pair.get("accept", ())}
    if pair["credit"]:
        texts = [credit.text for credit in found.credits]
        assert any(pair["credit"] in text or text in pair["credit"] for text in texts), texts
        assert found.earlier == pair["a"]


LONG = sorted(name for name, one in SAMPLES.items() if sum(len(p.text) for p in one.paragraphs) > 900)


def _edited(one: Article, every: int, seed: int) -> Article:
    """Every so many words one is changed for another of the text."""
    chance = random.Random(seed)  # noqa: S311  (a test, not a secret)
    words = [token.folded for paragraph in one.paragraphs for token in tokens(paragraph.text)]
    paragraphs = []
    for paragraph in one.paragraphs:
        text = paragraph.text
        for token in reversed(tokens(text)):
            if chance.random() < 1 / every:
                text = text[: token.start] + chance.choice(words) + text[token.end :]
        paragraphs.append(replace(paragraph, text=text))
    return replace(one, id="planted", outlet="Planted Post", paragraphs=tuple(paragraphs))


@pytest.mark.parametrize("name", LONG)
def test_planted_copies_are_reprints(name: str) -> None:
    """A copy, a truncation, a copy with paragraphs left out or added, and a light edit are reprints."""
    one = SAMPLES[name]
    other = next(SAMPLES[page] for page in LONG if GOLD["stories"][page] != GOLD["stories"][name])
    copy = replace(one, id="planted", outlet="Planted Post", source=None, used=(), removed=())
    size = len(one.paragraphs)
    planted = {
        "copy": copy,
        "first third": replace(copy, paragraphs=one.paragraphs[: max(2, size // 3)]),
        "every other paragraph": replace(copy, paragraphs=one.paragraphs[::2]),
        "another text behind it": replace(copy, paragraphs=(*one.paragraphs, *other.paragraphs[:2])),
        "every twentieth word changed": _edited(one, 20, 7),
        "cut short and edited": _edited(replace(one, paragraphs=one.paragraphs[: max(2, size // 2)]), 25, 7),
    }
    kinds = {how: lineage(one, copied).kind for how, copied in planted.items()}
    assert kinds == dict.fromkeys(planted, LineageKind.REPRINT)


def test_no_text_is_shared_across_stories() -> None:
    """Pages of different stories share no text, though one may name the other's outlet."""
    for (name, one), (page, other) in combinations(SAMPLES.items(), 2):
        if GOLD["stories"][name] != GOLD["stories"][page]:
            assert lineage(one, other).kind in {LineageKind.NONE, LineageKind.CITES}, (name, page)
