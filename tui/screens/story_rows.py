"""The rows of Stories, made of what they show: stories, articles found, lists, and what an empty list teaches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from index.export.wording import byline_words, counted, date_words, days_words, outlet_words, source_words
from index.model import Article, Story
from tui.collection import Found
from tui.drawing.cells import Cell, Row
from tui.drawing.told import titled
from tui.drawing.tray import fitted, short_name
from tui.drawing.wrap import wrap
from tui.keymap import with_keys
from tui.narrowing import Choice
from tui.reading_life import Listed
from tui.widgets.row_list import ListRow

Unread = Callable[[object], int]
"""How many unread articles a row stands for, by its key; negative where nothing is kept of that."""
Carriers = Callable[[Story], tuple[int, int]]
"""How many outlets carry a story, and in how many articles, by what is shown."""

FOUND_NAME = 18
"""The cells of an outlet's name before a hit: a longer one would leave the hit no room at 80 columns."""
OTHER_EDITION = ", another edition"
"""What is said of an article found that another edition stands for in its story."""
ROOMY = 100
"""From so many columns on a story's row says what its number counts."""
WIDEST = 140
"""From so many columns on it also says in how many articles, where these are more."""
NARROW = 60
"""Below so many columns days stand in no column of their own."""


def story_row(story: Story, unread: Unread, carriers: Carriers, width: int) -> ListRow:
    """Make the row of a story."""
    key = ("story", story.id)
    days = f"{days_words(story.first, story.last):>{18 if width >= NARROW else 0}} "

    def row() -> Row:
        # Made when it is drawn: what is unread and hidden becomes known later, and changes.
        new = unread(key)
        outlets, articles = carriers(story)
        several = f"{counted(articles, 'article')} of " if articles > outlets and width >= WIDEST else ""
        noun = " outlet   " if outlets == 1 else " outlets  "
        right: tuple[Cell, ...] = (
            (several, "rows--muted"),
            (f"{outlets:>{1 if several else 3}}", "rows--key"),
            (noun if width >= ROOMY else "  ", "rows--muted"),
            (days, "rows--muted"),
        )
        return Row((*_sign(new), _named(story.title, "rows--strong" if new > 0 else "")), right=right)

    return ListRow(row, key)


def article_row(story: Story, article: Article, unread: Unread) -> ListRow:
    """Make the row of an article under its story."""
    key = ("article", story.id, article.id)
    right = ((f"{date_words(article)} ", "rows--muted"),)

    def row() -> Row:
        return Row(
            (_dot(unread(key)), (outlet_words(article), "rows--muted"), ("  ", ""), _named(article.title, "")), right
        )

    return ListRow(row, key)


def found_row(story: Story, found: Found, unread: Unread) -> ListRow:
    """Make the row of an article found, with its hits among the words around them.

    Where another edition stands for it in its story, that is said.
    """
    key = ("article", story.id, found.article.id)
    other = "" if found.article.id in story.articles else OTHER_EDITION
    name = fitted(short_name(found.article), FOUND_NAME)

    def row() -> Row:
        return Row(
            (
                _dot(unread(key)),
                (name.rstrip() + other if other else name, "rows--muted"),
                ("  ", ""),
                *((text, "rows--verbatim" if hit else "") for text, hit in found.pieces),
            )
        )

    return ListRow(row, key)


def listed_row(key: object, listed: Listed, unread: Unread) -> ListRow:
    """Make a row that stands for many articles."""
    right: tuple[Cell, ...] = ((f" {counted(len(listed.articles), 'article')} ", "rows--muted"),)
    about = "" if listed.about == listed.name or not listed.about else f"   {listed.about}"

    def row() -> Row:
        new = unread(key)
        name = (listed.name or "outlet not named", "rows--strong" if new > 0 else "")
        return Row((*_sign(new), name, (about, "rows--muted")), right=right)

    return ListRow(row, key)


def choice_rows(found: Iterable[Choice]) -> list[ListRow]:
    """Make the rows of what a search can be narrowed by, a heading before each field."""
    rows: list[ListRow] = []
    field = ""
    for each in found:
        if each.field != field:
            field = each.field
            rows += [*([ListRow(Row())] if rows else ()), _words(field, "rows--muted")]
        right: tuple[Cell, ...] = ((f" {counted(each.count, 'article')} ", "rows--muted"),)
        rows.append(ListRow(Row((("    ", ""), (each.value, "")), right=right), ("choice", each)))
    return rows


