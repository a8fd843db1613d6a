"""Character sets, broken characters, and text whose shape would freeze or mislead: kept exactly, shown with care."""

import json

import pytest

from newsreader.article import display
from newsreader.article.display import display_pages, guard_for_display
from newsreader.article.plain import html_to_text
from newsreader.cli import output

BODY = "The council voted on the tram line on Tuesday, said the mayor. "
SETS = {
    "cp1252": "Größe, naïve façade – „Zitat“ costs 5 €. Ärger über Öl und Übermut, sagte der Bürgermeister.",
    "iso8859-15": "Le conseil a voté l'été dernier, déçus, les élèves français ont payé 5 € pour l'hôtel.",
    "cp932": "東京都は新しい路面電車の路線を開業した。知事が式典に出席した。",
    "gb18030": "北京市政府批准了新的有轨电车线路，市长在新闻发布会上说。",
    "koi8-r": "Городской совет утвердил новую линию трамвая, сказал мэр города.",
}
UNICODE = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"]


@pytest.mark.parametrize("encoding", UNICODE)
@pytest.mark.parametrize("language", SETS)
def test_unicode_with_and_without_a_mark(desk, encoding, language):
    article = desk.keep("story.txt", f"Headline of the day\n\n{SETS[language]} 😀\n".encode(encoding))
    assert (article.headline, article.text) == ("Headline of the day", f"{SETS[language]} 😀")
    assert article.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16", "utf-32"])
def test_unicode_beyond_eight_bits_in_markdown_and_pages(desk, encoding):
    text = SETS["koi8-r"]
    assert desk.keep("story.md", f"# Заголовок дня\n\n{text}\n".encode(encoding)).text == text
    page = f"<html><head><title>Заголовок</title></head><body><h1>Заголовок</h1><p>{text * 5}</p></body></html>"
    assert text in desk.keep("story.html", page.encode(encoding)).text


@pytest.mark.parametrize("encoding", SETS)
def test_sets_that_nobody_declares(desk, encoding):
    article = desk.keep("story.txt", f"Headline of the day\n\n{SETS[encoding]}\n".encode(encoding))
    assert article.text == SETS[encoding]


def test_a_set_that_cannot_be_told_is_called_unsure(desk):
    article = desk.keep("story.txt", b"Headline\n\nab\xa4cd\xa6 \xb4\n")
    assert any("The encoding is unsure" in warning for warning in article.warnings)


@pytest.mark.parametrize("declared", ["utf-16", "x-nope", "iso-8859-7"])
def test_a_page_that_declares_another_set_than_it_has(desk, declared):
    text = SETS["koi8-r"] * 5
    page = f'<html><head><meta charset="{declared}"><title>Case</title></head><body><p>{text}</p></body></html>'
    article = desk.keep("story.html", page.encode())
    assert text in article.text
    assert any(declared in warning for warning in article.warnings)


@pytest.mark.parametrize(("declared", "told"), [("iso-8859-7", True), ("x-nope", True), ("utf-8", False)])
def test_a_mark_outranks_what_a_page_declares(desk, declared, told):
    text = SETS["koi8-r"] * 5
    page = f'<html><head><meta charset="{declared}"><title>Case</title></head><body><p>{text}</p></body></html>'
    article = desk.keep("story.html", page.encode("utf-8-sig"))
    assert text in article.text
    assert [declared in warning for warning in article.warnings] == [True] * told


def test_bytes_that_fit_no_character(desk):
    article = desk.keep("story.txt", "Größe\n\nÜber".encode() + b" \xff\xfe " + "Straße für Züge.".encode())
    assert article.text == "Über \ufffd\ufffd Straße für Züge."
    assert any("damaged in 2 places" in warning for warning in article.warnings)


@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_control_characters_are_kept_in_the_file_and_not_in_the_text(desk, name):
    controls = "".join(chr(code) for code in range(32) if chr(code) not in "\t\n\v\f\r")
    article = desk.keep(name, f"A head\0line here\n\n{controls} zanz\0ibar\x07\0 and {BODY}")
    assert article.headline == "A headline here"
    assert not any(ord(character) < 32 and character not in "\n\t" for character in article.text)
    assert desk.finds("zanzibar") == ["A headline here"]


