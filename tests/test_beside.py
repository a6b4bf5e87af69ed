"""A function run in a process beside: its result, its errors, and what happens where it fails."""

from __future__ import annotations

import os
import pickle

import pytest

from index.errors import InputError, NoArticleError
from tui.beside import Beside


def test_the_result_comes_from_the_process_beside() -> None:
    with Beside(os.getpid) as beside:
        found = beside.result()
    assert (found == os.getpid()) is not hasattr(os, "fork")


def test_a_function_that_fails_beside_is_run_here_and_raises_here() -> None:
    def fails() -> int:
        raise ZeroDivisionError

    with Beside(fails) as beside, pytest.raises(ZeroDivisionError):
        beside.result()


def test_a_large_result_passes_whole() -> None:
    with Beside(lambda: "x" * 5_000_000) as beside:
        assert len(beside.result()) == 5_000_000


def test_leaving_before_the_result_is_asked_ends_the_process() -> None:
    with Beside(lambda: "x" * 5_000_000):
        pass
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("error", [InputError("a.txt", "is empty", "save it again"), NoArticleError("b.txt")])
def test_input_errors_keep_their_parts_from_one_process_to_another(error: InputError) -> None:
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  made here
    assert (type(again), str(again), again.path) == (type(error), str(error), error.path)
