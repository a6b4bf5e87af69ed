"""The words of the plain reader: what they are, what they take, and which one a line means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from index.text import plain
from tui.plain.numbers import whole_number


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the plain reader: what it takes behind it, what it does, and what may be written then."""

    name: str
    takes: str
    does: str
    then: str = ""


GROUPS = {
    "A phrase in this story": (
        Word(
            "find",
            "PHRASE",
            "what every outlet has of a phrase; a phrase in quotes alone does the same",
            "next goes from hit to hit, why and difference say more of each version, copy all copies them",
        ),
        Word(
            "next",
            "[COUNT]",
            "the next hit, and what the other outlets have of it; next unread opens a story to read",
            "copy and mark take the passage here, and this its sentence as the phrase",
        ),
        Word("previous", "[COUNT]", "the hit before"),
        Word("versions", "", "every outlet's version, the same words first"),
        Word(
            "why",
            "[OUTLET]",
            "the reasons and the score of each version, or of one outlet's",
            "same or not same says how you judge the passage where you are",
        ),
        Word("difference", "[OUTLET]", "the words kept, changed and missing"),
        Word("looser", "", "take doubtful passages as found"),
        Word("stricter", "", "take only what is sure as found"),
        Word("reworded", "", "find other words too, or only the same and edited words"),
    ),
    "Reading": (
        Word(
            "outlets",
            "[OUTLET]",
            "the outlets of this story, numbered; a number alone goes to that outlet",
            "1 goes to the first, read 1 says its article",
        ),
        Word(
            "read",
            "[OUTLET]",
            "an article, its paragraphs numbered",
            "this 1.2 takes the second sentence of paragraph 1 as the phrase, page says what was cut",
        ),
        Word(
            "page",
            "[OUTLET] [all]",
            "the page as it came: what was kept, what was cut and why; all says long cuts line by line",
        ),
        Word(
            "this",
            "[PARAGRAPH.SENTENCE]",
            "take a sentence as the phrase: of the outlet here, or the one where you are",
        ),
        Word("shared", "[back]", "the next sentence of the outlet here that another tells too, in each one's words"),
        Word("only", "[back]", "the next sentence that no other outlet has"),
    ),
    "All stories": (
        Word("stories", "[FROM]", "all stories, numbered"),
        Word(
            "open",
            "STORY or mark MARK",
            "open a story by its number, or that of a mark, at its passage",
            "a phrase in quotes finds it in every outlet, read says an article",
        ),
        Word("search", "WORDS", "the articles, of all stories, that have these words"),
    ),
    "This story as a whole": (
        Word(
            "grid", "[COUNT]", "the passages that most outlets tell, with each outlet's words, then what only one has"
        ),
        Word("concordance", "[WORD]", "every place where a word stands; a * at its end stands for the rest of it"),
        Word("timeline", "[COUNT]", "day by day, what was published and what the texts tell of"),
        Word(
            "facts", "[differing] [KIND] [COUNT]", "numbers, quotes and names with their sentences, what differs first"
        ),
        Word("lineage", "[COUNT]", "which articles share whose words, and what tells which came first"),
        Word("row", "ROW [OUTLET]", "go to a row of these: its passage in its article, or what an outlet has of it"),
        Word("more", "[LINES]", "the next part of a long answer, or about so many lines of it"),
    ),
    "Copies, marks and judgements": (
        Word("copy", "[OUTLET or all]", "the passage with where it is from, or every outlet's version"),
        Word(
            "mark",
            "[NOTE #TAG]",
            "keep the passage, with a note and tags",
            "marks says what was kept, undo takes it back",
        ),
        Word(
            "marks",
            "",
            "what was kept, numbered",
            "open mark 1 goes to the first, note 1 and unmark 1 change or remove it",
        ),
        Word("note", "MARK [NOTE #TAG]", "give a mark another note and other tags"),
        Word("unmark", "MARK", "remove a mark"),
        Word("same", "[OUTLET]", "say that the passage says the same as the phrase, whatever was found"),
        Word("not", "same [OUTLET]", "say that it does not"),
        Word("withdraw", "[OUTLET]", "take back what you said of it"),
        Word("undo", "", "take back the last mark, judgement or change; not keep"),
    ),
    "Your library": (
        Word("unread", "", "the stories of your library with something unread; read marks an article read"),
        Word("seen", "[STORY]", "mark the articles of a story read, of the open one or of another"),
        Word("fetch", "[pages]", "fetch the feeds, or the whole pages of the open story's teasers"),
        Word("hide", "STORY or SEARCH", "hide a story, or what a search finds, from all lists from now on"),
        Word("hidden", "", "what hides, numbered"),
        Word("show", "again RULE", "show again what one of these hides"),
        Word("join", "STORY STORY", "make one story of two"),
        Word("part", "[OUTLET]", "take an article out of the open story, to be one of its own"),
        Word("keep", "[FOLDER]", "keep the pages of this story in your library, with marks and judgements"),
    ),
    "Everywhere": (
        Word("help", "[WORD or all]", "these words, what one of them does, or what all do"),
        Word("quit", "", "leave; so does the end of the input (ctrl+d)"),
    ),
}
"""All words, by what they are about."""
WORDS = tuple(word for group in GROUPS.values() for word in group)

