"""Keeping the screen on, through wakepy."""

import atexit
import logging
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, Qt, Signal

_LONGEST_WAIT_S = 0.3
"""How long the program's exit waits for the desktop, which normally answers within a few ms."""

_log = logging.getLogger(__name__)


class WakepyScreenAwake(QObject):
    """`ports.ScreenAwake`. Each hold has its own thread, as wakepy blocks on the desktop, which may never answer."""

    _failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._hold: _Hold | None = None
        self._on_failure: Callable[[], None] | None = None
        # Emitted on the hold's thread, received on this object's.
        self._failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def hold(self, failed: Callable[[], None]) -> None:
        """Keep the screen on until `release`; on failure, ``failed`` is called."""
        self.release()
        self._on_failure = failed
        self._hold = _Hold(self._failed.emit)
        self._hold.start()

    def release(self) -> None:
        """Allow the screen to sleep again."""
        if self._hold is not None:
            self._hold.end()
            self._hold = None

    def _on_failed(self, hold: "_Hold") -> None:
        if hold is self._hold and self._on_failure is not None:
            self._on_failure()


class _Hold(Thread):
    """Keeps the screen on once: wakepy requires beginning and end on the same thread."""

    def __init__(self, failed: Callable[["_Hold"], None]) -> None:
        # A daemon: a desktop that does not answer must not keep the program alive. Exiting releases the screen too.
        super().__init__(name="screen awake", daemon=True)
        self._failed = failed
        self._over = Event()

    def run(self) -> None:
        from wakepy import keep

        try:
            with keep.presenting(on_fail="pass") as mode:
                if not mode.active and not self._over.is_set():
                    self._failed(self)
                self._over.wait()
        except RuntimeError as error:
            # The desktop or its bus has gone away meanwhile, and the hold with it.
            _log.info("Could not release the screen: %s", error)
        finally:
            atexit.unregister(self.join)

    def end(self) -> None:
        """Release the screen, without waiting for the desktop: only the program's exit does, briefly."""
        atexit.register(self.join, _LONGEST_WAIT_S)
        self._over.set()
