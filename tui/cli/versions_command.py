"""`newsreader versions`: every outlet's version of a phrase, on pages, the samples or the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from index.errors import UnknownIdError
from tui.cli.output import Sheet, put_record
from tui.cli.shelf import json_option, library_option, sample_option
from tui.cli.shown import place

if TYPE_CHECKING:
    from index.library import Library
    from index.model import Article, Version

_FEW = 300  # articles: a library this small is compared as a whole
_CANDIDATES = 60  # articles of a larger library whose stories are compared


@dataclass
class Compared:
    """What was found for a phrase: the articles in their order, a version each, and the exit code so far."""

    articles: list[Article] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    picked: Article | None = None
    code: int = 0
    elsewhere: frozenset[str] = frozenset()
    """Ids of the articles of stories in which nothing was found, while in another something was."""
    library: int | None = None
    """How many articles the library holds, where it was searched."""


@click.command("versions")
@click.argument("phrase", required=False)
@click.argument("path", nargs=-1)
@click.option("--difference", is_flag=True, help="Show what differs: [-only in the phrase-] {+only here+}.")
@click.option("--picked", metavar="ID|PATH", help="The article that the phrase was taken from.")
@click.option("--story", metavar="ID", help="Only the articles of this story of the library.")
@click.option(
    "--batch", metavar="FILE", help="Answer a file of questions, one JSON object a line (- for standard input)."
)
@sample_option
@json_option("versions")
@library_option
@click.pass_context
def command(  # noqa: PLR0913  # one for each option
    ctx: click.Context,
    phrase: str | None,
    path: tuple[str, ...],
    *,
    difference: bool,
    picked: str | None,
    story: str | None,
    batch: str | None,
    sample: bool,
    as_json: bool,
) -> None:
    """Show what every outlet has of PHRASE: the same words, edited, other words, or nothing, and on what ground.

    With PATHs only these pages are searched, without them the library. Put a phrase of several words in quotes.
    """
    if batch is not None:
        if phrase is not None:
            raise click.UsageError("--batch takes no phrase: the file holds them", ctx)
        from tui.cli.batch import answer_file

        ctx.exit(answer_file(batch))
    if not phrase or not phrase.strip():
        raise click.UsageError("name a phrase to look for", ctx)
    if path or sample:
        if story:
            raise click.UsageError("--story is for the library; with paths name the story's pages", ctx)
        compared = _on_pages(phrase, path, picked, sample=sample)
    else:
        compared = _in_library(phrase, story, picked)
    if as_json:
        from index.export.recording import versions_record

        origin = compared.picked.id if compared.picked else None
        put_record(versions_record(phrase, compared.articles, compared.versions, picked=origin))
    else:
        _sheet(phrase, compared, difference=difference).show()
    ctx.exit(compared.code or (0 if any(version.passages for version in compared.versions) else 1))


# --- where from ---------------------------------------------------------------


def _on_pages(phrase: str, paths: Sequence[str], picked: str | None, *, sample: bool) -> Compared:
    """Compare pages named by path, in their order; no library is looked at."""
    from index.samples import paths as sample_paths  # heavy, like the next ones
    from index.stories import group
    from index.versions import compare, prepare
    from tui.cli.reading import Reading

    reading = Reading([*paths, *(sample_paths() if sample else [])])
    articles = reading.gathered()
    chosen = _picked(articles, picked) if picked else None
    prepared = {article.id: prepare(article) for article in articles}
    versions: dict[str, Version] = {}
    elsewhere: set[str] = set()
    for story in group(articles):
        # By story, for only within one can an article be older than the event.
        members = [prepared[one] for one in story.articles]
        found = compare(phrase, members, chosen.id if chosen else None)
        versions.update((version.article, version) for version in found)
        if not any(version.passages for version in found):
            elsewhere.update(story.articles)
    if len(elsewhere) == len(articles):
        elsewhere.clear()
    in_order = [versions[article.id] for article in articles]
    return Compared(articles, in_order, chosen, reading.code(), frozenset(elsewhere))


def _picked(articles: Sequence[Article], name: str) -> Article:
    """Give the article with this path, id or unique beginning of one."""
    found = [one for one in articles if name in (one.path, one.id)] or [
        one for one in articles if one.id.startswith(name)
    ]
    if len(found) != 1:
        raise UnknownIdError(f"{name}: {'no' if not found else 'more than one'} article has this id or path")
    return found[0]


def _in_library(phrase: str, story: str | None, picked: str | None) -> Compared:
    """Compare the articles of one story; or of every story with a firm version, else of those with a doubtful one."""
    from tui.cli.shelf import open_shelf

    with open_shelf() as shelf:
        library = shelf.library
        chosen = library.article(picked) if picked else None
        origin = chosen.id if chosen else None
        stories = [library.story(story).id] if story else _likely_stories(library, phrase)
        found = [library.versions(phrase, each, picked=origin) for each in stories]
        if not story:
            firm = [versions for versions in found if any(version.relation.firm for version in versions)]
            found = firm or [versions for versions in found if any(version.passages for version in versions)]
        compared = Compared(picked=chosen, library=library.count())
        for versions in found:
            compared.versions += versions
            compared.articles += library.articles(version.article for version in versions)
        return compared


def _likely_stories(library: Library, phrase: str) -> list[str]:
    """Give the stories worth comparing: all of a small library, else those with the phrase or its words."""
    if library.count() <= _FEW:
        return [story.id for story in library.stories()]
    from index.text import words

    found = words(phrase)
    queries = ['"' + " ".join(found) + '"', " ".join(found), " OR ".join(found)]
    stories: dict[str, None] = {}
    for query in queries:
        for result in library.search(query, limit=_CANDIDATES).results:
            if result.story:
                stories[result.story] = None
        if len(stories) >= _CANDIDATES:
            break
    return list(stories)


# --- for people ---------------------------------------------------------------


def _sheet(phrase: str, compared: Compared, *, difference: bool) -> Sheet:
    """Write one block an outlet: what is firm, then what may be it, then in one line each where nothing was found."""
    from index.export.quotation import whole_sentences
    from index.export.wording import counted, date_words, difference_words, source_words, version_words
    from index.model import Relation

    sheet = Sheet()
    origin = f" ({place(compared.picked)})" if compared.picked else ""
    sheet.remark(f"Compared with: “{' '.join(phrase.split())}”{origin}")
    pairs = list(zip(compared.articles, compared.versions, strict=True))
    firm = [pair for pair in pairs if pair[1].relation.firm]
    maybe = [pair for pair in pairs if pair[1].relation is Relation.MAYBE]
    nothing = [pair for pair in pairs if pair[1].relation is Relation.NONE]
    for heading, group in (("", firm), ("Maybe the same", maybe)):
        if heading and group:
            sheet.line()
            sheet.line(heading)
        for article, version in group:
            sheet.line()
            sheet.heading(place(article))
            sheet.remark(f"{version_words(version)} · {source_words(article)} · {date_words(article)}", 2)
            best = version.passages[0]
            text = article.text_of(best.paragraph)
            whole = whole_sentences(text, best.span)
            sheet.paragraph(text[whole.start : whole.end], 2)
            if difference:
                sheet.paragraph(difference_words(version.difference), 2)
            for reason in version.why[1 if version.relation is Relation.MAYBE else 0 :]:
                sheet.remark(reason, 2)
    here = [pair for pair in nothing if pair[0].id not in compared.elsewhere]
    if nothing:
        sheet.line()
        sheet.line("Nothing found")
        sheet.columns((f"  {place(article)}", version_words(version)) for article, version in here)
    if not pairs and compared.library is not None:
        sheet.line()
        sheet.line(f"Nothing found in the library's {counted(compared.library, 'article')}")
    if compared.elsewhere:
        sheet.remark(f"{counted(len(compared.elsewhere), 'article')} of other stories: nothing matching", 2)
    return sheet
