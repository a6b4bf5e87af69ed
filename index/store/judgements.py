# ruff: noqa: S608 - statements are put together from our own names; values are always bound
"""Judgements in the database: what the reader said is the same as a phrase, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.model import Judgement, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from index.store.database import Database

__all__ = ["JudgementStore"]

_COLUMNS = 'query, article, paragraph, start, "end", text, same, ours, score, origin, created'


class JudgementStore:
    """The judgements of one database. On one passage and one phrase there is one at most."""

    def __init__(self, database: Database) -> None:
        """Work on this database."""
        self._database = database

    def keep(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""
        with self._database.writing() as connection:
            connection.execute(*_deletion(judgement))
            connection.execute(
                f"INSERT INTO judgement ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    judgement.query,
                    judgement.article,
                    judgement.paragraph,
                    judgement.span.start,
                    judgement.span.end,
                    judgement.text,
                    judgement.same,
                    judgement.ours.value,
                    judgement.score,
                    judgement.origin,
                    judgement.created,
                ),
            )

    def drop(self, judgement: Judgement) -> None:
        """Take a judgement back."""
        with self._database.writing() as connection:
            connection.execute(*_deletion(judgement))

    def move(self, article: str, places: Mapping[int, int]) -> None:
        """Let the judgements on an article's paragraphs stand in others: the same ones, at other places."""
        statement = "SELECT number, paragraph FROM judgement WHERE article = ? AND paragraph IS NOT NULL"
        with self._database.writing() as connection:
            rows = connection.execute(statement, (article,)).fetchall()
            connection.executemany(
                "UPDATE judgement SET paragraph = ? WHERE number = ?",
                [(places.get(paragraph, paragraph), number) for number, paragraph in rows],
            )

    def all(self) -> tuple[Judgement, ...]:
        """Give all judgements, in the order they were made."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM judgement ORDER BY number").fetchall()
        return tuple(
            Judgement(
                query=query,
                article=article,
                paragraph=paragraph,
                span=Span(start, end),
                text=text,
                same=bool(same),
                ours=Relation(ours),
                score=score,
                origin=origin,
                created=created,
            )
            for query, article, paragraph, start, end, text, same, ours, score, origin, created in rows
        )


def _deletion(judgement: Judgement) -> tuple[str, tuple[object, ...]]:
    """Write the statement that removes a judgement on the same phrase and passage."""
    return (
        'DELETE FROM judgement WHERE query = ? AND article = ? AND paragraph IS ? AND start < ? AND "end" > ?',
        (judgement.query, judgement.article, judgement.paragraph, judgement.span.end, judgement.span.start),
    )
