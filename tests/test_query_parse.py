"""The query language: what each text means, whole and half-typed, and that every text has a meaning."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import FIELDS, And, Field, Kind, Node, Not, Or, Phrase, Query, Term, parse, positive

A, B, C = Term("a"), Term("b"), Term("c")


def _prefix(word: str) -> Term:
    return Term(word, Kind.PREFIX)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("", None),
        ("a b", And((A, B))),
        ("a a", A),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a (b c)", And((A, B, C))),
        ("NOT a", Not(A)),
        ("NOT NOT a", A),
        ("a -b", And((A, Not(B)))),
        ("a -(b c)", And((A, Not(And((B, C)))))),
        ("-(-a)", A),
        ("or not and", And((Term("or"), Term("not"), Term("and")))),
        ("ORacle", Term("oracle")),
        ('"a b"', Phrase(("a", "b"))),
        ('"The End"', Phrase(("the", "end"))),
        ('"a b"~5', Phrase(("a", "b"), slop=5)),
        ('"a"', Term("a", Kind.EXACT)),
        ("“a b” „c d“ «a c»", And((Phrase(("a", "b")), Phrase(("c", "d")), Phrase(("a", "c"))))),
        ("‘a b’ c", And((Phrase(("a", "b")), C))),
        ("‘don’t go’", Phrase(("don", "t", "go"))),
        ("U.S.", Phrase(("u", "s"))),
        ("don't", Phrase(("don", "t"))),
        ("don’t", Phrase(("don", "t"))),
        ("北京", Phrase(("北", "京"))),
        ("well-known", Phrase(("well", "known"))),
        ("12:30", Phrase(("12", "30"))),
        ("Łódź", Term("lodz")),
        ("=word", Term("word", Kind.EXACT)),
        ("word*", _prefix("word")),
        ("word~", Term("word", Kind.FUZZY)),
        ("well-kn*", Phrase(("well", "kn"))),
        ("well-known*", Phrase(("well", "known"), prefix=True)),
        ("outlet:times", Field("outlet", "times")),
        ("OUTLET:times", Field("outlet", "times")),
        ('-outlet:"Hill Times"', Not(Field("outlet", "Hill Times"))),
        ("outlet:tim*", Field("outlet", "tim", prefix=True)),
        ("outlet: a", A),
        ("title:-", None),
        ("after:2024", Field("after", "2024")),
        ("before:2024-5", Field("before", "2024-05")),
        ("after:2024-05-31 a", And((Field("after", "2024-05-31"), A))),
        ("http://example.org", Phrase(("http", "example", "org"))),
        ("said: a", And((Term("said"), A))),
        ("* ~ - = \" ( ) '", None),
    ],
)
def test_a_text_means(text: str, root: Node | None) -> None:
    """Each text has one meaning, and none of these is a slip."""
    assert parse(text) == Query(root)


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("vot", _prefix("vot")),
        ("vo", Term("vo")),
        ("vot ", Term("vot")),
        ("the vot", And((Term("the"), _prefix("vot")))),
        ("vot)", Term("vot")),
        ('"very dang', Phrase(("very", "dang"), prefix=True)),
        ('"very da', Phrase(("very", "da"))),
        ('"very dang ', Phrase(("very", "dang"))),
        ('"very', _prefix("very")),
        ('"very dangerous"', Phrase(("very", "dangerous"))),
        ("don't", Phrase(("don", "t"))),
        ("can't hel", And((Phrase(("can", "t")), _prefix("hel")))),
        ("a OR", A),
        ("a OR vot", Or((A, _prefix("vot")))),
        ("a NOT", A),
        ("a -", A),
        ("a -vot", And((A, Not(Term("vot"))))),
        ("a -(vot", And((A, Not(Term("vot"))))),
        ("a NOT vot", And((A, Not(Term("vot"))))),
        ("a (vot", And((A, _prefix("vot")))),
        ("=vot", _prefix("vot")),
        ("vote~", Term("vote", Kind.FUZZY)),
        ("outlet:", None),
        ("outlet:tim", Field("outlet", "tim", prefix=True)),
        ('outlet:"hill tim', Field("outlet", "hill tim", prefix=True)),
        ("after:", None),
        ("after:20", None),
        ("after:2024-", Field("after", "2024")),
        ("after:2024-0", Field("after", "2024")),
        ("after:2024-05-3", Field("after", "2024-05-03")),
    ],
)
def test_half_typed_text_means_what_it_is_on_its_way_to(text: str, root: Node | None) -> None:
    """While typing nothing is a slip, and the last word is the beginning of one."""
    assert parse(text, typing=True) == Query(root)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("outlte:times", "unknown field outlte: did you mean outlet?"),
        ("xyz:times", f"unknown field xyz: the fields are {', '.join(FIELDS)}"),
        ("after:soon", "after: needs a date such as 2024, 2024-05 or 2024-05-31, not soon"),
        ("before:2024-13", "before: needs a date such as 2024, 2024-05 or 2024-05-31, not 2024-13"),
        ("vo*", "vo* is searched as a whole word: a beginning needs three letters"),
    ],
)
def test_a_slip_is_a_hint(text: str, hint: str) -> None:
    """The hint says what was meant instead, and the text is still searched."""
    assert parse(text).hints == (hint,)


def test_an_unknown_field_is_searched_as_words() -> None:
    assert parse("outlte:times").root == And((Term("outlte"), Term("times")))


def test_positive_leaves_are_those_not_excluded() -> None:
    assert positive(parse("a (b OR -c) -a title:b").root) == (A, B, Field("title", "b"))


_pieces = st.one_of(
    st.text(max_size=6), st.sampled_from([*'"()-=*~: “”‘’', " OR ", "NOT ", "outlet:", "after:20", "a"])
)


@pytest.mark.parametrize(
    ("text", "hinted"),
    [
        ("after:", False),
        ("after:2", False),
        ("after:2024-", False),
        ("after:2024-0", False),
        ("after:2024-1", False),
        ("after:2024-12-", False),
        ("after:2024-1-3", False),
        ("after:2024-12-31", False),
        ("before:y", True),
        ("before:yesterday", True),
        ("after:2024-13", True),
        ("after:2024-00", True),
        ("after:2024--", True),
        ("after:2024-0-", True),
        ("after:2024-12-32", True),
        ("after:2024-12-311", True),
        ("after:20245", True),
        ("after:2019-13-45 word", True),
    ],
)
def test_while_typing_what_can_become_no_date_is_hinted_at_once(text: str, hinted: bool) -> None:  # noqa: FBT001
    """What is on its way to one is not, and means what there is of it."""
    assert bool(parse(text, typing=True).hints) is hinted


@given(st.lists(_pieces, max_size=12).map("".join), st.booleans())
def test_every_text_has_a_meaning(text: str, typing: bool) -> None:  # noqa: FBT001
    """Parsing never fails, gives the same each time, and gives a tree that can be compared and kept."""
    query = parse(text, typing=typing)
    assert query == parse(text, typing=typing)
    assert isinstance(hash(query), int)
    _check(query.root)


def _check(node: Node | None) -> None:
    if isinstance(node, And | Or):
        assert len(node.parts) > 1
        for part in node.parts:
            assert not isinstance(part, type(node))
            _check(part)
    elif isinstance(node, Not):
        assert not isinstance(node.part, Not)
        _check(node.part)
    elif isinstance(node, Phrase):
        assert len(node.words) > 1
        assert all(node.words)
    elif isinstance(node, Term):
        assert node.word


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "NOT " * 10_000 + "a", "(a OR (b " * 5_000, "-(" * 5_000 + "a", '"' * 9_999]
)
def test_no_text_is_too_deep(text: str) -> None:
    hash(parse(text))
