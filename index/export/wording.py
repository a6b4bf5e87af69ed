"""The words for what was found, whose text it is and when: the same on screens, on paper and in answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.model import Article, PublishedFrom, Relation, SourceKind

if TYPE_CHECKING:
    from index.model import Difference, Version

RELATION_WORDS = {
    Relation.VERBATIM: "same words",
    Relation.EDITED: "edited",
    Relation.REWORDED: "other words",
    Relation.MAYBE: "maybe",
    Relation.NONE: "nothing matching",
}
"""What a reader calls each relation. It is to the phrase searched, not to what was said."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def outlet_words(article: Article) -> str:
    """Name the outlet; where the page does not, say so, with the file's name."""
    return article.outlet or f"outlet not named ({PurePath(article.path).name})"


def source_words(article: Article) -> str:
    """Say whose text it is: the outlet's own, somebody's reprinted, or own with a source cited."""
    source = article.source
    if source is None:
        return "own text" if article.outlet else "source not named"
    if source.kind is SourceKind.REPRINT:
        return f"text of {source.name}"
    if source.kind is SourceKind.WIRE:
        return f"text of {source.name} (wire)"
    return f"own text, cites {source.name}"


def byline_words(article: Article) -> str:
    """Name the authors: two by name, more by their number. Empty when none is named."""
    names = article.authors
    if len(names) <= 2:
        return " and ".join(names)
    return f"{names[0]} and {len(names) - 1} others"


def day_words(published: str | None) -> str:
    """Write a day as `4 Mar 2031`; an empty text for None, and what cannot be read as it is."""
    if not published:
        return ""
    try:
        year, month, day = published[:10].split("-")
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
    except (ValueError, IndexError):
        return published


def date_words(article: Article) -> str:
    """Say when it was published; a page's own clock is called that, and nothing is "no date"."""
    if not article.published:
        return "no date"
    words = day_words(article.published)
    if article.published_from is PublishedFrom.CLOCK:
        return f"page clock {words}"
    return words


def days_words(first: str | None, last: str | None) -> str:
    """Write the days a story spans, as short as can be: `3-6 Mar 2031`."""
    if not first or not last or first[:10] == last[:10]:
        return day_words(first or last)
    one, other = day_words(first).split(), day_words(last).split()
    if len(one) == len(other) == 3:
        if one[1:] == other[1:]:
            return f"{one[0]}-{' '.join(other)}"
        if one[2] == other[2]:
            return f"{one[0]} {one[1]} - {' '.join(other)}"
    return f"{' '.join(one)} - {' '.join(other)}"


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number and its noun: `1 hit`, `2 hits`."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def count_carriers(outlets: Iterable[str | None]) -> int:
    """Count the different outlets of some articles; each that is not named counts as one more."""
    each = list(outlets)
    return len({outlet for outlet in each if outlet}) + sum(not outlet for outlet in each)


def carriers_words(articles: Sequence[Article]) -> str:
    """Say how many outlets carry a story, and where some carry it more than once, in how many articles.

    Each article whose outlet is not named counts as one more.
    """
    if not articles:
        return "no articles"
    outlets = count_carriers(article.outlet for article in articles)
    words = counted(outlets, "outlet")
    return words if outlets == len(articles) else f"{words}, {counted(len(articles), 'article')}"


def place_words(paragraph: int | None) -> str:
    """Say where in an article something stands: `paragraph 3`, or `title` for None."""
    return "title" if paragraph is None else f"paragraph {paragraph + 1}"


def version_words(version: Version) -> str:
    """Say in a few words what an article has of the phrase: relation and hits, or that nothing matches."""
    from index.model import DENIED  # here with the versions: the first paint has none

    if version.relation is Relation.NONE:
        return "judged not the same" if version.judged is False else ground_words(version)
    words = RELATION_WORDS[version.relation]
    if version.judged:
        return f"judged the same; {words}"
    if version.relation is Relation.MAYBE:
        return f"{words}: {version.why[0]}" if version.why else words
    firm = sum(passage.relation.firm for passage in version.passages)
    same = version.relation is Relation.VERBATIM
    denied = next((f"; {why}" for why in version.why if same and why.removeprefix("the first ").startswith(DENIED)), "")
    return f"{words}, {counted(firm, 'hit')}{denied}"


def ground_words(version: Version) -> str:
    """Say that nothing matches, and on what ground."""
    ground = version.searched
    if ground.older_than_event:
        return "published before all that have it"
    words = f"nothing matching in {counted(ground.sentences, 'sentence')}"
    if ground.whole is False:
        words += ", only a teaser is held"
    if ground.in_cut_lines:
        words += "; it stands in a cut line"
    return words


def why_words(version: Version) -> str:
    """Say the relation, its score from 0 to 1, and the reasons."""
    unsaid = "nothing came near" if version.relation is Relation.NONE else "by your judgement"
    reasons = "; ".join(version.why) or unsaid
    return f"{version_words(version)} ({version.score:.2f}): {reasons}"


def difference_words(runs: Sequence[Difference]) -> str:
    """Write a comparison with the phrase: `[-only there-] {+only here+}`, the rest is the same."""
    from index.model import DifferenceKind

    parts: list[str] = []
    for run in runs:
        if run.kind is DifferenceKind.SAME:
            parts.append(run.passage)
            continue
        parts += [_wrapped(run.query, "[-", "-]"), _wrapped(run.passage, "{+", "+}")]
    return "".join(parts).strip()


def _wrapped(text: str, opening: str, closing: str) -> str:
    """Put signs around a text, its spaces outside of them."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return f"{text[:start]}{opening}{inner}{closing}{text[start + len(inner) :]}"


def speaker_words(speaker: str | None, *, sure: bool) -> str:
    """Name who says a quotation; say so where that was reckoned from a "he" or "she", or is not told."""
    if speaker is None:
        return "speaker not named"
    return speaker if sure else f"{speaker}, it seems"


def naming_words(form: str, times: int) -> str:
    """Give how someone is named, and how often."""
    return form if times == 1 else f"{form} ({times} times)"


def event_words(articles: int, of: int) -> str:
    """Say of the day told of most by how many articles it is."""
    return f"named in {articles} of {counted(of, 'article')}, more than any other day"
