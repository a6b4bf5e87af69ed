"""What screens ask of the app. The app answers; no screen knows another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.message import Message

from index.export.quotation import Form
from index.model import Article, Span, Story
from tui.comparison import Comparison

NOTE_LABEL = "a note and #tags, or nothing; Enter keeps the passage, Esc does not"
"""What a row for a note says of itself."""


class CopyWanted(Message):
    """A text is to be copied. `what` names it in the report: "the passage from ..."."""

    def __init__(self, write: Callable[[Form], str], what: str) -> None:
        """Tell what writes the text in a form, and its name."""
        self.write = write
        self.what = what
        super().__init__()


class ExportWanted(Message):
    """Every version of a comparison's phrase is to be written into a file."""

    def __init__(self, comparison: Comparison, story: Story) -> None:
        """Tell what is compared."""
        self.comparison = comparison
        self.story = story
        super().__init__()


class LinkWanted(Message):
    """The address of an article is to be opened."""

    def __init__(self, article: Article) -> None:
        """Tell the article."""
        self.article = article
        super().__init__()


class UndoWanted(Message):
    """What was marked, judged, set or kept last is to be taken back."""


class VersionsWanted(Message):
    """The versions of the comparison's phrase are to be shown, a card each."""

    def __init__(self, comparison: Comparison, story: Story, focus: int, *, difference: bool) -> None:
        """Tell what is compared, the article in focus, and whether differences are drawn."""
        self.comparison = comparison
        self.story = story
        self.focus = focus
        self.difference = difference
        super().__init__()


class PageWanted(Message):
    """The page of an article is to be shown as it came."""

    def __init__(self, article: Article, paragraph: int | None = None) -> None:
        """Tell the article, and the paragraph that is read; None for its title."""
        self.article = article
        self.paragraph = paragraph
        super().__init__()


class LineWanted(Message):
    """A line of an article's page is to be kept or cut by hand."""

    def __init__(self, article: Article, line: int, *, kept: bool) -> None:
        """Tell the article, the line's number, and which of the two."""
        self.article = article
        self.line = line
        self.kept = kept
        super().__init__()


class FormWanted(Message):
    """The fields of an article are to be set in a form."""

    def __init__(self, article: Article) -> None:
        """Tell the article."""
        self.article = article
        super().__init__()


class FieldsWanted(Message):
    """Fields of an article are to be as they are in `like`, the same article, by hand or not."""

    def __init__(self, article: Article, like: Article, names: Sequence[str]) -> None:
        """Tell the article as it was, as it is to be, and the names of the fields."""
        self.article = article
        self.like = like
        self.names = names
        super().__init__()


class ArticleOpened(Message):
    """An article stands in a pane, and so is being read."""

    def __init__(self, article: str) -> None:
        """Tell the article's id."""
        self.article = article
        super().__init__()


class FetchWanted(Message):
    """The feeds are to be fetched, or the whole pages of some articles; a fetch that is under way is to be stopped."""

    def __init__(self, articles: Sequence[str] = ()) -> None:
        """Tell the ids of the articles; none for the feeds."""
        self.articles = articles
        super().__init__()


class EditionWanted(Message):
    """The page of another edition of an article is to be shown instead of the one that is."""

    def __init__(self, article: str) -> None:
        """Tell the edition's id."""
        self.article = article
        super().__init__()


class StoriesWanted(Message):
    """The list of stories is to be shown."""


class StoryWanted(Message):
    """A story is to be opened, with a phrase lit if one is given."""

    def __init__(self, story: Story, phrase: str = "", article: str | None = None) -> None:
        """Tell the story, the phrase, and the id of the article to focus."""
        self.story = story
        self.phrase = phrase
        self.article = article
        super().__init__()


class ViewsWanted(Message):
    """The menu of views of a story is to be shown."""

    def __init__(self, comparison: Comparison, story: Story, focus: int) -> None:
        """Tell what is compared, and the number of the article in focus."""
        self.comparison = comparison
        self.story = story
        self.focus = focus
        super().__init__()


class MarkWanted(Message):
    """Passages of an article are to be kept, with a note and tags that are asked for."""

    def __init__(self, article: Article, passages: Sequence[tuple[int | None, Span]]) -> None:
        """Tell the article and the places."""
        self.article = article
        self.passages = passages
        super().__init__()


class MarksWanted(Message):
    """The passages that were kept are to be shown."""


class NoteWanted(Message):
    """A note is to be asked for; `keep` is called with the line typed, unless the reader gives up."""

    def __init__(  # noqa: PLR0913  # one for each thing that is told of it
        self,
        passage: str,
        line: str,
        keep: Callable[[str], None],
        *,
        title: str = "Mark",
        label: str = NOTE_LABEL,
        proposed: bool = False,
        check: Callable[[str], str] | None = None,
    ) -> None:
        """Tell the passage it is about, what is noted already, and what to do with the line.

        Typing goes on behind what is noted already; where that is only `proposed`, it is typed over.
        `label` stands in the row while nothing is typed; `check` says what is wrong with a
        line, which is then asked for again with all that was typed.
        """
        self.passage = passage
        self.line = line
        self.keep = keep
        self.title = title
        self.label = label
        self.proposed = proposed
        self.check = check
        super().__init__()


class KeepWanted(Message):
    """The pages opened by name are to be put into a library, with what was marked in them."""


class PassageWanted(Message):
    """A passage is to be read in its article, on the panes.

    With a `phrase` that is lit in every pane, `picked` being the id of the article it was
    taken from; without one what is lit stays.
    """

    def __init__(
        self, article: str, paragraph: int | None, span: Span, *, phrase: str = "", picked: str | None = None
    ) -> None:
        """Tell the article's id and the place."""
        self.article = article
        self.paragraph = paragraph
        self.span = span
        self.phrase = phrase
        self.picked = picked
        super().__init__()
