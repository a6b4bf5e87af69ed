"""The Python interface: its examples run, and importing it costs nothing until it is used."""

from __future__ import annotations

import doctest
import subprocess
import sys

import pytest

import index


def test_the_examples_in_the_documentation_run() -> None:
    result = doctest.testmod(index, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 5
    assert result.failed == 0


def test_every_public_name_is_there() -> None:
    assert all(callable(getattr(index, name)) for name in index.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = index.nothing


def test_importing_the_package_imports_no_library_behind_it() -> None:
    code = (
        "import index, sys; print(sorted({'trafilatura', 'whoosh', 'lxml', 'Stemmer', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
