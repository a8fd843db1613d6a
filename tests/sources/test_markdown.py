import re
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.article.errors import NewsreaderError
from newsreader.sources.markdown import parse_markdown
from newsreader.sources.markdown_links import plain_text


def png(width, height):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height))
        + chunk(b"IEND", b"")
    )


def named(text):
    return [(link.kind, link.headline, link.url) for link in parse_markdown(text, "a.md").named_links]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("---\ntitle: From the Data\n---\n# Another Heading\n\nText.", "From the Data"),
        ("# From *the* Heading\n\nText.", "From the Heading"),
        ("From the Heading\n================\n\nText.", "From the Heading"),
        ("![x](y.png)\n\n# From the Heading\n\nText.", "From the Heading"),
        ("From the First Line\n\nText.", "From the First Line"),
        ("> A quote begins it.\n\nText.", "A quote begins it"),
    ],
)
def test_where_the_headline_comes_from(text, headline):
    assert parse_markdown(text, "a.md").headline == headline


def test_a_heading_that_repeats_the_title_goes():
    article = parse_markdown("---\ntitle: The Vote\n---\n# The Vote\n\nText.", "a.md")
    assert article.html == "<p>Text.</p>"


def test_another_heading_stays():
    article = parse_markdown("---\ntitle: The Vote\n---\n# The Day\n\nText.", "a.md")
    assert "<h1>The Day</h1>" in article.html


@pytest.mark.parametrize(
    ("data", "names"),
    [
        ("byline: Jane Doe and John Roe", ("Jane Doe", "John Roe")),
        ("author: By Jane Doe", ("Jane Doe",)),
        ("authors: [Jane Doe, John Roe]", ("Jane Doe", "John Roe")),
        ("author:\n  - name: Jane Doe\n  - name: John Roe", ("Jane Doe", "John Roe")),
        ("author: {name: Jane Doe}", ("Jane Doe",)),
        ("byline: Arts and Culture Desk", ("Arts and Culture Desk",)),
        ("byline:", ()),
    ],
)
def test_names(data, names):
    assert parse_markdown(f"---\ntitle: T\n{data}\n---\nText.", "a.md").byline == names


@pytest.mark.parametrize(
    ("data", "tags"),
    [
        ("tags: [a, b, a]", ("a", "b")),
        ("tags: a, b", ("a", "b")),
        ("tags:\n  - '#a'\n  - long tag", ("a", "long tag")),
        ("keywords: a", ("a",)),
        ("tags: {a: b}", ()),
    ],
)
def test_tags(data, tags):
    assert parse_markdown(f"---\ntitle: T\n{data}\n---\nText.", "a.md").tags == tags


def test_dates_site_address_and_language():
    article = parse_markdown(
        "---\ntitle: T\ndate: 2026-03-04T10:00:00+02:00\nupdated: 2026-03-05\nsource: Example Times\n"
        "url: https://example.com/a\nlang: de-AT\n---\nText.",
        "a.md",
    )
    assert (article.published.iso(), article.updated.iso()) == ("2026-03-04T10:00:00+02:00", "2026-03-05")
    assert (article.site, article.url, article.language) == ("Example Times", "https://example.com/a", "de")


def test_an_address_that_is_none_is_not_kept():
    assert parse_markdown("---\ntitle: T\nurl: javascript:alert(1)\n---\nText.", "a.md").url is None


def test_related_headlines_of_the_data():
    data = (
        "related:\n  - Plain headline\n  - {title: With address, url: 'https://example.com/a'}\n"
        "  - '[As a link](https://example.com/b)'\n  - '[[A wiki link]]'\n"
        "  - Council: the vote\n  - headline: Third key\n"
        "  - {title: No web, url: 'javascript:x'}\n"
    )
    assert named(f"---\ntitle: T\n{data}---\nText.") == [
        ("front_matter", "Plain headline", None),
        ("front_matter", "With address", "https://example.com/a"),
        ("front_matter", "As a link", "https://example.com/b"),
        ("front_matter", "A wiki link", None),
        ("front_matter", "Council: the vote", None),
        ("front_matter", "Third key", None),
        ("front_matter", "No web", None),
    ]


@pytest.mark.parametrize(
    ("line", "link"),
    [
        ("Also Read: Ten Years of Planning", ("also_read", "Ten Years of Planning", None)),
        ("**Also Read:** Ten Years of Planning", ("also_read", "Ten Years of Planning", None)),
        ("*Also Read: Ten Years of Planning*", ("also_read", "Ten Years of Planning", None)),
        ("ALSO READ Ten Years of Planning", ("also_read", "Ten Years of Planning", None)),
        ("> Also read: Ten Years of Planning", ("also_read", "Ten Years of Planning", None)),
        ("- Also read: Ten Years of Planning", ("also_read", "Ten Years of Planning", None)),
        ("Also Read: Ten *Years* of Planning", ("also_read", "Ten Years of Planning", None)),
        ("Also Read: [[Ten Years of Planning]]", ("also_read", "Ten Years of Planning", None)),
        ("Also Read: [Ten Years](https://example.com/a)", ("also_read", "Ten Years", "https://example.com/a")),
        ("Also Read: [Ten Years](ten.md)", ("also_read", "Ten Years", None)),
        ("Also Read: Ten Years | https://example.com/a", ("also_read", "Ten Years", "https://example.com/a")),
        ("Also Read: What [sic] They Said", ("also_read", "What [sic] They Said", None)),
    ],
)
def test_also_read_lines(line, link):
    article = parse_markdown(f"# T\n\nText of it.\n{line}\nMore text.", "a.md")
    assert named(f"# T\n\nText of it.\n{line}\nMore text.") == [link]
    href = link[2] or "named:0"
    [shown] = re.findall(rf'<a href="{re.escape(href)}">(.*?)</a>', article.html)
    assert re.sub("<[^>]*>", "", shown) == link[1]
    assert "<p>Text of it.</p>" in article.html


