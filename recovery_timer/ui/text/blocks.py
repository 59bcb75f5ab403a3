"""The texts of a block in its row of the builder: its name, and a summary of what it expands to."""

from typing import assert_never

from recovery_timer.routine import durations
from recovery_timer.routine.lead_in import OWN
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    Order,
    Position,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated


def block_name(block: Block) -> str:
    """Return the name of ``block``."""
    match block:
        case Step(name=name):
            return translated(name)
        case Contrast(water=water):
            return water_name(water)
        case Circuit(rounds=rounds):
            return text.tr("Circuit, %n rounds", "", rounds)
    assert_never(block)


def water_name(water: Water) -> str:
    """Return the name of a contrast block in ``water``."""
    match water:
        case Water.BASIN:
            return text.tr("Contrast bath")
        case Water.SHOWER:
            return text.tr("Hot/cold shower")
    assert_never(water)


def block_summary(block: Block, *, usual_switch: int = OWN.switch, waits: bool = False) -> str:
    """Return a one-line summary of what ``block`` expands to; ``waits`` if it waits for the user at its place.

    A switch of ``usual_switch`` seconds, the default of its technique, is not mentioned.
    """
    match block:
        case Step():
            return _step_summary(block, usual_switch, waits=waits)
        case Contrast():
            return _contrast_summary(block, waits=waits)
        case Circuit():
            return _circuit_summary(block)
    assert_never(block)


def format_amount(step: Step) -> str:
    """Return the amount of one set of ``step``: 30 s, 1:30, 10 reps."""
    if step.reps is not None:
        return text.tr("%n reps", "", step.reps)
    return format_seconds(step.seconds or 0)


def format_seconds(seconds: int) -> str:
    """Return a duration in the form used in rows: 30 s below a minute, 5 min for whole minutes, else 1:30."""
    if seconds < durations.MINUTE:
        return text.tr("{seconds} s").format(seconds=seconds)
    if seconds % durations.MINUTE == 0 and seconds < durations.HOUR:
        return text.tr("{minutes} min").format(minutes=seconds // durations.MINUTE)
    return durations.clock(seconds * durations.MS)


def _step_summary(step: Step, usual_switch: int, *, waits: bool) -> str:
    one = format_amount(step)
    sets = one if step.sets == 1 else text.tr("{sets} × {amount}").format(sets=step.sets, amount=one)
    parts = [_side_words(step.sides).format(sets=sets)]
    if step.sides is Sides.EACH and step.sets > 1 and step.order is Order.ONE_SIDE_FIRST:
        parts.append(text.tr("one side first"))
    if step.sides is Sides.EACH and step.switch != usual_switch:
        parts.append(text.tr("switch {length}").format(length=format_seconds(step.switch)))
    return " · ".join([*parts, *_position_parts(step.position, waits=waits)])


def _side_words(sides: Sides) -> str:
    match sides:
        case Sides.EACH:
            return text.tr("{sets}, each side")
        case Sides.LEFT:
            return text.tr("{sets}, left")
        case Sides.RIGHT:
            return text.tr("{sets}, right")
        case Sides.TOGETHER:
            return "{sets}"
    assert_never(sides)


def _contrast_summary(contrast: Contrast, *, waits: bool) -> str:
    words = text.tr("{warm} warm / {cold} cold × {cycles}").format(
        warm=durations.clock(contrast.warm * durations.MS),
        cold=durations.clock(contrast.cold * durations.MS),
        cycles=contrast.cycle_count,
    )
    ends = text.tr("ends cold") if contrast.end_on is Temperature.COLD else text.tr("ends warm")
    return " · ".join([words, ends, *_position_parts(contrast.position, waits=waits)])


def _circuit_summary(circuit: Circuit) -> str:
    count = len(circuit.blocks)
    blocks = text.tr("%n blocks", "", count)
    if not circuit.rest:
        return text.tr("{blocks} × {rounds}").format(blocks=blocks, rounds=circuit.rounds)
    return text.tr("{blocks} × {rounds} · rest {length}").format(
        blocks=blocks, rounds=circuit.rounds, length=format_seconds(circuit.rest)
    )


def _position_parts(position: Position, *, waits: bool) -> list[str]:
    if waits or position == WAIT:
        return [text.tr("starts when you’re ready")]
    if position is None:
        return []
    return [text.tr("position {length}").format(length=format_seconds(position))]
