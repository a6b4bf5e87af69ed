"""Compare: one story's articles side by side, and every version of one phrase lit in them."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

from index.export.quotation import all_versions, quotation, selection_quotation
from index.export.wording import counted, days_words, outlet_words, why_words
from index.model import Span, Story
from tui.comparison import Comparison, Position, sentence_at
from tui.drawing.cells import Cell, Row
from tui.drawing.selection import BEGINNING, Place, Selection
from tui.drawing.tray import shown_in_tray, tabs_row, tray_rows
from tui.keymap import bindings, hints
from tui.messages import CopyWanted, PageWanted, StoriesWanted, VersionsWanted, ViewsWanted
from tui.widgets.article_pane import ArticlePane, Hit
from tui.widgets.hint_row import HintRow
from tui.widgets.pane_column import PaneColumn
from tui.widgets.rows import Rows
from tui.widgets.search_bar import SearchBar

NARROWEST_PANE = 30
"""The fewest columns a pane is given."""
ONE_PANE_BELOW = 70
"""Below this many columns one pane has them all."""
MOST_PANES = 10
"""300 columns hold ten panes; more are never made."""


def panes_that_fit(width: int, articles: int) -> int:
    """Tell how many panes a screen of `width` columns has for so many articles."""
    if width < ONE_PANE_BELOW:
        return 1
    return max(1, min(articles, width // NARROWEST_PANE, MOST_PANES))


class CompareScreen(Screen[None]):
    """The panes of one story, the search bar below, the tray or the tabs between."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compare")]
    AUTO_FOCUS = ""
    # Textual paints the whole screen when the focus moves; header and pane paint what changes.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "") -> None:
        """Show these articles. `banner` is said in the top row, for the samples."""
        super().__init__()
        self.comparison = comparison
        self.story = story
        self.banner = banner
        self.position: Position | None = None
        self.focus_number = 0
        self._first = 0
        self._zen = False
        self._follow = False
        self._lockstep = False
        self._count = ""
        self._notes: dict[int, str] = {}
        self._places: dict[int, Place] = {}
        self._before: tuple[str, int | None, Position | None, dict[int, Place]] | None = None
        self._tabs: list[tuple[int, int, int]] = []
        self._ticket = 0
        self._top_row = Rows(id="top")
        self._columns: list[PaneColumn] = []
        self._panes = Horizontal(id="panes")
        self._tray = Rows(id="tray")
        self._tab_row = Rows(id="tabs")
        self.bar = SearchBar("phrase, this story", id="bar")
        self._hints = HintRow()

    def compose(self) -> ComposeResult:
        """One row above, the panes, the tray or tabs, the bar, one row of hints below."""
        yield self._top_row
        # Only the columns that are seen are made: each costs 3 ms of the first paint.
        self._columns = [PaneColumn() for _ in range(panes_that_fit(self.app.size.width, len(self.comparison)))]
        with self._panes:
            yield from self._columns
        yield self._tray
        yield self._tab_row
        yield self.bar
        yield self._hints

    # --- laying out ----------------------------------------------------------

    def on_mount(self) -> None:
        """Fill the rows that do not depend on the size."""
        self._hints.set_hints([(each.shown_key, each.hint) for each in hints("compare")])
        self._arrange()
        self._focus_pane(self.focus_number)
        self.call_after_refresh(self.call_later, self._prepare_next)

    def _prepare_next(self) -> None:
        """Prepare one article after the other between keys, so that the first key finds them ready."""
        number = self.comparison.unprepared
        if number is not None:
            self.comparison.prepare(number)
            self.call_later(self._prepare_next)

    def on_resize(self) -> None:
        """Give the new size to as many panes as fit."""
        self._arrange()

    def on_screen_resume(self) -> None:
        """Draw what another screen has changed."""
        self._arrange()

    @property
    def slots(self) -> int:
        """How many panes are on screen."""
        return 1 if self._zen else panes_that_fit(self.size.width, len(self.comparison))

    @property
    def shown(self) -> range:
        """The numbers of the articles that have a pane."""
        return range(self._first, min(len(self.comparison), self._first + self.slots))

    def _header_rows(self) -> int:
        if self.size.height >= 30:
            return 3
        return 2 if self.size.height >= 20 else 1

    def _tray_height(self) -> int:
        """Rows of the tray: none unless a phrase is lit or typed and some article has no pane."""
        if len(self.shown) == len(self.comparison) or not (self.comparison.lit or self.bar.is_open):
            return 0
        room = 1 if self.size.height < 20 else max(2, (self.size.height - 8) // 3)
        return min(len(self.comparison), room)

    def _arrange(self) -> None:
        """Give each visible column its article, and every part its height. Lays out only on a change."""
        if not self.is_mounted:
            return
        slots = self.slots
        self._first = max(0, min(self._first, len(self.comparison) - slots))
        if self.focus_number not in self.shown:
            self._first = max(0, min(self.focus_number, len(self.comparison) - slots))
        if slots > len(self._columns):
            more = [PaneColumn() for _ in range(slots - len(self._columns))]
            self._columns.extend(more)
            self._panes.mount(*more)
        for index, column in enumerate(self._columns):
            column.display = index < slots
            if index < slots:
                self._give(column, self._first + index)
                column.header.styles.height = self._header_rows()
        self._draw_rest()

    def _give(self, column: PaneColumn, number: int) -> None:
        if column.number == number and column.pane.article is not None:
            return
        if column.number >= 0 and column.pane.article is not None:
            self._places[column.number] = column.pane.place
        column.number = number
        column.pane.show(self.comparison.article(number), self._places.get(number, BEGINNING))
        self._light(number)

    def column(self, number: int) -> PaneColumn | None:
        """Give the column that shows an article, or None."""
        if number in self.shown:
            return self._columns[number - self._first]
        return None

    def _draw_rest(self) -> None:
        """Draw the rows around the panes: headers, top row, tray, tabs, status."""
        self._draw_top()
        for number in self.shown:
            self._draw_header(number)
        self._draw_tray()
        self._draw_status()

    def _draw_top(self) -> None:
        count = counted(len(self.comparison), "outlet") if len(self.comparison) else "no articles"
        about = " · ".join(word for word in (count, days_words(self.story.first, self.story.last)) if word)
        modes = [
            word
            for on, word in (
                (self._follow, "follows by meaning"),
                (self._lockstep, "in step"),
                (not self.comparison.reworded, "same words only"),
                (self.comparison.strictness > 0, "stricter"),
                (self.comparison.strictness < 0, "looser"),
            )
            if on
        ]
        left: list[Cell] = [(" ", ""), (self.story.title, "rows--strong")]
        right: list[Cell] = [(about, "rows--muted"), (" ", "")]
        if modes:
            right.insert(0, (" · ".join(modes) + "   ", "rows--key"))
        rows = [Row(tuple(left), right=tuple(right))]
        if self.banner:
            rows.append(Row(((" ", ""), (self.banner, "rows--muted"))))
        self._top_row.styles.height = len(rows)
        self._top_row.set_rows(rows)

    def _draw_header(self, number: int) -> None:
        column = self.column(number)
        if column is not None:
            column.describe(
                self.comparison.version(number) if self.comparison.lit else None,
                self._notes.get(number, ""),
                rows=self._header_rows(),
                focused=number == self.focus_number,
            )

    def _draw_tray(self) -> None:
        articles = self.comparison.articles
        height = self._tray_height()
        self._tray.styles.height = height + 1 if height else 0
        self._tray.display = height > 0
        # The tray names every article that it has a row for; the tabs those that are left.
        in_tray = shown_in_tray(len(articles), self.focus_number, height)
        hidden = [number for number in range(len(articles)) if number not in self.shown and number not in in_tray]
        shows_tabs = bool(hidden) and not (height and self.size.height < 20)
        self._tab_row.display = shows_tabs
        if height:
            versions = [self.comparison.version(number) for number in range(len(articles))]
            self._tray.set_rows(tray_rows(articles, versions, self.focus_number, height, self.size.width))
        if shows_tabs:
            row, self._tabs = tabs_row(articles, hidden, self._count_words, self.size.width)
            self._tab_row.set_rows([row])

    def _count_words(self, number: int) -> str:
        return str(len(self.comparison.hits(number))) if self.comparison.lit else ""

    def _draw_status(self) -> None:
        if self._count:
            self.bar.say((self._count, "rows--key"))
        elif not self.comparison.lit:
            self.bar.say(("Esc back" if self.bar.is_open else "", "rows--muted"))
        elif not self.comparison.total:
            self.bar.say(
                (f"nothing matching in {counted(len(self.comparison), 'article')}", "rows--none"),
                ("  - loosens, / edits" if not self.bar.is_open else "", "rows--muted"),
            )
        elif self.position is None:
            outlets = len(self.comparison.outlets_with_hits())
            words = f"{counted(self.comparison.total, 'hit')} in {outlets} of {len(self.comparison)}"
            self.bar.say((words, "rows--strong"))
        else:
            hit, total, outlet, outlets = self.comparison.ordinal(self.position)
            self.bar.say((f"{hit}/{total}, outlet {outlet} of {outlets}", "rows--strong"))

    # --- focus ---------------------------------------------------------------

    @property
    def pane(self) -> ArticlePane:
        """The pane in focus."""
        return self._columns[self.focus_number - self._first].pane

    def _focus_pane(self, number: int) -> None:
        """Make an article's pane the one in focus, bringing it on screen if it has none."""
        if not 0 <= number < len(self.comparison):
            return
        before, self.focus_number = self.focus_number, number
        if number not in self.shown:
            self._first = number if number < self._first else number - self.slots + 1
            self._arrange()
        self.set_focus(self.pane, scroll_visible=False)
        for each in {before, number}:
            self._draw_header(each)
        self._draw_tray()

    def action_next_pane(self) -> None:
        """Go to the next outlet, or to the one that a count names."""
        if self._count:
            self._focus_pane(min(self._take_count(), len(self.comparison)) - 1)
        else:
            self._focus_pane((self.focus_number + 1) % len(self.comparison))

    def action_previous_pane(self) -> None:
        """Go to the outlet before."""
        self._focus_pane((self.focus_number - self._take_count()) % len(self.comparison))

    def on_article_pane_touched(self, message: ArticlePane.Touched) -> None:
        """Focus the pane that was clicked."""
        message.stop()
        number = next((c.number for c in self._columns if c.pane is message.pane), None)
        if number is not None and number != self.focus_number:
            self._focus_pane(number)

    def on_rows_picked(self, message: Rows.Picked) -> None:
        """Go to the article whose row of the tray, tab or header was clicked."""
        message.stop()
        if message.rows is self._tray:
            in_tray = shown_in_tray(len(self.comparison), self.focus_number, self._tray_height())
            self._focus_pane(in_tray[message.number])
        for column in self._columns:
            if column.header is message.rows:
                self._focus_pane(column.number)

    def on_click(self, event: events.Click) -> None:
        """Go to the article whose tab was clicked."""
        if event.widget is self._tab_row:
            for first, end, number in self._tabs:
                if first <= event.x < end:
                    self._focus_pane(number)

    # --- counts and plain keys -----------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Gather digits to a count, and let every other key end a message in passing."""
        if self.bar.is_open:
            return
        self._hints.hush()
        character = event.character or ""
        if character.isdigit() and (self._count or character != "0"):
            event.stop()
            event.prevent_default()
            self._count = (self._count + character)[-4:]
            self._draw_status()

    def _take_count(self, default: int = 1) -> int:
        count, self._count = int(self._count or default), ""
        return count

    def announce(self, text: str) -> None:
        """Say something in the bottom row until the next key."""
        self._hints.say(text)

    # --- searching -----------------------------------------------------------

    def action_search(self) -> None:
        """Open the search bar."""
        self._before = (self.comparison.phrase, self.comparison.picked, self.position, self._all_places())
        self.bar.open()
        self._draw_tray()
        self._draw_status()

    def _all_places(self) -> dict[int, Place]:
        for number in self.shown:
            column = self.column(number)
            if column is not None:
                self._places[number] = column.pane.place
        return dict(self._places)

    def on_search_bar_changed(self, message: SearchBar.Changed) -> None:
        """Light what is typed: visible panes now, the rest after the paint."""
        message.stop()
        self._ticket += 1
        self.position = None
        self._notes.clear()
        self.comparison.begin(message.phrase)
        for number in self.shown:
            self.comparison.search(number, typing=True)
            self._light(number, bring=True)
            self._draw_header(number)
        if len(self.shown) < len(self.comparison):
            self.call_after_refresh(self._search_hidden, self._ticket, 0)
        else:
            self._draw_status()

    def _search_hidden(self, ticket: int, start: int) -> None:
        """Search the articles without a pane, some at a time, so that no key waits for them."""
        if ticket != self._ticket:
            return
        hidden = [number for number in range(len(self.comparison)) if number not in self.shown]
        for number in hidden[start : start + 4]:
            self.comparison.search(number, typing=True)
        if start + 4 < len(hidden):
            self.call_later(self._search_hidden, ticket, start + 4)
        else:
            self._draw_tray()
            self._draw_status()

    def on_search_bar_submitted(self, message: SearchBar.Submitted) -> None:
        """Search with all there is to know, and go to the first hit."""
        message.stop()
        self.bar.screen.set_focus(self.pane, scroll_visible=False)
        self._search(message.phrase)

    def on_search_bar_given_up(self, message: SearchBar.GivenUp) -> None:
        """Put everything back as it was before the bar was opened."""
        message.stop()
        self.set_focus(self.pane, scroll_visible=False)
        if self._before is None:
            return
        phrase, picked, position, places = self._before
        self._ticket += 1
        self.bar.set_phrase(phrase)
        self.comparison.begin(phrase, picked)
        self.comparison.search_all()
        self.position = position
        self._places = places
        for number in self.shown:
            column = self.column(number)
            if column is not None and number in places:
                column.pane.go_to(places[number])
            self._light(number)
        self._draw_rest()

    def _search(self, phrase: str, picked: int | None = None, position: Position | None = None) -> None:
        """Search every article for a phrase, light it, and go to the best hit."""
        self._ticket += 1
        self._notes.clear()
        self.comparison.begin(phrase, picked)
        self.comparison.search_all()
        self.bar.set_phrase(phrase)
        self.position = position
        if self.comparison.lit:
            self._go_to(position or self.comparison.step(None, self.focus_number, 1))
        else:
            for number in self.shown:
                self._light(number)
            self._draw_rest()

    def _search_again(self) -> None:
        self._search(self.comparison.phrase, self.comparison.picked)

    def _light(self, number: int, *, bring: bool = False, current: int | None = None) -> None:
        """Light an article's hits in its pane; `bring` the best one in sight."""
        column = self.column(number)
        if column is None:
            return
        hits = self.comparison.hits(number)
        if current is None and self.position is not None and self.position.article == number:
            current = self.position.hit
        column.pane.light([Hit(hit.paragraph, hit.span, hit.relation) for hit in hits], current)
        if bring and hits:
            target = hits[current if current is not None else self.comparison.best_hit(number)]
            column.pane.bring(target.paragraph, target.span)

    def _go_to(self, position: Position | None) -> None:
        """Make a hit the current one, and bring every visible pane to its counterpart, on the same row."""
        self.position = position
        self._notes.clear()
        if position is None:
            for number in self.shown:
                self._light(number)
            self._draw_rest()
            return
        if position.article != self.focus_number or position.article not in self.shown:
            self._focus_pane(position.article)
        for number in self.shown:
            if number == position.article:
                self._light(number, bring=True, current=position.hit)
                continue
            counterpart = self.comparison.counterpart(position, number)
            if counterpart is None and self.comparison.hits(number):
                self._notes[number] = "nothing matching this hit"
            self._light(number, bring=counterpart is not None, current=counterpart)
        self._draw_rest()

    def action_next_hit(self) -> None:
        """Go to the next hit; a count goes on by so many."""
        self._step_hit(self._take_count())

    def action_previous_hit(self) -> None:
        """Go to the hit before."""
        self._step_hit(-self._take_count())

    def _step_hit(self, steps: int) -> None:
        if not self.comparison.lit:
            self.announce("no phrase yet: / searches one, * takes the current sentence")
            return
        position = self.position
        focus = self.focus_number
        for _ in range(abs(steps)):
            position = self.comparison.step(position, focus, 1 if steps > 0 else -1)
            if position is None:
                self.announce("nothing matching in any article: - loosens, / edits")
                return
            focus = position.article
        self._go_to(position)

    def action_sentence_versions(self) -> None:
        """Search the current sentence in every article."""
        here = self.pane.sentence
        article = self.pane.article
        if here is None or article is None:
            return
        paragraph, span = here
        phrase = article.text_of(paragraph)[span.start : span.end]
        self._search(phrase, picked=self.focus_number)
        hits = self.comparison.hits(self.focus_number)
        own = next(
            (i for i, hit in enumerate(hits) if hit.paragraph == paragraph and hit.span.start >= span.start), None
        )
        if own is not None:
            self._go_to(Position(self.focus_number, own))

    def action_make_reference(self) -> None:
        """Compare all others with the current passage."""
        if self.position is None or self.position.article != self.focus_number:
            self.action_sentence_versions()
            return
        passage = self.comparison.hits(self.focus_number)[self.position.hit]
        self._search(passage.text, picked=self.focus_number)

    def action_toggle_reworded(self) -> None:
        """Light other words too, or not."""
        self.comparison.reworded = not self.comparison.reworded
        self.announce(
            "other words are lit too" if self.comparison.reworded else "only the same and edited words are lit"
        )
        self._search_again()

    def action_looser(self) -> None:
        """Let doubtful passages count as found."""
        self._shift_strictness(-1)

    def action_stricter(self) -> None:
        """Let only sure passages count as found."""
        self._shift_strictness(1)

    def _shift_strictness(self, step: int) -> None:
        words = self.comparison.shift_strictness(step)
        self._search_again()
        self.announce(f"matching {words}")

    def action_explain(self) -> None:
        """Say why the focused article's passage is lit, with its score."""
        version = self.comparison.version(self.focus_number)
        if version is None or not self.comparison.lit:
            self.announce("no phrase yet: / searches one, * takes the current sentence")
            return
        self.announce(why_words(version))

    # --- moving --------------------------------------------------------------

    def action_line_down(self) -> None:
        """Scroll a line down; while selecting, extend by a sentence."""
        if not self._extend("sentence", 1):
            self.pane.scroll_lines(self._take_count())

    def action_line_up(self) -> None:
        """Scroll a line up; while selecting, draw back by a sentence."""
        if not self._extend("sentence", -1):
            self.pane.scroll_lines(-self._take_count())

    def action_page_down(self) -> None:
        """Scroll a page down, two lines staying in sight."""
        self.pane.scroll_lines(self._take_count() * max(1, self.pane.size.height - 2))

    def action_page_up(self) -> None:
        """Scroll a page up; while selecting, draw back by a word."""
        if not self._extend("word", -1):
            self.pane.scroll_lines(-self._take_count() * max(1, self.pane.size.height - 2))

    def action_top(self) -> None:
        """Go to the title."""
        self.pane.go_to_line(0)
        place = BEGINNING
        self.pane.set_sentence(place.paragraph, place.offset)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.pane.go_to_line(self.pane.line_count)

    def action_next_sentence(self) -> None:
        """Make the next sentence the current one."""
        if not self._extend("sentence", 1):
            for _ in range(self._take_count()):
                self.pane.step_sentence(1)

    def action_previous_sentence(self) -> None:
        """Make the sentence before the current one."""
        if not self._extend("sentence", -1):
            for _ in range(self._take_count()):
                self.pane.step_sentence(-1)

    def on_article_pane_moved(self, message: ArticlePane.Moved) -> None:
        """Let the other panes go along: by as many lines, or by meaning."""
        message.stop()
        if message.pane is not self.pane or self.bar.is_open:
            return
        if self._lockstep and message.lines:
            for number in self.shown:
                column = self.column(number)
                if column is not None and column.pane is not message.pane:
                    column.pane.scroll_lines(message.lines)
        elif self._follow and not message.lines:
            self._follow_sentence()

    def _follow_sentence(self) -> None:
        """Bring the other panes to what says the same as the current sentence, or let them say they have nothing."""
        here = self.pane.sentence
        article = self.pane.article
        if here is None or article is None:
            return
        row = max(0, self.pane.row_of(here[0], here[1].start))
        sentence = sentence_at(article, here[0], here[1].start)
        for number in self.shown:
            column = self.column(number)
            if column is None or number == self.focus_number:
                continue
            found = self.comparison.look(sentence, number)
            if found is None:
                self._notes[number] = "nothing matching this sentence"
            else:
                self._notes.pop(number, None)
                column.pane.bring(found.paragraph, found.span, row)
            self._draw_header(number)

    def action_follow(self) -> None:
        """Follow by meaning, or stop."""
        self._follow = not self._follow
        self._lockstep = False
        self._notes.clear()
        self._draw_rest()
        if self._follow:
            self._follow_sentence()

    def action_lockstep(self) -> None:
        """Scroll all panes together, or stop."""
        self._lockstep = not self._lockstep
        self._follow = False
        self._notes.clear()
        self._draw_rest()

    def action_next_shared(self) -> None:
        """Go to the next sentence that another outlet tells too."""
        self._seek(1, shared=True)

    def action_previous_shared(self) -> None:
        """Go to the sentence before that another outlet tells too."""
        self._seek(-1, shared=True)

    def action_next_only(self) -> None:
        """Go to the next sentence that no other outlet has."""
        self._seek(1, shared=False)

    def action_previous_only(self) -> None:
        """Go to the sentence before that no other outlet has."""
        self._seek(-1, shared=False)

    def _seek(self, step: int, *, shared: bool) -> None:
        here = self.pane.sentence
        place = None if here is None else (here[0], here[1].start)
        found = self.comparison.seek(self.focus_number, place, step, shared=shared)
        if found is None:
            self.announce(
                ("no further" if step > 0 else "no earlier")
                + (" sentence that another outlet tells" if shared else " sentence that only this outlet has")
            )
            return
        paragraph, span, others = found
        self.pane.bring(paragraph, span)
        if shared:
            names = ", ".join(outlet_words(self.comparison.article(other)) for other in others)
            self.announce(f"also in {names}")
        else:
            self.announce("only here, as far as was found")

    def action_zen(self) -> None:
        """Give the screen to the focused pane, or back to all."""
        self._zen = not self._zen
        self._first = self.focus_number if self._zen else 0
        self._arrange()
        self._focus_pane(self.focus_number)

    # --- selecting and copying -----------------------------------------------

    def action_select(self) -> None:
        """Begin to select at the current sentence, or stop selecting."""
        here = self.pane.sentence
        if self.pane.selection is not None or here is None:
            self.pane.select(None)
            return
        paragraph, span = here
        self.pane.select(Selection(Place(paragraph, span.start), Place(paragraph, span.end)))
        self.announce("selecting: j k sentence, w b word, y copy, ctrl+c bare, Esc end")

    def key_w(self) -> None:
        """While selecting, extend by a word."""
        self._extend("word", 1)

    def _extend(self, unit: str, step: int) -> bool:
        """Extend the selection by a unit; False when nothing is selected."""
        selection, article = self.pane.selection, self.pane.article
        if selection is None or article is None:
            return False
        for _ in range(self._take_count()):
            selection = selection.extended(article, unit, step)
        self.pane.select(selection)
        head = selection.head
        self.pane.reveal(head.paragraph, Span(max(0, head.offset - 1), head.offset))
        return True

    def _chosen(self) -> tuple[int | None, Span] | None:
        """Tell what `y` copies: the selection, else the current hit, else the current sentence."""
        article = self.pane.article
        if article is None:
            return None
        if self.pane.selection is not None:
            spans = self.pane.selection.spans(article)
            return spans[0] if spans else None
        if self.position is not None and self.position.article == self.focus_number:
            passage = self.comparison.hits(self.focus_number)[self.position.hit]
            return passage.paragraph, passage.span
        return self.pane.sentence

    def action_copy(self) -> None:
        """Copy whole sentences of the current passage, with where they are from."""
        chosen, article = self._chosen(), self.pane.article
        if chosen is None or article is None:
            return
        selection = self.pane.selection
        text = (
            quotation(article, *chosen) if selection is None else selection_quotation(article, selection.spans(article))
        )
        self._copy(text, f"the passage from {outlet_words(article)}")
        self.pane.select(None)

    def _copy(self, text: str, what: str) -> None:
        self.post_message(CopyWanted(text, what))

    def action_copy_bare(self) -> None:
        """Copy the selected text and nothing else."""
        selection, article = self.pane.selection, self.pane.article
        if selection is None or article is None:
            self.announce("nothing is selected: v selects, y copies the passage; q leaves")
            return
        self._copy(selection.text(article), "the selected text")

    def action_copy_all(self) -> None:
        """Copy every outlet's version of the phrase, with attribution."""
        if not self.comparison.lit:
            self.announce("no phrase yet: / searches one, * takes the current sentence")
            return
        picked = None if self.comparison.picked is None else self.comparison.article(self.comparison.picked)
        found = self.comparison.found()
        text = all_versions(self.comparison.phrase, found, picked=picked)
        self._copy(text, f"the versions of {counted(len(found), 'outlet')}")

    # --- to other screens ----------------------------------------------------

    def action_show_versions(self) -> None:
        """Show a card for each outlet's version of the phrase."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self.post_message(VersionsWanted(self.comparison, self.story, self.focus_number, difference=False))

    def action_difference(self) -> None:
        """Show the versions with what was changed, word by word."""
        if not self.comparison.lit:
            self.action_sentence_versions()
        self.post_message(VersionsWanted(self.comparison, self.story, self.focus_number, difference=True))

    def action_page(self) -> None:
        """Show the page of the focused article as it came."""
        self.post_message(PageWanted(self.comparison.article(self.focus_number)))

    def action_views(self) -> None:
        """Open the menu of views."""
        self.post_message(ViewsWanted(self.comparison, self.story, self.focus_number))

    def action_stories(self) -> None:
        """Go to the list of stories."""
        self.post_message(StoriesWanted())

    def action_clear(self) -> None:
        """End the count, the selection, the notes, then put the phrase out."""
        if self._count:
            self._count = ""
            self._draw_status()
        elif self.pane.selection is not None:
            self.pane.select(None)
        elif self.comparison.lit:
            self._search("")

    def come_back(self, number: int | None) -> None:
        """Draw what Versions may have changed; with a number, read that article at its best passage."""
        self.bar.set_phrase(self.comparison.phrase)
        self.position = None
        for each in self.shown:
            self._light(each)
        if number is None:
            self._draw_rest()
        elif self.comparison.hits(number):
            self._go_to(Position(number, self.comparison.best_hit(number)))
        else:
            self._focus_pane(number)

    def look_for(self, phrase: str, number: int) -> None:
        """Focus an article, and light a phrase if one is given."""
        self._focus_pane(number)
        if phrase:
            self._search(phrase)

    def holds(self, article: str) -> bool:
        """Tell whether an article, by its id, is one of the story's."""
        return any(each.id == article for each in self.comparison.articles)

    def read(
        self, article: str, paragraph: int | None, span: Span, phrase: str = "", picked: str | None = None
    ) -> None:
        """Bring a passage of an article in sight; with a phrase, light that in every pane."""
        numbers = {each.id: number for number, each in enumerate(self.comparison.articles)}
        number = numbers[article]
        if phrase:
            self._search(phrase, None if picked is None else numbers.get(picked))
            hits = self.comparison.hits(number)
            here = next(
                (i for i, hit in enumerate(hits) if hit.paragraph == paragraph and _touch(hit.span, span)), None
            )
            if here is not None:
                self._go_to(Position(number, here))
                return
            self.position = None
            self._draw_rest()
        self._focus_pane(number)
        self.pane.bring(paragraph, span)


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
