"""Makes HTML from outside safe: an allow-list of elements, attributes and addresses.

What may stay is what a printed article needs: paragraphs, headings, lists, quotes, code, tables, pictures, links and
inline emphasis, with language and direction. No styles, classes, scripts, forms, SVG or MathML: sanitizers had their
holes where those were allowed. Everything else goes and leaves its text. The functions that turn HTML into text,
text and Markdown into HTML, and HTML into something that a text widget lays out quickly are at home next door and
are named here, so that one import serves who handles markup.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from newsreader.article.display import display_pages, guard_for_display
from newsreader.article.guard import AMPERSAND, tame
from newsreader.article.markdown_html import markdown_to_html
from newsreader.article.plain import html_to_text, paragraphs_of, text_to_html
from newsreader.article.tokens import INLINE, VOID, escape
from newsreader.article.urls import link_address, web_address

if TYPE_CHECKING:
    import nh3

__all__ = [
    "display_pages",
    "guard_for_display",
    "html_to_text",
    "markdown_to_html",
    "paragraphs_of",
    "sanitize",
    "text_to_html",
]


def _names(*lines: str) -> frozenset[str]:
    return frozenset(name for line in lines for name in line.split())


_BLOCKS = _names("p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre figure figcaption table td th caption")
_TAGS = _BLOCKS | _names("code em strong b i u s sub sup small mark br hr a img thead tbody tfoot tr abbr cite q time")
# These hold no text a reader would see.
_DROPPED_WHOLE = _names("script style iframe noembed noframes title template svg audio video")
# Without these their texts would run into each other.
_OTHER_BLOCKS = _names(
    "address article aside body button center details dialog dir div fieldset footer form header hgroup legend main",
    "menu nav option plaintext search section summary textarea xmp",
)
_ALIGN = frozenset(("left", "center", "right", "justify"))
_ATTRIBUTES = {
    **{tag: {"dir", "lang", "id"} for tag in _BLOCKS},
    "a": {"href", "id"},
    "sup": {"id"},
    "img": {"src", "alt"},
    "td": {"align", "colspan", "rowspan", "dir", "lang", "id"},
    "th": {"align", "colspan", "rowspan", "dir", "lang", "id"},
    "ol": {"start", "dir", "lang", "id"},
}
_SCHEMES = {"http", "https", "mailto", "named", "image"}
_NUMBER = re.compile(r"-?[0-9]{1,6}$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$")
_IN_PAGE = re.compile(r"[\w.:\-]{1,80}$")
_NAMED = re.compile(r"named:[0-9]{1,6}$")
_IMG = re.compile(r"<img\b[^>]*>")
_ALT = re.compile(r' alt="([^"]*)"')
_SPECK = re.compile(r"""<img\b[^<>]*\s(?:width|height)\s*=\s*["']?[01](?:px)?["'\s/>][^<>]*>?""", re.IGNORECASE)
# Each of these costs the sanitizer more than a thousand letters, and none is ever seen.
_CONTROL = re.compile("[\x80-\x9f]")
_EMPTY_PARAGRAPH = re.compile(r"<p(?: [^>]*)?>\s*</p>")
_OTHER_BLOCK = re.compile(rf"<(/?)(?:{'|'.join(sorted(_OTHER_BLOCKS))})(?=[\s/>])", re.IGNORECASE)
# The sanitizer drops elements named as in SVG or MathML with their text, also where they mean nothing.
_KNOWN = "|".join(sorted(_TAGS | _DROPPED_WHOLE | INLINE | VOID | {"html", "head", "select", "colgroup"}))
_UNKNOWN = re.compile(rf"<(/?)(?!(?:{_KNOWN})(?:[\s/>]|\Z))[a-z][^\s/>]*", re.IGNORECASE)
_NAME = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_USUAL = _TAGS | _DROPPED_WHOLE | INLINE
# Paragraphs of nothing but text, of which the sanitizer makes what they are: many feeds send no others.
_TEXT = r"[^<>&\x00-\x08\x0b-\x1f\x7f-\xa0\ufdd0-\ufdef\ud800-\udfff]*+"
_PLAIN = re.compile(rf"(?:<p>(?=[^<]*[^\s<]){_TEXT}(?:&(?:amp|lt|gt|quot|#39|#x27);{_TEXT})*+</p>[ \n]*+)+")
_LONGEST_PLAIN = 100_000
_EMPTY_LINK = re.compile(r"<a>([^<]*)</a>")
MOST_PASSES = 4
_MOST_SPAN = {"colspan": 40, "rowspan": 200}


@dataclass(slots=True)
class _Policy:
    """Decides on each attribute of the allow-list; also notes the in-page links and their targets."""

    base_url: str | None
    images: Collection[str]
    named: bool
    anchors: frozenset[str] = frozenset()
    seen_links: set[str] = field(default_factory=set)
    seen_targets: set[str] = field(default_factory=set)

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        """The value to keep; None drops the attribute."""
        if name not in _ATTRIBUTES.get(tag, ()):
            return None
        if name == "href":
            return self._href(value.strip())
        if name == "src":
            return self._src(value.strip())
        if name == "id":
            return self._id(value)
        return value if name == "alt" else _layout(tag, name, value)

    def _href(self, value: str) -> str | None:
        if value.startswith("#") and _IN_PAGE.match(value[1:]):
            self.seen_links.add(value[1:])
            return value if value[1:] in self.anchors else None
        if value.startswith("named:"):
            return value if self.named and _NAMED.match(value) else None
        return link_address(value, self.base_url)

    def _src(self, value: str) -> str | None:
        if value.startswith("image:"):
            return value if value[6:] in self.images else None
        return web_address(value, self.base_url)

    def _id(self, value: str) -> str | None:
        if not _IN_PAGE.match(value):
            return None
        self.seen_targets.add(value)
        return value if value in self.anchors else None


def sanitize(html: str, *, base_url: str | None = None, images: Collection[str] = (), named: bool = False) -> str:
    """HTML with nothing in it that can run, load or mislead; its text is kept.

    Links lead to http, https, mailto, or to a place in the same HTML; relative ones are resolved against `base_url`
    where that is http or https. Linear in the length of `html`, whatever its shape.

    Args:
        html: a fragment or a page.
        base_url: the address of the page.
        images: names of the pictures that came along; `<img src="image:NAME">` is kept for these. Pictures on the web
            keep their absolute address and description, others leave their description as text.
        named: also keep `<a href="named:N">`; only for HTML that this program built itself.
    """
    if html.startswith("<p>") and len(html) < _LONGEST_PLAIN and _PLAIN.fullmatch(html):
        return html.replace("&quot;", '"').replace("&#39;", "'").replace("&#x27;", "'")
    return _sanitized(html, base_url, images, named=named)


def _sanitized(html: str, base_url: str | None, images: Collection[str], *, named: bool) -> str:
    tamed = tame(html if html.isascii() else _CONTROL.sub("", html))
    policy = _Policy(base_url, images, named)
    source = _renamed(tamed.html)
    clean = _cleaned(source, policy)
    anchors = frozenset(policy.seen_links & policy.seen_targets)
    policy = _Policy(base_url, images, named, anchors)
    if anchors:
        clean = _cleaned(source, policy)
    clean = _settled(clean, policy).replace(AMPERSAND, "&amp;")
    return f"{clean}\n<pre>{escape(tamed.rest)}</pre>" if tamed.rest.strip() else clean


def _renamed(html: str) -> str:
    """HTML without specks, its other blocks as paragraphs, its unknown elements under a name that is left out."""
    names = set(_NAME.findall(html))
    if "img" in names or not names <= _USUAL:
        html = _UNKNOWN.sub(r"<\1x-other", _OTHER_BLOCK.sub(r"<\1p", _SPECK.sub("", html)))
    return html


def _settled(clean: str, policy: _Policy) -> str:
    """Tidied and cleaned until nothing changes: without the elements that were dropped, HTML may nest anew.

    Attributes that were decided on once need no second decision; where no element moves either, that is the end.
    """
    for _ in range(MOST_PASSES):
        tidy = _IMG.sub(_picture_or_words, clean) if "<img" in clean else clean
        tidy = _EMPTY_LINK.sub(r"\1", tidy) if "<a>" in tidy else tidy
        tidy = _EMPTY_PARAGRAPH.sub("", tidy).replace("<pre>\n", "<pre>\n\n")
        if _cleaner(decides=False).clean(tidy) == clean:
            break
        again = _cleaned(tidy, policy)
        if again == clean:
            break
        clean = again
    return tidy


def _cleaned(html: str, policy: _Policy) -> str:
    _deciding.policy = policy
    return _cleaner(decides=True).clean(html)


class _Deciding(threading.local):
    """The policy by which the attributes of the HTML at hand are decided on, in each thread its own."""

    policy: _Policy

    def attribute(self, tag: str, name: str, value: str) -> str | None:
        return self.policy.attribute(tag, name, value)


_deciding = _Deciding()


@lru_cache(maxsize=2)
def _cleaner(*, decides: bool) -> nh3.Cleaner:
    """The sanitizer; to make one takes as long as cleaning a short article three times."""
    import nh3

    return nh3.Cleaner(
        tags=set(_TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes=_ATTRIBUTES,
        attribute_filter=_deciding.attribute if decides else None,
        link_rel=None,
        url_schemes=_SCHEMES,
    )


def _picture_or_words(match: re.Match[str]) -> str:
    if ' src="' in match[0]:
        return match[0]
    alt = _ALT.search(match[0])
    return alt[1] if alt else ""


def _layout(tag: str, name: str, value: str) -> str | None:
    """The value of an attribute of language, direction or tables, brought into bounds."""
    value = value.strip()
    if name == "lang":
        return value if _LANGUAGE.match(value) else None
    if name == "dir":
        return value.lower() if value.lower() in ("ltr", "rtl", "auto") else None
    if name == "align":
        return value.lower() if value.lower() in _ALIGN else None
    if not _NUMBER.match(value):
        return str(_MOST_SPAN[name]) if value.isdigit() and name in _MOST_SPAN else None
    if tag == "ol":
        return value
    return str(min(max(int(value), 1), _MOST_SPAN[name]))
