"""The Python interface: its examples run, and importing it costs nothing until it is used."""

from __future__ import annotations

import doctest
import pkgutil
import subprocess
import sys
from types import ModuleType

import pytest

import index
import index.library
import index.model


def test_the_examples_in_the_documentation_run() -> None:
    result = doctest.testmod(index, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 5
    assert result.failed == 0


def test_every_public_name_is_there() -> None:
    assert all(callable(getattr(index, name)) for name in index.__all__)


@pytest.mark.parametrize("package", [index, index.library, index.model])
def test_every_public_name_is_there_and_an_unknown_one_is_an_attribute_error(package: ModuleType) -> None:
    assert all(getattr(package, name) is not None for name in package.__all__)
    modules = {each.name for each in pkgutil.iter_modules(package.__path__)}
    assert not modules & set(package.__all__), "a module of that name would take its place"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = package.nothing


def test_where_a_library_lies_is_told_without_loading_what_it_does() -> None:
    code = "import sys, index.library.places; print([name for name in sys.modules if name.startswith('index.store')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_importing_the_package_imports_no_library_behind_it() -> None:
    code = (
        "import index, sys; print(sorted({'trafilatura', 'whoosh', 'lxml', 'Stemmer', 'sqlite3'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
