"""Random keys, seeded: nothing that is pressed may end the reader.

Short here; `NEWSREADER_SOAK=3600 pytest tests/test_reader_soak.py` goes on for an hour
and watches the memory.
"""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

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


@pytest.mark.timeout(SECONDS + 120)
@pytest.mark.parametrize("seed", [1, 2])
async def test_random_keys_never_end_the_reader(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # where what is exported may go
    chance = random.Random(seed)  # noqa: S311  a test's own dice
    begun = time.monotonic()
    count = 0
    early = 0.0
    while count < 100 or time.monotonic() - begun < SECONDS / 2:
        app = app_on(ARTICLES)
        async with app.run_test(size=chance.choice(SIZES)) as pilot:
            for _ in range(100):
                count += 1
                kind = chance.random()
                if kind < 0.03:
                    await pilot.resize_terminal(*chance.choice(SIZES))
                elif kind < 0.15:
                    start = chance.randrange(len(TEXT))
                    await pilot.press("slash", *TEXT[start : start + chance.randrange(1, 9)])
                else:
                    await pilot.press(chance.choice(KEYS))
                if not app.is_running:
                    break  # q on the first screen
            assert app.return_code in {None, 0}
        if count >= 3000 and not early:
            early = resident()
    if early:
        assert resident() < early * 1.1 + 5, "memory grows with the keys pressed"
