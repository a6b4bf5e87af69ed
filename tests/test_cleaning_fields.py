"""Dates, bylines, sources, languages and encodings: tables of invented lines and what they give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.byline import leading_byline, name_of_bio, names_in, read_byline, sole_names
from index.cleaning.dates import find_dates, iso_of, order_of_days, same_moment
from index.cleaning.decode import decode
from index.cleaning.language import language_of
from index.cleaning.lines import read_lines
from index.cleaning.source import (
    credited_source,
    reported_source,
    rights_holder,
    strip_affixes,
    wire_source,
)
from index.model import Source, SourceKind

DATES = [
    ("June 17, 2025 04:26 PM PDT | By Feedgrist", "2025-06-17T16:26:00-07:00"),
    ("Fri Jul 18 2025 08:52:07 GMT+0300 (Eastern European Summer Time)", "2025-07-18T08:52:07+03:00"),
    ("PIA ROSTENSaturday, 21 June 2025, 23:47", "2025-06-21T23:47:00"),
    ("21 February 2026, 8:00 CET", "2026-02-21T08:00:00+01:00"),
    ("Updated 9:28 AM, Nov. 20, 2019", "2019-11-20T09:28:00"),
    ("Published 1:01 PM EST, Fri December 22, 2023", "2023-12-22T13:01:00-05:00"),
    ("Fri, 18 Jul 2025 05:34:20 GMT", "2025-07-18T05:34:20Z"),
    ("2023-12-22T05:34:20+01:00", "2023-12-22T05:34:20+01:00"),
    ("13/06/2014 Tony", "2014-06-13"),
    ("06/13/2014", "2014-06-13"),
    ("22.12.2023", "2023-12-22"),
    ("le 22 décembre 2023", "2023-12-22"),
    ("21. März 2024", "2024-03-21"),
    ("5 марта 2022 г.", "2022-03-05"),
    ("2023년 12월 22일", "2023-12-22"),
    ("May 3rd, 2021", "2021-05-03"),
    ("3/4/2020", None),
    ("31 February 2020", None),
    ("In 2020 the bridge had 48 hangers", None),
    ("no date at all", None),
]


@pytest.mark.parametrize(("line", "iso"), DATES)
def test_a_date_is_read_as_printed_with_its_own_zone_and_nothing_invented(line: str, iso: str | None) -> None:
    assert iso_of(line) == iso


def test_a_script_s_clock_is_told_from_a_stamp() -> None:
    assert find_dates("Sat Mar 14 2026 09:31:20 GMT+0100 (Central European Standard Time)")[0].clock
    assert not find_dates("14 March 2026, 9:31")[0].clock


def test_other_dates_of_the_page_settle_the_order_of_slashed_ones() -> None:
    assert order_of_days("on 12/25/2020 and 3/4/2020") is True
    assert order_of_days("on 25/12/2020") is False
    assert order_of_days("on 3/4/2020") is None
    assert find_dates("3/4/2020", month_first=False)[0].iso == "2020-04-03"


def test_a_time_in_utc_and_its_print_in_a_zone_are_one_moment() -> None:
    assert same_moment("2024-01-24T03:12:07Z", "2024-01-23T22:12:07-05:00")
    assert same_moment("2023-12-23T01:48:19Z", "2023-12-22T20:48:00")
    assert not same_moment("2023-12-23T01:48:19Z", "2023-12-22T20:41:00")
    assert not same_moment("2023-12-23T01:48:19+02:00", "2023-12-22T20:48:00")


BYLINES = [
    ("By Pia Rosten", ("Pia Rosten",)),
    ("By Petra Vance and Jonas Illiger", ("Petra Vance", "Jonas Illiger")),
    ("By Corin Vaux | 22 October 2025, 11:05", ("Corin Vaux",)),
    ("BY HANNE LORRIMER", ("Hanne Lorrimer",)),
    ("Review by Edda Marlowe Contributor", ("Edda Marlowe",)),
    ("Written by Ivo van der Berg, Senior Writer", ("Ivo van der Berg",)),
    ("By Ada Quell The Harbour Gazette", ("Ada Quell",)),
    ("Published By : Rolf Addisen", ("Rolf Addisen",)),
    ("posted on 2025-03-01 10:00 by Rolf Addisen", ("Rolf Addisen",)),
    ("By Lena Moore MS, RDN", ("Lena Moore",)),
    ("By Edgar T. Harrow III", ("Edgar T. Harrow III",)),
    ("Von Käthe Brandt", ("Käthe Brandt",)),
    ("Headshot of Ada QuellBy Ada QuellPublished: Dec 22, 2025 10:55 AM EST", ("Ada Quell",)),
    ("By Ada QuellDec. 18, 2025 9:00 am EST", ("Ada Quell",)),
    ("By Ada Quelllong Read", ("Ada Quell",)),
    ("By Corin RostenHarbour Columnist", ("Corin Rosten",)),
    ("By Corin Rostenarchive page", ("Corin Rosten",)),
    ("By Corin Rosten, U.S. National Board of Ships", ("Corin Rosten",)),
    ("By Ada McKay and Rolf FitzRoy", ("Ada McKay", "Rolf FitzRoy")),
    ("By June Quell and Tessa May Holm, May 3, 2025", ("June Quell", "Tessa May Holm")),
    ("First Photos of Baby Rolf With Ada Quell", ()),
    ("By Feedgrist", ()),
    ("By the river, a town waits", ()),
    ("By the time it ended, the strike had cost millions", ()),
]


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_a_byline_gives_its_persons(line: str, names: tuple[str, ...]) -> None:
    byline = read_byline(line)
    assert (byline.persons if byline else ()) == names


def test_a_company_in_a_byline_is_no_person() -> None:
    byline = read_byline("March 12, 2026 09:12 AM CET | By Feedgrist")
    assert byline is not None
    assert byline.persons == ()
    assert byline.organisations == ("Feedgrist",)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Tess O'Hara", "Tess O'Hara"),
        ("PIA ROSTENThursday, 12 March 2026, 23:15", "Pia Rosten"),
        ("Mirel Donat, Kessen", "Mirel Donat"),
        ("Tessa Holm@tessaholm", "Tessa Holm"),
        ("Ada Quell Port Sallow Courier-Post", "Ada Quell"),
        ("Ada Quell Sallow Telegram & Gazette", "Ada Quell"),
        ("Recommended Stories", None),
        ("Text Size", None),
        ("Harbour-side PV", None),
        ("Shop Similar Look", None),
        ("Mayor Sends Crew to the Bridge", None),
        ("Sports", None),
        ("Read More", None),
    ],
)
def test_a_name_alone_on_a_line_is_told_from_a_title_or_a_menu(line: str, name: str | None) -> None:
    assert sole_names(line) == ((name,) if name else ())


def test_several_names_alone_on_a_line_are_all_read() -> None:
    assert sole_names("Corin Vaux and Petra Vance, Harbour Times - Dec 20, 2023") == ("Corin Vaux", "Petra Vance")


def test_a_byline_is_cut_off_a_paragraph_only_before_a_dateline() -> None:
    text = "By Rolf Addisen and Ada Quell PORT SALLOW (Quillon) - A union leader said so."
    names, cut = leading_byline(text)
    assert names == ("Rolf Addisen", "Ada Quell")
    assert text[cut:].startswith("PORT SALLOW")
    assert leading_byline("By Monday the town had had enough of it.") == ((), 0)


def test_a_note_about_the_author_begins_with_the_name() -> None:
    assert name_of_bio("Edda Marlowe writes about trains.") == "Edda Marlowe"
    assert name_of_bio("The bridge is a bridge.") is None
    assert names_in("Anna Beck | anna@example.org") == ("Anna Beck",)


SOURCES = [
    ("The post Bridge shut appeared first on Pellworth Observer.", ("Pellworth Observer", "reprint")),
    ("This article was originally published by The Harbour Gazette.", ("The Harbour Gazette", "reprint")),
    ("Continue reading at Pellworth Observer...", ("Pellworth Observer", "reprint")),
    ("Source: The New Sallow Times (NST)", ("The New Sallow Times", "cited")),
    ("Source: a leaked memo", None),
    ("The minister appeared on stage.", None),
]


@pytest.mark.parametrize(("line", "source"), SOURCES)
def test_a_credit_names_its_source_and_kind(line: str, source: tuple[str, str] | None) -> None:
    found = credited_source(line)
    assert ((found.name, str(found.kind)) if found else None) == source


def test_a_dateline_names_the_agency() -> None:
    assert wire_source("PORT SALLOW (Quillon) - Crews walked out.") == Source("Quillon", SourceKind.WIRE)
    assert wire_source("WASHINGTON (AP) — Crews walked out.") == Source("AP", SourceKind.WIRE)
    assert wire_source("The crews (all of them) - walked out.") is None


def test_a_report_told_after_another_paper_is_cited() -> None:
    told = "She was one of a team, according to the Pellworth Observer. She saw it."
    assert reported_source(told) == Source("Pellworth Observer", SourceKind.CITED)
    assert reported_source("According to the police, nobody was hurt.") is None


def test_a_title_loses_what_the_page_added_and_gives_the_suffix() -> None:
    assert strip_affixes("NextImg:Bridge shut after cracks found - Sallow Tribune") == (
        "Bridge shut after cracks found",
        "Sallow Tribune",
    )
    assert strip_affixes("Bridge shut - for good this time") == ("Bridge shut - for good this time", None)
    assert strip_affixes("Bridge shut after cracks | The Echo", "The Echo")[0] == "Bridge shut after cracks"


@pytest.mark.parametrize(
    ("line", "holder"),
    [
        ("© 2024 Plum Holdings UK ltd. All Rights Reserved.", "Plum Holdings UK ltd."),
        ("Copyright 2020-2024 by Sallow Media", "Sallow Media"),
        ("Copyright © 2025.", None),
    ],
)
def test_a_copyright_line_gives_the_holder(line: str, holder: str | None) -> None:
    found = rights_holder(read_lines(line))
    assert (found.name if found else None) == holder


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council said that it would close the bridge, and that the crews had been sent to it.", "en"),
        ("Der Rat hat die Brücke geschlossen, und die Arbeiter sind nicht auf der Baustelle.", "de"),
        ("Le conseil a fermé le pont, et les ouvriers ne sont pas sur le chantier pour une semaine.", "fr"),
        ("El consejo cerró el puente, y los obreros no están en la obra por una semana más.", "es"),
        ("Совет закрыл мост, и рабочие не были на стройке, но это не значит, что они ушли.", "ru"),
        ("Рада закрила міст, і робітники не були на будівництві, але це не означає, що вони пішли.", "uk"),
        ("市議会は橋を閉鎖した。作業員は現場にいなかった。", "ja"),
        ("시의회는 다리를 폐쇄했다. 노동자들은 현장에 없었다.", "ko"),
        ("市议会关闭了大桥。工人不在现场。", "zh"),
        ("12 345 67", None),
        ("Xyzzy plugh foo bar baz qux quux corge grault", None),
        ("", None),
    ],
)
def test_a_language_is_told_by_its_script_and_small_words_or_not_at_all(text: str, language: str | None) -> None:
    assert language_of(text) == language


STORY = "Käthe sah “die Brücke” — und schwieg. " * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_a_dump_is_decoded_as_its_bytes_show(encoding: str) -> None:
    assert decode(STORY.encode(encoding)) == STORY


def test_html_is_decoded_as_declared_unless_its_bytes_say_otherwise() -> None:
    page = '<meta charset="koi8-r"><p>Мост закрыт'
    assert decode(page.encode("koi8-r")) == page
    lying = '<meta charset="iso-8859-1"><p>Мост закрыт'
    assert decode(lying.encode()) == lying
    assert decode(b'<meta charset="no-such-set"><p>caf\xe9').endswith("café")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_to_a_text(content: bytes) -> None:
    assert isinstance(decode(content), str)


@given(st.text(max_size=200))
def test_no_line_breaks_the_readers_of_fields(line: str) -> None:
    for found in find_dates(line):
        assert 0 <= found.start < found.end <= len(line)
    read_byline(line)
    sole_names(line)
    credited_source(line)
    strip_affixes(line)
    names, cut = leading_byline(line)
    assert bool(names) == bool(cut)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Edda Marlowe and Rolf Addisen", ("Edda Marlowe", "Rolf Addisen")),
        ("EDDA MARLOWE", ("Edda Marlowe",)),
        ("Edda van Marlowe", ("Edda van Marlowe",)),
        ("Edda marlowe", ()),
        ("Edda Marlowe, MA, Rolf Addisen", ("Edda Marlowe", "Rolf Addisen")),  # degrees stand between names
        ("Edda Marlowe, Ambery, Rolf Addisen", ("Edda Marlowe",)),  # what else stands there ends the list
        ("By the harbour, Edda Marlowe", ("Edda Marlowe",)),
        ("Vell News Agency, Edda Marlowe", ("Edda Marlowe",)),
        ("Ada Quell Port Sallow Courier-Post", ("Ada Quell",)),
        ("Edda Marlowe Ilse Varga Tom Berg", ()),  # no name has so many words
    ],
)
def test_a_list_of_names_ends_where_something_else_begins(text: str, names: tuple[str, ...]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Edda Marlowe is a transport reporter.", "Edda Marlowe"),
        ("Edda Marlowe covers the coast.", "Edda Marlowe"),
        ("Harbour News is a newsletter.", None),
        ("Our Team is here.", None),
    ],
)
def test_a_note_about_the_author_begins_with_a_name(text: str, name: str | None) -> None:
    assert name_of_bio(text) == name
