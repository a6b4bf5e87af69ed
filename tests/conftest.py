"""What all tests share: the evaluation data, and directories that are never the reader's own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.fetching_support import Server, serving
from tests.pilot_idle import quicken

# No deadline: machines are shared. In CI always the same examples: what fails there, failed here before.
settings.register_profile("newsreader", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("newsreader")

ROOT = Path(__file__).resolve().parent.parent


def _find_bench() -> Path | None:
    """Give the folder of the evaluation data: $NEWSREADER_BENCH, else ../shared, else None."""
    folder = Path(os.environ.get("NEWSREADER_BENCH") or ROOT.parent / "shared")
    return folder if (folder / "seeds").is_dir() else None


BENCH = _find_bench()
REQUIRED = os.environ.get("NEWSREADER_REQUIRE_BENCH") == "1"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs the evaluation data where there is none; where it is required, run it and let it fail."""
    if BENCH is not None or REQUIRED:
        return
    skip = pytest.mark.skip(reason="no evaluation data: set NEWSREADER_BENCH to its folder")
    for item in items:
        if item.get_closest_marker("bench"):
            item.add_marker(skip)


@pytest.fixture(scope="session")
def bench() -> Path:
    """Give the folder of the evaluation data (with `seeds` and `bench` in it)."""
    if BENCH is None:
        if REQUIRED:
            pytest.fail("NEWSREADER_REQUIRE_BENCH=1, and there is no evaluation data")
        pytest.skip("no evaluation data: set NEWSREADER_BENCH to its folder")
    return BENCH


@pytest.fixture(scope="session", autouse=True)
def quick_pilot() -> Iterator[None]:
    """Let tests of the reader wait no longer than there is something to wait for."""
    with pytest.MonkeyPatch.context() as patch:
        quicken(patch)
        yield


@pytest.fixture(autouse=True)
def own_directories(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test out of the reader's own directories, terminal settings and colours."""
    home = tmp_path_factory.mktemp("home")
    for name in ("NEWSREADER_LIBRARY", "NO_COLOR", "PAGER", "COLUMNS", "LINES", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in (("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("COLORFGBG", "15;0")):
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve on 127.0.0.1."""
    with serving() as found:
        yield found
