"""Starts the reader: reads and cleans what was named, then opens the app on it, and tells what failed.

Textual is imported only when there is something to show.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsreaderError
from index.model import Article, Story
from tui.beside import Beside
from tui.terminal import tune_environment

if TYPE_CHECKING:
    from index.model import Page
    from tui.collection import Collection
    from tui.session import Memory

PROGRESS_AFTER = 1.0
"""Seconds after which reading pages is worth a line of progress."""

SAMPLE_BANNER = "Invented sample stories. Read your own:  newsreader add FOLDER"


def open_paths(paths: Sequence[str], *, banner: str = "", remembered: bool = True) -> int:
    """Open the reader on pages named by path, kept nowhere; gives the exit code.

    2 when an input could not be read: each is told in a line on standard error after
    the reader is left, and the others were shown. `remembered`: come back to where the
    reader was the last time on these paths.
    """
    with Beside(lambda: read_pages(paths)) as reading:
        tune_environment()
        from tui.held import hold
        from tui.nothing_kept import Way
        from tui.open_pages import OpenPages
        from tui.session import key_of

        # What comes from a pipe is another text each time.
        key = key_of("paths", paths) if remembered and "-" not in paths else None
        prepared = _Prepared(key)
        pages = reading.result()
    if not pages.articles:
        _tell(pages.errors)
        if not pages.errors:
            sys.stderr.write("newsreader: nothing to read in what was named\n")
        return 2
    hold(pages.held)
    way = Way.SAMPLES if banner else Way.KEY
    code = prepared.run(OpenPages(pages.articles, pages.stories, way=way), banner)
    _tell(pages.errors)
    return code or (2 if pages.errors else 0)


def open_samples() -> int:
    """Open the reader on the sample stories; gives the exit code."""
    from index.samples import paths

    return open_paths(paths(), banner=SAMPLE_BANNER, remembered=False)


def open_library() -> int:
    """Open the reader on the library, or on the samples while that is empty; gives the exit code."""
    tune_environment()
    from index.library import Library, default_places
    from tui.open_library import OpenLibrary
    from tui.session import key_of

    with Library.open() as library:
        if not library.count():
            return open_samples()
        prepared = _Prepared(key_of("library", [default_places().database]))
        collection = OpenLibrary(library)
        collection.keep_indexed()
        return prepared.run(collection)


class _Prepared:
    """The app, its settings and what the last session left, imported and read before there is anything to show."""

    def __init__(self, key: str | None) -> None:
        """Read settings; under `key`, None for nothing, lies what the last session left."""
        from tui.app import NewsreaderApp
        from tui.paths import state_folder
        from tui.session import Sessions
        from tui.settings import read_settings

        self._make = NewsreaderApp
        self._folder = state_folder()
        self._settings = read_settings()
        self._sessions = Sessions(self._folder)
        self._key = key if self._settings.config.restore else None

    def run(self, collection: Collection, banner: str = "") -> int:
        """Run the reader; gives the exit code. What is wrong is told in a line each when the screen is left."""
        app = self._make(
            collection,
            banner=banner,
            state_folder=self._folder,
            settings=self._settings,
            memory=self._sessions.recall(self._key) if self._key else None,
        )
        app.on_terminal = True
        app.run(mouse=self._settings.config.mouse)
        app.let_go()
        from tui.session import key_of

        if self._key and not app.crash:
            self._sessions.keep(self._key, app.whereabouts.memory)
            if app.kept_in is not None:  # the library opens there next time, as these pages would
                self._keep_with(key_of("library", [app.kept_in]), app.whereabouts.memory)
        for line in (*self._settings.problems, *([app.crash] if app.crash else [])):
            _say(line)
        return app.return_code or 0

    def _keep_with(self, key: str, memory: Memory) -> None:
        """Keep a memory beside the places that are remembered under a key."""
        before = self._sessions.recall(key)
        places = {**before.places, **memory.places} if before else memory.places
        self._sessions.keep(key, memory._replace(places=places))


def open_plain(paths: Sequence[str] = (), *, samples: bool = False) -> int:
    """Open the plain reader, on pages (which may be the `samples`) or on the library; gives the exit code."""
    from tui.held import hold
    from tui.nothing_kept import Way
    from tui.open_library import OpenLibrary
    from tui.open_pages import OpenPages
    from tui.paths import state_folder
    from tui.plain import CopyingTo, PlainReader, converse, tell

    copying = CopyingTo(state_folder())
    if not paths:
        from index.library import Library

        with Library.open() as library:
            return converse(PlainReader(OpenLibrary(library), copying, tell))
    pages = read_pages(paths, progress=False)
    _tell(pages.errors)
    if not pages.articles:
        if not pages.errors:
            sys.stderr.write("newsreader: nothing to read in what was named\n")
        return 2
    hold(pages.held)
    way = Way.SAMPLES if samples else Way.WORD
    code = converse(PlainReader(OpenPages(pages.articles, pages.stories, way=way), copying, tell))
    return code or (2 if pages.errors else 0)


class Pages(NamedTuple):
    """What reading the named paths gave: articles, each once, their stories, and why others are missing.

    `held` are the pages that cannot be read again.
    """

    articles: tuple[Article, ...]
    stories: tuple[Story, ...]
    errors: tuple[NewsreaderError, ...]
    held: tuple[Page, ...] = ()


def read_pages(paths: Iterable[str], *, progress: bool = True) -> Pages:
    """Read, clean and group every page; what cannot be read is given as errors.

    `progress`: on a terminal, tell how far it is on a line that is redrawn.
    """
    from index.cleaning import clean
    from index.intake import read_inputs
    from index.stories import group
    from tui.held import is_held

    held: list[Page] = []
    articles: dict[str, Article] = {}
    errors: list[NewsreaderError] = []
    begun = told = time.monotonic()
    for page in read_inputs(paths):
        if isinstance(page, NewsreaderError):
            errors.append(page)
            continue
        try:
            article = clean(page)
        except NewsreaderError as error:
            errors.append(error)
            continue
        if article.id not in articles:
            articles[article.id] = article
            if is_held(page.path):
                held.append(page)
        now = time.monotonic()
        if progress and now - begun > PROGRESS_AFTER and now - told > 0.2 and sys.stderr.isatty():
            told = now
            sys.stderr.write(f"\rreading pages: {len(articles)} (ctrl+c stops) ")
            sys.stderr.flush()
    if told != begun:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
    found = tuple(articles.values())
    return Pages(found, group(found), tuple(errors), tuple(held))


def _tell(errors: Iterable[NewsreaderError]) -> None:
    for error in errors:
        _say(str(error))


def _say(line: str) -> None:
    from index.text import neutralise

    sys.stderr.write(f"newsreader: {neutralise(line)}\n")
