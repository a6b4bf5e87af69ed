"""The reader without a screen: words in, whole lines out, one outlet after another.

For screen readers, dumb terminals and pipes. Nothing is redrawn, nothing stands in
columns, and no escape sequence is ever written. What is found and how it is worded
comes from where the screens have it.
"""

from tui.plain.prompt import CopyingTo, converse, tell
from tui.plain.reader import PlainReader

__all__ = ["CopyingTo", "PlainReader", "converse", "tell"]
