"""What the views draw, as values: the shape of a grid, days and times, facts in rows, long text in rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article, Passage, Relation, Span
from index.stories.facts import facts
from index.stories.grid import Cell, Row
from index.stories.timeline import timeline
from tests.reader_support import article
from tui.drawing.cells import Row as Drawn
from tui.drawing.facts import fact_lines, fact_row
from tui.drawing.flow import fit, flow
from tui.drawing.grid import LEAST_TEXT, grid_row, heads, shape
from tui.drawing.moments import day_heading, moment_row
from tui.drawing.told import KINDS, clock, when

ARTICLES = (
    article(1, "Hollin Gazette", "The quarry said 14 of 40 cranes were standing still.", "A choir sang of 7 winds."),
    article(2, "Tarn News", "The quarry said 16 of 40 cranes were standing still on 3 March."),
)


def text(row: Drawn) -> str:
    return "".join(cell for cell, _ in (*row.left, *row.right))


# --- grid ---------------------------------------------------------------------


@given(st.integers(40, 300), st.integers(1, 60), st.data())
def test_a_grid_fits_its_width_and_shows_the_chosen_column(width: int, columns: int, data: st.DataObject) -> None:
    chosen = data.draw(st.integers(0, columns - 1))
    form = shape(width, columns, chosen)
    assert chosen in form.shown
    assert form.text >= LEAST_TEXT
    assert form.text + form.column * len(form.shown) <= width


@pytest.mark.parametrize(("width", "columns", "column"), [(200, 5, 15), (80, 5, 9), (80, 8, 3), (40, 5, 3)])
def test_columns_have_words_where_there_is_room(width: int, columns: int, column: int) -> None:
    assert shape(width, columns, 0).column == column


@pytest.mark.parametrize(
    ("width", "words"), [(200, "▪ shown / ━ same words / -"), (70, "▪ shown / ━ same / -"), (40, "▪ / ━ / -")]
)
def test_a_cell_is_a_sign_and_a_word(width: int, words: str) -> None:
    passage = Passage(0, Span(0, 3), "The", Relation.VERBATIM, 1.0)
    cells = (
        Cell("a", Relation.VERBATIM, 1.0, picked=True),
        Cell("b", Relation.VERBATIM, 1.0, passage),
        Cell("c", Relation.NONE, 0.0),
    )
    form = shape(width, 3, 0) if width > 40 else shape(width, 9, 0)
    drawn = grid_row(Row("a", 0, Span(0, 3), "The", cells * 3), form)
    shown = [cell.strip() for cell, _ in drawn.right if cell.strip()][:3]
    assert " / ".join(shown) == words


def test_columns_without_words_have_numbers_and_a_legend() -> None:
    many = [article(n, f"Outlet {n}", "Text.") for n in range(1, 10)]
    head = text(heads(many, shape(80, 9, 0), 0))
    assert "━ same" in head
    assert head.rstrip().endswith("9")


# --- days and times -----------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "words"),
    [("2031-03-04", "4 Mar 2031"), ("2031-03", "March 2031"), ("2031", "2031"), ("2031-13", "2031-13")],
)
def test_a_day_is_as_exact_as_its_source(day: str, words: str) -> None:
    assert when(day) == words
    assert text(day_heading(day)).strip() == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ("09:30:00Z", "09:30 UTC"),
        ("09:30", "09:30"),
        ("18:40:00+01:00", "18:40 +01:00"),
        ("00:00:00+00:00", "00:00 UTC"),
    ],
)
def test_a_time_is_written_to_the_minute_with_its_offset(time: str, words: str) -> None:
    assert clock(time) == words


def test_an_entry_names_its_outlet_and_lights_the_day() -> None:
    [spoken] = [one for one in timeline(ARTICLES) if one.span is not None]
    row = moment_row(spoken, ARTICLES[1], 80)
    assert "Tarn News" in text(row)
    assert ("3 March", "rows--verbatim") in row.left


# --- facts --------------------------------------------------------------------


def by_id(number: str) -> Article:
    return next(one for one in ARTICLES if one.id == number)


def test_what_differs_comes_first_and_each_place_has_its_row() -> None:
    lines = fact_lines(facts(ARTICLES), "numbers", differing=False)
    rows = [text(fact_row(line, by_id(line.evidence.article) if line.evidence else None, 100)) for line in lines]
    assert rows[0].startswith(" Numbers")
    assert "differing" in rows[1]
    assert "14 | 16" in rows[1]
    assert "Hollin Gazette" in rows[2]
    assert "Tarn News" in rows[3]
    assert any(row.strip().startswith("in one only") and "7" in row for row in rows)


def test_another_wording_is_shown_from_where_it_differs() -> None:
    """A row too short for a long quotation still has what is not alike in it."""
    pages = (
        article(
            1, "Hollin Gazette", "“We will not go down these old and narrow stairs for promises,” Edda Farrow said."
        ),
        article(2, "Tarn News", "“We will not go down these old and broken stairs for promises,” Edda Farrow said."),
    )
    values = [line.value for line in fact_lines(facts(pages), "quotes", differing=True) if line.evidence]
    assert sorted(value[:22] for value in values) in (["", "“… old and broken stai"], ["", "“… old and narrow stai"])


def test_only_what_differs_can_be_shown() -> None:
    lines = fact_lines(facts(ARTICLES), None, differing=True)
    assert {str(line.agreement) for line in lines if line.number >= 0} == {"differing"}


@pytest.mark.parametrize("kind", KINDS)
def test_articles_without_facts_have_no_rows(kind: str) -> None:
    assert fact_lines(facts([article(1, "One", "Nothing.", title="Nothing")]), kind, differing=False) == []


# --- long text ----------------------------------------------------------------


@given(st.lists(st.text(st.characters(codec="ascii", exclude_categories=["C"])), min_size=1), st.integers(12, 90))
def test_text_flows_into_rows_without_loss(parts: list[str], width: int) -> None:
    rows = flow([(part, "") for part in parts], width)
    assert "".join(text(row) for row in rows).replace(" ", "") == "".join(parts).replace(" ", "")


@given(st.integers(0, 9), st.integers(1, 9))
def test_what_does_not_fit_says_so(count: int, height: int) -> None:
    rows = fit([Drawn(((str(number), ""),)) for number in range(count)], height)
    assert len(rows) == min(count, height)
    assert "…" in text(rows[-1]) if count > height else all("…" not in text(row) for row in rows)
