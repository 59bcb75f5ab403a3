"""Techniques: the entries of the catalogue, with the amounts that our source article gives for them.

The techniques that ship with the program are data (``resources/catalogue``); this is its schema. Every amount comes
with the claim behind it, in our own words, and the section of the article. If the article gives no amount, `Amount.low`
and `Amount.high` are None, and the interface draws no range and gives no warning. `own` adds the user's techniques.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias

from msgspec import Struct


class Family(StrEnum):
    """The kinds of technique; each has one colour, icon and name on every screen."""

    STRETCH = "stretch"
    DYNAMIC = "dynamic"
    ROLL = "roll"
    MASSAGE = "massage"
    CONTRAST = "contrast"
    COLD = "cold"
    HEAT = "heat"
    ELEVATION = "elevation"
    COMPRESSION = "compression"
    ACTIVE = "active"
    STRENGTH = "strength"
    REST = "rest"
    FUEL = "fuel"


class Muscle(StrEnum):
    """The muscles that the article names."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    CALVES = "calves"
    HIP_FLEXORS = "hip_flexors"
    GLUTES = "glutes"


class Posture(StrEnum):
    """The posture in which a technique is done."""

    UPRIGHT = "upright"
    SEAT = "seat"
    FLOOR = "floor"
    WATER = "water"


class Amount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of a dose: our default, and what the article says about it.

    Durations are in seconds; reps, sets and cycles are counts. ``low`` and ``high`` are the article's range (equal if
    it names a single value), both None if it gives none. ``words`` is an amount given only in words ("a few
    minutes"). ``claim`` is what the article says, in our words. ``is_about`` if it says "about" or "around".
    ``is_sum`` if a range in seconds is for all sets together: a foam roller has 1 to 2 min for a muscle group, however
    often that is interrupted, while every hold of a stretch has its 15 to 30 s. ``is_users`` if the default is not ours
    but the user's, for a technique of their own.
    """

    default: int
    low: int | None = None
    high: int | None = None
    words: str = ""
    claim: str = ""
    is_about: bool = False
    is_sum: bool = False
    is_users: bool = False

    def __post_init__(self) -> None:
        """Refuse half a range, and a range without a claim."""
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has both low and high, or neither")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError("low must not be more than high")
        if (self.low is not None or self.words) and not self.claim:
            raise ValueError("an article's amount needs the claim behind it")


class DoseField(StrEnum):
    """The fields of a `Dose`, which are also the amounts of a block."""

    SECONDS = "seconds"
    REPS = "reps"
    SETS = "sets"
    WARM = "warm"
    COLD = "cold"
    TOTAL = "total"
    CYCLES = "cycles"


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The amount of a technique: ``sets`` by time (``seconds``) or by ``reps``; or warm and cold in turn.

    ``seconds`` is one hold; ``warm`` and ``cold`` are one stay; ``total`` is the time in the water (all in s). There is
    a `DoseField` for each field.
    """

    seconds: Amount | None = None
    reps: Amount | None = None
    sets: Amount | None = None
    warm: Amount | None = None
    cold: Amount | None = None
    total: Amount | None = None
    cycles: Amount | None = None


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An amount of the article that is not a dose: 1-2 cups of salt, 7-9 h of sleep, 48 h before heat."""

    what: str
    low: int
    high: int
    unit: str
    claim: str


class Timing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The times around the work of a technique, in whole seconds. These are our own values.

    ``position`` is the time to get into position, or ``wait`` until the user is ready; ``again`` is the same after
    another block of the same section, when the roller or the strap is already there. ``get_in`` is the time to get into
    the water after waiting. ``rest`` and ``switch`` are the defaults for a new block, between sets and between sides.
    ``rep`` is the estimate for one rep. ``is_away`` if it takes the user away from the screen: whatever follows waits
    until they are back.
    """

    position: int | Literal["wait"] = 10
    again: int | Literal["wait"] | None = None
    get_in: int = 0
    rest: int = 10
    switch: int = 5
    rep: int = 3
    is_away: bool = False


class Technique(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A method of recovery, as the catalogue describes it.

    ``place`` is where it is used: as a ``step`` or ``contrast`` block in routines, or only on a ``page`` to read
    (nutrition, sleep, footwear). ``sides`` is the default for a new step: for each side, or for both ``together``.
    ``how_to`` is two or three sentences of our own; ``instruction`` is the short line shown while it is done.
    ``section`` is its heading in the article (several are separated by "; "; "Q6" is the sixth question); ``claims`` is
    what the article says it does; ``how_often`` is its wording for when or how often, if any ("several times a day").

    The first of ``cautions`` is noted beside a block if the technique ``is_cautioned``, or ``needs_warm_up`` and has
    none; the others are only on its page. ``needs_gear`` if it takes more than a wall, a chair, a towel or a cushion.
    ``figure`` is the technique whose figure it borrows if it has none of its own.
    """

    id: str
    name: str
    family: Family
    place: Literal["step", "contrast", "page"]
    how_to: str
    section: str
    claims: tuple[str, ...]
    instruction: str = ""
    muscles: tuple[Muscle, ...] = ()
    sides: Literal["each", "together"] = "together"
    dose: Dose = Dose()
    timing: Timing = Timing()
    posture: Posture | None = None
    how_often: str = ""
    facts: tuple[Fact, ...] = ()
    preparation: str = ""
    cautions: tuple[str, ...] = ()
    is_cautioned: bool = False
    needs_warm_up: bool = False
    equipment: tuple[str, ...] = ()
    needs_gear: bool = False
    aliases: tuple[str, ...] = ()
    figure: str | None = None

    @property
    def is_own(self) -> bool:
        """Whether it is the user's: all of ours are based on a section of the article."""
        return not self.section

    @property
    def drawn_as(self) -> str:
        """The technique whose figure shows it."""
        return self.figure or self.id


Catalogue: TypeAlias = Mapping[str, Technique]
"""Techniques by id, in the order in which they are shown. It is a value: adding a technique makes a new catalogue."""


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the article's questions, with an answer in our words and the amounts in it."""

    id: str
    question: str
    answer: str
    section: str
    facts: tuple[Fact, ...] = ()
