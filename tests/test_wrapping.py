"""Lines that a terminal or a printer broke are paragraphs again; lines that nothing broke stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from index.cleaning import clean
from index.model import Media, Page
from index.wrapping import unwrapped

PARAGRAPHS = [
    (
        "The harbour master closed the outer basin at noon, after a barge had struck the sluice gate for the second "
        "time in a month and left it hanging by one hinge."
    ),
    (
        "“We cannot open it and we cannot shut it,” said Oda Renn, who has run the port since spring. She expects the "
        "repair to take nine days, two of them for divers who must come from Mardle."
    ),
    (
        "Eleven boats lay outside the wall on Wednesday evening. Their crews may go ashore by launch, the port said, "
        "but fish that was landed before the accident had to be sold at the quay for half its price."
    ),
    (
        "The barge belongs to a gravel works upstream, which has not answered questions. In March the works paid a "
        "fine of 4,000 crowns over the first accident, without saying that anyone had been at fault."
    ),
]
HEAD = ["Dunmere Gazette", "Home", "News", "Sport", "", "Harbour shuts after barge breaks sluice gate", ""]
HEAD += ["By Tilda Voss", "14 May 2031", ""]
FOOT = ["", "© 2031 Dunmere Gazette. All rights reserved."]


def folded(text: str, width: int, indent: str = "") -> str:
    """Break lines as a terminal does."""
    lines = [
        textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False) or [""]
        for line in text.split("\n")
    ]
    return "\n".join(part for parts in lines for part in parts)


def printed(text: str, width: float) -> str:
    """Break lines where letters have their own widths."""
    lines = []
    for line in text.split("\n"):
        row = ""
        for word in line.split():
            longer = f"{row} {word}".strip()
            if row and sum(0.3 if sign in "ilfjtr.,’' I" else 0.55 for sign in longer) > width:
                lines.append(row)
                longer = word
            row = longer
        lines.append(row)
    return "\n".join(lines)


WHOLE = "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize("width", [40, 55, 66, 72, 78, 80, 100, 120])
def test_a_text_broken_at_any_width_is_whole_again(width: int) -> None:
    """Every paragraph is one line again, at whatever width it was broken."""
    assert unwrapped(folded(WHOLE, width)) == WHOLE


@pytest.mark.parametrize("width", [28, 44, 52])
def test_a_printed_text_is_whole_again(width: int) -> None:
    """Where lines are filled by the width of letters, their lengths in characters differ, and they are joined too."""
    assert unwrapped(printed(WHOLE, width)) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        WHOLE,
        "\n".join(PARAGRAPHS),
        "\n".join(["Harbour shuts after barge breaks gate", "Toll for boats to double in the autumn"] * 9),
        "\n".join(f"• {number} lengths of cable, as long as this" for number in range(20)),
        "The lock\nthat never\nwas shut,\nmy love,\nwas shut\nfor me\nin May.",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    """Whole paragraphs, headlines, lists and verse are no broken lines."""
    assert unwrapped(text) == text


def test_a_list_is_not_joined_to_the_line_above() -> None:
    """A bullet, a number or a quotation of a mail begins a line of its own in a broken text too."""
    full = "It was a long and quiet evening, and nobody at the harbour sluice"
    text = folded(WHOLE, 66) + f"\n\n{full}\n* boats that lay outside\n2. divers from Mardle\n> we cannot open it\n"
    assert unwrapped(text).endswith(f"{full}\n* boats that lay outside\n2. divers from Mardle\n> we cannot open it\n")


def test_a_word_that_a_printer_cut_is_whole_again() -> None:
    """The hyphen goes where the word stands whole elsewhere or words are cut all through, and stays in a compound."""
    text = folded(WHOLE, 60).replace("the outer", "the out-\ner").replace("without saying", "with-\nout saying")
    text = text.replace("a gravel works", "a gra-\nvel works")
    assert "closed the outer basin" in unwrapped(text)
    assert "without saying" in unwrapped(text)
    assert "half-built mole" in unwrapped(folded(WHOLE, 60) + "\nwhich stand on the half-\nbuilt mole")


def test_the_numbers_of_links_are_dropped() -> None:
    """A text browser puts them before the words of a link; a number behind a word is a note, and stays."""
    page = "\n\n".join([f"   [{at}]Link number {'abcdef'[at - 1]}" for at in range(1, 7)])
    text = f"{page}\n\n{folded(WHOLE, 72, '   ')}\n\n   As was said.[3]\n"
    assert "Link number c" in unwrapped(text)
    assert "[3]Link" not in unwrapped(text)
    assert "said.[3]" in unwrapped(text)
    assert unwrapped("He wrote: [1]so it is.") == "He wrote: [1]so it is."


def test_a_headline_in_the_middle_is_one_line() -> None:
    """Its second line is indented, with its middle below that of the first."""
    head = "   Harbour shuts its outer basin after barge breaks the sluice gate again"
    text = f"{head}\n{' ' * 33}this month\n\n{folded(WHOLE, 76, '   ')}"
    assert unwrapped(text).split("\n")[0].strip() == f"{head.strip()} this month"


@pytest.mark.parametrize(("width", "indent"), [(60, ""), (72, ""), (79, "   "), (80, "")])
def test_a_page_saved_from_a_text_browser_is_cleaned_as_any_other(width: int, indent: str) -> None:
    """Its article has whole paragraphs, its fields are found, and every line of the page is accounted for."""
    text = folded("\n".join([*HEAD, WHOLE, *FOOT]), width, indent)
    article = clean(Page("a.txt", text.encode(), Media.TEXT))
    assert [paragraph.text for paragraph in article.paragraphs] == PARAGRAPHS
    assert article.title == "Harbour shuts after barge breaks sluice gate"
    assert (article.authors, article.day) == (("Tilda Voss",), "2031-05-14")
    stands: list[int] = [paragraph.line or 0 for paragraph in article.paragraphs]
    stands += [one.line or 0 for one in article.used]
    stands += [one.line or 0 for one in article.removed]
    shown = [number for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert sorted([*stands, *article.joined]) == shown
    assert article.joined


def test_notes_in_a_list_are_no_links() -> None:
    """A number in brackets before a comma or at an end has no word for a link."""
    text = "It is told in [1], [2], [3], [4], [5], [6], [7] and [8]."
    assert unwrapped(text) == text
