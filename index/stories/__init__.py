"""Articles to stories, and how a story hangs together: lineage, grid, timeline, facts, concordance. Pure."""

from index.stories.concordance import Line, LineOrder, concordance
from index.stories.evidence import Agreement, Evidence
from index.stories.facts import Facts, facts
from index.stories.grid import Grid, grid, grid_rows
from index.stories.grouping import Grouping, group, regroup
from index.stories.identity import Inheritance, inherit_ids, mint_id
from index.stories.lineage import Lineage, LineageKind, Order, compare, lineage, lineages
from index.stories.profiles import Profile, profile
from index.stories.sharing import shingled
from index.stories.timeline import Moment, MomentKind, event_day, timeline

__all__ = [
    "Agreement",
    "Evidence",
    "Facts",
    "Grid",
    "Grouping",
    "Inheritance",
    "Line",
    "LineOrder",
    "Lineage",
    "LineageKind",
    "Moment",
    "MomentKind",
    "Order",
    "Profile",
    "compare",
    "concordance",
    "event_day",
    "facts",
    "grid",
    "grid_rows",
    "group",
    "inherit_ids",
    "lineage",
    "lineages",
    "mint_id",
    "profile",
    "regroup",
    "shingled",
    "timeline",
]
