"""Is all there and whole: pages with their bytes and hash, articles with their paragraphs, the index its articles."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.errors import NewsreaderError
from index.library.indexing import open_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from index.library.core import Core
    from index.store.articles import Kept

__all__ = ["Fault", "check"]


_BY_ITSELF = "nothing is lost: it is made again when pages are added or the reader opens"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it should be: what it is about (an id or a path), what is wrong, what to do."""

    about: str
    wrong: str
    remedy: str
    mends_itself: bool = False
    """Whether nothing is lost and nothing needs doing: it is made again by whoever writes next."""


def check(core: Core) -> Iterator[Fault]:
    """Look at everything and give what is wrong; nothing when all is well."""
    with core.database.reading() as connection:
        problems = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        for problem in problems:
            if problem != "ok":
                yield Fault(str(core.database.path), f"the file is damaged: {problem}", "restore a backup")
    for page in core.articles.kept_pages():
        yield from _page(core, page)
    for one in core.stories.articles_without():
        yield Fault(one, "the article is in no story", _BY_ITSELF, mends_itself=True)
    yield from _index(core)


def _index(core: Core) -> Iterator[Fault]:
    """Look whether the index holds what it says it holds, and nothing that cannot be read."""
    if not core.stamps.all():
        return
    opened = open_index(core)
    if opened is None:
        yield Fault("search index", "it cannot be opened, or is of another time", _BY_ITSELF, mends_itself=True)
        return
    remedy = "newsreader rebuild; until then texts are searched instead"
    stamp, snapshot = opened
    held = {sequence for segment in snapshot.segments for sequence in segment.lexicon.sequences}
    lacking = sum(sequence <= stamp.last_sequence and sequence not in held for sequence in core.articles.order())
    damaged = snapshot.damage()
    snapshot.close()
    if lacking:
        yield Fault("search index", f"it lacks {lacking} articles that it should hold", remedy)
    if damaged:
        yield Fault("search index", f"it is damaged ({damaged})", remedy)


def _page(core: Core, page: Kept) -> Iterator[Fault]:
    about = page.article or page.path
    try:
        content = zlib.decompress(page.content)
    except zlib.error as error:
        yield Fault(about, f"its page cannot be read ({error})", "restore a backup, or add the page again")
        return
    if hashlib.sha256(content).digest() != page.sha256:
        yield Fault(about, "its page is not as it was when it came in", "restore a backup, or add the page again")
    if page.article is None:
        yield Fault(about, "the page has no article", "newsreader rebuild")
        return
    try:
        (article,) = core.articles.articles([page.article])
    except (NewsreaderError, ValueError, zlib.error) as error:
        yield Fault(about, f"the article cannot be read ({error})", "newsreader rebuild")
        return
    if not article.paragraphs:
        yield Fault(about, "the article has no paragraphs", "newsreader rebuild")
