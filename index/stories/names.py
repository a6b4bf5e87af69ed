"""Names in a text: runs of capitals with the titles before them, by their shape alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from index.model import Span
from index.stories.function_words import FUNCTION_WORDS
from index.stories.given_names import is_first_name
from index.text import Token, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["JOBS", "Name", "is_organisation", "names_in"]

# Written with a capital before a name, and no part of it.
_TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady president vice prime minister chancellor premier king "
    "queen prince princess pope senator sen rep representative congressman congresswoman gov governor mayor judge "
    "justice general gen lieutenant lt colonel col major maj captain capt sergeant sgt commander cmdr admiral adm "
    "secretary state deputy assistant ambassador reverend rev father sister brother chief officer detective "
    "inspector coach director chairman chairwoman chair envoy spokesman spokeswoman attorney commissioner "
    "councillor herr frau senor speaker leader sheriff whip republican democrat independent counsel staff tem mp "
    "journalist lawyer economist analyst historian professors "
    "adviser advisor editor manager founder executive activist candidate organizer "
    "organiser spokesperson pm ceo cfo coo senators representatives governors presidents congressmen "
    "generals ministers".split()
)
# Only behind these is a full stop no end of a sentence.
_ABBREVIATED = frozenset("mr mrs ms mx dr prof sen rep gov gen lt col maj capt sgt cmdr adm rev st".split())
# Nothing stands before these that belongs to the name.
_CIVIL = frozenset("mr mrs ms mx miss".split())
# Behind a title these begin no name: "Justice Against Sponsors of Terrorism".
_GLUE = frozenset("against for of and or in on with to from by at is was says said".split())
# Told of a name, and no part of it: "said Ana Brandt Sunday".
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december".split()
)
JOBS = _TITLES | frozenset(
    "leader head spokesperson engineer lawyer analyst economist scientist researcher historian activist candidate "
    "politician lawmaker legislator mediator official diplomat critic author writer journalist reporter editor actor "
    "actress singer musician player striker manager founder owner executive boss teacher student farmer baker driver "
    "pilot nurse surgeon physician prosecutor victim suspect witness resident neighbour neighbor husband wife son "
    "daughter mother aide adviser advisor strategist treasurer trustee bishop priest imam rabbi monarch emperor "
    "dictator ruler signaller organiser organizer".split()
)
"""What people are: written before a name without a capital, it shows that the name is a person's."""
_JOB_ADJECTIVES = frozenset(
    "former exiled special senior then acting prime foreign press general chief opposition managing executive interim "
    "retired late current longtime veteran incoming outgoing assistant deputy union party club team security police "
    "military army navy defence defense interior finance health company campaign political presidential communications "
    "congressional legislative policy national regional staff program programme federal".split()
)
_ORGANISATIONS = frozenset(
    "union office rail railway railways times post news house department ministry council committee party "
    "university college school company group institute agency bank court police states kingdom city county river "
    "bridge station junction street road avenue square park airport hospital church commission authority "
    "association federation inspectorate directorate secretariat league club team inc ltd corp holdings service "
    "services press tribune journal herald gazette courier network television radio centre center museum theatre "
    "board bureau army navy force forces guard republic islands island sea ocean mountains valley lake east west "
    "north south act law day week month year war games cup prize way amendment foundation relations ethics citizen "
    "rights reform affairs democrats republicans senators priorities security international caucus campaign reserve "
    "coalition project trust fund district constitution".split()
)
_PLACES = frozenset(
    "capitol the new united north south east west port puerto san santa los las fort mount lake cape".split()
)
_STATES = frozenset({("u", "s"), ("u", "k"), ("u", "n"), ("e", "u")})
_PARTICLES = frozenset("de da di du dos del della der den van von ten ter bin ibn al el la le st".split())
_DETERMINERS = frozenset("the a an his her its their our s".split())
_APOSTROPHES = ("'", "’")
"""Right behind a single letter: "O'Shea" is one name, though "o" is a small word too."""
_LONGEST_TITLE = 6
_BETWEEN = 2


class Name(NamedTuple):
    """A run of capitals.

    `span` is the name itself, `form` the same with its titles ("the" never), `words` the folded
    words of `span`; `titled` where a title or what someone is stands before it.
    """

    span: Span
    form: Span
    words: tuple[str, ...]
    titled: bool


def is_organisation(words: Sequence[str]) -> bool:
    """Whether a name ends, or begins, as names of bodies and places do."""
    if words[-1] in _ORGANISATIONS or words[-1] in JOBS or words[0] in _PLACES:
        return True
    return any(word.isdigit() for word in words) or tuple(words[:2]) in _STATES


def names_in(text: str) -> list[Name]:
    """Find the names of a paragraph, in order, none over another.

    A word that begins a sentence counts when it goes on with another capital, or stands
    alone and is no function word: who uses it decides.
    """
    found = tokens(text)
    starts = {span.start for span in sentences(text)}
    names: list[Name] = []
    at = 0
    while at < len(found):
        end = _run_end(text, found, at)
        if end == at:
            at += 1
            continue
        name = _name(text, found, at, end, starts)
        if name:
            names.append(name)
        at = end
    return names


