"""Bytes become text by one rule: as marked, as declared, as UTF-8, and only then as guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoding import UnknownEncodingError, decode

ENGLISH = "“We held,” she said — and the café stayed open all night in the naïve hope of guests."
FRENCH = "Ceci est un café très agréable à Paris ; l'été dernier, la rivière était déjà très haute."
POLISH = "Zażółć gęślą jaźń, mówił prezydent w Warszawie. Łódź jest piękna, a rzeka wciąż wzbiera."
RUSSIAN = "Плотина выдержала ночь дождя, сообщил совет. Сегодня хорошая погода, дорога открыта."
JAPANESE = (
    "東京で今日、新しい計画が発表された。これは政府の担当者が記者会見で明らかにしたもので、来年の春から始まるという。"
)
CHINESE = "中国的新闻报道说,今天在北京举行了一次重要会议。与会者讨论了经济问题,并且达成了一致意见。"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, POLISH, RUSSIAN, JAPANESE, CHINESE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_whatever_its_form(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        (FRENCH, "latin-1"),
        ("He said “no” — and left.", "cp1252"),
        ("Hello é world", "latin-1"),
        # One accent in a whole page says nothing of a language; ten detectors say ten things.
        ("The road stays open until the council of the town has met, as it said. " * 8 + "By Adé Quell", "latin-1"),
        ("The café stayed open all night in the naïve hope of guests from the town. " * 8, "latin-1"),
        (POLISH, "cp1250"),
        ("Baraj yağmur gecesine dayandı, dedi kurul. Bugün hava güzel, yol açık.", "cp1254"),
        ("La presa aguantó la noche de lluvia, según el señor Núñez. Mañana abrirá la carretera.", "latin-1"),
        ("Dammen höll under natten, sade rådet. Vägen är öppen igen på grund av vädret.", "latin-1"),
        (RUSSIAN, "cp1251"),
        (JAPANESE, "shift_jis"),
        (CHINESE, "gbk"),
    ],
)
def test_older_encodings_are_told_by_their_letters(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Windows-1251">', "cp1251"),
        ('<?xml version="1.0" encoding="koi8-r"?>', "koi8-r"),
        ('<meta charset="utf-8">', "cp1251"),
        ('<meta charset="no-such-thing">', "cp1251"),
        ('<meta charset="base64">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="ascii">', "utf-8-sig"),
    ],
)
def test_a_declaration_is_believed_where_it_fits(head: str, encoding: str) -> None:
    text = head + RUSSIAN
    assert decode(text.encode(encoding)) == text


def test_latin_1_means_windows_1252_as_in_browsers() -> None:
    assert decode('<meta charset="iso-8859-1">“yes”'.encode("cp1252")).endswith("“yes”")


def test_a_few_torn_characters_do_not_make_another_encoding_of_it() -> None:
    torn = FRENCH.encode() * 3
    torn = torn[:-1] + "é".encode()[:1]
    assert decode(torn).startswith(FRENCH)
    assert decode(torn).count("\ufffd") == 1


@pytest.mark.parametrize(
    "content",
    [bytes(range(128, 256)), b"\xff\xfe\xfd\xfc garbage \x80\x81", b"\x80\x81\x82\x83" * 50, b"a\x81\x8d\x8f\x90\x9d"],
)
def test_what_is_no_text_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(UnknownEncodingError):
        decode(content)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_the_one_error(content: bytes) -> None:
    try:
        assert isinstance(decode(content), str)
    except UnknownEncodingError:
        pass


@given(st.text(max_size=200))
def test_whatever_can_be_written_in_utf8_is_read_back(text: str) -> None:
    assert decode(text.encode("utf-8", "replace")).removeprefix("\ufeff") == (
        text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    )
