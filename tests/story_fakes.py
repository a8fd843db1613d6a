"""A story laid out, made up: five articles of three sources on two days and one without a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from newsreader.article.errors import NewsreaderError
from newsreader.article.model import ArticleRow, Changes
from newsreader.article.related import Detail, Reason, Story, StoryItem, StoryPage

NOON = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
HEADLINES = {
    1: "Council approves the new harbour bridge",
    2: "Bridge over the harbour gets its money",
    3: "Council approves new harbour bridge",
    4: "Ferry crews fear for their jobs after the vote",
    5: "What the bridge means for the lower wards",
}


def story_row(article_id: int, site: str, hours: float = 0, **more: object) -> ArticleRow:
    """A row of an article of the story."""
    headline = HEADLINES.get(article_id, f"Headline {article_id}")
    return ArticleRow(article_id, headline, site=site, order_time=NOON + int(hours * 3600), **more)


MARL = Reason("entity", "Marl", ("Marl",))
ODUYA = Detail("name", "Hanna Oduya", "A retired crane operator named Hanna Oduya had come.", 310)
VOTE = Detail("figure", "31 to 8", "The council voted 31 to 8 on Monday night to finish what began in 2019.", 120)
WATER = Detail("quote", "“The water does not read.”", "“The water does not read.” said Piet Sorrel.", 900)
BILL = Detail("figure", "412 million", "The bill, spread over nine years, is put at 412 million.", 60)


def bridge_story(story_id: int = 7, *, followed: bool = False, unseen: int = 0) -> StoryPage:
    """The story of the bridge."""
    first, second = "2026-11-20", "2026-11-21"
    desk, ledger, notes = "Harbour Desk", "The Ledger", "Field Notes"
    words = (Reason("term", "ward", ("ward",)),)
    items = (
        StoryItem(story_row(1, desk, unread=False), first, None, (), (ODUYA, VOTE, WATER), 22, 22),
        StoryItem(story_row(2, ledger, 1.5), first, None, (MARL, *words), (BILL,), 11, 18),
        StoryItem(story_row(3, notes, 2), first, 1, (MARL,), (), 0, 22),
        StoryItem(story_row(4, desk, 25), second, None, (MARL,), (), 1, 9),
        StoryItem(story_row(5, notes, 30, dated=False), "", None, words, (), 0, 4),
    )
    ids = tuple(item.row.id for item in items)
    story = Story(story_id, "The harbour bridge", ids, followed, NOON, unseen)
    return StoryPage(story, items, ((notes, 2), (desk, 2), (ledger, 1)), 4, 1)


class FakeStories:
    """The library's stories, each a title and ids of articles, kept in memory; every act is noted in `done`."""

    def __init__(self, **titles: Sequence[int]) -> None:
        self.kept: dict[int, Story] = {}
        self.done: list[tuple[object, ...]] = []
        for number, (title, ids) in enumerate(titles.items(), 1):
            self.kept[number] = Story(number, title.replace("_", " "), tuple(ids))

    def followed(self) -> list[Story]:
        return [story for story in self.kept.values() if story.followed]

    def all(self, limit: int = 50) -> list[Story]:
        return list(self.kept.values())[:limit]

    def get(self, story_id: int) -> Story:
        if story_id not in self.kept:
            raise NewsreaderError("There is no such story any more.")
        return self.kept[story_id]

    def story_of(self, ids: Sequence[int]) -> dict[int, int]:
        return {one: story.id for one in ids for story in self.kept.values() if one in story.articles}

    def of_article(self, article_id: int) -> Story | None:
        return next((story for story in self.kept.values() if article_id in story.articles), None)

    def follow(self, story_id: int, on: bool) -> Changes:
        return self._note(("follow", story_id, on), replace(self.kept[story_id], followed=on))

    def follow_article(self, article_id: int) -> Changes:
        return self._note(("follow_article", article_id), Story(99, "Alone", (article_id,), followed=True))

    def rename(self, story_id: int, title: str) -> Changes:
        return self._note(("rename", story_id, title), replace(self.kept[story_id], title=title or "First headline"))

    def merge(self, into: int, other: int) -> Changes:
        gone = self.kept.pop(other)
        both = (*self.kept[into].articles, *gone.articles)
        return self._note(("merge", into, other), replace(self.kept[into], articles=both))

    def split(self, story_id: int, ids: Sequence[int]) -> tuple[int, Changes]:
        rest = tuple(one for one in self.kept[story_id].articles if one not in ids)
        return 0, self._note(("split", story_id, tuple(ids)), replace(self.kept[story_id], articles=rest))

    def take_out(self, story_id: int, article_id: int) -> Changes:
        rest = tuple(one for one in self.kept[story_id].articles if one != article_id)
        return self._note(("take_out", story_id, article_id), replace(self.kept[story_id], articles=rest))

    def seen(self, story_id: int) -> Changes:
        return self._note(("seen", story_id), replace(self.kept[story_id], unseen=0))

    def join(self, story_id: int, article_id: int) -> Changes:
        """An article joins by itself."""
        story = self.kept[story_id]
        joined = replace(story, articles=(*story.articles, article_id), unseen=story.unseen + 1)
        return self._note(("join", story_id, article_id), joined)

    def _note(self, act: tuple[object, ...], story: Story) -> Changes:
        self.done.append(act)
        self.kept[story.id] = story
        return Changes(frozenset(story.articles), kinds=frozenset({"stories"}))
