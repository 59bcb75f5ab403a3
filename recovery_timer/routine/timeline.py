"""The expansion of a routine: the segments to play, one after another, with absolute offsets.

The rules are those that a recovery routine follows on the floor:

- Before the first block there is time to *get ready*; before every later one, time to get into *position*. Either may
  wait for the user instead (`lead_in` says which it is, and how long).
- A step on each side goes left, switch, right, rest, left ... (alternating), or through all sets of the left and then
  all of the right. Nothing follows the last set of a block: no trailing rest, switch or transfer.
- Warm and cold alternate, with a transfer between.
- A circuit repeats its blocks, each with its position, and may rest between rounds.
- Gaps of 0 are left out; segments are contiguous.

Gaps have the side, set and label of the work that follows: during a gap, the screen shows what comes next.
"""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.routine import limits
from recovery_timer.routine.durations import MS
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES, Gaps, arrivals, lead_in, technique_of, timing_of
from recovery_timer.routine.model import (
    Circuit,
    Contrast,
    LeafBlock,
    Order,
    Routine,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.technique import Catalogue, Family, Muscle


class Kind(StrEnum):
    """The kinds of segment."""

    GET_READY = "get_ready"
    POSITION = "position"
    WORK = "work"
    SWITCH = "switch"
    REST = "rest"
    WARM = "warm"
    COLD = "cold"
    TRANSFER = "transfer"

    @cached_property
    def is_gap(self) -> bool:
        """Whether it comes between the parts that matter: any kind except work, warm and cold."""
        match self:
            case Kind.WORK | Kind.WARM | Kind.COLD:
                return False
            case Kind.GET_READY | Kind.POSITION | Kind.SWITCH | Kind.REST | Kind.TRANSFER:
                return True
        assert_never(self)


Side = Literal["left", "right"]
BOTH: tuple[Side, Side] = ("left", "right")

LABELS = {
    (Water.BASIN, Temperature.WARM): "Warm water",
    (Water.BASIN, Temperature.COLD): "Cold water",
    (Water.SHOWER, Temperature.WARM): "Hot shower",
    (Water.SHOWER, Temperature.COLD): "Cold shower",
}
"""Names of warm and cold where nothing is translated: on the command line and in speech."""


class Segment(Struct, frozen=True, kw_only=True):
    """A timed or manual piece of a timeline.

    `duration_ms` is None if the segment waits for the user; `estimate_ms` is then used in totals and for `start_ms` of
    later segments. `block` is the row of the routine, from 0; `inner` is the row inside a circuit and `round` its
    round, both from 1, or None. For warm and cold, `set` is the cycle. Only they and the gaps before them have `water`
    and `temperature`. `figure` is the technique whose figure is shown if `technique` has none of its own.
    """

    index: int = 0
    start_ms: int = 0
    kind: Kind
    duration_ms: int | None
    estimate_ms: int | None = None
    label: str
    side: Side | None = None
    set: int = 1
    of_sets: int = 1
    block: int = 0
    inner: int | None = None
    round: int | None = None
    of_rounds: int | None = None
    technique: str | None = None
    family: Family | None = None
    muscles: tuple[Muscle, ...] = ()
    reps: int | None = None
    instruction: str = ""
    water: Water | None = None
    temperature: Temperature | None = None
    figure: str | None = None

    @property
    def drawn_as(self) -> str | None:
        """The technique whose figure shows it; None for a step that has no technique."""
        return self.figure or self.technique

    @property
    def is_manual(self) -> bool:
        """Whether it lasts until the user ends it."""
        return self.duration_ms is None

    @property
    def length_ms(self) -> int:
        """Its length, or its estimate if manual."""
        return self.duration_ms if self.duration_ms is not None else self.estimate_ms or 0

    @property
    def end_ms(self) -> int:
        """Its end, from the start of the session."""
        return self.start_ms + self.length_ms


class Timeline(Struct, frozen=True, kw_only=True):
    """The contiguous segments of one routine, in the order in which they are played."""

    name: str
    segments: tuple[Segment, ...]

    @property
    def total_ms(self) -> int:
        """The total length, with estimates for segments that wait for the user."""
        return self.segments[-1].end_ms

    @property
    def work_ms(self) -> int:
        """The length of work, warm and cold: the total without the gaps."""
        return sum(segment.length_ms for segment in self.segments if not segment.kind.is_gap)

    @property
    def is_about(self) -> bool:
        """Whether the total includes an estimate, and so is shown with "about"."""
        return any(segment.is_manual for segment in self.segments)


def expand(routine: Routine, catalogue: Catalogue, gaps: Gaps | None = None) -> Timeline:
    """Expand ``routine`` into its timeline.

    Raises:
        OutOfRangeError: if it would have more segments than `limits.SEGMENTS`; they are counted before any is built.
    """
    gaps = gaps or Gaps()
    limits.require("segments", limits.SEGMENTS, count_segments(routine, catalogue, gaps))
    segments: list[Segment] = []
    start_ms = 0
    for piece in _rows(routine, catalogue, gaps):
        segments.append(replace(piece, index=len(segments), start_ms=start_ms))
        start_ms = segments[-1].end_ms
    return Timeline(name=routine.name, segments=tuple(segments))


def count_segments(routine: Routine, catalogue: Catalogue, gaps: Gaps) -> int:
    """Return the number of segments in the expansion of ``routine``, without making them."""
    total = sum(
        times * (lead_in(block, before, catalogue, gaps).segments + _count(block))
        for block, before, times in arrivals(routine.blocks)
    )
    return total + sum(block.rounds - 1 for block in routine.blocks if isinstance(block, Circuit) and block.rest)


def _count(block: LeafBlock) -> int:
    match block:
        case Step():
            holds, switches = hold_count(block), switch_count(block)
            rests = holds - 1 - switches
            return holds + (switches if block.switch else 0) + (rests if block.rest else 0)
        case Contrast():
            stays = len(block.stays)
            return stays + (stays - 1 if block.transfer else 0)
    assert_never(block)


def hold_count(step: Step) -> int:
    """Return the number of holds in ``step``: its sets, on each of its sides."""
    return step.sets * len(sides_of(step))


def switch_count(step: Step) -> int:
    """Return how often ``step`` switches from left to right; all other holds are separated by a rest."""
    switches_a_pass = len(sides_of(step)) - 1
    match step.order:
        case Order.ALTERNATE:
            return switches_a_pass * step.sets
        case Order.ONE_SIDE_FIRST:
            return switches_a_pass
    assert_never(step.order)


def sides_of(step: Step) -> tuple[Side | None, ...]:
    """Return the sides of ``step`` in order; None stands for both together."""
    match step.sides:
        case Sides.EACH:
            return ("left", "right")
        case Sides.LEFT:
            return ("left",)
        case Sides.RIGHT:
            return ("right",)
        case Sides.TOGETHER:
            return (None,)
    assert_never(step.sides)


def _rows(routine: Routine, catalogue: Catalogue, gaps: Gaps) -> Iterator[Segment]:
    before: LeafBlock | None = None
    for row, block in enumerate(routine.blocks):
        match block:
            case Step() | Contrast():
                pieces, last = _leaf(block, before, catalogue, gaps), block
            case Circuit():
                pieces, last = _circuit(block, before, catalogue, gaps), block.blocks[-1]
            case _:
                assert_never(block)
        for piece in pieces:
            yield replace(piece, block=row)
        before = last


def _circuit(circuit: Circuit, before: LeafBlock | None, catalogue: Catalogue, gaps: Gaps) -> Iterator[Segment]:
    for round_number in range(1, circuit.rounds + 1):
        for row, block in enumerate(circuit.blocks, start=1):
            pieces = list(_leaf(block, before, catalogue, gaps))
            if row == 1 and round_number > 1 and circuit.rest:
                pieces.insert(0, _gap(Kind.REST, circuit.rest, pieces[0]))
            for piece in pieces:
                yield replace(piece, inner=row, round=round_number, of_rounds=circuit.rounds)
            before = block


def _leaf(block: LeafBlock, before: LeafBlock | None, catalogue: Catalogue, gaps: Gaps) -> Iterator[Segment]:
    match block:
        case Step():
            pieces = _step(block, catalogue)
        case Contrast():
            pieces = _contrast(block, catalogue)
        case _:
            assert_never(block)
    kind = Kind.GET_READY if before is None else Kind.POSITION
    seconds, waits, get_in = lead_in(block, before, catalogue, gaps)
    if waits:
        yield replace(_gap(kind, seconds, pieces[0]), duration_ms=None, estimate_ms=seconds * MS)
    elif seconds:
        yield _gap(kind, seconds, pieces[0])
    if get_in:
        yield _gap(Kind.POSITION, get_in, pieces[0])
    yield from pieces


def _step(step: Step, catalogue: Catalogue) -> list[Segment]:
    technique = technique_of(step, catalogue)
    timed = step.seconds is not None
    work = Segment(
        kind=Kind.WORK,
        duration_ms=step.seconds * MS if step.seconds is not None else None,
        estimate_ms=None if timed or step.reps is None else step.reps * timing_of(step, catalogue).rep * MS,
        label=step.name,
        of_sets=step.sets,
        technique=step.technique,
        family=technique.family if technique else None,
        muscles=technique.muscles if technique else (),
        reps=step.reps,
        instruction=step.instruction or (technique.instruction if technique else ""),
        figure=technique.figure if technique else None,
    )
    pieces: list[Segment] = []
    for side, number in _sets(step):
        holds = replace(work, side=side, set=number)
        if pieces:
            # When alternating, a rest comes between right and left: a new set begins.
            switching = pieces[-1].side != side and not (step.order is Order.ALTERNATE and side == "left")
            gap = (Kind.SWITCH, step.switch) if switching else (Kind.REST, step.rest)
            if gap[1]:
                pieces.append(_gap(*gap, holds))
        pieces.append(holds)
    return pieces


def _sets(step: Step) -> list[tuple[Side | None, int]]:
    sides, numbers = sides_of(step), range(1, step.sets + 1)
    match step.order:
        case Order.ALTERNATE:
            return [(side, number) for number in numbers for side in sides]
        case Order.ONE_SIDE_FIRST:
            return [(side, number) for side in sides for number in numbers]
    assert_never(step.order)


def _contrast(contrast: Contrast, catalogue: Catalogue) -> list[Segment]:
    technique = CONTRAST_TECHNIQUES[contrast.water]
    known = catalogue.get(technique)
    stays = contrast.stays
    pieces: list[Segment] = []
    for number, temperature in enumerate(stays):
        stay = Segment(
            kind=_stay_kind(temperature),
            duration_ms=contrast.seconds(temperature) * MS,
            label=LABELS[contrast.water, temperature],
            set=number // 2 + 1,
            of_sets=(len(stays) + 1) // 2,
            technique=technique,
            family=Family.CONTRAST,
            muscles=known.muscles if known else (),
            instruction=contrast.instruction or (known.instruction if known else ""),
            water=contrast.water,
            temperature=temperature,
        )
        if pieces and contrast.transfer:
            pieces.append(_gap(Kind.TRANSFER, contrast.transfer, stay))
        pieces.append(stay)
    return pieces


def _stay_kind(temperature: Temperature) -> Kind:
    match temperature:
        case Temperature.WARM:
            return Kind.WARM
        case Temperature.COLD:
            return Kind.COLD
    assert_never(temperature)


def _gap(kind: Kind, seconds: int, leads_to: Segment) -> Segment:
    return replace(leads_to, kind=kind, duration_ms=seconds * MS, estimate_ms=None, reps=None)
