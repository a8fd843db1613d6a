import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.named_links import (
    announced_headlines,
    bullet_of,
    marker_of,
    names_headline,
    reads_like_headlines,
    target_of,
)

HEADLINES = [
    ["Mayor Presents Transport Plan to a Divided Council", "How the Tram Route Was Chosen"],
    ["Residents object to noise on the northern route", "Why the bridge took nine years"],
    ["Bürgermeister stellt Verkehrsplan vor", "Anwohner klagen gegen Lärm an der Nordtrasse"],
    ["Le maire présente son plan de transport", "Les riverains dénoncent le bruit"],
    ["El alcalde presenta su plan de transporte", "Los vecinos rechazan la obra del puente"],
    ["Il sindaco presenta il piano dei trasporti", "I residenti protestano contro il rumore"],
    ["Rada miasta zatwierdza nową linię tramwajową", "Mieszkańcy protestują przeciwko hałasowi"],
    ["Мэр представил план развития транспорта", "Жители выступили против шума"],
    ["首相、新たな交通計画を発表", "住民が騒音に反対の声"],
    ["서울시, 새 교통 계획 발표해", "주민들, 소음에 반대하는 시위"],
    ["رئيس البلدية يعلن خطة جديدة للنقل", "السكان يعترضون على الضوضاء"],
    ["ראש העיר מציג תוכנית תחבורה חדשה", "התושבים מתנגדים לרעש בצפון"],
    ["U.S. Senate Passes Budget After Talks with the U.K."],
    ["Council Approves Budget | https://example.com/budget"],
]
OTHERS = [
    ["200 g flour", "2 eggs", "a pinch of salt"],
    ["Flour", "Eggs", "Butter and some sugar"],
    ["Build 2,000 affordable homes by 2030", "Cut waiting times in hospitals", "Raise the minimum wage to 15 euros"],
    ["Lower taxes", "More trains on the northern line", "A new bridge across the river"],
    ["John Smith, Mayor of London", "Anna Meier, Former Chancellor of Austria"],
    ["Monday: council vote", "Tuesday: public hearing"],
    ["The council voted on Tuesday.", "The mayor was not there."],
    ["Python", "Rust", "Go"],
    ["and then the lights went out", "but nobody moved"],
    ["When will it start?", "Who will pay for it?", "What does it cost?"],
    ["小麦粉 200g", "卵 2個"],
    ["He says that the bridge is safe", "She says that it is not"],
]


@pytest.mark.parametrize("items", HEADLINES)
def test_headlines_are_told(items):
    assert reads_like_headlines(items)


@pytest.mark.parametrize("items", OTHERS)
def test_other_lists_are_no_headlines(items):
    assert not reads_like_headlines(items)


def test_a_colon_announces_something_else():
    items = HEADLINES[0]
    assert not reads_like_headlines(items, "The agenda has two points:")
    assert reads_like_headlines(items, "The council met on Tuesday.")


def test_an_empty_or_very_long_list_is_none():
    assert not reads_like_headlines([])
    assert not reads_like_headlines(HEADLINES[0] * 10)


def test_a_marker_that_says_so_needs_no_likeness():
    assert announced_headlines(marker_of("Mehr zum Thema"), ["Der Lärm"])
    assert not announced_headlines(marker_of("Background"), ["200 g flour", "2 eggs"])


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "•", "– ", "・", "  - ", "▪ "])
def test_bullets(bullet):
    assert bullet_of(f"{bullet}How the Tram Route Was Chosen") == "How the Tram Route Was Chosen"


@pytest.mark.parametrize("line", ["-5 degrees at night", "*bold* words", "— Yes, he said", "Words", "", "-", "* "])
def test_no_bullets(line):
    assert bullet_of(line) is None


@pytest.mark.parametrize(
    ("text", "headline", "url"),
    [
        ("Ten Years", "Ten Years", None),
        ("Ten Years | https://example.com/a", "Ten Years", "https://example.com/a"),
        ("Ten Years (https://example.com/a)", "Ten Years", "https://example.com/a"),
        ("Ten Years – https://example.com/a_(b)", "Ten Years", "https://example.com/a_(b)"),
        ("Ten Years: https://example.com/a.", "Ten Years", "https://example.com/a"),
        ("[Ten Years](https://example.com/a)", "Ten Years", "https://example.com/a"),
        ("[Ten Years](javascript:alert(1))", "Ten Years", None),
        ("Ten Years https://a.example or https://b.example", "Ten Years https://a.example or https://b.example", None),
        ("https://example.com/a", "", "https://example.com/a"),
    ],
)
def test_headline_and_address(text, headline, url):
    assert target_of(text) == (headline, url)


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Also Read: Ten Years", True),
        ("Related: Mayor presents transport plan", True),
        ("Related: the mayor had said she would not stand again.", False),
        ("Background: Schools are trying something new in every class.", False),
        ("Read more: https://example.com/a", False),
    ],
)
def test_marker_lines_that_name_an_article(line, named):
    assert names_headline(marker_of(line)) is named


@given(st.lists(st.text(max_size=80), max_size=6), st.text(max_size=30))
def test_any_list_can_be_judged(items, before):
    assert reads_like_headlines(items, before) in (True, False)
