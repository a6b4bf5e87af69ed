"""Every action of the reader: its id, keys, words for footer and help. The one declaration of keys.

Screens take their bindings from here; footer, help, palette and the documentation read
the same table, and the reader's configuration changes it by action id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from textual.binding import Binding


class Action(NamedTuple):
    """One thing the reader can do on a screen.

    `id` is `screen.action`. `keys` are Textual key names, the one shown first; at least
    one of them needs no AltGr on common keyboards. `hint` is the footer's word or two;
    `description` stands in help and palette; `tooltip` says more. An action with
    `hint_rank` above 0 may stand in the footer, lowest first.
    """

    id: str
    keys: tuple[str, ...]
    hint: str
    description: str
    tooltip: str
    hint_rank: int = 0

    @property
    def screen(self) -> str:
        """The screen the action belongs to; `app` is everywhere."""
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        """The action's method, without `action_`."""
        return self.id.partition(".")[2]

    @property
    def shown_key(self) -> str:
        """The first key in use, as help and footer print it; nothing where the reader took them all."""
        keys = _IN_USE.get(self.id, self.keys)
        return show_key(keys[0]) if keys else ""

    @property
    def key_while_typing(self) -> str:
        """The first key in use that types nothing, as the footer prints it; nothing where there is none."""
        shown = map(show_key, _IN_USE.get(self.id, self.keys))
        return next((key for key in shown if len(key) > 1 and key != "space"), "")


_IN_USE: dict[str, tuple[str, ...]] = {}


def use_keys(keys: Mapping[str, tuple[str, ...]]) -> None:
    """Let footer, palette and messages name these keys instead of the declared ones.

    A process has one keyboard, so this is told once, by the app as it is made.
    """
    _IN_USE.clear()
    _IN_USE.update(keys)


_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "colon": ":",
    "asterisk": "*",
    "equals_sign": "=",
    "tilde": "~",
    "plus": "+",
    "minus": "-",
    "space": "space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "right_parenthesis": ")",
    "left_parenthesis": "(",
    "full_stop": ".",
    "comma": ",",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "pagedown": "PgDn",
    "pageup": "PgUp",
}


def show_key(key: str) -> str:
    """Give a Textual key name as a person would write it."""
    if key in _SHOWN:
        return _SHOWN[key]
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    if "_" in key or len(key) > 3:
        try:
            sign = unicodedata.lookup(key.replace("_", " "))
        except KeyError:  # a key without a sign: "home", "ctrl+f"
            return key
        return sign if sign.isprintable() and sign != " " else key
    return key


def _action(action_id: str, keys: str, hint: str, description: str, tooltip: str, rank: int = 0) -> Action:
    return Action(action_id, tuple(keys.split()), hint, description, tooltip, rank)


def _moves(screen: str, row: str = "row") -> tuple[Action, ...]:
    """Give the actions that move through a list of rows."""
    return (
        _action(f"{screen}.cursor_down", "j down", "down", f"Next {row}", f"To the next {row}"),
        _action(f"{screen}.cursor_up", "k up", "up", f"{row.capitalize()} before", f"To the {row} before"),
        _action(f"{screen}.page_down", "space pagedown ctrl+d", "page down", "A page down", "A page down"),
        _action(f"{screen}.page_up", "b pageup ctrl+u", "page up", "A page up", "A page up"),
        _action(f"{screen}.top", "g home", "top", f"First {row}", f"To the first {row}, or to the one a count names"),
        _action(
            f"{screen}.bottom", "G end", "bottom", f"Last {row}", f"To the last {row}, or to the one a count names"
        ),
    )


def _back(screen: str) -> Action:
    """Give the action that leaves a screen on which Esc has nothing else to do."""
    return _action(f"{screen}.close", "escape", "back", "Back", "To the screen behind")


