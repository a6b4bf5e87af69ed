"""What the views of a story tell, in words: of facts, moments and shared runs. For rows, for paper and for lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.export.wording import RELATION_WORDS, day_words, naming_words, speaker_words
from index.model import Article, Relation
from index.text import words

if TYPE_CHECKING:
    from index.stories.evidence import Agreement, Evidence
    from index.stories.facts import Facts
    from index.stories.figures import Figure
    from index.stories.grid import Row
    from index.stories.people import Person
    from index.stories.sharing import Run
    from index.stories.speaking import Quote

UNTITLED = "(no title)"


def titled(title: str | None) -> str:
    """Give a title, or say that there is none."""
    return title if title and title.strip() else UNTITLED


# --- facts ---------------------------------------------------------------------

KINDS = ("numbers", "quotes", "names")
"""The kinds of facts."""
RANK = {"differing": 0, "agreed": 1, "in one only": 2}
"""In what order facts are told, by how the articles stand to them."""


_LEADING = 2
"""So many words stand before what differs."""


@dataclass(frozen=True, slots=True)
class FactTold:
    """A fact in words, how the articles stand to it, and (how it is told, where) for each place.

    How it is told is "" for numbers and for a quote's first wording, whose own words say it. `group`
    counts speakers.
    """

    words: str
    agreement: Agreement
    places: tuple[tuple[str, Evidence], ...]
    group: int = 0


def facts_told(facts: Facts, kind: str) -> Iterator[FactTold]:
    """Word the facts of one of the KINDS; quotes by speaker."""
    if kind == "numbers":
        yield from map(_figure, facts.figures)
    elif kind == "names":
        yield from map(_person, facts.people)
    else:
        for group, (speaker, quotes) in enumerate(facts.by_speaker()):
            for quote in quotes:
                yield _quote(quote, speaker, group)


def _figure(figure: Figure) -> FactTold:
    values = " | ".join(dict.fromkeys(number.text for number in figure.numbers))
    # The number is lit in its sentence, and so is a quotation; only a name is told apart by its form.
    places = tuple(("", where) for number in figure.numbers for where in number.evidence)
    return FactTold(f"{values} {figure.about}".strip(), figure.agreement, places)


def _quote(quote: Quote, speaker: str | None, group: int) -> FactTold:
    differing = quote.agreement == "differing"
    places = tuple(
        (_from_difference(quote.text, wording.text) if differing and at else "", where)
        for at, wording in enumerate(quote.wordings)
        for where in wording.evidence
    )
    return FactTold(f"{speaker_words(speaker, sure=quote.sure)}: “{quote.text}”", quote.agreement, places, group)


def _from_difference(first: str, other: str) -> str:
    """Give another wording from shortly before where it first differs, or nothing where it does not.

    Two wordings often begin alike, and a row may be too short for what comes then.
    """
    ours, theirs = first.split(), other.split()
    at = next((at for at, word in enumerate(theirs) if words(word) != words("".join(ours[at : at + 1]))), None)
    if at is None:
        return ""
    start = max(0, at - _LEADING)
    return f"“{'… ' if start else ''}{' '.join(theirs[start:])}”"


def _person(person: Person) -> FactTold:
    places = tuple((naming_words(naming.form, len(naming.evidence)), naming.evidence[0]) for naming in person.namings)
    return FactTold(person.name, person.agreement, places)


def tally(told: Sequence[FactTold]) -> str:
    """Count how the articles stand to some facts."""
    counts = {name: sum(one.agreement == name for one in told) for name in RANK}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)


# --- grid ----------------------------------------------------------------------


def cells_told(row: Row) -> list[tuple[str, str, str]]:
    """Give what other articles than a row's own have of its passage: article, relation in words, text."""
    return [
        (cell.article, RELATION_WORDS[cell.relation], cell.passage.text)
        for cell in row.cells
        if cell.passage is not None and not cell.picked
    ]


def articles_without(row: Row) -> list[str]:
    """Give the articles in which nothing matches a row's passage."""
    return [cell.article for cell in row.cells if cell.relation is Relation.NONE]


# --- timeline ------------------------------------------------------------------

MOMENT_WORDS = {"mentioned": "told of", "published": "published", "captured": "captured"}
"""What happened at a moment, by its kind."""
OWN_CLOCK = "by the page's own clock, not to be relied on"
_MONTHS = "January February March April May June July August September October November December".split()


def when(day: str) -> str:
    """Write YYYY-MM-DD, YYYY-MM or YYYY for people."""
    parts = day.split("-")
    if len(parts) == 2 and parts[1].isdigit() and 1 <= int(parts[1]) <= 12:
        return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return day_words(day) if len(parts) == 3 else day


def clock(time: str) -> str:
    """Write a time of ISO 8601 to the minute, with its offset if it has one."""
    zone = "UTC" if time.endswith(("Z", "+00:00")) else time[-6:] if time[-6:-5] in {"+", "-"} else ""
    return f"{time[:5]} {zone}".strip()


# --- lineage -------------------------------------------------------------------

NOTHING_SHARED = (
    "no two articles here share five words in a row",
    "each tells it in words of its own, as far as the kept text shows",
)


def run_text(run: Run, first: Article) -> str:
    """Give the words that two articles share, as the `first` of them has them."""
    return " ".join(first.text_of(at.paragraph)[at.span.start : at.span.end] for at in run.first)


def run_place(run: Run) -> str:
    """Say whether shared words stand in quotation marks; "" where they do not."""
    return "in quotes" if run.quoted == run.words else "partly in quotes" if run.quoted else ""
