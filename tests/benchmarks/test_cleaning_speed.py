"""What cleaning costs: a dump as a multiple of `re.findall` over the same text, HTML of trafilatura alone."""

from __future__ import annotations

import random
import re
import time
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from trafilatura import bare_extraction

from index.cleaning import clean
from index.cleaning.dump import clean_dump
from index.model import Media, Page

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = "river bridge town council steel crews train signal harbour night paper letter winter road clock mayor".split()
SMALL = "the of and to in a that for was on with as it by at from said has been will not would their more".split()


def _sentence(chance: random.Random, length: int) -> str:
    words = [chance.choice(SMALL if chance.random() < 0.5 else WORDS) for _ in range(length)]
    return " ".join(words).capitalize() + "."


def dump(size: int) -> str:
    """Make a dump of about `size` characters: a menu, an article, headlines of others, a footer, over and over."""
    chance = random.Random(size)  # noqa: S311  (a test, not a secret)
    lines: list[str] = []
    total = 0
    while total < size:
        made = [f"• {chance.choice(WORDS).capitalize()}" for _ in range(25)]
        made += ["", _sentence(chance, 9)[:-1], "By Ada Quell", "12 March 2026, 18:40", ""]
        for _ in range(16):
            made += [" ".join(_sentence(chance, 18) for _ in range(2)), ""]
        made += [
            "More from Town",
            *(_sentence(chance, 9)[:-1] for _ in range(12)),
            "© 2026 The Echo. All rights reserved.",
        ]
        lines += made
        total += sum(len(line) + 1 for line in made)
    return "\n".join(lines)[:size]


def _best(action: Callable[[], object], times: int) -> float:
    """Give the least seconds of several runs: the machine is shared."""
    least = float("inf")
    for _ in range(times):
        start = time.process_time()
        action()
        least = min(least, time.process_time() - start)
    return least


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("size", "times"), [(10_000, 30), (100_000, 8), (1_000_000, 3)])
def test_a_dump_costs_at_most_forty_times_its_words(size: int, times: int) -> None:
    """The multiple holds at every size, so the cost is linear."""
    text = dump(size)
    floor = _best(lambda: re.findall(r"\w+", text), times * 3)
    assert _best(lambda: clean_dump(text), times) <= 40 * floor


def test_a_dump_takes_at_most_ten_times_its_size() -> None:
    """Memory at the peak, the text itself not counted."""
    text = dump(1_000_000)
    clean_dump(text[:20_000])  # what is worked out once
    tracemalloc.start()
    clean_dump(text)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak <= 10 * len(text)


@pytest.mark.timeout(120)
@pytest.mark.parametrize(
    "text",
    [
        "word " * 1_000_000,
        "a\n" * 300_000,
        "• Home\n" * 100_000,
        "A headline of a story in town\n" * 50_000,
        "x" * 5_000_000,
    ],
    ids=["one line", "many lines", "menu", "headlines", "one word"],
)
def test_odd_dumps_take_no_more_than_seconds(text: str) -> None:
    """No shape of text makes it hang."""
    start = time.process_time()
    clean_dump(text)
    assert time.process_time() - start < 20


def test_html_costs_little_more_than_trafilatura_alone() -> None:
    """A page as pages are, with twice as much around the article as in it."""
    chance = random.Random(3)  # noqa: S311  (a test, not a secret)
    body = "".join(f"<p>{_sentence(chance, 30)} {_sentence(chance, 20)}</p>" for _ in range(25))
    menu = "".join(f"<li class=item><a href=/{i}>{chance.choice(WORDS)}</a></li>" for i in range(200))
    script = "<script>" + "var x = 1; " * 2000 + "</script>"
    cards = "".join(f"<div class=card><a href=/{i}><h3>{_sentence(chance, 8)}</h3></a></div>" for i in range(60))
    page = (
        f"<html><head><title>T</title>{script}</head><body><nav><ul>{menu}</ul></nav><article>"
        f"<h1>{_sentence(chance, 7)}</h1>{body}</article><div class=teasers>{cards}</div>"
        f"<footer><ul>{menu}</ul></footer></body></html>"
    )
    content = page.encode()
    floor = _best(lambda: bare_extraction(page, favor_precision=True, include_comments=False, with_metadata=True), 8)
    assert _best(lambda: clean(Page("p", content, Media.HTML)), 8) <= floor
