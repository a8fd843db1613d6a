"""Reads the block of data between two `---` lines at the head of a Markdown article.

The block is YAML and read as plain strings, lists and maps: no dates, numbers or objects are made of it, so nothing in
it is evaluated and no impossible date makes it fail. Headlines often hold a colon, which YAML forbids: a block that is
not valid is read line by line as far as it goes. Blocks in other languages are ordinary text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.article.markers import fold

BROKEN = "The data at the head of the file is not valid YAML; it was read line by line."
NOT_READ = "The data at the head of the file could not be read; it is shown as text."

_BLOCK = re.compile(
    r"\s*(?P<fence>---|\+\+\+|;;;)[ \t]*(?P<language>[\w-]*)[ \t]*\n(?P<data>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*(?:\n|\Z)",
    re.DOTALL | re.MULTILINE,
)
_YAML = ("", "yaml", "yml")
_LONGEST = 64 * 1024
_PAIR = re.compile(r"([A-Za-z_][\w -]{0,40}?)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_NOTHING = frozenset(("", "~", "null", "none"))
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The data of an article and the text below it.

    Attributes:
        values: strings, lists and maps by folded key.
        body: the Markdown below; all of the text where there is no block or it could not be read.
        warning: a sentence where the block was not as it should be; empty otherwise.
    """

    body: str
    values: Mapping[str, object] = field(default_factory=dict)
    warning: str = ""

    def text(self, *keys: str) -> str:
        """The first of the keys that holds text, on one line."""
        return next((found for key in keys if (found := _scalar(self.values.get(key)))), "")

    def items(self, *keys: str) -> list[object]:
        """The values of the first of the keys that holds any: a list, or one value as a list."""
        for key in keys:
            value = self.values.get(key)
            if isinstance(value, list):
                if found := [item for item in value if item]:
                    return found
            elif isinstance(value, dict) or _scalar(value):
                return [value]
        return []


def read_front_matter(text: str) -> FrontMatter:
    """Parts an article into data and Markdown; never fails.

    Args:
        text: the whole article, with line feeds as line ends.
    """
    found = _BLOCK.match(text)
    if found is None:
        return FrontMatter(text)
    body, data = text[found.end() :], found["data"]
    as_text = FrontMatter(f"```\n{found[0].strip()}\n```\n\n{body}", {}, NOT_READ)
    if found["fence"] != "---" or found["language"].lower() not in _YAML:
        return as_text
    if not data.strip():
        return FrontMatter(body)
    values = _yaml(data)
    if values is not None:
        return FrontMatter(body, values)
    values = _line_by_line(data)
    if values:
        return FrontMatter(body, values, BROKEN)
    holds_data = "{" in data or any(_PAIR.fullmatch(line) for line in data.split("\n"))
    return as_text if holds_data else FrontMatter(text)  # two rules with prose between


def _yaml(block: str) -> dict[str, object] | None:
    """The map that a block of YAML holds; None if it is not valid or no map."""
    if len(block) > _LONGEST or re.search(r"[\[{(]{12}|(?:- ){12}", block):
        return None
    import yaml  # type: ignore[import-untyped]  # its types are a package of their own that nothing else needs
    from frontmatter.default_handlers import YAMLHandler

    try:
        values = YAMLHandler().load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return (
        {fold(key): value for key, value in values.items() if isinstance(key, str)}
        if isinstance(values, dict)
        else None
    )


def _line_by_line(block: str) -> dict[str, object]:
    """Keys, values and lists of a block, one a line; empty if a line is neither."""
    values: dict[str, object] = {}
    key = ""
    for line in block.split("\n"):
        item, pair = _ITEM.fullmatch(line), _PAIR.fullmatch(line)
        listed = values.get(key)
        if item and key and (listed == "" or isinstance(listed, list)):
            values[key] = [*listed, _unquoted(item[1])]
        elif pair:
            key = fold(pair[1])
            values[key] = _unquoted(pair[2] or "")
        elif line.strip() and not line.lstrip().startswith("#") and not (key and line.startswith((" ", "\t"))):
            return {}
    return values


def _unquoted(text: str) -> str:
    text = text.strip()
    if text[:1] in ("'", '"'):
        return text[1:].removesuffix(text[0])
    return text


def _scalar(value: object) -> str:
    """A value as one line of text; empty if it is none."""
    if not isinstance(value, str):
        return ""
    text = " ".join(value.split())
    return "" if text.lower() in _NOTHING else text
