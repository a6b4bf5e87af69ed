"""A dump to an article: where it begins and ends, what is cut and why, and that no line is ever lost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.cleaning import article_id, clean
from index.errors import InputError, NoArticleError
from index.model import Article, Given, Media, Page, PublishedFrom, Reason, Role, Source, SourceKind

PARAGRAPHS = [
    "Signal crews on the Vell line walked out before sunrise on Thursday, and most trains stayed in their sheds.",
    "Vell Rail said that 14 of its usual 60 trains would run each day until the strike had ended, mostly to the port.",
    "“Nobody stays awake at a lever for eleven hours,” said Marta Kelwin, who leads the union of the signal crews.",
    "The company offered two more people in every box, and the union said that the offer had come a year too late.",
    "On the platform at Ambery, people waited for buses that came late or that did not come at all, and went home.",
]
MENU = ["• Home", "• News", "• Sport", "• Weather"]


def dump(*lines: str) -> str:
    """Join lines as a dump prints them."""
    return "\n".join(lines)


def page(text: str, given_fields: Given | None = None) -> Page:
    """Make a page of a dump."""
    return Page("a.txt", text.encode(), Media.TEXT, given_fields or Given())


def whole_page() -> str:
    """Give a page with everything around its article."""
    return dump(
        "The Sallow Tribune",
        *MENU,
        "",
        "Signal crews stop the Vell line",
        "",
        "By Edda Marlowe",
        "12 March 2026, 18:40 CET",
        "Share",
        "An empty platform at Ambery. Photo: Vell Rail",
        "",
        PARAGRAPHS[0],
        "",
        PARAGRAPHS[1],
        "Advertisement",
        PARAGRAPHS[2],
        "",
        "Ninety metres apart",
        "",
        PARAGRAPHS[3],
        "",
        "Read also: Harbour toll to double for boats",
        "",
        PARAGRAPHS[4],
        "",
        "Edda Marlowe is a transport reporter for the Tribune.",
        "More from Coast",
        "Seal pup walks into bakery, leaves with a bun",
        "21 October 2025",
        "2 comments",
        "weir_ender",
        "Give that climber a medal, and give her another one tomorrow morning too.",
        "© 2026 The Sallow Tribune. All rights reserved.",
    )


@pytest.fixture(scope="module")
def article() -> Article:
    """Clean the whole page once."""
    return clean(page(whole_page()))


def test_the_body_is_every_paragraph_and_nothing_else(article: Article) -> None:
    assert [p.text for p in article.paragraphs if p.role is Role.PARAGRAPH] == PARAGRAPHS
    assert [p.text for p in article.paragraphs if p.role is Role.HEADING] == ["Ninety metres apart"]
    assert len(article.paragraphs) == len(PARAGRAPHS) + 1


def test_the_fields_are_read_with_their_lines_as_evidence(article: Article) -> None:
    assert article.title == "Signal crews stop the Vell line"
    assert article.outlet == "The Sallow Tribune"
    assert article.authors == ("Edda Marlowe",)
    assert article.published == "2026-03-12T18:40:00+01:00"
    assert article.published_from is PublishedFrom.STAMP
    assert article.rights_holder == "The Sallow Tribune"
    assert article.language == "en"
    assert article.source is None
    assert {used.field: used.line for used in article.used} == {"outlet": 1, "title": 7, "author": 9, "date": 10}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Home", Reason.NAV),
        ("Share", Reason.SHARE),
        ("An empty platform at Ambery. Photo: Vell Rail", Reason.CAPTION),
        ("Advertisement", Reason.SPONSOR),
        ("Read also: Harbour toll to double for boats", Reason.PROMO),
        ("Edda Marlowe is a transport reporter for the Tribune.", Reason.BIO),
        ("More from Coast", Reason.RELATED),
        ("Seal pup walks into bakery, leaves with a bun", Reason.RELATED),
        ("21 October 2025", Reason.RELATED),
        ("weir_ender", Reason.COMMENTS),
        ("Give that climber a medal, and give her another one tomorrow morning too.", Reason.COMMENTS),
        ("© 2026 The Sallow Tribune. All rights reserved.", Reason.FOOTER),
    ],
)
def test_every_cut_line_has_its_reason(article: Article, text: str, reason: Reason) -> None:
    assert {cut.text: cut.reason for cut in article.removed}[text] is reason


def test_blank_lines_and_bullets_are_a_bonus_and_no_condition(article: Article) -> None:
    flat = dump(*(line.removeprefix("• ") for line in whole_page().split("\n") if line))
    assert [p.text for p in clean(page(flat)).paragraphs] == [p.text for p in article.paragraphs]


def test_given_fields_outrank_what_is_read() -> None:
    given_fields = Given(
        outlet="Mine", title="T", authors=("A B",), published="2020-01-01", source=Source("S", SourceKind.WIRE)
    )
    article = clean(page(whole_page(), given_fields))
    assert (article.outlet, article.title, article.authors) == ("Mine", "T", ("A B",))
    assert (article.published, article.published_from) == ("2020-01-01", PublishedFrom.GIVEN)
    assert article.source == Source("S", SourceKind.WIRE)


def test_a_clock_is_a_clock_and_no_stamp() -> None:
    text = dump("Crews stop the Vell line", "Sat Mar 14 2026 09:31:20 GMT+0100 (CET)", "", *PARAGRAPHS)
    article = clean(page(text))
    assert article.published == "2026-03-14T09:31:20+01:00"
    assert article.published_from is PublishedFrom.CLOCK


def test_dates_of_other_stories_are_not_the_article_s() -> None:
    article = clean(page(dump("Crews stop the Vell line", "", *PARAGRAPHS, "More stories", "A headline", "1 May 2020")))
    assert article.published is None


def test_a_byline_in_the_lead_is_cut_and_the_dateline_stays() -> None:
    lead = "By Rolf Addisen PORT SALLOW (Quillon) - " + PARAGRAPHS[0]
    article = clean(page(dump("Crews stop the Vell line", "", lead, *PARAGRAPHS[1:])))
    assert article.authors == ("Rolf Addisen",)
    assert article.source == Source("Quillon", SourceKind.WIRE)
    assert article.paragraphs[0].text.startswith("PORT SALLOW (Quillon) - Signal")


@pytest.mark.parametrize(
    ("last", "whole"),
    [("The shortest way between Haskett and the sea is now shut to all ...", False), (PARAGRAPHS[2], None)],
)
def test_text_that_breaks_off_is_a_teaser(last: str, whole: bool | None) -> None:  # noqa: FBT001  (a table)
    assert clean(page(dump("Crews stop the Vell line", "", *PARAGRAPHS[:2], last))).whole is whole


@pytest.mark.parametrize(
    "text",
    ["", " \n\t\n", "\0\0\0", dump(*MENU * 40), "a\n" * 5000, "word " * 3, "- " * 5000, dump(*["Headline here"] * 300)],
)
def test_a_page_without_an_article_says_so(text: str) -> None:
    with pytest.raises(NoArticleError, match="no article found in this page"):
        clean(page(text))


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_line_ends_do_not_matter(article: Article, ends: str) -> None:
    assert clean(page(whole_page().replace("\n", ends))).paragraphs == article.paragraphs


def test_nul_bytes_and_utf_16_do_not_matter(article: Article) -> None:
    assert clean(page(whole_page().replace(" ", " \0"))).paragraphs == article.paragraphs
    wide = Page("a.txt", whole_page().encode("utf-16"), Media.TEXT)
    assert clean(wide).paragraphs == article.paragraphs


def test_one_line_of_text_is_an_article() -> None:
    assert len(clean(page(" ".join(PARAGRAPHS) * 50)).paragraphs) == 1


def test_other_languages_need_no_english_word() -> None:
    lines = [
        "Startseite",
        "Politik",
        "Brücke nach Rissen gesperrt",
        "22. Oktober 2025",
        "Die Brücke wurde am Dienstag für den Verkehr gesperrt, nachdem Prüfer Risse im Stahl gefunden hatten.",
        "Der Rat teilte mit, dass die Sperrung mindestens drei Wochen dauern werde und dass Busse umgeleitet würden.",
        "„Eine Brücke spricht, bevor sie fällt“, sagte der leitende Ingenieur, der den Bericht geschrieben hat.",
        "Impressum",
    ]
    article = clean(page(dump(*lines)))
    assert article.title == "Brücke nach Rissen gesperrt"
    assert [p.line for p in article.paragraphs] == [5, 6, 7]
    assert (article.language, article.published) == ("de", "2025-10-22")


LINE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [*PARAGRAPHS, *MENU, "", "Related", "By Ada Quell", "12 March 2026", "3 comments", "Sign up", "…", "\x0c"]
    ),
)


@settings(max_examples=200)
@given(st.lists(LINE, max_size=40))
def test_every_line_that_is_not_blank_stands_exactly_once(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        article = clean(page(text.encode("utf-8", "replace").decode()))
    except NoArticleError:
        return
    decoded = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
    unified = decoded.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    expected = [number for number, line in enumerate(unified, start=1) if line.strip()]
    stands = [p.line for p in article.paragraphs] + [u.line for u in article.used] + [r.line for r in article.removed]
    assert sorted([line for line in stands if line is not None] + list(article.joined)) == expected
    for paragraph in article.paragraphs:
        assert paragraph.line is not None
        assert paragraph.text


@settings(max_examples=50)
@given(st.lists(LINE, max_size=20))
def test_cleaning_twice_gives_the_same(lines: list[str]) -> None:
    made = page("\n".join(lines).encode("utf-8", "replace").decode())
    try:
        first = clean(made)
    except NoArticleError:
        return
    assert clean(made) == first


@pytest.mark.parametrize("media", list(Media))
@given(content=st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_clear_error(media: Media, content: bytes) -> None:
    try:
        article = clean(Page("p", content, media))
    except InputError as error:
        assert str(error)  # noqa: PT017  (what the error says is the point)
    else:
        assert article.paragraphs


def test_an_id_is_of_the_bytes_and_the_address() -> None:
    assert article_id(b"a", None) == article_id(b"a", None)
    assert len(article_id(b"a", None)) == 12
    assert len({article_id(b"a", None), article_id(b"b", None), article_id(b"a", "https://x.example/")}) == 3


@pytest.mark.parametrize("times", [2, 3, 9])
def test_text_that_only_repeats_itself_is_still_an_article(times: int) -> None:
    text = dump("Crews stop the Vell line", "", *[" ".join(PARAGRAPHS)] * times)
    assert {p.text for p in clean(page(text)).paragraphs} == {" ".join(PARAGRAPHS)}


def test_a_picture_s_two_texts_are_no_paragraphs() -> None:
    pair = [
        "Passengers waiting for the last bus at the Ambery platform on Thursday morning.",
        "Passengers wait for the last bus at the Ambery platform on a cold Thursday morning.",
    ]
    article = clean(page(dump("Crews stop the Vell line", "", *PARAGRAPHS[:3], *pair, *PARAGRAPHS[3:])))
    assert [p.text for p in article.paragraphs] == PARAGRAPHS


def kept(*lines: str) -> list[str]:
    """Give the texts that cleaning keeps of a dump."""
    return [paragraph.text for paragraph in clean(page(dump(*lines))).paragraphs]


HEAD = (*MENU, "", "Signal crews stop the Vell line", "")


def test_an_underline_is_no_title() -> None:
    """Of two lines that could be the title the upper one is, and the lower one is the standfirst."""
    found = clean(
        page(dump(*HEAD, "Most trains stayed in their sheds on Thursday", "", "By Edda Marlowe", "", *PARAGRAPHS))
    )
    assert found.title == "Signal crews stop the Vell line"
    assert found.paragraphs[0].role is Role.STANDFIRST


def test_a_sentence_below_the_byline_is_the_text_s_first_and_no_title() -> None:
    """A question that opens the text does not become its title."""
    question = "Have you ever waited on the platform at Ambery for trains that the Vell line stopped?"
    found = clean(page(dump(*HEAD, "By Edda Marlowe", "12 March 2026", "", question, "", *PARAGRAPHS)))
    assert found.title == "Signal crews stop the Vell line"
    assert found.paragraphs[0].text == question


@pytest.mark.parametrize("first", ["The trains are still.", "Dear neighbours,", "Quiet, for once."])
def test_a_short_first_sentence_is_kept(first: str) -> None:
    """What is short but ends as a sentence, or greets, is the text's first line right above it."""
    assert kept(*HEAD, "12 March 2026", "", first, "", *PARAGRAPHS)[0] == first


