import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.sources.picture_sources import addresses, size_of
from newsreader.sources.remote_pictures import MOST, name_of, sanitize_with_pictures

BASE = "https://gull.example/news/rain.html"


def taken(html, **more):
    return sanitize_with_pictures(html, base_url=BASE, **more)


def urls(html):
    return [picture.url for picture in taken(html)[1]]


def test_a_picture_on_the_web_is_named_and_its_address_stands_beside():
    html, (picture,) = taken('<p>x<img src="/a.jpg?b=1&amp;c=2" alt="A &amp; B" width=600 height="400px"></p>')
    assert html == f'<p>x<img src="image:{picture.name}" alt="A &amp; B"></p>'
    assert picture.name == name_of(picture.url)
    assert re.fullmatch(r"web-[0-9a-f]{16}", picture.name)
    assert (picture.url, picture.alt) == ("https://gull.example/a.jpg?b=1&c=2", "A & B")
    assert (picture.width, picture.height) == (600, 400)


def test_a_picture_that_stands_twice_is_named_once_and_both_places_show_it():
    html, pictures = taken("<p><img src=a.jpg></p><p><img src=b.jpg></p><p><img src=a.jpg></p>")
    assert [picture.url.rpartition("/")[2] for picture in pictures] == ["a.jpg", "b.jpg"]
    assert html.count(f"image:{pictures[0].name}") == 2


def test_pictures_that_came_along_stay_and_others_cannot_claim_to_have():
    html, pictures = taken('<img src="image:1" alt="here"><img src="image:2" alt="not here">', images=["1"])
    assert html == '<img src="image:1" alt="here">not here'
    assert pictures == ()


@pytest.mark.parametrize(
    "unseen",
    [
        '<img src="https://gull.example/x.gif" width="1" height="1">',
        '<img src="https://gull.example/x.gif" width=0>',
        '<img src="https://gull.example/x.gif" style="width: 1px; height:1px">',
        '<img src="https://gull.example/x.gif" style="display:none">',
        '<img src="https://gull.example/x.gif" hidden>',
        '<img src="http://feeds.feedburner.com/~r/gull/~4/x" alt="">',
        '<img src="https://pixel.wp.com/b.gif?host=gull.example">',
        '<img src="//www.facebook.com/tr?id=1">',
        '<img src="https://vg08.met.vgwort.de/na/0123">',
        '<img src="https://gull.example/pixel.gif?article=1">',
        '<img src="/counter.php?x=1">',
        '<img src="spacer.gif" alt="">',
        '<img src="data:image/gif;base64,R0lG" alt="">',
        '<img src="/logo.svg" alt="">',
        "<img alt=''>",
    ],
)
def test_what_is_not_to_be_seen_is_dropped(unseen):
    assert taken(f"<p>Rain{unseen}</p>") == ("<p>Rain</p>", ())


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<img src="/logo.svg" alt="The gull">', "The gull"),
        ('<img src="file:///etc/passwd" alt="x &lt;b&gt;">', "x &lt;b&gt;"),
        ('<img class="wp-smiley" src="https://s.w.org/1f642.png" alt="🙂">', "🙂"),
    ],
)
def test_where_no_picture_can_be_had_its_description_stays(html, left):
    assert taken(html) == (left, ())


@pytest.mark.parametrize(
    ("html", "file"),
    [
        ('<img src="s.jpg" srcset="a.jpg 400w, b.jpg 1300w, c.jpg 2600w">', "b.jpg"),
        ('<img src="s.jpg" srcset="a.jpg 400w, b.jpg 900w">', "b.jpg"),
        ('<img src="s.jpg" srcset="a.jpg, b.jpg 2x, c.jpg 4x">', "b.jpg"),
        ('<img src="s.jpg" srcset="w_4,h_3/a.jpg 400w,w_13,h_9/b.jpg 1300w">', "b.jpg"),
        ('<img src="blank.gif" data-src="b.jpg">', "b.jpg"),
        ('<img src="tiny.jpg?w=60" data-original="b.jpg">', "b.jpg"),
        ('<img src="b.jpg">', "b.jpg"),
        (
            '<picture><source type=image/avif srcset=a.avif><source srcset="b.jpg 9w"><img src=s.jpg></picture>',
            "b.jpg",
        ),
        ('<picture><source srcset="a.svg 1300w"><img src="b.jpg"></picture>', "b.jpg"),
    ],
)
def test_of_several_sizes_the_smallest_that_is_wide_enough_is_taken(html, file):
    (url,) = urls(html)
    assert url.rpartition("/")[2] == file


def test_sources_of_one_picture_are_not_those_of_the_next():
    found = urls('<picture><source srcset="a.jpg 1300w"><img src="s.jpg"></picture><img src="b.jpg">')
    assert [url.rpartition("/")[2] for url in found] == ["a.jpg", "b.jpg"]


def test_a_picture_for_those_who_run_no_scripts_is_not_shown_twice():
    html, _ = taken(
        '<img data-src="a.jpg"><noscript><img src="a.jpg"></noscript><noscript><img src="b.jpg"></noscript>'
    )
    assert html.count("<img") == 2


def test_there_are_not_more_pictures_than_a_page_can_show():
    html, pictures = taken("".join(f'<img src="{number}.jpg" alt="n{number}">' for number in range(MOST + 5)))
    assert len(pictures) == MOST
    assert html.endswith(f"n{MOST}n{MOST + 1}n{MOST + 2}n{MOST + 3}n{MOST + 4}")


@pytest.mark.parametrize(
    "html",
    [
        "<textarea><img src=https://e.org/x.jpg></textarea>",
        "<xmp><img src=https://e.org/x.jpg></xmp>",
        "<a title='<img src=https://e.org/y.jpg>'><img src=https://e.org/x.jpg></a>",
        "<!-- > <img src=https://e.org/x.jpg> -->",
        "<svg><title><img src=https://e.org/x.jpg>",
        "<img\nsrc\n=\nhttps://e.org/x.jpg>",
        "<IMG SRC=https://e.org/x.jpg",
        "<image src=https://e.org/x.jpg>",
        "<input type=image src=https://e.org/x.jpg>",
        "<p background=https://e.org/x.jpg style='background:url(https://e.org/x.jpg)'>x</p>",
        "<video poster=https://e.org/x.jpg></video>",
    ],
)
def test_no_address_of_a_picture_stays_in_the_body(html):
    assert "e.org" not in taken(html)[0]


PIECES = [
    "<img ", "src=", "srcset=", "data-src=", "https://e.org/x.jpg", "'", '"', ">", "<p>", "</p>", "<picture>", "<!--",
    "-->", "<noscript>", "</noscript>", "<source ", "<textarea>", "</textarea>", "alt=", " ", "1x", ",", "image:1",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_every_picture_left_is_named_and_every_name_is_known(source):
    html, pictures = taken(source)
    shown = [unescape(src) for src in re.findall(r'<img\b[^>]*? src="([^"]*)"', html)]
    assert {src.removeprefix("image:") for src in shown} == {picture.name for picture in pictures}
    assert all(src.startswith("image:web-") for src in shown)


def test_sizes_in_pixels_are_read_and_others_are_not():
    assert size_of({"width": "600", "height": "400px"}) == (600, 400)
    assert size_of({"style": "width:50px;height: 20.5px", "width": "600"}) == (50, 20)
    assert size_of({"width": "100%", "height": "auto"}) == (0, 0)


def test_addresses_are_given_the_most_fitting_first():
    assert addresses({"src": "s.jpg", "data-src": "d.jpg", "srcset": "a.jpg 1300w"}) == ["a.jpg", "d.jpg", "s.jpg"]
