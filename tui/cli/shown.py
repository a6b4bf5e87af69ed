"""Articles and passages as people read them in a terminal without the reader."""

from __future__ import annotations

from pathlib import PurePath

from index.export.wording import byline_words, date_words, outlet_words, source_words
from index.model import Article, Role
from tui.cli.output import Sheet
from tui.drawing.told import titled

_FIELDS = {"published": "date"}
_MARKED = {Role.HEADING: "## ", Role.ITEM: "- ", Role.QUOTE: "> "}


def article_head(sheet: Sheet, article: Article, *, path: bool = False) -> None:
    """Write an article's title, and below it outlet, whose text it is, byline and date."""
    sheet.heading(titled(article.title))
    parts = [outlet_words(article), source_words(article), byline_words(article), date_words(article)]
    sheet.remark(" · ".join(part for part in parts if part))
    if article.by_hand:
        sheet.remark(f"set by you: {', '.join(_FIELDS.get(name, name) for name in article.by_hand)}")
    if path:
        sheet.remark(f"{article.id}  {article.path}")
        if article.url and article.url != article.path:
            sheet.remark(article.url)


def article_text(sheet: Sheet, article: Article) -> None:
    """Write an article's paragraphs, an empty line before each."""
    for paragraph in article.paragraphs:
        sheet.line()
        sheet.paragraph(_MARKED.get(paragraph.role, "") + paragraph.text)


def article_row(article: Article) -> tuple[str, str, str, str]:
    """Give an article as a row of a list: id, date, outlet, title."""
    return article.id, article.day or "no date", outlet_words(article), titled(article.title)


def place(article: Article) -> str:
    """Say in short which article: outlet, and the file it stands in unless that is said already or is an address."""
    outlet = outlet_words(article)
    if article.outlet and article.path.startswith(("http://", "https://")):
        return outlet
    name = PurePath(article.path).name
    return outlet if name in outlet or not name else f"{outlet} · {name}"
