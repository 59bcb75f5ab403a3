"""A routine as saved: a name and an ordered list of blocks.

Values are frozen; an edit makes a new one. A value that exists is valid: constructors check every limit, so that an
invalid routine, whether read from a file, typed or built, is refused in one place with one message. Lengths are in
whole seconds here; the timeline uses milliseconds.

A library may hold ten thousand routines. The values cannot be part of a cycle, so they are hidden from the garbage
collector (gc=False), and steps share the ids of their techniques.
"""

from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import force_setattr

from recovery_timer.routine import limits

WorkSeconds = Annotated[int, limits.schema(limits.WORK)]
GapSeconds = Annotated[int, limits.schema(limits.GAP)]
Count = Annotated[int, limits.schema(limits.SETS)]
RepCount = Annotated[int, limits.schema(limits.REPS)]
Name = Annotated[str, limits.schema(limits.NAME_LENGTH, "minLength", "maxLength")]
Instruction = Annotated[str, limits.schema(limits.INSTRUCTION_LENGTH, "minLength", "maxLength")]
_BLOCK_COUNT = limits.schema(limits.BLOCKS, "minItems", "maxItems")

RECOMMENDED_TOTAL = range(15 * 60, 20 * 60 + 1)
"""The article's range for the time in the water of a contrast block, in s."""

WAIT: Literal["wait"] = "wait"
"""A `position` that waits until the user is ready: nobody gets into an ice bath within 10 s."""

Position = GapSeconds | Literal["wait"] | None
"""Seconds to get into position, WAIT, or None for the technique's own time."""


class Sides(StrEnum):
    """The sides on which a step is done."""

    EACH = "each"
    LEFT = "left"
    RIGHT = "right"
    TOGETHER = "together"


class Order(StrEnum):
    """The order of sets for a step on each side: L R L R, or all of the left and then all of the right."""

    ALTERNATE = "alternate"
    ONE_SIDE_FIRST = "one side first"


class Temperature(StrEnum):
    """The two halves of a contrast cycle."""

    WARM = "warm"
    COLD = "cold"

    @property
    def other(self) -> "Temperature":
        """The temperature that follows this one."""
        match self:
            case Temperature.WARM:
                return Temperature.COLD
            case Temperature.COLD:
                return Temperature.WARM
        assert_never(self)


class Water(StrEnum):
    """Where the water of a contrast block is; this affects only the wording."""

    BASIN = "basin"
    SHOWER = "shower"


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="step"):
    """Sets of one technique, by time (`seconds`) or by `reps`, on one side, on each side or on both together.

    `technique` is an id in the catalogue, or None for the user's own step. `name` is always stored, so that the step
    can be read and played while its technique is missing: deleted, from another version, or not copied with it. `rest`
    is between sets, `switch` between sides. `instruction` is the user's own line, shown instead of the technique's.
    """

    name: Name
    technique: str | None = None
    seconds: WorkSeconds | None = None
    reps: RepCount | None = None
    sets: Count = 1
    sides: Sides = Sides.TOGETHER
    rest: GapSeconds = 10
    switch: GapSeconds = 5
    order: Order = Order.ALTERNATE
    position: Position = None
    instruction: Instruction = ""

    def __post_init__(self) -> None:
        """Normalise the texts and check the limits; raise ValueError that names the field."""
        force_setattr(self, "name", limits.clean_name("name", self.name))
        force_setattr(self, "instruction", limits.clean_instruction("instruction", self.instruction))
        if self.technique is not None:
            force_setattr(self, "technique", _shared(self.technique))
        if (self.seconds is None) == (self.reps is None):
            raise ValueError("a step has either seconds or reps, not both and not neither")
        limits.require("seconds", limits.WORK, self.seconds)
        limits.require("reps", limits.REPS, self.reps)
        limits.require("sets", limits.SETS, self.sets)
        limits.require("rest", limits.GAP, self.rest)
        limits.require("switch", limits.GAP, self.switch)
        _require_position(self.position)


