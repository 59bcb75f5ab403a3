"""What the program needs from outside, as small protocols, each with a version that does nothing.

The use-cases in `app` know only these. `adapters` and `storage` hold the real ones; the silent ones here serve where
the machine has no such part, and the tests. Both are held to the same contract tests.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from recovery_timer.routine.model import Routine, Sketch
from recovery_timer.session.record import Record

Due = tuple[int, str]
"""A sound to be heard: when, in ms of `Clock.now`, and its name."""


class Clock(Protocol):
    """The time. The session is computed from `now`; nothing is ever computed from `wall`."""

    def now(self) -> int:
        """Return ms since some start, never backwards, counting while the machine sleeps."""
        ...

    def awake(self) -> int:
        """Return ms since some start, never backwards, standing still while the machine sleeps."""
        ...

    def wall(self) -> datetime:
        """Return the local time with its offset, for display."""
        ...


class Ticker(Protocol):
    """One single-shot alarm."""

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        """Call ``wake`` once, ``delay_ms`` from now or a little later; what was armed before is forgotten."""
        ...

    def disarm(self) -> None:
        """Forget what was armed."""
        ...


class Audio(Protocol):
    """The one owner of the sound output. Sound is written ahead, so it does not hang on anybody's timer."""

    @property
    def problem(self) -> str:
        """Why there is no sound, in one line for the user; empty while there is."""
        ...

    @property
    def lead_ms(self) -> int:
        """How long from now what is scheduled now can be heard, in ms, without giving up what is being played."""
        ...

    def open(self, heard: Callable[[], None]) -> None:
        """Start the output; call ``heard`` once when its first sample is heard, or at once when there is no sound."""
        ...

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Let each sound be heard at its time, instead of everything that was scheduled and is not heard yet.

        ``due`` is in the order of its times and may be long: it is read as it is needed. ``now`` is `Clock.now`.
        A sound whose time is over is heard at once, unless that was more than 1 s ago.
        """
        ...

    def silence(self) -> None:
        """Be silent at once and forget what was scheduled."""
        ...

    def play(self, sound: str) -> None:
        """Let one sound be heard as soon as it can be."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100, apart from the system's; it acts at once."""
        ...

    def close(self) -> None:
        """Be silent and let the output go. It may be opened again."""
        ...


class ScreenAwake(Protocol):
    """Keeps the screen from sleeping."""

    def hold(self, failed: Callable[[str], None]) -> None:
        """Keep the screen on until `release`; call ``failed`` with one line for the user if it cannot be done."""
        ...

    def release(self) -> None:
        """Let the screen sleep again. Harmless when nothing is held."""
        ...


class SetAside(Struct, frozen=True, kw_only=True):
    """A file of the user's that could not be read: kept as ``kept_as``, with the ``reason`` in one line."""

    file: str
    kept_as: str
    reason: str


