"""When each article was published and taken in, and which days it speaks of, in one order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from index.model import Span
from index.stories.dates import mentions
from index.stories.profiles import trusted_day
from index.text import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from index.model import Article

__all__ = ["Moment", "MomentKind", "event_day", "tellers", "timeline"]


class MomentKind(StrEnum):
    """What happened at a moment of the timeline."""

    MENTIONED = "mentioned"
    """The text speaks of it."""
    PUBLISHED = "published"
    CAPTURED = "captured"
    """The page was taken in."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline.

    `day` is as exact as its source: YYYY-MM-DD, YYYY-MM or YYYY; `time` is what the page
    gives behind the day, with its offset if it has one. `trusted` is False for a date that
    may be a clock's. What is mentioned has its place: `paragraph`, `span` of the date,
    and the `sentence` it stands in; `reckoned` where it was worked out from the day of publication.
    """

    day: str
    kind: MomentKind
    article: str
    time: str | None = None
    trusted: bool = True
    reckoned: bool = False
    paragraph: int | None = None
    span: Span | None = None
    sentence: Span | None = None


_ORDER = list(MomentKind)


def timeline(articles: Sequence[Article]) -> tuple[Moment, ...]:
    """Put in order what is known of when: publication, capture, and the days the texts speak of.

    A less exact date comes before the days it holds. Within a day, as the pages give it, times go by
    their offsets; one without is taken as it stands. Dates that are not to be trusted
    are in it, marked; nothing is reckoned from them.
    """
    place = {article.id: number for number, article in enumerate(articles)}
    moments = [moment for article in articles for moment in _moments(article)]
    # The sort is stable: within an article moments stay in the order of its text.
    moments.sort(key=lambda moment: (moment.day, _ORDER.index(moment.kind), _instant(moment), place[moment.article]))
    return tuple(moments)


def _instant(moment: Moment) -> str:
    """Give what a moment's time is sorted by: in universal time where its offset is told; nothing comes first."""
    if not moment.time:
        return ""
    try:
        told = datetime.fromisoformat(f"{moment.day}T{moment.time}")
    except ValueError:
        return f"{moment.day}T{moment.time}"
    return (told.astimezone(UTC) if told.tzinfo else told).replace(tzinfo=None).isoformat()


def _moments(article: Article) -> Iterator[Moment]:
    published = trusted_day(article)
    if article.published:
        trusted = published is not None
        time = article.published[11:] or None
        yield Moment(article.published[:10], MomentKind.PUBLISHED, article.id, time, trusted)
    if article.captured:
        yield Moment(article.captured[:10], MomentKind.CAPTURED, article.id, article.captured[11:] or None)
    for number, paragraph in enumerate(article.paragraphs):
        found = mentions(paragraph.text, published)
        if not found:
            continue
        spans = sentences(paragraph.text)
        for mention in found:
            sentence = next((span for span in spans if span.start <= mention.span.start < span.end), mention.span)
            yield Moment(
                mention.day,
                MomentKind.MENTIONED,
                article.id,
                reckoned=mention.reckoned,
                paragraph=number,
                span=mention.span,
                sentence=sentence,
            )


def event_day(moments: Sequence[Moment]) -> str | None:
    """Give the day that most articles speak of (YYYY-MM-DD), or None where no two agree on one.

    Among equals it is the day spoken of more often, then the later one.
    """
    spoken = [
        moment for moment in moments if moment.kind is MomentKind.MENTIONED and len(moment.day) == len("YYYY-MM-DD")
    ]
    articles = Counter(day for day, _ in {(moment.day, moment.article) for moment in spoken})
    times = Counter(moment.day for moment in spoken)
    if not articles:
        return None
    best = max(articles, key=lambda day: (articles[day], times[day], day))
    return best if articles[best] > 1 else None


def tellers(moments: Sequence[Moment], day: str) -> int:
    """Count the articles that speak of a day."""
    return len({one.article for one in moments if one.kind is MomentKind.MENTIONED and one.day == day})
