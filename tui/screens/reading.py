"""Reading in panes: moving by line, sentence and meaning, alone or with the other panes going along."""

from __future__ import annotations

from index.export.wording import outlet_words
from index.model import Story
from tui.comparison import Comparison
from tui.drawing.selection import BEGINNING
from tui.parallels import NO_FURTHER, sentence_at
from tui.screens.selecting import SelectingScreen
from tui.widgets.article_pane import ArticlePane
from tui.widgets.pane_row import ROOM, Room

NOT_THIS_SENTENCE = "nothing matching this sentence"
"""What a header says while following, of the current sentence of the pane in focus."""


class ReadingScreen(SelectingScreen):
    """Moves through the article in focus, and takes the other panes along; while text is selected, it is extended."""

    def __init__(self, comparison: Comparison, story: Story, *, banner: str = "", room: Room = ROOM) -> None:
        """Show these articles, each pane moving alone."""
        super().__init__(comparison, story, banner=banner, room=room)
        self._follow = False
        self._lockstep = False

    def _modes(self) -> list[str]:
        moving = [(self._follow, "follows by meaning"), (self._lockstep, "in step")]
        return [word for on, word in moving if on] + super()._modes()

    # --- moving --------------------------------------------------------------

    def action_line_down(self) -> None:
        """Scroll a line down; while selecting, extend by a sentence."""
        if not self._extend("sentence", 1):
            self.pane.scroll_lines(self._count.take())

    def action_line_up(self) -> None:
        """Scroll a line up; while selecting, draw back by a sentence."""
        if not self._extend("sentence", -1):
            self.pane.scroll_lines(-self._count.take())

    def action_page_down(self) -> None:
        """Scroll a page down, two lines staying in sight."""
        self.pane.scroll_lines(self._count.take() * max(1, self.pane.size.height - 2))

    def action_page_up(self) -> None:
        """Scroll a page up; while selecting, draw back by a word."""
        if not self._extend("word", -1):
            self.pane.scroll_lines(-self._count.take() * max(1, self.pane.size.height - 2))

    def action_top(self) -> None:
        """Go to the title, or to the paragraph that a count names; while selecting, draw back to the beginning."""
        if self._count:
            self._go_to_paragraph(self._count.take())
            return
        if self._extend("article", -1):
            return
        self.pane.go_to_line(0)
        place = BEGINNING
        self.pane.set_sentence(place.paragraph, place.offset)

    def action_bottom(self) -> None:
        """Go to the last line, or to the paragraph that a count names; while selecting, extend to the end."""
        if self._count:
            self._go_to_paragraph(self._count.take())
            return
        if self._extend("article", 1):
            return
        self.pane.go_to_line(self.pane.line_count)

    def _go_to_paragraph(self, number: int) -> None:
        """Bring a paragraph to the top, counted from 1, or the last one; its first sentence is the current one."""
        article = self.pane.article
        if article is not None and article.paragraphs:
            paragraph = min(number, len(article.paragraphs)) - 1
            self.pane.scroll_lines(self.pane.row_of(paragraph, 0))
            self.pane.set_sentence(paragraph, 0)

    def action_next_sentence(self) -> None:
        """Make the next sentence the current one."""
        if not self._extend("sentence", 1):
            for _ in range(self._count.take()):
                self.pane.step_sentence(1)

    def action_previous_sentence(self) -> None:
        """Make the sentence before the current one."""
        if not self._extend("sentence", -1):
            for _ in range(self._count.take()):
                self.pane.step_sentence(-1)

    def on_article_pane_moved(self, message: ArticlePane.Moved) -> None:
        """Let the other panes go along: by as many lines, or by meaning."""
        message.stop()
        if message.pane is not self.pane or self.bar.is_open:
            return
        if self._lockstep and message.lines:
            for number in self.shown:
                column = self.row.column(number)
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
            column = self.row.column(number)
            if column is None or number == self.focus_number:
                continue
            found = self.comparison.parallels.look(sentence, number)
            if found is None:
                self.lighting.notes[number] = NOT_THIS_SENTENCE
            else:
                self.lighting.notes.pop(number, None)
                column.pane.bring(found.paragraph, found.span, row)
            self._draw_header(number)

    def _focus_pane(self, number: int) -> None:
        """Say no more what had nothing for the sentence of the pane that was in focus."""
        if number != self.focus_number:
            for noted in [each for each, note in self.lighting.notes.items() if note == NOT_THIS_SENTENCE]:
                del self.lighting.notes[noted]
                self._draw_header(noted)
        super()._focus_pane(number)

    def action_follow(self) -> None:
        """Follow by meaning, or stop."""
        self._follow = not self._follow
        self._lockstep = False
        self.lighting.notes.clear()
        self._draw_rest()
        if self._follow:
            self._follow_sentence()

    def action_lockstep(self) -> None:
        """Scroll all panes together, or stop."""
        self._lockstep = not self._lockstep
        self._follow = False
        self.lighting.notes.clear()
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
        found = self.comparison.parallels.seek(self.focus_number, place, step, shared=shared)
        if found is None:
            self.announce(NO_FURTHER[step, shared])
            return
        paragraph, span, others = found
        self.pane.bring(paragraph, span)
        if shared:
            names = ", ".join(outlet_words(self.comparison.article(other)) for other in others)
            self.announce(f"also in {names}")
        else:
            self.announce("only here, as far as was found")