class RoutineStore(Protocol):
    """The routines the user has saved."""

    def load(self) -> tuple[list[Routine], list[SetAside]]:
        """Return every readable routine, and what was set aside because it could not be read."""
        ...

    def reread(self) -> dict[str, Routine | None]:
        """Return the routines as they are kept now, by their ids; None for one that cannot be read now.

        Another program may be writing at this moment, so nothing is set aside. OSError if nothing can be read.
        """
        ...

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` under its id; OSError if it cannot be written."""
        ...

    def delete(self, routine_id: str) -> None:
        """Forget the routine; nothing happens if it is not there."""
        ...


class RoutineExchange(Protocol):
    """Routines in files of the user's choosing."""

    def read(self, file: str, new_id: str) -> Routine:
        """Return the routine in ``file``, with ``new_id`` if it has no id of its own.

        Raises:
            ValueError: it holds no routine; the message says where the fault is.
            OSError: it cannot be read.
        """
        ...

    def write(self, routine: Routine, file: str) -> None:
        """Write ``routine`` to ``file``; OSError if that cannot be done."""
        ...


class Trashed(Struct, frozen=True, kw_only=True):
    """A routine that was deleted, and on which day."""

    routine: Routine
    deleted: date


class TrashStore(Protocol):
    """The routines that were deleted and can still be restored."""

    def load(self) -> list[Trashed]:
        """Return all that can be read."""
        ...

    def put(self, trashed: Trashed) -> None:
        """Keep ``trashed``; OSError if it cannot be written."""
        ...

    def take(self, trashed: Trashed) -> None:
        """Forget ``trashed``; nothing happens if it is not there. OSError if it cannot be removed."""
        ...

    def purge(self, before: date) -> None:
        """Forget all that was deleted before that day, readable or not. OSError if it cannot be removed."""
        ...


class FavouritesStore(Protocol):
    """The ids of the routines that the user likes best."""

    def load(self) -> frozenset[str]:
        """Return them; none if they cannot be read."""
        ...

    def save(self, ids: frozenset[str]) -> None:
        """Keep ``ids`` instead of the earlier ones; OSError if they cannot be written."""
        ...


class KeptDraft(Struct, frozen=True, kw_only=True):
    """A routine as it was when its editing broke off, and the saved one that it comes from (None for a new one)."""

    routine_id: str
    sketch: Sketch
    base: Routine | None = None


class DraftStore(Protocol):
    """The edits that are not saved yet."""

    def load(self) -> tuple[list[KeptDraft], list[SetAside]]:
        """Return every readable draft, and what was set aside because it could not be read."""
        ...

    def save(self, kept: KeptDraft) -> None:
        """Keep ``kept`` instead of an earlier one of the same routine; OSError if it cannot be written."""
        ...

    def forget(self, routine_id: str) -> None:
        """Forget the draft of this routine; nothing happens if there is none."""
        ...


class JournalStore(Protocol):
    """The records of past sessions."""

    def write(self, record: Record) -> None:
        """Keep ``record`` under its id, instead of an earlier one of the same session."""
        ...

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""
        ...

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, the newest first."""
        ...


class SettingsStore(Protocol):
    """The user's settings, as named values that nobody has checked yet."""

    def load(self) -> tuple[dict[str, object], list[SetAside]]:
        """Return the values, and what was set aside because it could not be read."""
        ...

    def save(self, values: dict[str, object]) -> None:
        """Keep ``values`` besides those under other names; OSError if they cannot be written."""
        ...


class Saver(Protocol):
    """The one place where saving happens."""

    def submit(self, key: str, job: Callable[[], None]) -> None:
        """Do ``job`` soon; one of the same ``key`` that has not begun yet is left out instead."""
        ...


class SavesAtOnce:
    """Saves on the spot, and lets errors through: for commands, which wait for them anyway."""

    def submit(self, key: str, job: Callable[[], None]) -> None:
        """Do ``job`` now."""
        job()


class NoFavourites:
    """No routine is a favourite: for commands, which show them all alike."""

    def load(self) -> frozenset[str]:
        """Nothing is kept."""
        return frozenset()

    def save(self, ids: frozenset[str]) -> None:
        """Nothing is kept."""


class SilentAudio:
    """No sound: what is played is only seen."""

    def __init__(self, problem: str = "") -> None:
        """Be silent because of ``problem`` (one line for the user; empty when silence is wanted)."""
        self._problem = problem

    @property
    def problem(self) -> str:
        """Why there is no sound."""
        return self._problem

    @property
    def lead_ms(self) -> int:
        """Nothing has to be written ahead."""
        return 0

    def open(self, heard: Callable[[], None]) -> None:
        """Nothing to wait for."""
        heard()

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Nothing is heard."""

    def silence(self) -> None:
        """It is silent."""

    def play(self, sound: str) -> None:
        """Nothing is heard."""

    def set_volume(self, percent: int) -> None:
        """Silence has no loudness."""

    def close(self) -> None:
        """Nothing is held."""


class SilentScreenAwake:
    """Leaves the screen to the system."""

    def hold(self, failed: Callable[[str], None]) -> None:
        """Nothing is held."""

    def release(self) -> None:
        """Nothing is held."""
