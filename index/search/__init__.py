"""A Query to the articles it matches, by scanning or by an index, and to the passages that show why."""

from index.search.document import Document, document, named
from index.search.folded import Folded, fold_article
from index.search.hits import hits
from index.search.scan import matches

__all__ = ["Document", "Folded", "document", "fold_article", "hits", "matches", "named"]
