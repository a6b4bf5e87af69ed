"""What comes in: kinds told by content, folders, packed files, and inputs that cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from index.encoding import decode
from index.errors import InputError
from index.intake import read_inputs
from index.model import Given, Media, Page, PublishedFrom

HTML = b"<!DOCTYPE html><html><head><title>Dam</title></head><body><p>The dam held.</p></body></html>"
RECORD = b'{"title": "Dam", "body": ["The dam held.", "Nobody was hurt."]}'
RSS = b"""<?xml version="1.0"?>
<rss version="2.0"><channel><title>Harbour Gazette</title>
<item><title>Dam &amp;amp; bridge</title><link>https://gazette.example/1</link>
<pubDate>Tue, 04 Mar 2031 09:30:00 +0200</pubDate><author>desk@example.org (Ida Moll)</author>
<description>&lt;p&gt;The dam held.&lt;/p&gt;</description></item>
<item><title>No text</title></item>
</channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Post</title>
<entry><title>Dam</title><id>x</id><updated>2031-03-04T10:00:00Z</updated>
<author><name>Pia Lund</name></author><content type="text">The dam held.</content></entry></feed>"""
# How each kind begins, for what comes after may be anything.
OPENINGS = [
    b"\x1f\x8b\x08\x00",
    b"PK\x03\x04",
    b"WARC/1.0\r\n",
    b"From a\nDate: x\nMIME-Version: 1.0\n",
    b'{"body": [',
    b"<rss>",
]
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Valley Post",
        "items": [{"id": "1", "content_html": "<p>The dam held.</p>", "date_published": "2031-03-04T10:00:00+01:00"}],
    }
).encode()


def read(*paths: object, given: Given = Given()) -> list[Page | InputError]:  # noqa: B008
    return list(read_inputs([str(path) for path in paths], given=given))


def pages(*paths: object) -> list[Page]:
    found = read(*paths)
    assert all(isinstance(page, Page) for page in found), found
    return [page for page in found if isinstance(page, Page)]


def one_error(*paths: object) -> InputError:
    [error] = read(*paths)
    assert isinstance(error, InputError), error
    return error


@pytest.mark.parametrize(
    ("name", "content", "media"),
    [
        ("a.txt", b"The dam held.\n", Media.TEXT),
        ("a", b"The dam held.\n", Media.TEXT),
        ("a.md", b"# Dam\n\nThe dam held.\n", Media.TEXT),
        ("a.html", HTML, Media.HTML),
        ("a.txt", HTML, Media.HTML),
        ("a.txt", b"\xef\xbb\xbf\n  <!-- saved --><html><body>x</body></html>", Media.HTML),
        ("a.txt", "<html><body>Zürich</body></html>".encode("utf-16"), Media.HTML),
        ("a.txt", "<html><body>The dam held.</body></html>".encode("utf-16-le"), Media.HTML),
        ("a.txt", "The dam held through the night.".encode("utf-16-be"), Media.TEXT),
        ("a.txt", b"The dam held, and a torn disk left a zero in the mid\0dle of what the council said.", Media.TEXT),
        ("a.txt", b"<div><p>The dam held.</p></div>", Media.HTML),
        ("a.html", b"The dam held, and 3 < 4 > 2.\n", Media.TEXT),
        ("a.html", b"menu\nThe dam <b>held</b>.\n", Media.HTML),
        ("a.txt", b"How to write <html> in a page.\nMore.\n", Media.TEXT),
        ("a.txt", b"{curly} braces open this page.\n", Media.TEXT),
        ("a.txt", b"From: the desk\nDate: today\n\nThe dam held.\n", Media.TEXT),
        ("a.jsonl", RECORD, Media.RECORD),
        ("a.txt", RECORD + b"\n" + RECORD, Media.RECORD),
        ("a.json", json.dumps(json.loads(RECORD), indent=2).encode(), Media.RECORD),
        ("a.xml", RSS.replace(b"<item><title>No text</title></item>", b""), Media.HTML),
        ("a.xml", ATOM, Media.TEXT),
        ("a.json", JSON_FEED, Media.HTML),
    ],
)
def test_a_kind_is_told_by_content(tmp_path: Path, name: str, content: bytes, media: Media) -> None:
    for file, packed in ((tmp_path / name, content), (tmp_path / (name + ".gz"), gzip.compress(content))):
        file.write_bytes(packed)
        found = pages(file)
        assert {page.media for page in found} == {media}
        if media in (Media.HTML, Media.TEXT) and len(found) == 1 and found[0].path == str(file):
            assert found[0].content == content, "a page is kept byte for byte"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "holds no text"),
        (b"\x00\x01\x02rest", "a binary file"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "a binary file"),
        (bytes(range(128, 256)) * 3, "no encoding"),
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"{\\rtf1 text}", "pandoc"),
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml", "pandoc"),
        (b"PK\x03\x04....a.txt", "damaged zip"),
        (b"WARC/1.0\r\nContent-Length: 0\r\n\r\n", "without pages"),
        (b"\x89PNG\r\n\x1a\n\0", "a picture"),
        (gzip.compress(b"The dam held. " * 100)[:-20], "damaged gzip"),
        (gzip.compress(b""), "is empty"),
        (b"<rss version='2.0'><channel></channel></rss>", "without entries"),
        (b"<rss><channel><item><title>&#x110000;</title><p>&#99999999;", "without entries"),
    ],
)
def test_what_cannot_be_read_is_one_error_that_says_what_and_what_to_do(
    tmp_path: Path, content: bytes, words: str
) -> None:
    bad = tmp_path / "bad file.txt"
    bad.write_bytes(content)
    good = tmp_path / "good.txt"
    good.write_text("The dam held.\n")
    error, page = read(bad, good)
    assert isinstance(error, InputError)
    assert isinstance(page, Page), "the rest go on"
    assert words in str(error)
    assert error.path == str(bad)
    assert error.hint
    assert "\n" not in str(error), "one line"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("missing.txt", "no such file"),
        ("", "no such file"),
        ("a\0b", "cannot be read"),
        ("https://example.org/a", "nothing is fetched"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error(path: str, words: str) -> None:
    assert words in str(one_error(path))


def test_an_unreadable_file_is_an_error_that_names_permissions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "check its permissions" in str(one_error(tmp_path / "a.txt"))


def test_lines_of_records_are_pages_and_a_bad_line_is_named_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    bad = [
        b"not json",
        b"[1]",
        b'{"title": "no body"}',
        b'{"body": []}',
        b'{"body": ["  "]}',
        b'{"body": "text"}',
        b'{"body": ["x"], "published": "4 March"}',
        b'{"body": ["x"], "published": "2031-02-31"}',
        b'{"body": ["x"], "source": {"name": "N", "kind": "copy"}}',
        b'{"body": ["\xff"]}',
    ]
    good = [
        b'{"body": ["x"], "published": "2031-03-04T10:00:00+02:00", "other": 1, "title": null, "source": null}',
        b'{"body": ["x"], "source": {"name": "N", "kind": "wire"}, "authors": ["A"]}',
    ]
    file.write_bytes(b"\xef\xbb\xbf" + b"\n".join([RECORD, b"", *bad, *good]))
    found = read(file)
    lines = [page.path for page in found if isinstance(page, Page)]
    assert lines == [f"{file}#1", f"{file}#13", f"{file}#14"]
    errors = [str(error) for error in found if isinstance(error, InputError)]
    assert [f"line {n} " in error for n, error in enumerate(errors, 3)] == [True] * len(bad), errors


def test_a_long_file_of_records_is_read_line_by_line(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    long = json.dumps({"body": ["word " * 30_000]}).encode()
    file.write_bytes(b"\n".join([RECORD, long, RECORD] * 3))
    assert [page.path.rpartition("#")[2] for page in pages(file)] == [str(n) for n in range(1, 10)]


def test_a_feed_gives_its_entries_their_fields(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    page, error = read(file)
    assert isinstance(page, Page)
    assert page.path == f"{file}#1"
    assert page.content == b"<p>The dam held.</p>"
    assert page.given == Given(
        outlet="Harbour Gazette",
        title="Dam & bridge",
        authors=("Ida Moll",),
        published="2031-03-04T09:30:00+02:00",
        published_from=PublishedFrom.FEED,
        entry=True,
        url="https://gazette.example/1",
    )
    assert isinstance(error, InputError)
    assert "without text" in str(error)


MAIL = b"""From: "Valley Post" <news@example.org>\r
Date: Tue, 04 Mar 2031 09:30:00 +0200\r
Subject: =?utf-8?q?Dam_h=C3=A4lt?=\r
MIME-Version: 1.0\r
Content-Type: multipart/alternative; boundary=B\r
\r
--B\r
Content-Type: text/plain; charset=utf-8\r
\r
The dam held.\r
--B\r
Content-Type: text/html; charset=iso-8859-1\r
Content-Transfer-Encoding: quoted-printable\r
\r
<meta charset=3Diso-8859-1><p>The d=E4m held.</p>\r
--B--\r
"""
MHTML = b"""From: <Saved by Blink>
Snapshot-Content-Location: https://valley.example/dam
Subject: Dam
Date: Tue, 4 Mar 2031 09:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Location: https://valley.example/dam

