"""What the plain reader says, as whole lines. Pure; the words are those of screens and copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from index.export.quotation import whole_sentences
from index.export.wording import (
    RELATION_WORDS,
    byline_words,
    carriers_words,
    counted,
    date_words,
    days_words,
    outlet_words,
    place_words,
    source_words,
    version_words,
    why_words,
)
from index.model import Article, Difference, DifferenceKind, Passage, Relation, Role, Span, Story
from tui.comparison import Comparison
from tui.drawing.told import titled
from tui.hits import Position
from tui.page_lines import PageLine, page_lines

FOLDED = 3
"""So many lines in a row that were cut for one reason are said one by one; of more the first."""
_ROLES = {Role.HEADING: "Heading: ", Role.QUOTE: "Quotation: ", Role.ITEM: "Item: "}


def who(article: Article) -> str:
    """Say whose article it is: outlet and whose text."""
    return f"{outlet_words(article)}, {source_words(article)}"


def sentence_of(article: Article, passage: Passage) -> str:
    """Give the whole sentences that a passage touches."""
    return sentences_at(article, passage.paragraph, passage.span)


def sentences_at(article: Article, paragraph: int | None, part: Span) -> str:
    """Give the whole sentences that a part of an article touches."""
    text = article.text_of(paragraph)
    span = whole_sentences(text, part)
    return text[span.start : span.end].strip()


def version_line(comparison: Comparison, number: int) -> str:
    """Say what one outlet has of the phrase: whose text, the relation, the passage."""
    article, version = comparison.article(number), comparison.version(number)
    if version is None:
        return f"{number + 1}. {who(article)}: not searched."
    if number == comparison.picked:
        return f"{number + 1}. {who(article)}: compared with this. {comparison.phrase}"
    line = f"{number + 1}. {who(article)}: {version_words(version)}."
    return f"{line} {sentence_of(article, version.passages[0])}" if version.passages else line


def found_lines(comparison: Comparison) -> Iterator[str]:
    """Say how much was found, and what each outlet has, in their order."""
    yield found_head(comparison)
    for number in range(len(comparison)):
        yield version_line(comparison, number)


def found_head(comparison: Comparison) -> str:
    """Say how much was found; where that is nothing, what may find more."""
    if comparison.hits.total:
        return f"{comparison.hits.words('outlets')}."
    more = "fewer words may find more"
    if not comparison.reworded:
        more = "reworded finds other words too"
    elif not comparison.loosest:
        more = "looser may find more"
    return f"Nothing matching in {counted(len(comparison), 'article')}; {more}."


def versions_lines(comparison: Comparison) -> Iterator[str]:
    """Say what each outlet has, the surest first, with its date and what became of a quotation."""
    picked, origin = comparison.picked, comparison.origin
    whose = f" {outlet_words(origin)}" if origin is not None else ""
    yield f"Compared with{whose}: {comparison.phrase}"
    for number in comparison.ranked():
        article, version = comparison.article(number), comparison.version(number)
        line = version_line(comparison, number)
        if version is not None and version.passages and number != picked:
            if version.quote is not None and version.quote is not version.relation:
                line += f" The quotation by itself: {RELATION_WORDS[version.quote]}."
            date = date_words(article)
            line += f" {date[:1].upper()}{date[1:]}."
        yield line


def why_lines(comparison: Comparison, numbers: list[int]) -> Iterator[str]:
    """Say relation, score and reasons of some outlets' versions, and what came nearest where nothing matches."""
    for number in numbers:
        version = comparison.version(number)
        if version is None:
            continue
        line = f"{number + 1}. {outlet_words(comparison.article(number))}: {why_words(version)}."
        if version.relation is Relation.NONE and version.nearest is not None:
            line += f" Nearest: {sentence_of(comparison.article(number), version.nearest)}"
        yield line


def difference_lines(comparison: Comparison, numbers: list[int]) -> Iterator[str]:
    """Say what differs from the phrase, outlet by outlet: in words, since signs are not read aloud."""
    yield f"Compared with: {comparison.phrase}"
    for number in numbers:
        version = comparison.version(number)
        if version is None or number == comparison.picked:
            continue
        differs = version.relation is not Relation.VERBATIM and version.difference
        told = f" {_difference_told(version.difference)}" if differs else ""
        yield f"{number + 1}. {outlet_words(comparison.article(number))}: {version_words(version)}.{told}"


