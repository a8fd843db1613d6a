from threading import Event

import pytest

from newsreader.sources.fetch.errors import Failure
from newsreader.sources.fetch.visit import visiting
from newsreader.sources.fetch.waiting import in_time


def _fails():
    raise OSError("no")


def test_what_is_waited_for_is_given():
    with visiting("site.example", 5, Event()):
        assert in_time(lambda: 7) == 7
        assert in_time(lambda: None) is None
        with pytest.raises(OSError, match="no"):
            in_time(_fails)


@pytest.mark.parametrize(("seconds", "stop", "kind"), [(0.02, False, "timeout"), (5, True, "stopped")])
def test_what_comes_too_late_is_thrown_away(seconds, stop, kind):
    ended, late, thrown = Event(), Event(), Event()
    found = []

    def discard(each):
        found.append(each)
        thrown.set()

    def work():
        if stop:
            ended.set()
        late.wait(5)
        return "late"

    with visiting("site.example", seconds, ended), pytest.raises(Failure) as raised:
        in_time(work, discard)
    late.set()
    assert thrown.wait(5)
    assert (raised.value.kind, found) == (kind, ["late"])
