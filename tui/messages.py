"""What screens ask of the app. The app answers; no screen knows another."""

from __future__ import annotations

from textual.message import Message

from index.model import Article, Story
from tui.comparison import Comparison


class CopyWanted(Message):
    """A text is to be copied. `what` names it in the report: "the passage from ..."."""

    def __init__(self, text: str, what: str) -> None:
        """Tell the text and its name."""
        self.text = text
        self.what = what
        super().__init__()


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

    def __init__(self, article: Article) -> None:
        """Tell the article."""
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
