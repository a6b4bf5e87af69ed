"""Floors on the evaluation data: raise them when a change earns it, never lower them silently."""

from __future__ import annotations

import gzip
import importlib.util
import json
import textwrap
from typing import TYPE_CHECKING, Any

import pytest

from index.cleaning import clean
from index.errors import NoArticleError
from index.model import Article, Media, Page

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]

# Rendering, measure, least (of F1, shares of pages right); "bad" is the most.
FLOORS = {
    "rsp": {"F1": 0.9475, "good": 0.86, "beg": 0.67, "end": 0.71, "title": 0.955, "date": 0.94, "auth": 0.89},
    "ins": {"F1": 0.943, "good": 0.86, "beg": 0.665, "end": 0.685, "title": 0.95, "date": 0.94, "auth": 0.895},
    "flat": {"F1": 0.946, "good": 0.8595, "beg": 0.655, "end": 0.685, "title": 0.945, "date": 0.94, "auth": 0.885},
    "html": {"F1": 0.959, "good": 0.875, "beg": 0.69, "end": 0.735, "title": 0.945, "date": 0.89, "auth": 0.895},
}
MOST_BAD = {"rsp": 0.028, "ins": 0.04, "flat": 0.028, "html": 0.016}
FOLDED = {"F1": 0.95, "good": 0.87, "title": 0.98}
OTHER_LANGUAGES = 0.79
SEED_FIELDS = ("title", "outlet", "rights_holder", "provider")


def load_score(bench: Path) -> Any:
    """Load the bench's own score.py."""
    spec = importlib.util.spec_from_file_location("bench_score", bench / "bench/clean/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(path: Path) -> dict[str, Any]:
    """Clean one page of the bench into the form its score reads."""
    html = path.suffix == ".gz"
    content = gzip.decompress(path.read_bytes()) if html else path.read_bytes()
    return cleaned(Page(str(path), content, Media.HTML if html else Media.TEXT))


def cleaned(page: Page) -> dict[str, Any]:
    """Clean a page into the form that the bench's score reads."""
    try:
        article = clean(page)
    except NoArticleError:
        return {}
    return {
        "title": article.title,
        "authors": list(article.authors),
        "published": article.published,
        "body": [paragraph.text for paragraph in article.paragraphs],
    }


@pytest.mark.parametrize("render", list(FLOORS))
def test_the_bench_s_pages_keep_their_floors(bench: Path, render: str) -> None:
    """No measure of a rendering falls below its floor."""
    score = load_score(bench)
    folder = bench / "bench/clean"
    pages = score.load_gold(str(folder))
    rows = []
    for page in pages:
        path = folder / (page["html"] if render == "html" else page["dumps"][render]["file"])
        rows.append(score.score_page(page, predicted(path), render))
    result = score.summary(rows)
    short = {name: round(result[name], 4) for name, least in FLOORS[render].items() if result[name] < least}
    assert not short
    assert result["bad"] <= MOST_BAD[render]


def test_pages_broken_at_a_terminal_s_width_keep_their_floors(bench: Path) -> None:
    """A third of the dumps, folded at 78 columns as text browsers save them, are cleaned as if they were not."""
    score = load_score(bench)
    folder = bench / "bench/clean"
    rows = []
    for page in score.load_gold(str(folder))[::3]:
        text = (folder / page["dumps"]["rsp"]["file"]).read_text(encoding="utf-8", errors="replace")
        lines = (textwrap.wrap(line, 78, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
        folded = "\n".join("\n".join(line) for line in lines)
        rows.append(score.score_page(page, cleaned(Page(page["id"], folded.encode(), Media.TEXT)), "rsp"))
    result = score.summary(rows)
    assert {name: round(result[name], 4) for name, least in FOLDED.items() if result[name] < least} == {}


@pytest.fixture(scope="module")
def seeds(bench: Path) -> dict[str, tuple[dict[str, Any], Article]]:
    """Give the five real pages: gold and article by name."""
    gold = json.loads((bench / "seeds/gold/clean.json").read_text(encoding="utf-8"))["documents"]
    folder = bench / "seeds"
    return {name: (gold[name], clean(Page(name, (folder / name).read_bytes(), Media.TEXT))) for name in gold}


def test_the_real_pages_keep_their_bodies(bench: Path, seeds: dict[str, tuple[dict[str, Any], Article]]) -> None:
    """Each body is its gold's, shingle for shingle."""
    score = load_score(bench)
    for gold, article in seeds.values():
        wanted = score.shingles(score.tokens("\n\n".join(entry["text"] for entry in gold["body"])))
        got = score.shingles(score.tokens("\n\n".join(paragraph.text for paragraph in article.paragraphs)))
        assert score.overlap(wanted, got)[2] >= 0.99


def test_the_real_pages_keep_their_fields(seeds: dict[str, tuple[dict[str, Any], Article]]) -> None:
    """Titles, outlets, sources, authors, dates and roles are the gold's."""
    for gold, article in seeds.values():
        for name in SEED_FIELDS:
            assert getattr(article, name) == gold.get(name) or (name == "rights_holder" and not gold.get(name))
        source = (article.source.name, str(article.source.kind)) if article.source else None
        assert source == ((gold["source"]["name"], gold["source"]["kind"]) if gold["source"] else None)
        assert list(article.authors) == gold["authors"]
        assert article.published == gold["published"]
        assert (article.published_from is not None and not article.published_from.trusted) == gold[
            "published_confidence"
        ].startswith("low")
        roles = {entry["line"]: entry.get("role") or "paragraph" for entry in gold["body"]}
        assert {p.line: str(p.role) for p in article.paragraphs} == roles


def test_pages_in_other_languages_do_not_break_it(bench: Path) -> None:
    """Each page that is not English gives an article with most of its body, and its language or none."""
    score = load_score(bench)
    folder = bench / "bench/clean"
    pages = [page for page in score.load_gold(str(folder), lang="all") if page["lang"] != "en"]
    rows = [score.score_page(page, predicted(folder / page["dumps"]["rsp"]["file"]), "rsp") for page in pages]
    assert score.f1_of(rows) >= OTHER_LANGUAGES
