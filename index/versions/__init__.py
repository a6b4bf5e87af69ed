"""Versions: what an article has of a phrase, as the same, edited or other words. Pure.

`prepare` an article once, then `find` phrases in it; `compare` does so for all the
articles of a story.
"""

from index.versions.batch import Answer, find_in_paragraphs
from index.versions.compare import compare
from index.versions.difference import difference
from index.versions.find import find
from index.versions.follow import Counterpart, Following, follow
from index.versions.frequencies import Frequencies
from index.versions.prepared import Prepared, prepare

__all__ = [
    "Answer",
    "Counterpart",
    "Following",
    "Frequencies",
    "Prepared",
    "compare",
    "difference",
    "find",
    "find_in_paragraphs",
    "follow",
    "prepare",
]
