import pytest
from fakes import on, parsed
from related_fakes import every_section, found

from newsreader.application.listing import Question
from newsreader.application.relations import SectionName
from newsreader.article.model import View, ViewKind
from newsreader.article.related import Related
from newsreader.library import Library


@pytest.fixture
def session(sitting):
    days = range(1, 5)
    with sitting([parsed(f"Headline {day}", published=on(2026, 3, day)) for day in days]) as session:
        yield session


def background_of(library, article_id, most):
    """All other articles, the oldest as the best."""
    rows = [row for row in library.rows([1, 2, 3, 4]) if row.id != article_id]
    return Related(article_id, background=tuple(found(row.id, row=row) for row in rows[:most]))


def test_what_is_found_is_told(session, qtbot):
    session.related.find = lambda _library, article_id, _most: every_section(article_id)
    with qtbot.waitSignal(session.related.arrived) as arrived:
        session.related.ask(3)
    assert arrived.args == [every_section(3)]


def test_only_the_last_question_is_answered(session, qtbot):
    session.related.find = lambda _library, article_id, _most: Related(article_id)
    told = []
    session.related.arrived.connect(told.append)
    for article_id in (1, 2, 3):
        session.related.ask(article_id)
    qtbot.waitUntil(lambda: not session.background.busy())
    assert [each.article_id for each in told] == [3]
    session.related.ask(4)
    session.related.drop()
    qtbot.waitUntil(lambda: not session.background.busy())
    assert len(told) == 1


def test_where_nothing_can_be_found_nothing_belongs(session, qtbot):
    session.related.find = None
    session.related.find = None
    with qtbot.waitSignal(session.related.arrived) as arrived:
        session.related.ask(3)
    assert arrived.args == [Related(3)]


def test_in_a_library_for_reading_only_nothing_is_looked_for(session, qtbot, monkeypatch):
    session.related.find = lambda _library, article_id, _most: every_section(article_id)
    monkeypatch.setattr(Library, "read_only", True)
    with qtbot.waitSignal(session.related.arrived) as arrived:
        session.related.ask(3)
    assert arrived.args == [Related(3)]


@pytest.mark.parametrize(
    ("order", "best", "ids"), [("newest", True, [1, 2, 3]), ("newest", False, [3, 2, 1]), ("oldest", False, [1, 2, 3])]
)
def test_a_section_is_listed_by_what_is_best_or_by_date(session, qtbot, order, best, ids):
    session.related.find = background_of
    question = Question(View(ViewKind.RELATED, str(SectionName(4, "background"))), order, best)
    with qtbot.waitSignal(session.listed) as listed:
        session.ask_list(question)
    assert list(listed.args[0].ids) == ids
    assert listed.args[0].complete


@pytest.mark.parametrize("name", ["", "12", "12 rumours", "x background", "-3 background"])
def test_a_name_that_means_no_section_lists_nothing(session, qtbot, name):
    session.related.find = background_of
    with qtbot.waitSignal(session.listed) as listed:
        session.ask_list(Question(View(ViewKind.RELATED, name)))
    assert list(listed.args[0].ids) == []
    assert SectionName.of(name) is None


def test_a_decision_is_kept_told_and_taken_back(session, qtbot):
    with qtbot.waitSignal(session.done) as done:
        session.related.decide(1, 2, False, "Not related: Headline 2")
    assert done.args[0].label == "Not related: Headline 2"
    assert session.library.related_decisions(2) == {1: False}
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.related_decisions(1) == {}


def test_rows_of_copies_are_told(session, qtbot):
    told = []
    session.related.ask_rows([2, 3], told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert [row.headline for row in told[0]] == ["Headline 2", "Headline 3"]
