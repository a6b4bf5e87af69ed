"""Settings: what is right is used, what is wrong is one line with file, line and what to do."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article
from tests.reader_support import ARTICLES, app_on, compare_screen, screen_text, story
from tui.app import NewsreaderApp
from tui.config import SETTINGS, Config, configure, effective, read_config
from tui.keymap import ACTIONS
from tui.nothing_kept import Way
from tui.open_pages import OpenPages
from tui.settings import Settings, read_settings
from tui.toml_file import TomlFile, read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def config(file: Path, text: str) -> Config:
    file.write_text(text, encoding="utf-8")
    return read_config(file, ["newsreader-dark", "newsreader-light"])


def app_with(found: Config, articles: tuple[Article, ...] = ARTICLES) -> NewsreaderApp:
    return NewsreaderApp(OpenPages(articles, [story(articles)], way=Way.KEY), settings=Settings(found))


def test_without_a_file_everything_is_as_it_comes(file: Path) -> None:
    found = read_config(file)
    assert found.problems == ()
    assert found.overrides() == {}
    assert {setting.name: getattr(found, setting.name) for setting in SETTINGS} == {
        setting.name: setting.default for setting in SETTINGS
    }
    assert set(found.origins.values()) == {"default"}


@pytest.mark.parametrize(
    ("text", "line", "parts"),
    [
        ("mouse = 1\n", 1, ["mouse is 1", "true or false", "true is used"]),
        ("\n\nmeasure = 5\n", 3, ["measure is 5", "30 to 300", "92 is used"]),
        ("measure = true\n", 1, ["30 to 300"]),
        ('keymap = "emacs"\n', 1, ["vim, less or newsboat"]),
        ('theme = "newsreader-drak"\n', 1, ["is newsreader-dark meant?", '"auto" is used']),
        ('keymp = "vim"\n', 1, ["no setting keymp", "is keymap meant?"]),
        ("[colours]\nlit = 3\n", 2, ["no setting colours.lit"]),
        ('[keys]\n"compare.next_hot" = "n"\n', 2, ["no action compare.next_hot", "is compare.next_hit meant?"]),
        ('[keys]\ncompare.zen = "foo"\n', 2, ["foo cannot be a key of compare.zen", "f3"]),
        ('[keys]\ncompare.zen = "3"\n', 2, ["digits are counts"]),
        ("[keys]\ncompare.zen = 3\n", 2, ['"n f3"']),
        ('[keys]\ncompare.zen = ""\n', 2, ["given no key"]),
        ('[keys]\ncompare.zen = "Z"\ncompare.follow = "Z"\n', 3, ["Z is compare.zen's already", "line 2", "another"]),
        ('[keys]\ncompare.zen = "e"\n', 2, ["compare.explain had only e", "give it one"]),
        ('theme = "newsreader-light"\nmouse = yes\n', 2, ["no TOML"]),
        ('keys = "n"\n', 1, ["write [keys]"]),
    ],
)
def test_what_is_wrong_is_one_line_and_the_rest_is_used(file: Path, text: str, line: int, parts: list[str]) -> None:
    found = config(file, text)
    [problem] = found.problems
    assert problem.startswith(f"{file}, line {line}: ")
    assert "\n" not in problem
    for part in parts:
        assert part in problem
    whole = config(file, 'keymap = "less"\n' + text) if "keymap" not in text and "mouse = yes" not in text else None
    assert whole is None or whole.keymap == "less"


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    assert "not UTF-8" in read_config(file).problems[0]
    file.unlink()
    file.mkdir()
    assert "cannot be read" in read_config(file).problems[0]


@given(text=st.text(max_size=200))
def test_no_text_whatever_stops_the_reader(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    """Every file gives settings that work, and problems of one line each."""
    path = tmp_path_factory.mktemp("config") / "config.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    found = read_config(path)
    assert all(problem.count("\n") == 0 for problem in found.problems)
    assert set(found.keys) == {action.id for action in ACTIONS}


_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


_names = st.sampled_from([(setting.name,) for setting in SETTINGS] + [("keys", action.id) for action in ACTIONS])


@given(values=st.dictionaries(_names, _values))
def test_whatever_stands_behind_a_name_gives_settings_that_work(values: dict[tuple[str, ...], object]) -> None:
    found = configure(TomlFile(Path("config.toml"), values))
    for setting in SETTINGS:
        assert setting.complaint(getattr(found, setting.name)) == ""


@pytest.mark.parametrize(
    "text", ["", 'keymap = "less"\nmouse = false\n', '[keys]\ncompare.zen = "e ctrl+e"\napp.leave = ["\\\\", "q"]\n']
)
def test_what_config_prints_is_a_settings_file_of_the_same_meaning(file: Path, text: str) -> None:
    first = config(file, text)
    printed = effective(first, file)
    assert tomllib.loads(printed)["keymap"] == first.keymap
    again = config(file, printed)
    assert again.keys == first.keys
    assert (again.mouse, again.keymap, again.measure) == (first.mouse, first.keymap, first.measure)


def test_each_value_is_printed_with_where_it_is_from(file: Path) -> None:
    found = config(file, 'keymap = "less"\n\n[keys]\n"compare.zen" = "x"\n')
    lines = effective(found, file).splitlines()
    assert 'keymap = "less"  # config.toml, line 1' in lines
    assert "mouse = true  # default" in lines
    assert any(line.startswith('"compare.zen" = "x"') and line.endswith("config.toml, line 4") for line in lines)
    assert any(line.startswith('"compare.copy" = "c"') and line.endswith("keymap less") for line in lines)


def test_lines_are_found_under_headings_dots_and_quotes(file: Path) -> None:
    file.write_text("[keys]\n# comment = 3\n\"compare.zen\" = 'x'\ncompare . follow = 'y'\n[other.one]\nthree=1\n")
    found = read(file)
    assert found.lines["keys", "compare.zen"] == 3
    assert found.lines["keys", "compare", "follow"] == 4
    assert found.lines["other", "one", "three"] == 6


# --- in the reader --------------------------------------------------------------


async def test_another_key_works_and_stands_in_footer_and_help(file: Path) -> None:
    app = app_with(config(file, '[keys]\ncompare.search = "x"\ncompare.next_pane = "ctrl+o"\n'))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "x search" in screen_text(app)
        await pilot.press("ctrl+o")
        assert compare_screen(app).focus_number == 1
        await pilot.press("tab")
        assert compare_screen(app).focus_number == 1, "the key it had does nothing any more"
        await pilot.press("x")
        assert compare_screen(app).bar.is_open
        await pilot.press("escape")
        lines = {what: keys for keys, what, _ in app.guide.help_lines("compare")}
        assert lines["Search a phrase in this story"] == "x"
        assert lines["Next outlet"] == "ctrl+o"


async def test_messages_name_the_keys_in_use(file: Path) -> None:
    app = app_with(config(file, '[keys]\ncompare.search = "x"\n'))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert "no phrase yet: x searches one, * takes" in screen_text(app)


async def test_the_keys_of_a_preset_work(file: Path) -> None:
    app = app_with(config(file, 'keymap = "newsboat"\n'))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("J")
        assert compare_screen(app).focus_number == 1
        await pilot.press("K")
        assert compare_screen(app).focus_number == 0


async def test_a_later_app_has_its_own_keys_again() -> None:
    app = app_on()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "/ search" in screen_text(app)


async def test_narrower_panes_and_a_shorter_measure_are_drawn(file: Path) -> None:
    app = app_with(config(file, "narrowest_pane = 45\nmeasure = 30\n"))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        screen = compare_screen(app)
        assert screen.row.slots == 2
        text = "\n".join(line[:60].rstrip() for line in screen_text(app).splitlines()[4:20])
        assert max(map(len, text.splitlines())) <= 60
        assert "met again on Monday to" not in text, "no line is longer than 30 columns"
    app = app_with(config(file, "one_pane_below = 130\n"))
    async with app.run_test(size=(120, 30)):
        assert compare_screen(app).row.slots == 1


async def test_what_is_wrong_is_said_at_the_bottom_and_the_reader_starts(file: Path) -> None:
    found = config(file, 'theme = "none"\n')
    app = NewsreaderApp(OpenPages(ARTICLES, [story()], way=Way.KEY), settings=Settings(found, problems=found.problems))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        assert "a setting is wrong" in " ".join(screen_text(app).splitlines()[-3:])


def test_settings_and_themes_are_read_from_the_readers_folder(own_config: Path) -> None:
    (own_config / "themes").mkdir(parents=True)
    (own_config / "config.toml").write_text('theme = "paper"\n')
    (own_config / "themes" / "paper.toml").write_text('background = "#101010"\n')
    (own_config / "themes" / "bad.toml").write_text("background = 3\n")
    settings = read_settings()
    assert settings.config.theme == "paper"
    assert [theme.name for theme in settings.themes] == ["paper"]
    assert len(settings.problems) == 1


async def test_a_theme_of_the_readers_own_is_drawn(own_config: Path) -> None:
    (own_config / "themes").mkdir(parents=True)
    (own_config / "config.toml").write_text('theme = "paper"\n')
    (own_config / "themes" / "paper.toml").write_text('background = "#123456"\n')
    app = NewsreaderApp(OpenPages(ARTICLES, [story()], way=Way.KEY), settings=read_settings())
    async with app.run_test():
        assert app.theme == "paper"
        assert app.screen.styles.background.hex == "#123456"


@pytest.fixture
def own_config() -> Path:
    from tui.paths import config_file

    return config_file().parent
