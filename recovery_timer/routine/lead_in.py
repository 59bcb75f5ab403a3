"""The lead-in of a block: time to get ready, or to get into position.

Before the first block the user gets ready; before every later one, they get into position. A block may have its own
position time. Without one, its technique's applies: standing up from one stretch to the next is quicker than fetching a
roller, nobody knows how long it takes to run a bath, and after a walk the user first has to come back. Only these
times, not the block's own, follow the pace in the settings.

Water is special: it waits for the user, who then still needs time to get in.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, NamedTuple, assert_never

from msgspec import Struct

from recovery_timer.routine import limits
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, GapSeconds, LeafBlock, Step, Water
from recovery_timer.routine.technique import Catalogue, Technique, Timing

CONTRAST_TECHNIQUES = {Water.BASIN: "contrast-bath", Water.SHOWER: "hot-cold-shower"}
"""The catalogue's technique for a contrast block, by its water."""

WAITING_S = 10
"""The estimate for waiting until the user is ready."""

OWN = Timing()
"""The timing of the user's own steps."""


class Pace(StrEnum):
    """The pace at which the user gets into position."""

    SHORTER = "shorter"
    USUAL = "usual"
    LONGER = "longer"

    def of(self, seconds: int) -> int:
        """Return ``seconds`` at this pace, rounded up to whole seconds."""
        return -(-seconds * _PERCENT[self] // 100)


_PERCENT = {Pace.SHORTER: 70, Pace.USUAL: 100, Pace.LONGER: 150}


class Gaps(Struct, frozen=True, kw_only=True):
    """The settings for a routine's gaps: the time to get ready (s), and the pace of getting into position."""

    get_ready: GapSeconds = 10
    position: Pace = Pace.USUAL

    def __post_init__(self) -> None:
        """Check the limits; raise ValueError that names the field."""
        limits.require("get_ready", limits.GAP, self.get_ready)


class LeadIn(NamedTuple):
    """The time before a block's first work: `seconds`, an estimate if it `waits`, then `get_in` for the water."""

    seconds: int
    waits: bool = False
    get_in: int = 0

    @property
    def segments(self) -> int:
        """The number of its segments."""
        return (self.waits or self.seconds > 0) + (self.get_in > 0)

    @property
    def total_s(self) -> int:
        """Its length, in s."""
        return self.seconds + self.get_in


class Arrival(NamedTuple):
    """One way to reach a leaf, and how many times: after the leaf `before`, or at the very start if that is None."""

    block: LeafBlock
    before: LeafBlock | None
    times: int


def technique_of(block: LeafBlock, catalogue: Catalogue) -> Technique | None:
    """Return the technique of ``block``; None for the user's own steps and if the catalogue lacks the technique."""
    match block:
        case Step():
            return catalogue.get(block.technique) if block.technique is not None else None
        case Contrast():
            return catalogue.get(CONTRAST_TECHNIQUES[block.water])
    assert_never(block)


def timing_of(block: LeafBlock, catalogue: Catalogue) -> Timing:
    """Return the timing of the technique of ``block``, or that of the user's own steps."""
    technique = technique_of(block, catalogue)
    return OWN if technique is None else technique.timing


def lead_in(block: LeafBlock, before: LeafBlock | None, catalogue: Catalogue, gaps: Gaps) -> LeadIn:
    """Return what leads into ``block`` when it is played after ``before``, or first if that is None."""
    position = block.position if block.position is not None else _usual(block, before, catalogue)
    if position == WAIT:
        estimate = gaps.get_ready if before is None else WAITING_S
        return LeadIn(estimate, waits=True, get_in=gaps.position.of(timing_of(block, catalogue).get_in))
    if before is None:
        return LeadIn(gaps.get_ready)
    return LeadIn(position if block.position is not None else gaps.position.of(position))


def _usual(block: LeafBlock, before: LeafBlock | None, catalogue: Catalogue) -> int | Literal["wait"]:
    technique, last = technique_of(block, catalogue), None if before is None else technique_of(before, catalogue)
    timing = timing_of(block, catalogue)
    if last is not None and last.timing.is_away:
        return WAIT
    goes_on = technique is not None and last is not None and technique.section == last.section
    return timing.again if goes_on and timing.again is not None else timing.position


def arrivals(blocks: tuple[Block, ...]) -> Iterator[Arrival]:
    """Yield each way to reach each leaf of ``blocks``, in the order in which they first occur."""
    before: LeafBlock | None = None
    for block in blocks:
        match block:
            case Step() | Contrast():
                yield Arrival(block, before, 1)
                before = block
            case Circuit():
                first, *others = block.blocks
                last = block.blocks[-1]
                yield Arrival(first, before, 1)
                if block.rounds > 1:
                    yield Arrival(first, last, block.rounds - 1)
                for earlier, inner in zip(block.blocks, others, strict=False):
                    yield Arrival(inner, earlier, block.rounds)
                before = last
            case _:
                assert_never(block)
