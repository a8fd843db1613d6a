import pytest

from newsreader import sources
from newsreader.article.errors import NewsreaderError, NotAFeedError
from newsreader.article.feed import FeedList, ParsedFeed

HOUSE = "A Headline Here\nBy Jane Doe | Mar 4, 2026\n\nThe text of the article.\n"
REFUSED = {
    "a.pdf": (b"words", "a PDF document"),
    "b.epub": (b"PK\x03\x04", "an EPUB book"),
    "c.mhtml": (b"words", "MHTML"),
    "d.webarchive": (b"bplist00", "Safari web archive"),
    "e.docx": (b"PK\x03\x04", "a Word document"),
    "f.zip": (b"PK\x03\x04", "a zip archive"),
    "g.gz": (b"\x1f\x8b\x08", "a compressed file"),
    "h.xml": (b"<a/>", "an XML document"),
    "i.json": (b'{"rows": []}', "a JSON file"),
    "k": (b"%PDF-1.7 words", "a PDF document"),
    "m.txt": (b"<!DOCTYPE bomb [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><bomb>&b;</bomb>", "an XML document"),
    "o": (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "MHTML"),
}
NO_TEXT = {
    "elf.txt": b"\x7fELF\x02\x01" + bytes(500),
    "picture.txt": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "archive.md": b"PK\x03\x04" + bytes(100),
    "noise.txt": bytes(range(256)) * 20,
    "zeros.txt": bytes(1000),
}


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_plain_text(tmp_path):
    path = write(tmp_path, "a.txt", HOUSE)
    article = sources.read(path)
    assert (article.source, article.headline, article.byline) == (path, "A Headline Here", ("Jane Doe",))
    assert article.raw == HOUSE.encode()


def test_markdown(tmp_path):
    assert "<em>" in sources.read(write(tmp_path, "a.md", "# A Headline\n\nSome *text*.")).html


@pytest.mark.parametrize("name", ["a.txt", "a.text", "a", "a.unknown"])
def test_front_matter_makes_markdown(tmp_path, name):
    article = sources.read(write(tmp_path, name, "---\ntitle: A Headline\n---\nSome *text*."))
    assert article.headline == "A Headline"
    assert "<em>" in article.html


def test_standard_input_is_told_by_how_it_begins():
    assert sources.read("-", stdin=HOUSE.encode()).headline == "A Headline Here"
    assert "<em>" in sources.read("-", stdin=b"---\ntitle: A Headline\n---\nSome *text*.").html
    page = (
        b"<!doctype html><title>A Page</title><body><article><h1>A Page</h1><p>" + b"Words here. " * 40 + b"</article>"
    )
    article = sources.read("-", stdin=page)
    assert "Words here." in article.text
    assert article.source == "-"


def test_empty_standard_input():
    with pytest.raises(NewsreaderError, match="The file is empty: standard input"):
        sources.read("-", stdin=b"")


@pytest.mark.parametrize("name", REFUSED)
def test_other_documents_are_refused_with_the_supported_kinds(tmp_path, name):
    data, what = REFUSED[name]
    with pytest.raises(
        NewsreaderError, match=r"which is not supported\. Nothing was added.*Plain text.*can be added"
    ) as raised:
        sources.read(write(tmp_path, name, data))
    assert what in raised.value.what


FEEDS = {
    "a.rss": b"<rss/>",
    "b.xml": b"<?xml version='1.0'?><!-- made by hand --><rdf:RDF xmlns:rdf='x'/>",
    "c": b'<?xml version="1.0"?><rss version="2.0"></rss>',
    "d.txt": b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>",
    "e.json": b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    "f": b'{"version": "https://jsonfeed.org/version/1", "items": []}',
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_told_by_its_content_and_is_no_article(tmp_path, name):
    path = write(tmp_path, name, FEEDS[name])
    assert isinstance(sources.read_any(path), ParsedFeed)
    with pytest.raises(NewsreaderError, match="is a feed and not an article"):
        sources.read(path)


@pytest.mark.parametrize("name", ["a.opml", "b.xml", "c", "d.rss"])
def test_a_list_of_feeds_is_told_by_its_content_and_is_no_article(tmp_path, name):
    path = write(tmp_path, name, b"<opml version='2.0'><body/></opml>")
    assert isinstance(sources.read_any(path), FeedList)
    with pytest.raises(NewsreaderError, match="is a list of feeds and not an article"):
        sources.read(path)


def test_a_page_named_like_a_feed_is_no_feed(tmp_path):
    with pytest.raises(NotAFeedError, match="web page, not a feed") as raised:
        sources.read(write(tmp_path, "a.rss", "<!DOCTYPE html><html><body>Please log in"))
    assert raised.value.page.startswith(b"<!DOCTYPE html>")


def test_a_page_may_be_named_xml(tmp_path):
    assert sources.read(write(tmp_path, "a.xml", "<html><body><h1>A Headline</h1><p>Words.")).headline == "A Headline"


@pytest.mark.parametrize("name", NO_TEXT)
def test_what_is_no_text(tmp_path, name):
    with pytest.raises(NewsreaderError, match="does not look like text"):
        sources.read(write(tmp_path, name, NO_TEXT[name]))


@pytest.mark.parametrize("address", ["https://example.com/a", "HTTP://example.com", "feed:https://example.com/feed"])
def test_an_address_is_refused_with_what_to_do(address):
    with pytest.raises(NewsreaderError, match=r"This is an address.*save it"):
        sources.read(address)


def test_what_was_unsure_is_told(tmp_path):
    article = sources.read(write(tmp_path, "a.txt", "naïve words\n\nText naïv".encode() + b"\xe2\x82"))
    assert "damaged" in article.warnings[0]
    assert article.text.endswith("naïv\ufffd")


def test_a_file_that_changed_meanwhile_is_kept_with_a_warning(tmp_path, monkeypatch):
    path = write(tmp_path, "a.txt", HOUSE)
    monkeypatch.setattr(sources, "load", lambda _: sources.files.Loaded(HOUSE.encode(), changed=True))
    assert "changed while it was being read" in sources.read(path).warnings[-1]


@pytest.mark.parametrize("name", ["a b.txt", "…/é.txt", "[x](y).txt", "<b>.txt", "new\nline.txt"])
def test_any_name_is_a_name(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(HOUSE)
    assert sources.read(str(path)).source == str(path)


def test_a_long_text_is_read_whole(tmp_path):
    paragraph = "The council voted on Tuesday, and it was late when the mayor left.\n"
    article = sources.read(write(tmp_path, "a.txt", HOUSE + paragraph * 30_000))
    assert article.text.count("The council voted") == 30_000


def test_one_endless_line_is_read_whole(tmp_path):
    article = sources.read(write(tmp_path, "a.txt", "A Headline\n\n" + "a" * 3_000_000))
    assert len(article.text) == 3_000_000
    assert len(article.lede) < 5_000


def test_what_came_with_a_feed_is_not_read_again_by_itself():
    with pytest.raises(NewsreaderError, match="came with a feed"):
        sources.read_again(b"<p>Words.</p>", "https://a.example/1", "koi8-r")


def test_a_page_from_the_web_is_read_again():
    page = "<!doctype html><h1>Заголовок</h1><p>Слова и слова.</p>".encode("koi8-r")
    assert sources.read_again(page, "https://a.example/1", "koi8-r").headline == "Заголовок"
