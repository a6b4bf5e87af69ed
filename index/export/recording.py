"""Values of the model written as the records that leave (`index.export.records`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from index.export.records import (
    ArticleRecord,
    HitRecord,
    JudgementRecord,
    KeptRecord,
    KeptUsed,
    ListedRecord,
    MarkRecord,
    MemberRecord,
    PassageRecord,
    RemovedRecord,
    SearchedRecord,
    SourceRecord,
    StoryRecord,
    UsedRecord,
    VersionRecord,
    VersionsRecord,
)
from index.model import Article, Difference, Judgement, Mark, Passage, Source, Story, Version
from index.text import writable

__all__ = [
    "article_record",
    "hit_record",
    "judgement_record",
    "kept_record",
    "listed_record",
    "passage_record",
    "story_record",
    "version_record",
    "versions_record",
]

_SCORE_DIGITS = 4


def article_record(article: Article) -> ArticleRecord:
    """Write an article as `clean --json` does."""
    return ArticleRecord(
        path=writable(article.path),
        id=article.id,
        title=article.title,
        outlet=article.outlet,
        source=_source(article.source),
        authors=list(article.authors),
        published=article.published,
        published_from=article.published_from,
        language=article.language,
        body=[paragraph.text for paragraph in article.paragraphs],
        roles=[paragraph.role for paragraph in article.paragraphs],
        lines=[paragraph.line for paragraph in article.paragraphs],
        used=[UsedRecord(used.line, used.field) for used in article.used],
        removed=[RemovedRecord(cut.line, cut.text, cut.reason) for cut in article.removed],
        joined=list(article.joined),
        url=article.url,
    )


def passage_record(passage: Passage) -> PassageRecord:
    """Write a passage."""
    span = passage.span
    return PassageRecord(
        passage.paragraph, span.start, span.end, passage.text, passage.relation, _rounded(passage.score)
    )


def version_record(article: Article, version: Version, *, picked: bool = False) -> VersionRecord:
    """Write one article's version; `picked` where the phrase was taken from this article."""
    ground = version.searched
    return VersionRecord(
        article=article.id,
        path=writable(article.path),
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        picked=picked,
        relation=version.relation,
        score=_rounded(version.score),
        quote=version.quote,
        why=list(version.why),
        passages=[passage_record(passage) for passage in version.passages],
        difference=[_difference(run) for run in version.difference],
        searched=SearchedRecord(ground.sentences, ground.whole, ground.in_cut_lines),
        judged=version.judged,
        url=article.url,
    )


def versions_record(
    query: str, articles: Sequence[Article], versions: Sequence[Version], picked: str | None = None
) -> VersionsRecord:
    """Write the versions of a phrase, one an article; `picked` is the id of the article it was taken from."""
    pairs = zip(articles, versions, strict=True)
    return VersionsRecord(
        writable(query), [version_record(one, version, picked=one.id == picked) for one, version in pairs]
    )


def judgement_record(judgement: Judgement) -> JudgementRecord:
    """Write a judgement of the reader's as a labelled example."""
    return JudgementRecord(
        query=judgement.query,
        passage=judgement.text,
        same=judgement.same,
        ours=judgement.ours,
        score=_rounded(judgement.score),
        article=judgement.article,
        paragraph=judgement.paragraph,
        start=judgement.span.start,
        end=judgement.span.end,
        origin=judgement.origin,
        created=judgement.created,
    )


def hit_record(article: Article, passages: Iterable[Passage], *, score: float, story: str | None) -> HitRecord:
    """Write an article that a search found."""
    return HitRecord(
        article=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        story=story,
        score=_rounded(score),
        passages=[passage_record(passage) for passage in passages],
    )


def kept_record(article: Article, marks: Iterable[Mark] = (), read: str | None = None) -> KeptRecord:
    """Write an article with all that is held of it, as `export` does."""
    return KeptRecord(
        body=[paragraph.text for paragraph in article.paragraphs],
        id=article.id,
        outlet=article.outlet,
        title=article.title,
        published=article.published,
        authors=list(article.authors),
        source=_source(article.source),
        url=article.url,
        newsreader=1,
        path=writable(article.path),
        published_from=article.published_from,
        language=article.language,
        whole=article.whole,
        rights_holder=article.rights_holder,
        provider=article.provider,
        captured=article.captured,
        roles=[paragraph.role for paragraph in article.paragraphs],
        lines=[paragraph.line for paragraph in article.paragraphs],
        used=[KeptUsed(used.line, used.field, used.text) for used in article.used],
        removed=[RemovedRecord(cut.line, cut.text, cut.reason) for cut in article.removed],
        joined=list(article.joined),
        by_hand=list(article.by_hand),
        marks=[
            MarkRecord(one.paragraph, one.span.start, one.span.end, one.text, one.note, list(one.tags), one.created)
            for one in marks
        ],
        read=read,
    )


def listed_record(article: Article, story: str | None) -> ListedRecord:
    """Write an article as `list --json` does."""
    path = writable(article.path)
    return ListedRecord(article.id, path, article.outlet, article.title, article.published, story, article.url)


def story_record(story: Story, articles: Mapping[str, Article]) -> StoryRecord:
    """Write a story; `articles` holds its articles by id."""
    members = [articles[member] for member in story.articles]
    return StoryRecord(
        story=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        why=list(story.why),
        articles=[MemberRecord(one.id, one.outlet, one.title, one.published) for one in members],
    )


def _source(source: Source | None) -> SourceRecord | None:
    return SourceRecord(source.name, source.kind) if source else None


def _difference(run: Difference) -> tuple[str, str, str]:
    return run.kind.value, run.query, run.passage


def _rounded(score: float) -> float:
    return round(float(score), _SCORE_DIGITS)
