"""All that the reader has set: config.toml and the themes beside it, read once as the reader starts."""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme

from tui.config import Config, read_config
from tui.paths import config_file, themes_folder
from tui.presets import preset_keys
from tui.themes import THEMES, own_themes


class Settings(NamedTuple):
    """The configuration, the reader's own themes, and a line for each thing that is wrong with them."""

    config: Config = Config(keys=preset_keys("vim"))
    themes: tuple[Theme, ...] = ()
    problems: tuple[str, ...] = ()


def read_settings() -> Settings:
    """Read them; nothing that stands there, or does not, keeps the reader from starting."""
    themes, wrong = own_themes(themes_folder())
    names = [theme.name for theme in (*THEMES, *themes)]
    config = read_config(config_file(), [*names, *BUILTIN_THEMES])
    return Settings(config, tuple(themes), (*config.problems, *wrong))