def test_a_line_of_dates_is_no_sentence() -> None:
    """A stamp that ends in "p.m." is not taken for the first paragraph."""
    stamp = "PUBLISHED: March 12, 2026 at 6:40 p.m. | UPDATED: March 12, 2026 at 7:05 p.m."
    found = clean(page(dump(*HEAD, "By Edda Marlowe", stamp, "", *PARAGRAPHS)))
    assert found.paragraphs[0].text == PARAGRAPHS[0]
    assert found.published == "2026-03-12T18:40:00"


WARES = [f"• {number} lengths of cable" for number in range(2, 24)]


def test_a_text_begins_above_a_long_list() -> None:
    """What is said before a list of ingredients or wares is the text's beginning."""
    first = "The signal crews of the Vell line want two people in every box, and trains stop until the company agrees."
    assert kept(*HEAD, first, "", *WARES, "", *PARAGRAPHS)[0] == first


def test_a_text_goes_on_below_a_long_list_where_a_long_paragraph_speaks_of_the_same() -> None:
    """A short line on something else below the list is a teaser, and ends the text."""
    last = (
        "Until the strike has ended, the signal crews of the Vell line meet every Thursday before sunrise, and most "
        "trains stayed in their sheds until the port had sent a letter to Marta Kelwin, who leads the union: people at "
        "Ambery waited for buses on the platform, and Vell Rail said the company had offered two more people in a box."
    )
    assert kept(*HEAD, *PARAGRAPHS, "", *WARES, "", last)[-1] == last
    teaser = "A seal pup walked into a bakery and left with a bun this week."
    assert teaser not in kept(*HEAD, *PARAGRAPHS, "", *WARES, "", teaser)


