"""Where the sample stories lie: in the installed package, or in the checkout it runs from."""

from __future__ import annotations

from pathlib import Path

from index.errors import NewsreaderError

_HERE = Path(__file__).resolve().parent


def folder() -> Path:
    """Give the folder of the sample stories, one folder a story."""
    for place in (_HERE / "_samples", _HERE.parent / "seeds"):
        if place.is_dir():
            return place
    raise NewsreaderError("the sample stories are not where they were installed; install newsreader-tui again")


def paths() -> list[str]:
    """Give the folders of the sample stories, sorted: what to read, without what is written about them."""
    return sorted(
        str(story) for story in folder().iterdir() if story.is_dir() and not story.name.startswith((".", "_"))
    )
