import threading

import apsw
import pytest
from fakes import parsed, write_article

from newsreader.application.listing import Question
from newsreader.application.session import Session
from newsreader.article.model import View, ViewKind
from newsreader.library import Library


@pytest.fixture
def session(sitting):
    with sitting([parsed(f"Headline {number}") for number in range(4)]) as session:
        yield session


def test_a_change_is_told_once_and_counted_anew(session, qtbot):
    changes, done, counts = [], [], []
    session.changed.connect(changes.append)
    session.done.connect(done.append)
    session.counted.connect(counts.append)
    session.bookmark([1, 2], True, "Bookmarked: 2 articles", quiet=False)
    qtbot.waitUntil(lambda: bool(counts))
    assert [change.articles for change in changes] == [{1, 2}]
    assert [(each.label, each.quiet) for each in done] == [("Bookmarked: 2 articles", False)]
    assert counts[-1].bookmarks == 2


def test_changes_are_taken_back_and_made_again(session, qtbot):
    with qtbot.waitSignal(session.done):
        session.delete([1], "Deleted")
    with qtbot.waitSignal(session.undone) as undone:
        session.undo()
    assert (undone.args[0].label, undone.args[0].again) == ("Deleted", False)
    assert session.library.counts().bin == 0
    assert session.redo_label() == "Deleted"
    with qtbot.waitSignal(session.undone) as undone:
        session.redo()
    assert undone.args[0].again
    assert session.library.counts().bin == 1
    assert session.undo_label() == "Deleted"


def test_one_step_is_taken_back_though_others_followed(session, qtbot):
    with qtbot.waitSignal(session.done) as first:
        session.delete([1], "Deleted")
    with qtbot.waitSignal(session.done):
        session.bookmark([2], True, "Bookmarked")
    with qtbot.waitSignal(session.undone):
        session.undo(first.args[0].step)
    assert session.library.counts().bin == 0
    assert session.library.counts().bookmarks == 1
    session.undo(first.args[0].step)
    assert session.undo_label() == "Bookmarked"


def test_what_fails_to_be_taken_back_can_be_tried_again(session, qtbot, monkeypatch):
    from newsreader.article.errors import NewsreaderError

    with qtbot.waitSignal(session.done):
        session.delete([1], "Deleted")

    def refuse(_undo):
        raise NewsreaderError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(session.library, "undo", refuse)
        with qtbot.waitSignal(session.failed):
            session.undo()
    assert session.undo_label() == "Deleted"
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.counts().bin == 0


def test_only_the_latest_list_is_answered(session, qtbot):
    listed = []
    session.listed.connect(listed.append)
    for kind in (ViewKind.ALL, ViewKind.BOOKMARKS, ViewKind.UNREAD):
        session.ask_list(Question(View(kind)))
    qtbot.waitUntil(lambda: not session.background.busy())
    assert [each.question.view.kind for each in listed] == [ViewKind.UNREAD]


def test_what_is_not_there_is_lost_and_named(session, qtbot):
    with qtbot.waitSignal(session.lost) as lost:
        session.open(999)
    assert lost.args[0][0] == 999
    with qtbot.waitSignal(session.lost) as lost:
        session.open_headline(7)
    assert lost.args[0][0] == -7


def test_a_library_that_was_refused_can_be_opened_later(qtbot, tmp_path):
    path = tmp_path / "library.db"
    path.write_text("no library" * 100, encoding="utf-8")
    session = Session(path, lambda data, side: None)
    with qtbot.waitSignal(session.refused):
        session.start(ship=False)
    path.unlink()
    with qtbot.waitSignal(session.ready):
        session.start(ship=False)
    session.close()
    assert path.exists()


def test_closing_finishes_what_the_reader_did(session, tmp_path):
    for number in range(1, 5):
        session.bookmark([number], True, "Bookmarked")
        session.set_position(number, 0.5)
    session.close()
    library = Library.open(tmp_path / "library.db")
    assert library.counts().bookmarks == 4
    assert library.article(4).status.position == 0.5
    library.close()
    session.bookmark([1], False, "after the end nothing is done")


def test_an_import_tells_of_its_only_article(session, qtbot, tmp_path):
    file = write_article(tmp_path / "news", "Ferry Sails Again")
    with qtbot.waitSignal(session.imported) as ended:
        session.add([str(file)])
    article_id, headline = ended.args[0].only
    assert headline == "Ferry Sails Again"
    assert session.library.article(article_id).headline == headline
    with qtbot.waitSignal(session.imported) as ended:
        session.add([str(file)])
    assert ended.args[0].only is None
    assert ended.args[0].progress.unchanged == 1


