"""The client: a start that finds another before it forwards its request and waits for the response."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from recovery_timer.adapters.single_instance.lock import InstanceLock, InstancePaths, take_lock

if TYPE_CHECKING:
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtNetwork import QLocalSocket

    from recovery_timer.adapters.single_instance.messages import Request, Response

RESPONSE_TIMEOUT_MS = 10_000
"""A window that does not respond within this time hangs: on a very busy machine, it takes over 5 s to be put
together."""

START_TIMEOUT_MS = 10_000
"""A window that neither listens nor ends within this time hangs: starting and quitting take less."""

_BETWEEN_LOOKS_MS = 50
_BETWEEN_INTERRUPTS_MS = 200
"""How often to leave Qt's wait: Python cannot handle an interrupt during it."""


class NoResponseError(Exception):
    """Raised if there is a window but it does not respond."""


def acquire_or_forward(place: InstancePaths, make_request: "Callable[[], Request]") -> "InstanceLock | Response":
    """Return the lock if this start is the first; else forward a request to the first and return its final response.

    ``make_request`` makes the request, which the first start does not need. Waits for a window that is just starting or
    quitting. No QApplication need exist yet.

    Raises:
        NoResponseError: if the first hangs.
        OSError: if files cannot be locked at ``place``.
    """
    if (lock := take_lock(place)) is not None:
        return lock
    # Imported late: the first start, whose window the user is waiting for, needs no client.
    from PySide6.QtCore import QDeadlineTimer, QThread

    patience = QDeadlineTimer(START_TIMEOUT_MS)
    while True:
        if (answer := _hand_over(place, make_request())) is not None:
            return answer
        if patience.hasExpired():
            raise NoResponseError
        QThread.msleep(_BETWEEN_LOOKS_MS)
        if (lock := take_lock(place)) is not None:
            return lock


def _hand_over(place: InstancePaths, request: "Request") -> "Response | None":
    """Return the final response to ``request``; None if there is no listener, or it went away without responding."""
    from PySide6.QtCore import QDeadlineTimer
    from PySide6.QtNetwork import QLocalSocket

    from recovery_timer.adapters.single_instance.messages import encode, failed
    from recovery_timer.ports.problems import InstanceProblem

    socket = QLocalSocket()
    socket.connectToServer(place.address)
    if not socket.waitForConnected(RESPONSE_TIMEOUT_MS):
        return None
    socket.write(encode(request))
    answer = _next_answer(socket, QDeadlineTimer(RESPONSE_TIMEOUT_MS))
    if answer is None or answer.final:
        return answer
    last = _next_answer(socket, QDeadlineTimer(QDeadlineTimer.ForeverConstant.Forever))
    return last or failed(InstanceProblem.WINDOW_GONE)


def _next_answer(socket: "QLocalSocket", patience: "QDeadlineTimer") -> "Response | None":
    """Return the next response, None if the connection ends first; raise NoResponseError if ``patience`` runs out."""
    from recovery_timer.adapters.single_instance.messages import END, Response, decode, failed
    from recovery_timer.ports.problems import InstanceProblem

    while not socket.canReadLine():
        if socket.state() is not socket.LocalSocketState.ConnectedState:
            return None
        if patience.hasExpired():
            raise NoResponseError
        # Pending output is written meanwhile.
        socket.waitForReadyRead(_BETWEEN_INTERRUPTS_MS)
    try:
        return decode(bytes(socket.readLine().data()).removesuffix(END), Response)
    except ValueError:
        return failed(InstanceProblem.NOT_UNDERSTOOD)
