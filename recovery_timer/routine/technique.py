"""A technique: one entry of the catalogue, with the figures our source article gives for it.

The catalogue is data (``resources/catalogue``); this is its shape. Every figure carries the claim behind it, in our
own words, and the section of the article it is from. Where the article gives no figure, `Figure.low` and
`Figure.high` are absent and the interface draws no range and warns of nothing.
"""

from enum import StrEnum
from typing import Literal

from msgspec import Struct


class Family(StrEnum):
    """The kinds of technique; each has one colour, one icon and one word on every screen."""

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
    """The muscles the article names."""

    QUADS = "quads"
    HAMSTRINGS = "hamstrings"
    CALVES = "calves"
    HIP_FLEXORS = "hip_flexors"
    GLUTES = "glutes"


class Figure(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One number of a dose: our starting value, and what the article says about it.

    Durations are in seconds; reps, sets and cycles are counts. ``low`` and ``high`` are the article's range (equal
    when it names one value), both None when it gives none. ``words`` is an amount that it gives only in words
    ("a few minutes"). ``claim`` is what the article says, in our words.
    """

    default: int
    low: int | None = None
    high: int | None = None
    words: str = ""
    claim: str = ""

    def __post_init__(self) -> None:
        """Refuse half a range, and a range whose claim is missing."""
        if (self.low is None) != (self.high is None):
            raise ValueError("a range has both low and high, or neither")
        if self.low is not None and self.high is not None and not self.low <= self.high:
            raise ValueError("low must not be more than high")
        if (self.low is not None or self.words) and not self.claim:
            raise ValueError("an article's figure needs the claim behind it")


class DoseField(StrEnum):
    """The fields of a `Dose`, and the amounts of a block that belong to them."""

    SECONDS = "seconds"
    REPS = "reps"
    SETS = "sets"
    WARM = "warm"
    COLD = "cold"
    TOTAL = "total"
    CYCLES = "cycles"


class Dose(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How much of a technique: by time (``seconds``) or by ``reps``, in ``sets``; or warm and cold in turn.

    ``seconds`` is one hold; ``warm`` and ``cold`` one stay; ``total`` the time in the water (all in s). Each field has
    its `DoseField`.
    """

    seconds: Figure | None = None
    reps: Figure | None = None
    sets: Figure | None = None
    warm: Figure | None = None
    cold: Figure | None = None
    total: Figure | None = None
    cycles: Figure | None = None


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure of the article that is no dose of a step: 1-2 cups of salt, 7-9 h of sleep, 48 h before heat."""

    what: str
    low: int
    high: int
    unit: str
    claim: str


class Technique(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A way to recover, as the catalogue describes it.

    ``place`` says where it is used: as a ``step`` or a ``contrast`` block of a routine, or only on a ``page`` that
    is read (nutrition, sleep, footwear). ``sides`` is how a new step is set: for each side, or for both
    ``together``. ``how_to`` is two or three sentences of our own; ``instruction`` the one short line shown while it
    is done. ``section`` is the article's heading that it comes from (several are parted by "; ", and "Q6" is its
    sixth question); ``claims`` what the article says it does; ``how_often`` its words for when or how many times a
    day ("several times a day"), if it has any.
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
    how_often: str = ""
    facts: tuple[Fact, ...] = ()
    preparation: str = ""
    cautions: tuple[str, ...] = ()
    equipment: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


Catalogue = dict[str, Technique]
"""Techniques by their id, in the order in which they are shown."""


class Question(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One of the article's questions, answered in our words, with the figures in the answer."""

    id: str
    question: str
    answer: str
    section: str
    facts: tuple[Fact, ...] = ()
