"""What grouping and lineage cost, as a multiple of tokenising the same articles once."""

from __future__ import annotations

import random
import time
from datetime import date, timedelta
from itertools import accumulate, combinations
from typing import TYPE_CHECKING

import pytest

from index.model import Article, Paragraph, PublishedFrom
from index.stories import Grouping, group, profile
from index.stories.lineage import compare
from index.stories.sharing import shingled
from index.text import tokens

if TYPE_CHECKING:
    from collections.abc import Callable

SYLLABLES = [a + b + c for a in "bdklmprst" for b in "aeiou" for c in ("n", "r", "s", "l", "")]
WORDS = [one + two for one in SYLLABLES for two in SYLLABLES]
"""Fifty thousand words, used as words are: few often, most hardly ever."""
HEAVY = list(accumulate(1 / (place + 20) for place in range(len(WORDS))))


def _articles(count: int, seed: int = 1) -> list[Article]:
    """Invented articles of 500 words, by far fewer events than articles, over a hundred days."""
    chance = random.Random(seed)  # noqa: S311  (a test, not a secret)
    made: list[Article] = []
    while len(made) < count:
        event = chance.choices(WORDS, cum_weights=HEAVY, k=30)
        day = date(2031, 1, 1) + timedelta(days=chance.randrange(100))
        for _ in range(chance.choice([1, 1, 2, 4, 6])):
            drawn = chance.choices(WORDS, cum_weights=HEAVY, k=500)
            words = [chance.choice(event) if chance.random() < 0.25 else word for word in drawn]
            paragraphs = tuple(
                Paragraph(" ".join(words[at : at + 50]).capitalize() + ".") for at in range(0, len(words), 50)
            )
            number = len(made)
            made.append(
                Article(
                    id=f"{number:06}",
                    path="x",
                    title=" ".join(event[:7]),
                    paragraphs=paragraphs,
                    outlet=f"Outlet {number % 7}",
                    published=day.isoformat(),
                    published_from=PublishedFrom.STAMP,
                )
            )
    return made[:count]


def _seconds(work: Callable[[], object], times: int = 3) -> float:
    """The best of a few runs: what else the machine does only adds."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    """A hundred articles."""
    return _articles(100)


@pytest.fixture(scope="module")
def unit(articles: list[Article]) -> float:
    """Seconds to tokenise one article."""
    return _seconds(lambda: [tokens(p.text) for one in articles for p in one.paragraphs]) / len(articles)


def test_grouping_a_hundred(articles: list[Article], unit: float) -> None:
    """Grouping articles costs at most twelve times their tokenising."""
    assert _seconds(lambda: group(articles)) / len(articles) < 12 * unit


def test_lineage_of_a_story(articles: list[Article], unit: float) -> None:
    """Reading an article costs at most six times its tokenising, comparing a pair at most eight times."""
    read = [shingled(one) for one in articles[:20]]
    assert _seconds(lambda: [shingled(one) for one in articles[:20]]) / 20 < 6 * unit
    pairs = list(combinations(read, 2))
    assert _seconds(lambda: [compare(one, other) for one, other in pairs]) / len(pairs) < 8 * unit


def test_adding_one_to_many(unit: float) -> None:
    """Adding one article to two thousand costs less than tokenising a quarter of them again, mostly far less."""
    *many, one, two, three, four, five = _articles(2005, seed=2)
    grouping = Grouping()
    grouping.update(map(profile, many))
    costs = sorted(
        _seconds(lambda article=article: grouping.update([profile(article)]), times=1)  # type: ignore[misc]
        for article in (one, two, three, four, five)
    )
    assert costs[2] < 500 * unit
