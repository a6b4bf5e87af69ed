"""Several articles in one text: split where their headers are unmistakable, told where they only look so."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.encoding import decode
from index.intake import doubt, read_inputs
from index.intake.several import documents, looks_like_many
from index.model import Article, Given, Media, Page
from index.wrapping import unwrapped
from tests import test_cli

run = test_cli.run

SUBJECTS = ("dam", "bridge", "harbour", "quarry")
NAMES = ("Ida Moll", "Per Holm", "Pia Lund", "Edda Farrow")


def prose(subject: str) -> str:
    return (
        f"The old {subject} above the village held on Tuesday after a night of heavy rain, the water board said.\n\n"
        f'"We were lucky this time," said the woman who leads the board of the {subject}. '
        "Engineers had feared the worst.\n\n"
        "Nobody was hurt, and the road along the valley was open again by noon, the board said in a statement."
    )


def wrapped(subject: str) -> str:
    return "\n\n".join(textwrap.fill(part, 60) for part in prose(subject).split("\n\n"))


def counted(number: int, subject: str, name: str) -> str:
    return (
        f"                    {number} of 4 DOCUMENTS\n\n\n                  The Hill Gazette\n\n"
        f"             March {number}, 2031 Tuesday\n\nReport on the {subject}\n\nBYLINE: {name}\n\n"
        f"SECTION: NEWS; Pg. {number}\n\nLENGTH: {number}12 words\n\n{wrapped(subject)}\n\n"
        f"LOAD-DATE: March {number + 1}, 2031\n\nLANGUAGE: ENGLISH\n\n      Copyright 2031 Hill Gazette Ltd\n"
    )


def marked(number: int, subject: str, name: str) -> str:
    return (
        f"Report on the {subject} above the village\n\n{name}\n{number}12 words\n{number} March 2031\n"
        "The Hill Gazette\nHILLG\nEnglish\n(c) 2031 Hill Gazette Ltd\n\n"
        f"{prose(subject)}\n\nDocument HILLG0002031030{number}e734\n\n"
    )


def divided(number: int, subject: str, name: str) -> str:
    return (
        f"Title: Report on the {subject}\nAuthor: {name}\nPublication: The Hill Gazette\n"
        f"Publication date: {number} March 2031\nFull text: {prose(subject)}\n"
        "____________________________________________________________\n"
    )


def ended(number: int, subject: str, name: str) -> str:
    return (
        f"Report on the {subject}\nThe Hill Gazette\nMarch {number}, 2031\nCopyright 2031 Hill Gazette Ltd\n"
        f"Length: {number}12 words\nByline: {name}\nBody\n\n{prose(subject)}\n\n"
        f"Load-Date: March {number}, 2031\n\nEnd of Document\n\n"
    )


def foreign(number: int, subject: str, name: str) -> str:
    return (
        f"Bericht über {subject}\nVon {name}\n{number}12 Wörter\n{number}. März 2031\nTalbote\n\n"
        "Der alte Damm über dem Dorf hielt am Dienstag nach einer Nacht mit viel Regen, sagte die Behörde.\n"
        "Niemand wurde verletzt, und die Straße durch das Tal war am Mittag wieder frei, hieß es weiter.\n"
        f"Dokument TALB0002031030{number}e7\n"
    )


SHAPES = (counted, marked, divided, ended, foreign)


def nonblank(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [2, 3, 4])
def test_documents_of_one_shape_are_split_at_their_headers(shape: Any, count: int) -> None:
    """Each part is just one document, header and end with it."""
    parts = [shape(number, SUBJECTS[number - 1], NAMES[number - 1]) for number in range(1, count + 1)]
    found = documents("".join(parts))
    assert [nonblank(part) for part in found] == [nonblank(part) for part in parts]


@pytest.mark.parametrize("shape", SHAPES)
def test_one_document_is_not_split(shape: Any) -> None:
    text = shape(1, "dam", "Ida Moll")
    assert documents(text) == [text]


def test_what_stands_before_and_behind_stays_with_the_first_and_the_last() -> None:
    parts = [counted(number, subject, "Ida Moll") for number, subject in enumerate(SUBJECTS, 1)]
    found = documents("Search for: dams\n4 results\n\n" + "".join(parts) + "\n- - - - - -\nPrinted for nobody\n")
    assert len(found) == 4
    assert found[0].startswith("Search for: dams")
    assert found[-1].rstrip().endswith("Printed for nobody")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        prose("dam"),
        "\n-----\n".join(prose(subject) for subject in SUBJECTS),
        # pictures of a gallery, pages of a print, a table of figures, courses of a meal
        "\n\n".join(f"{number} of 3\n\n{prose(subject)}" for number, subject in enumerate(SUBJECTS[:3], 1)),
        "\n\n".join(f"Page {number} of 3\n\nMarch {number}, 2031\n\n{prose('dam')}" for number in range(1, 4)),
        "=====\n".join(f"Serves: {number}\nTime: 20 minutes\nDrink: water\n\n{prose('soup')}\n" for number in range(4)),
        "\n".join(f"{number} of 3 DOCUMENTS" for number in range(1, 4)),
        "\n".join(f"{number}12 words" for number in range(1, 40)),
    ],
)
def test_an_ordinary_page_is_not_split(text: str) -> None:
    assert documents(text) == [text]


_pieces = st.lists(
    st.one_of(
        st.builds(lambda shape, number: shape(number, "dam", "Ida Moll"), st.sampled_from(SHAPES), st.integers(1, 4)),
        st.sampled_from(
            ["-----\n", "\n\n", "2 of 4 DOCUMENTS\n", "End of Document\n", prose("dam") + "\n", "12 words\r\n"]
        ),
        st.text(max_size=30),
    ),
    max_size=8,
)


@given(_pieces)
def test_nothing_is_lost(pieces: list[str]) -> None:
    """The parts together hold every line of the text, in order, whatever stands in it."""
    text = "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")
    assert "\n".join(documents(text)) == text


def test_each_document_is_a_page_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "export.txt"
    file.write_bytes("".join(foreign(n, s, "Jürgen Moll") for n, s in enumerate(SUBJECTS[:2], 1)).encode("latin-1"))
    pages = [page for page in read_inputs([str(file)]) if isinstance(page, Page)]
    assert [page.path for page in pages] == [f"{file}#1", f"{file}#2"]
    assert all("Jürgen" in decode(page.content) for page in pages)


def articles_of(tmp_path: Path, text: str, **fields: Any) -> list[Article]:
    file = tmp_path / "export.txt"
    file.write_text(text)
    return [clean(page) for page in read_inputs([str(file)], given=Given(**fields)) if isinstance(page, Page)]


@pytest.mark.parametrize("shape", SHAPES)
def test_each_document_has_its_headline_author_and_whole_text(shape: Any, tmp_path: Path) -> None:
    """Wherever they stand in the header; and lines that a printer broke are paragraphs again."""
    found = articles_of(tmp_path, "".join(shape(n, s, NAMES[n - 1]) for n, s in enumerate(SUBJECTS, 1)))
    assert len(found) == 4
    for number, (article, subject, name) in enumerate(zip(found, SUBJECTS, NAMES, strict=True), 1):
        assert article.title is not None
        assert subject in article.title
        assert len(article.title.split()) <= 7
        assert (article.authors, article.day) == ((name,), f"2031-03-0{number}")
        if shape is not foreign:
            text = "\n\n".join(paragraph.text for paragraph in article.paragraphs)
            assert text.removeprefix("Full text: ") == prose(subject)


def test_a_name_in_capitals_is_written_as_a_name(tmp_path: Path) -> None:
    text = "".join(counted(n, s, "By IDA MOLL, Staff Writer and Per Holm") for n, s in enumerate(SUBJECTS, 1))
    assert {article.authors for article in articles_of(tmp_path, text)} == {("Ida Moll", "Per Holm")}


def test_what_the_reader_gives_stands_above_labels(tmp_path: Path) -> None:
    text = "".join(divided(number, subject, "Ida Moll") for number, subject in enumerate(SUBJECTS, 1))
    assert {article.outlet for article in articles_of(tmp_path, text)} == {"The Hill Gazette"}
    assert {article.outlet for article in articles_of(tmp_path, text, outlet="Dale Post")} == {"Dale Post"}


@pytest.mark.parametrize("text", ["", "A title\n\nOne line.", prose("dam"), prose("dam").replace("\n\n", "\n")])
def test_a_text_without_broken_lines_stays_as_it_is(text: str) -> None:
    assert unwrapped(text) == text


@given(_pieces)
def test_joining_broken_lines_loses_no_word(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    assert unwrapped(text).split() == text.split()


def test_a_paragraph_that_a_printer_broke_is_one_again() -> None:
    assert unwrapped(wrapped("dam")) == prose("dam")


# --- only looks like many -----------------------------------------------------------


def blocks(count: int) -> str:
    return "\n".join(
        f"Report on the {subject} in the valley\nBy {name}\nMarch {number}, 2031\n\n{prose(subject)}\n\n"
        f"{prose(subject)}\n"
        for number, (subject, name) in enumerate(list(zip(SUBJECTS, NAMES, strict=True))[:count], 1)
    )


def test_what_only_looks_like_many_is_kept_whole_and_said(run: Any, tmp_path: Path) -> None:
    text = blocks(3)
    assert documents(text) == [text]
    assert looks_like_many(text)
    (tmp_path / "many.txt").write_text(text)
    ran = run("add", "many.txt")
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert "many.txt: looks like several articles" in ran.err
    assert "1 article came in" in ran.out
    assert "looks like several articles" in run("clean", "many.txt").err


@pytest.mark.parametrize(
    "text",
    [
        blocks(1),
        blocks(1) + "Read next\nA bridge that nobody wanted\nBy Per Holm\nMarch 3, 2031\nA teaser of one line.\n",
        blocks(1) + "\n".join(f"A teaser number {n}\nBy Per Holm\nMarch 3, 2031\nOne line of it." for n in range(9)),
        "",
    ],
)
def test_teasers_below_an_article_are_no_articles(text: str) -> None:
    assert not looks_like_many(text)
    assert doubt(Page("a.txt", text.encode(), Media.TEXT)) is None


def test_only_texts_are_looked_at() -> None:
    assert doubt(Page("a.html", blocks(3).encode(), Media.HTML)) is None


@pytest.mark.bench
def test_no_page_that_is_one_article_is_split(bench: Path) -> None:
    """Neither a page of the evaluation data in any rendering nor one of the real pages."""
    files = [*sorted((bench / "bench" / "clean").glob("*.txt")), *sorted((bench / "seeds").glob("*.txt"))]
    assert len(files) > 100
    split = [file.name for file in files if len(documents(decode(file.read_bytes()))) > 1]
    assert split == []
    told = [file.name for file in files if looks_like_many(decode(file.read_bytes()))]
    assert told == []
