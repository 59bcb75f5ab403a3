"""The movements of a figure: their kinds, and each as a film of frames.

A film is what a painter needs: the moments to show, in order, and for how long. A frame that recurs is the same value,
so its picture is drawn once and shown again. If nothing moves, there is a single frame; a body that only breathes has
few frames per second.
"""

from itertools import zip_longest
from math import cos, pi
from typing import NamedTuple, TypeAlias, assert_never

from recovery_timer.figures.data import Data

STEP_MS = 50
"""The time between two frames of a movement."""

SLOW_STEP_MS = 200
"""The time between two frames of breathing and of still water: each moves things by less than a pixel."""

DEMONSTRATION_MS = 1500
"""The time for moving into a pose shown before it is due; it then stays as long, and comes back in half of it."""


class Hold(Data, tag="hold", tag_field="kind", frozen=True, kw_only=True):
    """Ease from the first key to the last within ``move`` s, then stay.

    The trunk sways by ``breath`` degrees, one breath in ``seconds``.
    """

    seconds: float
    move: float
    breath: float


class Reps(Data, tag="reps", tag_field="kind", frozen=True, kw_only=True):
    """Move from the first key to the last and back in ``seconds``, staying ``hold`` s at the last.

    With ``swap``, near and far limbs change roles at the last key and the movement continues: ``seconds`` are for both.
    With ``loop``, it continues from the first key. Both run evenly; the others ease in and out.
    """

    seconds: float
    hold: float = 0.0
    swap: bool = False
    loop: bool = False


class Roll(Data, tag="roll", tag_field="kind", frozen=True, kw_only=True):
    """Roll over a roller, back and forth in ``seconds``."""

    seconds: float


class Circle(Data, tag="circle", tag_field="kind", frozen=True, kw_only=True):
    """The hands make a circle in ``seconds``."""

    seconds: float


class Across(Data, tag="across", tag_field="kind", frozen=True, kw_only=True):
    """The hands rub across the muscle, back and forth in ``seconds``."""

    seconds: float


class Glide(Data, tag="glide", tag_field="kind", frozen=True, kw_only=True):
    """Glide along the leg and back in ``seconds``.

    The massage gun moves from ``start`` to ``end`` of its limb; the drops of a shower fall within ``drops`` s.
    """

    seconds: float
    start: float = 0.0
    end: float = 0.0
    drops: float = 0.0


class Breathe(Data, tag="breathe", tag_field="kind", frozen=True, kw_only=True):
    """Breathe between the first key and the last, one breath in ``seconds``.

    With ``change``, the keys lead from warm water into cold, which takes so many seconds (see `change_of_water`); in
    either, the trunk sways by ``breath`` degrees.
    """

    seconds: float
    breath: float = 0.0
    change: float = 0.0


Cycle: TypeAlias = Hold | Reps | Roll | Circle | Across | Glide | Breathe


class PoseMoment(NamedTuple):
    """One picture of a pose.

    ``at`` is the share of the way from the first key (0) to the last (1), or of a turn of the hands; ``sway`` is the
    angle in degrees by which the trunk deviates from the keys; ``ripple`` is the phase (0 to 1) of water and steam. If
    ``swapped``, near and far limbs have changed roles.
    """

    at: float
    sway: float = 0.0
    ripple: float = 0.0
    swapped: bool = False


class Frame(NamedTuple):
    """A moment, and how long it is shown."""

    moment: PoseMoment
    ms: int


class Film(NamedTuple):
    """The frames that are shown once, and then those that repeat."""

    opening: tuple[Frame, ...]
    loop: tuple[Frame, ...]

    @property
    def frames(self) -> tuple[Frame, ...]:
        """All frames; after the last, the first of the loop follows."""
        return (*self.opening, *self.loop)


def film(cycle: Cycle) -> Film:
    """Return the movement of ``cycle``."""
    match cycle:
        case Hold():
            return Film(_eased(0.0, 1.0, cycle.move), _breaths(cycle.seconds, 1.0, cycle.breath))
        case Reps():
            return Film((), _reps(cycle))
        case Roll():
            return Film((), _to_and_fro(cycle.seconds))
        case Circle() | Across():
            return Film((), tuple(Frame(PoseMoment(at), STEP_MS) for at in _shares(cycle.seconds, STEP_MS)[:-1]))
        case Glide():
            return Film((), _showering(cycle) if cycle.drops else _to_and_fro(cycle.seconds))
        case Breathe(change=0.0):
            return Film((), _rippling(cycle.seconds))
        case Breathe():
            return Film((), change_of_water(cycle, to_cold=False).loop)
    assert_never(cycle)