ACTIONS: tuple[Action, ...] = (
    # everywhere
    _action("app.help", "question_mark f1", "help", "Help", "All keys of this screen, searchable", 90),
    _action("app.command_palette", "colon ctrl+p", "commands", "Commands", "Find a command by name"),
    _action(
        "app.copied",
        "quotation_mark f7",
        "copied",
        "What was copied",
        "All copies of this session: see them, copy them again, in another form too",
    ),
    _action(
        "app.leave", "q", "back", "Back", "Back from a search or this screen; on the first one, leave the reader", 95
    ),
    _action("app.suspend_process", "ctrl+z", "shell", "To the shell", "Stop the reader for now; fg comes back to it"),
    _action("app.quit", "Q ctrl+q", "quit", "Quit", "Leave the reader at once"),
    # Compare
    _action(
        "compare.search",
        "slash ctrl+f",
        "search",
        "Search a phrase in this story",
        "Type a phrase: every outlet's version of it lights up",
        10,
    ),
    _action(
        "compare.next_hit",
        "n f3",
        "next",
        "Next hit",
        "Next hit of this pane, then of the next pane; the others go to their counterpart",
        20,
    ),
    _action("compare.previous_hit", "N shift+f3", "previous", "Previous hit", "The hit before, and its counterparts"),
    _action(
        "compare.sentence_versions",
        "asterisk f4",
        "this sentence",
        "Versions of this sentence",
        "Light every outlet's version of the current sentence",
        25,
    ),
    _action(
        "compare.make_reference",
        "equals_sign f6",
        "compare with this",
        "Compare with this wording",
        "Make the current passage the wording all others are compared with",
    ),
    _action(
        "compare.show_versions",
        "enter",
        "versions",
        "Versions, a card for each outlet",
        "Every outlet's version of the phrase with words kept, changed and missing",
        30,
    ),
    _action(
        "compare.explain", "e", "why", "Why is this lit", "The relation of this pane's passage, its score and reasons"
    ),
    _action("compare.difference", "d", "difference", "Difference", "The phrase and this pane's passage, word by word"),
    _action(
        "compare.toggle_reworded",
        "tilde t",
        "reworded",
        "Other words on or off",
        "Light only the same and edited words, or other words too",
    ),
    _action("compare.looser", "plus", "looser", "Looser", "Light more: doubtful passages count as found"),
    _action("compare.stricter", "minus", "stricter", "Stricter", "Light less: only what is sure"),
    _action(
        "compare.follow",
        "f",
        "follow",
        "Follow by meaning on or off",
        "As you move, the other panes go to what says the same",
    ),
    _action("compare.lockstep", "s", "in step", "Scroll in step on or off", "All panes scroll together, line by line"),
    _action(
        "compare.next_shared",
        "right_square_bracket full_stop",
        "next shared",
        "Next shared passage",
        "Next sentence that another outlet tells too",
    ),
    _action(
        "compare.previous_shared",
        "left_square_bracket comma",
        "previous shared",
        "Previous shared passage",
        "The sentence before that another outlet tells too",
    ),
    _action(
        "compare.next_only",
        "right_curly_bracket greater_than_sign",
        "next only here",
        "Next passage only here",
        "Next sentence for which no other outlet has a version",
    ),
    _action(
        "compare.previous_only",
        "left_curly_bracket less_than_sign",
        "previous only here",
        "Previous passage only here",
        "The sentence before for which no other outlet has a version",
    ),
    _action(
        "compare.select",
        "v",
        "select",
        "Select text",
        "Select from the current sentence; move to extend, y copies, Esc ends",
        50,
    ),
    _action(
        "compare.copy",
        "y",
        "copy",
        "Copy the passage with attribution",
        "The selection, the current hit or the current sentence, with where it is from",
        40,
    ),
    _action("compare.extend_word", "w", "by a word", "Extend by a word", "While selecting, take in the next word"),
    _action("compare.copy_all", "Y", "copy all", "Copy every version", "Every outlet's version, with attribution"),
    _action(
        "compare.copy_bare", "ctrl+c", "copy bare", "Copy the bare selection", "The selected text and nothing else"
    ),
    _action(
        "compare.export",
        "x",
        "export",
        "Every version into a file",
        "As text, Markdown, a web page, a table or a record, as the file's name ends",
    ),
    _action(
        "compare.open_link", "o", "open link", "Open the page's address", "In a browser; where there is none, copied"
    ),
    _action(
        "compare.undo",
        "u",
        "undo",
        "Take back",
        "What was marked, judged, set or kept last in this session, then what was before it",
    ),
    _action("compare.page", "p", "page", "The page as it came", "Every line of the page, kept or cut, and why"),
    _action(
        "compare.next_pane",
        "tab l right",
        "next pane",
        "Next outlet",
        "Go to the next outlet; a count goes to that one",
    ),
    _action("compare.previous_pane", "shift+tab h left", "previous pane", "Previous outlet", "Go to the outlet before"),
    _action("compare.line_down", "j down", "down", "A line down", "Scroll a line down"),
    _action("compare.line_up", "k up", "up", "A line up", "Scroll a line up"),
    _action(
        "compare.next_sentence",
        "right_parenthesis J shift+down",
        "next sentence",
        "Next sentence",
        "Make the next sentence the current one",
    ),
    _action(
        "compare.previous_sentence",
        "left_parenthesis K shift+up",
        "previous sentence",
        "Previous sentence",
        "Make the sentence before the current one",
    ),
    _action("compare.page_down", "space pagedown ctrl+d", "page down", "A page down", "Scroll a page down"),
    _action("compare.page_up", "b pageup ctrl+u", "page up", "A page up", "Scroll a page up"),
    _action(
        "compare.top",
        "g home",
        "top",
        "To the beginning",
        "To the title; with a count, to that paragraph; while selecting, extend",
    ),
    _action(
        "compare.bottom",
        "G end",
        "bottom",
        "To the end",
        "To the last line; with a count, to that paragraph; while selecting, extend",
    ),
    _action("compare.zen", "z", "zen", "Only this pane", "Give the whole screen to this pane, or to all again"),
    _action("compare.clear", "escape", "clear", "Clear", "End a selection or a count, then put the phrase out"),
    _action(
        "compare.mark", "m", "mark", "Keep this passage", "The selection, the current hit or sentence, with a note", 45
    ),
    _action(
        "compare.keep",
        "a",
        "keep",
        "Keep these pages in your library",
        "All pages opened by name, with marks and judgements; asks where, and goes on in that library; u takes it back",
    ),
    _action("compare.marks", "apostrophe f8", "marks", "Marks", "The passages you kept, with notes and tags"),
    _action(
        "compare.judge",
        "c",
        "the same?",
        "Your judgement: the same, not the same, none",
        "Say whether this passage says the same as the phrase; it outranks what was found",
    ),
    _action(
        "compare.views",
        "M f9",
        "views",
        "Views: grid, concordance, timeline, facts, lineage",
        "The whole story at a glance, passage by outlet, in order of time, or fact by fact",
        55,
    ),
    _action(
        "compare.whole_pages",
        "W",
        "whole pages",
        "Fetch the whole pages of this story",
        "Where only a teaser is held; again, or Esc, stops it",
    ),
    _action("compare.fetch", "r f5", "fetch", "Fetch the feeds", "What is new comes in; again, or Esc, stops it"),
    _action("compare.stories", "S backspace", "stories", "Stories", "All stories of these pages or of the library", 60),
    # Stories
    _action("stories.open", "enter l right", "open", "Open the story", "Every outlet's article side by side", 10),
    _action(
        "stories.search",
        "slash ctrl+f",
        "search",
        "Search all articles",
        "Type words: articles that have them, by story",
        20,
    ),
    _action(
        "stories.next_unread",
        "n f3",
        "next unread",
        "Next unread",
        "To the next story with unread articles; after the last one from the first",
        30,
    ),
    _action(
        "stories.toggle_read",
        "R",
        "read",
        "Read or unread",
        "Mark the articles of this row read, or unread where all of them are read",
        40,
    ),
    _action("stories.mark_listed", "A", "all read", "Mark all that is listed read", "u takes it back", 70),
    _action(
        "stories.undo",
        "u",
        "undo",
        "Take back",
        "The last marking, hiding, joining, parting or kept or dropped search, else what was marked or kept elsewhere",
    ),
    _action(
        "stories.undo_add",
        "U",
        "undo add",
        "Forget what came in last",
        "The last addition or fetch, as a whole; it asks first",
    ),
    _action(
        "stories.unfold", "t", "articles", "The articles of this story, or not", "A row for each article of the story"
    ),
    _action(
        "stories.join",
        "J",
        "join",
        "Join two stories",
        "Once on the one, once on the other; grouping keeps to it, and u takes it back",
    ),
    _action(
        "stories.part",
        "P",
        "part",
        "Part this article from its story",
        "It leaves its story, mostly for one of its own; grouping keeps to it, and u takes it back",
    ),
    _action(
        "stories.whole_pages",
        "w",
        "whole pages",
        "Fetch the whole pages",
        "Of the row's teasers; on a feed, from now on at each fetch, or no more",
    ),
    _action(
        "stories.ignore",
        "i",
        "hide",
        "Hide what a search finds",
        "From all lists: this search, story, outlet or what you type; searching still finds it, u shows it again",
    ),
    _action("stories.order", "o", "order", "Most relevant or newest first", "The order of what a search found"),
    _action("stories.cursor_down", "j down", "down", "A row down", "To the next row"),
    _action("stories.cursor_up", "k up", "up", "A row up", "To the row before"),
    _action("stories.page_down", "space pagedown ctrl+d", "page down", "A page down", "A page down"),
    _action("stories.page_up", "b pageup ctrl+u", "page up", "A page up", "A page up"),
    _action("stories.top", "g home", "top", "First row", "To the first row"),
    _action("stories.bottom", "G end", "bottom", "Last row", "To the last row"),
    _action(
        "stories.next_list",
        "tab",
        "other list",
        "Other list: stories, outlets, searches, feeds, hidden",
        "Lists of your library; of a search, what it can be narrowed by: outlet, month, source, tag",
        35,
    ),
    _action("stories.keep_search", "s", "keep search", "Keep this search", "Under a name, as a row of its own"),
    _action(
        "stories.drop_search",
        "x delete",
        "drop",
        "Forget this search, or show again",
        "A kept search, or a rule that hides; the articles stay",
    ),
    _action("stories.fetch", "r f5", "fetch", "Fetch the feeds", "What is new comes in; again, or Esc, stops it", 60),
    _action(
        "stories.keep",
        "a",
        "keep",
        "Keep these pages in your library",
        "All pages opened by name, with marks and judgements; asks where, and goes on in that library; u takes it back",
    ),
    _action("stories.marks", "apostrophe f8", "marks", "Marks", "The passages you kept, with notes and tags"),
    _action("stories.clear", "escape", "clear", "Clear the search", "Back to all stories"),
    # Versions
    _action(
        "versions.difference", "d", "difference", "Difference on or off", "Draw words kept, changed and missing", 10
    ),
    _action("versions.explain", "e", "why", "Reasons on or off", "Score and reasons of each version", 20),
    _action(
        "versions.make_reference",
        "equals_sign f6",
        "compare with this",
        "Compare with this wording",
        "Make this card's passage the wording all others are compared with",
        30,
    ),
    _action("versions.copy", "y", "copy", "Copy this version", "With attribution", 40),
    _action("versions.copy_all", "Y", "copy all", "Copy every version", "Each with attribution", 50),
    _action(
        "versions.export",
        "x",
        "export",
        "Every version into a file",
        "As text, Markdown, a web page, a table or a record, as the file's name ends",
    ),
    _action(
        "versions.judge",
        "c",
        "the same?",
        "Your judgement: the same, not the same, none",
        "Say whether this card's passage says the same as the phrase; it outranks what was found",
    ),
    _action(
        "versions.search", "slash ctrl+f", "search", "Search another phrase", "Back to the panes, in their search bar"
    ),
    _back("versions"),
    _action("versions.cursor_down", "j down n", "next", "Next card", "To the next outlet's version"),
    _action("versions.cursor_up", "k up N", "previous", "Card before", "To the outlet's version before"),
    _action("versions.open", "enter", "read", "Read it in its article", "Back to the panes, at this passage", 15),
    _action("versions.page_down", "space pagedown ctrl+d", "page down", "A page down", "A page down"),
    _action("versions.page_up", "b pageup ctrl+u", "page up", "A page up", "A page up"),
    _action("versions.top", "g home", "top", "First card", "To the first card"),
    _action("versions.bottom", "G end", "bottom", "Last card", "To the last card"),
    # Page
    _action(
        "page.fold", "enter f", "fold", "Open or fold runs of cut lines", "Show each cut line, or fold long runs", 10
    ),
    _action(
        "page.toggle_line",
        "c",
        "cut or keep",
        "Cut this line, or keep it",
        "By hand and for good, in your library; again takes it back",
        15,
    ),
    _action(
        "page.next_cut",
        "n right_square_bracket full_stop",
        "next cut",
        "Next cut line",
        "To the next run of cut lines",
        20,
    ),
    _action(
        "page.previous_cut",
        "N left_square_bracket comma",
        "previous cut",
        "Cut line before",
        "To the run of cut lines before",
    ),
    _action(
        "page.edit_fields",
        "E f2",
        "edit fields",
        "Set title, outlet, authors, date or source",
        "In a form, for an article of the library; an emptied field says that it is not known",
        25,
    ),
    _action(
        "page.next_edition",
        "v f4",
        "next edition",
        "Next edition of this article",
        "Its page as it came another time: a feed's teaser, or before its text changed; the panes have the newest",
        12,
    ),
    _action("page.undo", "u", "undo", "Take back", "What was set, cut or kept last in this session"),
    _back("page"),
    _action("page.cursor_down", "j down", "down", "A line down", "Scroll a line down"),
    _action("page.cursor_up", "k up", "up", "A line up", "Scroll a line up"),
    _action("page.page_down", "space pagedown ctrl+d", "page down", "A page down", "A page down", 30),
    _action("page.page_up", "b pageup ctrl+u", "page up", "A page up", "A page up"),
    _action("page.top", "g home", "top", "To the beginning", "To the first line"),
    _action("page.bottom", "G end", "bottom", "To the end", "To the last line"),
    # The form of an article's fields
    _action(
        "fields.save", "enter ctrl+s", "set", "Set what was changed", "In your library; u on the page takes it back", 10
    ),
    _action("fields.next_field", "tab down", "next field", "Next field", "After the last one the first", 20),
    _action("fields.previous_field", "shift+tab up", "previous field", "Field before", "To the field before"),
    _action(
        "fields.as_read",
        "ctrl+r",
        "as the page says",
        "What the page says",
        "Put into this field what cleaning read in the page; set so, it is no longer by hand",
        30,
    ),
    _action("fields.close", "escape", "back", "Back", "Where something was changed, it asks first", 40),
    # The menu of views
    _action("views.open", "enter l right", "open", "Open this view", "The view under the cursor", 10),
    _action("views.grid", "g", "grid", "Grid", "Every passage, outlet by outlet"),
    _action("views.concordance", "c", "concordance", "Concordance", "A word wherever it stands, in its surroundings"),
    _action(
        "views.timeline", "t", "timeline", "Timeline", "When it was published, captured, and what days it tells of"
    ),
    _action("views.facts", "f", "facts", "Facts", "Numbers, quotes and names: alike, differing, in one only"),
    _action("views.lineage", "i", "lineage", "Lineage", "Who shares whose words, and on what evidence"),
    _action("views.cursor_down", "j down", "down", "Next view", "To the next view"),
    _action("views.cursor_up", "k up", "up", "View before", "To the view before"),
    _action("views.close", "escape M", "back", "Back to the panes", "Close the menu", 20),
    # Grid
    _action("grid.open", "enter", "read", "Read it in its article", "The panes, with this passage lit in each", 10),
    _action("grid.next_outlet", "l tab right", "next outlet", "Next outlet", "To the next column", 20),
    _action("grid.previous_outlet", "h shift+tab left", "previous outlet", "Outlet before", "To the column before"),
    _action("grid.order", "o", "order", "Other order", "By how many outlets tell it, or as the articles tell it", 30),
    _action("grid.copy", "y", "copy", "Copy this wording", "The chosen outlet's passage, with attribution", 40),
    _action(
        "grid.stop",
        "escape",
        "stop",
        "Stop comparing, or back",
        "Show what was found so far; where nothing is under way, the screen behind",
    ),
    *_moves("grid", "passage"),
    # Timeline
    _action("timeline.open", "enter l right", "read", "Read it in its article", "The panes, at this sentence", 10),
    _action(
        "timeline.narrow",
        "t",
        "days told of",
        "Days told of, on or off",
        "All entries, or only publication and capture",
        20,
    ),
    _action("timeline.next_day", "right_square_bracket full_stop n", "next day", "Next day", "To the next day", 30),
    _action("timeline.previous_day", "left_square_bracket comma N", "day before", "Day before", "To the day before"),
    *_moves("timeline"),
    _back("timeline"),
    # Facts
    _action("facts.open", "enter l right", "read", "Read it in its article", "The panes, at this sentence", 10),
    _action("facts.kind", "tab", "other kind", "Other kind of facts", "All, only numbers, only quotes, only names", 20),
    _action("facts.differing", "d", "only differing", "Only what differs, or all", "Leave out what is told alike", 30),
    _action("facts.next_fact", "right_square_bracket full_stop n", "next fact", "Next fact", "To the next fact", 40),
    _action("facts.previous_fact", "left_square_bracket comma N", "fact before", "Fact before", "To the fact before"),
    _action("facts.copy", "y", "copy", "Copy this sentence", "With attribution"),
    *_moves("facts"),
    _back("facts"),
    # Concordance
    _action(
        "concordance.search", "slash ctrl+f", "word", "Another word", "Type a word or words; * ends a beginning", 10
    ),
    _action("concordance.open", "enter l right", "read", "Read it in its article", "The panes, with this word lit", 20),
    _action(
        "concordance.order",
        "o",
        "order",
        "Other order",
        "As the articles tell it, by what follows, by what goes before",
        30,
    ),
    _action("concordance.copy", "y", "copy", "Copy this line", "The sentence, with attribution", 40),
    *_moves("concordance", "line"),
    _back("concordance"),
    # Lineage
    _action(
        "lineage.open", "enter l right", "read", "Read it in its article", "The panes, with the shared words lit", 10
    ),
    _action("lineage.next_pair", "right_square_bracket full_stop n", "next pair", "Next pair", "To the next pair", 20),
    _action("lineage.previous_pair", "left_square_bracket comma N", "pair before", "Pair before", "To the pair before"),
    *_moves("lineage"),
    _back("lineage"),
    # Marks
    _action("marks.open", "enter l right", "read", "Read it in its article", "The panes, at this passage", 10),
    _action("marks.edit", "e", "edit", "Edit note and tags", "Words that begin with # are tags", 20),
    _action(
        "marks.remove", "x delete", "remove", "Remove this mark", "The article stays as it is; u puts the mark back", 30
    ),
    _action("marks.undo", "u", "undo", "Take back", "What was done last with marks or judgements", 40),
    _action("marks.tag", "t tab", "tag", "Only one tag, the next one, or all", "Marks with one tag, tag by tag"),
    _action("marks.copy", "y", "copy", "Copy this passage", "With attribution", 50),
    _action("marks.copy_all", "Y", "copy all", "Copy every mark", "Each with attribution, its note under it"),
    # Copied
    _action("copied.open", "enter y", "copy", "Copy this again", "In the form that is shown", 10),
    _action(
        "copied.form",
        "tab f",
        "other form",
        "Other form: plain, Markdown, citation",
        "Also for all that follows",
        20,
    ),
    *_moves("copied"),
    _back("copied"),
    *_moves("marks", "mark"),
    _back("marks"),
    # Help
    _action("help.search", "slash ctrl+f", "search", "Search the keys", "Type a key, or a word of what it does", 10),
    _action("help.close", "escape", "back", "Back", "To the screen behind; the keys that opened Help close it too"),
    *_moves("help", "key"),
    # The row in which a note is typed
    _action("note.close", "escape", "back", "Keep nothing", "Back without a mark"),
)

