"""What tests of libraries share: small ones of invented outlets, and a page of text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from index.library import Library

HERON = "A heron nested on the roof of the town hall in Hollin, and the warden closed the stairs."

DAM = """The Hill Gazette
Dam holds after night of rain
By Ida Moll
4 March 2031

The old dam above the village held on Tuesday after a night of heavy rain, the water board said.

"We were lucky this time," said Pia Lund, who leads the board. Engineers had feared the worst.

Nobody was hurt, and the road along the valley was open again by noon, the board said in a statement.
"""
"""A page of text: outlet, title, author and day, and three paragraphs."""


def record(outlet: str, title: str, *body: str, published: str = "2031-03-04") -> str:
    """Write an article as a line of JSON."""
    return json.dumps({"outlet": outlet, "title": title, "published": published, "body": body}) + "\n"


@contextmanager
def opened(folder: Path, *records: str) -> Iterator[Library]:
    """Open a library of these lines in a folder."""
    pages = folder / "pages.jsonl"
    pages.write_text("".join(records), encoding="utf-8")
    with Library.open(folder / "library") as found:
        found.add([str(pages)])
        yield found


HERONS = (
    record("Hollin Gazette", "Heron on the town hall roof", HERON, "The heron has laid two eggs."),
    record("Tarn News", "Town hall stairs shut for a heron", HERON, "Nobody minds, said the warden."),
)


def two_stories(folder: Path) -> AbstractContextManager[Library]:
    """Open a library of two stories, three articles, in a folder."""
    return opened(
        folder, *HERONS, record("Fen Sheet", "The last pear is sold", "A market stall sold its last pear on Friday.")
    )


def three_stories(folder: Path) -> AbstractContextManager[Library]:
    """Open a library of three stories, four articles, in a folder."""
    return opened(
        folder,
        *HERONS,
        record("Fen Sheet", "The last pear is sold", "A market stall sold its last pear.", published="2031-02-01"),
        record("Fen Sheet", "Ferry timetable changes", "Boats leave at noon from now on.", published="2031-01-20"),
    )
