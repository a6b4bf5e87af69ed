"""The records of grid, timeline, facts and concordance, made from what the stories give."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from index.export.recording import passage_record
from index.export.records import (
    ConcordanceRecord,
    FactsRecord,
    FigureRecord,
    GridCellRecord,
    GridRecord,
    GridRowRecord,
    LineageRecord,
    MemberRecord,
    MomentRecord,
    NamingRecord,
    NumberRecord,
    PersonRecord,
    PlaceRecord,
    QuoteRecord,
    TimelineRecord,
    WordingRecord,
)

if TYPE_CHECKING:
    from index.model import Article, Story
    from index.stories.concordance import Line
    from index.stories.evidence import Evidence
    from index.stories.facts import Facts
    from index.stories.grid import Row
    from index.stories.lineage import Lineage
    from index.stories.timeline import Moment

_DIGITS = 4


def _members(articles: Sequence[Article]) -> list[MemberRecord]:
    return [MemberRecord(one.id, one.outlet, one.title, one.published) for one in articles]


def grid_record(story: Story, articles: Sequence[Article], rows: Sequence[Row]) -> GridRecord:
    """Write the grid of a story: a cell for each article in each row, in the order of the articles."""
    return GridRecord(
        story=story.id,
        title=story.title,
        articles=_members(articles),
        rows=[
            GridRowRecord(
                article=row.article,
                paragraph=row.paragraph,
                start=row.span.start,
                end=row.span.end,
                text=row.text,
                outlets=row.outlets,
                cells=[
                    GridCellRecord(
                        article=cell.article,
                        relation=cell.relation,
                        score=round(cell.score, _DIGITS),
                        picked=cell.picked,
                        passage=passage_record(cell.passage) if cell.passage else None,
                        why=list(cell.why),
                    )
                    for cell in row.cells
                ],
            )
            for row in rows
        ],
    )


def timeline_record(
    story: Story, articles: Sequence[Article], moments: Sequence[Moment], event: str | None, lineages: Sequence[Lineage]
) -> TimelineRecord:
    """Write the timeline of a story, and what its articles share."""
    texts = {article.id: article for article in articles}
    return TimelineRecord(
        story=story.id,
        title=story.title,
        event=event,
        articles=_members(articles),
        moments=[_moment(moment, texts[moment.article]) for moment in moments],
        lineage=[
            LineageRecord(
                first=one.first,
                second=one.second,
                kind=one.kind.value,
                share=round(one.share, _DIGITS),
                share_outside=round(one.share_outside, _DIGITS),
                words=one.words,
                words_outside=one.words_outside,
                earlier=one.earlier,
                order=one.order.value,
                sentences=list(one.sentences),
            )
            for one in lineages
        ],
    )


def _moment(moment: Moment, article: Article) -> MomentRecord:
    sentence = None
    if moment.sentence is not None:
        sentence = article.text_of(moment.paragraph)[moment.sentence.start : moment.sentence.end]
    return MomentRecord(
        day=moment.day,
        kind=moment.kind.value,
        article=moment.article,
        time=moment.time,
        trusted=moment.trusted,
        reckoned=moment.reckoned,
        paragraph=moment.paragraph,
        start=moment.span.start if moment.span else None,
        end=moment.span.end if moment.span else None,
        sentence=sentence,
    )


def facts_record(story: Story, articles: Sequence[Article], facts: Facts) -> FactsRecord:
    """Write the facts of a story, each with the places it rests on."""
    texts = {article.id: article for article in articles}
    return FactsRecord(
        story=story.id,
        title=story.title,
        articles=_members(articles),
        numbers=[
            FigureRecord(
                about=figure.about,
                agreement=figure.agreement.value,
                numbers=[NumberRecord(one.value, one.text, _places(one.evidence, texts)) for one in figure.numbers],
            )
            for figure in facts.figures
        ],
        quotes=[
            QuoteRecord(
                speaker=quote.speaker,
                agreement=quote.agreement.value,
                wordings=[
                    WordingRecord(one.text, one.speaker, _places(one.evidence, texts), one.sure)
                    for one in quote.wordings
                ],
            )
            for quote in facts.quotes
        ],
        names=[
            PersonRecord(
                name=person.name,
                agreement=person.agreement.value,
                forms=[NamingRecord(one.article, one.form, _places(one.evidence, texts)) for one in person.namings],
            )
            for person in facts.people
        ],
    )


def _places(evidence: Sequence[Evidence], texts: Mapping[str, Article]) -> list[PlaceRecord]:
    return [
        PlaceRecord(
            article=where.article,
            paragraph=where.paragraph,
            start=where.span.start,
            end=where.span.end,
            sentence=texts[where.article].text_of(where.paragraph)[where.sentence.start : where.sentence.end],
        )
        for where in evidence
    ]


def concordance_record(line: Line, article: Article) -> ConcordanceRecord:
    """Write one place where the words stand."""
    return ConcordanceRecord(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        paragraph=line.paragraph,
        start=line.span.start,
        end=line.span.end,
        left=line.left,
        text=line.text,
        right=line.right,
        exact=line.exact,
    )
