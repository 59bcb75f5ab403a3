"""Unexpected errors: logged and reported to a listener, while the program goes on."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger("recovery_timer")
_qt_log = logging.getLogger("qt")

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class ErrorHooks:
    """Catches the errors that slots, callbacks and tasks let through, and calls `on_error` with them."""

    def __init__(self) -> None:
        """Until `on_error` is set, errors are only logged."""
        self.on_error: Callable[[BaseException], None] = lambda _: None

    def catch_slots(self) -> None:
        """Install the hooks for slots (of Qt and `app.signals` alike) and for Qt's messages."""
        sys.excepthook = self._from_slot
        # Qt warns twice per session if PipeWire's library is missing; it then uses PulseAudio's, so nothing is wrong.
        QLoggingCategory.setFilterRules("qt.multimedia.symbolsresolver.warning=false")
        qInstallMessageHandler(_from_qt)

    def catch_tasks(self, loop: "asyncio.AbstractEventLoop") -> None:
        """Install the hook for tasks and callbacks of ``loop``."""
        loop.set_exception_handler(self._from_loop)

    def report(self, error: BaseException, what: str) -> None:
        """Log ``error``, which happened in ``what``, and pass it to the listener."""
        _log.error("%s: %s", what, error, exc_info=error)
        self.on_error(error)

    def _from_slot(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self.report(error, "In a slot")

    def _from_loop(self, _: "asyncio.AbstractEventLoop", context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.report(error, context["message"])
        else:
            _log.error("In the event loop: %s", context["message"])


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    _qt_log.log(_LEVELS[kind], "%s: %s", context.category or "qt", message)
