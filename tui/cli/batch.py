"""`versions --batch`: a file of questions, each with its own paragraphs, each answered by itself."""

from __future__ import annotations

import sys
from typing import IO

import msgspec

from index.errors import InputError
from index.export.records import BatchAnswer, BatchQuestion
from index.versions import find_in_paragraphs
from tui.cli.output import put_record, tell


def answer_file(path: str) -> int:
    """Answer every line of a file; gives the exit code. A bad line is named by number, and the rest go on."""
    if path == "-":
        return _answer_lines("-", sys.stdin.buffer)
    try:
        stream = open(path, "rb")  # noqa: PTH123, SIM115  # closed below
    except OSError as error:
        raise InputError(path, (error.strerror or str(error)).lower(), "check the name") from error
    with stream:
        return _answer_lines(path, stream)


def _answer_lines(path: str, lines: IO[bytes]) -> int:
    decoder = msgspec.json.Decoder(BatchQuestion)
    code = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = decoder.decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            tell(f"{path}: line {number} is no question ({error}); the others are answered")
            code = 2
            continue
        answer = find_in_paragraphs(question.query, question.paragraphs)
        put_record(
            BatchAnswer(
                question.id, answer.relation, answer.paragraph, answer.start, answer.end, round(answer.score, 4)
            )
        )
    return code
