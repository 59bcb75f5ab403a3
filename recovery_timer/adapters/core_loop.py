"""asyncio on Qt's core alone: without a window, qasync would still load everything that draws one."""

import asyncio
import selectors
from selectors import EVENT_READ, EVENT_WRITE, SelectorKey
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QSocketNotifier, Qt, QTimer

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

_NOTIFIERS = ((EVENT_READ, QSocketNotifier.Type.Read), (EVENT_WRITE, QSocketNotifier.Type.Write))


def core_loop() -> asyncio.AbstractEventLoop:
    """Return a loop in which Qt's events are handled, too. Needs a QCoreApplication."""
    return asyncio.SelectorEventLoop(_QtSelector())


class _QtSelector(selectors.SelectSelector):
    """Waits for files on behalf of asyncio, in Qt's event loop.

    It returns as soon as Qt has handled an event, because that may have given asyncio something to do.
    """

    def __init__(self) -> None:
        super().__init__()
        self._notifiers: dict[int, list[QSocketNotifier]] = {}
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)

    def register(self, fileobj: "FileDescriptorLike", events: int, data: Any = None) -> SelectorKey:
        """Wait for ``events`` of a file from now on."""
        key = super().register(fileobj, events, data)
        self._notifiers[key.fd] = [QSocketNotifier(key.fd, kind) for event, kind in _NOTIFIERS if events & event]
        return key

    def unregister(self, fileobj: "FileDescriptorLike") -> SelectorKey:
        """Stop waiting for a file."""
        key = super().unregister(fileobj)
        for notifier in self._notifiers.pop(key.fd):
            notifier.setEnabled(False)
        return key

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        """Handle Qt's events, wait for at most ``timeout`` seconds if there are none, and return what is ready."""
        if timeout is not None and timeout <= 0:
            QCoreApplication.processEvents()
        else:
            if timeout is not None:
                self._timer.start(round(timeout * 1_000))
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            self._timer.stop()
        return super().select(0)
