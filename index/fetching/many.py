"""Many addresses at once, as they come in: hosts side by side, each one thing at a time, in a thread of its own."""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Generator, Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from index.fetching.values import Ask, Fetched, FetchError, Limits

if TYPE_CHECKING:
    from index.fetching.door import Door

__all__ = ["fetch", "fetching"]

_AHEAD = 8
"""Answers that may wait for whoever asked: each may be as long as the limit."""
_USUAL = Limits()


def fetch(ask: Ask | str, *, limits: Limits = _USUAL) -> Fetched:
    """Fetch one address; FetchError says why it cannot be had."""
    for found in fetching([Ask(ask) if isinstance(ask, str) else ask], limits=limits):
        if isinstance(found, FetchError):
            raise found
        return found
    raise AssertionError  # every ask has an answer


def fetching(asks: Iterable[Ask], *, limits: Limits = _USUAL) -> Generator[Fetched | FetchError, None, None]:
    """Give what comes, an answer or an error for each ask, in the order they come. Closing it stops all at once.

    An error's `asked` is the address asked for; its `path` may be one that this led to.
    """
    wanted = list(asks)
    if not wanted:
        return
    run = _Run(wanted, limits)
    run.thread.start()
    try:
        for _ in wanted:
            yield run.next()
    finally:
        run.stop()


class _Run:
    """One run of fetching: the thread with its event loop, and the answers on their way out of it."""

    def __init__(self, asks: list[Ask], limits: Limits) -> None:
        self.thread = threading.Thread(target=self._go, name="fetching", daemon=True)
        self._asks = asks
        self._limits = limits
        self._answers: queue.SimpleQueue[Fetched | FetchError | BaseException] = queue.SimpleQueue()
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._room: asyncio.Semaphore | None = None

    def next(self) -> Fetched | FetchError:
        """Wait for the next answer."""
        answer = self._answers.get()
        if not isinstance(answer, Fetched | FetchError):
            raise answer
        if self._loop is not None and self._room is not None:
            self._soon(self._room.release)
        return answer

    def stop(self) -> None:
        """End it; what is under way is dropped."""
        self._ready.wait()
        if self._task is not None:
            self._soon(self._task.cancel)
        self.thread.join()

    def _soon(self, call: object) -> None:
        try:
            assert self._loop is not None  # noqa: S101  # for the type
            self._loop.call_soon_threadsafe(call)  # type: ignore[arg-type]
        except RuntimeError:
            pass  # it has ended by itself

    def _go(self) -> None:
        try:
            asyncio.run(self._main())
        except asyncio.CancelledError:
            pass
        except Exception as error:  # noqa: BLE001  # whoever waits must hear of it
            self._answers.put(error)
        finally:
            self._ready.set()

    async def _main(self) -> None:
        from index.fetching.door import Door  # it loads httpx: 150 ms

        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        self._room = asyncio.Semaphore(_AHEAD)
        self._ready.set()
        by_host: dict[str, list[Ask]] = {}
        for ask in self._asks:
            by_host.setdefault(_host(ask.url), []).append(ask)
        few = asyncio.Semaphore(self._limits.hosts)
        door = Door(self._limits)
        try:
            async with asyncio.TaskGroup() as group:
                for some in by_host.values():
                    group.create_task(self._one_host(door, some, few))
        finally:
            await door.close()

    async def _one_host(self, door: Door, asks: list[Ask], few: asyncio.Semaphore) -> None:
        assert self._room is not None  # noqa: S101  # for the type
        async with few:
            for ask in asks:
                await self._room.acquire()
                try:
                    self._answers.put(await door.get(ask))
                except FetchError as error:
                    error.asked = ask.url
                    self._answers.put(error)


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""
