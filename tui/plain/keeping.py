"""The plain reader's answers on what is kept: marks with their notes, judgements, and pages into the library."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from index.export.wording import counted, outlet_words
from index.model import Article, Mark
from tui.collection import Collection
from tui.judging import judged_words
from tui.keeping import mark_passages, note_line, read_note
from tui.nothing_kept import SAMPLES, NothingKept, Way
from tui.plain import lines
from tui.plain.desk import Desk, SlipError, number_in, sentence
from tui.plain.undoing import Undoing
from tui.plain.work import Telling, Work

if TYPE_CHECKING:
    from tui.shelving import Shelved


class KeepingAnswers:
    """Answers that keep something; undo takes each back, but for pages in the library."""

    def __init__(self, desk: Desk, collection: Collection, undoing: Undoing, work: Work, tell: Telling) -> None:
        """Keep what lies open there where its collection does."""
        self._desk = desk
        self._collection = collection
        self._undoing = undoing
        self._work = work
        self._tell = tell

    def _undo(self) -> str:
        """Take back what was kept last; where that was a judgement, what it changed is found as before."""
        said = self._collection.keeper.undo()
        desk = self._desk
        spot = desk.comparison.spot(desk.position)
        desk.comparison.catch_up()
        desk.position = desk.comparison.at(spot)
        return said

    # --- marks -----------------------------------------------------------------

    def mark(self, rest: str) -> Iterable[str]:
        """Keep the passage of the outlet here, with a note and tags."""
        desk = self._desk
        article, passage = desk.comparison.article(desk.focus), desk.chosen(desk.focus)
        if passage is None:
            raise SlipError(f"{outlet_words(article)} has nothing to keep; next goes to an outlet that has")
        keeper = self._collection.keeper
        with keeper.one_step("the mark"):
            mark_passages(keeper, article, [passage], rest)
        self._undoing.did(self._undo)
        return [f"{'Kept' if keeper.lasting else 'Kept for this session'}: {lines.sentences_at(article, *passage)}"]

    def marks(self, _: str) -> Iterator[str]:
        """Say what was kept, numbered."""
        marks = self._collection.keeper.marks()
        known: dict[str, Article] = self._collection.known(dict.fromkeys(mark.article for mark in marks))
        if not marks:
            yield "Nothing kept yet: mark keeps the passage, with a note and #tags."
        for number, mark in enumerate(marks, 1):
            whose = outlet_words(known[mark.article]) if mark.article in known else "an article that went away"
            yield f"{number}. {whose}: {mark.text}" + (f" ({note_line(mark)})" if mark.note or mark.tags else "")

    def note(self, rest: str) -> Iterable[str]:
        """Give a mark another note and other tags."""
        number, _, line = rest.partition(" ")
        mark = self.numbered(number, "note")
        note, tags = read_note(line)
        keeper, changed = self._collection.keeper, replace(mark, note=note, tags=tags)
        with keeper.one_step("the note"):
            keeper.change(changed)
        self._undoing.did(self._undo)
        return [f"Noted: {note_line(changed)}" if note or tags else "The mark has no note now; undo gives it back."]

    def unmark(self, rest: str) -> Iterable[str]:
        """Remove a mark."""
        mark = self.numbered(rest, "unmark")
        with self._collection.keeper.one_step("the removal of a mark"):
            self._collection.keeper.remove(mark.id)
        self._undoing.did(self._undo)
        return [f"Removed, undo puts it back: {mark.text}"]

    def numbered(self, number: str, word: str) -> Mark:
        """Give the mark of a number, for a word."""
        if not number:
            raise SlipError(f"{word} which mark? marks gives their numbers")
        marks = self._collection.keeper.marks()
        return marks[number_in(number, len(marks), "mark")]

    # --- judgements ------------------------------------------------------------

    def same(self, rest: str) -> Iterable[str]:
        """Say that a passage says the same as the phrase."""
        return self._judge(rest, same=True)

    def not_same(self, rest: str) -> Iterable[str]:
        """Say that a passage does not say the same as the phrase."""
        word, _, number = rest.partition(" ")
        if word.casefold() != "same":
            raise SlipError("not same says that this is not the same as the phrase; not same 2 says it of outlet 2")
        return self._judge(number, same=False)

    def withdraw(self, rest: str) -> Iterable[str]:
        """Take back what was said of a passage."""
        return self._judge(rest, same=None)

    def _judge(self, rest: str, *, same: bool | None) -> Iterable[str]:
        desk, comparison = self._desk, self._desk.comparison
        desk.need_phrase()
        number = desk.outlet(rest) if rest else desk.focus
        here = desk.position.hit if desk.position is not None and desk.position.article == number else None
        judged = comparison.judge(number, here, same)
        again = " ".join(["same" if same else "not same", *([rest] if rest else [])])
        told = sentence(judged_words(judged, again, turns=False, lasting=self._collection.keeper.lasting))
        if not judged.kept:
            passage = judged.passage
            return [told, lines.place_line(comparison.article(number), number, passage.paragraph, passage.span)]
        self._undoing.did(self._undo)
        desk.focus, desk.position = number, comparison.hits.covering(number, judged.passage)
        return [f"{told.rstrip('.')}; undo takes it back.", lines.version_line(comparison, number)]

    # --- pages -----------------------------------------------------------------

    def keep(self, rest: str) -> Iterable[str]:
        """Keep the pages of the open story in the library, or in one in a folder that is named."""
        from tui.shelving import Shelving, library_folder, open_library

        keeper, articles = self._collection.keeper, self._desk.comparison.articles
        reading = self._collection.reading
        if not isinstance(reading, NothingKept):
            return ["These pages are in your library."]
        if reading.way is Way.SAMPLES:
            return [sentence(SAMPLES)]
        # A word that slipped in behind would be a folder made where the reader stands.
        if rest and not Path(rest).expanduser().is_absolute() and not rest.startswith("."):
            raise SlipError("keep takes a folder as ./NAME or a whole path; alone it keeps the pages in your library")
        folder = str(Path(rest).expanduser()) if rest else library_folder()
        self._tell(f"Keeping {counted(len(articles), 'page')} in {folder}.")
        self._work.begin()
        shelving = Shelving(articles, keeper)
        with open_library(folder) as library:
            kept, stopped = self._work.finish(
                partial(shelving.run, library),
                lambda: f"{shelving.done} of {shelving.total} pages kept",
                shelving.stop,
            )
        opens = f"newsreader --library {shlex.quote(folder)} --plain" if rest else "newsreader --plain alone"
        told = [_kept_words(kept, opens)]
        if stopped:
            self._work.leave(told)
            raise KeyboardInterrupt
        return told


def _kept_words(kept: Shelved | None, opens: str) -> str:
    """Say what came of keeping pages, and how they are opened."""
    if kept is None:
        return "Stopped: none of these pages is in the library; what was marked and judged is here as before."
    missing = f"; could not be read again: {', '.join(kept.missing)}" if kept.missing else ""
    return sentence(f"kept {kept.words()}; {opens} opens them, with all else you kept{missing}")
