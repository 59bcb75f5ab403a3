"""What may be said to the user, as values: the kind of line and its facts. `ui.text` has the words.

A line's ``key`` names this occurrence of it: an `Answer` with that id makes it go away.
"""

from datetime import date, datetime
from typing import ClassVar, TypeAlias

from msgspec import Struct

from recovery_timer.journal.entries import Reminder, Run
from recovery_timer.journal.soreness import Concern


class SeeSomeone(Struct, frozen=True, kw_only=True):
    """A professional should look at the legs; once an episode of soreness, and until the user has answered."""

    key: str
    concerns: tuple[Concern, ...]


class RestOrLowImpact(Struct, frozen=True, kw_only=True):
    """With severe soreness or pain: rest, or something low-impact; the next day is offered as a rest day."""

    key: str
    tomorrow: date


class Drink(Struct, frozen=True, kw_only=True):
    """Drink after a run; after a long or hard one, an electrolyte or sports drink."""

    key: str
    after_hard_run: bool


class IceAgain(Struct, frozen=True, kw_only=True):
    """After ice: it can be used several times a day. When it is offered again; None is too late for today."""

    key: str
    later: datetime | None
    evening: datetime | None


class GradualProgression(Struct, frozen=True, kw_only=True):
    """Soreness is gone that was moderate or severe: go on little by little."""

    key: str


class Page(Struct, frozen=True, kw_only=True):
    """A page of the catalogue that is worth reading, by the id of its ``technique``."""

    key: str
    technique: str


class Ice(Struct, frozen=True, kw_only=True):
    """The user wanted to be reminded of an ice pack."""

    key: str
    reminder: Reminder


class HowAreTheLegs(Struct, frozen=True, kw_only=True):
    """Asks for soreness ``hours`` after ``run``, or after soreness that came without one (None)."""

    key: str
    hours: int
    run: Run | None


class HeatWaits(Struct, frozen=True, kw_only=True):
    """The run was less than 48 h ago; heat may be used from that moment on. ``is_wanted``: a reminder is set."""

    key: str
    run: Run
    hours_ago: int
    from_: datetime
    is_wanted: bool


class HeatAllowed(Struct, frozen=True, kw_only=True):
    """48 h have passed since the run, and the user wanted to be told."""

    key: str
    run: Run


class RestDay(Struct, frozen=True, kw_only=True):
    """Today is a rest day."""

    key: str


class Daily(Struct, frozen=True, kw_only=True):
    """The user wanted to be reminded of a technique every day, and has not done it today."""

    key: str
    reminder: Reminder


class Sleep(Struct, frozen=True, kw_only=True):
    """When to be asleep tonight, for 9 h at the earliest and for 7 h at the latest, to ``wake_up`` then."""

    key: str
    earliest: datetime
    latest: datetime
    wake_up: datetime


class DrinkBefore(Struct, frozen=True, kw_only=True):
    """Before a run: drink, and take water along."""

    key: str
    is_objection: ClassVar = False


class HeatTooEarly(Struct, frozen=True, kw_only=True):
    """A routine with heat is started less than 48 h after ``run``."""

    key: str
    is_objection: ClassVar = True
    run: Run
    hours_ago: int
    from_: datetime


class StrongOnRestDay(Struct, frozen=True, kw_only=True):
    """A routine with strength is started on a rest day."""

    key: str
    is_objection: ClassVar = True


class StrongWhileSore(Struct, frozen=True, kw_only=True):
    """A routine with strength is started with severe soreness or pain."""

    key: str
    is_objection: ClassVar = True


AfterLine: TypeAlias = SeeSomeone | RestOrLowImpact | Drink | IceAgain | GradualProgression | Page
"""A line after a session."""

TodayLine: TypeAlias = SeeSomeone | Ice | HowAreTheLegs | HeatAllowed | HeatWaits | RestDay | Daily | Sleep
"""A line of today."""

BeforeLine: TypeAlias = DrinkBefore | HeatTooEarly | StrongOnRestDay | StrongWhileSore
"""A line before a session. An objection speaks against it, and is made once."""

Line: TypeAlias = AfterLine | TodayLine | BeforeLine
"""Any line."""

MOST_LINES = 3
"""How many lines are shown at once."""
