"""The leaves of a routine: its steps and contrast blocks, with circuits opened, and how long they are.

What looks at every dose (guidance, fitting) need not know circuits; what asks only for lengths need not expand.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from recovery_timer.routine.durations import MS
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, Order, Routine, Sides, Sketch, Step
from recovery_timer.routine.technique import Catalogue, Technique
from recovery_timer.routine.timeline import CONTRAST_TECHNIQUES, MS_PER_REP, Gaps

SECONDS_PER_REP = MS_PER_REP // MS


Made = TypeVar("Made", bound=Routine | Sketch)
"""What has blocks: a routine, or a sketch of one."""


class Leaf(NamedTuple):
    """A step or contrast block, where it is, and how often its circuit goes through it (1 outside of circuits)."""

    path: RowPath
    rounds: int
    block: Step | Contrast


def leaves(made: Routine | Sketch) -> Iterator[Leaf]:
    """Go through the leaves of ``made`` in their order."""
    for row, block in enumerate(made.blocks):
        if isinstance(block, Circuit):
            for inner, leaf in enumerate(block.blocks):
                yield Leaf((row, inner), block.rounds, leaf)
        else:
            yield Leaf((row,), 1, block)


def with_leaves(made: Made, kept: Mapping[RowPath, Step | Contrast]) -> Made:
    """Return ``made`` with the leaves ``kept`` at their paths and no others; a circuit left empty goes too."""
    blocks: list[Block] = []
    for row, block in enumerate(made.blocks):
        if isinstance(block, Circuit):
            inside = tuple(kept[row, inner] for inner in range(len(block.blocks)) if (row, inner) in kept)
            if inside:
                blocks.append(replace(block, blocks=inside))
        elif (row,) in kept:
            blocks.append(kept[row,])
    return replace(made, blocks=tuple(blocks))


def technique_of(block: Step | Contrast, catalogue: Catalogue) -> Technique | None:
    """Return the technique of ``block``, or None for the user's own and for one the catalogue lacks."""
    if isinstance(block, Contrast):
        return catalogue.get(CONTRAST_TECHNIQUES[block.water])
    return catalogue.get(block.technique) if block.technique is not None else None


def holds_of(step: Step) -> int:
    """Return how many holds ``step`` has: its sets, on each of its sides."""
    return step.sets * (2 if step.sides is Sides.EACH else 1)


def length_s(block: Step | Contrast) -> int:
    """Return how long ``block`` is from its first work to its last, in s; work by reps is estimated."""
    if isinstance(block, Contrast):
        stays = 2 * block.cycle_count + (block.start_on is block.end_on)
        return block.in_water + block.transfer * (stays - 1)
    holds = holds_of(block)
    hold = block.seconds if block.seconds is not None else (block.reps or 0) * SECONDS_PER_REP
    switches = holds - block.sets if block.order is Order.ALTERNATE else holds // block.sets - 1
    return holds * hold + switches * block.switch + (holds - 1 - switches) * block.rest


def total_s(made: Routine | Sketch, gaps: Gaps) -> int:
    """Return the length of the timeline of ``made`` in s, without expanding it."""
    total = 0
    for index, (_, rounds, block) in enumerate(leaves(made)):
        position = gaps.position if block.position is None or block.position == WAIT else block.position
        first = gaps.get_ready if index == 0 else position
        total += first + (rounds - 1) * position + rounds * length_s(block)
    return total + sum((block.rounds - 1) * block.rest for block in made.blocks if isinstance(block, Circuit))
