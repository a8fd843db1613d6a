"""One window a library: a second start hands its message to the first and ends.

The first instance listens on a local socket that only the same user may open; its name is made of the user and the
library's path. A socket file left by a crash is removed only after nobody answered on it, so that a running instance
never loses its own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from newsreader.ui.instance_name import socket_name

PATIENCE_MS = 2000
LONGEST = 1 << 20
TAKEN = b"taken\n"


class SingleInstance(QObject):
    """This start of the program, either the first for its library or a guest of the first.

    Signals:
        message_received: what another start forwarded, a list of strings.
    """

    message_received = Signal(object)

    def __init__(self, library_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = socket_name(library_path)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        self._heard: dict[QLocalSocket, bytearray] = {}

    def forward(self, message: Sequence[str]) -> bool:
        """Hands `message` to the instance that runs already; without one, this becomes it.

        Returns:
            True if another instance took the message: then this one should end. False if this one is the first, or
            cannot listen at all; it works then all the same, alone.
        """
        if self.hand_over(message):
            return True
        if not self._server.listen(self._name):
            # Nobody answered above: what is in the way was left by an instance that crashed.
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return False

    def close(self) -> None:
        """Listens no more."""
        self._server.close()

    def hand_over(self, message: Sequence[str]) -> bool:
        """Hands `message` to the instance that runs already, and answers whether there is one.

        One that is too busy to answer has it in its letter box all the same.
        """
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        socket.write(QByteArray(json.dumps(list(message)).encode() + b"\n"))
        socket.waitForBytesWritten(PATIENCE_MS)
        socket.waitForReadyRead(PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = bytearray()
            socket.readyRead.connect(self._listen)
            socket.disconnected.connect(self._part)
            self._hear(socket)

    def _listen(self) -> None:
        for socket in list(self._heard):
            self._hear(socket)

    def _part(self) -> None:
        for socket in list(self._heard):
            if socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                del self._heard[socket]
                socket.deleteLater()

    def _hear(self, socket: QLocalSocket) -> None:
        """Collects what a guest says until the line is whole; a guest who never ends it is shown out."""
        heard = self._heard[socket]
        heard += socket.readAll().data()
        if len(heard) > LONGEST:
            socket.abort()
        elif heard.endswith(b"\n"):
            message = _message(bytes(heard))
            heard.clear()
            if message is not None:
                socket.write(QByteArray(TAKEN))
                socket.flush()
                self.message_received.emit(message)


def _message(line: bytes) -> list[str] | None:
    try:
        parts = json.loads(line)
    except (ValueError, RecursionError):
        return None
    good = isinstance(parts, list) and all(isinstance(part, str) for part in parts)
    return parts if good else None
