"""The headlines that bodies of entries name."""

import pytest

from newsreader.sources.feed import parse_feed


def article(body, link="https://a.example/1"):
    item = f"<item><title>A</title><link>{link}</link><description><![CDATA[{body}]]></description></item>"
    return parse_feed(f"<rss><channel><title>T</title>{item}</channel></rss>".encode(), "x").articles[0]


PROSE = "<p>The council voted on Tuesday, and it was late when the mayor left the hall by the side door.</p>"


def test_a_link_behind_also_read_is_a_named_headline():
    found = article(f'{PROSE}<p><strong>Also read:</strong> <a href="/2">Ten Years of Tram Planning</a></p>{PROSE}')
    [link] = found.named_links
    assert (link.headline, link.url) == ("Ten Years of Tram Planning", "https://a.example/2")
    assert (link.kind, link.group) == ("also_read", "related")


def test_links_below_a_heading_are_named_headlines():
    items = "".join(f'<li><a href="/{n}">How the {n} Trams Came to Town</a></li>' for n in range(2, 5))
    found = article(f"{PROSE}<h3>Related stories</h3><ul>{items}</ul>")
    assert [link.url for link in found.named_links] == [f"https://a.example/{n}" for n in range(2, 5)]
    assert {link.kind for link in found.named_links} == {"block"}


def test_a_headline_without_an_address_becomes_a_link_of_its_own():
    found = article(f"{PROSE}<p>Also Read: Ten Years of Tram &amp; Bus Planning</p>")
    [link] = found.named_links
    assert (link.headline, link.url, link.kind) == ("Ten Years of Tram & Bus Planning", None, "also_read")
    assert '<p>Also Read: <a href="named:0">Ten Years of Tram &amp; Bus Planning</a></p>' in found.html


def test_a_list_of_headlines_is_linked_in_the_order_of_the_text():
    found = article(
        f"{PROSE}<p>Also read:</p><ul><li>Council Approves New Tram Line</li><li>Mayor Opens the Old Bridge</li></ul>"
        '<p>Read more: <a href="/3">What the Vote Means for the City</a></p>'
    )
    assert [link.headline for link in found.named_links] == [
        "Council Approves New Tram Line",
        "Mayor Opens the Old Bridge",
        "What the Vote Means for the City",
    ]
    assert '<li><a href="named:1">Mayor Opens the Old Bridge</a></li>' in found.html


def test_an_address_behind_a_headline_is_where_it_leads():
    found = article(f"{PROSE}<p>Also Read: Ten Years of Tram Planning | https://b.example/2</p>")
    assert [(link.headline, link.url) for link in found.named_links] == [
        ("Ten Years of Tram Planning", "https://b.example/2")
    ]
    assert '<a href="https://b.example/2">Ten Years of Tram Planning</a>' in found.html


@pytest.mark.parametrize(
    "body",
    [
        PROSE,
        f"{PROSE}<ul><li>two eggs</li><li>a cup of flour</li></ul>",
        f"{PROSE}<ul><li>The Order Is On Hold Until It Is Paid</li><li>The Order Is Active Again Now</li></ul>",
        f"{PROSE}<p>Read: he had not slept, and it showed in all that he wrote.</p>",
        '<p>See <a href="named:0">this</a>.</p>',
    ],
)
def test_prose_names_nothing(body):
    found = article(body)
    assert found.named_links == ()
    assert "named:" not in found.html
