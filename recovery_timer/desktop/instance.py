"""The first start and later ones: the first opens the window, and the others forward their requests to it.

A session by ear takes the window's place: while it runs, later starts are refused.
"""

import logging
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from recovery_timer.desktop.options import Options
from recovery_timer.storage.files.paths import folders

if TYPE_CHECKING:
    from recovery_timer.adapters.single_instance import InstanceLock
    from recovery_timer.adapters.single_instance.messages import Request, Response
    from recovery_timer.adapters.single_instance.server import Reply, Server
    from recovery_timer.desktop.composition import Program
    from recovery_timer.desktop.remote_control import RemoteControl

_log = logging.getLogger(__name__)


def acquire_or_forward(options: Options) -> "tuple[InstanceLock | None, Response | None]":
    """Return the lock if this start is the first for its data folder, else the first one's response to ``options``.

    Both are None if starts cannot find each other on this system. The program opens all the same: windows that share a
    folder see each other's files.
    """
    try:
        # Imported late: loads Qt, and a system library that may be missing.
        from recovery_timer.adapters.single_instance import (
            InstanceLock,
            NoResponseError,
            acquire_or_forward,
            instance_paths,
        )

        met = acquire_or_forward(instance_paths(folders(options.data_dir).data, os.environ), lambda: _request(options))
    except (ImportError, OSError) as error:
        _log.warning("A second start will open a window of its own: %s", error)
        return None, None
    except NoResponseError:
        from recovery_timer.adapters.single_instance.messages import failed
        from recovery_timer.ports.problems import InstanceProblem

        return None, failed(InstanceProblem.NO_RESPONSE)
    return (met, None) if isinstance(met, InstanceLock) else (None, met)


def _request(options: Options) -> "Request":
    from recovery_timer.adapters.single_instance.messages import Request, is_token
    from recovery_timer.storage import document

    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return Request(
        routine=document.encode(options.routine, options.techniques) if options.routine else b"",
        files=tuple(os.fsencode(file) for file in options.files),
        exit_when_done=options.exit_when_done,
        voice=options.voice,
        mute=options.mute,
        full_screen=options.full_screen,
        by_ear=options.by_ear,
        activation_token=token if is_token(token) else "",
    )


def refuse_later_starts(lock: "InstanceLock") -> "Server | None":
    """Refuse the requests of later starts while a session by ear runs; return None if they cannot be heard."""
    from recovery_timer.adapters.single_instance.messages import failed
    from recovery_timer.ports.problems import InstanceProblem

    return _served(lock, lambda _, reply: reply(failed(InstanceProblem.BY_EAR)))


def serve_later_starts(lock: "InstanceLock", program: "Program") -> "Server | None":
    """Serve the requests of later starts with ``program``; return None if they cannot be heard."""
    from recovery_timer.adapters.single_instance.messages import Response, failed
    from recovery_timer.desktop.remote_control import RefusedError, RemoteControl
    from recovery_timer.ports.problems import InstanceProblem, NotARoutineError
    from recovery_timer.routine.limits import OutOfRangeError
    from recovery_timer.ui.text.problems import error_reason

    remote_control = RemoteControl(program)

    def handle(request: "Request", reply: "Reply") -> None:
        if request.by_ear:
            # A user who asked for it in a terminal, perhaps on another machine, cannot use the window.
            reply(failed(InstanceProblem.WINDOW_OPEN))
            return
        remote_control.activate(request.activation_token)
        try:
            remote_control.open([os.fsdecode(file) for file in request.files])
            message = _play(remote_control, request, reply)
        except (RefusedError, OutOfRangeError, NotARoutineError) as error:
            reply(Response(status=1, message=error_reason(error)))
        else:
            reply(Response(message=message, final=not (request.routine and request.exit_when_done)))

    return _served(lock, handle)


def _served(lock: "InstanceLock", handle: "Callable[[Request, Reply], None]") -> "Server | None":
    from recovery_timer.adapters.single_instance.server import Server

    try:
        return Server(lock, handle)
    except OSError as error:
        _log.warning("Later starts cannot be heard: %s", error)
        return None


def _play(remote_control: "RemoteControl", request: "Request", reply: "Reply") -> str:
    from recovery_timer.adapters.single_instance.messages import Response
    from recovery_timer.storage import document

    if not request.routine:
        return ""
    wanted = document.decode_document(request.routine)
    return remote_control.play(
        wanted.routine,
        wanted.techniques,
        full_screen=request.full_screen,
        mute=request.mute,
        voice=request.voice,
        rung_out=(lambda: reply(Response())) if request.exit_when_done else None,
    )