def test_what_shares_a_block_with_a_picture_s_credit_is_its_caption() -> None:
    """Where blank lines part paragraphs, a sentence right above a credit is no paragraph."""
    caption = "Passengers wait beside crates of bread for a train to the port."
    spaced = [line for paragraph in PARAGRAPHS for line in (paragraph, "")]
    figure = ["crates on a platform", caption, "Photo: Rudi Senn", ""]
    assert caption not in kept(*HEAD, *spaced[:4], *figure, *spaced[4:])
    # Without blank lines nothing tells that the two belong together.
    assert caption in kept(*HEAD, *PARAGRAPHS[:2], caption, *PARAGRAPHS[2:])


def test_a_column_of_teasers_is_no_article_however_long() -> None:
    """A run of sentences on as many things as it has lines gives way to a shorter text on one."""
    things = "otter bakery clock harbour ferry lantern orchard violin tunnel barley glacier pottery".split()
    deeds = "steals wins loses paints mends buries opens sells".split()
    teasers = [
        f"The {thing} of {thing.title()}ton {deeds[i % 8]} what no {things[(i * 5 + j) % 12]}er of {i}{j} had."
        for j in range(3)
        for i, thing in enumerate(things)
    ]
    found = clean(page(dump(*HEAD, "By Edda Marlowe", "", *PARAGRAPHS, "", "Weather", "Tides", "Letters", *teasers)))
    assert found.title == "Signal crews stop the Vell line"
    assert found.paragraphs[0].text == PARAGRAPHS[0]


