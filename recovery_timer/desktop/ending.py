"""The end of every program that can play: what is left to save is saved, and everything is released."""

import logging
import os
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from recovery_timer.desktop.services import Services

GIVE_UP_SAVING_S = 1.5
"""The time limit for saving at exit, so that a disk that hangs cannot keep the program alive."""

_log = logging.getLogger(__name__)


def release(services: "Services", timeout_s: float) -> bool:
    """Break off a session, save what is left to save within ``timeout_s``, and release the sound.

    Return False if the disk does not answer: the thread that saves would then keep the process alive.
    """
    # Nothing was played if there is no player, and none need be made for the end.
    if services.has("player"):
        services.player.break_off()
    services.audio.end()
    services.saver.retry()
    is_over = services.saver.flush(timeout_s)
    for each in services.saver.unsaved:
        _log.error("Not saved at the end: %s: %s", each.key, each.error or "the disk does not answer")
    if is_over:
        services.saver.close()
    return is_over


def give_up(error: Exception) -> NoReturn:
    """Log ``error``, which nothing has handled, say so on standard error, and end the process with status 1."""
    _log.error("The program ended with an error", exc_info=error)
    sys.stderr.write(f"The program cannot go on, by a mistake of its own: {type(error).__name__}: {error}.\n")
    sys.stderr.flush()
    logging.shutdown()
    # The thread that saves would wait for more to save, and keep the next start from opening a window.
    os._exit(1)
