"""Half characters (lone surrogates), which no file can hold."""

import re

_SURROGATES = re.compile("[\ud800-\udfff]")


def storable(text: str) -> str:
    """The text with half characters shown as U+FFFD."""
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)
