"""The part of a start that finds another before it: it says what it wishes and waits for the answer."""

from PySide6.QtCore import QDeadlineTimer, QThread
from PySide6.QtNetwork import QLocalSocket

from recovery_timer.adapters.single_instance.lock import InstanceLock, InstancePaths, take_lock
from recovery_timer.adapters.single_instance.messages import END, NOT_UNDERSTOOD, Request, Response, decode, encode

RESPONSE_TIMEOUT_MS = 2_000
"""A window that does not answer for so long hangs."""

START_TIMEOUT_MS = 10_000
"""A window that does not listen for so long, and does not go either, hangs: starting and ending are done sooner."""

_BETWEEN_LOOKS_MS = 50
_BETWEEN_INTERRUPTS_MS = 200
"""Python hears an interrupt only when Qt does not wait."""


class NoResponseError(Exception):
    """There is a window, and it does not answer. The message is a sentence for the user."""

    def __init__(self) -> None:
        """Say so, and what to do."""
        super().__init__("Recovery Timer is running already, but does not answer: end that process, and start again.")


def acquire_or_forward(place: InstancePaths, wish: Request) -> InstanceLock | Response:
    """Return the lock, if this start is the first; else hand ``wish`` to the one that is, and return its last answer.

    It waits for a window that is just coming or going. No application of Qt's need exist yet.

    Raises:
        NoResponseError: the first hangs.
        OSError: there is no locking at ``place``.
    """
    patience = QDeadlineTimer(START_TIMEOUT_MS)
    while True:
        if (lock := take_lock(place)) is not None:
            return lock
        if (answer := _hand_over(place, encode(wish))) is not None:
            return answer
        if patience.hasExpired():
            raise NoResponseError
        QThread.msleep(_BETWEEN_LOOKS_MS)


def _hand_over(place: InstancePaths, line: bytes) -> Response | None:
    """Return the last answer to ``line``; None if nobody listens, or who did is gone without a word."""
    socket = QLocalSocket()
    socket.connectToServer(place.address)
    if not socket.waitForConnected(RESPONSE_TIMEOUT_MS):
        return None
    socket.write(line)
    answer = _next_answer(socket, QDeadlineTimer(RESPONSE_TIMEOUT_MS))
    if answer is None or answer.final:
        return answer
    last = _next_answer(socket, QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever))
    return last or Response(status=1, said="The window was gone before the routine was over.")


def _next_answer(socket: QLocalSocket, patience: QDeadlineTimer) -> Response | None:
    """Return the next answer; None if the connection ends first, NoResponseError if ``patience`` does."""
    while not socket.canReadLine():
        if socket.state() is not QLocalSocket.LocalSocketState.ConnectedState:
            return None
        if patience.hasExpired():
            raise NoResponseError
        # What is still to be written is written meanwhile.
        socket.waitForReadyRead(_BETWEEN_INTERRUPTS_MS)
    try:
        return decode(bytes(socket.readLine().data()).removesuffix(END), Response)
    except ValueError:
        return Response(status=1, said=NOT_UNDERSTOOD)
