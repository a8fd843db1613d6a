"""By what entries are known when they come again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.feed import read_feed


def feed(*items):
    whole = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss><channel><title>T</title>{whole}</channel></rss>".encode()


def keys(*items):
    return [entry.key for entry in read_feed(feed(*items), "x").entries]


def digest(item):
    return read_feed(feed(item), "x").entries[0].digest


def item(number, guid=None, link=None, title=None):
    guid = f"<guid isPermaLink='false'>{guid}</guid>" if guid is not None else ""
    return f"<title>{title or f'Story {number}'}</title><link>{link or f'https://a.example/{number}'}</link>{guid}"


def test_an_id_is_what_an_entry_is_known_by():
    [before] = keys(item(1, "g"))
    [after] = keys(item(2, "g"))
    assert before == after


@pytest.mark.parametrize("guid", [None, "", "  ", "the same for all"])
def test_where_ids_tell_nothing_links_do(guid):
    one, two, three = keys(*(item(number, guid) for number in range(3)))
    assert len({one, two, three}) == 3
    assert keys(*(item(number, guid, title="Edited") for number in range(3))) == [one, two, three]


def test_where_links_tell_nothing_words_do():
    home = "https://a.example/"
    one, two = keys(item(1, link=home), item(2, link=home))
    assert one != two
    assert keys(item(2, link=home), item(1, link=home)) == [two, one]


def test_entries_that_are_alike_in_everything_are_two():
    assert len(set(keys("<title>A</title>", "<title>A</title>", "<title>A</title>"))) == 3


def test_an_id_of_a_megabyte_is_not_used():
    [before] = keys(item(1, "g" * 1_000_001))
    [after] = keys(item(1, "h" * 1_000_001))
    assert before == after


def test_a_link_is_known_without_tracking_and_scheme():
    [before] = keys(item(1, link="http://a.example/1?utm_source=rss&amp;x=1"))
    [after] = keys(item(1, link="https://a.example/1?x=1&amp;utm_medium=feed"))
    assert before == after


SAID = """<title>Bridge closed</title><link>https://a.example/1</link><guid>g</guid><author>Jane Doe</author>
<pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate>
<description>The council voted. &lt;a href="https://a.example/2?a=1"&gt;12 comments&lt;/a&gt;</description>"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Tue, 03 Jun 2025 08:00:00 GMT", "Wed, 04 Jun 2025 09:00:00 GMT"),
        ("The council voted.", "The  council\n voted."),
        ("12 comments", "1,345 comments"),
        ("?a=1", "?a=1&amp;amp;utm_source=feed&amp;amp;utm_medium=rss"),
        ("?a=1", "?utm_source=feed&amp;amp;a=1"),
        ("https://a.example/1<", "https://a.example/1?utm_source=feed<"),
        ("https://a.example/1<", "http://a.example/1<"),
    ],
)
def test_what_is_trivial_is_no_change(old, new):
    assert old in SAID
    assert digest(SAID.replace(old, new)) == digest(SAID)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Bridge closed", "Bridge open"),
        ("Jane Doe", "John Roe"),
        ("The council voted.", "The council did not vote."),
        ("The council voted.", "The council voted 5 to 4."),
        ("12 comments", "12 councillors"),
        ("https://a.example/1<", "https://a.example/3<"),
        ("a.example/2?a=1", "a.example/2?a=2"),
    ],
)
def test_what_is_said_anew_is_a_change(old, new):
    assert old in SAID
    assert digest(SAID.replace(old, new)) != digest(SAID)


@given(
    st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from(["1", "2"]), st.sampled_from("xy")), max_size=8)
)
def test_every_entry_of_a_feed_has_a_key_of_its_own(entries):
    found = keys(*(item(0, guid, f"https://a.example/{link}", title) for guid, link, title in entries))
    assert len(set(found)) == len(entries)
    assert found == keys(*(item(0, guid, f"https://a.example/{link}", title) for guid, link, title in entries))
