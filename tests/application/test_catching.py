"""Articles are looked through behind the window."""

import logging

import pytest
from news_fakes import flood, noise

from newsreader.application import catching
from newsreader.application.refreshing import NewArticles
from newsreader.article.errors import DiskFullError


@pytest.fixture
def session(sitting, monkeypatch):
    monkeypatch.setattr(catching, "SOON_MS", 1)
    monkeypatch.setattr(catching, "PORTION", 4)
    articles = [*(flood(number, 14 * number) for number in range(4)), *map(noise, range(9))]
    with sitting(articles, started=False) as session:
        yield session


def related(session, qtbot, article_id):
    with qtbot.waitSignal(session.related.arrived) as answer:
        session.related.ask(article_id)
    return answer.args[0]


def at_rest(session):
    return session.is_open and not session.background.busy()


def test_what_waits_is_looked_through_when_the_window_stands(session, qtbot):
    with qtbot.waitSignal(session.changed, check_params_cb=lambda changes: "related" in changes.kinds):
        session.start(ship=False)
    found = related(session, qtbot, 1)
    assert found.complete
    assert {each.row.id for each in found.follow_ups} == {2, 3, 4}


def test_what_is_added_is_looked_through_after_it(session, qtbot, tmp_path):
    with qtbot.waitSignal(session.changed, check_params_cb=lambda changes: "related" in changes.kinds):
        session.start(ship=False)
    file = tmp_path / "more.txt"
    file.write_text(f"Marlow again\nBy Jane Doe | Nov 30, 2026\n\n{flood(5, 20).text}", encoding="utf-8")
    with qtbot.waitSignal(session.changed, check_params_cb=lambda changes: "related" in changes.kinds):
        session.add([str(file)])
    assert 14 in related(session, qtbot, 1).ranked


def test_an_import_is_given_way_to_and_the_rest_follows_it(session, qtbot, tmp_path, monkeypatch):
    portions = []
    sign = catching.Relating.catch_up

    def signing(self, library, stop, told, portion):
        def stopping():
            portions.append(library.signatures.waiting())
            if len(portions) == 2:
                session.add([str(tmp_path)])
            return stop()

        return sign(self, library, stopping, told, portion)

    monkeypatch.setattr(catching.Relating, "catch_up", signing)
    (tmp_path / "more.txt").write_text("Marlow again\n\nMarlow was flooded again, Runa Feld said.", encoding="utf-8")
    session.start(ship=False)
    qtbot.waitUntil(
        lambda: session.is_open and not session.background.busy() and not session.library.signatures.waiting()
    )
    assert portions[:2] == [13, 9]


def test_what_cannot_be_kept_waits_for_another_time(session, qtbot, monkeypatch, expect_log):
    def full(*_what):
        raise DiskFullError("The disk is full.")

    monkeypatch.setattr(catching.Relating, "catch_up", full)
    with expect_log("newsreader.application.catching", logging.WARNING, "The disk is full"):
        session.start(ship=False)
        qtbot.waitUntil(
            lambda: session.is_open and not session.background.busy() and not session._catching._soon.isActive()
        )
    assert session.library.signatures.waiting() == 13


def test_the_rest_follows_an_import_that_brought_nothing(session, qtbot, tmp_path, monkeypatch):
    sign, asked = catching.Relating.catch_up, []

    def signing(self, library, stop, told, portion):
        def stopping():
            asked.append(stop())
            if len(asked) == 2:
                session.add([str(tmp_path / "nothing")])
            return stop()

        return sign(self, library, stopping, told, portion)

    (tmp_path / "nothing").mkdir()
    monkeypatch.setattr(catching.Relating, "catch_up", signing)
    session.start(ship=False)
    qtbot.waitUntil(lambda: len(asked) > 2 and at_rest(session) and not session.library.signatures.waiting())


def test_a_fault_does_not_end_the_looking_through_for_good(session, qtbot, monkeypatch, expect_log):
    sign, tried = catching.Relating.catch_up, []

    def failing_once(*what):
        tried.append(what)
        if len(tried) == 1:
            raise RuntimeError
        return sign(*what)

    monkeypatch.setattr(catching.Relating, "catch_up", failing_once)
    with expect_log("newsreader.application.background", logging.ERROR, "fault"):
        session.start(ship=False)
        qtbot.waitUntil(lambda: len(tried) == 1 and at_rest(session))
    session._catching.start()
    qtbot.waitUntil(lambda: at_rest(session) and not session.library.signatures.waiting())


def test_what_a_refresh_brings_is_given_way_to(session, qtbot, monkeypatch):
    sign, stopped = catching.Relating.catch_up, []

    def signing(self, library, stop, told, portion):
        def stopping():
            if not stopped:
                session.feeds.came.emit(NewArticles((1,)))
            stopped.append(stop())
            return stopped[-1]

        return sign(self, library, stopping, told, portion)

    monkeypatch.setattr(catching.Relating, "catch_up", signing)
    session.start(ship=False)
    qtbot.waitUntil(lambda: at_rest(session) and not session.library.signatures.waiting())
    assert True in stopped