class Contrast(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="contrast"):
    """Warm and cold in turn with transfers between: a number of `cycles`, or a `total` time in the water (s)."""

    warm: WorkSeconds = 240
    cold: WorkSeconds = 60
    cycles: Count | None = None
    total: WorkSeconds | None = None
    start_on: Temperature = Temperature.WARM
    end_on: Temperature = Temperature.COLD
    transfer: GapSeconds = 10
    water: Water = Water.BASIN
    position: Position = None
    instruction: Instruction = ""

    def __post_init__(self) -> None:
        """Check the limits; raise ValueError that names the field."""
        force_setattr(self, "instruction", limits.clean_instruction("instruction", self.instruction))
        if (self.cycles is None) == (self.total is None):
            raise ValueError("a contrast block has either cycles or a total, not both and not neither")
        limits.require("warm", limits.WORK, self.warm)
        limits.require("cold", limits.WORK, self.cold)
        limits.require("cycles", limits.SETS, self.cycles)
        limits.require("total", limits.WORK, self.total)
        limits.require("cycles that fit the total", limits.SETS, self.cycle_count)
        limits.require("transfer", limits.GAP, self.transfer)
        _require_position(self.position)

    def seconds(self, temperature: Temperature) -> int:
        """Return the length of one stay at ``temperature``, in s."""
        match temperature:
            case Temperature.WARM:
                return self.warm
            case Temperature.COLD:
                return self.cold
        assert_never(temperature)

    @property
    def cycle_count(self) -> int:
        """The number of full cycles: as given, or that whose time in the water is nearest to `total`."""
        if self.cycles is not None:
            return self.cycles
        assert self.total is not None
        return _cycles_nearest(self.total, self.warm + self.cold, self._half_cycle)

    @property
    def stays(self) -> tuple[Temperature, ...]:
        """The temperatures in order: two per cycle, and the first once more if the block ends on it."""
        cycle = (self.start_on, self.start_on.other)
        return cycle * self.cycle_count + ((self.end_on,) if self._half_cycle else ())

    @property
    def in_water(self) -> int:
        """Time in the water, in s: this is what the article's 15-20 min refers to."""
        return (self.warm + self.cold) * self.cycle_count + self._half_cycle

    @property
    def _half_cycle(self) -> int:
        return self.seconds(self.end_on) if self.end_on is self.start_on else 0


# Cached: most contrast blocks in a library are alike, and each calls this in its constructor.
@lru_cache(maxsize=1024)
def _cycles_nearest(total: int, cycle: int, half_cycle: int) -> int:
    """Return the number of cycles whose time in the water is nearest to ``total``; all in s.

    The smaller of two equally near numbers, but at least one; a half-cycle at the end counts, transfers do not. A total
    within the article's range stays in it if some number of cycles does: with cycles of 4:30, 15 min becomes 18 min,
    not 13:30.
    """

    def distance(count: int) -> tuple[bool, int]:
        in_water = count * cycle + half_cycle
        leaves_range = total in RECOMMENDED_TOTAL and in_water not in RECOMMENDED_TOTAL
        return leaves_range, abs(total - in_water)

    fewer = max(1, (total - half_cycle) // cycle)
    return min(fewer, fewer + 1, key=distance)


LeafBlock: TypeAlias = Step | Contrast
"""A block without other blocks inside."""


class Circuit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False, tag="circuit"):
    """Blocks repeated for a number of rounds, one level deep, with an optional rest (s) between rounds."""

    blocks: Annotated[tuple[LeafBlock, ...], _BLOCK_COUNT]
    rounds: Count = 2
    rest: GapSeconds = 0

    def __post_init__(self) -> None:
        """Check the limits; raise ValueError that names the field."""
        limits.require("blocks of a circuit", limits.BLOCKS, len(self.blocks))
        limits.require("rounds", limits.SETS, self.rounds)
        limits.require("rest", limits.GAP, self.rest)


Block: TypeAlias = LeafBlock | Circuit
"""A row of a routine. Code that treats kinds of block differently matches all of them and ends in `assert_never`: a new
kind then causes type errors instead of being mistaken for another one."""


def blocks_inside(block: Block) -> tuple[LeafBlock, ...]:
    """Return the blocks inside ``block``, which a leaf does not have."""
    match block:
        case Circuit():
            return block.blocks
        case Step() | Contrast():
            return ()
    assert_never(block)


class Routine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A name and an ordered list of blocks. `id` is permanent; the name may change."""

    id: str
    name: Name
    blocks: Annotated[tuple[Block, ...], _BLOCK_COUNT]

    def __post_init__(self) -> None:
        """Check the limits, with blocks inside circuits counted too; raise ValueError that names the field."""
        limits.require_id("id", self.id)
        force_setattr(self, "name", limits.clean_name("name", self.name))
        limits.require("blocks", limits.BLOCKS, count_blocks(self.blocks))


class Sketch(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A routine while it is being edited: it may have no blocks yet, and has no id."""

    name: Name
    blocks: tuple[Block, ...] = ()

    def __post_init__(self) -> None:
        """Check the limits like `Routine`; raise ValueError that names the field."""
        force_setattr(self, "name", limits.clean_name("name", self.name))
        if self.blocks:
            limits.require("blocks", limits.BLOCKS, count_blocks(self.blocks))


def count_blocks(blocks: tuple[Block, ...]) -> int:
    """Return the number of blocks, including circuits and the blocks inside them."""
    return len(blocks) + sum(len(blocks_inside(block)) for block in blocks)


@lru_cache(maxsize=1024)
def _shared(technique: str) -> str:
    """Return the shared copy of the id ``technique``: most routines use the same few."""
    return technique


def _require_position(position: Position) -> None:
    if position is not None and position != WAIT:
        limits.require("position", limits.GAP, position)
