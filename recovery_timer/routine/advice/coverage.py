"""Coverage: how long a routine works each muscle, on each side.

Work, warm and cold count; gaps do not. Work with both sides together counts in full for each: five minutes with the
legs up are five for the left and five for the right. A manual segment counts with its estimate, and totals that include
one are shown with "about".
"""

from collections.abc import Mapping

from msgspec import Struct

from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Side, Timeline


class WorkedTime(Struct, frozen=True):
    """The time for which something is worked, in ms; ``is_about`` if that includes an estimate."""

    ms: int = 0
    is_about: bool = False

    def __add__(self, other: "WorkedTime") -> "WorkedTime":
        """Return the sum of both times."""
        return WorkedTime(self.ms + other.ms, self.is_about or other.is_about)


class Coverage(Struct, frozen=True, kw_only=True):
    """The time for which a timeline works each (muscle, side). ``sides`` omits those that it does not work."""

    sides: Mapping[tuple[Muscle, Side], WorkedTime]

    def side(self, muscle: Muscle, side: Side) -> WorkedTime:
        """Return how long ``muscle`` is worked on ``side``."""
        return self.sides.get((muscle, side), WorkedTime())


def coverage(timeline: Timeline) -> Coverage:
    """Return how long ``timeline`` works each muscle."""
    sides: dict[tuple[Muscle, Side], WorkedTime] = {}
    for segment in timeline.segments:
        if segment.kind.is_gap:
            continue
        worked = WorkedTime(segment.length_ms, segment.is_manual)
        for muscle in segment.muscles:
            for side in BOTH if segment.side is None else (segment.side,):
                sides[muscle, side] = sides.get((muscle, side), WorkedTime()) + worked
    return Coverage(sides=sides)
