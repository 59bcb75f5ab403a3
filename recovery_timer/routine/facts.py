"""The facts by which a list of routines is grouped and filtered: purpose, length and requirements.

The user's own steps need nothing that we know of, and their posture is unknown.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from recovery_timer.routine.lead_in import Gaps, technique_of
from recovery_timer.routine.leaves import leaves, total_s
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Catalogue, Posture

SHORT_S = 10 * 60
"""A routine below this length, in s, is a short one."""


class Group(StrEnum):
    """The purposes of the built-in routines, in the order in which the groups are shown."""

    AFTER_A_RUN = "after a run"
    STRETCH = "stretch"
    ROLL_AND_MASSAGE = "roll and massage"
    WATER = "water"
    BEFORE_A_RUN = "before a run"
    REST_AND_STRENGTH = "rest and strength"


class Filter(StrEnum):
    """The filters for routines, in the order in which they are shown."""

    SHORT = "short"
    NO_GEAR = "no gear"
    UPRIGHT = "upright"
    ON_THE_FLOOR = "on the floor"
    IN_WATER = "in water"


class RoutineFacts(Struct, frozen=True, kw_only=True):
    """The facts of a routine: its length in s, and equipment and preparations in the catalogue's words, each once.

    ``needs_gear`` if the equipment is more than every home has. ``is_upright`` if all of it is done standing or
    walking; ``has_floor`` and ``has_water`` if any of it is done lying or kneeling on the floor, or in water.
    """

    total_s: int
    equipment: tuple[str, ...]
    preparations: tuple[str, ...]
    needs_gear: bool
    is_upright: bool
    has_floor: bool
    has_water: bool

    @property
    def is_short(self) -> bool:
        """Whether it takes less than ten minutes."""
        return self.total_s < SHORT_S

    def passes(self, wanted: Filter) -> bool:
        """Whether the routine passes the filter ``wanted``."""
        match wanted:
            case Filter.SHORT:
                return self.is_short
            case Filter.NO_GEAR:
                return not self.needs_gear
            case Filter.UPRIGHT:
                return self.is_upright
            case Filter.ON_THE_FLOOR:
                return self.has_floor
            case Filter.IN_WATER:
                return self.has_water
        assert_never(wanted)


def facts_of(routine: Routine, catalogue: Catalogue, gaps: Gaps) -> RoutineFacts:
    """Return the facts of ``routine``."""
    techniques = [technique_of(leaf.block, catalogue) for leaf in leaves(routine)]
    known = [technique for technique in techniques if technique is not None]
    postures = {None if technique is None else technique.posture for technique in techniques}
    return RoutineFacts(
        total_s=total_s(routine, catalogue, gaps),
        equipment=equipment_of(routine, catalogue),
        preparations=_each_once(technique.preparation for technique in known),
        needs_gear=any(technique.needs_gear for technique in known),
        is_upright=postures == {Posture.UPRIGHT},
        has_floor=Posture.FLOOR in postures,
        has_water=Posture.WATER in postures,
    )


def equipment_of(routine: Routine, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the equipment for ``routine``, each item once, in the order of its blocks."""
    techniques = (technique_of(leaf.block, catalogue) for leaf in leaves(routine))
    return _each_once(item for technique in techniques if technique is not None for item in technique.equipment)


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))
