"""Empty places say why they are empty, and lead on."""

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtWidgets import QApplication

from newsreader.article.model import ArticleRow, SmartFolder, View, ViewKind
from newsreader.ui import empty_contents
from newsreader.ui.commands import commands
from newsreader.ui.empty_contents import (
    all_caught_up,
    awaited_headline,
    empty_bin,
    empty_folder,
    empty_story,
    first_run,
    for_view,
    many_selected,
    no_articles,
    no_awaited_headlines,
    no_bookmarks,
    nothing_found,
    nothing_related,
    nothing_selected,
    nothing_today,
)
from newsreader.ui.empty_state import EmptyState, balanced
from newsreader.ui.fonts import load_fonts, ui_font
from newsreader.ui.icons import names as icon_names
from newsreader.ui.theme import Theme

KEYS = {"next_article": "J", "previous_article": "K", "read_on": "Space", "bookmark": "S", "palette": "Ctrl+K"}
NAMING = [ArticleRow(number, f"Article {number}") for number in range(1, 8)]
OWN_ACTIONS = {"start_reading", "show_read", "clear_search"}


def key(name):
    return KEYS.get(name, "")


def no_key(name):
    return ""


CASES = {
    "first run": first_run(48, key),
    "caught up": all_caught_up("Harbour Desk"),
    "no articles": no_articles(),
    "no bookmarks": no_bookmarks(key),
    "nothing found": nothing_found("tram"),
    "nothing understood": nothing_found("is:unraed"),
    "empty folder": empty_folder(SmartFolder(1, "Strikes", "bolt", "strike OR walkout")),
    "nothing today": nothing_today(),
    "no awaited": no_awaited_headlines(),
    "empty bin": empty_bin(),
    "nothing related": nothing_related(),
    "empty story": empty_story(),
    "nothing selected": nothing_selected(key),
    "many selected": many_selected(12, unread=True),
    "awaited": awaited_headline("Ten Years of Tram Planning", NAMING, followed=False),
}


@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
def test_each_case_says_why_and_offers_a_next_step(content):
    known = {command.name for command in commands()} | OWN_ACTIONS
    assert content.title
    assert content.lines
    assert content.actions
    assert {action.name for action in content.actions} <= known
    assert content.icon in icon_names()
    assert sum(action.primary for action in content.actions) <= 1


def test_every_maker_of_the_module_is_tried_here():
    made = {name for name, maker in inspect.getmembers(empty_contents, inspect.isfunction) if not name.startswith("_")}
    tried = {name for name in globals() if name in made}
    assert made - {"isolated", "one_line", "dataclass", "known_icon", "mistakes_in"} == tried


def test_the_first_run_counts_and_promises():
    content = first_run(48, key)
    assert content.title == "Your reading room is ready"
    assert content.lines[0].startswith("48 articles come with Newsreader")
    assert "nothing is fetched unless you ask" in content.lines[1]
    assert [action.text for action in content.actions] == ["Start reading", "Subscribe…", "Import articles…"]
    assert content.hint == "J next · K previous · Space read on · S bookmark · Ctrl+K everything else"
    assert first_run(1, key).lines[0].startswith("One article comes")
    assert [action.name for action in first_run(0, key).actions] == ["subscribe", "import_files"]


def test_a_mistake_is_explained_where_nothing_was_found():
    assert any("unraed" in line for line in nothing_found("is:unraed").lines)
    assert nothing_found("tram").lines[1] == "Try fewer or other words."


def test_hints_leave_out_what_has_no_key():
    assert first_run(3, no_key).hint == ""
    assert "star" in no_bookmarks(no_key).lines[0]


@pytest.mark.parametrize(
    ("view", "title"),
    [
        (View(ViewKind.ALL), "No articles yet"),
        (View(ViewKind.UNREAD), "All caught up"),
        (View(ViewKind.TODAY), "Nothing from today"),
        (View(ViewKind.BOOKMARKS), "No bookmarks yet"),
        (View(ViewKind.AWAITED), "No awaited headlines"),
        (View(ViewKind.SOURCE, "The Ledger"), "All caught up"),
        (View(ViewKind.BIN), "The recycle bin is empty"),
        (View(ViewKind.BIN, search="tram"), "Nothing found"),
    ],
)
def test_a_view_says_why_it_is_empty(view, title):
    assert for_view(view, view.name, library_is_empty=False, shown_key=key).title == title


def test_in_an_empty_library_most_views_ask_for_articles():
    for kind in (ViewKind.ALL, ViewKind.UNREAD, ViewKind.TODAY, ViewKind.BOOKMARKS):
        assert for_view(View(kind), "", library_is_empty=True, shown_key=key) == no_articles()
    assert for_view(View(ViewKind.BIN), "", library_is_empty=True, shown_key=key) == empty_bin()


