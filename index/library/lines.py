"""Lines that the reader keeps or cuts: they outlast a rebuild, and pass to editions that have the same line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from index.cleaning.hand import LINES, apply, lines_of
from index.errors import InputError, LibraryError
from index.library.carried import cleaned
from index.library.edit import catch_up, keep_changed
from index.store import HandLine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from index.library.core import Core
    from index.model import Article

__all__ = ["edit_lines", "move_places", "passed_on", "with_lines"]


def edit_lines(core: Core, prefix: str, keep: Collection[int], cut: Collection[int]) -> Article:
    """Keep and cut lines of an article's page, by number; give the article. LibraryError says why one cannot be."""
    with core.turn():
        one = core.articles.resolve(prefix)
        (article,) = core.articles.articles([one])
        wanted = dict.fromkeys(keep, True) | dict.fromkeys(cut, False)
        known = lines_of(article)
        _check(core, article, wanted, twice=set(keep) & set(cut))
        by_rule = _by_rule(core, article)
        rules = lines_of(by_rule)
        chosen = {line.line: line for line in core.lines.of(one)}
        for number, kept in wanted.items():
            chosen.pop(number, None)
            # What cleaning does of itself is no choice, so that doing the opposite takes one back.
            if rules.get(number) != (known[number][0], kept):
                chosen[number] = HandLine(number, kept, known[number][0])
        changed = apply(article, wanted, like=by_rule)
        if not changed.paragraphs:
            raise LibraryError(f"{one}: no line would be left; newsreader forget removes an article")
        changed = _named(changed, by_hand=bool(chosen) or LINES in by_rule.by_hand)

        def keep_choice() -> None:
            core.lines.replace(one, chosen.values())
            move_places(core, article, changed)

        keep_changed(core, [changed] if changed != article else [], keep_choice)
    catch_up(core, [changed])
    return changed


def with_lines(article: Article, choices: Iterable[HandLine]) -> tuple[Article, tuple[HandLine, ...]]:
    """Keep and cut lines of an article where the very same line text stands; give it and the lines found so.

    A text is looked for at its number, else wherever it stands once.
    """
    known = lines_of(article)
    times = Counter(text for text, _ in known.values())
    by_text = {text: number for number, (text, _) in known.items()}
    found: list[HandLine] = []
    for choice in choices:
        here = known.get(choice.line, ("", False))[0] == choice.text
        if here or times[choice.text] == 1:
            found.append(choice._replace(line=choice.line if here else by_text[choice.text]))
    changed = apply(article, {one.line: one.kept for one in found})
    if not found or not changed.paragraphs:
        return article, ()
    return _named(changed, by_hand=True), tuple(found)


def passed_on(core: Core, article: Article, earlier: str) -> tuple[Article, tuple[HandLine, ...]]:
    """Give an edition the lines by hand of an earlier one, and what they are in it."""
    choices = core.lines.of(earlier)
    return with_lines(article, choices) if choices else (article, ())


def move_places(core: Core, before: Article, after: Article) -> None:
    """Let marks and judgements stay with their paragraphs, wherever these stand now."""
    if before.paragraphs == after.paragraphs:
        return
    new = {(one.line, one.text): at for at, one in enumerate(after.paragraphs)}
    if len(new) < len(after.paragraphs):
        return  # in HTML a text may stand twice: nothing tells which is which
    places = {at: new[one.line, one.text] for at, one in enumerate(before.paragraphs) if (one.line, one.text) in new}
    for mark in core.marks.all(before.id):
        if mark.paragraph is not None and places.get(mark.paragraph, mark.paragraph) != mark.paragraph:
            core.marks.move(mark.id, places[mark.paragraph])
    core.judgements.move(before.id, places)


def _check(core: Core, article: Article, wanted: Mapping[int, bool], twice: set[int]) -> None:
    """Raise LibraryError for lines that cannot be kept or cut."""
    known = lines_of(article)
    if not known:
        raise LibraryError(f"{article.id}: this page has no line numbers (HTML); lines of text dumps alone can be set")
    if twice:
        raise LibraryError(f"line {min(twice)} cannot be both kept and cut")
    for number in wanted:
        if number in article.joined:
            first = max(line for line in known if line < number)
            raise LibraryError(f"line {number} goes on from line {first}, which stands for both; set that one")
        if number not in known:
            raise LibraryError(f"{article.id}: no text stands in line {number}; newsreader clean --why shows all lines")
    fields = {one.line: one.field for one in article.used}
    marked = {mark.paragraph for mark in core.marks.all(article.id)}
    marked |= {one.paragraph for one in core.judgements.all() if one.article == article.id}
    for number, kept in wanted.items():
        if not kept and number in fields:
            raise LibraryError(f"line {number} gave the {fields[number]} and is not in the text; set the field instead")
        place = next((at for at, one in enumerate(article.paragraphs) if one.line == number), None)
        if not kept and place is not None and place in marked:
            raise LibraryError(f"line {number} holds a mark or judgement of yours; take that back first")


def _by_rule(core: Core, article: Article) -> Article:
    """Give the article as cleaning makes it now, without what was set by hand."""
    try:
        return cleaned(core.articles.page(article.id))
    except InputError:
        return article


def _named(article: Article, *, by_hand: bool) -> Article:
    """Say in an article whether lines of it were set by hand."""
    others = tuple(name for name in article.by_hand if name != LINES)
    return replace(article, by_hand=(*others, LINES) if by_hand else others)
