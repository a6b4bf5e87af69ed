"""An HTML page to an article: the vote for each field, the body, and records, which need no cleaning."""

from __future__ import annotations

import json
from typing import Any

import pytest

from index.cleaning import clean
from index.errors import InputError, NoArticleError
from index.model import Article, Media, Page, PublishedFrom, Reason, Role, Source, SourceKind

BODY = [
    "Signal crews on the Vell line walked out before sunrise on Thursday, and most trains stayed in their sheds.",
    "Vell Rail said that 14 of its usual 60 trains would run each day until the strike had ended, mostly to the port.",
    "“Nobody stays awake at a lever for eleven hours,” said Marta Kelwin, who leads the union of the signal crews.",
    "The company offered two more people in every box, and the union said that the offer had come a year too late.",
]
DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Sallow Tribune"},
        {
            "@type": "NewsArticle",
            "headline": "Crews stop the Vell line",
            "datePublished": "2026-03-12T17:40:00Z",
            "author": [{"@type": "Person", "name": "Edda Marlowe"}, {"@type": "Organization", "name": "Tribune staff"}],
            "publisher": {"@type": "Organization", "name": "The Sallow Tribune"},
        },
    ],
}


def html(head: str = "", after: str = "", title: str = "Crews stop the Vell line") -> bytes:
    """Make a page around the body."""
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f"<!doctype html><html lang=en><head><title>{title} | The Sallow Tribune</title>{head}</head><body>"
        f"<nav><ul><li>Home</li><li>Sport</li></ul></nav><main><article><h1>{title}</h1>{paragraphs}</article></main>"
        f"{after}<footer><p>© 2026 The Sallow Tribune. All rights reserved.</p></footer></body></html>"
    ).encode()


def cleaned(content: bytes) -> Article:
    """Clean an HTML page."""
    return clean(Page("a.html", content, Media.HTML))


def test_the_body_is_kept_whole_and_the_rest_has_reasons() -> None:
    article = cleaned(html())
    assert [p.text for p in article.paragraphs] == BODY
    reasons = {cut.text: cut.reason for cut in article.removed}
    assert reasons["Home"] is Reason.NAV
    assert reasons["© 2026 The Sallow Tribune. All rights reserved."] is Reason.FOOTER
    assert all(cut.line is None for cut in article.removed)


def test_linked_data_give_the_fields() -> None:
    head = (
        f'<script type="application/ld+json">{json.dumps(DATA)}</script><link rel=canonical href="https://t.example/1">'
    )
    article = cleaned(html(head))
    assert article.title == "Crews stop the Vell line"
    assert article.outlet == "The Sallow Tribune"
    assert article.authors == ("Edda Marlowe",)
    assert (article.published, article.published_from) == ("2026-03-12T17:40:00Z", PublishedFrom.META)
    assert article.url == "https://t.example/1"
    assert article.language == "en"


def test_a_title_loses_the_site_s_name_and_the_majority_wins() -> None:
    head = (
        '<meta property="og:title" content="Crews stop the Vell line - The Sallow Tribune">'
        '<meta property="og:site_name" content="The Sallow Tribune">'
    )
    assert cleaned(html(head)).title == "Crews stop the Vell line"


def test_meta_tags_serve_where_there_are_no_linked_data() -> None:
    head = '<meta name="author" content="By Edda Marlowe"><meta property="article:published_time" content="2026-03-12">'
    article = cleaned(html(head))
    assert article.authors == ("Edda Marlowe",)
    assert article.published == "2026-03-12"


def test_a_time_in_utc_is_given_as_the_page_prints_it() -> None:
    head = f'<script type="application/ld+json">{json.dumps(DATA)}</script>'
    content = html(head).replace(b"</h1>", b"</h1><time datetime='2026-03-12T18:40:00+01:00'>18:40</time>")
    assert cleaned(content).published == "2026-03-12T18:40:00+01:00"


def test_what_is_printed_near_the_title_dates_the_page_unless_it_is_an_update() -> None:
    head = f'<script type="application/ld+json">{json.dumps(DATA)}</script>'
    printed = cleaned(html(head).replace(b"</h1>", b"</h1><p>14 March 2026</p>"))
    assert (printed.published, printed.published_from) == ("2026-03-14", PublishedFrom.STAMP)
    updated = cleaned(html(head).replace(b"</h1>", b"</h1><p>Updated 14 March 2026</p>"))
    assert updated.published_from is PublishedFrom.META


def test_the_address_dates_a_page_that_nothing_else_dates() -> None:
    article = cleaned(html('<link rel=canonical href="https://t.example/2026/03/12/crews">'))
    assert (article.published, article.published_from) == ("2026-03-12", PublishedFrom.URL)


def test_blocks_named_for_comments_are_no_body() -> None:
    comments = "<section class='comments-area'>" + "<p>I drove my neighbour to the port this morning, you know.</p>" * 9
    assert [p.text for p in cleaned(html(after=comments + "</section>")).paragraphs] == BODY


def test_headings_keep_their_role() -> None:
    content = html().replace(f"<p>{BODY[2]}".encode(), f"<h2>Ninety metres apart</h2><p>{BODY[2]}".encode())
    assert [p.text for p in cleaned(content).paragraphs if p.role is Role.HEADING] == ["Ninety metres apart"]


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"\0" * 50, b"<div>" * 3000, b"<ul><li>Home</ul>"])
def test_html_without_an_article_says_so(content: bytes) -> None:
    with pytest.raises(NoArticleError):
        cleaned(content)