def test_a_caught_up_view_is_named():
    assert "Harbour Desk" in all_caught_up("Harbour Desk").lines[0]
    assert all_caught_up("").lines[0] == "No unread articles."


def test_a_long_search_is_cut():
    line = nothing_found("word\n" * 400).lines[0]
    assert len(line) < 140
    assert "\n" not in line
    assert "…”" in line.replace("\u2069", "")


def test_an_awaited_headline_changes_when_it_is_followed():
    before, after = (awaited_headline("A headline", NAMING[:1], followed=followed) for followed in (False, True))
    assert (before.actions[0].text, after.actions[0].text) == ("Follow", "Stop following")
    assert before.actions[0].name == after.actions[0].name == "follow"
    assert before.headline == "A headline"
    assert before.names == ((1, "Article 1"),)
    assert before.hint == ""
    assert awaited_headline("A headline", NAMING, followed=False).hint == "and 3 more"


def state(qtbot, content, width=600, theme=None):
    load_fonts()
    widget = EmptyState(content, theme)
    qtbot.addWidget(widget)
    widget.resize(width, 500)
    widget.show()
    QApplication.processEvents()
    return widget


def test_buttons_send_the_name_of_their_action(qtbot):
    widget = state(qtbot, CASES["first run"])
    sent = []
    widget.action_triggered.connect(sent.append)
    qtbot.mouseClick(widget._buttons[1], Qt.MouseButton.LeftButton)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(widget.focusWidget(), Qt.Key.Key_Return)
    assert sent == ["subscribe", "start_reading"]


def test_articles_that_name_a_headline_can_be_gone_to(qtbot):
    widget = state(qtbot, CASES["awaited"])
    asked = []
    widget.article_requested.connect(asked.append)
    qtbot.mouseClick(widget._names[2], Qt.MouseButton.LeftButton)
    assert asked == [3]


def test_it_can_say_something_else(qtbot):
    widget = state(qtbot, CASES["first run"])
    sent = []
    widget.action_triggered.connect(sent.append)
    widget.show_content(CASES["empty bin"])
    qtbot.mouseClick(widget._buttons[0], Qt.MouseButton.LeftButton)
    assert sent == ["show_all"]
    assert widget._title.text() == "The recycle bin is empty"
    assert not widget._hint.isVisible()


def test_outside_text_stays_text(qtbot):
    widget = state(qtbot, nothing_found("<b>bold</b>"))
    labels = (widget._title, widget._headline, widget._lines, widget._hint)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert "<b>bold</b>" in widget._lines.text()


def test_a_name_with_an_ampersand_is_shown_with_it(qtbot):
    widget = state(qtbot, awaited_headline("A & B", [ArticleRow(1, "C & D")], followed=False))
    assert widget._names[0]._words() == "C & D"
    assert QAccessible.queryAccessibleInterface(widget._names[0]).text(QAccessible.Text.Name) == "C & D"


@pytest.mark.parametrize("content", CASES.values(), ids=CASES)
@pytest.mark.parametrize("width", [300, 760])
def test_nothing_is_cut_off_at_any_width(qtbot, content, width):
    widget = state(qtbot, content, width)
    for button in widget._buttons:
        assert widget.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
    for label in (widget._title, widget._lines):
        assert label.height() >= label.heightForWidth(label.width())


def test_accessible_text_says_it_all(qtbot):
    widget = state(qtbot, CASES["nothing today"])
    found = QAccessible.queryAccessibleInterface(widget)
    assert found.text(QAccessible.Text.Name) == "Nothing from today"
    assert found.text(QAccessible.Text.Description) == "No article is dated today or arrived undated today."


def test_the_page_is_filled_in_every_theme(qtbot):
    for theme in (Theme("light"), Theme("sepia"), Theme("dark", 1.5)):
        widget = state(qtbot, CASES["caught up"], theme=theme)
        assert widget.grab().toImage().pixelColor(2, 2).name() == theme["page"].lower()


@given(st.text("ab c", max_size=80), st.integers(30, 300))
def test_balanced_lines_keep_every_word_and_take_no_more_lines(text, width):
    metrics = QFontMetrics(ui_font(Theme(), 15))
    lines = balanced(text, metrics, width).split("\n")
    assert " ".join(lines).split() == text.split()
    assert all(metrics.horizontalAdvance(line) <= width or " " not in line for line in lines)


def test_no_word_stands_alone(qtbot):
    load_fonts()
    metrics = QFontMetrics(ui_font(Theme(), 15))
    text = "Everything stays on this computer; nothing is fetched unless you ask."
    first, second = balanced(text, metrics, metrics.horizontalAdvance(text) - 5).split("\n")
    assert len(second) > len(first) / 2
