"""Random keys, seeded: nothing that is pressed may end the reader.

Short here; `NEWSREADER_SOAK=3600 pytest -s tests/test_reader_soak.py` goes on for an hour
and watches the memory: half of it in one app after the other, half in one that stays open.
"""

from __future__ import annotations

import gc
import os
import random
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.reader_support import ARTICLES, app_on, typed
from tui.keymap import ACTIONS

SECONDS = float(os.environ.get("NEWSREADER_SOAK", "0"))
KEYS = sorted({key for action in ACTIONS for key in action.keys} - {"Q", "ctrl+q", "ctrl+c"})
TEXT = typed('waiting for 14 ropes" said Farrow, was over')
SIZES = ((80, 24), (200, 50), (40, 12), (69, 20), (120, 30))


def resident() -> float:
    """Give the resident memory in MB; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def settled() -> float:
    """Give the resident memory in MB without what is garbage already."""
    gc.collect()
    return resident()


async def press_something(pilot: Pilot[None], chance: random.Random, *, stay: bool) -> None:
    """Press a random key, type a piece of a phrase, or change the size; to `stay`, `q` never leaves the last screen."""
    kind = chance.random()
    if kind < 0.03:
        await pilot.resize_terminal(*chance.choice(SIZES))
    elif kind < 0.15:
        start = chance.randrange(len(TEXT))
        await pilot.press("slash", *TEXT[start : start + chance.randrange(1, 9)])
    else:
        key = chance.choice(KEYS)
        if not (stay and key == "q" and len(pilot.app.screen_stack) == 1):
            await pilot.press(key)


@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.parametrize(("seed", "keys_an_app"), [(1, 100), (2, 100 if not SECONDS else 1_000_000)])
async def test_random_keys_never_end_the_reader(
    seed: int, keys_an_app: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)  # where what is exported may go
    chance = random.Random(seed)  # noqa: S311  a test's own dice
    begun = said = time.monotonic()
    count = 0
    early = 0.0
    while count < 100 or time.monotonic() - begun < SECONDS / 2:
        app = app_on(ARTICLES)
        async with app.run_test(size=chance.choice(SIZES)) as pilot:
            for _ in range(keys_an_app):
                count += 1
                await press_something(pilot, chance, stay=keys_an_app > 100)
                if not app.is_running or (count >= 100 and time.monotonic() - begun >= SECONDS / 2):
                    break  # q on the first screen, or the time is over
                if count >= 3000 and not early:
                    early = settled()
                if time.monotonic() - said > 180:
                    said = time.monotonic()
                    print(f"{said - begun:.0f} s, {count} keys, {settled():.1f} MB")  # noqa: T201  for who waits an hour
            assert app.return_code in {None, 0}
    if early:
        print(f"seed {seed}: {count} keys, {early:.1f} MB after 3000 of them, {settled():.1f} MB at the end")  # noqa: T201
        assert settled() < early * 1.1, "memory grows with the keys pressed"
