"""The end of every program that can play: what is left to save is saved, and everything is released."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from recovery_timer.desktop.services import Services

GIVE_UP_SAVING_S = 1.5
"""The time limit for saving at exit, so that a disk that hangs cannot keep the program alive."""

_log = logging.getLogger(__name__)


def release(services: "Services", timeout_s: float) -> bool:
    """Break off a session, save what is left to save within ``timeout_s``, and release sound and voice.

    Return False if the disk does not answer: the thread that saves would then keep the process alive.
    """
    # Nothing was played if there is no player, and none need be made for the end.
    if services.has("player"):
        services.player.break_off()
    services.audio.end()
    services.voice.close()
    services.saver.retry()
    is_over = services.saver.flush(timeout_s)
    for each in services.saver.unsaved:
        _log.error("Not saved at the end: %s: %s", each.key, each.error or "the disk does not answer")
    if is_over:
        services.saver.close()
    return is_over