def change_of_water(cycle: Breathe, *, to_cold: bool) -> Film:
    """Return the film of the feet changing over into the other water and staying there."""
    start, end = (0.0, 1.0) if to_cold else (1.0, 0.0)
    return Film(_eased(start, end, cycle.change), _breaths(cycle.seconds, end, cycle.breath))


def demonstration(cycle: Cycle) -> Film:
    """Return the film that shows a pose before it is due: getting into a hold, repeatedly; else the movement itself."""
    if not isinstance(cycle, Hold):
        return film(cycle)
    into, back = _eased(0.0, 1.0, DEMONSTRATION_MS / 1000), _eased(1.0, 0.0, DEMONSTRATION_MS / 2000)
    return Film((), (*into[:-1], Frame(PoseMoment(1.0), DEMONSTRATION_MS), *back[1:-1]))


def thinned(whole: Film, most: int) -> Film:
    """Return ``whole`` with at most ``most`` different pictures: every other frame is left out, as often as needed.

    The movement takes as long as before; the remaining frames are shown for longer.
    """
    thin = whole
    while len({frame.moment for frame in thin.frames}) > max(most, 2):
        thin = Film(_every_other(thin.opening), _every_other(thin.loop))
    return thin


def _every_other(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    pairs = zip_longest(frames[::2], frames[1::2])
    return tuple(Frame(kept.moment, kept.ms + (left_out.ms if left_out else 0)) for kept, left_out in pairs)


def still(cycle: Cycle, deepest: float) -> PoseMoment:
    """Return the single moment that represents the movement; ``deepest`` is the moment at which a rep is deepest."""
    match cycle:
        case Hold():
            return PoseMoment(1.0)
        case Reps():
            return PoseMoment(deepest)
        case Roll() | Circle() | Across() | Glide() | Breathe():
            return PoseMoment(0.5)
    assert_never(cycle)


def _reps(cycle: Reps) -> tuple[Frame, ...]:
    if cycle.swap:
        way = [PoseMoment(at, ripple=at) for at in _shares(cycle.seconds / 2, STEP_MS)[:-1]]
        return tuple(Frame(moment, STEP_MS) for moment in (*way, *(each._replace(swapped=True) for each in way)))
    if cycle.loop:
        return tuple(Frame(PoseMoment(at), STEP_MS) for at in _shares(cycle.seconds, STEP_MS)[:-1])
    there = _eased(0.0, 1.0, (cycle.seconds - cycle.hold) / 2)
    return (*there[:-1], Frame(PoseMoment(1.0), STEP_MS + round(cycle.hold * 1000)), *there[-2:0:-1])


def _to_and_fro(seconds: float) -> tuple[Frame, ...]:
    there = _eased(0.0, 1.0, seconds / 2)
    return (*there, *there[-2:0:-1])


def _showering(cycle: Glide) -> tuple[Frame, ...]:
    """Return the path of a shower: a whole number of falls of the drops, so that they do not jump when it repeats."""
    step_ms, fall = 2 * STEP_MS, round(cycle.drops * 1000) // (2 * STEP_MS)
    way = [frame.moment.at for frame in _to_and_fro(cycle.seconds)][::2]
    way = way[: len(way) // fall * fall]
    return tuple(Frame(PoseMoment(at, ripple=number % fall / fall), step_ms) for number, at in enumerate(way))


def _rippling(seconds: float) -> tuple[Frame, ...]:
    shares = _shares(seconds, SLOW_STEP_MS)[:-1]
    return tuple(Frame(PoseMoment(_to_and_back(share), ripple=share), SLOW_STEP_MS) for share in shares)


def _breaths(seconds: float, at: float, sway: float) -> tuple[Frame, ...]:
    """Return one breath; a single frame for a body that does not sway."""
    shares = _shares(seconds, SLOW_STEP_MS)[:-1] if sway else [0.0]
    return tuple(
        Frame(PoseMoment(at, sway=round(-2.0 * sway * _to_and_back(share), 3)), SLOW_STEP_MS) for share in shares
    )


def _eased(start: float, end: float, seconds: float) -> tuple[Frame, ...]:
    return tuple(
        Frame(PoseMoment(round(start + (end - start) * _ease(share), 4)), STEP_MS)
        for share in _shares(seconds, STEP_MS)
    )


def _shares(seconds: float, step_ms: int) -> list[float]:
    """Return the shares from 0 to 1 at every step of ``seconds``, both ends included."""
    steps = max(2, round(seconds * 1000 / step_ms))
    return [round(number / steps, 4) for number in range(steps + 1)]


def _ease(share: float) -> float:
    return (1.0 - cos(pi * share)) / 2.0


def _to_and_back(share: float) -> float:
    """Return 0 at the start of a breath, 1 in its middle and 0 at its end."""
    return round((1.0 - cos(2.0 * pi * share)) / 2.0, 4)
