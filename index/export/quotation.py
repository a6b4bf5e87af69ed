"""What is copied: whole sentences with honest attribution, one outlet's or every version. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from index.export.wording import byline_words, date_words, outlet_words, source_words, version_words
from index.model import Article, Relation, Span
from index.text import neutralise, sentences

if TYPE_CHECKING:
    from index.model import Passage, Version

CUT = "[...]"
"""Stands where a quotation begins or ends inside a sentence."""


_QUOTE_MARKS = frozenset('"“”„«»「」『』')


class Form(StrEnum):
    """How a quotation is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    CITATION = "citation"
    """One line in the manner of a list of references, the words last."""


def whole_sentences(text: str, span: Span) -> Span:
    """Widen a span to the whole sentences it touches; a span in no sentence stays as it is."""
    touched = list(filter(span.touches, sentences(text)))
    if not touched:
        return span
    return Span(min(span.start, touched[0].start), max(span.end, touched[-1].end))


def quoted_parts(article: Article, paragraph: int | None, span: Span) -> tuple[str, str, str]:
    """Give what stands before a passage in its sentences, the passage, and what stands behind it."""
    text = article.text_of(paragraph)
    whole = whole_sentences(text, span)
    return text[whole.start : span.start], text[span.start : span.end], text[span.end : whole.end]


def cut_text(text: str, span: Span) -> str:
    """Give the text of a span, with [...] at an end that cuts a sentence."""
    whole = whole_sentences(text, span)
    before, after = text[whole.start : span.start].strip(), text[span.end : whole.end].strip()
    quoted = text[span.start : span.end].strip()
    return neutralise(f"{CUT + ' ' if before else ''}{quoted}{' ' + CUT if after else ''}")


def attribution(article: Article, form: Form = Form.PLAIN) -> str:
    """Say whose words they are: outlet, whose text, authors, title, date, address; what is unknown is said to be."""
    return neutralise(_ATTRIBUTIONS[form](article))


def quotation(
    article: Article, paragraph: int | None, span: Span, form: Form = Form.PLAIN, *, exact: bool = False
) -> str:
    """Quote a passage with attribution: the whole sentences it touches, or with `exact` just the span.

    `paragraph` is an index into the article's paragraphs, None its title.
    """
    text = article.text_of(paragraph)
    shown = cut_text(text, span if exact else whole_sentences(text, span))
    return _joined(shown, article, form)


def selection_quotation(article: Article, spans: Sequence[tuple[int | None, Span]], form: Form = Form.PLAIN) -> str:
    """Quote a selection that may go over several paragraphs, exactly as selected, under one attribution."""
    shown = "\n\n".join(cut_text(article.text_of(paragraph), span) for paragraph, span in spans)
    return _joined(shown, article, form)


def all_versions(
    query: str,
    found: Sequence[tuple[Article, Version]],
    form: Form = Form.PLAIN,
    *,
    picked: Article | None = None,
) -> str:
    """Quote every article's version of a phrase, with what it was compared with.

    Firm versions come first, then what may be one, with what differs, then the outlets
    where nothing was found, with the ground. `picked` is the article the phrase is from.
    """
    origin = f" ({outlet_words(picked)})" if picked else ""
    parts = [neutralise(f"Compared with: {_quoted(query.strip())}{origin}")]
    firm = [pair for pair in found if pair[1].relation.firm]
    maybe = [pair for pair in found if pair[1].relation is Relation.MAYBE]
    nothing = [pair for pair in found if pair[1].relation is Relation.NONE]
    parts += [_one_version(article, version, form) for article, version in firm]
    if maybe:
        parts.append(_heading("Maybe the same", form))
        parts += [_one_version(article, version, form) for article, version in maybe]
    if nothing:
        parts.append(_heading("Nothing found", form))
        mark = "- " if form is Form.MARKDOWN else ""
        parts.append(
            "\n".join(
                neutralise(f"{mark}{outlet_words(article)}: {version_words(version)}") for article, version in nothing
            )
        )
    return "\n\n".join(parts)


def _one_version(article: Article, version: Version, form: Form) -> str:
    """Write one outlet's best passage under what it is to the phrase."""
    if not version.passages:
        return neutralise(f"{outlet_words(article)}: {version_words(version)}")
    best: Passage = version.passages[0]
    quoted = quotation(article, best.paragraph, best.span, form)
    return neutralise(f"[{version_words(version)}]") + "\n" + quoted


def _joined(shown: str, article: Article, form: Form) -> str:
    said = attribution(article, form)
    if form is Form.MARKDOWN:
        words = _escaped(_closed(shown)).replace(_escaped(CUT), CUT).replace("\n", "\n> ")
        return f"> {words}\n>\n> — {said}"
    if form is Form.CITATION:
        return f"{said}: {_quoted(shown)}"
    return f"{_quoted(shown)}\n— {said}"


def _heading(words: str, form: Form) -> str:
    return f"**{words}**" if form is Form.MARKDOWN else f"{words}:"


_PAIRS = (("“", "”"), ("«", "»"), ("「", "」"), ("『", "』"))


def _quoted(text: str) -> str:
    """Put a text in quote marks; one that has its own stays as it is, for marks around marks read badly."""
    return _closed(text) if _QUOTE_MARKS & set(text) else f"“{text}”"


def _closed(text: str) -> str:
    """Give a quotation that goes on past the text, or began before it, the mark it misses."""
    if "„" not in text:
        for opening, closing in _PAIRS:
            missing = text.count(opening) - text.count(closing)
            if missing > 0 and text.rfind(opening) > text.rfind(closing):
                return text + closing
            if missing < 0 and (text.find(opening) < 0 or text.find(closing) < text.find(opening)):
                return opening + text
    return text + '"' if text.count('"') % 2 and text.lstrip().startswith('"') else text


def _plain(article: Article) -> str:
    byline = byline_words(article)
    title = f"“{article.title}”" if article.title else "no title"
    parts = [outlet_words(article), source_words(article), byline, title, date_words(article), article.url or ""]
    return ", ".join(part for part in parts if part)


def _markdown(article: Article) -> str:
    title = _escaped(article.title or "no title")
    linked = f"[{title}](<{article.url}>)" if article.url and not set("<>\n") & set(article.url) else title
    outlet = outlet_words(article)
    named = f"*{_escaped(outlet)}*" if article.outlet else _escaped(outlet)
    parts = [named, _escaped(source_words(article)), _escaped(byline_words(article)), linked, date_words(article)]
    return ", ".join(part for part in parts if part)


def _citation(article: Article) -> str:
    authors = ", ".join(article.authors)
    head = f"{authors}. " if authors else ""
    stop = "" if (article.title or "").endswith((".", "?", "!", "…")) else "."
    title = f"“{article.title}{stop}” " if article.title else ""
    address = f", {article.url}" if article.url else ""
    return f"{head}{title}{outlet_words(article)} ({source_words(article)}), {date_words(article)}{address}"


def _escaped(text: str) -> str:
    """Keep Markdown from reading signs of a page as its own."""
    return "".join("\\" + sign if sign in "\\`*_[]<>" else sign for sign in text)


_ATTRIBUTIONS: dict[Form, Callable[[Article], str]] = {
    Form.PLAIN: _plain,
    Form.MARKDOWN: _markdown,
    Form.CITATION: _citation,
}
