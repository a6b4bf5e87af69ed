"""The house stays as it was drawn: who may import whom, who may print, and what is banned."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from tui.app import NewsreaderApp
from tui.screens.compare import CompareScreen
from tui.widgets.article_pane import ArticlePane

ROOT = Path(__file__).resolve().parent.parent

# Each part of the library, and the parts that it may know.
BASE = {"model", "errors", "text", "encoding"}
MAY_KNOW = {
    "_version": set[str](),
    "model": set[str](),
    "errors": set[str](),
    "encoding": set[str](),
    "text": {"model"},
    "forms": {"text", "model"},
    "query": {"text", "model"},
    "quotations": {"model"},
    "wrapping": set[str](),
    "samples": {"errors"},
    "fetching": BASE | {"_version"},
    "intake": BASE | {"wrapping"},
    "cleaning": BASE | {"wrapping"},
    "versions": BASE | {"forms", "quotations"},
    "stories": BASE | {"forms", "quotations", "versions"},
    "search": BASE | {"forms", "query"},
    "store": BASE,
    "export": BASE,
}
MAY_KNOW["library"] = set(MAY_KNOW) | {"library"}
# The application from the bottom up: a part may know those above it in this list, and its own.
LAYERS = ["drawing", "", "widgets", "screens", "answers", "app", "launch", "cli"]
PARTS_OF_THE_APP = {"drawing", "widgets", "screens", "answers", "app", "launch", "cli"}
BANNED_IN_INDEX = {"textual", "rich", "click", "tui"}


@cache
def modules() -> dict[str, ast.Module]:
    """Give every module of the project by its dotted name."""
    files = [*ROOT.glob("index/**/*.py"), *ROOT.glob("tui/**/*.py")]
    return {
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(file.read_text())
        for file in files
    }


def imports(tree: ast.Module) -> Iterator[str]:
    """Give the dotted names that a module imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            if module in ("index", "tui"):
                yield from (f"{module}.{name.name}" for name in node.names)
            else:
                yield module


def calls(tree: ast.Module) -> Iterator[ast.expr]:
    """Give what a module calls."""
    return (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))


def part(module: str) -> str:
    """Give the part of its package that a module belongs to; of the app's helpers that is none."""
    name = [*module.split("."), ""][1]
    return name if module.startswith("index") or name in PARTS_OF_THE_APP else ""


@pytest.mark.parametrize("module", sorted(name for name in modules() if name.startswith("index.")))
def test_the_library_imports_in_one_direction(module: str) -> None:
    assert part(module) in MAY_KNOW, "a new part of the library needs its place in the table"
    for name in imports(modules()[module]):
        assert name.split(".")[0] not in BANNED_IN_INDEX, f"{module} imports {name}"
        if name.startswith("index.") and part(name) != part(module):
            assert part(name) in MAY_KNOW[part(module)], f"{module} imports {name}"


@pytest.mark.parametrize("module", sorted(name for name in modules() if name.startswith("tui.")))
def test_the_application_imports_in_one_direction(module: str) -> None:
    for name in imports(modules()[module]):
        if name.startswith("tui."):
            assert LAYERS.index(part(name)) <= LAYERS.index(part(module)), f"{module} imports {name}"


def test_only_the_command_prints() -> None:
    for module, tree in modules().items():
        printing = [call for call in calls(tree) if isinstance(call, ast.Name) and call.id == "print"]
        assert not printing or module.startswith("tui.cli"), f"{module} prints"


def test_only_the_index_on_disk_imports_whoosh() -> None:
    found = {name for name, tree in modules().items() if any(one.split(".")[0] == "whoosh" for one in imports(tree))}
    assert found <= {"index.search.whoosh", "index.search.whoosh_format"}


def test_only_the_door_to_the_network_imports_httpx() -> None:
    found = {name for name, tree in modules().items() if any(one.split(".")[0] == "httpx" for one in imports(tree))}
    assert found <= {name for name in modules() if part(name) == "fetching"}


def test_a_searcher_is_never_refreshed() -> None:
    """In whoosh3 `Searcher.refresh` gives deleted documents and shows updated ones twice."""
    for module, tree in modules().items():
        for call in calls(tree):
            if isinstance(call, ast.Attribute) and call.attr == "refresh":
                of = ast.unparse(call.value)
                assert not module.startswith("index.search"), f"{module} calls {of}.refresh("
                assert "searcher" not in of.lower(), f"{module} calls {of}.refresh("


def test_what_only_posix_has_is_never_imported_unguarded() -> None:
    """The library and the command import on Windows too, if only to say what they miss there."""
    for module, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                unguarded = ast.Module([node], [])
                assert not {"fcntl", "termios", "tty", "pty", "pwd", "resource"} & set(imports(unguarded)), module


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name, tree in modules().items() if not ast.get_docstring(tree)] == []


@pytest.mark.parametrize("module", ["index", "index.model", "index.text", "index.query", "index.errors", "tui.cli"])
def test_what_every_start_imports_is_light(module: str) -> None:
    heavy = {"textual", "rich", "whoosh", "trafilatura", "lxml", "sqlite3", "Stemmer", "httpx"}
    code = f"import sys, {module}; print(*sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


def test_the_first_paint_waits_for_nothing_it_does_not_show() -> None:
    late = {
        "tui.answers.copying",
        "tui.answers.keeping",
        "tui.answers.shelving",
        "tui.screens.page",
        "json",
        "index.model.findings",
        "index.model.pages",
        "index.versions",
        "sqlite3",
        "msgspec",
    }
    first = "tui.app, tui.held, tui.open_pages, tui.session, tui.settings"
    code = f"import sys, {first}; print(*sorted({late} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.split() == []


@pytest.mark.parametrize("made", [CompareScreen, NewsreaderApp, ArticlePane])
def test_a_room_has_nothing_that_textual_looks_for_in_its_own_classes_alone(made: type) -> None:
    rooms = [each for each in made.__mro__ if each.__module__.startswith("tui.") and not issubclass(each, MessagePump)]
    assert rooms
    for room in rooms:
        found = vars(room)
        assert not {"BINDINGS", "COMPONENT_CLASSES", "CSS", "DEFAULT_CSS"} & found.keys(), room
        for value in found.values():
            assert not hasattr(value, "_textual_on"), room
            assert not (isinstance(value, type) and issubclass(value, Message)), room