def test_several_links_behind_one_marker():
    text = "# T\n\nText.\n\nRelated: [One](https://a.example/1), [Two](https://a.example/2)"
    assert [headline for _, headline, _ in named(text)] == ["One", "Two"]


@pytest.mark.parametrize("bullet", ["- ", "* ", "+ ", "• ", "・"])
def test_bulleted_headlines(bullet):
    lines = f"{bullet}How the Tram Route Was Chosen\n{bullet}Why the Bridge Took Nine Years\n"
    article = parse_markdown(f"# T\n\nText of it.\n{lines}More text of it.", "a.md")
    assert [link.headline for link in article.named_links] == [
        "How the Tram Route Was Chosen",
        "Why the Bridge Took Nine Years",
    ]
    assert article.html.count("<li>") == 2
    assert article.html.endswith("<p>More text of it.</p>")


@pytest.mark.parametrize(
    "lines",
    [
        "- 200 g flour\n- 2 eggs",
        "- [ ] How the Tram Route Was Chosen",
        "The plan says:\n- How the Tram Route Was Chosen",
        "## Agenda\n\n- How the Tram Route Was Chosen",
        "- How the Tram Route Was Chosen\n  - nested",
        "```\n- How the Tram Route Was Chosen\n```",
        "    Also Read: Ten Years of Planning",
        "~~~\nAlso Read: Ten Years of Planning\n~~~",
    ],
)
def test_other_lists_and_code_name_nothing(lines):
    assert named(f"# T\n\nText.\n\n{lines}\n\nText.") == []


def test_a_heading_that_is_a_marker_announces_a_block():
    text = "# T\n\nText.\n\n## Mehr zum Thema\n\n- Der Lärm\n- [Die Brücke](https://example.com/b)\n"
    assert named(text) == [("block", "Der Lärm", None), ("block", "Die Brücke", "https://example.com/b")]


def test_links_to_headlines_that_do_not_exist_are_text():
    article = parse_markdown("# T\n\nAlso Read: Ten Years of Planning\n\n[forged](named:7)", "a.md")
    assert "named:0" in article.html
    assert "named:7" not in article.html
    assert "forged" in article.text


def test_raw_html_is_made_safe():
    article = parse_markdown(
        "# T\n\nText <script>alert(1)</script> [x](javascript:alert(1)) ![y](file:///etc/passwd) <img src=x onerror=z>",
        "a.md",
    )
    assert not re.search(r"script|javascript|file:|onerror", article.html)


def test_pictures_of_the_folder_come_along(tmp_path):
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a b.png").write_bytes(png(4, 3))
    (tmp_path / "no.png").write_bytes(b"no picture")
    text = (
        "# T\n\n![first](pictures/a%20b.png) ![again](pictures/a%20b.png) ![none](no.png) ![out](../x.png) ![gone](g)"
    )
    article = parse_markdown(text, "a.md", tmp_path)
    [image] = article.images
    assert (image.media_type, image.width, image.height) == ("image/png", 4, 3)
    assert article.html.count(f'src="image:{image.name}"') == 2
    assert article.html.count("<img") == 2
    assert "none" in article.text or "none" in article.html


def test_without_a_folder_no_picture_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").write_bytes(png(4, 3))
    assert parse_markdown("# T\n\n![x](a.png)", "-", None).images == ()


@pytest.mark.parametrize("marks", [">", "[", "*_", "- [", "# ", "`", "<", "![](", "|"])
def test_floods_of_marks_are_read_and_kept(marks):
    article = parse_markdown(f"# T\n\nText.\n\n{marks * 3000}\n\nEnd.", "a.md")
    assert "End." in article.text


def test_an_empty_file_is_refused():
    with pytest.raises(NewsreaderError, match=r"There are no words in “a\.md”"):
        parse_markdown(" \n", "a.md")


@given(
    st.lists(
        st.sampled_from(["- ", "* x", "Also Read: ", "# ", "---", "```", "> ", "| a |", "[a](b)", "words", ""]),
        max_size=12,
    )
)
def test_any_markdown_is_an_article(lines):
    article = parse_markdown("T\n\n" + "\n".join(lines), "a.md")
    assert article.headline
    assert len(re.findall(r"\bwords\b", article.text)) == lines.count("words")


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**Bold** and *it* and `code`", "Bold and it and code"),
        ("[a](https://x.example) <b>b</b>", "a b"),
        (r"1\. not \*this\*", "1. not *this*"),
        ("snake_case_name", "snake_case_name"),
    ],
)
def test_plain_text_of_a_line(markdown, text):
    assert plain_text(markdown) == text