def headed(*lines: str) -> Article:
    """Clean a page with lines around its title, the text below."""
    return clean(page(dump(*lines, *PARAGRAPHS)))


TITLE = "Signal crews stop the Vell line"


def test_a_byline_below_the_title_outranks_a_teaser_s_above_it() -> None:
    lines = (
        "Harbour toll to double",
        "By Rolf Addisen Dec 14, 2025",
        "",
        TITLE,
        "",
        "By Ada Quell",
        "Dec 21, 2025",
        "",
    )
    assert headed(*lines).authors == ("Ada Quell",)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ((TITLE, "", "Ada Quell", "12 March 2026", ""), ("Ada Quell",)),
        (("Ada Quell", "12 March 2026", "", TITLE, ""), ("Ada Quell",)),
        # The last of a menu, a kicker in capitals, an entry of a list.
        (("Harbour Hockey", "", TITLE, "", "12 March 2026", ""), ()),
        ((TITLE, "", "12 March 2026", "STOP MOVING SIGNALS", ""), ()),
        ((TITLE, "", "12 March 2026", "• Signals", "• Harbour Trains", ""), ()),
    ],
)
def test_a_name_alone_on_a_line_is_an_author_s_only_with_something_that_bears_it_out(
    lines: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    assert headed(*lines).authors == authors


def test_a_name_in_capitals_is_an_author_s_where_it_stands_again() -> None:
    told = dump(TITLE, "", "12 March 2026", "ADA QUELL", "", *PARAGRAPHS, "", "Ada Quell")
    assert clean(page(told)).authors == ("Ada Quell",)


def test_what_follows_a_name_is_left_off_where_the_name_is_a_line_of_its_own() -> None:
    assert headed("Ada Quell", "", TITLE, "", "Ada Quell Railways Writer", "12 March 2026", "").authors == (
        "Ada Quell",
    )


@pytest.mark.parametrize(
    "above",
    [
        ("Signal key art showing a lamp in green paint, against the Vell line at dawn",),
        ("Daily word from the Vell line —",),
        ("Please use Signal browser for more trains on the Vell line",),
        ("1. Signal crews on the Vell line: 2025",),
    ],
)
def test_a_picture_s_text_a_kicker_or_a_list_s_entry_is_no_title(above: tuple[str, ...]) -> None:
    assert headed(TITLE, "", *above, "").title == TITLE


@pytest.mark.parametrize("menu", ["Home | News | Weather", "News · Local news · The weather"])
def test_a_row_of_links_is_no_title(menu: str) -> None:
    above = ("THE BOSTLE CRIER", "", menu, "", "Corlow dam cracks a second time", "", "By Hugo Lark", "4 May 2031")
    said = "Engineers of the river board have found a second crack in the dam at Corlow, they said on Sunday evening."
    more = "The lake above it was let down by two metres, and 1,400 people live in the valley."
    assert clean(page(dump(*above, "", said, "", more))).title == "Corlow dam cracks a second time"


def test_a_browser_s_title_with_section_and_site_is_a_title_where_there_is_no_other() -> None:
    titled = "Dam cracks again | News | Bostle Crier"
    said = "Engineers of the river board have found a second crack in the dam at Corlow, they said on Sunday evening."
    more = "The lake above it was let down by two metres, and 1,400 people live in the valley."
    assert clean(page(dump(titled, "", "4 May 2031", "", said, "", more))).title is not None


def test_a_line_that_another_repeats_with_the_site_s_name_is_the_title() -> None:
    other = "Vell Rail trains wait as signal crews walk out before sunrise on Thursday"
    assert headed(TITLE, "", "Read it aloud", "", other, "12 March 2026", "").title == other
    browser = f"{TITLE} | Sallow Tribune"
    assert headed(browser, "", TITLE, "", "Read it aloud", "", other, "12 March 2026", "").title == TITLE


def test_a_last_paragraph_that_begins_with_the_author_s_name_is_a_note_about_them() -> None:
    note = "Ada Quell, once a lamp lighter of the Vell line, lives in Ambery with two dogs."
    article = clean(page(dump(TITLE, "", "By Ada Quell", "12 March 2026", "", *PARAGRAPHS, note)))
    assert [paragraph.text for paragraph in article.paragraphs] == PARAGRAPHS
    assert {cut.text: cut.reason for cut in article.removed}[note] is Reason.BIO


def test_what_stands_far_below_the_title_above_the_text_is_no_text() -> None:
    furniture = [f"Station {number}" for number in range(30)]
    article = clean(page(dump(TITLE, "", *furniture, "", *PARAGRAPHS)))
    assert [paragraph.text for paragraph in article.paragraphs] == PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "fate"),
    [
        ("Union of the crews wants a second pair of hands at night", Role.STANDFIRST),
        ("Union wants rest at night too", Reason.NAV),
        ("Union Of The Crews Wants Second Pair Of Hands At Night", Reason.NAV),
        ("Union wants rest at night too.", Role.STANDFIRST),
    ],
)
def test_below_the_title_a_line_of_a_sentences_length_needs_no_full_stop(line: str, fate: Role | Reason) -> None:
    """A shorter one needs it, and one in capitals is the title of something else."""
    found = clean(page(dump("Crews stop the Vell line for a week", "", line, "", *PARAGRAPHS)))
    fates: dict[str, Role | Reason] = {one.text: one.role for one in found.paragraphs}
    fates.update((one.text, one.reason) for one in found.removed)
    assert fates[line] is fate


@pytest.mark.parametrize("line", ["The lever at Ambery seen from the road", "The lever at Ambery seen from the road."])
def test_both_of_a_pictures_two_texts_are_cut(line: str) -> None:
    """A line that stands twice in a row is a picture's alternative text and its caption."""
    found = clean(page(dump("Crews stop the Vell line", "", *PARAGRAPHS[:3], "", line, line, "", *PARAGRAPHS[3:])))
    assert [one.text for one in found.paragraphs] == PARAGRAPHS
    assert [one.reason for one in found.removed if one.text == line] == [Reason.PROMO] * 2
