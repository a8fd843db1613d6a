"""The page of a story as blocks: its title, who told it, and day by day what each article has that no other has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import groupby

from PySide6.QtCore import QCoreApplication

from newsreader.article.related import Detail, Reason, StoryItem, StoryPage
from newsreader.ui.article_blocks import Block, Run, Style
from newsreader.ui.dates import long_date_of
from newsreader.ui.related_content import reason_words
from newsreader.ui.row_words import one_line, row_source
from newsreader.ui.story_links import opens
from newsreader.ui.written_number import written

translate = QCoreApplication.translate
_OPEN, _CLOSE = Run("\u2068", Style.SOFT), Run("\u2069", Style.SOFT)
_DOT = Run("\u2002·\u2002")
SOURCES, DETAILS, REASONS = 6, 6, 3
BEFORE, LONGEST = 70, 190


def story_blocks(page: StoryPage, now: datetime) -> list[Block]:
    """The blocks of a story's page.

    Args:
        page: what is known of it.
        now: the present, aware, in the reader's time zone.
    """
    blocks = [
        Block("kicker", (Run(translate("StoryPage", "Story")),)),
        Block("headline", (Run(one_line(page.story.title, 400)),)),
        Block("date", tuple(_in_row(_figures(page)))),
    ]
    if page.sources:
        blocks.append(Block("story_note", tuple(_in_row(_sources(page.sources)))))
    by_id = {item.row.id: item for item in page.items}
    for day, items in groupby(page.items, lambda item: item.day):
        blocks.append(Block("story_day", (Run(_day(day)),)))
        for item in items:
            blocks += _item(item, by_id, now, first=item.row.id == page.first)
    return blocks


def _figures(page: StoryPage) -> Iterator[str]:
    """How many articles, of how many sources, and how many of them are texts of their own; who was first."""
    count = len(page.items)
    one, many = translate("StoryPage", "1 article"), translate("StoryPage", "%1 articles")
    yield one if count == 1 else many.replace("%1", written(count))
    if len(page.sources) > 1:
        yield translate("StoryPage", "%1 sources").replace("%1", written(len(page.sources)))
    if page.independent < count:
        one, many = translate("StoryPage", "1 independent text"), translate("StoryPage", "%1 independent texts")
        yield one if page.independent == 1 else many.replace("%1", written(page.independent))
    first = next((item.row for item in page.items if item.row.id == page.first), None)
    if first is not None and row_source(first) and count > 1:
        yield translate("StoryPage", "first: %1").replace("%1", row_source(first))


def _sources(sources: Sequence[tuple[str, int]]) -> Iterator[str]:
    for name, count in sources[:SOURCES]:
        yield f"{one_line(name, 80)} {written(count)}"
    if len(sources) > SOURCES:
        yield translate("StoryPage", "and %1 more").replace("%1", written(len(sources) - SOURCES))


def _day(day: str) -> str:
    return long_date_of(date.fromisoformat(day)) if day else translate("StoryPage", "Without a date")


def _item(item: StoryItem, by_id: dict[int, StoryItem], now: datetime, *, first: bool) -> Iterator[Block]:
    row = item.row
    href = opens(row.id)
    yield Block("story_meta", tuple(_in_row(_meta(item, now, first=first))))
    yield Block("story_title", (Run(one_line(row.headline, 400), href=href),))
    if item.copy_of is not None and item.copy_of in by_id:
        other = row_source(by_id[item.copy_of].row)
        words = translate("StoryPage", "The same text as that of %1").replace("%1", f"\u2068{other}\u2069")
        yield Block("story_note", (Run(words if other else translate("StoryPage", "The same text as another’s")),))
        return
    if item.why:
        yield Block("story_note", (Run(_why(item.why)),))
    for detail in item.details[:DETAILS]:
        yield Block("story_detail", tuple(_detail(detail, row.id)), indent=1, marker="•")


def _meta(item: StoryItem, now: datetime, *, first: bool) -> Iterator[str]:
    row = item.row
    if row.dated and row.precision == "time":
        yield f"{datetime.fromtimestamp(row.order_time, UTC).astimezone(now.tzinfo):%H:%M}"
    if row_source(row):
        yield row_source(row)
    if first:
        yield translate("StoryPage", "first report")
    if item.copy_of is None and item.sentences and not first:
        yield new_sentences(item.new_sentences, item.sentences)
    if not row.unread:
        yield translate("StoryPage", "read")


def new_sentences(new: int, total: int) -> str:
    """How many sentences are new: `4 new sentences of 22`."""
    one, many = translate("StoryPage", "1 new sentence of %2"), translate("StoryPage", "%1 new sentences of %2")
    none = translate("StoryPage", "no new sentence of %2")
    words = none if not new else one if new == 1 else many
    return words.replace("%1", written(new)).replace("%2", written(total))


def news_of(item: StoryItem) -> str:
    """What a later article of a story adds, in a few words; empty where nothing is known."""
    if item.copy_of is not None:
        return translate("StoryPage", "a copy")
    return new_sentences(item.new_sentences, item.sentences) if item.sentences else ""


def _why(reasons: Sequence[Reason]) -> str:
    words = ", ".join(reason_words(reason) for reason in reasons[:REASONS])
    return translate("StoryPage", "Here because of %1").replace("%1", words)


def _detail(detail: Detail, article_id: int) -> Iterator[Run]:
    """What only this article has, in its sentence: a link to that sentence."""
    sentence = " ".join(detail.sentence.split())
    text = " ".join(detail.text.split())
    place = sentence.find(text)
    href = opens(article_id, detail.start)
    if place < 0 or len(text) > LONGEST:
        yield Run(_cut(text or sentence, 0), Style.PLAIN, href)
        return
    start = _word_start(sentence, place - BEFORE) if place > BEFORE else 0
    end = start + LONGEST
    yield Run(("… " if start else "") + sentence[start:place])
    yield Run(text, Style.BOLD, href)
    yield Run(_cut(sentence[place + len(text) :], max(end - place - len(text), 0)))


def _word_start(text: str, place: int) -> int:
    """The beginning of the next word from a place on."""
    found = text.find(" ", place)
    return found + 1 if found >= 0 else place


def _cut(text: str, room: int) -> str:
    """Text of about so many characters; a room of 0 leaves a long text at its usual length."""
    room = room or LONGEST
    if len(text) <= room + 12:
        return text
    end = text.rfind(" ", 0, room)
    return text[: end if end > 0 else room].rstrip(" ,;:") + " …"


def _in_row(parts: Iterator[str]) -> list[Run]:
    """Parts in a row, each isolated, so that one in another direction changes nothing of the rest."""
    runs: list[Run] = []
    for part in parts:
        runs += [*([_DOT] if runs else []), _OPEN, Run(part), _CLOSE]
    return runs


def spoken_story(page: StoryPage) -> str:
    """The head of the page in words."""
    return ". ".join((page.story.title, ", ".join(_figures(page))))
