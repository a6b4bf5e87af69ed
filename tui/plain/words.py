"""The words of the plain reader: what they are, what they take, and which one a line means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the plain reader: what it takes behind it, and what it does."""

    name: str
    takes: str
    does: str


WORDS = (
    Word("find", "PHRASE", "what every outlet has of a phrase; a phrase in quotes alone does the same"),
    Word("next", "[COUNT]", "the next hit, and what the other outlets have of it; next unread opens a story to read"),
    Word("previous", "[COUNT]", "the hit before"),
    Word("versions", "", "every outlet's version, the same words first"),
    Word("why", "[OUTLET]", "the reasons and the score of each version, or of one outlet's"),
    Word("difference", "[OUTLET]", "the words kept, changed and missing"),
    Word("this", "[PARAGRAPH.SENTENCE]", "take a sentence as the phrase: of the outlet here, or the one where you are"),
    Word("shared", "[back]", "the next sentence of the outlet here that another tells too, in each one's words"),
    Word("only", "[back]", "the next sentence that no other outlet has"),
    Word("outlets", "[OUTLET]", "the outlets of this story, numbered; a number alone goes to that outlet"),
    Word("read", "[OUTLET]", "an article, its paragraphs numbered"),
    Word("page", "[OUTLET]", "the page as it came: every line, kept or cut, and why"),
    Word("stories", "[FROM]", "all stories, numbered"),
    Word("open", "STORY", "open a story by its number"),
    Word("search", "WORDS", "the articles, of all stories, that have these words"),
    Word("grid", "[COUNT]", "the passages that most outlets tell, with each outlet's words, then what only one has"),
    Word("concordance", "[WORD]", "every place where a word stands; a * at its end stands for the rest of it"),
    Word("timeline", "[COUNT]", "day by day, what was published and what the texts tell of"),
    Word("facts", "[differing] [KIND]", "numbers, quotes and names with their sentences, what differs first"),
    Word("lineage", "[COUNT]", "which articles share whose words, and what tells which came first"),
    Word("row", "ROW [OUTLET]", "go to a row of these: its passage in its article, or what an outlet has of it"),
    Word("more", "[COUNT]", "the next part of a long answer"),
    Word("unread", "", "the stories of your library with something unread; read marks an article read"),
    Word("seen", "[STORY]", "mark the articles of a story read, of the open one or of another"),
    Word("fetch", "[pages]", "fetch the feeds, or the whole pages of the open story's teasers"),
    Word("hide", "STORY or SEARCH", "hide a story, or what a search finds, from all lists from now on"),
    Word("hidden", "", "what hides, numbered"),
    Word("show", "again RULE", "show again what one of these hides"),
    Word("join", "STORY STORY", "make one story of two"),
    Word("part", "[OUTLET]", "take an article out of the open story, to be one of its own"),
    Word("copy", "[OUTLET or all]", "the passage with where it is from, or every outlet's version"),
    Word("mark", "[NOTE #TAG]", "keep the passage, with a note and tags"),
    Word("marks", "", "what was kept, numbered"),
    Word("note", "MARK [NOTE #TAG]", "give a mark another note and other tags"),
    Word("unmark", "MARK", "remove a mark"),
    Word("same", "[OUTLET]", "say that the passage says the same as the phrase, whatever was found"),
    Word("not", "same [OUTLET]", "say that it does not"),
    Word("withdraw", "[OUTLET]", "take back what you said of it"),
    Word("undo", "", "take back the last mark, judgement or change; not keep"),
    Word("keep", "[FOLDER]", "keep the pages of this story in your library, with marks and judgements"),
    Word("looser", "", "take doubtful passages as found"),
    Word("stricter", "", "take only what is sure as found"),
    Word("reworded", "", "find other words too, or only the same and edited words"),
    Word("help", "[WORD]", "these words, or one of them"),
    Word("quit", "", "leave; so does the end of the input (ctrl+d)"),
)

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
_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Line:
    """What a line asks for: a word and what stands behind it. `slip` says what is wrong with it instead."""

    word: str = ""
    rest: str = ""
    slip: str = ""


def understand(line: str) -> Line:
    """Tell what a line asks for. A beginning of a word is enough where it is no other's."""
    line = " ".join(line.split())
    if not line:
        return Line()
    quoted = _unquoted(line)
    if quoted is not None:
        return Line("find", quoted)
    if line[0] == "/":
        return Line("find", line[1:].strip())
    if line.isdecimal():
        return Line("outlet", line)
    first, _, rest = line.partition(" ")
    if first in _ALSO:
        return Line(_ALSO[first], rest)
    small = first.casefold()
    names = [word.name for word in WORDS if word.name.startswith(small)]
    if small in _LETTERS:
        names = [_LETTERS[small]]
    elif names and all(name.startswith(min(names, key=len)) for name in names):
        names = [min(names, key=len)]  # the word itself, or a beginning of "mark", and so of "marks"
    if len(names) == 1:
        unquoted = _unquoted(rest)
        return Line(names[0], rest if unquoted is None or names[0] == "search" else unquoted)
    if names:
        return Line(slip=f"{first} may be {' or '.join(names)}: write a letter more")
    return Line(slip=f"{first} is no word here: help lists them; a phrase to find stands in quotes")


def help_lines(rest: str = "") -> list[str]:
    """Give a line for each word; or for those that `rest` may mean, where it means any."""
    asked = [word for word in WORDS if rest and word.name.startswith(rest.casefold())]
    lines = [f"{f'{word.name} {word.takes}'.strip()}: {word.does}." for word in asked or WORDS]
    if asked:
        return lines
    letters = ", ".join(f"{letter} {name}" for letter, name in _LETTERS.items())
    about = "A beginning of a word is enough. OUTLET is a number, as outlets gives it."
    return [*lines, about, f"One letter: {letters}."]


def _unquoted(text: str) -> str | None:
    """Give what stands between quote marks around a whole text; None where there are none."""
    closing = _QUOTES.get(text[:1], "")
    if len(text) > 1 and closing and text[-1] in closing:
        return text[1:-1].strip()
    return None
