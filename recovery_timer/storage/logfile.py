"""The log: a rotating file, for finding out what went wrong."""

import logging
import logging.handlers
import os
import sys
from io import TextIOWrapper
from pathlib import Path

from recovery_timer.storage.files.atomic import make_folder

_MOST_BYTES = 500_000
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def begin_log(folder: Path) -> Path:
    """Log warnings, errors and the program's own messages to a file in ``folder``; return its path.

    Raises:
        OSError: if it cannot be written there.
    """
    make_folder(folder)
    path = folder / "recovery-timer.log"
    handler = _LogFile(path, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("recovery_timer").setLevel(logging.INFO)
    return path


def end_log() -> None:
    """Close the log file, if there is one, so that it can be erased."""
    root = logging.getLogger()
    for handler in [each for each in root.handlers if isinstance(each, _LogFile)]:
        root.removeHandler(handler)
        handler.close()


class _LogFile(logging.handlers.RotatingFileHandler):
    """A log file for this user only, which drops lines while it cannot be written."""

    def _open(self) -> TextIOWrapper:
        # Do not follow links, where the system supports that.
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        return os.fdopen(os.open(self.baseFilename, flags, mode=0o600), "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own
        # The window reports a full disk; a traceback on stderr for every line would help nobody.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)
