"""What a hostile body may not do in the pane, with no sanitizer before it."""

import pytest
from article_fakes import picture, stored
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage, QTextDocument

from newsreader.ui.article_links import DECODE, EDITED, PART
from newsreader.ui.reading_pane import ReadingPane

CANARY = QColor("#FF00FF")

LOADS = [
    '<img src="{file}" alt="a" width=300 height=300>', '<img src="{url}" alt="a">', '<img src="canary.png" alt="a">',
    '<img src="../{parent}/canary.png" alt="a">', '<img src="image:../canary.png" alt="a">', '<img src="image:{file}">',
    '<img src="image:canary.png"><img src="IMAGE:canary.png" alt=b>', '<img srcset="{url} 2x" src="{file}" alt="a">',
    '<p style="background-image:url({file})">a</p>', '<table background="{file}"><tr><td>a<td>b</table>',
    '<table><tr><td background="{url}">a<td>b</table>', '<body background="{file}">a', '<p background="{url}">a</p>',
    '<link rel=stylesheet href="{css}"><p>a</p>',
    '<style>@import "{css}"; p {{background: url({file})}}</style><p>a</p>',
    '<object data="{file}">a</object><embed src="{file}"><iframe src="{file}"></iframe>',
    '<svg><image href="{file}"/></svg>a',
    '<picture><source srcset="{url}"><img src="qrc:/{file}" alt="a"></picture>', '<img src="//localhost{file}" alt=a>',
    '<ul style="list-style-image:url({file})"><li>a</ul>', '<img src="data:image/png;base64,{base64}" alt="a">',
]  # fmt: skip

SHAPES = {
    "word": "x" * 1_000_000,
    "tables in tables": "<table><tr><td>" * 1000 + "x",
    "deep": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "deep quotes": "<blockquote>" * 10_000 + "x",
    "deep lists": "<ul><li>" * 10_000 + "x",
    "deep emphasis": "<b><i>" * 50_000 + "x",
    "wide table": "<table>" + ("<tr>" + "<td>x" * 300) * 300 + "</table>",
    "long table": "<table>" + "<tr><td>x<td>y" * 20_000 + "</table>",
    "ragged table": "<table>" + "".join("<tr>" + "<td>x" * (row % 60) for row in range(1000)) + "</table>",
    "spans": "<table>" + "<tr><td rowspan=10000 colspan=1000000000>x" * 200 + "</table>",
    "pictures": '<img src="missing.png" alt="x">' * 10_000,
    "own pictures": '<img src="image:own" alt="x">' * 10_000,
    "links": '<a href="http://a.example">x</a> ' * 100_000,
    "breaks": "x<br>" * 200_000,
    "rules": "<hr>x" * 50_000,
    "paragraphs": "<p>x" * 100_000,
    "ampersands": "&" * 200_000,
    "less-thans": "<" * 500_000,
    "attributes": "<p " + "a=1 " * 100_000 + ">x",
    "comments": "<!--" * 100_000 + "x",
    "marks": "x" + "\u0301" * 100_000,
    "joined emoji": "👩\u200d" * 50_000,
    "one line of code": "<pre>" + "x = 1; " * 100_000 + "</pre>",
    "lines of code": "<pre>" + "x\n" * 50_000 + "</pre>",
    "sizes": '<img src="image:own" width=1000000000 height=-1><font size=1000000000>x</font><hr width=1e9>',
    "numbers": "&#x110000;&#xD800;&#0;&#99999999999999;x",
    "thai": "<p>" + "ภาษาไทย" * 40_000 + "</p>",
}


@pytest.fixture
def pane(qtbot):
    pane = ReadingPane()
    qtbot.addWidget(pane)
    pane.resize(700, 600)
    pane.show()
    return pane


