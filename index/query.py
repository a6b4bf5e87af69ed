"""Text -> a frozen Query tree: what the reader means by the words in the search bar.

Total and pure: every text has a meaning, half-typed text means what it is on its way
to, and a slip is a hint beside the answer, never an error. No index is asked; the
same tree is answered by every engine (`index.search`).

The language: words (all of them), `"a phrase"`, `"a b"~5`, `OR`, `NOT` or `-`, `( )`,
`word*`, `word~`, `=word`, and `field:value`.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum

from index.text import words as tokens_of

__all__ = [
    "FIELDS",
    "MINIMUM_PREFIX",
    "And",
    "Field",
    "Kind",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "Term",
    "parse",
    "positive",
]

FIELDS = ("outlet", "source", "author", "title", "story", "tag", "after", "before")
"""The names that may stand before a colon."""

MINIMUM_PREFIX = 3
"""A tail of fewer letters than this is a whole word: almost every article has a word beginning with "in"."""

_DEPTH = 40  # Brackets inside brackets beyond this change nothing, so that no text can exhaust the stack.


class Kind(StrEnum):
    """Which tokens a term matches."""

    FORMS = "forms"
    """The word, and words with the same stem."""
    EXACT = "exact"
    """The word as written."""
    PREFIX = "prefix"
    """Words that begin so."""
    FUZZY = "fuzzy"
    """Words one letter away: one changed, added, left out, or two neighbours swapped."""


@dataclass(frozen=True, slots=True)
class Term:
    """One folded token."""

    word: str
    kind: Kind = Kind.FORMS


@dataclass(frozen=True, slots=True)
class Phrase:
    """Folded tokens as written, in this order, in one paragraph or in the title.

    `slop` is how many other tokens may stand among them, all gaps together; with
    `prefix` the last one is only the beginning of a word.
    """

    words: tuple[str, ...]
    slop: int = 0
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on one field; `name` is one of FIELDS.

    `value` is the value as typed; for `after` and `before` a year, month or day (YYYY,
    YYYY-MM or YYYY-MM-DD). With `prefix` its last word is only the beginning of one.
    """

    name: str
    value: str
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts, at least two."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts, at least two."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What the part does not match."""

    part: Node


Node = Term | Phrase | Field | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """What a text asks for: `root` is None when it asks for nothing yet. `hints` say what looks like a slip."""

    root: Node | None = None
    hints: tuple[str, ...] = ()


def positive(node: Node | None) -> tuple[Term | Phrase | Field, ...]:
    """Give the leaves that are wanted rather than excluded, in the order typed, each once."""
    if node is None or isinstance(node, Not):
        return ()
    if isinstance(node, And | Or):
        return tuple(dict.fromkeys(leaf for part in node.parts for leaf in positive(part)))
    return (node,)


def parse(text: str, *, typing: bool = False) -> Query:
    """Read a search text. While `typing`, the last word is the beginning of one.

    A tail under three letters is a whole word, and so is one that the reader excludes.
    """
    parser = _Parser(typing=typing)
    for part in _PART.finditer(_quotes(text)):
        parser.take(part)
    return Query(parser.finish(), tuple(dict.fromkeys(parser.hints)))


def _words(text: str) -> list[str]:
    """Give the folded words of a text; the few letters that fold to several words (ﷺ) are these words."""
    return " ".join(tokens_of(text)).split()


# --- reading ------------------------------------------------------------------

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»‹›「」『』〝〞＂", '"'))
_SINGLE = re.compile(r"(?<!\S)[‘‚]([^‘’]*(?:\b’\b[^‘’]*)*)’(?!\w)")


def _quotes(text: str) -> str:
    return _SINGLE.sub(r'"\1"', text).translate(_QUOTES)


# One item of the text, with the sign of exclusion and the field that stand before it.
_PART = re.compile(
    r"""
      (?P<open>-?\()
    | (?P<close>\))
    | (?P<or>OR(?![^\s()]))
    | (?P<and>AND(?![^\s()]))
    | (?P<not>NOT(?![^\s()]))
    | (?P<minus_only>-)?(?P<field_only>[^\W\d_]+):(?=[\s()]|$)
    | (?P<minus>-(?=[^\s()-]))?
      (?:(?P<field>[^\W\d_]+):(?!//))?
      (?:"(?P<phrase>[^"]*)(?P<closed>")?(?P<after>~[0-9]*|\*)?|(?P<word>[^\s()"]+))
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"(?P<exact>=)?(?P<body>.*?)(?P<sign>\*|~[0-9]*)?")
_DATE_BEGUN = re.compile(r"[0-9]{0,3}|[0-9]{4}(?:-(?P<month>[0-9]{0,2})(?:(?<=[0-9])-(?P<day>[0-9]{0,2}))?)?")
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?")


