# ruff: noqa: ANN401, SLF001 - whoosh has no types to name, and no public name for its blocks
"""What whoosh keeps of an article, and how: our own fields and places, in its own format, written faster."""

from __future__ import annotations

from array import array
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Any

from whoosh import fields, formats
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from index.search.postings import Batch

__all__ = ["Codec", "Pairs", "Words"]

_BLOCK = 1024  # postings packed together: whoosh's own 128 are read at half the speed


class Places(formats.Positions):  # type: ignore[misc]
    """The places of a word in a document, as a text: each sign's number is one more than the steps since the last.

    Whoosh's own encoding is bytes, for which its pickles take five times the room and the time.
    """

    def encode(self, poslist: list[int]) -> str:
        """Write places, in order."""
        return "".join([chr(_sign(place - before)) for before, place in pairwise([-1, *poslist])])

    def decode_positions(self, valuestring: str) -> list[int]:
        """Read places."""
        return [place - 1 for place in accumulate(_step(ord(sign)) for sign in valuestring)]

    def decode_frequency(self, valuestring: str) -> int:
        """Count the places."""
        return len(valuestring)


def _sign(step: int) -> int:
    """Pass over the numbers that are no signs by themselves; in a text of a million words no step is greater."""
    return step if step < 0xD800 else min(step + 0x800, 0x10FFFF)


def _step(sign: int) -> int:
    return sign if sign < 0xD800 else sign - 0x800


class Words(fields.FieldType):  # type: ignore[misc]
    """A field of folded text (`index.search.folded`), kept with places; paragraphs stand apart."""

    analyzer = None
    indexed = True
    scorable = False

    def __init__(self) -> None:
        """Keep places, and nothing else."""
        super().__init__(format=Places(), analyzer=None, scorable=False, stored=False)

    def index(self, value: str, **_: object) -> Iterator[tuple[bytes, int, float, str]]:
        """Give (word, count, weight, places) for each word of a folded text."""
        places: dict[str, list[int]] = {}
        at = 0
        for paragraph in value.split("\n"):
            for at, word in enumerate(paragraph.split(), at):  # noqa: B020  (counts on from the last paragraph)
                if word in places:
                    places[word].append(at)
                else:
                    places[word] = [at]
            at += 2
        encode = self.format.encode
        for word, found in places.items():
            if len(found) == 1 and found[0] < 0xD7FF:
                yield word.encode(), 1, 1.0, chr(found[0] + 1)
            else:
                yield word.encode(), len(found), float(len(found)), encode(found)


class Pairs(fields.FieldType):  # type: ignore[misc]
    """A field of neighbouring words, kept without places: phrases of common words are found by them."""

    analyzer = None
    indexed = True
    scorable = False

    def __init__(self) -> None:
        """Keep nothing but which documents."""
        super().__init__(format=formats.Existence(), analyzer=None, scorable=False, stored=False)

    def index(self, value: Iterable[str], **_: object) -> Iterator[tuple[bytes, int, float, str]]:
        """Take the pairs as they are."""
        for pair in value:
            yield pair.encode(), 1, 1.0, ""


class Writer(W3FieldWriter):  # type: ignore[misc]
    """Writes the postings of a word in blocks, where whoosh takes them one by one."""

    def add_postings(self, schema: Any, lengths: object, items: Iterable[Batch]) -> None:  # noqa: ARG002
        """Write batches, sorted by field and word."""
        current = None
        for field, word, documents, weights, values in items:
            if field != current:
                if current is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                current = field
            self.start_term(word)
            self._blocks(self._postwriter, documents, weights, values)
            self.finish_term()
        if current is not None:
            self.finish_field()

    def _blocks(self, out: Any, documents: array[int], weights: array[float], values: list[str]) -> None:
        for at in range(0, len(documents), _BLOCK):
            if at:
                out._write_block()
            out._ids = documents[at : at + _BLOCK]
            out._weights = weights[at : at + _BLOCK]
            out._values = values[at : at + _BLOCK]
            out._maxweight = max(out._weights)


class Codec(W3Codec):  # type: ignore[misc]
    """Whoosh's own format, written faster and packed for speed."""

    def __init__(self) -> None:
        """Pack lightly: level 3 takes twice the time for a tenth of the size."""
        super().__init__(blocklimit=_BLOCK, compression=1)

    def field_writer(self, store: Any, segment: Any) -> Writer:
        """Give the faster writer."""
        return Writer(self, store, segment)
