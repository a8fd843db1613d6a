"""Copies of one article at the desk: one row, its sources, and apart again."""

import pytest
from desk import BRIDGE, COUNT
from fakes import on, parsed
from PySide6.QtCore import QUrl
from wire_fakes import WIRE, text

from newsreader.article.model import View
from newsreader.ui.row_words import spoken_row

PAPERS = ("Northern Wire", "Estwick Herald", "Valley Post")
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def copies(desk):
    """Three copies under one row; the first stands."""
    desk.window.session._catching.finish()
    ids = [
        added.id
        for added in desk.library.add_all(
            [
                parsed(f"Dam holds, says the {paper}", text(*WIRE), site=paper, published=on(2026, 11, 21 + number))
                for number, paper in enumerate(PAPERS)
            ]
        )
    ]
    changes = desk.library.copies.fold([(ids[0], ids[1]), (ids[0], ids[2])])
    desk.window.session._doing.tell(changes, "", quiet=True)
    desk.window.show_view(View())
    desk.settle()
    return ids


def open_article(desk, article_id):
    desk.window.open_article(article_id)
    desk.settle()


def run(desk, name):
    desk.window.actions_by_name[name].trigger()
    desk.settle()


def listed(desk):
    return set(desk.window.navigator.ids)


def head(desk):
    return desk.window.lists.name()


def test_one_row_stands_for_all_copies(desk, copies):
    assert len(desk.window.navigator.ids) == COUNT + 1
    row = desk.window.lists.row(copies[0])
    assert row.copies == 2
    assert "3 sources." in spoken_row(row)


def test_the_head_names_the_other_sources_and_leads_to_them(desk, copies):
    open_article(desk, copies[0])
    assert "Also in Estwick Herald, Valley Post" in desk.pane.toPlainText().replace("\u2068", "").replace("\u2069", "")
    said = []
    desk.pane.link_hovered.connect(said.append)
    desk.pane.highlighted.emit(QUrl(f"copy:{copies[1]}"))
    assert said[-1].words == "The same article from another source, in your library"
    desk.click_link("Estwick Herald")
    desk.settle()
    assert desk.window.article_id == copies[1]


def test_the_copies_are_listed_and_back_leads_to_the_list_before(desk, copies):
    open_article(desk, copies[0])
    run(desk, "show_copies")
    assert listed(desk) == set(copies)
    assert head(desk).startswith("3 sources of “")
    desk.press("Escape")
    assert desk.window.navigator.question.view == View()
    desk.pane.anchorClicked.emit(QUrl("do:show_copies"))
    desk.settle()
    assert listed(desk) == set(copies)
    run(desk, "back")
    assert desk.window.navigator.question.view == View()


def test_unfolded_copies_stand_apart_until_they_are_folded_again(desk, copies):
    open_article(desk, copies[0])
    run(desk, "unfold")
    assert set(copies) <= listed(desk)
    assert desk.toast().startswith("Unfolded: ")
    assert "Also in" not in desk.pane.toPlainText()
    assert not desk.window.actions_by_name["unfold"].isEnabled()
    run(desk, "undo")
    assert listed(desk) & set(copies) == {copies[0]}
    run(desk, "redo")
    run(desk, "refold")
    assert listed(desk) & set(copies) == {copies[0]}
    assert desk.library.copies.of(copies[1]) == copies


def test_what_has_no_copies_offers_nothing_to_do_with_them(desk, copies):
    open_article(desk, desk.id_of(BRIDGE))
    for name in ("show_copies", "unfold", "refold"):
        assert not desk.window.actions_by_name[name].isEnabled()
    desk.window.copies.show()
    assert desk.window.navigator.question.view == View()


def test_a_row_is_deleted_with_its_copies_and_among_them_each_alone(desk, copies):
    open_article(desk, copies[0])
    run(desk, "show_copies")
    run(desk, "delete")
    run(desk, "show_all")
    assert listed(desk) & set(copies) == {copies[1]}
    open_article(desk, copies[1])
    run(desk, "delete")
    assert not listed(desk) & set(copies)
    run(desk, "undo")
    run(desk, "undo")
    run(desk, "show_bookmarks")
    desk.window.navigator.close_article()
    run(desk, "show_all")
    assert listed(desk) & set(copies) == {copies[0]}


def test_the_open_article_stays_in_the_list_when_it_is_folded(desk, copies):
    desk.library.copies.unfold(copies[0])
    desk.window.session._doing.tell(desk.library.mark_read([copies[0]], read=True), "", quiet=True)
    desk.window.show_view(View())
    desk.settle()
    open_article(desk, copies[2])
    desk.window.session._doing.tell(desk.library.copies.refold(copies), "", quiet=True)
    desk.settle()
    assert listed(desk) & set(copies) == {copies[0], copies[2]}
    assert desk.window.article_id == copies[2]


def test_the_menu_of_a_row_with_copies_can_unfold_it(desk, copies):
    menu = desk.menu(desk.list.viewport(), desk.row_point(desk.window.lists.row(copies[0]).headline))
    assert {"Show copies", "Unfold copies"} <= {action.text() for action in menu.actions()}


def test_a_copy_is_no_related_article(desk, copies):
    from newsreader.application.catching_up import catch_up
    from newsreader.related.index import Index
    from newsreader.related.panel import related_to

    index = Index(desk.library, None)
    catch_up(desk.library, index)
    found = related_to(desk.library, index, copies[0])
    assert {each.row.id for part in (found.same_story, found.background, found.follow_ups) for each in part} == set()
