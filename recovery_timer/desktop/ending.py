"""Shutting down a program that can play: pending saves are completed, and everything is released."""

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
    """Break off a session, complete pending saves within ``timeout_s``, and release the sound.

    Return False if the disk does not respond: the saving thread would then keep the process alive.
    """
    # Without a player, nothing was played; do not make one just to end it.
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
    """Log the unhandled ``error``, report it on standard error, and end the process with status 1."""
    _log.error("The program ended with an error", exc_info=error)
    sys.stderr.write(f"The program cannot go on, by a mistake of its own: {type(error).__name__}: {error}.\n")
    sys.stderr.flush()
    logging.shutdown()
    # The saving thread would wait for more work, and keep the next start from opening a window.
    os._exit(1)
