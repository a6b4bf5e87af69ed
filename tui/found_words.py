"""What a search found an article by: so many hits, or, where nothing stands in its text, what else."""

from __future__ import annotations

from index.export.wording import counted

BY_FIELDS = "by its fields"


def hits_words(hits: int, query: str) -> str:
    """Say how many hits a search text has in an article that it found.

    `outlet:` and the like find by fields, and NOT by what is missing: neither stands anywhere.
    """
    if hits:
        return counted(hits, "hit")
    from index.query import parse, positive

    return BY_FIELDS if positive(parse(query).root) else "by what it lacks"
