import pytest

from newsreader.sources.page_links import find_named_links
from newsreader.sources.page_tree import drop_unseen, parse_tree

PAGE = "https://gull.example/2026/rain"


def links(body, page=PAGE):
    tree = parse_tree(f"<html><body><article><h1>Rain</h1><p>It rained.</p>{body}</article></body></html>")
    drop_unseen(tree)
    return [(link.headline, link.url, link.kind, link.group) for link in find_named_links(tree, page, page)]


STORM = ("The night of the storm", "https://gull.example/storm", "also_read", "related")
A = "<a href='/storm'>The night of the storm</a>"
B = "<a href='/calm'>Calm after the long rain</a>"


@pytest.mark.parametrize(
    "body",
    [
        f"<p>Also read: {A}</p>",
        f"<p><b>Read also</b>: {A}</p>",
        f"<p>[Related: {A}]</p>",
        f"<p><strong>SEE ALSO:</strong> <strong>{A}</strong></p>",
        f"<div>Lesen Sie auch: {A}</div>",
        f"<p>À lire aussi : {A}</p>",
        "<p><a href='/storm'>Also read: The night of the storm</a></p>",
    ],
)
def test_a_marker_and_a_link_in_one_line(body):
    assert links(body) == [STORM]


@pytest.mark.parametrize(
    "body",
    [
        f"<h3>Related stories</h3><ul><li>{A}</li><li>{B}</li></ul>",
        f"<div><div class='title'><h3>Related stories</h3></div><div><div>{A}</div><div>{B}</div></div></div>",
        f"<p><strong>Related articles</strong></p><p>{A}</p><p>{B}</p>",
        f"<div class='related-posts'><ul><li>{A}</li><li>{B}</li></ul></div>",
        f"<h2>Mehr zum Thema</h2><section><article>{A}<p>12 March</p></article><article>{B}</article></section>",
        f"<h3>関連記事</h3><ul><li>{A}</li><li>{B}</li></ul>",
    ],
)
def test_a_heading_and_the_links_below_it(body):
    assert [(link[0], link[2], link[3]) for link in links(body)] == [
        ("The night of the storm", "block", "related"),
        ("Calm after the long rain", "block", "related"),
    ]


def test_recommendations_of_the_page_are_a_group_of_their_own():
    assert [link[3] for link in links(f"<h3>More stories</h3><ul><li>{A}</li><li>{B}</li></ul>")] == ["more", "more"]


def test_recommendations_of_other_sites_are_left_out():
    assert (
        links("<h3>You may also like</h3><ul><li><a href='https://ads.example/x'>One strange old trick</a></li></ul>")
        == []
    )


@pytest.mark.parametrize(
    "body",
    [
        "<nav><h3>Related stories</h3><ul><li><a href='/a'>One of the menu</a></li></ul></nav>",
        "<h3>Related topics</h3><ul><li><a href='/topics/rain'>All about the rain</a></li></ul>",
        (
            "<h3>Related stories</h3><ul><li><a href='/tag/wet'>All about the "
            "rain</a></li><li><a href='/'>The Gull front page</a></li></ul>"
        ),
        (
            "<h3>Related stories</h3><ul><li><a href='#top'>Back to the top</a>"
            "</li><li><a href='javascript:x()'>Load more of these</a></li></ul>"
        ),
        "<h3>Related stories</h3><ul><li><a href='/storm'>More</a></li></ul>",
        (
            "<h3>Related stories</h3><p>The town says that <a href='/x'>"
            "nothing was ever done</a>, and it will say so again.</p>"
        ),
        (
            "<div class='read-more'>Read more</div><div>He said on Monday "
            "that <a href='/x'>nothing was ever done</a>, which is wrong.</div>"
        ),
        f"<div class='most-popular'><h3>Read</h3><ol><li>{A}</li></ol></div>",
        f"<p>{A}</p>",
        "<p>See the plan in <a href='/plan'>a report of forty pages</a> that was sent to all.</p>",
    ],
)
def test_what_is_no_named_article(body):
    assert links(body) == []


def test_the_longest_text_of_a_link_is_its_headline():
    body = (
        "<h3>Related stories</h3><ul><li><a href='/storm'><img src='x.png'></a><a "
        "href='/storm'><h4>The night of the storm</h4><p>It came late.</p></a></li></ul>"
    )
    assert [link[0] for link in links(body)] == ["The night of the storm"]


def test_each_article_is_named_once_and_the_page_never_names_itself():
    body = (
        f"<p>Also read: {A}</p><h3>Related stories</h3><ul><li>{A}</li>"
        f"<li><a href='{PAGE}#x'>Rain for a whole week</a></li></ul>"
    )
    assert links(body) == [STORM]


def test_without_a_base_an_address_stays_as_written():
    assert links(f"<p>Also read: {A}</p>", None)[0][1] == "/storm"