def _difference_told(runs: Sequence[Difference]) -> str:
    """Say a passage, and behind what it has otherwise than the phrase, or more, or less, what that is."""
    parts = []
    for run in runs:
        ours, theirs = run.query.strip(), run.passage.strip()
        if run.kind is DifferenceKind.SAME:
            parts.append(theirs)
        elif ours and theirs:
            parts.append(f"({theirs}, instead of: {ours})")
        elif theirs:
            parts.append(f"(more: {theirs})")
        elif ours:
            parts.append(f"(without: {ours})")
    return " ".join(part for part in parts if part)


def hit_lines(comparison: Comparison, position: Position) -> Iterator[str]:
    """Say where a hit stands, and what the other outlets have of it."""
    hit, total, outlet, outlets = comparison.hits.ordinal(position)
    article = comparison.article(position.article)
    passage = comparison.hits[position.article][position.hit]
    name = f"{position.article + 1}. {outlet_words(article)}"
    yield (
        f"Hit {hit} of {total}, outlet {outlet} of {outlets}. {name}, {place_words(passage.paragraph)}: "
        f"{RELATION_WORDS[passage.relation]}. {sentence_of(article, passage)}"
    )
    nothing = []
    for other in comparison.hits.articles:
        if other == position.article:
            continue
        there = comparison.counterpart(position, other)
        name = f"{other + 1}. {outlet_words(comparison.article(other))}"
        if there is None:
            nothing.append(name)
        else:
            found = comparison.hits[other][there]
            yield f"{name}: {RELATION_WORDS[found.relation]}. {sentence_of(comparison.article(other), found)}"
    if nothing:
        yield f"{', '.join(nothing)}: nothing matching this hit."


def place_line(article: Article, number: int, paragraph: int | None, span: Span) -> str:
    """Say where a passage stands, and its whole sentences."""
    where = f"{number + 1}. {outlet_words(article)}, {place_words(paragraph)}"
    return f"{where}: {sentences_at(article, paragraph, span)}"


def outlet_line(article: Article, number: int, *, here: bool, unread: bool = False) -> str:
    """Say which article a number stands for."""
    byline = byline_words(article)
    parts = [who(article), f"by {byline}" if byline else "", date_words(article)]
    about = ", ".join(part for part in parts if part)
    length = counted(len(article.paragraphs), "paragraph")
    state = ", ".join(part for part in (length, "unread" if unread else "", "here" if here else "") if part)
    return f"{number + 1}. {about}: {titled(article.title)} ({state})"


def article_lines(article: Article) -> Iterator[str]:
    """Give an article: its title, whose it is, and its paragraphs, numbered."""
    yield titled(article.title)
    yield ", ".join(part for part in (who(article), byline_words(article), date_words(article)) if part) + "."
    for number, paragraph in enumerate(article.paragraphs, 1):
        yield f"{number}. {_ROLES.get(paragraph.role, '')}{paragraph.text}"
    yield "The end."


def page_as_it_came(article: Article, *, whole: bool) -> Iterator[str]:
    """Give a page: each line with its number, whether it was kept, what it fed or why it was cut.

    Of many lines in a row that were cut for one reason the first is said, unless the `whole` is wanted.
    """
    lines = page_lines(article)
    kept = sum(line.kept for line in lines)
    yield f"{article.path}: {counted(kept, 'line')} kept, {len(lines) - kept} cut."
    folded = False
    for (is_kept, label), run in groupby(lines, key=lambda line: (line.kept, line.label)):
        alike = list(run)
        if is_kept or whole or len(alike) <= FOLDED:
            state = (label or "kept") if is_kept else f"cut as {label}"
            yield from (f"{_numbered(line)}{state}: {line.text}" for line in alike)
        else:
            folded = True
            count = f"cut as {label}, {len(alike)} lines, the first of them"
            yield f"{_numbered(alike[0])}{count}: {alike[0].text}"
    yield "The end; page all says every line." if folded else "The end."


def _numbered(line: PageLine) -> str:
    return "" if line.number is None else f"{line.number}, "


def story_line(story: Story, number: int, articles: Sequence[Article], unread: int = 0) -> str:
    """Say which story a number stands for, who carries it, when, and how many of its articles are unread."""
    parts = (carriers_words(articles), days_words(story.first, story.last), f"{unread} unread" if unread else "")
    about = ", ".join(part for part in parts if part)
    return f"{number + 1}. {titled(story.title)} ({about})"
