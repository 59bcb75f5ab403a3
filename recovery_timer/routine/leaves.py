"""The leaves of a routine, which are its steps and contrast blocks inside and outside circuits, and their lengths.

Code that looks at every dose (guidance, fitting) need not know about circuits; code that only needs lengths need not
expand the routine.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar, assert_never

from msgspec.structs import replace

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import Gaps, arrivals, lead_in, timing_of
from recovery_timer.routine.model import Block, Circuit, Contrast, LeafBlock, Routine, Sketch, Step
from recovery_timer.routine.technique import Catalogue, Timing
from recovery_timer.routine.timeline import hold_count, switch_count

Made = TypeVar("Made", bound=Routine | Sketch)
"""Anything with blocks: a routine or a sketch."""


class Leaf(NamedTuple):
    """A step or contrast block, its path, and the rounds of its circuit (1 outside circuits)."""

    path: RowPath
    rounds: int
    block: LeafBlock


def leaves(made: Routine | Sketch) -> Iterator[Leaf]:
    """Yield the leaves of ``made`` in order."""
    for row, block in enumerate(made.blocks):
        match block:
            case Step() | Contrast():
                yield Leaf((row,), 1, block)
            case Circuit():
                for inner, leaf in enumerate(block.blocks):
                    yield Leaf((row, inner), block.rounds, leaf)
            case _:
                assert_never(block)


def with_leaves(made: Made, kept: Mapping[RowPath, LeafBlock]) -> Made:
    """Return ``made`` with only the leaves in ``kept``, at their paths; a circuit left empty is removed."""
    blocks: list[Block] = []
    for row, block in enumerate(made.blocks):
        match block:
            case Step() | Contrast():
                if (row,) in kept:
                    blocks.append(kept[row,])
            case Circuit():
                inside = tuple(kept[row, inner] for inner in range(len(block.blocks)) if (row, inner) in kept)
                if inside:
                    blocks.append(replace(block, blocks=inside))
            case _:
                assert_never(block)
    return replace(made, blocks=tuple(blocks))


def length_s(block: LeafBlock, timing: Timing) -> int:
    """Return the length of ``block`` from its first work to its last, in s; a rep is estimated by ``timing``."""
    match block:
        case Step():
            hold = block.seconds if block.seconds is not None else (block.reps or 0) * timing.rep
            holds, switches = hold_count(block), switch_count(block)
            return holds * hold + switches * block.switch + (holds - 1 - switches) * block.rest
        case Contrast():
            stays = 2 * block.cycle_count + (block.start_on is block.end_on)
            return block.in_water + block.transfer * (stays - 1)
    assert_never(block)


def total_s(made: Routine | Sketch, catalogue: Catalogue, gaps: Gaps) -> int:
    """Return the length of the timeline of ``made``, in s, without expanding it."""
    total = sum(
        times * (lead_in(block, before, catalogue, gaps).total_s + length_s(block, timing_of(block, catalogue)))
        for block, before, times in arrivals(made.blocks)
    )
    return total + sum(_between_rounds_s(block) for block in made.blocks)


def _between_rounds_s(block: Block) -> int:
    match block:
        case Step() | Contrast():
            return 0
        case Circuit():
            return (block.rounds - 1) * block.rest
    assert_never(block)
