"""NewsreaderApp: the first screen, the themes, and what screens ask of it."""

from __future__ import annotations

import asyncio
import os
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.console import RenderableType
from textual import events, work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Input

from index.errors import NewsreaderError
from index.export.wording import counted
from index.model import Story
from tui.clipboard import copy_by_command, keep_in_file, report
from tui.collection import Collection
from tui.fetch_run import FetchRun
from tui.keymap import GROUPS, actions_of, bindings, show_key, use_keys, with_keys
from tui.messages import (
    ArticleOpened,
    CopyWanted,
    FetchWanted,
    FieldsWanted,
    KeepWanted,
    LineWanted,
    MarkWanted,
    NoteWanted,
    PageWanted,
    PassageWanted,
    StoryWanted,
    VersionsWanted,
    ViewsWanted,
)
from tui.paths import config_file
from tui.screens.compare import CompareScreen
from tui.screens.panes import Room
from tui.session import Memory
from tui.settings import Settings
from tui.terminal import end_on_signals, quick_driver, settle_memory
from tui.themes import THEMES, default_variables, first_theme
from tui.whereabouts import Whereabouts
from tui.widgets.styled import STYLE_NAMES

if TYPE_CHECKING:
    # Screens other than the first are imported when they are opened.
    from tui.overview import Overview
    from tui.screens.help import HelpLine
    from tui.screens.stories import StoriesScreen

MANY_PAGES = 12
"""With more articles than this, or several stories, the first screen is Stories."""


TELL_EVERY = 0.1
"""Seconds between two looks at how far a fetch is."""
SETTLE_AFTER = 0.3
"""Seconds after the start at which memory is settled: 30 ms that the first paint must not wait for."""
LOOK_EVERY = 2.0
"""Seconds between two looks at whether another process has changed the library; a look takes 0.1 ms."""


