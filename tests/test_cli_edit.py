"""Fields set by hand, singly and by table; what is exported comes back; backup and restore."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import InputError
from index.library import Edit, Library
from index.model import Article, Mark, Media, Page, Paragraph, Source, SourceKind, Span
from tests import test_cli
from tui.cli.meta import Table, write_table
from tui.fields import authors_of

run = test_cli.run
dam = test_cli.dam
DONE, NOTHING, WRONG = 0, 1, 2


def added(run: Any, *inputs: str) -> str:
    """Add inputs and give the id of the only article."""
    (one,) = run("add", "--json", *inputs).records[0]["added"]
    return str(one)


# --- edit -----------------------------------------------------------------------


def test_fields_set_by_hand_are_shown_as_such_and_outlast_a_rebuild(run: Any, dam: str) -> None:
    one = added(run, dam)
    ran = run("edit", one[:6], "--outlet", "Dale Post", "--authors", "Per Holm; Ida  Moll", "--published", "2031-03-05")
    assert ran.code == DONE
    assert "set by you: outlet, authors, date" in ran.out
    assert run("rebuild").code == DONE
    shown = run("show", one).out
    assert "Dale Post" in shown
    assert "Per Holm and Ida Moll" in shown
    assert "set by you" in shown
    assert run("search", "outlet:dale").code == DONE
    assert run("search", "outlet:hill").code == NOTHING


def test_an_empty_value_says_that_it_is_not_known(run: Any, dam: str) -> None:
    one = added(run, dam)
    assert "outlet not named" in run("edit", one, "--outlet", "", "--authors", "").out
    (record,) = run("export").records
    assert (record["outlet"], record["authors"], record["by_hand"]) == (None, [], ["outlet", "authors"])


def test_the_source_is_a_name_with_a_kind(run: Any, dam: str) -> None:
    one = added(run, dam)
    run("edit", one, "--source", "Northline", "--source-kind", "wire")
    run("edit", one, "--source-kind", "cited")
    (record,) = run("export").records
    assert record["source"] == {"name": "Northline", "kind": "cited"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["abc"], "name a field"),
        (["abc", "--published", "Tuesday"], "date"),
        (["zzz", "--outlet", "X"], "zzz"),
        ([], "id"),
    ],
)
def test_wrong_edits_are_one_line_and_exit_2(run: Any, dam: str, arguments: list[str], words: str) -> None:
    run("add", dam)
    ran = run("edit", *arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (WRONG, "", 1)
    assert words in ran.err.lower()


def test_an_edition_inherits_what_was_set_by_hand() -> None:
    def page(text: str) -> Page:
        record = {"title": "Dam", "outlet": "Hil Gazette", "url": "https://hill.example/dam", "body": [text]}
        return Page("dam.jsonl#1", json.dumps(record).encode(), Media.RECORD)

    with Library.in_memory() as library:
        (one,) = library.add([page("The dam held after a night of rain.")]).added
        library.edit_all({one: Edit(outlet="Hill Gazette", published="2031-03-04")})
        (two,) = library.add([page("The dam held after two nights of rain, and the road is open.")]).editions
        later = library.article(two)
        assert (later.outlet, later.published, later.by_hand) == ("Hill Gazette", "2031-03-04", ("outlet", "published"))
        assert library.add([page("The dam held after two nights of rain, and the road is open.")]).added == ()


def test_an_edit_regroups_and_touches_nothing_else() -> None:
    pages = [
        Page(
            f"{day}.jsonl#1",
            json.dumps(
                {"title": "Dam holds", "published": day, "body": ["The old dam held after the rain. " * 5]}
            ).encode(),
            Media.RECORD,
        )
        for day in ("2031-03-04", "2031-03-05", "2031-03-06")
    ]
    with Library.in_memory() as library:
        one, *rest = library.add(pages).added
        assert len(library.stories()) == 1
        library.edit_all({one: Edit(published="1999-01-01")})
        told = [story for story in library.stories() if story.articles]
        assert sorted(key for story in told for key in story.articles) == sorted([one, *rest])
        assert list(library.check()) == []
        assert library.edit_all({one: Edit(published="1999-01-01")}) == ()


# --- the table ------------------------------------------------------------------


def test_hundreds_are_set_by_a_table(run: Any, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"a{number:03}", "body": [f"Text number {number}."]}) for number in range(200)]
    (tmp_path / "all.jsonl").write_text("\n".join(lines))
    run("add", "all.jsonl")
    assert run("export", "--meta", "x.csv").code == DONE
    rows = list(csv.reader(io.StringIO((tmp_path / "x.csv").read_text())))
    assert len(rows) == 201
    for row in rows[1:]:
        row[rows[0].index("outlet")] = "Dale Post"
    rows[1][0] = "no-such-id"
    rows[2][rows[0].index("published")] = "Tuesday"
    with (tmp_path / "x.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    ran = run("add", "--meta", "x.csv")
    assert ran.code == WRONG
    assert "x.csv: line 2" in ran.err
    assert "x.csv: line 3" in ran.err
    assert "198 articles set by the table" in ran.err
    assert "outlet" in run("list", "--unsure").out
    assert sum("Dale Post" in line for line in run("list").out.splitlines()) == 198
    assert "0 articles would be" in run("add", "--meta", "x.csv", "--dry-run").err


def test_a_row_finds_its_article_by_file_name(run: Any, dam: str, tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("\ufeffPath,Outlet,authors\nfolder/dam.txt,Dale Post,\ndam.txt,Dale Post,-\n")
    ran = run("add", dam, "--meta", "x.csv")
    assert ran.code == WRONG
    assert "line 2" in ran.err
    (record,) = run("export").records
    assert (record["outlet"], record["authors"]) == ("Dale Post", [])


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "id\nx\n", "\0"])
def test_what_is_no_table_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        Table("x.csv", text)


_words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=12).map(str.strip)


@given(_words.filter(lambda text: text not in {"", "-"}), _words.filter(lambda text: text not in {"", "-"}))
def test_a_table_read_back_changes_nothing(title: str, outlet: str) -> None:
    """Whatever stands in a field; what looks like a formula too."""
    source = Source(f"={outlet}", SourceKind.WIRE)
    body = (Paragraph("Text."),)
    article = Article("a1", "a.txt", f"@{title}", body, outlet, source, ("Ida Moll", "Per Holm"), "2031")
    table = "".join(write_table([article]))
    assert list(Table("x.csv", table).edits([article])) == []
    other = Article("a1", "a.txt", None, article.paragraphs)
    ((_, edit),) = Table("x.csv", table.replace("2031", "2031-03-04")).edits([other])  # type: ignore[misc]
    assert (edit.title, edit.outlet, edit.source) == (article.title, outlet, source)


def test_names_are_taken_apart() -> None:
    assert authors_of(" Ida  Moll;; Per Holm ;") == ("Ida Moll", "Per Holm")


# --- export, backup, restore ----------------------------------------------------


def test_what_is_exported_comes_back_as_it_was(run: Any, dam: str, tmp_path: Path) -> None:
    one = added(run, dam)
    run("edit", one, "--outlet", "Dale Post", "--source", "Northline")
    with Library.open() as library:
        when = "2031-03-05T10:00:00+00:00"
        library.marks.add(Mark(0, one, 0, Span(0, 7), "The old", "why old?", ("dam", "rain"), when))
        library.marks.add(Mark(0, one, None, Span(0, 3), "Dam"))
        library.reading.mark_read([one], "2031-03-05T11:00:00+00:00")
        first = library.article(one)
    assert run("export", "--output", "all.jsonl").code == DONE
    assert run("add", "all.jsonl").code == DONE, "into the same library it changes nothing"
    assert run("export").out == (tmp_path / "all.jsonl").read_text()
    run("--library", str(tmp_path / "other"), "add", "all.jsonl")
    again = run("--library", str(tmp_path / "other"), "export")
    assert again.out == (tmp_path / "all.jsonl").read_text()
    with Library.open(tmp_path / "other") as library:
        assert library.article(one) == first
        list(library.rebuild(pages=True))
        assert library.article(one) == first
        library.edit_all({one: Edit(outlet="Hill Gazette")})
        list(library.rebuild(pages=True))
        assert library.article(one).outlet == "Hill Gazette"


def test_a_foreign_field_of_our_name_does_no_harm() -> None:
    with Library.in_memory() as library:
        record = b'{"body": ["The dam held."], "newsreader": "yes", "marks": 3, "roles": ["paragraph"]}'
        assert len(library.add([Page("x.jsonl#1", record, Media.RECORD)]).added) == 1


def test_a_backup_is_put_back_and_what_was_there_is_kept(run: Any, dam: str, tmp_path: Path) -> None:
    one = added(run, dam)
    (tmp_path / "copies").mkdir()
    assert run("backup", "copies").code == DONE
    (copy,) = (tmp_path / "copies").iterdir()
    refused = run("backup", copy)
    assert refused.code == WRONG
    assert "--force" in refused.err
    assert run("backup", copy, "--force").code == DONE
    run("forget", one, "--yes")
    assert run("list").code == NOTHING
    assert "--yes" in run("restore", copy).err
    ran = run("restore", copy, "--yes")
    assert ran.code == DONE
    assert "1 article restored" in ran.out
    assert "before-restore" in ran.out
    assert run("show", one).code == DONE
    assert run("check").code == DONE
    assert "before-restore-2" in run("restore", copy, "--yes").out
    (tmp_path / "no-backup").write_text("Just words.")
    refused = run("restore", "no-backup", "--yes")
    assert (refused.code, "is no backup of a library" in refused.err) == (WRONG, True)
    assert run("show", one).code == DONE


def test_a_library_that_is_a_file_is_told(run: Any, dam: str) -> None:
    """It is not taken for an empty library."""
    ran = run("list", "--library", dam)
    assert (ran.code, ran.err) == (WRONG, f"newsreader: {dam}: is a file; name the folder of a library\n")


def test_what_came_in_last_is_forgotten_as_a_whole(run: Any, dam: str, tmp_path: Path) -> None:
    one = added(run, dam)
    (tmp_path / "more.jsonl").write_text('{"body": ["One text."]}\n{"body": ["Another text."]}\n')
    run("add", "more.jsonl")
    ran = run("forget", "--last", "--yes")
    assert ran.out.endswith("2 forgotten\n")
    assert [record["id"] for record in run("export").records] == [one]
    assert run("forget", "--last", "--yes").code == DONE
    for arguments in (["--last", "--yes"], [], ["--last", one]):
        ran = run("forget", *arguments)
        assert (ran.code, ran.out) == (WRONG, "")


def test_the_library_is_not_backed_up_into_itself(run: Any, dam: str, tmp_path: Path) -> None:
    run("add", dam)
    ran = run("backup", tmp_path / "library" / "library.sqlite", "--force")
    assert ran.code == WRONG
    assert "itself" in ran.err
    assert run("check").code == DONE


def test_what_is_no_backup_is_not_restored(run: Any, dam: str, tmp_path: Path) -> None:
    one = added(run, dam)
    (tmp_path / "x").write_bytes(b"no database at all, only text " * 50)
    for name in ("x", "no-such-file"):
        assert run("restore", name, "--yes").code == WRONG
    assert run("show", one).code == DONE


def test_show_names_the_other_editions_and_a_story_has_the_one_that_stands(run: Any, tmp_path: Path) -> None:
    pages = tmp_path / "dam.jsonl"
    for sentences in (1, 9):
        body = [f"The dam held for {number + 1} nights of rain, said the board." for number in range(sentences)]
        pages.write_text(json.dumps({"outlet": "Hill", "title": "Dam", "url": "https://hill.example/d", "body": body}))
        run("add", str(pages))
    earlier, whole = [each["article"] for each in run("list", "--json").records[::-1]]
    assert f"other editions: {earlier}" in run("show", whole).out
    [story] = run("stories", "--json").records
    assert [each["article"] for each in story["articles"]] == [whole]
    assert run("search", "nights").out.count("another edition") == 1
    assert earlier not in run("list", "--unsure").out
    assert earlier in run("list").out
    shown = run("show", story["story"]).out
    assert "9 nights" in shown
    assert shown.count("Dam\n") == 1
