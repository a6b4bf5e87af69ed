"""What the reader keeps: marks with notes and tags, and judgements. No widget in it.

In a library both are kept for good; with pages opened by name, for the session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from index.model import Article, Span

if TYPE_CHECKING:
    from index.library import Library
    from index.model import Judgement, Mark


class Keeper(Protocol):
    """Where marks and judgements are kept; `lasting` tells whether beyond this session."""

    @property
    def lasting(self) -> bool:
        """Whether beyond this session."""

    def marks(self, article: str | None = None) -> tuple[Mark, ...]:
        """Give the marks in one article, or all, in the order they were made."""

    def add(self, mark: Mark) -> Mark:
        """Keep a mark; the one given back has its number."""

    def change(self, mark: Mark) -> None:
        """Give the mark of this number another note and other tags."""

    def remove(self, number: int) -> None:
        """Remove a mark."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements."""

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""

    def withdraw(self, judgement: Judgement) -> None:
        """Take a judgement back."""


class SessionKeeper:
    """Keeps for this session only."""

    lasting = False

    def __init__(self) -> None:
        """Begin with nothing."""
        self._marks: dict[int, Mark] = {}
        self._last = 0
        self._judgements: list[Judgement] = []

    def marks(self, article: str | None = None) -> tuple[Mark, ...]:
        """Give the marks in one article, or all, in the order they were made."""
        return tuple(mark for mark in self._marks.values() if article in (None, mark.article))

    def add(self, mark: Mark) -> Mark:
        """Keep a mark; the one given back has its number."""
        self._last += 1
        kept = self._marks[self._last] = replace(mark, id=self._last)
        return kept

    def change(self, mark: Mark) -> None:
        """Give the mark of this number another note and other tags."""
        self._marks[mark.id] = mark

    def remove(self, number: int) -> None:
        """Remove a mark."""
        self._marks.pop(number, None)

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements."""
        return tuple(self._judgements)

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""
        self.withdraw(judgement)
        self._judgements.append(judgement)

    def withdraw(self, judgement: Judgement) -> None:
        """Take a judgement back."""
        self._judgements = [one for one in self._judgements if not same_subject(one, judgement)]


class LibraryKeeper:
    """Keeps in the reader's library."""

    lasting = True

    def __init__(self, library: Library) -> None:
        """Keep in this open library."""
        self._library = library

    def marks(self, article: str | None = None) -> tuple[Mark, ...]:
        """Give the marks in one article, or all, in the order they were made."""
        return self._library.marks.all(article)

    def add(self, mark: Mark) -> Mark:
        """Keep a mark; the one given back has its number."""
        return self._library.marks.add(mark)

    def change(self, mark: Mark) -> None:
        """Give the mark of this number another note and other tags."""
        self._library.marks.change(mark)

    def remove(self, number: int) -> None:
        """Remove a mark."""
        self._library.marks.remove(number)

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements."""
        return self._library.judgements.all()

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""
        self._library.judgements.keep(judgement)

    def withdraw(self, judgement: Judgement) -> None:
        """Take a judgement back."""
        self._library.judgements.drop(judgement)


class _Step(NamedTuple):
    """Something that can be taken back: what it is called, what takes it back, and whether that takes long."""

    what: str
    back: list[Callable[[], object]]
    slow: bool = False


class UndoableKeeper:
    """Keeps where another keeper does, and takes back step by step what was changed in this session.

    What else the reader changes on the panes is a step too, told by `changed`.
    """

    def __init__(self, keeper: Keeper) -> None:
        """Keep there."""
        self._keeper = keeper
        self._steps: list[_Step] = []
        self._step: list[Callable[[], object]] | None = None
        self._numbers: dict[int, int] = {}
        """The numbers of marks that were put back under others, by those they had."""

    @property
    def lasting(self) -> bool:
        """Whether it is kept beyond this session."""
        return self._keeper.lasting

    @contextmanager
    def one_step(self, what: str) -> Iterator[None]:
        """Let all that is changed inside be taken back at once, as `what`."""
        step: list[Callable[[], object]] = []
        self._step = step
        try:
            yield
        finally:
            self._step = None
            if step:
                self._steps.append(_Step(what, step))

    def changed(self, what: str, back: Callable[[], object], *, slow: bool = False) -> None:
        """Note what can be taken back, and how; `slow`: it takes longer than a key may."""
        if self._step is None:
            self._steps.append(_Step(what, [back], slow))
        else:
            self._step.append(back)

    @property
    def slow(self) -> bool:
        """Whether taking the last step back takes longer than a key may."""
        return bool(self._steps) and self._steps[-1].slow

    @property
    def changes(self) -> int:
        """Count the steps that can be taken back."""
        return len(self._steps)

    def undo(self) -> str:
        """Take the last step back; says what was done, "" where there is nothing to take back."""
        if not self._steps:
            return ""
        step = self._steps.pop()
        try:
            for back in reversed(step.back):
                back()
        except BaseException:
            self._steps.append(step)
            raise
        return f"taken back: {step.what}"

    def move(self, keeper: Keeper, what: str, back: Callable[[], object]) -> None:
        """Keep elsewhere from now on, which is a step called `what`; `back` takes out there what was taken along.

        What was done before is taken back after this step, and so where it was done.
        """
        before = self._keeper, self._numbers
        self._keeper, self._numbers = keeper, {}

        def leave() -> None:
            back()
            self._keeper, self._numbers = before

        self.changed(what, leave, slow=True)

    def marks(self, article: str | None = None) -> tuple[Mark, ...]:
        """Give the marks in one article, or all, in the order they were made."""
        return self._keeper.marks(article)

    def add(self, mark: Mark) -> Mark:
        """Keep a mark; the one given back has its number."""
        kept = self._keeper.add(mark)
        self.changed("the mark", lambda: self._keeper.remove(self.number_now(kept.id)))
        return kept

    def change(self, mark: Mark) -> None:
        """Give the mark of this number another note and other tags."""
        before = next((one for one in self._keeper.marks(mark.article) if one.id == mark.id), None)
        self._keeper.change(mark)
        if before is not None:
            self.changed("the change of a mark", lambda: self._change_back(before))

    def _change_back(self, mark: Mark) -> None:
        self._keeper.change(replace(mark, id=self.number_now(mark.id)))

    def remove(self, number: int) -> None:
        """Remove a mark."""
        before = next((one for one in self._keeper.marks() if one.id == number), None)
        self._keeper.remove(number)
        if before is not None:
            self.changed("the removal of a mark", lambda: self._put_back(before))

    def _put_back(self, mark: Mark) -> None:
        self._numbers[mark.id] = self._keeper.add(mark).id

    def number_now(self, number: int) -> int:
        """Give the number that a mark has now which had this one: one that was put back has a new one."""
        while number in self._numbers:
            number = self._numbers[number]
        return number

    def judgements(self) -> tuple[Judgement, ...]:
        """Give all judgements."""
        return self._keeper.judgements()

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement; one on the same phrase and passage gives way to it."""
        self._turn(judgement, lambda: self._keeper.judge(judgement))

    def withdraw(self, judgement: Judgement) -> None:
        """Take a judgement back."""
        self._turn(judgement, lambda: self._keeper.withdraw(judgement))

    def _turn(self, judgement: Judgement, change: Callable[[], object]) -> None:
        before = next((one for one in self._keeper.judgements() if same_subject(one, judgement)), None)
        change()
        restore = (lambda: self._keeper.withdraw(judgement)) if before is None else (lambda: self._keeper.judge(before))
        self.changed("the judgement", restore)


