"""Formulas of a page (MathML) as a line of text: `a x^2 + b x + c = 0`, `(x + 1)/2`, `√(n)`.

The sanitizer keeps no MathML, and what chooses the body of a page drops it with its text. Written as people write
formulas in a mail, they can be read, searched and copied.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(("annotation", "annotation-xml", "mspace", "mphantom", "script", "style"))
_INVISIBLE = re.compile("[\u2061-\u2064]")
_HIDDEN = re.compile(r"(?:display|visibility)\s*:\s*(?:none|hidden)\s*;?", re.IGNORECASE)
_AFTER_OPENING = re.compile(r"(?<=[(\[{|⟨]) (?=[^|])|(?<=[^(\[{|]) (?=[)\]},.;!⟩])")
_DEEPEST = 60
_SCRIPTS = {
    "msup": ("^",), "msub": ("_",), "msubsup": ("_", "^"), "mover": ("^",), "munder": ("_",), "munderover": ("_", "^"),
}  # fmt: skip


def write_formulas(tree: HtmlElement) -> None:
    """Puts a line of text in place of each formula of a tree, and shows it where scripts would have to."""
    for math in list(tree.iter("math")):
        parent = math.getparent()
        if parent is None:
            continue
        text = _tidy(_written(math, 0))
        line = math.makeelement("span")
        line.text, line.tail = f" {text} ", math.tail
        parent.replace(math, line)
        if _HIDDEN.search(parent.get("style") or ""):
            parent.set("style", _HIDDEN.sub("", parent.get("style") or ""))


def _tidy(text: str) -> str:
    return _AFTER_OPENING.sub("", " ".join(_INVISIBLE.sub("", text).split()))


def _written(element: HtmlElement, depth: int) -> str:
    """A part of a formula; what is nested too deeply is written without structure."""
    if element.tag in _UNSEEN:
        return ""
    if depth > _DEEPEST or not len(element):
        return " ".join(" ".join(str(text) for text in element.itertext()).split())
    parts = [_written(child, depth + 1) for child in element]
    signs = _SCRIPTS.get(str(element.tag), ())
    if signs and len(parts) > len(signs):
        return _with_scripts(parts, signs)
    if element.tag == "mfrac" and len(parts) > 1:
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if element.tag == "msqrt":
        return f"√({_joined(parts)})"
    if element.tag == "mroot" and len(parts) > 1:
        return f"{_grouped(parts[0])}^(1/{parts[1]})"
    if element.tag == "mfenced":
        return f"{element.get('open', '(')}{', '.join(parts)}{element.get('close', ')')}"
    if element.tag == "mtable":
        return "; ".join(part for part in parts if part)
    return _joined(parts)


def _with_scripts(parts: list[str], signs: tuple[str, ...]) -> str:
    """A base with what stands above and below it; an accent is left out."""
    base = parts[0]
    for sign, script in zip(signs, parts[1:], strict=False):
        if any(character.isalnum() for character in script) or script in ("+", "-", "−", "*", "∗", "′", "∞", "†"):
            base += sign + _grouped(script)
    return base


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)


def _grouped(text: str) -> str:
    return f"({text})" if " " in text else text
