"""Marks: the passages the reader kept, with notes and tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from index.errors import NewsreaderError
from index.export.quotation import Form, quotation
from index.export.wording import counted, date_words, day_words, outlet_words
from index.model import Article, Mark
from tui.collection import Collection
from tui.drawing.cells import Cell, Row
from tui.drawing.tray import fitted, row_name_width, short_name
from tui.keeping import note_line, read_note, tag_words
from tui.keymap import bindings, with_keys
from tui.messages import CopyWanted, NoteWanted, PassageWanted, UndoWanted
from tui.widgets.list_screen import About, ListScreen
from tui.widgets.row_list import ListRow


class MarksScreen(ListScreen):
    """A row for each mark, the newest first; beside it the whole passage with note and tags."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("marks")]
    KEYS = "marks"
    TITLE_WORDS = "Marks"
    PURPOSE = "passages you kept"

    def __init__(self, collection: Collection) -> None:
        """Show the marks kept with a collection."""
        super().__init__()
        self.collection = collection
        self._marks: dict[int, Mark] = {}
        self._articles: dict[str, Article] = {}
        self._tag: str | None = None

    def begin(self) -> None:
        """Read all marks."""
        self.fill()

    def move_to(self, collection: Collection, ids: Mapping[str, str]) -> None:  # noqa: ARG002  marks are read anew
        """Show the marks of another collection, into which these were taken along."""
        self.collection = collection
        self.fill()

    def fill(self) -> None:
        """Read and draw all marks."""
        keeper = self.collection.keeper
        marks = [mark for mark in reversed(keeper.marks()) if self._tag is None or self._tag in mark.tags]
        self._marks = {mark.id: mark for mark in marks}
        self._articles = self.collection.known({mark.article for mark in self._marks.values()})
        rows = [ListRow(self._row(mark), mark.id) for mark in self._marks.values()]
        if not rows:
            what = "{compare.mark} on the panes keeps a passage; {app.leave} goes back"
            if self._tag is not None:
                what = "{marks.tag} goes on to another tag, or to all marks; {marks.undo} takes back"
            none = f"no mark has #{self._tag}" if self._tag is not None else "no marks"
            rows = [
                ListRow(Row()),
                ListRow(Row(((f"  {none}", "rows--strong"),))),
                ListRow(Row(((f"  {with_keys(what)}", "rows--muted"),))),
            ]
        self.set_rows(rows)
        where = "in your library" if keeper.lasting else "for this session"
        tagged = f" with #{self._tag}" if self._tag else ""
        self.say_top(f"{counted(len(self._marks), 'mark')}{tagged}, kept {where}")

    def _row(self, mark: Mark) -> Row:
        article = self._articles.get(mark.article)
        name = short_name(article) if article else "(forgotten)"
        cells: list[Cell] = [
            (" " + fitted(name, row_name_width(self._list.size.width or self.size.width)) + "  ", "rows--muted")
        ]
        if mark.note:
            cells += [(mark.note, "rows--strong"), ("  ", "")]
        cells.append((mark.text, ""))
        tags = " ".join(tag_words(mark.tags))
        return Row(tuple(cells), right=((tags + " ", "rows--key"),) if tags else ())

    @property
    def _current(self) -> Mark | None:
        return self._marks.get(self.key) if isinstance(self.key, int) else None

    def about(self, key: object) -> About:  # noqa: ARG002  the current mark
        """Say the whole passage, where it is from, and what was noted."""
        mark = self._current
        if mark is None:
            return ()
        article = self._articles.get(mark.article)
        where = f"{outlet_words(article)} · {date_words(article)}" if article else "its article is not here any more"
        noted = [[(note_line(mark), "rows--strong")]] if mark.note or mark.tags else []
        return [[(mark.text, "")], [(where, "rows--key")], *noted, [(f"kept {day_words(mark.created)}", "rows--muted")]]

    # --- what can be done with a mark ----------------------------------------

    def action_open(self) -> None:
        """Read the passage in its article."""
        mark = self._current
        if mark is None:
            return
        if mark.article in self._articles:
            self.post_message(PassageWanted(mark.article, mark.paragraph, mark.span))
        else:
            self.announce("its article is not here any more")

    def action_edit(self) -> None:
        """Change note and tags."""
        mark = self._current
        if mark is not None:
            self.post_message(NoteWanted(mark.text, note_line(mark), lambda line: self._noted(mark, line)))

    def _noted(self, mark: Mark, line: str) -> None:
        note, tags = read_note(line)
        if self._tried(lambda: self.collection.keeper.change(replace(mark, note=note, tags=tags))):
            self.fill()

    def action_remove(self) -> None:
        """Remove the mark; `u` puts it back."""
        mark = self._current
        if mark is not None and self._tried(lambda: self.collection.keeper.remove(mark.id)):
            self.fill()
            self.announce(with_keys("the mark is removed; {marks.undo} puts it back"))

    def action_undo(self) -> None:
        """Take back what was done last with marks or judgements."""
        self.post_message(UndoWanted())

    def show_kept(self) -> None:
        """Draw what was taken back."""
        self.fill()

    def _tried(self, change: Callable[[], object]) -> bool:
        """Change what is kept; where that fails, say why."""
        try:
            change()
        except NewsreaderError as error:
            self.announce(str(error))
            return False
        return True

    def action_tag(self) -> None:
        """Show only the marks with one tag, the next one, or all."""
        tags = sorted({tag for mark in self.collection.keeper.marks() for tag in mark.tags}, key=str.casefold)
        if not tags and self._tag is None:
            self.announce(with_keys("no mark has a tag: {marks.edit} edits, words that begin with # are tags"))
            return
        order = [None, *tags]
        self._tag = order[(order.index(self._tag) + 1) % len(order)] if self._tag in order else None
        self.fill()
        self._list.go_to_end(-1)

    def action_copy(self) -> None:
        """Copy the passage with attribution."""
        mark = self._current
        article = self._articles.get(mark.article) if mark else None
        if mark is None or article is None:
            self.announce("nothing to copy: its article is not here any more" if mark else "no mark to copy")
            return
        self.post_message(CopyWanted(partial(_quoted, article, mark), f"the passage from {outlet_words(article)}"))

    def action_copy_all(self) -> None:
        """Copy every mark with attribution, its note under it."""
        held = [
            (article, mark)
            for mark in self._marks.values()
            if (article := self._articles.get(mark.article)) is not None
        ]
        if held:
            self.post_message(CopyWanted(partial(_quoted_all, held), counted(len(held), "mark")))
        else:
            self.announce("no marks to copy")


def _quoted(article: Article, mark: Mark, form: Form) -> str:
    """Quote just what was marked, cut ends shown."""
    return quotation(article, mark.paragraph, mark.span, form, exact=True)


def _quoted_all(held: Sequence[tuple[Article, Mark]], form: Form) -> str:
    """Quote marks, the note of each under it."""
    quoted = [[_quoted(article, mark, form), note_line(mark)] for article, mark in held]
    # In Markdown a line right below a quotation would belong to it.
    below = "\n\n" if form is Form.MARKDOWN else "\n"
    return "\n\n".join(below.join(part for part in parts if part) for parts in quoted)
