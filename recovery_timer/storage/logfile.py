"""The log: a rotating file, for diagnosing what went wrong.

Not from `logging.handlers`: its imports, for sending records to other machines, cost 0.4 MB at every start.
"""

import logging
import os
import sys
from contextlib import suppress
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path

from recovery_timer.storage.files.atomic import make_folder

_MOST_BYTES = 500_000
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def begin_log(folder: Path) -> Path:
    """Log warnings, errors and the program's own messages to a file in ``folder``; return its path.

    Raises:
        OSError: if the file cannot be written.
    """
    make_folder(folder)
    path = folder / "recovery-timer.log"
    handler = _LogFile(path, encoding="utf-8")
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


class _LogFile(logging.FileHandler):
    """A log file for this user only, which drops lines while it cannot be written.

    A full file is renamed to ``.1``, the previous one to ``.2``, up to `_KEPT` of them, and a new one begins.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream is not None and self.stream.tell() >= _MOST_BYTES:
                self.stream.close()
                self.stream = None
                self._keep_full_one()
            super().emit(record)
        except OSError:
            self.handleError(record)

    def _keep_full_one(self) -> None:
        path = Path(self.baseFilename)
        kept = [path, *(path.with_name(f"{path.name}.{number}") for number in range(1, _KEPT + 1))]
        for newer, older in reversed(list(pairwise(kept))):
            with suppress(FileNotFoundError):
                newer.replace(older)

    def _open(self) -> TextIOWrapper:
        # Do not follow links, where the system supports that.
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        return os.fdopen(os.open(self.baseFilename, flags, mode=0o600), "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own
        # The window reports a full disk; a traceback on stderr for every line would help nobody.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)
