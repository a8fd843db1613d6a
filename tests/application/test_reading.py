import pytest
from fakes import naming, parsed

from newsreader.application import reading
from newsreader.application.listing import Question
from newsreader.article.errors import NewsreaderError
from newsreader.article.model import Image, View, ViewKind
from newsreader.related.titles import resolve_links


def keep(library, article):
    added = library.add(article)
    resolve_links(library, added.changes)
    return added.id


def test_an_article_comes_with_its_panel_and_pictures(library):
    picture = Image("bridge.png", b"png", "image/png", 4, 3)
    article_id = keep(
        library, parsed("Bridge Opens", html='<p><img src="image:bridge.png">Open.</p>', images=(picture,))
    )
    opened = reading.open_article(library, article_id, lambda data, side: (data, side))
    assert opened.article.headline == "Bridge Opens"
    assert opened.panel.article_id == article_id
    assert opened.pictures == {"bridge.png": (b"png", 0)}


def test_an_article_that_is_not_there_is_an_error_to_mend(library):
    with pytest.raises(NewsreaderError):
        reading.open_article(library, 7, lambda data, side: None)


def test_the_page_of_a_headline_knows_who_names_it_and_what_it_means_by_now(library):
    naming_id = keep(library, naming("Council Meets on Friday", "Ferry Sails Again After Repairs"))
    headline_id = library.article(naming_id).links[0].headline_id
    page = reading.headline_page(library, headline_id)
    assert [row.id for row in page.naming] == [naming_id]
    assert page.target is None
    ferry = keep(library, parsed("Ferry Sails Again After Repairs"))
    assert reading.headline_page(library, headline_id).target == ferry
    with pytest.raises(NewsreaderError):
        reading.headline_page(library, 999)


def test_the_first_unread_is_found_without_looking_at_all(library, monkeypatch):
    ids = [keep(library, parsed(f"Headline {number}")) for number in range(6)]
    library.mark_read(ids[:3], True)
    monkeypatch.setattr(reading, "CHUNK", 2)
    asked = []
    first_unread = library.first_unread
    monkeypatch.setattr(library, "first_unread", lambda part: asked.append(list(part)) or first_unread(part))
    assert reading.first_unread(library, ids) == ids[3]
    assert asked == [ids[:2], ids[2:4]]
    assert reading.first_unread(library, ids[:3]) is None
    assert reading.first_unread(library, []) is None


def test_a_search_puts_the_newest_or_the_best_first(library):
    best = keep(library, parsed("Tram tram tram", "The tram."))
    newest = keep(library, parsed("Harbour news", "Nothing much about the tram, and " + "many other words " * 40))
    view = View(search="tram")
    assert list(reading.list_articles(library, Question(view)).ids) == [newest, best]
    assert list(reading.list_at_once(library, Question(view, best_first=True)).ids) == [best, newest]
    assert [row.id for row in reading.find_articles(library, "harb")] == [newest]


@pytest.mark.parametrize("order", ["newest", "unread_first"])
@pytest.mark.parametrize("view", [View(), View(ViewKind.AWAITED), View(ViewKind.AWAITED, search="ferry")])
def test_the_first_answer_of_a_long_list_is_its_start_and_its_length(library, monkeypatch, view, order):
    for number in range(6):
        keep(library, naming(f"Council Meets {number}", f"Ferry Sails in {number} Weeks", f"Storm Number {number}"))
    library.mark_read(library.ids(View())[::2], read=True)
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    monkeypatch.setattr(reading, "FIRST", 3)
    whole = library.ids(view, order)
    listing = reading.list_at_once(library, Question(view, order))
    assert len(listing.ids) == len(whole)
    known = len(whole) if listing.complete else 3
    assert listing.ids[:known] == whole[:known]
    assert listing.complete == bool(view.search)
