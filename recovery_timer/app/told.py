"""What the player tells of a session: its events, and what happens around it."""

from msgspec import Struct

from recovery_timer.app.settings import AfterSleep
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.events import Event


class Missing(Struct, frozen=True):
    """The screen cannot be kept awake, and the session goes on without that; ``why`` is one line for the user."""

    why: str


class Slept(Struct, frozen=True):
    """The machine slept for ``slept_ms`` while the session ran, and then became of it what the setting says."""

    slept_ms: int
    then: AfterSleep


class Filed(Struct, frozen=True):
    """The session that was broken off is kept as it was at ``checkpoint``, and not gone on with."""

    checkpoint: Checkpoint


Told = Event | Missing | Slept | Filed
