"""Which kinds of change matter to a list: what brings articles into it, or out of it."""

from __future__ import annotations

from newsreader.article.model import View, ViewKind

# The lists that an article leaves by what the reader does with it, and the kind of that change.
KEEPING = {
    ViewKind.UNREAD: frozenset({"read"}),
    ViewKind.BOOKMARKS: frozenset({"bookmark"}),
    ViewKind.TAG: frozenset({"tags"}),
    ViewKind.AWAITED: frozenset({"headlines"}),
}
ASKED = frozenset({"read", "bookmark", "tags"})
# What may bring an article into the answer to a question, or out of it, beside what the reader does with it.
ALSO_ASKED = frozenset({"folders", "notes"})
BESIDE = {ViewKind.RELATED: frozenset({"related", "stories"}), ViewKind.STORY: frozenset({"stories"})}
ALWAYS = frozenset({"articles", "bin", "copies"})


def keeping(view: View) -> frozenset[str]:
    """The kinds of what a reader does by which an article leaves a list; a question may ask for any of them."""
    asks = view.kind is ViewKind.SMART or ":" in view.search
    return ASKED if asks else KEEPING.get(view.kind, frozenset())


def concerns(view: View) -> frozenset[str]:
    """The kinds of change that can bring something into a list, or out of it."""
    own = frozenset({"headlines", "links"}) if view.kind is ViewKind.AWAITED else keeping(view)
    asked = ALSO_ASKED if view.kind is ViewKind.SMART or view.search else frozenset[str]()
    return ALWAYS | own | BESIDE.get(view.kind, frozenset()) | asked
