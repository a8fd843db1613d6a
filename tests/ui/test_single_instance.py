import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from newsreader.ui.instance_name import may_be_open, socket_name
from newsreader.ui.single_instance import LONGEST, SingleInstance

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from newsreader.ui.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).forward(sys.argv[2:]))
"""


@pytest.fixture
def first(qapp, tmp_path):
    instance = SingleInstance(tmp_path / "library.db")
    assert instance.forward(["open"]) is False
    yield instance
    instance.close()


def second_start(library, *message):
    command = [sys.executable, "-c", SECOND_START, str(library), *message]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def guest(instance):
    socket = QLocalSocket()
    socket.connectToServer(instance._name)
    assert socket.waitForConnected(1000)
    return socket


def test_a_second_start_hands_over_its_message_and_knows_it(first, tmp_path, qtbot):
    message = ["open", "/home/ä b.txt", "two\nlines", "日報"]
    with qtbot.waitSignal(first.message_received, timeout=20_000) as received:
        other = second_start(tmp_path / "library.db", *message)
    assert received.args == [message]
    assert other.communicate(timeout=20)[0].strip() == "True"


def test_a_start_sees_by_itself_where_somebody_may_be_listening(first, tmp_path):
    assert may_be_open(tmp_path / "library.db")
    assert sys.platform == "win32" or not may_be_open(tmp_path / "other.db")


def test_another_library_has_an_instance_of_its_own(first, tmp_path, qtbot):
    with qtbot.assertNotEmitted(first.message_received):
        other = second_start(tmp_path / "other.db", "open")
        assert other.communicate(timeout=20)[0].strip() == "False"


def test_the_name_is_that_of_the_library_however_its_path_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    name = socket_name(tmp_path / "library.db")
    assert socket_name(Path("library.db")) == socket_name(tmp_path / "folder" / ".." / "library.db") == name
    assert socket_name(tmp_path / "other.db") != name


def test_the_name_is_that_of_the_user(tmp_path, monkeypatch):
    mine = socket_name(tmp_path / "library.db")
    monkeypatch.setattr(os, "getuid", lambda: 4711, raising=False)
    monkeypatch.setenv("USERNAME", "somebody-else")
    assert socket_name(tmp_path / "library.db") != mine


def test_only_the_user_may_open_the_socket(first):
    assert first._server.socketOptions() == QLocalServer.SocketOption.UserAccessOption
    if sys.platform != "win32":
        assert Path(first._server.fullServerName()).stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="no socket file stays there")
def test_a_socket_left_by_a_crash_is_taken_over(qapp, tmp_path, qtbot):
    crash = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from newsreader.ui.single_instance import SingleInstance; application = QCoreApplication([]);"
        "SingleInstance(Path(sys.argv[1])).forward([]); os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", crash, str(tmp_path / "library.db")], check=False)
    instance = SingleInstance(tmp_path / "library.db")
    assert instance.forward(["open"]) is False
    with qtbot.waitSignal(instance.message_received, timeout=20_000):
        second_start(tmp_path / "library.db", "open").communicate(timeout=20)
    instance.close()


def test_an_instance_that_is_busy_keeps_its_socket_and_hears_the_message_later(first, tmp_path, qtbot, monkeypatch):
    monkeypatch.setattr("newsreader.ui.single_instance.PATIENCE_MS", 50)
    other = SingleInstance(tmp_path / "library.db")
    with qtbot.waitSignal(first.message_received) as received:
        # The first instance cannot answer: its event loop waits for this very call.
        assert other.forward(["open", "a.txt"]) is True
    assert received.args == [["open", "a.txt"]]
    with qtbot.waitSignal(first.message_received):
        assert other.forward([]) is True


@pytest.mark.parametrize("line", [b"no json\n", b'{"a": 1}\n', b"[1, 2]\n", b"[" * 5000 + b"\n", b"\xff\xfe\n"])
def test_nonsense_is_not_taken_and_harms_nobody(first, qtbot, line):
    socket = guest(first)
    with qtbot.assertNotEmitted(first.message_received, wait=50):
        socket.write(QByteArray(line))
        socket.flush()
    assert bytes(socket.readAll().data()) == b""
    other = guest(first)
    with qtbot.waitSignal(first.message_received):
        other.write(QByteArray(json.dumps(["still here"]).encode() + b"\n"))
        other.flush()


def test_a_guest_who_never_ends_is_shown_out(first, qtbot):
    socket = guest(first)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(QByteArray(b"x" * (LONGEST + 1)))
        socket.flush()
    qtbot.waitUntil(lambda: not first._heard)


def test_after_closing_the_next_start_is_the_first(qapp, tmp_path):
    one = SingleInstance(tmp_path / "library.db")
    assert one.forward([]) is False
    one.close()
    two = SingleInstance(tmp_path / "library.db")
    assert two.forward([]) is False
    two.close()
