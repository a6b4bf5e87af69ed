"""What the tests of the reader share: invented articles, an app on them, and what stands on its screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.pilot import Pilot

from index.model import Article, Paragraph, PublishedFrom, Source, SourceKind, Story
from tui.app import NewsreaderApp
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.screens.compare import CompareScreen

LONG = "The council met again on Monday to speak of drains and nothing was decided about them at all."


def article(
    number: int,
    outlet: str | None,
    *paragraphs: str,
    source: Source | None = None,
    published: str | None = "2031-03-04",
    title: str | None = None,
) -> Article:
    """Make an article; its file is named after its number."""
    return Article(
        f"{number:012x}",
        f"pages/page-{number}.txt",
        title or f"Quarry workers walk out, says report {number}",
        tuple(Paragraph(text, line=index) for index, text in enumerate(paragraphs, 1)),
        outlet=outlet,
        source=source,
        published=published,
        published_from=PublishedFrom.STAMP if published else None,
    )


ARTICLES = (
    article(
        1,
        "Hollin Gazette",
        "Quarry workers in Hollin walked out at noon.",
        *[LONG] * 12,
        '"We are tired of waiting for new ropes," said Edda Farrow, who leads them.',
        "The quarry said 14 of 40 cranes were still. Farrow said waiting was over.",
    ),
    article(
        2,
        "Tarn News",
        '"We are tired of waiting for new ropes," their leader, Edda Farrow, told Tarn News.',
        *[LONG] * 9,
        "The quarry had no answer. Waiting was over, it was said.",
        source=Source("Ridge Agency", SourceKind.WIRE),
    ),
    article(3, None, "A mayor opened a bridge on Sunday and cut a ribbon.", *[LONG] * 3, published=None),
)


def story(articles: tuple[Article, ...] = ARTICLES) -> Story:
    """Group articles into one story."""
    return Story("5707" * 3, "Quarry workers walk out", tuple(a.id for a in articles), "2031-03-04", "2031-03-05")


def app_on(articles: tuple[Article, ...] = ARTICLES, *, state: Path | None = None) -> NewsreaderApp:
    """Make the app on one story of these articles."""
    return NewsreaderApp(OpenPages(articles, [story(articles)], way=Way.KEY), state_folder=state)


def screen_text(app: NewsreaderApp) -> str:
    """Give what stands on the screen, a line a row."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())


def last_row(app: NewsreaderApp) -> str:
    """Give the bottom row."""
    return screen_text(app).splitlines()[-1]


async def settled(app: NewsreaderApp, pilot: Pilot[None]) -> str:
    """Wait until nothing is under way any more, and give what stands on the screen."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    return screen_text(app)


async def until(pilot: Pilot[None], true: Callable[[], bool]) -> None:
    """Wait until something is true, ten seconds at most."""
    for _ in range(200):
        await pilot.pause(0.05)
        if true():
            return
    assert isinstance(pilot.app, NewsreaderApp)
    raise AssertionError(screen_text(pilot.app))


def compare_screen(app: NewsreaderApp) -> CompareScreen:
    """Give the Compare screen, which must be the one on top."""
    assert isinstance(app.screen, CompareScreen)
    return app.screen


def typed(text: str) -> list[str]:
    """Give the keys that type a text."""
    names = {" ": "space", '"': "quotation_mark", ",": "comma", ".": "full_stop"}
    return [names.get(character, character) for character in text]
