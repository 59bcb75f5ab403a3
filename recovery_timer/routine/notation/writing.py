"""Writing a routine so that `parse` reads the same one back."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from recovery_timer.routine.lead_in import OWN, timing_of
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    LeafBlock,
    Order,
    Position,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.notation.amounts import spell
from recovery_timer.routine.notation.fault import NoticeCode, attempt
from recovery_timer.routine.notation.lexicon import Lexicon
from recovery_timer.routine.notation.lines import split_line
from recovery_timer.routine.notation.reading import read_block
from recovery_timer.routine.notation.texts import quoted
from recovery_timer.routine.technique import Catalogue, Timing

_ABOUT_BLOCKS = {NoticeCode.CONTRAST_AS_STEP}
"""Notices about the block itself: no other way to write its name would avoid them."""

_INDENTATION = "    "
_SIDES = {Sides.EACH: " L/R", Sides.LEFT: " left", Sides.RIGHT: " right", Sides.TOGETHER: ""}
_HEADS = {Water.BASIN: "contrast", Water.SHOWER: "shower"}
_WORDS = {
    (Water.BASIN, Temperature.WARM): "warm",
    (Water.BASIN, Temperature.COLD): "cold",
    (Water.SHOWER, Temperature.WARM): "hot",
    (Water.SHOWER, Temperature.COLD): "cold",
}


def write(name: str | None, blocks: tuple[Block, ...], catalogue: Catalogue) -> str:
    """Return the text that `parse` reads back as ``name`` and ``blocks``, one line per block.

    A step whose technique is not in ``catalogue`` is written, and read back, as the user's own.
    """
    lexicon = Lexicon(catalogue)
    lines = [] if name is None else [f"# {name}"]
    for block in blocks:
        match block:
            case Step() | Contrast():
                lines.append(_line(block, lexicon, catalogue))
            case Circuit():
                lines.append(f"repeat {block.rounds}{_gap('rest', block.rest, 0)}:")
                lines.extend(_INDENTATION + _line(inner, lexicon, catalogue) for inner in block.blocks)
            case _:
                assert_never(block)
    return "\n".join(lines) + "\n"


def _line(block: LeafBlock, lexicon: Lexicon, catalogue: Catalogue) -> str:
    match block:
        case Step():
            return _step(block, lexicon, catalogue)
        case Contrast():
            return _contrast(block)
    assert_never(block)


def _step(step: Step, lexicon: Lexicon, catalogue: Catalogue) -> str:
    """Return the simplest line that reads back as ``step``."""
    kept = step if step.technique in catalogue else replace(step, technique=None)
    *plainer, surest = _names(kept, catalogue)
    timing = timing_of(kept, catalogue)
    for name in plainer:
        line = _step_line(step, name, timing)
        if _reads_as(line, kept, lexicon):
            return line
    return _step_line(step, surest, OWN)


def _reads_as(line: str, step: Step, lexicon: Lexicon) -> bool:
    read = attempt([], lambda: read_block(split_line(line), lexicon))
    return read is not None and read[0] == step and all(doubt.code in _ABOUT_BLOCKS for doubt in read[1])


def _names(step: Step, catalogue: Catalogue) -> Iterator[str]:
    """Yield the ways to write the name of ``step``, simplest first; the last always reads as an own step."""
    if step.technique is None:
        yield step.name
    else:
        # An id is always found; a name may belong to another technique too, or look like an amount.
        for reference in (catalogue[step.technique].name, step.technique):
            yield reference
            yield f"{reference} as {quoted(step.name)}"
    yield quoted(step.name)


def _step_line(step: Step, name: str, timing: Timing) -> str:
    """Return ``step`` called ``name``, with the gaps that differ from those of ``timing``."""
    sets = f"{step.sets} x " if step.sets != 1 else ""
    amount = f"{step.reps} reps" if step.seconds is None else spell(step.seconds)
    return (
        f"{sets}{amount} {name}{_SIDES[step.sides]}"
        f"{_gap('rest', step.rest, timing.rest)}{_gap('switch', step.switch, timing.switch)}"
        f"{f', {step.order}' if step.order is not Order.ALTERNATE else ''}"
        f"{_own(step.position, step.instruction)}"
    )


def _contrast(block: Contrast) -> str:
    warm, cold = (_WORDS[block.water, temperature] for temperature in (Temperature.WARM, Temperature.COLD))
    count = f"x{block.cycles}" if block.total is None else f"for {spell(block.total)}"
    start = f", start {_WORDS[block.water, block.start_on]}" if block.start_on is not Temperature.WARM else ""
    end = f", end {_WORDS[block.water, block.end_on]}" if block.end_on is not Temperature.COLD else ""
    return (
        f"{_HEADS[block.water]} {spell(block.warm)} {warm} / {spell(block.cold)} {cold} {count}"
        f"{start}{end}{_gap('transfer', block.transfer, 10)}{_own(block.position, block.instruction)}"
    )


def _gap(word: str, seconds: int, usual: int) -> str:
    return f", {word} {spell(seconds)}" if seconds != usual else ""


def _own(position: Position, instruction: str) -> str:
    where = "" if position is None else f", position {position if position == WAIT else spell(position)}"
    return where + (f", {quoted(instruction)}" if instruction else "")
