"""The leaves of a routine, which are its steps and contrast blocks inside and outside circuits, and their lengths.

Code that looks at every dose (guidance, fitting) need not know circuits; code that only needs lengths need not expand.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar, assert_never

from msgspec.structs import replace

from recovery_timer.routine.durations import MS
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, LeafBlock, Routine, Sketch, Step
from recovery_timer.routine.technique import Catalogue, Technique
from recovery_timer.routine.timeline import CONTRAST_TECHNIQUES, MS_PER_REP, Gaps, hold_count, switch_count

SECONDS_PER_REP = MS_PER_REP // MS


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


def technique_of(block: LeafBlock, catalogue: Catalogue) -> Technique | None:
    """Return the technique of ``block``; None for the user's own and for one missing from the catalogue."""
    match block:
        case Step():
            return catalogue.get(block.technique) if block.technique is not None else None
        case Contrast():
            return catalogue.get(CONTRAST_TECHNIQUES[block.water])
    assert_never(block)


def length_s(block: LeafBlock) -> int:
    """Return the length of ``block`` from its first work to its last, in s; work by reps is estimated."""
    match block:
        case Step():
            hold = block.seconds if block.seconds is not None else (block.reps or 0) * SECONDS_PER_REP
            holds, switches = hold_count(block), switch_count(block)
            return holds * hold + switches * block.switch + (holds - 1 - switches) * block.rest
        case Contrast():
            stays = 2 * block.cycle_count + (block.start_on is block.end_on)
            return block.in_water + block.transfer * (stays - 1)
    assert_never(block)


def total_s(made: Routine | Sketch, gaps: Gaps) -> int:
    """Return the length of the timeline of ``made``, in s, without expanding it."""
    total = 0
    for index, (_, rounds, block) in enumerate(leaves(made)):
        position = gaps.position if block.position is None or block.position == WAIT else block.position
        first = gaps.get_ready if index == 0 else position
        total += first + (rounds - 1) * position + rounds * length_s(block)
    return total + sum(_between_rounds_s(block) for block in made.blocks)


def _between_rounds_s(block: Block) -> int:
    match block:
        case Step() | Contrast():
            return 0
        case Circuit():
            return (block.rounds - 1) * block.rest
    assert_never(block)
