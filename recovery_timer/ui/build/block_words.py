"""What a block says in its row of the builder: its name, and what it expands to."""

from recovery_timer.routine import durations
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
from recovery_timer.ui.wording import tr


def block_name(block: Block) -> str:
    """Return what ``block`` is called."""
    match block:
        case Step(name=name):
            return name
        case Contrast(water=Water.BASIN):
            return tr("Contrast bath")
        case Contrast():
            return tr("Hot/cold shower")
        case Circuit(rounds=rounds):
            return tr("Circuit, 1 round") if rounds == 1 else tr("Circuit, %n rounds", rounds)


def block_words(block: Block) -> str:
    """Return what ``block`` expands to, in one line."""
    match block:
        case Step():
            return _step_words(block)
        case Contrast():
            return _contrast_words(block)
        case Circuit():
            return _circuit_words(block)


def amount(step: Step) -> str:
    """Return how much one set of ``step`` is: 30 s, 1:30, 10 reps."""
    if step.reps is not None:
        return tr("1 rep") if step.reps == 1 else tr("%n reps", step.reps)
    return seconds_words(step.seconds or 0)


def seconds_words(seconds: int) -> str:
    """Return a length as a row says it: 30 s below a minute, 5 min for whole minutes, else 1:30."""
    if seconds < durations.MINUTE:
        return tr("{seconds} s").format(seconds=seconds)
    if seconds % durations.MINUTE == 0 and seconds < durations.HOUR:
        return tr("{minutes} min").format(minutes=seconds // durations.MINUTE)
    return durations.clock(seconds * durations.MS)


def _step_words(step: Step) -> str:
    one = amount(step)
    sets = one if step.sets == 1 else tr("{sets} × {amount}").format(sets=step.sets, amount=one)
    words = {
        Sides.EACH: tr("{sets}, each side"),
        Sides.LEFT: tr("{sets}, left"),
        Sides.RIGHT: tr("{sets}, right"),
        Sides.TOGETHER: "{sets}",
    }[step.sides].format(sets=sets)
    parts = [words]
    if step.sides is Sides.EACH and step.sets > 1 and step.order is Order.ONE_SIDE_FIRST:
        parts.append(tr("one side first"))
    if step.sides is Sides.EACH:
        parts.append(tr("switch {length}").format(length=seconds_words(step.switch)))
    return " · ".join([*parts, *_position_words(step.position)])


def _contrast_words(contrast: Contrast) -> str:
    words = tr("{warm} warm / {cold} cold × {cycles}").format(
        warm=durations.clock(contrast.warm * durations.MS),
        cold=durations.clock(contrast.cold * durations.MS),
        cycles=contrast.cycle_count,
    )
    ends = tr("ends cold") if contrast.end_on is Temperature.COLD else tr("ends warm")
    return " · ".join([words, ends, *_position_words(contrast.position)])


def _circuit_words(circuit: Circuit) -> str:
    count = len(circuit.blocks)
    blocks = tr("1 block") if count == 1 else tr("%n blocks", count)
    if not circuit.rest:
        return tr("{blocks} × {rounds}").format(blocks=blocks, rounds=circuit.rounds)
    return tr("{blocks} × {rounds} · rest {length}").format(
        blocks=blocks, rounds=circuit.rounds, length=seconds_words(circuit.rest)
    )


def _position_words(position: Position) -> list[str]:
    if position == WAIT:
        return [tr("waits for you")]
    if position is None:
        return []
    return [tr("position {length}").format(length=seconds_words(position))]
