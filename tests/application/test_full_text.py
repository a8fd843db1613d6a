from dataclasses import replace

import pytest
from fakes import naming, parsed

from newsreader.application.full_text import full_text
from newsreader.article.errors import NewsreaderError
from newsreader.article.feed import ListedFeed
from newsreader.article.model import View
from newsreader.library.feed_entries import Came
from newsreader.library.prepared import prepare
from newsreader.related import titles
from newsreader.sources.fetch import Fetched

PLACE = "https://gull.example/rain"
SENT = parsed(
    "Rain falls for a week",
    "The harbour of Saltmere has seen rain without end, and the council meets on Thursday to talk about pumps.",
    source=PLACE,
    url=PLACE,
    site="The Gull",
    byline=("Ada Moore",),
    tags=("weather",),
    enclosures=(("https://gull.example/rain.mp3", "audio/mpeg", None, ""),),
)
MORE = [f"{SENT.text} Paragraph {number} tells what the pumps of Saltmere would cost." for number in range(8)]


@pytest.fixture
def keep(library):
    """Keeps an article that came with a feed, and gives its id."""
    feed = library.feeds.subscribe([ListedFeed("The Gull", "https://gull.example/feed")]).ids[0]

    def keep(article):
        return library.feeds.keep(feed, [Came(b"k" * 16, b"d" * 16, prepare(article))])[0].id

    return keep