def _may_become_date(value: str) -> bool:
    """Whether a half-typed value is on its way to a year, month or day."""
    begun = _DATE_BEGUN.fullmatch(value)
    if begun is None:
        return False
    month, day = begun["month"], begun["day"]
    if month is not None and not (month in {"", "0"} or 1 <= int(month) <= 12):
        return False
    return day is None or ((month or "").strip("0") != "" and (day in {"", "0"} or 1 <= int(day) <= 31))


class _Level:
    """What has been read inside one pair of brackets: alternatives, each a list of parts."""

    def __init__(self, *, negated: bool = False) -> None:
        self.alternatives: list[list[Node]] = [[]]
        self.negated = negated
        self.pending_not = False

    def add(self, node: Node | None, *, negated: bool = False) -> None:
        """Put a part into the current alternative; a NOT that waited is spent on it."""
        if node is None:
            return
        if negated != self.pending_not:
            node = node.part if isinstance(node, Not) else Not(node)
        self.pending_not = False
        self.alternatives[-1].append(node)

    def node(self) -> Node | None:
        """Give the meaning of the whole level; None when nothing stands in it."""
        return _join(Or, [part for parts in self.alternatives if (part := _join(And, parts))])


def _join(kind: type[And | Or], parts: list[Node]) -> Node | None:
    flat: dict[Node, None] = {}
    for part in parts:
        flat.update(dict.fromkeys(part.parts if isinstance(part, kind) else (part,)))
    if not flat:
        return None
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat))


