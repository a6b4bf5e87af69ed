"""A fetch of feeds beside the reader: in a thread of its own, stopped when asked, told in words. No widget in it."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator
from contextlib import closing
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.errors import NewsreaderError
from index.export.wording import counted

if TYPE_CHECKING:
    from index.library import Fetching, FetchReport

WINDING_DOWN = 2.0
"""Seconds that a stopped fetch is waited for; a slow server may hold its thread for longer, which nobody sees."""


class FetchRun:
    """One fetch, from its beginning to its report."""

    def __init__(self, steps: Generator[Fetching, None, None]) -> None:
        """Begin to fetch."""
        self._steps = steps
        self._last: Fetching | None = None
        self._error = ""
        self._stopped_at: float | None = None
        # Not one of the loop's own threads: leaving the reader would wait for those.
        self._thread = threading.Thread(target=self._go, name="fetch", daemon=True)
        self._thread.start()

    def _go(self) -> None:
        try:
            with closing(self._steps) as steps:
                for step in steps:
                    self._last = step
                    if self._stopped_at is not None:
                        break
        except NewsreaderError as error:
            self._error = str(error)
        except Exception as error:  # noqa: BLE001  # a thread has nobody above it who would tell
            self._error = f"fetching broke: {type(error).__name__}: {error}"

    def stop(self) -> None:
        """Stop at the next step; what was kept stays."""
        if self._stopped_at is None:
            self._stopped_at = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether its thread is still at work, seen or not."""
        return self._thread.is_alive()

    @property
    def going(self) -> bool:
        """Whether there is still something to wait for."""
        late = self._stopped_at is not None and time.monotonic() - self._stopped_at > WINDING_DOWN
        return self.alive and not late

    @property
    def how_far(self) -> str:
        """Say how far it is."""
        return "fetching feeds" if self._last is None else progress_words(self._last)

    @property
    def progress(self) -> str:
        """Say how far it is, and what stops it; for `with_keys`."""
        if self._stopped_at is not None:
            return "stopping …"
        waiting = " …" if self._last is None else ""
        return f"{self.how_far}{waiting}   {{stories.clear}} stops"

    @property
    def report(self) -> str:
        """Say what came of it."""
        came = "nothing came in" if self._last is None else report_words(self._last.report)
        if self._error:
            return f"{self._error}; {came}"
        return came if self._finished else f"stopped; {came}"

    @property
    def _finished(self) -> bool:
        return self._last is not None and self._last.stage == "done"


def progress_words(step: Fetching) -> str:
    """Say how far a fetch is: what is fetched, how many of how many, and whose came last."""
    what = {"feeds": "fetching feeds", "pages": "fetching pages", "adding": "adding articles"}.get(
        step.stage, "fetched"
    )
    host = urlsplit(step.address).hostname or ""
    return f"{what}: {step.done} of {step.total}" + (f", {host}" if host else "")


def report_words(report: FetchReport) -> str:
    """Say what came of a fetch: new, changed, failed and why, the first failure in full."""
    some = [
        words
        for count, words in (
            (len(report.new), counted(len(report.new), "new article")),
            (len(report.changed), f"{len(report.changed)} changed"),
        )
        if count
    ]
    if report.feeds and not any(feed.address for feed in report.feeds):
        return _pages_words(report)
    done = counted(len(report.feeds), "feed")
    fetched = any(feed.fetched for feed in report.feeds)
    came = ", ".join(some) or (f"nothing new in {done}" if fetched else "nothing came in")
    return came + _failed_words(report)


def _pages_words(report: FetchReport) -> str:
    """Say what came of fetching the pages of teasers."""
    came = len(report.new) + len(report.changed)
    same = f", {report.same} as here already" if report.same else ""
    return (f"{counted(came, 'whole page')}{same}" if came or same else "no page came in") + _failed_words(report)


def _failed_words(report: FetchReport) -> str:
    if not report.failed:
        return ""
    first = report.failed[0]
    others = f"{len(report.failed)} failed, first " if len(report.failed) > 1 else "1 failed: "
    return f"; {others}{first}"
