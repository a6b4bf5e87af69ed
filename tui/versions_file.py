"""Writing every version of a phrase into a file, in the form that its name says."""

from __future__ import annotations

import os
import re
from pathlib import Path

from index.errors import NewsreaderError
from tui.comparison import Comparison

LONGEST = 60
"""Characters of a story's title that a file's name takes."""


def first_name(title: str) -> str:
    """Propose a file's name for a story; one that is not there yet."""
    words = re.findall(r"[^\W_]+", title.lower())
    stem = "-".join(words)[:LONGEST].rstrip("-") or "story"
    name, number = f"{stem}.md", 1
    while Path(name).exists():
        number += 1
        name = f"{stem}-{number}.md"
    return name


def trouble(name: str) -> str:
    """Say why no file of that name can be written; "" where nothing speaks against it."""
    from index.export.sheet import form_trouble

    file = _file(name)
    if file.exists():
        return f"{file} is there already; give another name"
    return form_trouble(file.suffix)


def _file(name: str) -> Path:
    return Path(os.path.expanduser(name.strip()))  # noqa: PTH111  Path's own raises where there is no such user


def write_versions(name: str, comparison: Comparison) -> Path:
    """Write every version of the comparison's phrase; gives the file.

    NewsreaderError where the name says no form, the file is there already, or it cannot be written.
    """
    from index.export.sheet import sheet

    file = _file(name)
    text = sheet(file.suffix, comparison.phrase, comparison.found(), picked=comparison.origin)
    try:
        with file.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
    except FileExistsError as error:
        raise NewsreaderError(f"{file} is there already; give another name") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = ((isinstance(error, OSError) and error.strerror) or str(error)).lower()
        raise NewsreaderError(f"{file} cannot be written ({reason}); give another name") from error
    return file
