"""The first start and the later ones: who opens the window, and what becomes of what the others were asked for."""

import logging
import os
from typing import TYPE_CHECKING

from recovery_timer.options import Options
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.storage import document
from recovery_timer.storage.paths import folders

if TYPE_CHECKING:
    from recovery_timer.adapters.single_instance import Answer, Lock, Reception, Reply, Wish
    from recovery_timer.ui.second_start import SecondStart
    from recovery_timer.ui.window import MainWindow

_log = logging.getLogger(__name__)


def meet(options: Options) -> "tuple[Lock | None, Answer | None]":
    """Return the lock, if this start is the first for its data folder; else the first one's answer to ``options``.

    Neither: starts cannot meet here. The program opens all the same, and windows on one folder see each other's files.
    """
    try:
        # Late: Qt, and a library of the system's that may be missing.
        from recovery_timer.adapters.single_instance import Answer, Lock, NoAnswerError, first_or_answer, meeting_place

        met = first_or_answer(meeting_place(folders(options.data_dir).data, os.environ), _wish(options))
    except (ImportError, OSError) as error:
        _log.warning("A second start will open a window of its own: %s", error)
        return None, None
    except NoAnswerError as error:
        return None, Answer(status=1, said=str(error))
    return (met, None) if isinstance(met, Lock) else (None, met)


def _wish(options: Options) -> "Wish":
    from recovery_timer.adapters.single_instance import Wish, is_token

    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return Wish(
        routine=document.encode(options.routine) if options.routine else b"",
        exit_when_done=options.exit_when_done,
        voice=options.voice,
        mute=options.mute,
        full_screen=options.full_screen,
        activation_token=token if is_token(token) else "",
    )


def hear_later_starts(lock: "Lock", window: "MainWindow") -> "Reception | None":
    """Let ``window`` do what later starts wish, until the reception is closed; None if they cannot be heard."""
    from recovery_timer.adapters.single_instance import Answer, Reception
    from recovery_timer.ui.second_start import RefusedError, SecondStart

    second_start = SecondStart(window)

    def wished(wish: "Wish", reply: "Reply") -> None:
        second_start.come_forward(wish.activation_token)
        try:
            said = _play(second_start, wish, reply)
        except (RefusedError, OutOfRangeError, document.NotARoutineError) as error:
            reply(Answer(status=1, said=str(error)))
        else:
            reply(Answer(said=said, final=not (wish.routine and wish.exit_when_done)))

    try:
        return Reception(lock, wished)
    except OSError as error:
        _log.warning("Later starts cannot be heard: %s", error)
        return None


def _play(second_start: "SecondStart", wish: "Wish", reply: "Reply") -> str:
    from recovery_timer.adapters.single_instance import Answer

    if not wish.routine:
        return ""
    return second_start.play(
        document.decode(wish.routine),
        full_screen=wish.full_screen,
        mute=wish.mute,
        voice=wish.voice,
        rung_out=(lambda: reply(Answer())) if wish.exit_when_done else None,
    )