def _run_end(text: str, found: Sequence[Token], at: int) -> int:
    """Give the token behind the run of capitals that begins at `at`, or `at` where none does."""
    if not text[found[at].start].isupper():
        return at
    end = at + 1
    while end < len(found):
        ahead = end
        while ahead < len(found) - 1 and found[ahead].folded in _PARTICLES and _joined(text, found, ahead):
            ahead += 1
        if not (text[found[ahead].start].isupper() and _joined(text, found, ahead)):
            break
        end = ahead + 1
    return end


def _joined(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a token goes on with the name before it: behind a space, a hyphen, an initial's or title's stop."""
    before = found[at - 1]
    gap = text[before.end : found[at].start]
    if gap in {" ", "-", "‑"}:
        return True
    short = before.end - before.start == 1
    if gap in {"'", "’"}:
        return short
    return gap in {". ", "."} and (short or before.folded in _ABBREVIATED)


def _name(text: str, found: Sequence[Token], at: int, end: int, starts: set[int]) -> Name | None:
    first = at
    while (
        first < end
        and found[first].folded in FUNCTION_WORDS
        and found[first].folded not in _TITLES
        and text[found[first].end : found[first].end + 1] not in _APOSTROPHES
    ):
        first += 1
    while end - first > 2 and found[end - 1].folded in _DAYS:
        end -= 1
    if first == end:
        return None
    begin = first
    for place in range(first, end - 1):
        if found[place].folded in _CIVIL:
            first = place
        if found[place].folded in _TITLES or (place < end - 2 and _body_before(text, found, begin, place)):
            begin = place + 1
    # A title that is all there is ("the President") names nobody.
    if (begin == end - 1 and found[begin].folded in _TITLES) or (begin > first and found[begin].folded in _GLUE):
        return None
    if end - begin == 1 and found[begin].start in starts and found[begin].folded in FUNCTION_WORDS:
        return None
    form = _form_start(text, found, first, titled=begin > first)
    titled = begin > first or form < first
    # "the signaller, Lena Foss": what someone is, set off by a comma.
    if not titled and first and text[found[first - 1].end : found[first].start] == ", ":
        titled = found[first - 1].folded in JOBS
    words = tuple(token.folded for token in found[begin:end])
    return Name(
        Span(found[begin].start, found[end - 1].end), Span(found[form].start, found[end - 1].end), words, titled
    )


def _body_before(text: str, found: Sequence[Token], first: int, place: int) -> bool:
    """Whether what begins at `first` is, up to `place`, whom someone is of, and goes on with a first name.

    "Relief Watch UK Ana Brandt", "director of National Intelligence Ana Brandt".
    """
    follows = found[place + 1].folded
    if not is_first_name(follows) or follows in _PARTICLES or is_first_name(found[first].folded):
        return False
    word = found[place]
    letters = text[word.start : word.end]
    if place > first:
        return len(found[first].folded) > 1
    return word.folded in _ORGANISATIONS or (len(letters) > 1 and letters.isupper())


def _form_start(text: str, found: Sequence[Token], first: int, *, titled: bool) -> int:
    """Give the token at which what someone is begins ("managing director Ivo Harrant"), or `first` where nothing does.

    `titled` tells that the name's own run of capitals begins with a title.
    """
    start, has_job = first, titled
    # "Secretary of State Mike Pompeo": the run of capitals begins within the title.
    if found[start].folded == "state" and _of(text, found, start):
        start, has_job = start - 2, True
    if found[start].folded in _CIVIL:
        return start
    while first - start < _LONGEST_TITLE and _spaced(text, found, start):
        word = found[start - 1]
        # "Acting chief of staff Piet Lund".
        if word.folded == "staff" and _of(text, found, start - 1):
            start, has_job = start - 3, True
            continue
        if not _describes(word.folded, capital=text[word.start].isupper(), has_job=has_job):
            break
        has_job = has_job or word.folded in JOBS
        start -= 1
    return _from_determiner(text, found, start) if has_job and start < first else (start if has_job else first)


def _of(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a token stands behind "of", and that behind another word: "Secretary of State"."""
    return at > 1 and found[at - 1].folded == "of" and _spaced(text, found, at) and _spaced(text, found, at - 1)


def _spaced(text: str, found: Sequence[Token], at: int) -> bool:
    """Whether a token stands right behind the one before it, in the same sentence."""
    if not at:
        return False
    gap = text[found[at - 1].end : found[at].start]
    return gap in {" ", "-"} or (gap == ". " and found[at - 1].folded in _ABBREVIATED)


def _describes(word: str, *, capital: bool, has_job: bool) -> bool:
    """Whether a word before a name, or before what someone is, belongs to it."""
    if word in JOBS:
        return True
    if capital:
        return has_job and (word not in FUNCTION_WORDS or (word in _PLACES and word != "the"))
    return word in _JOB_ADJECTIVES


def _from_determiner(text: str, found: Sequence[Token], start: int) -> int:
    """Take in the few words between "the" and what someone is: "the flight director"."""
    for at in range(start, max(0, start - _BETWEEN) - 1, -1):
        if not _spaced(text, found, at):
            break
        word = found[at - 1].folded
        if word in _DETERMINERS:
            return at
        if word in FUNCTION_WORDS:
            break
    return start
