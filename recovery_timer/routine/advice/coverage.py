"""Coverage: how long a routine works each muscle, on each side.

Work, warm and cold count, gaps do not. What is done with both sides together counts for both in full: five minutes
with the legs up are five for the left and five for the right. A manual segment counts by its estimate, and the
figures that hold one say "about".
"""

from collections.abc import Mapping

from msgspec import Struct

from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Side, Timeline

BOTH: tuple[Side, Side] = ("left", "right")


class Worked(Struct, frozen=True):
    """How long something is worked, in ms; ``is_about`` when an estimate is in it."""

    ms: int = 0
    is_about: bool = False

    def __add__(self, other: "Worked") -> "Worked":
        """Return both times together."""
        return Worked(self.ms + other.ms, self.is_about or other.is_about)


class Coverage(Struct, frozen=True, kw_only=True):
    """What a timeline works. Muscles it does not work are absent.

    ``sides`` holds the time of each (muscle, side). ``totals`` holds the time in which a muscle is worked at all, so
    that what is done with both sides together counts once there.
    """

    sides: Mapping[tuple[Muscle, Side], Worked]
    totals: Mapping[Muscle, Worked]

    def side(self, muscle: Muscle, side: Side) -> Worked:
        """Return how long ``muscle`` is worked on ``side``."""
        return self.sides.get((muscle, side), Worked())

    def total(self, muscle: Muscle) -> Worked:
        """Return how long ``muscle`` is worked, on either side or both."""
        return self.totals.get(muscle, Worked())

    @property
    def one_sided(self) -> dict[Muscle, Side]:
        """The muscles that are worked on one side only, and that side."""
        return {muscle: side for muscle, side in self.sides if (muscle, _OTHER[side]) not in self.sides}


def coverage(timeline: Timeline) -> Coverage:
    """Return how long ``timeline`` works each muscle."""
    sides: dict[tuple[Muscle, Side], Worked] = {}
    totals: dict[Muscle, Worked] = {}
    for segment in timeline.segments:
        if segment.kind.is_gap:
            continue
        worked = Worked(segment.length_ms, segment.is_manual)
        for muscle in segment.muscles:
            totals[muscle] = totals.get(muscle, Worked()) + worked
            for side in BOTH if segment.side is None else (segment.side,):
                sides[muscle, side] = sides.get((muscle, side), Worked()) + worked
    return Coverage(sides=sides, totals=totals)


_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
