"""An input becomes pages: a module per kind of input, chosen by what it holds rather than by its name.

An input that cannot be read is a value among the others (an InputError), so one bad
file never stops the rest.
"""

from __future__ import annotations

from index.intake.inputs import read_content, read_inputs
from index.intake.several import doubt

__all__ = ["doubt", "read_content", "read_inputs"]
