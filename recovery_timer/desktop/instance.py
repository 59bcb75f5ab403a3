"""The first start and the later ones: who opens the window, and what becomes of what the others were asked for."""

import logging
import os
from typing import TYPE_CHECKING

from recovery_timer.desktop.options import Options
from recovery_timer.ports.problems import NotARoutineError
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.storage import document
from recovery_timer.storage.files.paths import folders

if TYPE_CHECKING:
    from recovery_timer.adapters.single_instance import InstanceLock, Request, Response
    from recovery_timer.adapters.single_instance.server import Reply, Server
    from recovery_timer.desktop.composition import Program
    from recovery_timer.desktop.remote_control import RemoteControl

_log = logging.getLogger(__name__)


def acquire_or_forward(options: Options) -> "tuple[InstanceLock | None, Response | None]":
    """Return the lock, if this start is the first for its data folder; else the first one's answer to ``options``.

    Neither: starts cannot meet here. The program opens all the same, and windows on one folder see each other's files.
    """
    try:
        # Late: Qt, and a library of the system's that may be missing.
        from recovery_timer.adapters.single_instance import (
            InstanceLock,
            NoResponseError,
            Response,
            acquire_or_forward,
            instance_paths,
        )

        met = acquire_or_forward(instance_paths(folders(options.data_dir).data, os.environ), _request(options))
    except (ImportError, OSError) as error:
        _log.warning("A second start will open a window of its own: %s", error)
        return None, None
    except NoResponseError as error:
        return None, Response(status=1, said=str(error))
    return (met, None) if isinstance(met, InstanceLock) else (None, met)


def _request(options: Options) -> "Request":
    from recovery_timer.adapters.single_instance import Request, is_token

    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return Request(
        routine=document.encode(options.routine) if options.routine else b"",
        exit_when_done=options.exit_when_done,
        voice=options.voice,
        mute=options.mute,
        full_screen=options.full_screen,
        activation_token=token if is_token(token) else "",
    )


def serve_later_starts(lock: "InstanceLock", program: "Program") -> "Server | None":
    """Let ``program`` do what later starts wish, until the reception is closed; None if they cannot be heard."""
    from recovery_timer.adapters.single_instance import Response
    from recovery_timer.adapters.single_instance.server import Server
    from recovery_timer.desktop.remote_control import RefusedError, RemoteControl
    from recovery_timer.ui.text.problems import error_reason

    second_start = RemoteControl(program)

    def wished(wish: "Request", reply: "Reply") -> None:
        second_start.activate(wish.activation_token)
        try:
            said = _play(second_start, wish, reply)
        except (RefusedError, OutOfRangeError, NotARoutineError) as error:
            reply(Response(status=1, said=error_reason(error)))
        else:
            reply(Response(said=said, final=not (wish.routine and wish.exit_when_done)))

    try:
        return Server(lock, wished)
    except OSError as error:
        _log.warning("Later starts cannot be heard: %s", error)
        return None


def _play(second_start: "RemoteControl", wish: "Request", reply: "Reply") -> str:
    from recovery_timer.adapters.single_instance import Response

    if not wish.routine:
        return ""
    return second_start.play(
        document.decode(wish.routine),
        full_screen=wish.full_screen,
        mute=wish.mute,
        voice=wish.voice,
        rung_out=(lambda: reply(Response())) if wish.exit_when_done else None,
    )
