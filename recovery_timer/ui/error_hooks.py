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

_MOST_QT_LINES = 200
"""More different messages of Qt's than this are not logged in one run: they have a counter in them, or such."""


class ErrorHooks:
    """Catches the errors that slots, callbacks and tasks let through, and calls `on_error` with them."""

    def __init__(self) -> None:
        """Until `on_error` is set, errors are only logged."""
        self.on_error: Callable[[BaseException], None] = lambda _: None
        self._logged: set[str] = set()

    def catch_slots(self) -> None:
        """Install the hooks for slots (of Qt and `app.signals` alike) and for Qt's messages."""
        sys.excepthook = self._from_slot
        # Qt warns about each change of a label's text as soon as a screen reader runs; nothing is wrong.
        QLoggingCategory.setFilterRules("qt.accessibility.atspi.warning=false")
        qInstallMessageHandler(self._from_qt)

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

    def _from_qt(self, kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        """Log a message of Qt's. Only once: the same one may come with every frame, and would fill the log."""
        line = f"{context.category or 'qt'}: {message}"
        if line not in self._logged and len(self._logged) < _MOST_QT_LINES:
            self._logged.add(line)
            _qt_log.log(_LEVELS[kind], "%s", line)