def record(**fields: Any) -> Article:
    """Clean a record of these fields."""
    return clean(Page("a.jsonl#1", json.dumps(fields).encode(), Media.RECORD))


def test_a_record_needs_no_cleaning() -> None:
    article = record(
        id="x1", title="T", outlet="O", authors=["A B"], published="2026-03-12 10:00", body=["One\tword.", "", "Two."],
        source={"name": "Quillon", "kind": "wire"}, url="https://t.example/1",
    )  # fmt: skip
    assert (article.id, article.title, article.outlet, article.authors) == ("x1", "T", "O", ("A B",))
    assert article.published == "2026-03-12T10:00"
    assert [p.text for p in article.paragraphs] == ["One word.", "Two."]
    assert article.source == Source("Quillon", SourceKind.WIRE)


def test_only_the_body_is_required_and_null_and_missing_are_equal() -> None:
    article = record(body=["One."], title=None, authors=None, source=None)
    assert (article.title, article.authors, article.source, article.published_from) == (None, (), None, None)
    assert len(article.id) == 12


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "T"}, "without body"),
        ({"body": [1]}, "body is not a list"),
        ({"body": ["a"], "title": 3}, "title is not a text"),
        ({"body": ["a"], "published": "soon"}, "published is no date"),
        ({"body": ["a"], "source": {"name": "x"}}, "source is not"),
        ({"body": []}, "no article"),
    ],
)
def test_a_wrong_record_says_what_is_wrong(fields: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        record(**fields)


def test_a_standfirst_below_the_title_is_kept_as_one() -> None:
    """What stands between title and text, as in a dump of the page, keeps its role."""
    standfirst = "Most trains stay in their sheds, and the company blames the weather."
    content = html().replace(b"</h1>", f"</h1><h2>{standfirst}</h2><p class=byline>By Edda Marlowe</p>".encode())
    paragraphs = clean(Page("a.html", content, Media.HTML)).paragraphs
    assert (paragraphs[0].text, paragraphs[0].role) == (standfirst, Role.STANDFIRST)
    assert [paragraph.text for paragraph in paragraphs[1:]] == BODY


def test_an_advertisement_amid_the_text_is_cut() -> None:
    """A block whose class says that it is an advertisement is none of the text."""
    offer = "Corrin Hearths: a stove for every room. Visit the showroom on Mast Street."
    content = html().replace(f"<p>{BODY[2]}".encode(), f"<div class=ad><p>{offer}</p></div><p>{BODY[2]}".encode())
    article = clean(Page("a.html", content, Media.HTML))
    assert [paragraph.text for paragraph in article.paragraphs] == BODY
    assert offer in [cut.text for cut in article.removed]


def test_what_is_left_of_a_date_is_no_paragraph() -> None:
    """A scrap beside a time element does not begin the text."""
    stamp = "<p><time datetime=2026-03-12T18:40>12 March 2026, 18:40</time> &middot; updated 19:05</p>"
    content = html().replace(b"</h1>", f"</h1>{stamp}".encode())
    assert [p.text for p in clean(Page("a.html", content, Media.HTML)).paragraphs] == BODY


def test_blocks_that_give_fields_are_shown_as_evidence() -> None:
    """Title, byline and date are used, not cut."""
    content = html().replace(b"</h1>", b"</h1><p>By Edda Marlowe</p><p>12 March 2026, 18:40</p>")
    article = clean(Page("a.html", content, Media.HTML))
    used = {line.field: line.text for line in article.used}
    assert used["title"] == "Crews stop the Vell line"
    assert used["author"] == "By Edda Marlowe"
    assert used["date"] == "12 March 2026, 18:40"
    assert not set(used.values()) & {cut.text for cut in article.removed}


def test_a_heading_is_the_title_where_other_places_add_the_site_s_parts_to_it() -> None:
    page = (
        "<html><head><title>Crews stop the Vell line | Opinion | The Sallow Tribune</title>"
        '<meta property="og:title" content="Crews stop the Vell line | Opinion | The Sallow Tribune"></head><body>'
        f"<main><h1>Crews stop the Vell line</h1>{''.join(f'<p>{text}</p>' for text in BODY)}</main>"
        "<h1>Sections</h1><h1>About</h1><h1>Resources</h1></body></html>"
    )
    assert cleaned(page.encode()).title == "Crews stop the Vell line"


def test_a_heading_that_is_the_site_s_logo_is_no_title() -> None:
    page = html('<meta property="og:site_name" content="TRIBUNE">', title="Tribune Tribune Logo")
    page = page.replace(b"</title>", b'</title><meta property="og:title" content="Crews stop the Vell line">')
    assert cleaned(page).title == "Crews stop the Vell line"


def test_who_edited_is_no_author_where_a_tag_names_fewer() -> None:
    people = [{"@type": "Person", "name": "Edda Marlowe"}, {"@type": "Person", "name": "Rolf Addisen"}]
    data = json.dumps({"@type": "NewsArticle", "headline": "Crews stop", "author": people})
    head = f'<script type="application/ld+json">{data}</script>'
    assert cleaned(html(head)).authors == ("Edda Marlowe", "Rolf Addisen")
    assert cleaned(html(head + '<meta name="author" content="Edda Marlowe">')).authors == ("Edda Marlowe",)


def test_the_printed_byline_outranks_what_is_marked_elsewhere() -> None:
    teasers = "<aside><p class=byline>By Rolf Addisen</p><p class=byline>By Pia Rosten</p></aside>"
    printed = html(after=teasers).replace(b"</h1>", b"</h1><p>By Edda Marlowe</p>")
    assert cleaned(printed).authors == ("Edda Marlowe",)
