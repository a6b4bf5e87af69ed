"""Makes every screenshot from the real app on the sample stories: `python screenshots/make.py`.

Each picture is a list of keys pressed in the reader, at two sizes and in two themes. Run
it after a change of looks, and look at the pictures.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)  # so that no picture shows where the checkout lies

from tui.terminal import tune_environment  # noqa: E402  found beside this folder in a checkout

tune_environment()

from index.samples import paths  # noqa: E402
from tui.app import NewsreaderApp  # noqa: E402  after the environment is tuned
from tui.launch import SAMPLE_BANNER, Pages, read_pages  # noqa: E402
from tui.nothing_kept import Way  # noqa: E402
from tui.open_pages import OpenPages  # noqa: E402

SIZES = ((80, 24), (200, 50))
THEMES = ("newsreader-dark", "newsreader-light")
PHRASE = "a promise on paper does not keep anyone awake"


@dataclass(frozen=True, slots=True)
class Picture:
    """A screenshot: its name and the keys that lead to it; a word of several letters is typed."""

    name: str
    keys: tuple[str, ...]


PICTURES = (
    Picture("stories", ()),
    Picture("compare", ("enter", "slash", PHRASE, "enter")),
    Picture("versions", ("enter", "slash", PHRASE, "enter", "d")),
    Picture("page", ("enter", "tab", "p")),
    Picture("search", ("slash", "night shifts")),
    Picture("help", ("enter", "question_mark")),
    Picture("views", ("enter", "M")),
    Picture("grid", ("enter", "M", "g")),
    Picture("timeline", ("enter", "M", "t")),
    Picture("facts", ("enter", "M", "f")),
    Picture("lineage", ("enter", "M", "i")),
    Picture("concordance", ("enter", "M", "c", "slash", "night shifts", "enter")),
    Picture("marks", ("enter", "m", "who said it first", "enter", "tab", "m", "enter", "apostrophe")),
    Picture("copied", ("enter", "y", "slash", PHRASE, "enter", "y", "Y", "quotation_mark", "tab")),
)
SESSION = (
    (("enter",), 2.0),
    (("slash",), 0.8),
    *((tuple(PHRASE[at : at + 3]), 0.25) for at in range(0, len(PHRASE), 3)),
    (("enter",), 2.0),
    (("n",), 1.6),
    (("n",), 1.6),
    (("n",), 1.8),
    (("d",), 4.0),
)
"""A short session: the keys of each step, and for how many seconds its frame is shown."""
SESSION_SIZE = (110, 30)
_NAMES = {" ": "space", "-": "minus", "'": "apostrophe", ",": "comma"}


@cache
def sample_pages() -> Pages:
    """Read the sample stories, once."""
    return read_pages([os.path.relpath(path, ROOT) for path in paths()])


async def take(picture: Picture, size: tuple[int, int], theme: str) -> str:
    """Press the picture's keys in the reader; gives the screen as SVG."""
    pages = sample_pages()
    app = NewsreaderApp(OpenPages(pages.articles, pages.stories, way=Way.SAMPLES), banner=SAMPLE_BANNER)
    async with app.run_test(size=size) as pilot:
        app.theme = theme
        for key in picture.keys:
            named = len(key) == 1 or key in _KEY_NAMES
            await pilot.press(*([key] if named else [_NAMES.get(letter, letter) for letter in key]))
        await app.workers.wait_for_complete()
        await pilot.pause()
        return without_fonts(app.export_screenshot(title="newsreader"))


_KEY_NAMES = {"apostrophe", "enter", "slash", "tab", "question_mark", "quotation_mark", "escape"}


async def record() -> str:
    """Press the session's keys; gives its frames as one SVG that plays them by itself."""
    pages = sample_pages()
    app = NewsreaderApp(OpenPages(pages.articles, pages.stories, way=Way.SAMPLES), banner=SAMPLE_BANNER)
    frames: list[tuple[str, float]] = []
    async with app.run_test(size=SESSION_SIZE) as pilot:
        app.theme = THEMES[0]
        for keys, seconds in SESSION:
            await pilot.press(*(_NAMES.get(key, key) for key in keys))
            await pilot.pause()
            frames.append((without_fonts(app.export_screenshot(title="newsreader")), seconds))
    return animated(frames)


def animated(frames: list[tuple[str, float]]) -> str:
    """Put pictures over each other, each shown in its turn and for its time, over and over."""
    total = sum(seconds for _, seconds in frames)
    box = re.search(r'viewBox="([^"]*)"', frames[0][0])
    styles, pictures = [], []
    begin = 0.0
    for number, (svg, seconds) in enumerate(frames):
        first, last = 100 * begin / total, 100 * (begin + seconds) / total
        begin += seconds
        styles.append(
            f"@keyframes k{number}{{0%{{visibility:hidden}}{first:.3f}%{{visibility:visible}}"
            f"{last:.3f}%{{visibility:hidden}}100%{{visibility:hidden}}}}"
            f"#f{number}{{visibility:hidden;animation:k{number} {total:.2f}s step-end infinite}}"
        )
        pictures.append(f'<g id="f{number}">{svg[svg.index("<svg") :]}</g>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box.group(1) if box else ""}">'
    return f"{head}<style>{''.join(styles)}</style>{''.join(pictures)}</svg>\n"


def without_fonts(svg: str) -> str:
    """Leave out the fonts that a viewer would fetch from elsewhere, for the viewer's own."""
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    return svg.replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas").strip() + "\n"


def main() -> None:
    """Make all pictures, or those whose names are given."""
    wanted = set(sys.argv[1:])
    for picture in PICTURES:
        if wanted and picture.name not in wanted:
            continue
        for size in SIZES:
            for theme in THEMES:
                file = HERE / f"{picture.name}-{size[0]}x{size[1]}-{theme.removeprefix('newsreader-')}.svg"
                file.write_text(asyncio.run(take(picture, size, theme)), encoding="utf-8")
                print(file.name)
    if not wanted or "session" in wanted:
        (HERE / "session.svg").write_text(asyncio.run(record()), encoding="utf-8")
        print("session.svg")


if __name__ == "__main__":
    main()