class NewsreaderApp(App[None]):
    """The reader on one collection of articles."""

    CSS_PATH: ClassVar[str] = "app.tcss"
    COMPONENT_CLASSES: ClassVar[set[str]] = set(STYLE_NAMES)
    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]

    def __init__(
        self,
        collection: Collection,
        *,
        banner: str = "",
        state_folder: Path | None = None,
        settings: Settings | None = None,
        memory: Memory | None = None,
    ) -> None:
        """Open on a collection, as `settings` say, where `memory` left off.

        `banner` is said above the panes; `state_folder` takes what cannot be copied, and the
        account of a crash.
        """
        super().__init__(driver_class=quick_driver())
        self.collection = collection
        self.banner = banner
        self._state_folder = state_folder
        self._settings = settings or Settings()
        self.whereabouts = Whereabouts(memory)
        self.crash = ""
        for theme in (*THEMES, *self._settings.themes):
            self.register_theme(theme)
        wanted = self._settings.config.theme
        known = wanted in self.available_themes
        self.theme = wanted if known else first_theme(os.environ, colours=not self.no_color)
        use_keys(self._settings.config.keys)
        self.set_keymap(self._settings.config.overrides())
        self._stories: StoriesScreen | None = None
        self._overviews: dict[str, Overview] = {}
        self._opened: list[str] = []
        self._fetching: FetchRun | None = None
        self._outdated: set[str] = set()
        self._handed_on: list[events.Key] = []

    def _validate_theme(self, name: str) -> str:
        """Refuse sixteen colours where there are to be none: Textual would draw black on black."""
        refused = self.no_color and name in self.available_themes and self.available_themes[name].ansi
        return first_theme(os.environ, colours=False) if refused else name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give our own colours to themes that do not know them."""
        return default_variables(self.current_theme)

    # --- beginning and ending ------------------------------------------------

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Leave, and remember where the reader was."""
        for screen in self.screen_stack if self.is_running else ():
            self._remember(screen)
        if self._fetching is not None:
            self._fetching.stop()
        super().exit(result, return_code, message)

    def _remember(self, screen: Screen[Any]) -> None:
        """Remember the places of the panes of a screen that is left, and what was compared there."""
        if isinstance(screen, CompareScreen) and screen.is_mounted:
            self.whereabouts.take(screen.story, screen.comparison, screen.focus_number, screen.places())

    def _come_back(self) -> None:
        """Open the story of the last session, and light its phrase."""
        story = self.whereabouts.story_in(self.collection)
        if story is None:
            return
        if isinstance(self.screen, CompareScreen):
            screen = self.screen
        else:
            screen = self._compare(story)
            self.push_screen(screen)
        phrase, picked = self.whereabouts.phrase
        if phrase:
            self.call_after_refresh(screen.light, phrase, picked)

    def _fatal_error(self) -> None:
        """Keep the account of a crash in a file, and say in one line, after the screen is left, where."""
        error = self._exception  # the first one; what fails after it fails because of it
        trace = "".join(traceback.format_exception(error)) if error else "no error is known"
        file = keep_in_file(trace, self._state_folder, "crash.txt") if self._state_folder else None
        what = f"{type(error).__name__}: {error}".splitlines()[0] if error else "unknown"
        self.crash = f"the reader broke ({what}); " + (f"please report it with {file}" if file else "please report it")
        self._close_messages_no_wait()

    def get_default_screen(self) -> Screen[Any]:
        """Begin with the one story that was named, else with all stories."""
        stories = self.collection.newest(2)
        if len(stories) == 1 and len(self.collection) <= MANY_PAGES:
            return self._compare(stories[0])
        return self._list_stories()

    def on_mount(self) -> None:
        """Take care of the terminal."""
        self.set_timer(SETTLE_AFTER, settle_memory)
        self._come_back()
        problems = self._settings.problems
        if problems:
            # In one row; the whole of it is told when the screen is left.
            count = f"{len(problems)} settings are" if len(problems) > 1 else "a setting is"
            first = problems[0].removeprefix(f"{config_file().parent}/")
            self.call_after_refresh(self.announce, f"{count} wrong: {first}")
        self.app_resume_signal.subscribe(self, self._resume)
        self.set_interval(LOOK_EVERY, self._look_for_news)
        if not self.is_headless:
            end_on_signals(self._stop)

    @work(exclusive=True, group="news")
    async def _look_for_news(self) -> None:
        """Take in what another process has added to the library: said in a line, and nothing moves for it."""
        more = await asyncio.to_thread(self.collection.catch_up)
        if more is None:
            return
        if self._stories is not None and self._stories.is_attached:
            self._stories.refill()
        if more > 0 and not self.fetching:  # whose report counts them
            self.announce(f"{counted(more, 'new article')} in the library")

    def _stop(self, code: int) -> None:
        """Leave in good order, so that the terminal is left as it was found."""
        self.exit(return_code=code)

    def _resume(self, _: App[None]) -> None:
        """Draw everything again after ctrl+z and fg, which leave the screen blank."""
        self.refresh(layout=True)
        self.screen.refresh(layout=True)

    # --- keys typed ahead ----------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Hand keys that were typed ahead of an input to it, in their order.

        A burst of keys ("/word" over a slow line) is handed out before the first of them
        has moved the focus; what then comes back here is meant for the input. A key that
        the input itself has passed on comes back a second time, and goes on to the bindings.
        """
        if not isinstance(self.focused, Input):
            return
        if event in self._handed_on:
            self._handed_on.remove(event)
            return
        again = events.Key(event.key, event.character)
        self._handed_on.append(again)
        del self._handed_on[:-64]  # those that the input took do not come back
        event.stop()
        event.prevent_default()
        again._set_forwarded()  # noqa: SLF001  else the app would take it for a key just pressed
        self.focused.post_message(again)

    # --- screens -------------------------------------------------------------

    def _open(self, story: Story, phrase: str = "", article: str | None = None) -> None:
        screen = self._compare(story)
        self.push_screen(screen)
        if phrase or article:
            number = story.articles.index(article) if article in story.articles else 0
            self.call_after_refresh(screen.look_for, phrase, number)

    def _compare(self, story: Story) -> CompareScreen:
        screen = CompareScreen(self.collection.comparison(story), story, banner=self.banner)
        config = self._settings.config
        screen.room = Room(config.narrowest_pane, config.one_pane_below, config.measure)
        screen.begin_at(self.whereabouts.places, self.whereabouts.article)
        return screen

    def _list_stories(self) -> StoriesScreen:
        from tui.screens.stories import StoriesScreen

        self._stories = StoriesScreen(self.collection, banner=self.banner)
        return self._stories

    # --- feeds ---------------------------------------------------------------

    @property
    def fetching(self) -> bool:
        """Whether feeds are being fetched."""
        return self._fetching is not None and self._fetching.going

    def on_fetch_wanted(self, message: FetchWanted) -> None:
        """Fetch the feeds, or the whole pages of some articles; or stop what is being fetched."""
        if self._fetching is not None and self._fetching.going:
            self._fetching.stop()
        elif self._fetching is not None and self._fetching.alive:
            self.announce("the fetch before is still ending: a server is slow; try again in a moment")
        else:
            try:
                steps = self.collection.reading.fetch(message.articles)
            except NewsreaderError as error:
                self.announce(str(error))
            else:
                self._fetching = FetchRun(steps)
                self._follow(self._fetching)

    @work(group="fetch")
    async def _follow(self, run: FetchRun) -> None:
        """Tell how far a fetch is until it ends, then what came of it."""
        while run.going:
            self._tell(with_keys(run.progress))
            await asyncio.sleep(TELL_EVERY)
        await asyncio.to_thread(self.collection.catch_up)
        if self._stories is not None and self._stories.is_attached:
            self._stories.refill()
        self._tell("")
        self.announce(run.report)

    def _tell(self, work: str) -> None:
        """Say how far long work is, on every screen that has room for it."""
        for screen in self.screen_stack:
            tell = getattr(screen, "tell", None)
            if tell is not None:
                tell(work)

    # --- more screens --------------------------------------------------------

    def on_article_opened(self, message: ArticleOpened) -> None:
        """Note that an article is being read; after the paint, which waits for no disk."""
        if self.collection.reading.kept:
            self._opened.append(message.article)
            if len(self._opened) == 1:
                self.call_after_refresh(self._note_opened)

    @work(group="opened")
    async def _note_opened(self) -> None:
        opened, self._opened = self._opened, []
        try:
            await asyncio.to_thread(self.collection.reading.opened, opened)
        except NewsreaderError:
            return  # it stays unread, which loses nothing; what is read now matters more
        if self._stories is not None and self._stories.is_attached:
            self._stories.count_unread()

    def on_story_wanted(self, message: StoryWanted) -> None:
        """Open a story."""
        self._open(message.story, message.phrase, message.article)

    def on_stories_wanted(self) -> None:
        """Go back to the list of stories, or open it above a story opened at once."""
        if self._stories is not None and self._stories.is_attached:
            while self.screen is not self._stories:
                self._remember(self.screen)
                self.pop_screen()
        else:
            self.push_screen(self._list_stories())

    def on_page_wanted(self, message: PageWanted) -> None:
        """Show a page as it came."""
        from tui.screens.page import PageScreen

        self.push_screen(PageScreen(message.article, self.collection.lines_by_hand(message.article.id)))

    def on_line_wanted(self, message: LineWanted) -> None:
        """Keep or cut a line of a page by hand; in the library only."""
        if self.collection.keeper.lasting:
            self._set_line(message)
        else:
            keep = "in your library only: {compare.keep} on the panes, or newsreader add, keeps pages first"
            self.announce(with_keys(keep))

    @work(group="lines")
    async def _set_line(self, message: LineWanted) -> None:
        from tui.screens.page import PageScreen

        screen = self.screen
        try:
            changed = await asyncio.to_thread(
                self.collection.set_line, message.article.id, message.line, kept=message.kept
            )
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self._outdated.add(changed.id)
        if isinstance(screen, PageScreen):
            by_hand = self.collection.lines_by_hand(changed.id)
            screen.show_article(changed, by_hand)
            now = f"{'kept' if message.kept else 'cut'} by hand; again takes it back"
            screen.announce(
                f"line {message.line} is {now if message.line in by_hand else 'as it was before your hand'}"
            )

    def on_fields_wanted(self, message: FieldsWanted) -> None:
        """Set fields of an article by hand; in the library only."""
        self._set_fields(message)

    @work(group="lines")
    async def _set_fields(self, message: FieldsWanted) -> None:
        from tui.screens.page import PageScreen

        screen = self.screen
        try:
            changed = await asyncio.to_thread(self.collection.set_fields, message.article.id, message.values)
        except NewsreaderError as error:
            self.announce(str(error))
            return
        self._outdated.add(changed.id)
        if isinstance(screen, PageScreen):
            screen.show_article(changed, self.collection.lines_by_hand(changed.id))
            screen.announce(f"set by you: {', '.join(message.values)}")

    def _renew(self) -> None:
        """Compare a story anew whose panes come back into sight, when a line of an article in it was set by hand."""
        screen = self.screen
        if not isinstance(screen, CompareScreen) or not any(map(screen.holds, self._outdated)):
            return
        article = screen.comparison.articles[screen.focus_number].id
        story = self.collection.story_of(article)
        if story is None:
            return
        self._outdated.difference_update(story.articles)
        screen.renew(self.collection.comparison(story), story)

    def on_versions_wanted(self, message: VersionsWanted) -> None:
        """Show the cards of a phrase; Enter there comes back to the panes at that article."""
        from tui.screens.versions import VersionsScreen

        below = self.screen

        def read(number: int | None) -> None:
            if isinstance(below, CompareScreen):
                below.come_back(number)

        self.push_screen(
            VersionsScreen(message.comparison, message.story, message.focus, difference=message.difference), read
        )

    def on_views_wanted(self, message: ViewsWanted) -> None:
        """Show the menu of views, then the view chosen there."""
        from tui.screens.views import ViewsScreen

        def show(name: str | None) -> None:
            if name is not None:
                self.push_screen(self._view(name, message))

        self.push_screen(ViewsScreen(), show)

    def _view(self, name: str, message: ViewsWanted) -> Screen[Any]:
        """Make the screen of a view; what it worked out is kept for the next time."""
        from tui.overview import Overview

        known = self._overviews.get(message.story.id)
        if known is None or known.comparison is not message.comparison:
            known = self._overviews[message.story.id] = Overview(message.comparison, message.story)
        if name == "grid":
            from tui.screens.grid import GridScreen

            return GridScreen(known, message.focus)
        if name == "timeline":
            from tui.screens.timeline import TimelineScreen

            return TimelineScreen(known)
        if name == "facts":
            from tui.screens.facts import FactsScreen

            return FactsScreen(known)
        if name == "lineage":
            from tui.screens.lineage import LineageScreen

            return LineageScreen(known)
        from tui.screens.concordance import ConcordanceScreen

        return ConcordanceScreen(known)

    def on_mark_wanted(self, message: MarkWanted) -> None:
        """Ask for note and tags, then keep passages."""
        from tui.keeping import mark_passages, marked, note_line

        keeper = self.collection.keeper
        known = marked(keeper, message.article.id, *message.passages[0])
        paragraph, span = message.passages[0]
        passage = message.article.text_of(paragraph)[span.start : span.end]

        def keep(line: str) -> None:
            try:
                mark_passages(keeper, message.article, message.passages, line)
            except NewsreaderError as error:
                self.announce(str(error))
                return
            if isinstance(self.screen, CompareScreen):
                self.screen.show_marks()
            kept = "kept" if keeper.lasting else "kept for this session, {compare.keep} keeps the pages"
            self.announce(with_keys(kept + "; {compare.marks} shows all marks"))

        self.on_note_wanted(NoteWanted(passage, note_line(known) if known else "", keep))

    def on_note_wanted(self, message: NoteWanted) -> None:
        """Ask for a note in one row at the bottom."""
        from tui.screens.note import NoteScreen

        def answer(line: str | None) -> None:
            if line is not None:
                message.keep(line)

        self.push_screen(NoteScreen(message.passage, message.line, message.title), answer)

    def on_keep_wanted(self, message: KeepWanted) -> None:
        """Ask where, then put pages into the library."""
        if self.collection.keeper.lasting:
            self.announce("these pages are in your library")
        elif self.banner:
            self.announce("the sample stories are not kept; newsreader add FOLDER keeps your own pages")
        else:
            from tui.shelving import library_folder

            def keep(folder: str) -> None:
                self._shelve(message, folder)

            what = f"{counted(len(message.articles), 'page')}, marks and judgements, in the library in this folder"
            self.on_note_wanted(NoteWanted(what, library_folder(), keep, title="Keep"))

    @work(exclusive=True, group="keep")
    async def _shelve(self, message: KeepWanted, folder: str) -> None:
        from tui.shelving import shelve

        self.announce("keeping the pages …")
        try:
            kept = await asyncio.to_thread(shelve, message.articles, self.collection.keeper, folder)
        except NewsreaderError as error:
            self.announce(str(error))
        else:
            self.announce(kept.words())

    def on_marks_wanted(self) -> None:
        """Show the passages that were kept."""
        from tui.screens.marks import MarksScreen

        self.push_screen(MarksScreen(self.collection))

    def on_passage_wanted(self, message: PassageWanted) -> None:
        """Read a passage on the panes: on those below, or of its own story."""
        panes = next((one for one in reversed(self.screen_stack) if isinstance(one, CompareScreen)), None)
        if panes is None or not panes.holds(message.article):
            story = self.collection.story_of(message.article)
            if story is None:
                self.announce("the article of this passage is not here any more")
                return
            panes = self._compare(story)
            self.push_screen(panes)
        else:
            while self.screen is not panes:
                self.pop_screen()
        self.call_after_refresh(
            panes.read, message.article, message.paragraph, message.span, message.phrase, message.picked
        )

    def action_leave(self) -> None:
        """Leave this screen; on the first one, leave the reader."""
        if len(self.screen_stack) <= 1:
            self.exit()
        elif self.screen.has_class("-answers"):
            self.screen.dismiss(None)
        else:
            self._remember(self.screen)
            self.pop_screen()
            self._renew()

    def action_help(self) -> None:
        """Show the keys of this screen, then those that work everywhere."""
        from tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            return
        name = type(self.screen).__name__.removesuffix("Screen").lower()
        names = [each for each in (name, "app") if each in GROUPS]
        self.push_screen(HelpScreen([(GROUPS[each], self._help_lines(each)) for each in names]))

    def _help_lines(self, screen: str) -> list[HelpLine]:
        """Read the live bindings: the keys as the reader's keymap has them."""
        live: dict[str, list[str]] = {}
        for _, binding, _, _ in self.screen.active_bindings.values():
            if binding.id:
                live.setdefault(binding.id, []).append(show_key(binding.key))
        return [
            (" ".join(live.get(each.id, map(show_key, each.keys))), each.description, each.tooltip)
            for each in actions_of(screen)
        ]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Put every action of the screen into the command palette, beside Textual's own."""
        name = type(screen).__name__.removesuffix("Screen").lower()
        for each in (*actions_of(name), *actions_of("app")):
            target = screen if hasattr(screen, f"action_{each.name}") else self
            method = getattr(target, f"action_{each.name}", None)
            if method is not None and each.name != "command_palette":
                yield SystemCommand(f"{each.description}  ({each.shown_key})", each.tooltip, method)
        yield SystemCommand("Theme", "Choose the colours", self.action_change_theme)

    # --- copying -------------------------------------------------------------

    def on_copy_wanted(self, message: CopyWanted) -> None:
        """Copy a text by every way there is."""
        self.copy_to_clipboard(message.text)
        self._copy(message.text, message.what)

    @work(exclusive=True, group="copy")
    async def _copy(self, text: str, what: str) -> None:
        reached = await asyncio.to_thread(copy_by_command, text)
        file = None
        if reached is None and self._state_folder is not None:
            file = await asyncio.to_thread(keep_in_file, text, self._state_folder)
        self.announce(report(what, reached, file))

    def announce(self, text: str) -> None:
        """Say something in the bottom row of the screen."""
        say = getattr(self.screen, "announce", None)
        if say is not None:
            say(text)
        else:
            self.notify(text, markup=False)
