"""The page of a story in words."""

from dataclasses import replace
from datetime import UTC, datetime

from story_fakes import MARL, bridge_story, story_row

from newsreader.article.related import Detail, StoryItem
from newsreader.ui.article_blocks import Style
from newsreader.ui.story_blocks import new_sentences, news_of, spoken_story, story_blocks
from newsreader.ui.story_links import ArticlePlace, opens, place_of_link

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def lines(page, kind):
    return [block.text for block in story_blocks(page, NOW) if block.kind == kind]


def with_item(**fields):
    """The story with another first article."""
    page = bridge_story()
    return replace(page, items=(replace(page.items[0], **fields), *page.items[1:]))


def test_the_head_says_how_many_told_it_and_who_was_first():
    page = bridge_story()
    assert lines(page, "headline") == ["The harbour bridge"]
    assert lines(page, "date") == [
        "5 articles\u2002·\u20023 sources\u2002·\u20024 independent texts\u2002·\u2002first: Harbour Desk"
    ]
    assert lines(page, "story_note")[0] == "Field Notes 2\u2002·\u2002Harbour Desk 2\u2002·\u2002The Ledger 1"
    assert spoken_story(page).startswith("The harbour bridge. 5 articles, 3 sources")


def test_what_is_plain_is_not_said():
    page = bridge_story()
    alone = replace(page, items=page.items[:1], sources=(("Harbour Desk", 1),), independent=1)
    assert lines(alone, "date") == ["1 article"]


def test_articles_stand_under_their_days_in_order():
    page = bridge_story()
    assert lines(page, "story_day") == ["20 November 2026", "21 November 2026", "Without a date"]
    assert lines(page, "story_title") == [item.row.headline for item in page.items]


def test_each_article_says_when_by_whom_and_how_much_of_it_is_new():
    meta = lines(bridge_story(), "story_meta")
    parts = [line.split("\u2002·\u2002") for line in meta]
    assert parts == [
        ["12:00", "Harbour Desk", "first report", "read"],
        ["13:30", "The Ledger", "11 new sentences of 18"],
        ["14:00", "Field Notes"],
        ["13:00", "Harbour Desk", "1 new sentence of 9"],
        ["Field Notes", "no new sentence of 4"],
    ]


def test_a_later_article_says_why_it_is_here_and_a_copy_of_what():
    notes = lines(bridge_story(), "story_note")
    assert "Here because of Marl, ward" in notes
    assert "The same text as that of \u2068Harbour Desk\u2069" in notes


def test_what_only_one_article_has_leads_to_its_sentence():
    blocks = [block for block in story_blocks(bridge_story(), NOW) if block.kind == "story_detail"]
    links = [(run.text, place_of_link(run.href)) for block in blocks for run in block.runs if run.href]
    assert links == [
        ("Hanna Oduya", ArticlePlace(1, 310)),
        ("31 to 8", ArticlePlace(1, 120)),
        ("“The water does not read.”", ArticlePlace(1, 900)),
        ("412 million", ArticlePlace(2, 60)),
    ]
    assert blocks[1].text == "The council voted 31 to 8 on Monday night to finish what began in 2019."
    assert all(run.style & Style.BOLD for block in blocks for run in block.runs if run.href)


def test_long_sentences_are_cut_around_what_counts():
    words = " ".join(f"word{number}" for number in range(200))
    detail = Detail("name", "word100", words, 5)
    (line,) = lines(with_item(details=(detail,)), "story_detail")[:1]
    assert "word100" in line
    assert line.startswith("… word")
    assert line.endswith(" …")
    assert len(line) < 260


def test_a_detail_that_is_not_in_its_sentence_stands_alone():
    (line,) = lines(with_item(details=(Detail("name", "Nobody", "Another sentence.", 5),)), "story_detail")[:1]
    assert line == "Nobody"


def test_text_from_outside_is_one_line_of_plain_text():
    row = story_row(9, "A\nB")._replace(headline="<b>Bold</b>\u2029claim")
    page = replace(bridge_story(), items=(StoryItem(row, "2026-11-20", why=(MARL,)),))
    assert lines(page, "story_title") == ["<b>Bold</b> claim"]


def test_new_sentences_are_counted():
    assert [new_sentences(*each) for each in ((4, 22), (1, 3), (0, 1000))] == [
        "4 new sentences of 22", "1 new sentence of 3", "no new sentence of 1,000",
    ]  # fmt: skip


def test_only_our_own_links_lead_anywhere():
    assert place_of_link(opens(12)) == ArticlePlace(12)
    assert place_of_link(opens(12, 0)) == ArticlePlace(12, 0)
    for other in ("https://example.com", "story:", "story:x", "story:1:2:3", "story:-1", "named:3"):
        assert place_of_link(other) is None


def test_what_a_later_article_adds_is_said_in_a_few_words():
    assert [news_of(item) for item in bridge_story().items[1:]] == [
        "11 new sentences of 18", "a copy", "1 new sentence of 9", "no new sentence of 4",
    ]  # fmt: skip
    assert news_of(StoryItem(story_row(9, "Orbital"), "")) == ""