def test_cancelling_one_import_does_not_stop_the_next(session, qtbot, tmp_path, monkeypatch):
    from newsreader import sources

    gate, reached = threading.Event(), threading.Event()
    read = sources.read_any

    def slowly(*given, **more):
        reached.set()
        gate.wait(10)
        return read(*given, **more)

    monkeypatch.setattr(sources, "read_any", slowly)
    one, two = tmp_path / "one", tmp_path / "two"
    for number in range(3):
        write_article(one, f"First {number}")
        write_article(two, f"Second {number}")
    ended = []
    session.imported.connect(ended.append)
    session.add([str(one)])
    qtbot.waitUntil(reached.is_set)
    session.cancel_import()
    session.add([str(two)])
    gate.set()
    qtbot.waitUntil(lambda: len(ended) == 2)
    assert [each.progress.added for each in ended] == [1, 3]
    assert not session.importing()


def test_the_first_article_is_handed_over_before_the_import_ends(session, qtbot, tmp_path):
    for number in range(3):
        write_article(tmp_path / "news", f"News {number}")
    order = []
    session.first_kept.connect(lambda _id: order.append("first"))
    session.imported.connect(lambda _imported: order.append("end"))
    session.add([str(tmp_path / "news")], open_first=True)
    qtbot.waitUntil(lambda: "end" in order)
    assert order == ["first", "end"]


def test_what_is_done_to_a_whole_view_is_told_portion_by_portion(session, qtbot, monkeypatch):
    from newsreader.application import bulk_work

    monkeypatch.setattr(bulk_work, "AT_ONCE", 1)
    told = []
    session.bulk_progressed.connect(told.append)
    with qtbot.waitSignal(session.done) as done:
        session.mark_view_read(View(), "Marked all read")
    assert [(each.label, each.done, each.total, each.finished) for each in told] == [("Marked all read", 4, 4, True)]
    assert (done.args[0].label, done.args[0].changes.articles) == ("Marked all read", {1, 2, 3, 4})
    assert session.library.counts().unread == 0
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.counts().unread == 4
    assert session.redo_label() == "Marked all read"


def test_what_was_deleted_can_be_taken_back_on_another_day(session, qtbot):
    with qtbot.waitSignal(session.done):
        session.delete([1], "Deleted")
    with qtbot.waitSignal(session.done):
        session.delete_view(View(search="2"), "Deleted all")
    path = session.path
    session.close()
    again = Session(path, lambda data, side: None)
    with qtbot.waitSignal(again.ready):
        again.start(ship=False)
    assert again.undo_label() == "Deleted all"
    for _ in range(2):
        with qtbot.waitSignal(again.undone):
            again.undo()
    assert again.library.counts().bin == 0
    again.close()


def test_a_step_that_was_cut_off_is_finished_by_the_next_start(qtbot, tmp_path):
    from newsreader.library.steps import Bulk

    library = Library.open(tmp_path / "library.db")
    library.add_all([parsed(f"Headline {number}") for number in range(4)])
    library.begin_bulk(Bulk("read", label="Marked all read"), View())
    library.close()
    session = Session(tmp_path / "library.db", lambda data, side: None)
    with qtbot.waitSignal(session.changed):
        session.start(ship=False)
    assert session.library.counts().unread == 0
    assert session.undo_label() == "Marked all read"
    session.close()


def test_what_took_several_portions_is_taken_back_as_one(session, qtbot, monkeypatch):
    from newsreader.application import bulk_work
    from newsreader.library import steps

    monkeypatch.setattr(steps.carry_on, "__defaults__", (1,))
    monkeypatch.setattr(bulk_work, "AT_ONCE", 2)
    told = []
    session.bulk_progressed.connect(told.append)
    with qtbot.waitSignal(session.done) as done:
        session.delete_view(View(), "Deleted all")
    assert len(told) >= 4
    assert done.args[0].step is not None
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.counts().bin == 0
    with qtbot.waitSignal(session.undone):
        session.redo()
    assert session.library.counts().bin == 4


