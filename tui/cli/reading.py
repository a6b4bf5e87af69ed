"""What commands share: pages named by path to articles, with every failure told and counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.errors import NewsreaderError
from index.model import Article, Given
from tui.cli.output import Progress, progress, tell

_NOTHING_GIVEN = Given()


class Reading:
    """Reads inputs into articles. What fails is told at once in one line, and the rest go on.

    `failed` counts the inputs that gave no article.
    """

    def __init__(self, paths: Sequence[str], given: Given = _NOTHING_GIVEN) -> None:
        """Read these paths; nothing is opened before the articles are asked for."""
        self._paths = paths
        self._given = given
        self._shown: Progress | None = None
        self.failed = 0

    def articles(self, *, each: bool = False) -> Iterator[Article]:
        """Give the articles one after another; a page that comes twice is one, unless `each` is wanted."""
        from index.cleaning import clean  # heavy
        from index.intake import doubt, read_inputs

        seen: set[str] = set()
        for page in read_inputs(self._paths, given=self._given):
            if isinstance(page, NewsreaderError):
                self.fail(page)
                continue
            try:
                article = clean(page)
            except NewsreaderError as error:
                self.fail(error)
                continue
            if (warning := doubt(page)) is not None:
                self._tell(warning)
            if each or article.id not in seen:
                seen.add(article.id)
                yield article

    def gathered(self) -> list[Article]:
        """Give all articles, telling meanwhile on a terminal how far it is."""
        found: list[Article] = []
        with progress("pages") as self._shown:
            for article in self.articles():
                found.append(article)
                self._shown.at(len(found))
        return found

    def fail(self, error: NewsreaderError) -> None:
        """Tell what failed."""
        self.failed += 1
        self._tell(str(error))

    def _tell(self, words: str) -> None:
        if self._shown is not None:
            self._shown.close()
        tell(words)

    def code(self, *, found: bool = True) -> int:
        """Give the exit code: 2 where an input failed, else 1 where nothing was found."""
        return 2 if self.failed else 0 if found else 1