def test_what_parts_words_unseen_parts_them_still(desk):
    article = desk.keep("wire.txt", b"YEN RATE\n\nThe yen\x7fdollar rate\x1frose, and it rose again. REUTER\x03\n")
    assert article.text == "The yen dollar rate rose, and it rose again. REUTER"


def test_control_characters_and_wrong_references_in_a_page(desk):
    odd = "zanz\0ibar \x07 &#0; &#xD800; &#x110000; &#99999999999;"
    article = desk.keep("story.html", f"<html><body><h1>Case</h1><p>{odd} {BODY * 5}</p></body></html>")
    assert not any(ord(character) < 32 and character != "\n" for character in article.text)
    assert desk.finds("council")


def test_lone_surrogates_never_reach_the_library(desk):
    data = json.dumps({"headline": "Head\ud800line"}, ensure_ascii=False).encode("utf-8", "surrogatepass")
    article = desk.keep("story.txt", b"Headline \xed\xa0\x80 here\n\nThe words after it. " + data)
    (article.headline + article.text).encode()
    article = desk.keep("page.html", f"<h1>Head</h1><p>&#xD800; {BODY * 5}</p>")
    (article.html + article.text).encode()
    assert output.json_line({"headline": "a\ud800\u2028b"}) == '{"headline": "a\ufffd\\u2028b"}\n'.encode()


@pytest.mark.parametrize("ends", ["\r", "\r\n", "mixed"])
@pytest.mark.parametrize("name", ["story.txt", "story.md"])
def test_line_ends_of_every_kind(desk, name, ends):
    text = "# A headline\n\nThe first paragraph.\n\nThe second paragraph.\n"
    mixed = "# A headline\r\n\r\nThe first paragraph.\n\n\rThe second paragraph.\r\n"
    article = desk.keep(name, mixed if ends == "mixed" else text.replace("\n", ends))
    assert article.headline == "A headline"
    assert article.text == "The first paragraph.\n\nThe second paragraph."


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_ten_megabytes_in_one_word(desk, name):
    head = {"story.md": "# Headline\n\n", "story.html": "<h1>Headline</h1><p>"}.get(name, "Headline\n\n")
    word = "a" * 10_000_000
    article = desk.keep(name, f"{head}{word}\n\nzanzibar")
    assert word in article.text
    assert desk.finds("zanzibar")
    page = next(iter(display_pages(article.html)))
    assert max(map(len, page.replace(display.BREAK, " ").split())) <= display.LONGEST_RUN + len("<p></p>")
    assert "a" * 10_000 in html_to_text(guard_for_display(article.html)).replace(display.BREAK, "")


@pytest.mark.parametrize("name", ["story.txt", "story.md", "story.html"])
def test_a_hundred_thousand_marks_on_a_letter(desk, name):
    head = {"story.md": "# Headline\n\n", "story.html": "<meta charset=utf-8><h1>Headline</h1><p>"}
    stack = "a" + "\u0301" * 100_000
    article = desk.keep(name, f"{head.get(name, 'Headline')}\n\n{stack} zanzibar")
    assert stack in article.text
    assert guard_for_display(article.html).count("\u0301") == display.MOST_MARKS
    assert "zanzibar" in guard_for_display(article.html)


def test_a_chain_of_joined_emoji(desk):
    chain = "👩\u200d" * 100_000
    article = desk.keep("story.txt", f"Headline\n\n{chain} zanzibar")
    assert chain in article.text
    shown = guard_for_display(article.html)
    assert max(map(len, shown.replace(display.BREAK, " ").split())) <= display.LONGEST_RUN + len("<p></p>")


def test_marks_that_turn_the_direction_lead_no_link_astray(desk):
    text = "Head\u202eline of evil\n\nA paragraph \u202eturned round https://e.org/\u202egpj.exe and on."
    article = desk.keep("story.txt", text)
    assert article.headline == "Head\u202eline of evil"
    assert "\u202e" not in "".join(part.partition('"')[0] for part in article.html.split('href="')[1:])
    shown = output.one_line(article.headline)
    assert shown == "Headline of evil"