def page(*paragraphs, title="Rain", answered=PLACE, head=""):
    """Answers every question with a page."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    html = (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    )

    def fetch(wanted):
        assert (wanted.url, wanted.kind) == (PLACE, "page")
        return Fetched(answered, 200, html.encode(), "text/html", "utf-8")

    return fetch


def state(library, article_id):
    article = library.article(article_id)
    return article.version, article.other_version


def test_a_page_that_says_more_is_shown_and_what_the_feed_sent_is_kept(library, keep):
    number = keep(SENT)
    answer = full_text(library, page(*MORE), number)
    article = library.article(number)
    assert (answer.outcome, answer.sentence) == ("page", "")
    assert number in answer.changes.articles
    assert state(library, number) == ("page", "feed")
    assert article.text == "\n\n".join(MORE)
    assert library.version(number, "feed") == SENT
    assert list(library.ids(View(search="pumps cost"))) == [number]


def test_what_the_feed_said_of_its_article_in_the_list_stays(library, keep):
    number = keep(SENT)
    full_text(library, page(*MORE, title="Rain: the long read", head="<meta name='author' content='Ben Low'>"), number)
    article = library.article(number)
    assert (article.headline, article.byline, article.site, article.url) == (
        "Rain falls for a week",
        ("Ada Moore",),
        "The Gull",
        PLACE,
    )
    assert "weather" in article.tags
    shown = library.version(number, "page")
    assert shown is not None
    assert shown.enclosures == SENT.enclosures


def test_a_headline_that_the_feed_cut_off_is_that_of_the_page(library, keep):
    number = keep(replace(SENT, headline="Rain falls for …"))
    full_text(library, page(*MORE, title="Rain falls for a week"), number)
    assert library.article(number).headline == "Rain falls for a week"


def test_headlines_that_the_page_names_are_found(library, keep):
    number = keep(SENT)
    there = library.add(parsed("Pumps for the harbour")).id
    block = "<strong>Also read:</strong> <a href='https://gull.example/pumps'>Pumps for the harbour</a>"
    full_text(library, page(*MORE[:4], block, *MORE[4:]), number)
    assert [(link.state, link.target) for link in library.article(number).links] == [("here", there)]


def test_a_page_that_says_the_same_changes_nothing(library, keep):
    number = keep(replace(SENT, text="\n\n".join(MORE)))
    answer = full_text(library, page(*MORE), number)
    assert (answer.outcome, answer.changes.articles) == ("same", frozenset())
    assert state(library, number) == (None, None)


def test_a_page_that_says_less_is_kept_and_not_shown(library, keep):
    number = keep(replace(SENT, text="\n\n".join(MORE)))
    answer = full_text(library, page(SENT.text), number)
    assert answer.outcome == "shorter"
    assert "less text than the feed sent" in answer.sentence
    assert state(library, number) == ("feed", "page")
    assert library.article(number).text == "\n\n".join(MORE)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"title": "Just a moment..."}, "asks whether a person"),
        ({"title": "We use cookies. Accept?"}, "asks about cookies"),
        ({"title": "Log in"}, "asks to log in"),
        ({"answered": "https://gull.example/"}, "front page"),
    ],
)
def test_what_stands_before_a_page_is_never_shown_for_it_however_long(library, keep, given, words):
    number = keep(replace(SENT, text="Rain."))
    answer = full_text(library, page(SENT.text, **given), number)
    assert answer.outcome == "shorter"
    assert words in answer.sentence
    assert library.article(number).text == "Rain."
    assert state(library, number) == ("feed", "page")


def test_another_text_than_the_feed_sent_is_not_shown_for_it(library, keep):
    number = keep(SENT)
    answer = full_text(library, page(*["Buy shoes today for little money, free of charge."] * 20), number)
    assert answer.outcome == "shorter"
    assert "another text" in answer.sentence


def test_the_beginning_of_an_article_is_shown_if_it_is_more_than_the_feed_sent_and_that_is_said(library, keep):
    number = keep(SENT)
    answer = full_text(library, page(*MORE, "Subscribe to continue reading."), number)
    assert answer.outcome == "page"
    assert "only the beginning" in answer.sentence
    assert answer.sentence in library.article(number).warnings


def test_a_page_of_which_little_could_be_read_says_so(library, keep):
    number = keep(SENT)
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": 900}</script>'
    full_text(library, page(*MORE, head=data), number)
    article = library.article(number)
    assert article.complete is not None
    assert article.complete < 0.3
    assert any("% of the page" in warning for warning in article.warnings)


def test_a_page_is_fetched_again_in_place_of_the_earlier_one(library, keep):
    number = keep(SENT)
    full_text(library, page(*MORE), number)
    full_text(library, page(*MORE, "A last paragraph came later and is quite short."), number)
    article = library.article(number)
    assert article.text.endswith("quite short.")
    assert article.revisions == 1
    assert state(library, number) == ("page", "feed")
    answer = full_text(library, page("Rain.", title="Just a moment..."), number)
    assert answer.outcome == "shorter"
    assert library.article(number).text.endswith("quite short.")


def test_what_was_added_as_a_file_is_not_lost(library):
    added = library.add(replace(naming("Rain falls for a week", "Pumps"), url=PLACE, source="/news/rain.txt"))
    titles.resolve_links(library, added.changes)
    before = library.article(added.id).text
    full_text(library, page(*MORE), added.id)
    assert state(library, added.id) == ("page", "feed")
    library.show_version(added.id, "feed")
    assert library.article(added.id).text == before


def test_a_page_that_was_added_from_the_web_keeps_what_it_said_as_a_revision(library):
    number = library.add(SENT).id
    full_text(library, page(*MORE), number)
    article = library.article(number)
    assert (article.version, article.other_version, article.revisions) == ("page", None, 1)
    assert full_text(library, page("Rain."), number).outcome == "shorter"
    assert library.article(number).text == article.text


def test_an_article_without_an_address_has_no_page(library):
    number = library.add(parsed()).id
    with pytest.raises(NewsreaderError, match="does not say where"):
        full_text(library, page(), number)


def test_what_is_no_page_is_refused(library, keep):
    number = keep(SENT)
    with pytest.raises(NewsreaderError, match="another kind"):
        full_text(library, lambda wanted: Fetched(wanted.url, 200, b"%PDF-1.7\0\1\2\3" * 50, "application/pdf"), number)
    assert state(library, number) == (None, None)
