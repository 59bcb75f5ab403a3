"""The user's entries in the journal, besides the sessions that it records itself.

Each entry has an ``id``, by which a later version replaces it, and ``at``, the moment that it is about, with the local
offset from UTC. A value that exists is valid: constructors check the limits and raise ValueError, naming the field.

A journal may hold tens of thousands. They cannot be part of a cycle, so they are hidden from the garbage collector
(gc=False).
"""

from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import force_setattr

from recovery_timer.journal import moments
from recovery_timer.routine import limits
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Side

LEVEL = Limit(0, 10)
DISTANCE = Limit(1, 1_000_000, "m")
DURATION = Limit(1, 7 * 24 * 60 * 60, "s")
KEY_LENGTH = Limit(1, 200, "characters")


class Sign(StrEnum):
    """Signs that may come with soreness."""

    PAIN = "pain"
    SWELLING = "swelling"
    BRUISING = "bruising"


class Run(Struct, frozen=True, kw_only=True, gc=False, tag="run"):
    """A run that ended ``at``: what is known of it, and whether it was ``hard``, meaning long or hard."""

    id: str
    at: datetime
    distance_m: int | None = None
    duration_s: int | None = None
    hard: bool = False
    note: str = ""

    def __post_init__(self) -> None:
        """Normalise, and check the limits."""
        _settle(self)
        limits.require("distance", DISTANCE, self.distance_m)
        limits.require("duration", DURATION, self.duration_s)
        force_setattr(self, "note", limits.clean_instruction("note", self.note))


class Level(Struct, frozen=True, gc=False):
    """The soreness of a muscle on one side, or equally on both (``side`` is None), from 0 (none) to 10 (worst)."""

    muscle: Muscle
    level: int
    side: Side | None = None

    def __post_init__(self) -> None:
        """Check the limit."""
        limits.require("soreness", LEVEL, self.level)


class Soreness(Struct, frozen=True, kw_only=True, gc=False, tag="soreness"):
    """An answer to "How do the legs feel?": a level for each muscle in question, and signs other than soreness."""

    id: str
    at: datetime
    levels: tuple[Level, ...] = ()
    signs: frozenset[Sign] = frozenset()

    def __post_init__(self) -> None:
        """Normalise; raise ValueError if it is empty, or has two levels for the same muscle and side."""
        _settle(self)
        if not self.levels and not self.signs:
            raise ValueError("soreness needs a level or a sign")
        if len({(level.muscle, level.side) for level in self.levels}) < len(self.levels):
            raise ValueError("soreness has one level for each muscle and side")
        force_setattr(self, "levels", tuple(sorted(self.levels, key=lambda level: (level.muscle, level.side or ""))))


class Note(Struct, frozen=True, kw_only=True, gc=False, tag="note"):
    """A note, about the session with the id ``session``, or about none."""

    id: str
    at: datetime
    text: str
    session: str = ""

    def __post_init__(self) -> None:
        """Normalise, and check that there is a text."""
        _settle(self)
        force_setattr(self, "text", limits.clean_instruction("note", self.text))
        limits.require_length("note", Limit(1, limits.INSTRUCTION_LENGTH.high, "characters"), self.text)


class Elsewhere(Struct, frozen=True, kw_only=True, gc=False, tag="elsewhere"):
    """Something done without this program, such as a yoga class, begun ``at``."""

    id: str
    at: datetime
    what: str
    duration_s: int
    muscles: tuple[Muscle, ...] = ()

    def __post_init__(self) -> None:
        """Normalise, and check the limits."""
        _settle(self)
        force_setattr(self, "what", limits.clean_name("what", self.what))
        limits.require("duration", DURATION, self.duration_s)


class ReminderKind(StrEnum):
    """The kinds of reminder that the user can ask for."""

    ICE = "ice"
    """An ice pack, once, at ``due``."""

    HEAT = "heat"
    """Once, that 48 h have passed since the run ``about``."""

    REST_DAY = "rest day"
    """A rest day, throughout the day of ``due``."""

    DAILY = "daily"
    """The technique ``about``, every day from the day of ``at`` on, at the time of day of ``due``."""


class Reminder(Struct, frozen=True, kw_only=True, gc=False, tag="reminder"):
    """A reminder that the user asked for ``at`` that moment, to be given when it is ``due``."""

    id: str
    at: datetime
    kind: ReminderKind
    due: datetime
    about: str = ""

    def __post_init__(self) -> None:
        """Normalise."""
        _settle(self)
        force_setattr(self, "due", moments.as_written(self.due))


class Answer(Struct, frozen=True, kw_only=True, gc=False, tag="answer"):
    """The user's answer ``at`` that moment to a line; its ``id`` is the line's key.

    The line is hidden ``until`` then; for good if that is None.
    """

    id: str
    at: datetime
    until: datetime | None = None

    def __post_init__(self) -> None:
        """Normalise."""
        _settle(self)
        if self.until is not None:
            force_setattr(self, "until", moments.as_written(self.until))

    def holds(self, now: datetime) -> bool:
        """Whether the line is still hidden ``now``."""
        return self.until is None or now < self.until


Entry: TypeAlias = Run | Soreness | Note | Elsewhere | Reminder | Answer
"""Any entry."""

Logged: TypeAlias = Run | Soreness | Note | Elsewhere
"""Entries about what happened; the others are about what the program should say."""


def _settle(entry: Entry) -> None:
    limits.require_length("id", KEY_LENGTH, entry.id)
    force_setattr(entry, "at", moments.as_written(entry.at))
