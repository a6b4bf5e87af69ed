"""A card of Versions as rows: nothing that tells outlets apart is cut where another row has room for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from index.model import Passage, Relation, Span
from index.versions import find, prepare
from tests.reader_support import ARTICLES
from tui.drawing.cards import card_rows
from tui.drawing.cells import Row


def text(row: Row) -> str:
    return "".join(cell for cell, _ in (*row.left, *row.right))


@pytest.mark.parametrize("width", [36, 40, 60, 80, 120])
@pytest.mark.parametrize("number", range(3))
def test_who_and_what_relation_are_never_cut(width: int, number: int) -> None:
    article = ARTICLES[number]
    version = find("tired of waiting", prepare(article))
    rows = card_rows(article, version, width, difference=False, reasons=True, picked=False)
    heading = rows[0] if rows[0].right else rows[1]
    names = "".join(cell for cell, style in rows[0].left if style == "rows--strong")
    assert names in (article.outlet, "outlet not named (page-3.txt)")
    assert cell_len(text(rows[0])) <= width
    relation = "nothing matching" if version.relation is Relation.NONE else "same words"
    assert relation in text(heading)
    assert cell_len(text(heading).partition(relation)[0] + relation) <= width


def test_the_nearest_passage_is_said_in_its_whole_sentence() -> None:
    article = ARTICLES[2]
    version = find("tired of waiting", prepare(article))
    one_word = Passage(0, Span(2, 7), "mayor", Relation.NONE, 0.1)
    rows = card_rows(article, replace(version, nearest=one_word), 100, difference=False, reasons=True, picked=False)
    assert "nearest: A mayor opened a bridge on Sunday and cut a ribbon." in text(rows[-1])
