import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from newsreader.ui.collector import Collector


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self, ends):
        self.self = self
        weakref.finalize(self, lambda: ends.append(threading.get_ident()))


@pytest.fixture
def collector(qtbot):
    parent = QObject()
    collector = Collector(parent)
    yield collector
    collector.stop()
    assert gc.isenabled()


def test_garbage_of_other_threads_is_collected_here(collector, qtbot):
    ends = []

    def work():
        Knot(ends)
        for _ in range(5000):
            knot = []
            knot.append(knot)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert ends == []
    collector.look()
    assert ends == [threading.get_ident()]


def test_nothing_is_collected_before_it_is_due(collector):
    ends = []
    gc.collect()
    Knot(ends)
    collector.look()
    assert ends == []
    gc.collect()
