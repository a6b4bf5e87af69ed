"""What Compare says around its panes: what is set, how much is lit, and the next useful keys. Pure."""

from __future__ import annotations

from index.export.wording import counted
from index.model import Relation
from tui.comparison import Comparison
from tui.drawing.cells import Cell
from tui.hits import Position
from tui.keymap import action, with_keys

READING = (
    "compare.search",
    "compare.sentence_versions",
    "compare.next_pane",
    "compare.views",
    "compare.stories",
    "app.help",
)
"""The footer's actions while no phrase is lit."""
ALONE = (
    "compare.search",
    "compare.copy",
    "compare.mark",
    "compare.page",
    "compare.stories",
    "app.help",
)
"""The footer's actions in an article that has no other beside it."""
LIT = (
    "compare.next_hit",
    "compare.show_versions",
    "compare.copy",
    "compare.mark",
    "compare.clear",
    "app.help",
)
"""The footer's actions while a phrase is lit."""
NOTHING = (
    "compare.search",
    "compare.looser",
    "compare.clear",
    "compare.sentence_versions",
    "compare.next_pane",
    "app.help",
)
"""The footer's actions while a phrase is searched that no article has."""
AMONG_OTHERS = frozenset({"compare.sentence_versions", "compare.show_versions", "compare.next_pane"})
"""Actions that are of no use in an article that has no other beside it."""
SELECTING = (
    "compare.next_sentence",
    "compare.copy",
    "compare.copy_bare",
    "compare.mark",
    "compare.clear",
    "app.help",
)
"""The footer's actions while text is being selected."""
TYPING = (("Enter", "keep"), ("Up", "earlier phrases"), ("Esc", "as it was"))
"""The footer while the reader types: the bar's own keys."""


def hints(comparison: Comparison, *, typing: bool, selecting: bool) -> tuple[tuple[str, str], ...]:
    """Give the next useful keys of what the reader is doing, each with its word."""
    if typing:
        return TYPING
    state: tuple[str, ...] = READING if len(comparison) > 1 else ALONE
    if selecting:
        state = SELECTING
    elif comparison.lit:
        state = LIT if comparison.hits.total else NOTHING
    if len(comparison) == 1:
        state = tuple(each for each in state if each not in AMONG_OTHERS)
    return tuple((each.shown_key, each.hint) for each in map(action, state))


def status(comparison: Comparison, position: Position | None, count: str, *, typing: bool) -> list[Cell]:
    """Say beside the phrase what is lit and where the reader is in it; digits of a `count` outrank that.

    In pieces: where there is no room for all, the first stands alone.
    """
    awaited, hits = comparison.prepared.awaited, comparison.hits
    if count:
        return [(count, "rows--key")]
    if not comparison.lit:
        return [("Esc back" if typing else "", "rows--muted")]
    if awaited:
        return [(f"{counted(awaited, 'long article')} to be read yet", "rows--muted")]
    if not hits.total:
        keys = "" if typing else with_keys("  {compare.looser} loosens, {compare.search} edits")
        return [(f"nothing matching in {counted(len(comparison), 'article')}", "rows--none"), (keys, "rows--muted")]
    if position is None:
        return [(hits.words(), "rows--strong")]
    hit, total, outlet, outlets = hits.ordinal(position)
    return [(f"{hit}/{total}", "rows--strong"), (f", outlet {outlet} of {outlets}", "rows--strong")]


def modes(comparison: Comparison) -> list[str]:
    """Name what is set differently from usual in how is searched."""
    return [
        word
        for on, word in (
            (not comparison.reworded, "same words only"),
            (comparison.strictness > 0, "stricter"),
            (comparison.strictness < 0, "looser"),
        )
        if on
    ]


def header_note(comparison: Comparison, number: int) -> str:
    """Say in an article's header how it might have the phrase after all; "" where there is nothing to say."""
    version = comparison.version(number)
    if comparison.reworded or version is None or version.relation is not Relation.NONE:
        return ""
    return with_keys("not in the same words; {compare.toggle_reworded} takes other words too")
