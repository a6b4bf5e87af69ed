"""Fields of articles as a table: written as CSV, mended in a spreadsheet, read back as edits."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING

from index.errors import InputError
from index.model import Article, Source, SourceKind
from tui.fields import authors_of, is_date

if TYPE_CHECKING:
    from index.library import Edit

COLUMNS = ("id", "path", "title", "outlet", "source", "source_kind", "authors", "published")
"""The columns of the table. An empty cell leaves a field as it is; a `-` alone says that it is not known."""
_FORMULA = re.compile(r"'*[=+\-@\t]")
_UNKNOWN = "-"


def write_table(articles: Iterable[Article]) -> Iterator[str]:
    """Write the table, a line at a time. What a spreadsheet would run as a formula gets a `'` before it."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    for row in (COLUMNS, *(_row(article) for article in articles)):
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _row(article: Article) -> tuple[str, ...]:
    source = article.source
    cells = (
        article.id,
        article.path,
        article.title or "",
        article.outlet or "",
        source.name if source else "",
        source.kind.value if source else "",
        "; ".join(article.authors),
        article.published or "",
    )
    return tuple("'" + cell if _FORMULA.match(cell) else cell for cell in cells)


class Table:
    """The rows of a table that was read: which article each is about, and what it sets."""

    def __init__(self, path: str, text: str) -> None:
        """Read a table with a line of column names above; InputError where it has none of ours."""
        self._path = path
        reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), restkey="", strict=False)
        names = {name.strip().lower(): name for name in reader.fieldnames or () if name}
        if not ({"id", "path"} & names.keys()) or not (set(COLUMNS[2:]) & names.keys()):
            raise InputError(path, "is no table of fields", f"its first line names the columns: {','.join(COLUMNS)}")
        self._rows = [
            (reader.line_num, {key: _cell(row.get(name)) for key, name in names.items() if key in COLUMNS})
            for row in reader
        ]

    def edits(self, articles: Iterable[Article]) -> Iterator[tuple[str, Edit] | InputError]:
        """Give what each row sets of one of these articles: a row names its own by id, else by path or file name."""
        by_id: dict[str, Article] = {}
        by_path: dict[str, list[Article]] = {}
        for article in articles:
            by_id[article.id] = article
            by_path.setdefault(article.path, []).append(article)
            if (name := PurePath(article.path).name) != article.path:
                by_path.setdefault(name, []).append(article)
        for line, row in self._rows:
            key = row.get("id") or ""
            found = [by_id[key]] if key in by_id else [] if key else by_path.get(row.get("path") or "", [])
            where = f"{self._path}: line {line}"
            if len(found) != 1:
                what = "several articles have" if found else "no article has"
                yield InputError(where, f"{what} this id or path", "newsreader export --meta writes ids")
                continue
            try:
                if edit := _edit(row, found[0]):
                    yield found[0].id, edit
            except ValueError as error:
                yield InputError(where, str(error), "mend that line; the others are kept")


def _cell(text: object) -> str:
    found = text.strip() if isinstance(text, str) else ""
    return found[1:] if found.startswith("'") and _FORMULA.match(found) else found


def _edit(row: Mapping[str, str], article: Article) -> Edit | None:
    """Give what a row sets otherwise than it is; None for nothing."""
    from index.library import Edit

    values: dict[str, object] = {}
    for name in ("title", "outlet"):
        if cell := row.get(name):
            values[name] = None if cell == _UNKNOWN else cell
    if cell := row.get("authors"):
        values["authors"] = () if cell == _UNKNOWN else authors_of(cell)
    if (cell := row.get("published")) and cell != article.published:
        if cell != _UNKNOWN and not is_date(cell):
            raise ValueError(f"has a date that is not like 2031-03-04: {cell}")
        values["published"] = None if cell == _UNKNOWN else cell
    if cell := row.get("source"):
        kind = row.get("source_kind") or (article.source.kind if article.source else SourceKind.REPRINT)
        if kind not in set(SourceKind):
            raise ValueError(f"has a source_kind that is none of {', '.join(SourceKind)}")
        values["source"] = None if cell == _UNKNOWN else Source(cell, SourceKind(kind))
    changed = {name: value for name, value in values.items() if value != getattr(article, name)}
    return Edit(**changed) if changed else None  # type: ignore[arg-type]  # each has its field's type
