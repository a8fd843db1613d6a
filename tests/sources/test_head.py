import pytest

from newsreader.sources.head import headline_from, read_head


def head(text):
    return read_head(text.split("\n"))


@pytest.mark.parametrize(
    "top",
    [
        "A Headline Here\nBy Jane Doe | Mar 4, 2026\n\n",
        "A Headline Here\n\nBy Jane Doe\nMar 4, 2026\n\n",
        "\n\nA Headline Here\nJane Doe | Mar 4, 2026\n",
        "# A Headline Here\nBy Jane Doe, Mar 4, 2026\n\n",
        "**A Headline Here**\n===\nBy Jane Doe\nPublished: Mar 4, 2026\n\n",
        "Title: A Headline Here\nAuthor: Jane Doe\nDate: Mar 4, 2026\n\n",
    ],
)
def test_headline_and_byline(top):
    found = head(top + "The text.")
    assert found.headline == "A Headline Here"
    assert found.byline.names == ("Jane Doe",)
    assert found.byline.published.iso() == "2026-03-04"
    assert [line for line in found.body if line.strip()] == ["The text."]


def test_a_headline_on_two_lines():
    found = head("City council approves the new tram line after\nyears of dispute\nBy Jane Doe\n\nText.")
    assert found.headline == "City council approves the new tram line after years of dispute"


def test_a_second_deck_stays_in_the_body():
    found = head("A Headline Here\nAfter ten years, the northern route wins\nBy Jane Doe\n\nText.")
    assert found.headline == "A Headline Here"
    assert found.body[0] == "After ten years, the northern route wins"


def test_a_short_first_line_is_the_headline():
    assert head("A Headline Here\nThe council voted on Tuesday.\nIt was late.").headline == "A Headline Here"


def test_a_first_line_that_begins_the_text_stays_in_it():
    found = head("When I was a child the road to the village was long and\ndusty, and we sang all the way.")
    assert found.headline == "When I was a child the road to the village was long and dusty, and we sang all the way"
    assert len(found.body) == 2


def test_a_list_is_no_headline_but_gives_one():
    found = head("- One thing\n- Another thing")
    assert found.headline
    assert found.body == ["- One thing", "- Another thing"]


def test_what_an_e_mail_head_holds_besides_is_kept_behind_the_text():
    found = head("From: Jane Doe <j@example.org>\nTo: desk@example.org\nSubject: Notes\n\nText.")
    assert (found.headline, found.byline.names) == ("Notes", ("Jane Doe",))
    assert [line for line in (*found.body, *found.behind) if line] == ["Text.", "To: desk@example.org"]


def test_a_label_in_the_text_is_no_head():
    assert head("Note: the museum is closed\n\nText.").headline == "Note: the museum is closed"


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("The first sentence. The second one.", "The first sentence"),
        ("Is this it? No.", "Is this it?"),
        ("最初の文。次の文。", "最初の文。"),
        ("word " * 60, "word " * 21 + "word…"),
    ],
)
def test_a_headline_from_the_first_words(text, headline):
    assert headline_from(text) == headline
