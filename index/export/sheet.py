"""Every version of a phrase as a file: text, Markdown, a web page, a table, or a record. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from index.errors import NewsreaderError
from index.export.quotation import Form, all_versions, attribution, quoted_parts
from index.export.wording import difference_words, outlet_words, version_words
from index.model import Article, Relation, Version
from index.text import neutralise

Found = Sequence[tuple[Article, Version]]
"""Each article searched, and its version."""

COLUMNS = ("outlet", "title", "published", "relation", "score", "passage", "difference", "why", "url", "path")
"""The columns of the table."""


class _Sheet(NamedTuple):
    query: str
    found: Found
    picked: Article | None


def form_trouble(suffix: str) -> str:
    """Say what is wrong with a file's suffix; "" where it stands for a form."""
    if suffix.lower() in _FORMS:
        return ""
    return f"a file of versions ends in one of {', '.join(sorted(_FORMS))}, and this one in {suffix or 'none of them'}"


def sheet(suffix: str, query: str, found: Found, *, picked: Article | None = None) -> str:
    """Write every article's version of a phrase, in the form that a file's suffix (".md") stands for.

    `picked` is the article the phrase is from. NewsreaderError for a suffix that stands for no form.
    """
    trouble = form_trouble(suffix)
    if trouble:
        raise NewsreaderError(trouble)
    return _FORMS[suffix.lower()](_Sheet(query, found, picked))


def _text(made: _Sheet) -> str:
    return all_versions(made.query, made.found, Form.PLAIN, picked=made.picked) + "\n"


def _markdown(made: _Sheet) -> str:
    return all_versions(made.query, made.found, Form.MARKDOWN, picked=made.picked) + "\n"


def _record(made: _Sheet) -> str:
    from index.export.recording import versions_record
    from index.export.records import encode

    articles, versions = [article for article, _ in made.found], [version for _, version in made.found]
    return encode(versions_record(made.query, articles, versions, made.picked.id if made.picked else None)) + "\n"


def _table(made: _Sheet) -> str:
    stream = io.StringIO()
    table = csv.writer(stream, lineterminator="\n")
    table.writerow(COLUMNS)
    for article, version in made.found:
        passage = version.passages[0].text if version.passages else ""
        values = (
            article.outlet or "",
            article.title or "",
            article.published or "",
            version.relation.value,
            f"{version.score:.2f}",
            passage,
            difference_words(version.difference),
            "; ".join(version.why),
            article.url or "",
            article.path,
        )
        table.writerow([_cell(neutralise(value)) for value in values])
    return stream.getvalue()


def _cell(text: str) -> str:
    """Keep a spreadsheet from reading a page's words as a formula."""
    return "'" + text if text[:1] in {"=", "+", "-", "@"} else text


_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1.05rem/1.55 Georgia, serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; color: #222; }}
h1 {{ font-size: 1.3rem; }} h2 {{ font-size: 1rem; margin: 2rem 0 .3rem; }}
blockquote {{ margin: .5rem 0; padding-left: 1rem; border-left: 3px solid #ccc; }}
mark {{ background: #fdeeb5; }} .said, .nothing {{ color: #555; font-size: .9rem; }}
</style>
</head>
<body>
<h1>Compared with: {query}{origin}</h1>
{body}
</body>
</html>
"""


def _page(made: _Sheet) -> str:
    parts = [_section(article, version) for article, version in made.found if version.relation.firm]
    maybe = [_section(article, version) for article, version in made.found if version.relation is Relation.MAYBE]
    nothing = [
        f"<li>{_html(outlet_words(article))}: {_html(version_words(version))}</li>"
        for article, version in made.found
        if version.relation is Relation.NONE
    ]
    if maybe:
        parts += ["<h1>Maybe the same</h1>", *maybe]
    if nothing:
        parts += ["<h1>Nothing found</h1>", '<ul class="nothing">', *nothing, "</ul>"]
    query = _html(made.query.strip())
    origin = f" ({_html(outlet_words(made.picked))})" if made.picked else ""
    return _PAGE.format(title=query, query=f"“{query}”", origin=origin, body="\n".join(parts))


def _section(article: Article, version: Version) -> str:
    head = f"<h2>{_html(outlet_words(article))}: {_html(version_words(version))}</h2>"
    if not version.passages:
        return head
    best = version.passages[0]
    before, passage, after = map(_html, quoted_parts(article, best.paragraph, best.span))
    said = _html(attribution(article))
    if article.url and article.url.startswith(("http://", "https://")):
        address = _html(article.url)
        said = said.replace(address, f'<a href="{address}">{address}</a>')
    return f'{head}\n<blockquote>{before}<mark>{passage}</mark>{after}</blockquote>\n<p class="said">— {said}</p>'


def _html(text: str) -> str:
    return escape(neutralise(text))


_FORMS: dict[str, Callable[[_Sheet], str]] = {
    ".txt": _text,
    ".md": _markdown,
    ".html": _page,
    ".csv": _table,
    ".json": _record,
}
