"""Where the reader's own files lie, by platformdirs. Nothing is made before it is needed."""

from __future__ import annotations

import os
from pathlib import Path

APP = "newsreader"


def state_folder() -> Path:
    """Give the folder for what the reader leaves between sessions."""
    own = os.environ.get("NEWSREADER_LIBRARY")
    if own:
        return Path(own)
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)


def config_file() -> Path:
    """Give the file of the reader's settings, whether or not it exists."""
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.toml"


def themes_folder() -> Path:
    """Give the folder of the reader's own themes, whether or not it exists."""
    return config_file().parent / "themes"
