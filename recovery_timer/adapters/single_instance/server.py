"""The server: the first start receives the requests of later ones. What they send is never trusted."""

import logging
import os
import socket as sockets
import struct
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from recovery_timer.adapters.single_instance.lock import InstanceLock
from recovery_timer.adapters.single_instance.messages import (
    END,
    LONGEST_LINE_BYTES,
    Request,
    Response,
    decode,
    encode,
    failed,
)
from recovery_timer.ports.problems import InstanceProblem

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

REQUEST_TIMEOUT_MS = 2_000
"""A client that has not sent its request within this time is disconnected."""

MAX_CONNECTIONS = 8
"""Further clients are refused. Only those that wait for the end of a routine stay longer than a moment."""

Reply = Callable[[Response], None]
"""Sends a response. Any after the final one, or after the client has gone, is dropped."""

_log = logging.getLogger(__name__)


class Server(QObject):
    """Calls ``on_request`` with each request and a function to reply. A reply that is not final needs a later one.

    Qt's network library, 3 MB that most windows never need, is loaded for the first client. Until then, except on
    Windows, a Python socket listens, which Qt takes over together with the waiting client.
    """

    def __init__(self, lock: InstanceLock, on_request: Callable[[Request, Reply], None]) -> None:
        """Listen on the socket that belongs to ``lock``.

        Raises:
            OSError: if listening fails.
        """
        super().__init__()
        self._address = lock.place.address
        self._on_request = on_request
        self._connections: list[_Connection] = []
        self._server: QLocalServer | None = None
        self._listening: sockets.socket | None = None
        self._first_client = QSocketNotifier(QSocketNotifier.Type.Read, self)
        self._first_client.activated.connect(self._hand_over)
        if sys.platform == "win32":
            self._serve(self._address)
        else:
            self._listening = _listening(self._address)
            self._first_client.setSocket(self._listening.fileno())
            self._first_client.setEnabled(True)

    def close(self) -> None:
        """Stop listening. Waiting clients get a final response."""
        if self._server is not None:
            self._server.close()
        if self._listening is not None:
            self._first_client.setEnabled(False)
            self._listening.close()
            with suppress(OSError):
                Path(self._address).unlink()
        for connection in tuple(self._connections):
            connection.answer(Response())

    def _hand_over(self) -> None:
        """Let Qt accept the first client, and all later ones."""
        if self._listening is None:
            return
        self._first_client.setEnabled(False)
        descriptor = self._listening.detach()
        self._listening = None
        try:
            self._serve(descriptor)
        except OSError as error:
            _log.warning("Later starts are no longer heard: %s", error)

    def _serve(self, where: str | int) -> None:
        """Listen at an address, or on a socket that listens already; raise OSError if that fails."""
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self, socketOptions=QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._receive)
        if not self._server.listen(where):
            raise OSError(f"{self._address}: {self._server.errorString()}")

    def _receive(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            if len(self._connections) < MAX_CONNECTIONS and _is_same_user(socket):
                connection = _Connection(socket, self._on_request, self._connections.remove, self)
                self._connections.append(connection)
                connection.listen()
            else:
                _log.warning("Refused a connection to %s", self._server.serverName())
                socket.abort()
                socket.deleteLater()


class _Connection(QObject):
    """One connection, from its request to its final response."""

    def __init__(
        self,
        socket: "QLocalSocket",
        on_request: Callable[[Request, Reply], None],
        left: Callable[["_Connection"], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._socket = socket
        self._on_request = on_request
        self._left = left
        self._is_here = True
        self._impatience = QTimer(self, interval=REQUEST_TIMEOUT_MS, singleShot=True)
        self._impatience.timeout.connect(self._send_away)
        socket.setParent(self)
        socket.setReadBufferSize(LONGEST_LINE_BYTES)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self._leave)

    def listen(self) -> None:
        """Start reading; the request may have arrived already."""
        self._impatience.start()
        self._read()

    def answer(self, answer: Response) -> None:
        if not self._is_here:
            return
        self._socket.write(encode(answer))
        # Flush at once: the program may be about to exit.
        self._socket.flush()
        if answer.final:
            self._socket.disconnectFromServer()

    def _read(self) -> None:
        if not self._impatience.isActive():
            # The request is complete; anything after it is ignored.
            self._socket.readAll()
        elif self._socket.canReadLine():
            self._impatience.stop()
            self._understand(bytes(self._socket.readLine().data()).removesuffix(END))
        elif self._socket.bytesAvailable() >= LONGEST_LINE_BYTES:
            self._send_away()

    def _send_away(self) -> None:
        self._socket.abort()

    def _understand(self, line: bytes) -> None:
        try:
            request = decode(line, Request)
        except ValueError as error:
            _log.warning("Could not decode a request: %s", error)
            self.answer(failed(InstanceProblem.NOT_UNDERSTOOD))
        else:
            self._on_request(request, self.answer)

    def _leave(self) -> None:
        if self._is_here:
            self._is_here = False
            self._impatience.stop()
            self._left(self)
            self.deleteLater()


if sys.platform != "win32":

    def _listening(address: str) -> sockets.socket:
        """Return a socket that listens at ``address``, for this user only; raise OSError if that fails."""
        # Left over from a crash: since we hold the lock, nothing is listening.
        Path(address).unlink(missing_ok=True)
        listening = sockets.socket(sockets.AF_UNIX, sockets.SOCK_STREAM)
        try:
            listening.bind(address)
            Path(address).chmod(0o600)
            listening.listen(MAX_CONNECTIONS)
            listening.setblocking(False)
        except OSError:
            listening.close()
            raise
        return listening


def _is_same_user(socket: "QLocalSocket") -> bool:
    """Whether the process at the other end runs as this user. Outside Linux, the folder and Qt ensure that."""
    if sys.platform == "linux":
        with sockets.socket(fileno=os.dup(socket.socketDescriptor())) as other:
            credentials = other.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, struct.calcsize("3i"))
        _, user, _ = struct.unpack("3i", credentials)
        return bool(user == os.getuid())
    else:  # noqa: RET505 - without it, the type checker calls the last line unreachable
        return True
