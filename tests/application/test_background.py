import logging
import threading

import pytest

from newsreader.application.background import Background
from newsreader.article.errors import NewsreaderError


@pytest.fixture
def background(qtbot):
    runs = Background()
    yield runs
    runs.close()


def test_a_result_is_delivered_on_the_thread_that_asked(background, qtbot):
    seen = []
    background.run(threading.get_ident, lambda worker: seen.append((worker, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = seen[0]
    assert here == threading.get_ident()
    assert worker != here


def test_the_answer_to_an_outdated_question_is_dropped(background, qtbot):
    gate, seen = threading.Event(), []
    background.run(lambda: gate.wait(5) and "first", seen.append, question="list")
    background.run(lambda: "second", seen.append, question="list")
    gate.set()
    qtbot.waitUntil(lambda: not background.busy())
    assert seen == ["second"]


def test_the_write_lane_keeps_the_order(background, qtbot):
    seen = []
    for number in range(50):
        background.run(lambda number=number: number, seen.append, lane="write")
    qtbot.waitUntil(lambda: len(seen) == 50)
    assert seen == list(range(50))


def test_a_mendable_error_goes_to_who_asked_else_to_the_signal(background, qtbot):
    def refuse():
        raise NewsreaderError("The file is empty.")

    mine, everybodys = [], []
    background.failed.connect(everybodys.append)
    background.run(refuse, lambda _: None, mine.append)
    background.run(refuse, lambda _: None)
    qtbot.waitUntil(lambda: bool(mine and everybodys))
    assert mine[0].what == everybodys[0].what == "The file is empty."


def test_a_fault_of_the_program_is_logged_and_said_without_a_traceback(background, qtbot, expect_log):
    said = []
    background.failed.connect(said.append)
    with expect_log("newsreader.application.background", logging.ERROR):
        background.run(lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(said))
    assert "mistake" in str(said[0])
    assert "ZeroDivisionError" not in str(said[0])


def test_nothing_is_delivered_after_closing(qtbot):
    background, seen = Background(), []
    gate = threading.Event()
    background.run(lambda: gate.wait(5), seen.append, lane="work")
    gate.set()
    background.close()
    qtbot.wait(20)
    assert seen == []
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("work-") and thread.is_alive()]
