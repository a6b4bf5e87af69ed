"""A quicker way for Textual's pilot to wait: it goes on as soon as nothing can happen, instead of 20 ms later.

After each key Textual's own wait sleeps 20 ms, again and again, until the process took next to no
time meanwhile. That was half of the time of all tests. This wait looks at what can still happen: callbacks that
are ready, timers about to go off, work in the loop's threads. Those it waits for, also where the process is held up
by others and so looks idle. Where a thread of another kind is at work, it does as Textual's own wait does.
"""

from __future__ import annotations

import asyncio
import threading
from time import monotonic, process_time
from typing import Any

import pytest
from textual._wait import SLEEP_GRANULARITY, SLEEP_IDLE
from textual.constants import MAX_FPS

BYSTANDER = "bystander"
"""Name of a thread of the tests that does nothing to the app by itself."""
SOON = 3 / MAX_FPS
"""Seconds within which a timer is waited for: a repaint comes up to two frames after it was asked for."""
HELD = 0.1
"""Seconds without work after which a thread of the loop is taken to be held up, by a lock or a server."""
LOOK_EVERY = 0.002
"""Seconds after which it is looked whether a thread is done."""


def _next_timer(insides: dict[str, Any]) -> float:
    """Give the loop's time at which its next timer goes off."""
    return min((timer.when() for timer in insides["_scheduled"] if not timer.cancelled()), default=float("inf"))


def _threads_of_the_loop_work(insides: dict[str, Any]) -> bool:
    """Say whether anything handed to the loop's threads is not done."""
    executor = insides["_default_executor"]
    return executor is not None and executor._idle_semaphore._value < len(executor._threads)


def _other_threads_work() -> bool:
    """Say whether there are threads beside this one, the loop's and bystanders."""
    here = threading.current_thread()
    others = (thread.name for thread in threading.enumerate() if thread is not here)
    return any(name != BYSTANDER and not name.startswith("asyncio_") for name in others)


class _Lull:
    """A time during which the process took next to no processor time; asked for again and again until there is one."""

    def __init__(self) -> None:
        self._begun: float | None = None
        self._spent = 0.0

    def over(self, seconds: float) -> bool:
        """Say whether so many seconds are over and were quiet; if they were not, they begin again."""
        now = monotonic()
        if self._begun is not None and now - self._begun <= seconds:
            return False
        before, self._spent = self._spent, process_time()  # not asked for each key: here and there it takes a while
        first, self._begun = self._begun is None, now
        return not first and self._spent - before < SLEEP_IDLE * seconds / SLEEP_GRANULARITY


async def wait_for_idle(min_sleep: float = SLEEP_GRANULARITY, max_sleep: float = 1) -> None:
    """Wait until nothing is going to happen soon; at least and at most so many seconds."""
    loop = asyncio.get_running_loop()
    insides = vars(loop)
    lull = _Lull()
    begun = loop.time()
    while (now := loop.time()) - begun < max_sleep:
        if insides["_ready"]:
            await asyncio.sleep(0)
        elif _threads_of_the_loop_work(insides):
            if lull.over(HELD):
                return
            await asyncio.sleep(LOOK_EVERY)
        elif (timer := _next_timer(insides)) < now + SOON:
            await asyncio.sleep(max(0.0, timer - now))
        elif now - begun < min_sleep:
            await asyncio.sleep(min_sleep)
        elif not _other_threads_work() or lull.over(SLEEP_GRANULARITY):
            return
        else:
            await asyncio.sleep(SLEEP_GRANULARITY)


def quicken(patch: pytest.MonkeyPatch) -> None:
    """Let Textual's pilot wait so."""
    for place in ("textual.app.wait_for_idle", "textual.pilot.wait_for_idle"):
        patch.setattr(place, wait_for_idle)
