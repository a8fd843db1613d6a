"""What one article of a story has and no other, and which repeat another's text."""

from __future__ import annotations

from newsreader.related.details import details
from newsreader.related.story_text import StoryText, copies

FIRST = StoryText(
    1,
    "Wenning floods Marlow",
    "The river Wenning flooded Marlow on Sunday, March 14, 2026.\n"
    "Some 2,300 people left their homes by 10:45, said Runa Feld of the Wenning Board.\n"
    "“We came too late with our sandbags,” she said.",
)
SECOND = StoryText(
    2,
    "Marlow counts the cost",
    "The flood at Marlow will cost $40 million, brokers of Halden Mutual said in 2026.\n"
    "Runa Feld said: “We came too late with our sandbags.” Premiums rise by 7%.\n"
    "“Nobody insures low ground any more in this valley,” said Ole Brandt. Call (555) 310-2210.",
)


def found(*texts: StoryText) -> dict[int, set[tuple[str, str]]]:
    return {number: {(each.kind, each.text) for each in some} for number, some in details(texts).items()}


def test_names_figures_and_quotes_that_one_article_alone_has() -> None:
    assert found(FIRST, SECOND) == {
        1: {("figure", "2,300"), ("name", "Wenning"), ("name", "Wenning Board")},
        2: {
            ("name", "Halden Mutual"),
            ("name", "Ole Brandt"),
            ("figure", "$40 million"),
            ("figure", "7%"),
            ("quote", "Nobody insures low ground any more in this valley,"),
        },
    }


def test_a_name_is_told_once_however_long_it_is() -> None:
    text = "We met Geoff Ingram at Noosa, and I saw Ingram again. She told Ingram that I’m late, and I’m never late."
    assert found(StoryText(1, "", text), SECOND)[1] == {("name", "Geoff Ingram"), ("name", "Noosa")}


def test_each_stands_in_its_sentence() -> None:
    for text, some in zip((FIRST, SECOND), details((FIRST, SECOND)).values(), strict=True):
        for each in some:
            assert each.text in each.sentence
            assert text.text[each.start : each.start + len(each.sentence)] == each.sentence


def test_an_article_by_itself_is_compared_with_nothing() -> None:
    assert details((FIRST,)) == {}


def test_a_name_in_a_script_without_spaces_is_looked_for_in_the_whole_text() -> None:
    one = StoryText(1, "", "ワシントンで会議。スミソニアンも参加。", "ja")
    two = StoryText(2, "", "昨日ワシントンに到着した。", "ja")
    assert found(one, two)[1] == {("name", "スミソニアン")}


LONG = (
    "The river Wenning rose by two metres on Sunday night and broke through the old dam above the mill.\n"
    "Nurses carried patients to the upper floors by candle light as pumps in the cellar failed.\n"
    "Masons looked at the arches of the old bridge and found a crack as wide as a thumb in the third."
)
COPY = LONG.replace("Masons looked", "On Monday masons had a look").replace("by two metres", "by 2 m")
OWN = (
    "Farmers fear for potatoes and beets on four thousand acres after hay floated in the barns of the valley.\n"
    "Drinking water must be boiled for a fortnight, chemists said after they had tested eleven wells near Marlow."
)


def test_who_repeats_a_text_is_told_to_be_a_copy_of_the_first() -> None:
    texts = [StoryText(number, "One headline", text) for number, text in enumerate((LONG, OWN, COPY, LONG), 1)]
    assert copies(texts) == {3: 1, 4: 1}


def test_headlines_make_no_copies() -> None:
    texts = [StoryText(number, "Fed expected to add reserves", "") for number in (1, 2)]
    assert copies(texts) == {}
    assert copies([StoryText(1, "A", "Rates stay."), StoryText(2, "A", "Rates stay.")]) == {}
