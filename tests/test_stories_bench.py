"""Floors on the evaluation data: raise them when a change earns it, never lower them silently."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from index.model import Article, Paragraph, PublishedFrom
from index.stories import group
from index.stories.lineage import LineageKind, compare
from index.stories.sharing import shingled

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.bench

# File, whether it keeps its dates, the row of the score, the least B-cubed F1.
FLOORS = [
    ("outlets.jsonl", "dated", "outlets", 0.99),
    ("outlets.jsonl", "undated", "outlets", 0.97),
    ("ecbplus.jsonl", "undated", "ecbplus", 0.90),
]


def _articles(path: Path, *, dated: bool) -> list[Article]:
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record: dict[str, Any] = json.loads(line)
        published = record["published"] if dated else None
        articles.append(
            Article(
                id=record["id"],
                path=path.name,
                title=record["title"],
                paragraphs=tuple(Paragraph(text) for text in record["body"]),
                outlet=record["outlet"],
                published=published,
                published_from=PublishedFrom.GIVEN if published else None,
            )
        )
    return articles


@pytest.mark.parametrize(("file", "dates", "row", "floor"), FLOORS)
def test_stories_hold_their_floor(
    bench: Path,
    tmp_path: Path,
    file: str,
    dates: str,
    row: str,
    floor: float,
) -> None:
    """Grouping scores at least its floor by the bench's own measure."""
    folder = bench / "bench" / "stories"
    stories = group(_articles(folder / file, dated=dates == "dated"))
    predicted = tmp_path / "out.jsonl"
    predicted.write_text(
        "".join(
            json.dumps({"story": story.id, "articles": [{"article": one} for one in story.articles]}) + "\n"
            for story in stories
        )
    )
    command = [sys.executable, str(folder / "score.py"), "--json", str(predicted)]
    scores = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    assert scores[row]["b3_F1"] >= floor


@pytest.mark.parametrize("file", ["outlets.jsonl", "ecbplus.jsonl"])
def test_no_pair_across_stories_is_a_reprint(bench: Path, file: str) -> None:
    """Articles on different events are never called copies of each other."""
    folder = bench / "bench" / "stories"
    gold = [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    story = {item["id"]: item["story"] for item in gold}
    read = [shingled(one) for one in _articles(folder / file, dated=True)]
    for one, other in combinations(read, 2):
        # Without a run of five words in common nothing is shared; that is asked first because it is quick.
        if story[one.article.id] != story[other.article.id] and one.shingles.keys() & other.shingles.keys():
            assert compare(one, other).kind is not LineageKind.REPRINT, (one.article.id, other.article.id)