def test_many_things_can_be_ended_half_way(session, qtbot, monkeypatch):
    from newsreader.library import steps

    monkeypatch.setattr(steps.carry_on, "__defaults__", (1,))
    session.bulk_progressed.connect(lambda progress: progress.done >= 2 and session.cancel_bulk())
    with qtbot.waitSignal(session.done):
        session.bookmark_view(View(), True, "Bookmarked all")
    kept = session.library.counts().bookmarks
    assert 2 <= kept < 4
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.counts().bookmarks == 0


def test_folders_are_kept_and_counted(session, qtbot):
    from newsreader.article.model import SmartFolder

    with qtbot.waitSignal(session.done):
        session.folders.save_folder(SmartFolder(0, "Threes", "", "3"), "Saved")
    with qtbot.waitSignal(session.folders.counted) as counted:
        session.folders.ask_folder_counts()
    assert [(each.unread, each.total) for each in counted.args[0].values()] == [(1, 1)]
    with qtbot.waitSignal(session.listed) as listed:
        session.ask_list(Question(View(ViewKind.SMART, "1")))
    assert list(listed.args[0].ids) == [4]
    with qtbot.waitSignal(session.undone):
        session.undo()
    assert session.library.smart_folders() == []


def test_a_search_is_answered_by_headlines_first(session, qtbot):
    listed = []
    session.listed.connect(listed.append)
    session.ask_list(Question(View(search="headline")))
    qtbot.waitUntil(lambda: bool(listed) and listed[-1].complete)
    assert [(list(each.ids), each.complete) for each in listed] == [([4, 3, 2, 1], False), ([4, 3, 2, 1], True)]


def test_a_long_list_is_answered_by_its_first_screens_first(session, qtbot, monkeypatch):
    from newsreader.application import reading

    monkeypatch.setattr(reading, "AT_ONCE", 2)
    monkeypatch.setattr(reading, "FIRST", 2)
    listed = []
    session.listed.connect(listed.append)
    session.ask_list(Question())
    qtbot.waitUntil(lambda: bool(listed) and listed[-1].complete)
    assert [list(each.ids) for each in listed] == [[4, 3, 0, 0], [4, 3, 2, 1]]


def test_that_nothing_was_found_is_told_once(session, qtbot):
    listed = []
    session.listed.connect(listed.append)
    session.ask_list(Question(View(search="zebra")))
    qtbot.waitUntil(lambda: not session.background.busy())
    assert [(list(each.ids), each.complete) for each in listed] == [([], True)]


def test_a_star_set_while_articles_come_in_is_never_lost(session, qtbot, tmp_path):
    for number in range(80):
        write_article(tmp_path / "news", f"Arriving story number {number}")
    starred = []

    def star(_progress):
        if len(starred) < 4:
            starred.append(len(starred) + 1)
            session.bookmark([starred[-1]], True, "Bookmarked")

    session.progressed.connect(star)
    with qtbot.waitSignal(session.imported, timeout=30_000):
        session.add([str(tmp_path / "news")])
    qtbot.waitUntil(lambda: not session.background.busy())
    assert starred
    path = session.path
    session.close()
    library = Library.open(path)
    assert library.counts().all == 84
    assert sorted(library.ids(View(ViewKind.BOOKMARKS))) == starred
    library.close()


def test_what_is_done_while_another_program_holds_the_library_is_done_later(session, qtbot):
    session.library._database._writer.set_busy_timeout(10)
    other = apsw.Connection(str(session.path))
    other.execute("BEGIN IMMEDIATE")
    with qtbot.waitSignal(session.failed) as waiting:
        session.bookmark([1], True, "Bookmarked", quiet=False)
    assert "Another program" in waiting.args[0].what
    assert "waits" in waiting.args[0].kept
    with qtbot.waitSignal(session.done):
        other.execute("ROLLBACK")
    assert session.library.counts().bookmarks == 1
    other.close()


def test_nobody_waits_for_another_program_at_the_end(session, qtbot, expect_log):
    session.library._database._writer.set_busy_timeout(10)
    other = apsw.Connection(str(session.path))
    other.execute("BEGIN IMMEDIATE")
    with qtbot.waitSignal(session.failed):
        session.bookmark([1], True, "Bookmarked", quiet=False)
    with expect_log("newsreader.application.keeper", pattern="Another program"):
        session.close()
    other.execute("ROLLBACK")
    other.close()
    library = Library.open(session.path)
    assert library.counts().bookmarks == 0
    library.close()
