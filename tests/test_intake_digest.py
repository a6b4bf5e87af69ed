"""A newsletter of several articles is a page for each; a letter that is one text stays one."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning import clean
from index.intake import read_inputs
from index.intake.digest import items
from index.model import Article, Given, Page

STORIES = {
    "Harbour shuts after barge breaks gate": "The outer basin stays closed for nine days, the port said at noon.",
    "Toll for boats to double in autumn": "Crossing will cost eight crowns from October, the council has decided.",
    "Seal pup walks into bakery": "Nobody was hurt when a seal came in by the open door, and left with a bun.",
}
GREETING = "Good morning. " + "This is what the desk reads today, and why it may matter to you. " * 4
FOOTER = "You receive this because you signed up. <a href='https://post.example/u'>Unsubscribe</a>"


def letter(
    *, linked: bool = True, around: bool = False, greeting: str = GREETING, same: bool = False, calls: bool = True
) -> str:
    """Write a newsletter; its headings lead to pages, or nowhere."""
    rows = [f"<tr><td>{greeting}</td></tr>"]
    for number, (title, text) in enumerate(STORIES.items()):
        address = f"https://post.example/{0 if same else number}"
        inside = f"<a href='{address}'>{title}</a>" if linked else title
        heading = f"<a href='{address}'><h3>{title}</h3></a>" if around else f"<h2>{inside}</h2>"
        call = f"<a href='{address}'>Read more</a>" if calls else ""
        rows.append(f"<tr><td><img src='x.png'>{heading}<p>{text}</p>{call}</td></tr>")
    return f"<html><head><style>p {{}}</style></head><body><table>{''.join(rows)}</table>{FOOTER}</body></html>"


def read(tmp_path: Path, html: str, given: Given | None = None) -> list[Article]:
    """Send the letter, and clean what comes of it."""
    message = EmailMessage()
    message["From"] = "Kestrel Post <desk@post.example>"
    message["Subject"] = "Morning brief"
    message["Date"] = "Tue, 04 Mar 2031 06:00:00 +0000"
    message.set_content(html, subtype="html")
    file = tmp_path / "letter.eml"
    file.write_bytes(message.as_bytes())
    return [clean(page) for page in read_inputs([str(file)], given=given or Given()) if isinstance(page, Page)]


@pytest.mark.parametrize("around", [False, True])
def test_each_article_of_a_digest_is_a_page_with_its_title_and_address(tmp_path: Path, around: bool) -> None:  # noqa: FBT001
    """A link in the heading or around it; what the letter says for itself is a page of its own."""
    first, *told = read(tmp_path, letter(around=around))
    assert (first.title, first.url) == ("Morning brief", None)
    assert [article.title for article in told] == list(STORIES)
    assert [article.url for article in told] == [f"https://post.example/{number}" for number in range(3)]
    assert {(article.outlet, article.day) for article in told} == {("Kestrel Post", "2031-03-04")}
    assert [article.paragraphs[0].text for article in told] == list(STORIES.values())
    assert not any("Read more" in p.text or "Unsubscribe" in p.text for article in told for p in article.paragraphs)
    assert {Path(article.path).name for article in told} == {f"letter.eml#{number}" for number in (2, 3, 4)}


def test_headings_with_a_call_to_read_on_below_each_are_a_digest_too(tmp_path: Path) -> None:
    """The call says where the article is; it stands alone on its line, and is no words of the article."""
    _, *told = read(tmp_path, letter(linked=False, calls=True))
    assert [(article.title, article.url) for article in told] == [
        (title, f"https://post.example/{number}") for number, title in enumerate(STORIES)
    ]
    assert [article.paragraphs[0].text for article in told] == list(STORIES.values())


def test_a_short_greeting_is_no_article(tmp_path: Path) -> None:
    """Only what stands below the headings comes in then."""
    assert [article.title for article in read(tmp_path, letter(greeting="Good morning."))] == list(STORIES)


@pytest.mark.parametrize("html", [letter(linked=False, calls=False), letter(same=True), "<p>One text.</p>", ""])
def test_a_letter_that_is_one_text_stays_one(html: str) -> None:
    """Headings within an article lead nowhere, or all to its own page."""
    assert items(html) == []


def test_what_the_reader_gives_stands_above_the_digest(tmp_path: Path) -> None:
    articles = read(tmp_path, letter(), Given(outlet="Mine", published="2031-01-01"))
    assert {(article.outlet, article.published) for article in articles} == {("Mine", "2031-01-01")}


@given(
    st.lists(
        st.sampled_from(["<h2>", "</h2>", "<a href='https://a.example/1'>", "</a>", "<p>", "<!--", "-->", "w x y z"])
    ),
    st.permutations(range(4)),
)
def test_any_html_is_read(pieces: list[str], order: list[int]) -> None:
    """Nothing breaks it, and no item is without a text: of four articles between such pieces, too."""
    text = "It rained. " * 12
    told = [
        f"<h2><a href='https://a.example/{number}/page'>Story number {number} of today</a></h2><p>{text}</p>"
        for number in order
    ]
    assert len(items("".join(told))) == len(told)
    assert all(item.text for item in items("".join(pieces) + "".join(told)))