<html><body><p>The dam held.</p></body></html>
--B
Content-Type: image/png
Content-Location: https://valley.example/x.png

x
--B--
"""


def test_an_e_mail_is_a_page_with_the_fields_of_its_headers(tmp_path: Path) -> None:
    file = tmp_path / "news.eml"
    file.write_bytes(MAIL)
    [page] = pages(file)
    assert page.path == str(file)
    assert page.media is Media.HTML
    assert decode(page.content).endswith("<p>The däm held.</p>"), "whatever charset the HTML declares"
    assert page.given == Given(
        outlet="Valley Post",
        title="Dam hält",
        published="2031-03-04T09:30:00+02:00",
        published_from=PublishedFrom.META,
    )


def test_a_mailbox_is_a_page_a_message(tmp_path: Path) -> None:
    plain_mail = b"Message-ID: <1>\nDate: Tue, 04 Mar 2031 09:30:00 +0200\nSubject: Dam\n\n>From the dam.\n"
    file = tmp_path / "box"
    file.write_bytes(b"From a@example.org Tue Mar  4 09:30:00 2031\n" + plain_mail + b"\nFrom b 10:00\n" + MAIL)
    first, second = pages(file)
    assert (first.path, second.path) == (f"{file}#1", f"{file}#2")
    assert (first.media, second.media) == (Media.TEXT, Media.HTML)
    assert decode(first.content).strip() == "From the dam."


def test_a_page_saved_as_one_file_is_its_html_with_its_address(tmp_path: Path) -> None:
    file = tmp_path / "page.mhtml"
    file.write_bytes(MHTML)
    [page] = pages(file)
    assert page.media is Media.HTML
    assert page.given == Given(url="https://valley.example/dam"), "the headers are the browser's"


def test_a_letter_with_pictures_in_it_is_no_saved_page(tmp_path: Path) -> None:
    """Both have their parts beside one another; a letter was sent, and its headers are its own."""
    head = b"From: Valley Post <desk@post.example>\nTo: reader@example.org\nSubject: Dam holds\n"
    file = tmp_path / "letter.eml"
    file.write_bytes(head + MHTML.replace(b"Content-Location: https://valley.example/dam\n", b""))
    [page] = pages(file)
    assert (page.given.outlet, page.given.title) == ("Valley Post", "Dam holds")


def test_what_the_reader_gives_outranks_the_feed(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(ATOM)
    [page] = read(file, given=Given(outlet="Mine", published="2031-01-01"))
    assert isinstance(page, Page)
    assert (page.given.outlet, page.given.published) == ("Mine", "2031-01-01")
    assert page.given.published_from is PublishedFrom.GIVEN
    assert page.given.title == "Dam"


def packed(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_zip_archive_is_its_files_without_the_furniture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = packed(
        {
            "b.html": HTML,
            "b_files/ad.html": HTML,
            "password/a.txt": b"The dam held.\n",
            "__MACOSX/b.html": HTML,
            "x.css": b"p {}",
            "c.jsonl": RECORD + b"\n" + RECORD,
            "d/": b"",
            "e.txt": b"",
            "f.zip": packed({"a.txt": b"x"}),
        }
    )
    file = tmp_path / "pages.zip"
    file.write_bytes(content)
    found = read(file)
    names = [page.path.rpartition("pages.zip")[2] for page in found if isinstance(page, Page)]
    assert names == ["#1", "#2#1", "#2#2", "#5"]
    errors = [str(error) for error in found if isinstance(error, InputError)]
    assert ["e.txt is empty" in errors[0], "f.zip is an archive" in errors[1]] == [True, True]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert len(read("-")) == len(found)
    file.write_bytes(packed({"a.txt": b"The dam held."})[:-20])
    assert "damaged" in str(one_error(file))


def answer(body: bytes, *headers: str, status: int = 200, uri: str = "https://valley.example/dam") -> bytes:
    """Give a WARC record of what a server answered."""
    http = "\r\n".join([f"HTTP/1.1 {status} OK", *headers, "", ""]).encode() + body
    fields = ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {uri}", f"Content-Length: {len(http)}"]
    return "\r\n".join([*fields, "", ""]).encode() + http + b"\r\n\r\n"


def test_a_web_archive_is_the_pages_that_were_answered(tmp_path: Path) -> None:
    html = "Content-Type: text/html; charset=utf-8"
    chunked = b"5\r\n" + HTML[:5] + b"\r\n" + f"{len(HTML) - 5:x}".encode() + b"\r\n" + HTML[5:] + b"\r\n0\r\n\r\n"
    records = [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\na:b\r\n\r\n",
        answer(HTML, html),
        answer(b"PNG", "Content-Type: image/png"),
        answer(b"gone", html, status=404),
        answer(chunked, html, "Transfer-Encoding: chunked"),
        answer(gzip.compress(HTML * 2000), html, "Content-Encoding: gzip", uri="https://valley.example/2"),
        answer(b"\x0b", html, "Content-Encoding: br"),
        answer(b"The dam held.", "Content-Type: text/plain"),
    ]
    for name, content in (("a.warc", b"".join(records)), ("a.warc.gz", b"".join(map(gzip.compress, records)))):
        file = tmp_path / name
        file.write_bytes(content)
        found = read(file)
        assert [one.path.rpartition("#")[2] for one in found] == ["1", "2", "3", "4", "5"]
        got = [page for page in found if isinstance(page, Page)]
        assert [page.content for page in got] == [HTML, HTML, HTML * 2000, b"The dam held."]
        assert got[2].given.url == "https://valley.example/2"
        assert [str(one) for one in found if isinstance(one, InputError) and "packed as br" in str(one)]


def test_a_folder_is_read_sorted_and_without_hidden_files_and_furniture(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a/z.txt",
        "a/y.html",
        ".hidden/x.txt",
        ".x.txt",
        "page.html",
        "page_files/ad.html",
        "page-Dateien/ad.html",
    ):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(HTML)
    (tmp_path / "style.css").write_text("p { }")
    (tmp_path / "other_files").mkdir()
    (tmp_path / "other_files" / "kept.txt").write_text("The dam held.")
    found = [page.path for page in pages(tmp_path)]
    assert found == [str(tmp_path / n) for n in ("b.txt", "page.html", "a/y.html", "a/z.txt", "other_files/kept.txt")]


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    assert "no pages" in str(one_error(tmp_path))


@pytest.mark.parametrize("content", [b"The dam held.\n", gzip.compress(b"The dam held.\n")])
def test_standard_input_is_a_page(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    [page] = pages("-")
    assert page.path == "-"
    assert page.content == b"The dam held.\n"


@forall(
    st.builds(bytes.__add__, st.sampled_from([b"", *OPENINGS]), st.binary(max_size=300)),
    st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.xml"]),
)
def test_any_bytes_give_pages_or_errors_and_never_an_exception(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str
) -> None:
    file = tmp_path_factory.mktemp("any") / name
    file.write_bytes(content)
    assert read(file), "never silence"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_a_folder_is_named_and_not_waited_for(tmp_path: Path) -> None:
    """Among pages a pipe would be waited for without end; handed in by its name it is read."""
    (tmp_path / "a.txt").write_text("The council met on Monday and spoke about the ferry for a long time.")
    os.mkfifo(tmp_path / "pipe")
    page, error = read_inputs([str(tmp_path)])
    assert isinstance(page, Page)
    assert isinstance(error, InputError)
    assert "pipe" in error.reason


def test_a_list_of_feeds_is_no_page_and_the_way_to_follow_it_is_told(tmp_path: Path) -> None:
    file = tmp_path / "mine.opml"
    file.write_text(
        '<?xml version="1.0"?>\n<opml version="2.0"><body><outline xmlUrl="https://a.example/f"/></body></opml>'
    )
    (error,) = read_inputs([str(file)])
    assert isinstance(error, InputError)
    assert (error.reason, error.hint) == ("a list of feeds, not a page", f"run: newsreader feeds import {file}")


def test_a_tar_archive_is_told_apart_packed_or_not(tmp_path: Path) -> None:
    """It is no binary rubbish: what to do with it is said."""
    (tmp_path / "page.txt").write_text("The council met on Monday and spoke about the ferry for a long time.")
    for name in ("pages.tar", "pages.tar.gz"):
        with tarfile.open(tmp_path / name, "w:gz" if name.endswith("gz") else "w") as archive:
            archive.add(tmp_path / "page.txt", "page.txt")
        (error,) = read_inputs([str(tmp_path / name)])
        assert isinstance(error, InputError)
        assert (error.reason, error.hint) == ("a tar archive, not a page", "unpack it and hand in the folder")
