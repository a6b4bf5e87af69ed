"""The stories that a command tells of: of pages named by path, of the samples, or one of the library."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tui.cli.output import progress
from tui.cli.shelf import open_shelf

if TYPE_CHECKING:
    from index.model import Article, Judgement, Story

_F = TypeVar("_F", bound=Callable[..., Any])


_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Tales:
    """Stories with their articles, oldest first, the exit code so far, and the reader's judgements of the library."""

    stories: tuple[tuple[Story, list[Article]], ...]
    code: int = 0
    judgements: tuple[Judgement, ...] = ()

    def made(self, doing: str, make: Callable[[list[Article]], _Made]) -> Iterator[tuple[Story, list[Article], _Made]]:
        """Make something of each story's articles; on a terminal it is said what is done, once it takes a while."""
        with progress("stories") as shown:
            for number, (story, articles) in enumerate(self.stories, 1):
                shown.say(f"story {number} of {len(self.stories)}, {doing}")
                made = make(articles)
                shown.close()  # what is made may be printed now
                yield story, articles, made


def story_option(command: _F) -> _F:
    """Add --story."""
    return click.option("--story", metavar="ID", help="This story of the library.")(command)


def tales(paths: Sequence[str], story: str | None, *, sample: bool) -> Tales:
    """Read the stories of pages or samples, where no library is looked at; else the story named, or the only one."""
    if paths or sample:
        if story:
            raise click.UsageError("--story is for the library; with paths name the story's pages")
        return _of_pages(paths, sample=sample)
    with open_shelf() as shelf:
        library = shelf.library
        if story:
            chosen = library.story(story)
        else:
            several = library.stories()
            if len(several) != 1:
                raise click.UsageError("name a story with --story ID (newsreader stories lists them), or name pages")
            chosen = several[0]
        articles = list(library.articles(chosen.articles))
        return Tales(((chosen, articles),), judgements=library.judgements.all())


def _of_pages(paths: Sequence[str], *, sample: bool) -> Tales:
    from index.export.wording import counted
    from index.samples import paths as sample_paths  # heavy, like the next ones
    from index.stories import group
    from tui.cli.reading import Reading

    reading = Reading([*paths, *(sample_paths() if sample else [])])
    articles = {article.id: article for article in reading.gathered()}
    with progress("pages") as shown:
        shown.say(f"{counted(len(articles), 'page')}, putting them into stories")
        stories = tuple((story, [articles[one] for one in story.articles]) for story in group(list(articles.values())))
    return Tales(stories, reading.code())