_BY_ID = {action.id: action for action in ACTIONS}

GROUPS = {
    "app": "Everywhere",
    "compare": "Compare: one story, side by side",
    "stories": "Stories",
    "versions": "Versions of one phrase",
    "page": "The page as it came",
    "fields": "The fields of an article",
    "views": "The menu of views",
    "grid": "Grid: every passage, outlet by outlet",
    "timeline": "Timeline: when it was published, captured, and what days it tells of",
    "facts": "Facts: numbers, quotes and names",
    "concordance": "Concordance: a word in its surroundings",
    "lineage": "Lineage: who shares whose words",
    "marks": "Marks: the passages you kept",
    "copied": "Copied: what you copied in this session",
    "help": "Help: the keys of a screen",
    "note": "Note and tags of a mark",
}
"""The screens that have keys, in the order help prints them."""


def actions_of(screen: str) -> tuple[Action, ...]:
    """Give the actions of one screen, in their order."""
    return tuple(action for action in ACTIONS if action.screen == screen)


def action(action_id: str) -> Action:
    """Give one action; KeyError for an id that no action has."""
    return _BY_ID[action_id]


def bindings(screen: str) -> list[Binding]:
    """Give Textual's bindings of one screen, each with all its keys, an id, a description and a tooltip."""
    return [
        Binding(
            ",".join(each.keys),
            each.name,
            each.description,
            id=each.id,
            tooltip=each.tooltip,
            show=each.hint_rank > 0,
            key_display=each.shown_key,
        )
        for each in actions_of(screen)
    ]


def with_keys(text: str) -> str:
    """Name live keys in a message: `{compare.search}` becomes the key that searches."""
    return _NAMED.sub(lambda found: action(found[1]).shown_key or "(no key)", text)


_NAMED = re.compile(r"\{([a-z]+\.[a-z_]+)\}")


NO_PHRASE = "no phrase yet: {compare.search} searches one, {compare.sentence_versions} takes the current sentence"
"""What is said where a phrase is needed and none is lit; for `with_keys`."""


def hints(screen: str, count: int = 6) -> tuple[Action, ...]:
    """Give the actions of a screen's footer, most useful first, at most `count`; the way back is the last."""
    ranked = [each for each in ACTIONS if each.screen in {screen, "app"} and each.hint_rank]
    first = sorted(ranked, key=lambda each: each.hint_rank)
    way_back = action("app.leave")
    return (*[each for each in first if each is not way_back][: count - 1], way_back)
