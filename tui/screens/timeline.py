"""Timeline: when each article was published and captured, and the days the texts tell of."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from index.export.wording import byline_words, counted, event_words, outlet_words, source_words
from index.model import Article, Span
from tui.drawing.cells import Cell, Row
from tui.drawing.moments import day_heading, moment_row
from tui.drawing.told import titled
from tui.keymap import bindings, with_keys
from tui.messages import PassageWanted
from tui.overview import Overview
from tui.screens.view import ViewScreen
from tui.widgets.list_screen import About
from tui.widgets.row_list import ListRow

if TYPE_CHECKING:
    from index.stories.lineage import Lineage
    from index.stories.timeline import Moment


class TimelineScreen(ViewScreen):
    """A heading for each day, a row for each entry; beside it the sentence, or what the article shares with others."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("timeline")]
    KEYS = "timeline"
    TITLE_WORDS = "Timeline"
    PURPOSE = "what was published, captured and told of when"
    SETTINGS = ("_mentioned",)

    def __init__(self, overview: Overview) -> None:
        """Show the timeline of a story."""
        super().__init__(overview)
        self._moments: tuple[Moment, ...] | None = None
        self._lineages: dict[str, tuple[Lineage, ...]] = {}
        self._event: str | None = None
        self._mentioned = True
        self._days: list[int] = []
        self.recall()

    def begin(self) -> None:
        """Put everything in order, in a thread."""
        self.awaits_rows = True
        self._gather()

    @work(exclusive=True, group="timeline")
    async def _gather(self) -> None:
        from index.stories.timeline import event_day

        self._list.set_rows([ListRow(Row((("  reading dates …", "rows--muted"),)))])
        self._moments = await asyncio.to_thread(self.overview.timeline)
        self._event = event_day(self._moments)
        self.fill()
        self.rows_are_there()
        await asyncio.to_thread(self.overview.lineages)
        self._lineages = {one.id: self.overview.lineages_of(one.id) for one in self.overview.comparison.articles}
        self.describe()

    def fill(self) -> None:
        """Draw all rows."""
        from index.stories.timeline import MomentKind

        if self._moments is None:
            return
        rows: list[ListRow] = []
        width = self._list.size.width or self.size.width
        day = ""
        self._days = []
        for number, moment in enumerate(self._moments):
            if not self._mentioned and moment.kind is MomentKind.MENTIONED:
                continue
            if moment.day != day:
                day = moment.day
                self._days.append(number)
                rows += [*([ListRow(Row())] if rows else []), ListRow(day_heading(day, event=self._event_words(day)))]
            rows.append(ListRow(moment_row(moment, self.overview.article(moment.article), width), number))
        if not rows:
            rows = [
                ListRow(Row()),
                ListRow(Row(((with_keys("  no dates in these articles; {app.leave} goes back"), "rows--muted"),))),
            ]
        undated = [one for one in self.overview.comparison.articles if not one.published]
        if undated:
            rows += [ListRow(Row()), ListRow(Row(((" without a date", "rows--strong"),)))]
            rows += [ListRow(Row((("   ", ""), (outlet_words(one), "rows--muted")))) for one in undated]
        self.set_rows(rows)
        missing = f", {counted(len(undated), 'article')} without a date" if undated else ""
        self.say_top(f"{counted(len(self._days), 'day')}{missing}")

    def _event_words(self, day: str) -> str:
        """Say of the day told of most by how many it is; of any other, nothing."""
        from index.stories.timeline import tellers

        if day != self._event or self._moments is None:
            return ""
        return event_words(tellers(self._moments, day), len(self.overview.comparison))

    def _moment(self, key: object) -> Moment | None:
        if self._moments is None or not isinstance(key, int) or key >= len(self._moments):
            return None
        return self._moments[key]

    def about(self, key: object) -> About:
        """Say the sentence that tells of the day; or whose text the article is, and what it shares with others."""
        moment = self._moment(key)
        if moment is None:
            return ()
        article = self.overview.article(moment.article)
        lead = ((outlet_words(article), "rows--key"),)
        if moment.paragraph is None or moment.sentence is None or moment.span is None:
            return (lead, *self._about_article(article))
        text, sentence, span = article.text_of(moment.paragraph), moment.sentence, moment.span
        cells: list[Cell] = [
            (text[sentence.start : span.start], ""),
            (text[span.start : span.end], "rows--verbatim"),
            (text[span.end : sentence.end], ""),
        ]
        reckoned = "reckoned from the day of publication" if moment.reckoned else "the day stands in the text"
        return (lead, cells, ((reckoned, "rows--muted"),))

    def _about_article(self, article: Article) -> About:
        told = " · ".join(word for word in (source_words(article), byline_words(article)) if word)
        found: list[list[Cell]] = [[(titled(article.title), "")], [(told, "rows--muted")]]
        if not self._lineages:
            return [*found, [("comparing texts …", "rows--muted")]]
        shared = self._lineages.get(article.id, ())
        if not shared:
            found.append([("shares no five words in a row with another article here", "rows--muted")])
        return [*found, *([(sentence, "")] for one in shared for sentence in one.sentences)]

    def action_narrow(self) -> None:
        """Show the days told of, or leave them out."""
        self._mentioned = not self._mentioned
        self.fill()
        self.announce("with the days the texts tell of" if self._mentioned else "only publication and capture")

    def action_next_day(self) -> None:
        """Go to the next day."""
        if not self.seek(1, self._days):
            self.announce("the last day")

    def action_previous_day(self) -> None:
        """Go to the day before."""
        if not self.seek(-1, self._days):
            self.announce("the first day")

    def action_open(self) -> None:
        """Read the sentence in its article, or the article from its title on."""
        moment = self._moment(self.key)
        if moment is not None:
            self.post_message(PassageWanted(moment.article, moment.paragraph, moment.sentence or Span(0, 1)))