@pytest.fixture
def canary(tmp_path, monkeypatch):
    """Files that exist and would be seen if they were opened."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "canary.png"
    assert picture(300, 300, "#FF00FF").save(str(file))
    css = tmp_path / "canary.css"
    css.write_text("p, td, body { background: #FF00FF; color: #FF00FF }")
    import base64

    return {
        "file": str(file), "url": QUrl.fromLocalFile(str(file)).toString(), "css": str(css), "parent": tmp_path.name,
        "base64": base64.b64encode(file.read_bytes()).decode(),
    }  # fmt: skip


def fragments(document):
    block = document.begin()
    while block.isValid():
        it = block.begin()
        while not it.atEnd():
            yield it.fragment().charFormat()
            it += 1
        block = block.next()


def assert_harmless(pane, own=()):
    for made in fragments(pane.document()):
        href = made.anchorHref()
        assert (
            not href
            or href.startswith(("http://", "https://", "mailto:", "named:", "#"))
            or href in (EDITED, DECODE, PART + "1")
        )
        if made.isImageFormat():
            assert made.toImageFormat().name() in own


def has_canary(shot):
    image = shot.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return CANARY.rgb() in {image.pixel(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)}


@pytest.mark.parametrize("html", LOADS)
def test_no_local_file_is_shown(pane, canary, html):
    pane.show_article(stored("<p>before</p>" + html.format(**canary) + "<p>after</p>"), {})
    assert not has_canary(pane.grab())
    assert_harmless(pane)
    assert "after" in pane.toPlainText()


def test_the_canary_would_be_seen(pane, canary):
    article = stored('<img src="image:c" alt="a">', image_names=("c",))
    pane.show_article(article, {"c": QImage(canary["file"])})
    assert has_canary(pane.grab())


@pytest.mark.parametrize("kind", ["file", "url", "css"])
def test_even_html_set_past_the_pane_opens_nothing(pane, canary, kind):
    pane.setHtml(
        f'<p><img src="{canary[kind]}" width=200 height=200></p><link rel=stylesheet href="{canary["css"]}"><p>x'
    )
    assert not has_canary(pane.grab())
    pane.setMarkdown(f"![x]({canary['file']})")
    assert not has_canary(pane.grab())


def test_every_picture_asked_for_is_answered_with_a_picture(pane, canary):
    for name in (
        canary["file"],
        canary["url"],
        "canary.png",
        "image:x",
        "image:",
        "",
        "qrc:/x",
        "http://a.example/x.png",
    ):
        for asked in (name, QUrl(name)):
            answer = pane.loadResource(QTextDocument.ResourceType.ImageResource.value, asked)
            assert isinstance(answer, QImage)
            assert (answer.width(), answer.height()) == (1, 1)
    assert pane.loadResource(QTextDocument.ResourceType.StyleSheetResource.value, QUrl(canary["css"])) == ""


def test_nothing_is_opened_by_address(pane, canary):
    pane.show_article(stored("<p>The river rose.</p>"), {})
    before = pane.toPlainText()
    pane.setSource(QUrl.fromLocalFile(canary["css"]))
    pane.setSource(QUrl("file:///etc/passwd"), QTextDocument.ResourceType.HtmlResource)
    pane.doSetSource(QUrl.fromLocalFile(canary["css"]))
    assert pane.toPlainText() == before


def test_nothing_is_pasted_or_dropped(pane):
    pane.show_article(stored("<p>The river rose.</p>"), {})
    before = pane.toPlainText()
    data = QMimeData()
    data.setText("pasted")
    assert not pane.canInsertFromMimeData(data)
    pane.insertFromMimeData(data)
    assert pane.toPlainText() == before
    assert not pane.acceptDrops()
    assert not pane.viewport().acceptDrops()
    assert not pane.isUndoRedoEnabled()


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_stops_the_pane_and_its_text_is_there(pane, name):
    article = stored(SHAPES[name], image_names=("own",))
    pane.show_article(article, {"own": picture()})
    pane.grab()
    text = pane.toPlainText()
    assert (
        "x" in text or "ภ" in text or "👩" in text or name in ("ampersands", "less-thans", "comments", "own pictures")
    )
    assert 0 < pane.document().size().height() < 2_000_000
    assert_harmless(pane, own=("image:own",))
