"""The truth on disk: pages, articles, stories, marks in one SQLite file. Knows the model, nothing else."""

from index.store.articles import ArticleStore, Derived, Row
from index.store.batches import BatchStore
from index.store.database import Database
from index.store.editions import EditionGroup, EditionStore
from index.store.feeds import Feed, FeedStore, KnownEntry
from index.store.fields import FieldStore
from index.store.judgements import JudgementStore
from index.store.lines import HandLine, LineStore
from index.store.lock import WriterLock
from index.store.marks import MarkStore
from index.store.reading import ReadingStore, SavedSearch
from index.store.stamp import Stamp, StampStore
from index.store.stories import StoryStore
from index.store.texts import Searched, TextStore

__all__ = [
    "ArticleStore",
    "BatchStore",
    "Database",
    "Derived",
    "EditionGroup",
    "EditionStore",
    "Feed",
    "FeedStore",
    "FieldStore",
    "HandLine",
    "JudgementStore",
    "KnownEntry",
    "LineStore",
    "MarkStore",
    "ReadingStore",
    "Row",
    "SavedSearch",
    "Searched",
    "Stamp",
    "StampStore",
    "StoryStore",
    "TextStore",
    "WriterLock",
]
