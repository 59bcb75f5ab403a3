"""The lines that may be shown to the user, as values: the kind of line and its facts. `ui.text` has the words.

A line's ``key`` identifies this occurrence: an `Answer` with that id hides it. Its ``topic`` is what the user can
switch off; a line without one is always shown. Its ``acts`` are what the user can do about it, the likeliest first.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, TypeAlias

from msgspec import Struct

from recovery_timer.journal.entries import Reminder, Run
from recovery_timer.journal.soreness import Concern


class Topic(StrEnum):
    """The topics that the user can switch off."""

    DRINK = "drink"
    ICE = "ice"
    SORENESS = "soreness"
    HEAT = "heat"
    SLEEP = "sleep"
    REST_DAY = "rest day"
    DAILY = "daily"
    PROFESSIONAL = "professional"


class Act(StrEnum):
    """The things that the user can do about a line."""

    ASKED = "asked"
    """A professional has been asked."""

    DONE = "done"
    SEEN = "seen"
    """It has been read and need not be shown again."""

    START = "start"
    IN_AN_HOUR = "in an hour"
    ENOUGH = "enough"
    """No more of it today."""

    LOG = "log"
    ALL_GONE = "all gone"
    """Nothing is sore any more."""

    WALK = "walk"
    FEET_UP = "feet up"
    OPEN = "open"
    READ = "read"
    TELL_ME = "tell me"
    """Remind me when it is time."""

    REST_TOMORROW = "rest tomorrow"
    ICE_LATER = "ice later"
    ICE_THIS_EVENING = "ice this evening"


class SeeSomeone(Struct, frozen=True, kw_only=True):
    """A professional should look at the legs; once per episode of soreness, until the user has answered."""

    topic: ClassVar = Topic.PROFESSIONAL
    acts: ClassVar = (Act.ASKED,)
    key: str
    concerns: tuple[Concern, ...]


class RestOrLowImpact(Struct, frozen=True, kw_only=True):
    """With severe soreness or pain: rest, or something low-impact; the next day is offered as a rest day."""

    topic: ClassVar = None
    acts: ClassVar = (Act.REST_TOMORROW,)
    key: str
    tomorrow: date


class Drink(Struct, frozen=True, kw_only=True):
    """Drink after a run; after a long or hard one, an electrolyte or sports drink."""

    topic: ClassVar = Topic.DRINK
    acts: ClassVar = (Act.DONE,)
    key: str
    after_hard_run: bool


class IceAgain(Struct, frozen=True, kw_only=True):
    """After ice, which can be used several times a day: when it is offered again, None if too late for today."""

    topic: ClassVar = Topic.ICE
    key: str
    later: datetime | None
    evening: datetime | None

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the user can do about it, the likeliest first."""
        offered = ((Act.ICE_LATER, self.later), (Act.ICE_THIS_EVENING, self.evening))
        return tuple(act for act, due in offered if due is not None)


class GradualProgression(Struct, frozen=True, kw_only=True):
    """Moderate or severe soreness is gone: progress gradually."""

    topic: ClassVar = None
    acts: ClassVar = (Act.READ,)
    key: str


class CataloguePage(Struct, frozen=True, kw_only=True):
    """A page of the catalogue that is worth reading, by the id of its ``technique``."""

    topic: ClassVar = None
    acts: ClassVar = (Act.READ,)
    key: str
    technique: str


class Ice(Struct, frozen=True, kw_only=True):
    """The user asked to be reminded of an ice pack. ``can_wait`` if it can be put off by an hour."""

    topic: ClassVar = Topic.ICE
    key: str
    reminder: Reminder
    can_wait: bool = True

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the user can do about it, the likeliest first."""
        return (Act.START, Act.IN_AN_HOUR, Act.ENOUGH) if self.can_wait else (Act.START, Act.ENOUGH)


class HowAreTheLegs(Struct, frozen=True, kw_only=True):
    """Asks about soreness ``hours`` after ``run``, or after soreness that came without one (None)."""

    topic: ClassVar = Topic.SORENESS
    acts: ClassVar = (Act.LOG, Act.ALL_GONE)
    key: str
    hours: int
    run: Run | None


class HeatWaits(Struct, frozen=True, kw_only=True):
    """The run was less than 48 h ago; heat may be used ``from_`` that moment on. ``is_wanted`` if a reminder is set."""

    topic: ClassVar = Topic.HEAT
    key: str
    run: Run
    hours_ago: int
    from_: datetime
    is_wanted: bool

    @property
    def acts(self) -> tuple[Act, ...]:
        """What the user can do about it, the likeliest first."""
        return () if self.is_wanted else (Act.TELL_ME,)


class HeatAllowed(Struct, frozen=True, kw_only=True):
    """48 h have passed since the run, and the user asked to be reminded."""

    topic: ClassVar = Topic.HEAT
    acts: ClassVar = (Act.SEEN,)
    key: str
    run: Run


class RestDay(Struct, frozen=True, kw_only=True):
    """Today is a rest day."""

    topic: ClassVar = Topic.REST_DAY
    acts: ClassVar = (Act.WALK, Act.FEET_UP)
    key: str


class Daily(Struct, frozen=True, kw_only=True):
    """The user asked to be reminded of a technique every day, and has not done it today."""

    topic: ClassVar = Topic.DAILY
    acts: ClassVar = (Act.OPEN, Act.DONE)
    key: str
    reminder: Reminder


class Sleep(Struct, frozen=True, kw_only=True):
    """When to be asleep tonight to ``wake_up`` then: at the ``earliest`` for 9 h, at the ``latest`` for 7 h."""

    topic: ClassVar = Topic.SLEEP
    acts: ClassVar = (Act.SEEN,)
    key: str
    earliest: datetime
    latest: datetime
    wake_up: datetime


class DrinkBefore(Struct, frozen=True, kw_only=True):
    """Before a run: drink, and take water along."""

    topic: ClassVar = Topic.DRINK
    key: str
    is_objection: ClassVar = False


class HeatTooEarly(Struct, frozen=True, kw_only=True):
    """A routine with heat is started less than 48 h after ``run``."""

    topic: ClassVar = None
    key: str
    is_objection: ClassVar = True
    run: Run
    hours_ago: int
    from_: datetime


class StrongOnRestDay(Struct, frozen=True, kw_only=True):
    """A routine with strength is started on a rest day."""

    topic: ClassVar = None
    key: str
    is_objection: ClassVar = True


class StrongWhileSore(Struct, frozen=True, kw_only=True):
    """A routine with strength is started with severe soreness or pain."""

    topic: ClassVar = None
    key: str
    is_objection: ClassVar = True


AfterLine: TypeAlias = SeeSomeone | RestOrLowImpact | Drink | IceAgain | GradualProgression | CataloguePage
"""A line after a session."""

TodayLine: TypeAlias = SeeSomeone | Ice | HowAreTheLegs | HeatAllowed | HeatWaits | RestDay | Daily | Sleep
"""A line on Today."""

BeforeLine: TypeAlias = DrinkBefore | HeatTooEarly | StrongOnRestDay | StrongWhileSore
"""A line before a session. An objection advises against it, and is made once."""

Line: TypeAlias = AfterLine | TodayLine | BeforeLine
"""Any line."""

MOST_LINES = 3
"""The number of lines that are shown at once."""