def same_subject(one: Judgement, other: Judgement) -> bool:
    """Tell whether two judgements are on one phrase and one passage."""
    return (
        (one.query, one.article, one.paragraph) == (other.query, other.article, other.paragraph)
        and one.span.start < other.span.end
        and other.span.start < one.span.end
    )


def now() -> str:
    """Give the present moment in ISO 8601 UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def read_note(text: str) -> tuple[str, tuple[str, ...]]:
    """Take a typed line apart: the note, and the tags, which are its words that begin with `#`."""
    words = text.split()
    tags = [word[1:].strip(",.;") for word in words if word.startswith("#") and len(word) > 1]
    return " ".join(word for word in words if not (word.startswith("#") and len(word) > 1)), tuple(dict.fromkeys(tags))


def note_line(mark: Mark) -> str:
    """Write note and tags as a line that `read_note` takes apart again."""
    return " ".join([*([mark.note] if mark.note else []), *tag_words(mark.tags)])


def tag_words(tags: Iterable[str]) -> list[str]:
    """Write tags as words."""
    return [f"#{tag}" for tag in tags]


def mark_passages(
    keeper: Keeper, article: Article, passages: Sequence[tuple[int | None, Span]], line: str
) -> tuple[Mark, ...]:
    """Keep passages of an article under one typed line of note and tags; one that is marked already is changed."""
    from index.model import Mark

    note, tags = read_note(line)
    kept = []
    for paragraph, span in passages:
        known = marked(keeper, article.id, paragraph, span)
        if known is None:
            text = article.text_of(paragraph)[span.start : span.end]
            kept.append(keeper.add(Mark(0, article.id, paragraph, span, text, note, tags, now())))
        else:
            changed = replace(known, note=note, tags=tags)
            keeper.change(changed)
            kept.append(changed)
    return tuple(kept)


def marked(keeper: Keeper, article: str, paragraph: int | None, span: Span) -> Mark | None:
    """Give the mark on just this passage, if there is one."""
    return next((one for one in keeper.marks(article) if (one.paragraph, one.span) == (paragraph, span)), None)
