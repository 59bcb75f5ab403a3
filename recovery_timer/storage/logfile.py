"""The log: a rotating file, for whoever is asked what went wrong."""

import logging
import logging.handlers
from pathlib import Path

from recovery_timer.storage.jsonfile import make_folder

_MOST_BYTES = 500_000
_KEPT = 3
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def begin_log(folder: Path) -> Path:
    """Write warnings and errors, and what the program itself notes, to a file in ``folder``; return its path.

    Raises:
        OSError: it cannot be written there.
    """
    make_folder(folder)
    path = folder / "recovery-timer.log"
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=_MOST_BYTES, backupCount=_KEPT, encoding="utf-8")
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger("recovery_timer").setLevel(logging.INFO)
    return path
