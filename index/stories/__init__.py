"""Articles to stories, and how a story hangs together: lineage, grid, timeline, facts, concordance. Pure.

Grouping is given here; each view of a story is imported from its own module, so that a
start that only groups does not wait for the others.
"""

from index.stories.grouping import Grouping, group, regroup
from index.stories.identity import Inheritance, inherit_ids, mint_id
from index.stories.profiles import Profile, profile

__all__ = [
    "Grouping",
    "Inheritance",
    "Profile",
    "group",
    "inherit_ids",
    "mint_id",
    "profile",
    "regroup",
]