def more_row(count: int) -> ListRow:
    """Make the row that stands for older stories than are shown."""
    what = f"{count:,} older {'story' if count == 1 else 'stories'}"
    return ListRow(
        Row((("  … ", "rows--key"), (what, ""), (with_keys("   {stories.open} shows more"), "rows--muted"))), ("more",)
    )


def meant_row(text: str) -> ListRow:
    """Make the row that searches what was probably meant."""
    how = with_keys("   {stories.open} searches this")
    return ListRow(
        Row((("  did you mean  ", "rows--muted"), (text, "rows--strong"), (how, "rows--muted"))), ("search", text)
    )


def single_heading(count: int) -> ListRow:
    """Make the heading of the stories that one outlet has alone."""
    return _words(f"in one outlet only: {count}", "rows--muted")


_EMPTY = {
    "Stories": ("no stories yet", "add pages:  newsreader add FOLDER"),
    "Outlets": ("no outlets yet", "add pages:  newsreader add FOLDER"),
    "Searches": ("no searches yet", "{stories.search} searches, then {stories.keep_search} keeps the search"),
    "Feeds": ("no feeds yet", "follow one:  newsreader feeds add ADDRESS, then {stories.fetch} fetches"),
    "Hidden": ("nothing is hidden", "{stories.ignore} on a search or an outlet hides its articles from the lists"),
    "Narrow": ("nothing to narrow by", "all that was found has the same outlet and month"),
}


def empty_rows(kind: str) -> list[ListRow]:
    """Make what an empty list says: that it is empty, and how it is filled."""
    what, how = _EMPTY[kind]
    return [ListRow(Row()), _words(what, "rows--strong"), _words(with_keys(how), "rows--muted")]


def slip_rows(hints: Iterable[str]) -> list[ListRow]:
    """Make the rows above what was found that say what looks like a slip."""
    return [_words(hint, "rows--none") for hint in hints]


def nothing_rows(articles: int, meant: str | None, *, slipped: bool) -> list[ListRow]:
    """Make what a search says that found nothing; `slipped`: why is said above."""
    rows = [ListRow(Row()), _words(f"nothing matching in {counted(articles, 'article')}", "rows--strong")]
    if meant:
        return [*rows, meant_row(meant)]
    return rows if slipped else [*rows, _words("fewer or other words, or Esc for all stories", "rows--muted")]


def story_lines(story: Story, articles: Sequence[Article], width: int, unread: Callable[[str], bool]) -> list[ListRow]:
    """Describe a story for the column beside the list: its title, days, articles, and why they are together.

    `articles` are those to tell of: of what the reader hides only the number is told.
    """
    heading, style = _named(story.title, "rows--strong")
    rows = [Row(((" " + heading[a:b], style),)) for a, b in wrap(heading, width)]
    rows.append(Row(((" " + days_words(story.first, story.last), "rows--muted"),)))
    for article in articles:
        about = " · ".join(word for word in (source_words(article), byline_words(article), date_words(article)) if word)
        title, style = _named(article.title, "")
        new = "  unread" if unread(article.id) else ""
        rows += [
            Row(),
            Row(((" ", ""), (outlet_words(article), "rows--key"), (new, "rows--muted"))),
            Row(((" ", ""), (about, "rows--muted"))),
            *(Row(((" " + title[a:b], style),)) for a, b in wrap(title, width)),
        ]
    hidden = len(story.articles) - len(articles)
    if hidden > 0:
        rows += [Row(), Row(((f" {counted(hidden, 'article')} hidden", "rows--muted"),))]
    if story.why:
        why = "grouped by: " + "; ".join(story.why)
        rows += [Row(), *(Row(((" " + why[a:b], "rows--muted"),)) for a, b in wrap(why, width))]
    return [ListRow(row) for row in rows]


def _named(title: str | None, style: str) -> Cell:
    told = titled(title)
    return (told, style if told == title else "rows--muted")


def _words(text: str, style: str) -> ListRow:
    return ListRow(Row(((f"  {text}", style),)))


def _dot(unread: int) -> Cell:
    return ("    • " if unread > 0 else "      ", "rows--key")


def _sign(unread: int) -> tuple[Cell, ...]:
    """Give the dot and the count before a title; where nothing is kept there is no room for them."""
    if unread < 0:
        return (("  ", ""),)
    return ((f"{f'•{unread}' if unread else '':>4} ", "rows--key"),)
