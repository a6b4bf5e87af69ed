"""The library: pages in, versions out. Nothing in it knows a terminal.

    >>> from index import clean, find_version, read_inputs
    >>> from index.samples import folder
    >>> pages = read_inputs([str(folder() / "rail-strike" / "lamplighter.txt")])
    >>> article = clean(next(pages))
    >>> version = find_version("they are closer than they sound", article)
    >>> version.relation.value, version.passages[0].text
    ('verbatim', 'They are closer than they sound')

`Library` keeps what comes in, and answers searches over all of it:

    >>> from index import Library
    >>> with Library.in_memory() as library:
    ...     report = library.add([str(folder() / "rail-strike")])
    ...     [story.title for story in library.stories()]
    ['Vell line falls silent as signal crews walk out over night shifts']

Everything is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.cleaning import clean
    from index.intake import read_inputs
    from index.library import Library
    from index.model import Article, Version

__all__ = ["Library", "clean", "find_version", "read_inputs"]

_HOMES = {"Library": "index.library", "clean": "index.cleaning", "read_inputs": "index.intake"}


def find_version(text: str, article: Article) -> Version:
    """Find what one article has of a phrase or sentence; no library is needed or read.

    The spans of its passages are offsets into the texts of the article's paragraphs. For
    many phrases in one article, `index.versions.prepare` it once and `find` in that.
    """
    from index.versions import find, prepare

    return find(text, prepare(article))


def __getattr__(name: str) -> object:
    """Import a public name from its home: a start that needs no library does not wait for one."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