_ALSO = {"?": "help", "exit": "quit", "bye": "quit", "N": "previous", "*": "this"}
_LETTERS = {
    "n": "next",
    "f": "find",
    "v": "versions",
    "w": "why",
    "d": "difference",
    "t": "this",
    "c": "copy",
    "m": "mark",
    "l": "looser",
    "h": "help",
    "q": "quit",
}
"""What one letter means, where more words begin with it."""
_ABOUT = (
    "A beginning of a word is enough. OUTLET is a number, as outlets gives it; what stands in [ ] may be left out.",
    f"One letter: {', '.join(f'{letter} {name}' for letter, name in _LETTERS.items())}.",
)
_KEYS = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[ -~])")
"""What a terminal sends for a key that is no letter, and around a paste."""
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Line:
    """What a line asks for: a word and what stands behind it. `slip` says what is wrong with it instead.

    `unclosed`: a phrase whose closing quote mark is missing.
    """

    word: str = ""
    rest: str = ""
    slip: str = ""
    unclosed: bool = False


def typed_words(line: str) -> str:
    """Give what was typed without what keys such as the arrows send, and without controls."""
    return plain(_KEYS.sub("", line))


def asks_for_more(line: str) -> str | None:
    """Give what stands behind `more`, as it was typed; None where something else is asked for."""
    asked = understand(typed_words(line))
    return asked.rest if asked.word == "more" else None


def understand(line: str) -> Line:
    """Tell what a line asks for. A beginning of a word is enough where it is no other's."""
    line = " ".join(line.split())
    if not line:
        return Line()
    quoted = _unquoted(line)
    if quoted is not None:
        return Line("find", quoted)
    if line[0] == "/" or line[0] in _QUOTES:
        return Line("find", line[1:].strip(), unclosed=line[0] != "/")
    if whole_number(line) is not None:
        return Line("outlet", line)
    first, _, rest = line.partition(" ")
    if whole_number(first) is not None:
        return Line(slip="a number alone goes to that outlet; a phrase to find stands in quotes")
    names = _names(first)
    if len(names) > 1:
        return Line(slip=f"“{first}” may be {' or '.join(names)}: write a letter more")
    if not names:
        return Line(slip=f"“{first}” is no word here: help lists them; a phrase to find stands in quotes")
    if names == ["quit"] and rest:  # a line of a text that was pasted may begin so
        return Line(slip="quit stands alone; a phrase to find stands in quotes")
    unquoted = _unquoted(rest)
    return Line(names[0], rest if unquoted is None or names[0] == "search" else unquoted)


def _names(first: str) -> list[str]:
    """Give the words that a word or its beginning may mean. Capitals make no difference, but for N."""
    small = first.casefold()
    also = _ALSO.get(first) or _ALSO.get(small)
    if also:
        return [also]
    if small in _LETTERS:
        return [_LETTERS[small]]
    names = [word.name for word in WORDS if word.name.startswith(small)]
    if names and all(name.startswith(min(names, key=len)) for name in names):
        return [min(names, key=len)]  # the word itself, or a beginning of "mark", and so of "marks"
    return names


def help_lines(rest: str = "") -> list[str]:
    """Name the words, by what they are about; or say what one of them does, or all."""
    wanted = rest.casefold()
    if not wanted:
        told = [f"{about}: {', '.join(word.name for word in group)}." for about, group in GROUPS.items()]
        return [*told, "help and a word, such as help find, says what it does; help all says it of all.", *_ABOUT]
    if wanted == "all":
        groups = ([f"{about}:", *map(_help_line, group)] for about, group in GROUPS.items())
        return [*chain.from_iterable(groups), *_ABOUT]
    found = [word for word in WORDS if word.name.startswith(wanted) or word.name in _names(wanted)]
    return [*map(_help_line, found)] or [f"“{rest}” is no word here: help lists them."]


def next_words(word: str) -> str:
    """Say what may be written after the answer to a word; "" where the answer says it, or nothing special may."""
    return next((each.then for each in WORDS if each.name == word), "")


def _help_line(word: Word) -> str:
    return f"{f'{word.name} {word.takes}'.strip()}: {word.does}."


def _unquoted(text: str) -> str | None:
    """Give what stands between quote marks around a whole text; None where there are none."""
    closing = _QUOTES.get(text[:1], "")
    if len(text) > 1 and closing and text[-1] in closing:
        return text[1:-1].strip()
    return None
