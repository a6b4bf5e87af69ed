"""Answers about keeping pages that were opened by name: the session becomes the library, and a session again."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from index.errors import NewsreaderError
from index.export.wording import counted
from index.model import Article, Story
from tui.answers.base import Answers, ReaderApp
from tui.collection import Collection
from tui.comparison import Comparison
from tui.keeping import LibraryKeeper
from tui.keymap import with_keys
from tui.messages import NoteWanted
from tui.nothing_kept import SAMPLES
from tui.open_pages import OpenPages
from tui.screens.compare import CompareScreen

if TYPE_CHECKING:
    from index.library import Library
    from tui.open_library import OpenLibrary
    from tui.shelving import Shelved, Shelving

TELL_EVERY = 0.1
"""Seconds between two looks at how far keeping is."""
KEEPING = "the keeping of these pages: they are in no library; {compare.keep} keeps them"
"""What is said when the keeping of pages was taken back, behind "taken back: "; for `with_keys`."""


class Session(NamedTuple):
    """The pages that were opened by name, the library they were put into, and the ids that they have there."""

    pages: OpenPages
    library: Library
    ids: Mapping[str, str]


Shown = tuple[CompareScreen, Comparison, Story]
"""What a screen of panes is to show."""


class ShelfAnswers(Answers):
    """Puts the pages of a session into a library, and goes on in it."""

    def __init__(self, app: ReaderApp) -> None:
        """Begin with nothing kept."""
        super().__init__(app)
        self._session: Session | None = None
        self._libraries: list[Library] = []
        """Those that were opened here: a thread may still be reading one that was left."""

    @property
    def kept_in(self) -> Path | None:
        """The file of the library that the pages opened by name were put into in this session, if they are there."""
        places = self._session.library.places if self._session else None
        return places.database if places else None

    def let_go(self) -> None:
        """Close what libraries were opened here, after the app has ended."""
        while self._libraries:
            self._libraries.pop().close()

    # --- into the library -----------------------------------------------------

    def keep(self) -> None:
        """Ask where, then put the pages of this session into a library."""
        pages = self._to_keep()
        if pages is not None:
            from tui.shelving import library_folder

            what = f"{counted(len(pages), 'page')}, marks and judgements, in the library in this folder"
            label = "a folder; Enter keeps the pages there, Esc does not"
            self.app.post_message(
                NoteWanted(what, library_folder(), self._begin, title="Keep", label=label, proposed=True)
            )

    def _to_keep(self) -> OpenPages | None:
        """Give the pages of this session, if they can be put into a library now; else say why not."""
        pages = self.app.collection
        if not isinstance(pages, OpenPages):
            self.app.announce("these pages are in your library")
        elif self.app.banner:
            self.app.announce(SAMPLES)
        elif self.app.keeping is not None:
            self.app.announce("these pages are being kept")
        else:
            return pages
        return None

    def _begin(self, folder: str) -> None:
        """Begin keeping; from here on, before the library is open, the pages are being kept.

        The key may have been pressed twice before the first prompt was there: what the second one says changes nothing.
        """
        from tui.shelving import Shelving

        pages = self._to_keep()
        if pages is not None:
            self.app.keeping = Shelving(pages.articles, pages.keeper)
            self._tell(self.app.keeping)
            self.app.run_worker(self._shelve(pages, folder, self.app.keeping), group="keep")

    def _open(self, folder: str) -> Library:
        """Open the library of a folder, in a thread: it is closed in the end, whatever waits for it."""
        from tui.shelving import open_library

        library = open_library(folder)
        self._libraries.append(library)
        return library

    async def _shelve(self, pages: OpenPages, folder: str, keeping: Shelving) -> None:
        """Put the pages into the library of a folder, and go on in it."""
        try:
            library = await asyncio.to_thread(self._open, folder)
            shelved = await self._kept(keeping, library)
        except NewsreaderError as error:
            self.app.announce(str(error))
        else:
            if shelved is None:
                self.app.announce("stopped: none of these pages is in the library")
            elif shelved.missing:
                missing = ", ".join(shelved.missing)
                self.app.announce(
                    f"kept {shelved.words()}, but this stays as it is; could not be read again: {missing}"
                )
            else:
                shelved = await self._become(pages, keeping, library, shelved)
                said = f"this is your library now, with these {shelved.words()}; {{compare.undo}} takes it back"
                self.app.announce(with_keys(said))
        finally:
            self.app.keeping = None
            self.app.tell("")

    async def _kept(self, keeping: Shelving, library: Library) -> Shelved | None:
        """Wait for pages to be kept, and tell how far it is."""
        kept: asyncio.Task[Shelved | None] = asyncio.create_task(asyncio.to_thread(keeping.run, library))
        while not (await asyncio.wait({kept}, timeout=TELL_EVERY))[0]:
            self._tell(keeping)
        return kept.result()

    def _tell(self, keeping: Shelving) -> None:
        self.app.tell(with_keys(f"keeping pages: {keeping.done} of {keeping.total}   {{compare.clear}} stops"))

    async def _become(self, pages: OpenPages, keeping: Shelving, library: Library, shelved: Shelved) -> Shelved:
        """Go on in the library: every screen shows there what it shows now. Gives all that was kept."""
        from tui.open_library import OpenLibrary
        from tui.shelving import take_back

        keeper = pages.keeper
        collection = await asyncio.to_thread(OpenLibrary, library, keeper)
        shown: list[Shown] = []
        while panes := self._panes_without(shown):  # those that were opened meanwhile too
            shown += await asyncio.to_thread(_in_library, panes, collection, shelved.ids)
            while not all(screen.is_mounted for screen, _, _ in shown if screen in self.app.screen_stack):  # noqa: ASYNC110  # no event tells
                await asyncio.sleep(TELL_EVERY)
        shelved = keeping.late(library, shelved)

        def back() -> None:
            marks = tuple(map(keeper.number_now, shelved.new_marks))
            take_back(library, replace(shelved, new_marks=marks))

        keeper.move(LibraryKeeper(library), KEEPING, back)
        self._session = Session(pages, library, shelved.ids)
        read = [shelved.ids.get(one, one) for one in self._read()]
        self._go_on(collection, shown, shelved.ids)
        collection.keep_indexed()
        try:
            await asyncio.to_thread(collection.reading.opened, read)
        except NewsreaderError:
            pass  # they stay unread, which loses nothing
        return shelved

    def _read(self) -> list[str]:
        """Give the ids of the articles that were read in this session."""
        read = dict.fromkeys(self.app.whereabouts.places)
        for screen in self.app.screen_stack:
            if isinstance(screen, CompareScreen):
                read |= dict.fromkeys(screen.places())
        return list(read)

    def _panes_without(self, shown: Sequence[Shown]) -> list[CompareScreen]:
        """Give the screens of panes that nothing was worked out for yet."""
        known = [screen for screen, _, _ in shown]
        return [one for one in self.app.screen_stack if isinstance(one, CompareScreen) and one not in known]

    # --- and back --------------------------------------------------------------

    def back_to_session(self) -> None:
        """Go on with the pages as they were opened, after they were taken out of the library."""
        assert self._session is not None  # noqa: S101  who asks has looked
        pages, _, ids = self._session
        self._session = None
        back = {there: here for here, there in ids.items()}
        shown = []
        for screen in self.app.screen_stack:
            if isinstance(screen, CompareScreen):
                story = next(
                    (
                        story
                        for one in screen.comparison.articles
                        if (story := pages.story_of(back.get(one.id, one.id)))
                    ),
                    None,
                )
                if story is not None:
                    shown.append((screen, pages.comparison(story), story))
        self._go_on(pages, shown, back)

    def _go_on(self, collection: Collection, shown: list[Shown], ids: Mapping[str, str]) -> None:
        """Take another collection for the one that is open; `ids` are what its articles are called there."""
        self.app.collection = collection
        self.app.whereabouts.rename(ids)
        for panes, comparison, story in shown:
            if panes in self.app.screen_stack:  # the reader may have left it while this was worked out
                panes.go_on_with(comparison, story)
        for screen in self.app.screen_stack:
            move = getattr(screen, "move_to", None)
            if move is not None:
                move(collection, ids)


def _in_library(panes: Iterable[CompareScreen], collection: OpenLibrary, ids: Mapping[str, str]) -> list[Shown]:
    """Work out what some screens of panes show in the library: their articles in their order, then others."""
    shown = []
    for screen in panes:
        here = screen.comparison.articles
        mine = [ids.get(one.id, one.id) for one in here]
        story = collection.story_of(mine[screen.focus_number]) or screen.story
        # An edition of an article that is shown has no pane of its own beside it.
        editions = {edition for one in mine for edition in (one, *collection.editions(one))}
        wanted = (*mine, *(one for one in story.articles if one not in editions))
        known = collection.known(wanted)
        articles = [known.get(one, here[number] if number < len(here) else None) for number, one in enumerate(wanted)]
        there = [one for one in articles if one is not None]
        shown.append(_shown(screen, collection, replace(story, articles=tuple(one.id for one in there)), there))
    return shown


def _shown(screen: CompareScreen, collection: OpenLibrary, story: Story, articles: list[Article]) -> Shown:
    """Compare a story's articles, ready to be searched; where they are just the library's story, for the next time."""
    whole = collection.story(story.id)
    known = whole is not None and sorted(whole.articles) == sorted(story.articles)
    comparison = collection.comparison(story) if known else Comparison(articles, keeper=collection.keeper)
    comparison.prepared.all()
    return screen, comparison, story
