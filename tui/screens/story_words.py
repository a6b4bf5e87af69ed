"""What Stories says above and below its lists: what is listed and how much, and the next useful keys. Pure."""

from __future__ import annotations

from index.export.wording import counted
from tui.collection import Answered
from tui.drawing.cells import Cell, Row
from tui.drawing.told import titled
from tui.drawing.top import banner_rows
from tui.drawing.tray import fitted
from tui.keymap import action
from tui.screens.story_listing import StoryListing

NARROW = 50
"""Below so many columns the row above leaves out what can be left out."""
HINTS = {
    "Stories": ("open", "search", "next_unread", "next_list", "fetch", "unfold"),
    "Pages": ("open", "search", "unfold", "next_list", "keep"),
    "Outlets": ("open", "next_list", "next_unread", "mark_listed", "ignore"),
    "Searches": ("open", "next_list", "next_unread", "drop_search", "search"),
    "Feeds": ("open", "fetch", "whole_pages", "next_list", "next_unread"),
    "Hidden": ("open", "drop_search", "next_list"),
    "found": ("open", "next_list", "order", "keep_search", "clear", "search"),
    "Narrow": ("open", "next_list", "clear"),
    "listed": ("open", "whole_pages", "next_unread", "mark_listed", "clear"),
}
"""What the bottom row offers, by what is listed."""
EMPTY = frozenset({"search", "keep_search", "fetch", "clear"})
"""What of it is of use in a list without a row; going to the next list is, where there is one."""
LANGUAGE = (
    ('"a b"', "as written"),
    ("OR", "either"),
    ("-", "without"),
    ("outlet: after: tag:", "fields"),
    ("↑", "earlier"),
)
"""What the bottom row says while a search is typed."""


def top_rows(listing: StoryListing, banner: str, width: int) -> list[Row]:
    """Say what is listed, what is new, and how much there is; in a second row the banner of the samples, if any."""
    collection, counts = listing.collection, listing.counts
    stories = counted(collection.story_count, "story", "stories")
    hidden = f", {len(counts.hidden)} hidden" if counts.hidden else ""
    about = f"{stories}, {counted(len(collection), 'article')}{hidden}" if width >= NARROW else stories
    new = f"   {len(counts.unread)} new" if counts.unread else ""
    where = f" › {listing.within.name or 'outlet not named'}" if listing.within else ""
    order = "   most relevant first" if listing.relevant and listing.searching else ""
    left: tuple[Cell, ...] = (
        (f" {listing.heading}{where}", "rows--strong"),
        (new, "rows--key"),
        (order, "rows--muted"),
    )
    return [Row(left, right=((about + " ", "rows--muted"),)), *banner_rows(banner, width)]


def hints(listing: StoryListing, banner: str, *, empty: bool = False) -> list[tuple[str, str]]:
    """Offer what is useful where the reader is: keys, each with its word.

    With a `banner` nothing can be kept; in a list that is `empty` there is no row to do anything with.
    """
    kept = listing.collection.reading.kept
    if listing.searching:
        what = "Narrow" if listing.narrowing else "found"
    else:
        what = "listed" if listing.within else listing.kind if kept else "Pages"
    wanted = [action(f"stories.{name}") for name in HINTS[what]]
    if not kept:
        no = {"keep_search", *(["keep"] if banner else []), *([] if listing.query else ["next_list"])}
        wanted = [each for each in wanted if each.name not in no]
    if empty:
        useful = EMPTY if listing.searching else EMPTY | {"next_list"}
        wanted = sorted((each for each in wanted if each.name in useful), key=lambda each: each.name != "search")
    ends = [action("app.help"), action("app.leave")]
    words = {"stories.open": "narrow"} if what == "Narrow" else {}
    return [(each.shown_key, words.get(each.id, each.hint)) for each in (*wanted[:5], *ends)[:6]]


def joining_hints(title: str, width: int) -> list[tuple[str, str]]:
    """Say that a story is taken up until it is joined or let be: nothing else on the screen shows it."""
    joins, ends = action("stories.join"), action("stories.clear")
    what, how = "joins another story with ", "lets it be"
    room = width - len(f" {joins.shown_key} {what}  {ends.shown_key} {how}  ")
    return [(joins.shown_key, what + fitted(titled(title), max(1, room)).rstrip()), (ends.shown_key, how)]


def found_words(found: Answered) -> Cell:
    """Say beside the search how much was found."""
    stories = counted(len(found.stories), "story", "stories")
    words = f"{counted(found.total, 'article')} in {stories}" if found.total else "nothing matching"
    if not found.complete:
        words += " of the newest; the index is being made"
    return words, "rows--strong" if found.total else "rows--none"