class _Parser:
    """Reads items one after the other onto a stack of open brackets; whatever is missing at the end is supplied."""

    def __init__(self, *, typing: bool) -> None:
        self.typing = typing
        self.hints: list[str] = []
        self.levels = [_Level()]
        self.too_deep = 0

    def take(self, part: re.Match[str]) -> None:
        """Read one item."""
        level = self.levels[-1]
        if part["open"]:
            self._open(level, minus=part["open"][0] == "-")
        elif part["close"]:
            self._close()
        elif part["or"]:
            if level.alternatives[-1]:
                level.alternatives.append([])
        elif part["not"]:
            level.pending_not = not level.pending_not
        elif not part["and"]:
            self._item(level, part)

    def finish(self) -> Node | None:
        """Close what is still open and give the tree."""
        self.too_deep = 0
        while len(self.levels) > 1:
            self._close()
        return self.levels[0].node()

    def _open(self, level: _Level, *, minus: bool) -> None:
        if len(self.levels) > _DEPTH:
            self.too_deep += 1
            return
        self.levels.append(_Level(negated=minus != level.pending_not))
        level.pending_not = False

    def _close(self) -> None:
        if self.too_deep:
            self.too_deep -= 1
        elif len(self.levels) > 1:
            closed = self.levels.pop()
            self.levels[-1].add(closed.node(), negated=closed.negated)

    def _item(self, level: _Level, part: re.Match[str]) -> None:
        negated = bool(part["minus"] or part["minus_only"])
        # A word that is being excluded stays whole: half of it would exclude too much.
        growing = self.typing and part.end() == len(part.string) and negated == level.pending_not
        growing = growing and not any(open_level.negated for open_level in self.levels)
        name = part["field"] or part["field_only"]
        if name is not None:
            if name.casefold() in FIELDS:
                level.add(self._field(name.casefold(), part, growing=growing), negated=negated)
                return
            if part["field"]:
                self._unknown_field(name)
            level.add(_plain(_words(name)), negated=negated)
        if part["phrase"] is not None:
            level.add(_phrase(part, growing=growing), negated=negated)
        elif part["word"]:
            level.add(self._word(part["word"], growing=growing), negated=negated)

    def _word(self, text: str, *, growing: bool) -> Node | None:
        match = _WORD.fullmatch(text)
        if match is None:  # a line break inside a word cannot be, but the pattern cannot say so
            return _plain(_words(text))
        found = _words(match["body"])
        starred = match["sign"] == "*"
        if starred and len(found) == 1 and len(found[0]) < MINIMUM_PREFIX and not growing:
            self.hints.append(f"{found[0]}* is searched as a whole word: a beginning needs three letters")
        if len(found) != 1:
            return _plain(found, prefix=starred or growing)
        if (starred or (growing and not match["sign"])) and len(found[0]) >= MINIMUM_PREFIX:
            return Term(found[0], Kind.PREFIX)
        if match["sign"] and not starred:
            return Term(found[0], Kind.FUZZY)
        return Term(found[0], Kind.EXACT if match["exact"] else Kind.FORMS)

    def _field(self, name: str, part: re.Match[str], *, growing: bool) -> Node | None:
        value = part["phrase"] if part["phrase"] is not None else (part["word"] or "")
        growing = growing and not part["closed"]
        if value.endswith("*"):
            value, growing = value[:-1], True
        value = " ".join(value.removeprefix("=").split())
        if name in {"after", "before"}:
            return self._date(name, value, growing=growing)
        found = _words(value)
        if not found:
            return None
        return Field(name, value, prefix=growing and len(found[-1]) >= MINIMUM_PREFIX)

    def _date(self, name: str, value: str, *, growing: bool) -> Node | None:
        """Read a year, month or day; of a half-typed one, as much as makes sense."""
        match = _DATE.match(value)
        if match is not None:
            year, month, day = match.groups()
            date = year
            if month and 1 <= int(month) <= 12:
                date += f"-{int(month):02}"
                if day and 1 <= int(day) <= 31:
                    date += f"-{int(day):02}"
            whole = match.end() == len(value) and date.count("-") == value.count("-")
            if whole or (growing and _may_become_date(value)):
                return Field(name, date)
        if value and not (growing and _may_become_date(value)):
            self.hints.append(f"{name}: needs a date such as 2024, 2024-05 or 2024-05-31, not {value}")
        return None

    def _unknown_field(self, name: str) -> None:
        close = difflib.get_close_matches(name.casefold(), FIELDS, n=1, cutoff=0.6)
        known = f"did you mean {close[0]}?" if close else f"the fields are {', '.join(FIELDS)}"
        self.hints.append(f"unknown field {name}: {known}")


def _plain(found: list[str], *, prefix: bool = False) -> Node | None:
    """Give the meaning of a run without signs: a word with its forms, or a phrase."""
    if not found:
        return None
    if len(found) == 1:
        return Term(found[0])
    return Phrase(tuple(found), prefix=prefix and len(found[-1]) >= MINIMUM_PREFIX)


def _phrase(part: re.Match[str], *, growing: bool) -> Node | None:
    """Give the meaning of what stands in quotes; without the closing one it is still on its way."""
    text, after = part["phrase"], part["after"] or ""
    found = _words(text)
    if not found:
        return None
    growing = after == "*" or (growing and not part["closed"] and not text[-1].isspace())
    prefix = growing and len(found[-1]) >= MINIMUM_PREFIX
    if len(found) == 1:
        return Term(found[0], Kind.PREFIX if prefix else Kind.EXACT)
    slop = min(int(after[1:]), 1000) if after[:1] == "~" and after[1:].isascii() and len(after) > 1 else 0
    return Phrase(tuple(found), slop, prefix)
