"""Where sites that many read keep the feeds of their pages, so that the address of a page is enough."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlsplit

from newsreader.article.urls import web_address

# Where a name behind “@” is no profile with a feed of its own.
_NO_PROFILES = frozenset(("tiktok.com", "threads.net", "threads.com", "instagram.com", "pinterest.com", "telegram.me"))


@dataclass(frozen=True, slots=True)
class _Page:
    """An address in the parts that the rules ask for.

    Attributes:
        host: without "www.".
        steps: the steps of its path.
        query: the parameters behind it, the first of each name.
    """

    root: str
    host: str
    steps: tuple[str, ...]
    query: dict[str, str]

    def step(self, number: int) -> str:
        """A step of the path; empty if there is none."""
        return self.steps[number] if number < len(self.steps) else ""

    @property
    def path(self) -> str:
        return "/".join(self.steps)


def site_rules(url: str) -> list[str]:
    """The addresses of the feeds that belong to a page, the best first; none where no rule is known."""
    page = _page(url)
    if page is None:
        return []
    labels = page.host.split(".")
    for start in range(len(labels)):
        if rule := _RULES.get(".".join(labels[start:])):
            return rule(page)
    if re.search(r"\.blogspot\.[a-z.]+$", page.host):
        return _blogger(page)
    return _mastodon(page)


def _page(url: str) -> _Page | None:
    address = web_address(url)
    if address is None:
        return None
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    place = parts.netloc.rpartition("@")[2]
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return _Page(f"{parts.scheme}://{place}", host, tuple(step for step in parts.path.split("/") if step), query)


def _youtube(page: _Page) -> list[str]:
    feeds = "https://www.youtube.com/feeds/videos.xml?"
    if listed := page.query.get("list"):
        return [f"{feeds}playlist_id={quote(listed)}"]
    if page.step(0) in ("channel", "user") and page.step(1):
        return [f"{feeds}{'channel_id' if page.step(0) == 'channel' else 'user'}={page.step(1)}"]
    return []  # the page of a handle names its feed itself


def _reddit(page: _Page) -> list[str]:
    if page.steps and page.step(0) not in ("r", "user", "u", "domain"):
        return []
    steps = ("user", *page.steps[1:]) if page.step(0) == "u" else page.steps
    asked = f"?q={quote(page.query['q'])}&restrict_sr=on&sort=new" if "q" in page.query else ""
    path = "".join(f"/{step}" for step in steps)
    return [f"https://www.reddit.com{path}{f'.rss{asked}' if asked else '/.rss'}"]


def _github(page: _Page) -> list[str]:
    owner, name, part = page.step(0), page.step(1), page.step(2)
    if page.host != "github.com" or not owner:
        return []
    if not name:
        return [f"https://github.com/{owner}.atom"]
    project = f"https://github.com/{owner}/{name.removesuffix('.git')}"
    if part in ("commits", "tree", "blob") and page.step(3):
        return [f"{project}/commits/{'/'.join(page.steps[3:])}.atom"]
    parts = {"releases": ["releases"], "tags": ["tags"], "commits": ["commits"], "discussions": ["discussions"]}
    return [f"{project}/{feed}.atom" for feed in parts.get(part, ["releases", "commits", "tags"])]


def _gitlab(page: _Page) -> list[str]:
    steps = page.steps[: page.steps.index("-")] if "-" in page.steps else page.steps
    if page.host != "gitlab.com" or not steps:
        return []
    activity = f"{page.root}/{'/'.join(steps)}.atom"
    project = f"{page.root}/{'/'.join(steps)}/-"
    return [f"{project}/releases.atom", f"{project}/tags?format=atom", activity] if steps[1:] else [activity]


def _gitea(page: _Page) -> list[str]:
    if not page.step(1):
        return [f"{page.root}/{page.step(0)}.rss"] if page.steps else []
    project = f"{page.root}/{page.step(0)}/{page.step(1)}"
    return [f"{project}/releases.rss", f"{project}.rss"]


def _substack(page: _Page) -> list[str]:
    if page.host != "substack.com":
        return [f"{page.root}/feed"]
    return [f"https://{page.step(0)[1:]}.substack.com/feed"] if page.step(0).startswith("@") else []


def _medium(page: _Page) -> list[str]:
    if page.host != "medium.com":
        return [f"{page.root}/feed"]
    if page.step(0) == "feed" or not page.steps:
        return []
    length = 2 if page.step(0) == "tag" else 3 if page.step(1) == "tagged" else 1
    return [f"https://medium.com/feed/{'/'.join(page.steps[:length])}"]


def _wordpress(page: _Page) -> list[str]:
    if page.host == "wordpress.com":
        return []
    section = page.step(0) in ("category", "tag", "author") and page.step(1)
    own = [f"{page.root}/{page.step(0)}/{page.step(1)}/feed/"] if section else []
    return [*own, f"{page.root}/feed/"]


def _blogger(page: _Page) -> list[str]:
    label = page.steps[:2] == ("search", "label") and page.step(2)
    own = [f"{page.root}/feeds/posts/default/-/{page.step(2)}"] if label else []
    return [*own, f"{page.root}/feeds/posts/default"]


def _tumblr(page: _Page) -> list[str]:
    if page.host != "tumblr.com":
        tagged = f"/tagged/{page.step(1)}" if page.step(0) == "tagged" and page.step(1) else ""
        return [f"{page.root}{tagged}/rss"]
    name = page.step(1) if page.step(0) == "blog" else page.step(0)
    return [f"https://{name}.tumblr.com/rss"] if re.fullmatch(r"[\w-]+", name) else []


def _mastodon(page: _Page) -> list[str]:
    """Profiles and tags of Mastodon, which lives on thousands of hosts: known by the form of the address."""
    if ".".join(page.host.split(".")[-2:]) in _NO_PROFILES:
        return []
    if profile := re.fullmatch(r"(?:web/)?@([\w.-]+)(?:@([\w.-]+\.\w+))?(?:/.*)?", page.path):
        return [f"{f'https://{profile[2]}' if profile[2] else page.root}/@{profile[1]}.rss"]
    return []


def _bluesky(page: _Page) -> list[str]:
    return [f"{page.root}/profile/{page.step(1)}/rss"] if page.step(0) == "profile" and page.step(1) else []


def _hacker_news(page: _Page) -> list[str]:
    return ["https://news.ycombinator.com/rss"] if page.path in ("", "news") else []


def _lobsters(page: _Page) -> list[str]:
    if page.step(0) in ("t", "newest") or page.step(0).startswith("~"):
        return [f"{page.root}/{'/'.join(page.steps[:2])}.rss"]
    return [f"{page.root}/rss"]


def _stack_exchange(page: _Page) -> list[str]:
    if page.step(0) != "questions":
        return [] if page.steps else [f"{page.root}/feeds"]
    if page.step(1) == "tagged" and page.step(2):
        return [f"{page.root}/feeds/tag/{page.step(2)}"]
    return [f"{page.root}/feeds/question/{page.step(1)}" if page.step(1).isdecimal() else f"{page.root}/feeds"]


def _arxiv(page: _Page) -> list[str]:
    return [f"https://rss.arxiv.org/rss/{page.step(1)}"] if page.step(0) == "list" and page.step(1) else []


def _vimeo(page: _Page) -> list[str]:
    named = len(page.steps) == 1 and not page.step(0).isdecimal()
    return [f"https://vimeo.com/{page.step(0)}/videos/rss"] if named else []


def _dev(page: _Page) -> list[str]:
    if page.step(0) == "t" and page.step(1):
        return [f"https://dev.to/feed/tag/{page.step(1)}"]
    return [f"https://dev.to/feed/{page.step(0)}"] if page.steps else ["https://dev.to/feed"]


def _pypi(page: _Page) -> list[str]:
    named = page.step(0) == "project" and page.step(1)
    return [f"https://pypi.org/rss/project/{page.step(1).lower()}/releases.xml"] if named else []


def _google_news(page: _Page) -> list[str]:
    if page.step(0) in ("topics", "publications", "stories"):
        return [f"https://news.google.com/rss/{page.step(0)}/{page.step(1)}"]
    asked = page.query.get("q")
    return [f"https://news.google.com/rss/search?q={quote(asked)}" if asked else "https://news.google.com/rss"]


_RULES: dict[str, Callable[[_Page], list[str]]] = {
    "youtube.com": _youtube,
    "reddit.com": _reddit,
    "github.com": _github,
    "gitlab.com": _gitlab,
    "codeberg.org": _gitea,
    "gitea.com": _gitea,
    "substack.com": _substack,
    "medium.com": _medium,
    "wordpress.com": _wordpress,
    "blogspot.com": _blogger,
    "tumblr.com": _tumblr,
    "bsky.app": _bluesky,
    "news.ycombinator.com": _hacker_news,
    "lobste.rs": _lobsters,
    "stackoverflow.com": _stack_exchange,
    "stackexchange.com": _stack_exchange,
    "superuser.com": _stack_exchange,
    "serverfault.com": _stack_exchange,
    "askubuntu.com": _stack_exchange,
    "mathoverflow.net": _stack_exchange,
    "arxiv.org": _arxiv,
    "vimeo.com": _vimeo,
    "dev.to": _dev,
    "pypi.org": _pypi,
    "news.google.com": _google_news,
}
