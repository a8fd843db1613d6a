"""Saved pages and Markdown of hostile shape or content: nothing runs, nothing hangs, and no text is lost silently."""

import re
import struct
import zlib

import pytest

from newsreader.article.markdown_html import NOT_CONVERTED
from newsreader.library import Library
from newsreader.sources.page import CUT_OFF

WORDS = "Ordinary words stand here and there in it. " * 8
DANGER = re.compile(r"javascript:|file:|data:|vbscript:|<script|<iframe|<object|\bon\w+\s*=|style\s*=", re.IGNORECASE)


def png(width=160, height=120, rows=120):
    """A small grey picture; with fewer rows than it claims, one whose header lies."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    data = zlib.compress((b"\0" + b"\x80" * width) * rows)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def page(body, head=""):
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>Case</title>{head}</head><body>{body}</body></html>"


def folded(text):
    return "".join(text.split())


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " deep",
        "> " * 50_000 + "deep",
        "[" * 100_000,
        "*_" * 100_000,
        "- " * 50_000 + "deep",
        "1. " * 30_000 + "deep",
        "".join(" " * 2 * depth + "- x\n" for depth in range(400)),
        "|a" * 50_000 + "|\n" + "|-" * 50_000 + "|\n" + "|b" * 50_000 + "|\n",
        "```\n" * 20_000,
    ],
    ids=["quotes", "spaced quotes", "brackets", "stars", "bullets", "numbers", "lists in lists", "columns", "fences"],
)
def test_markdown_that_cannot_be_converted_in_time_is_shown_as_it_is(desk, text):
    article = desk.keep("case.md", f"# Headline\n\n{WORDS}\n\n{text}\n\nThe last word is zanzibar.\n")
    if NOT_CONVERTED in article.warnings:
        assert folded(text) in folded(article.text)
    assert re.findall(r"\w", article.text).count("d") >= text.count("d")
    assert desk.finds("zanzibar") == ["Headline"]


def test_markdown_of_many_megabytes_is_kept_whole(desk):
    text = (WORDS + "\n\n") * 8_000
    article = desk.keep("long.md", f"# Headline\n\n{text}The last word is zanzibar.\n")
    assert folded(text) in folded(article.text)
    assert desk.finds("zanzibar") == ["Headline"]


def test_front_matter_that_explodes(desk):
    aliases = "".join(f"{b}: &{b} [{','.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    nested = desk.keep("nested.md", "---\ntitle: Nested\na: " + "{a: " * 20_000 + f"\n---\n{WORDS}")
    laughing = desk.keep("laughs.md", f"---\na: &a [x]\n{aliases}title: Laughs\n---\n{WORDS}")
    assert (nested.headline, laughing.headline) == ("Nested", "Laughs")
    assert nested.text == laughing.text == WORDS.strip()


@pytest.mark.parametrize("name", ["case.md", "case.html"])
def test_what_could_run_or_load_is_gone_and_the_words_stay(desk, name):
    (desk.folder / "near.png").write_bytes(png())
    hostile = (
        '<script>alert(1)</script><img src="file:///etc/passwd"><img src=x onerror=alert(1)>'
        '<p onclick="x()" style="color:red">The bold words stay.</p>'
        '<iframe src="https://e.org/"></iframe><a href="javascript:x">press</a><a href="&#106;avascript:x">or</a>'
        '<svg onload=alert(1)></svg><object data="x"></object><img src="//host/share/x.png"><img src="\\\\host\\x.png">'
    )
    markdown = "![x](file:///etc/passwd) [x](javascript:alert(1)) [y](<data:text/html,x>) ![z](../../secret.png)"
    body = f"# Case\n\n{WORDS}\n\n{markdown}\n\n{hostile}\n\nAfter it." if name == "case.md" else page(
        f"<h1>Case</h1><p>{WORDS}</p>{hostile}<p>{WORDS}</p><p>After it.</p>"
    )  # fmt: skip
    article = desk.keep(name, body)
    assert not DANGER.search(re.sub(r">[^<]*<", "><", f">{article.html}<"))
    assert "The bold words stay." in article.text
    assert "After it." in article.text
    assert article.image_names == ()


@pytest.mark.parametrize(
    ("mark", "encoding", "declared"),
    [
        (b"\xef\xbb\xbf", "utf-8", "windows-1251"),
        (b"\xff\xfe", "utf-16-le", "utf-8"),
        (b"\xfe\xff", "utf-16-be", "gbk"),
    ],
)
def test_the_byte_order_mark_outranks_what_the_page_declares(desk, mark, encoding, declared):
    text = "Größe und Übermut stehen in diesem Satz. " * 5
    body = f'<html><head><meta charset="{declared}"><title>Case</title></head><body><p>{text}</p></body></html>'
    assert text.strip() in desk.keep("case.html", mark + body.encode(encoding)).text


def test_local_pictures_come_from_the_folder_of_the_page_alone(desk, tmp_path):
    (desk.folder / "Story_files").mkdir()
    for place in (desk.folder / "Story_files" / "in.png", desk.folder / "beside.png", tmp_path / "above.png"):
        place.write_bytes(png())
    (desk.folder / "Story_files" / "out.png").symlink_to(tmp_path / "above.png")
    places = ["Story_files/in.png", "../above.png", "Story_files/../../above.png", "Story_files/out.png"]
    places += [str(tmp_path / "above.png"), (tmp_path / "above.png").as_uri(), "/etc/passwd", "Story_files/gone.png"]
    figures = "".join(f'<p>{WORDS}</p><p><img src="{place}" alt="picture"></p>' for place in places)
    article = desk.keep("Story.html", page(f"<article><h1>Case</h1>{figures}</article>"))
    assert len(article.image_names) == 1
    library = Library.open(desk.library, read_only=True)
    assert library.image(article.id, article.image_names[0]) == png()
    library.close()
    assert set(re.findall(r'src="([^"]*)"', article.html)) <= {f"image:{article.image_names[0]}"}


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", png(65_536, 65_536, 1), b"<svg/>", b"GIF89a\xff\xff\xff\xff"],
    ids=["empty", "no header", "65536 x 65536", "svg", "GIF"],
)
def test_broken_and_exploding_pictures_stay_out_and_the_page_comes_in(desk, data):
    desk.write("Story_files/in.png", data)
    body = f'<article><h1>Case</h1><p>{WORDS}</p><p><img src="Story_files/in.png"></p><p>{WORDS}</p></article>'
    article = desk.keep("Story.html", page(body))
    assert "Ordinary words" in article.text
    assert article.image_names == ()


@pytest.mark.parametrize(
    "cut",
    [
        "<p>The last word is zanzibar</p><a href='http://e.or",
        "<p>The last word is zanzibar &am",
        "<p>The last word is zanzibar</p><!-- <p>never closed</p>",
        "<p>The last word is zanzibar</p><script>var a = 1;",
        "<p>The last word is zanzibar and this is cut in the midd",
    ],
    ids=["tag", "entity", "comment", "script", "text"],
)
def test_a_page_that_is_cut_off(desk, cut):
    article = desk.keep("cut.html", f"<html><head><title>Case</title></head><body><h1>Case</h1><p>{WORDS}</p>{cut}")
    assert "Ordinary words" in article.text
    assert "zanzibar" in article.text
    assert CUT_OFF in article.warnings


@pytest.mark.parametrize(
    ("tag", "closed"),
    [("div", True), ("div", False), ("blockquote", False), ("b", True), ("table><tr><td", False), ("ul><li", True)],
)
def test_text_after_a_hundred_thousand_open_tags_is_there(desk, tag, closed):
    ends = "".join(f"</{name}>" for name in reversed(tag.split("><"))) * 100_000 if closed else ""
    body = f"<h1>Case</h1><p>{WORDS}</p>{f'<{tag}>' * 100_000}deep inside{ends}<p>zanzibar</p><p>{WORDS}</p>"
    article = desk.keep("deep.html", page(body))
    assert article.text.count("Ordinary words") == 16
    assert "deep inside" in article.text
    assert "zanzibar" in article.text
    assert article.html.count("<") < 10_000


@pytest.mark.parametrize("body", ["<p>{0}</p><p>{1}</p>", "<div>{0}</div>{1}", "<article><p>{0}<br>{1}</p></article>"])
def test_a_text_of_ten_megabytes_is_whole(desk, body):
    text = "Ordinary words stand here. " * 400_000
    article = desk.keep("long.html", page("<h1>Case</h1>" + body.format(text, "zanzibar after it")))
    assert folded(text + "zanzibar after it") in folded(article.text)
    assert desk.finds("zanzibar") == ["Case"]


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{number}=x" for number in range(100_000)) + f">{WORDS}</p>",
        f"<p>{WORDS}</p>" + "<" * 300_000,
        f"<p>{WORDS}</p>" + "&" * 300_000,
        f"<p>{WORDS}</p>" + "<!--" * 100_000,
        f"<p>{WORDS}</p>" + "<table>" + "<tr>" * 3 + "<td>x" * 100_000,
        f"<p>{WORDS}</p>" + "<a href='https://e.org/'>x</a> " * 20_000,
        f"<p>{WORDS}</p>" + "<img src=x>" * 40_000,
        f"<p>{WORDS}</p>" + "</p>" * 100_000,
        f"<p>{WORDS}</p>" + "<b><i>" * 30_000 + "</b></i>" * 30_000,
        f"<p>{WORDS}</p><ul>" + f"<li><a href=/a>{'Council votes on the tram line ' * 3}</a>" * 8_000,
    ],
    ids=["attributes", "less", "ampersands", "comments", "cells", "links", "images", "ends", "misnested", "items"],
)
def test_pages_of_hostile_shapes_end_and_keep_their_words(desk, body):
    article = desk.keep("case.html", page(f"<h1>Case</h1>{body}"))
    assert "Ordinary words stand here" in article.text
