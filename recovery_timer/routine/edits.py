"""Edits of a routine that is being made: each takes a sketch and gives a new one, and what is selected then.

A place is a path: ``(block,)`` is a row, ``(block, inner)`` a row inside a circuit, both from 0. Every edit that takes
rows out or puts rows in is one `_splice`. Two rules hold in all of them: a circuit that loses its last row goes with
it, and rows keep the order in which they stand. What would make the sketch invalid raises the model's ValueError;
a path that leads nowhere raises IndexError. Values are frozen, so then nothing has changed.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    LeafBlock,
    Order,
    Sides,
    Sketch,
    Step,
    Water,
    blocks_inside,
)
from recovery_timer.routine.technique import Figure, Technique
from recovery_timer.routine.timeline import CONTRAST_TECHNIQUES

RowPath = tuple[int, ...]
"""Where a row stands: ``(block,)`` or ``(block, inner)``."""


class Edit(NamedTuple):
    """What an edit gives: the new sketch, and the paths of the rows to be selected in it; None leaves the selection."""

    sketch: Sketch
    selected: tuple[RowPath, ...] | None = None


# -- rows


def block_at(sketch: Sketch, path: RowPath) -> Block:
    """Return the row at ``path``; IndexError if it leads nowhere."""
    if not leads_somewhere(sketch, path):
        raise IndexError(f"no row stands at {path}")
    block = sketch.blocks[path[0]]
    return blocks_inside(block)[path[1]] if len(path) > 1 else block


def take(sketch: Sketch, paths: Iterable[RowPath]) -> tuple[Block, ...]:
    """Return the rows at ``paths`` in their order: what is copied. A row goes with its circuit, not twice."""
    return tuple(block_at(sketch, path) for path in _outermost(sketch, paths))


def insert(sketch: Sketch, path: RowPath, blocks: Iterable[Block]) -> Edit:
    """Put ``blocks`` before the row at ``path``; one past the last row puts them at the end, also in a circuit."""
    return _splice(sketch, (), path, tuple(blocks))


def remove(sketch: Sketch, paths: Iterable[RowPath]) -> Edit:
    """Take the rows at ``paths`` out. Selected is what stands in their place, else the last row."""
    gone = _outermost(sketch, paths)
    return _splice(sketch, gone, gone[0], ()) if gone else Edit(sketch)


def move(sketch: Sketch, paths: Iterable[RowPath], to: RowPath) -> Edit:
    """Put the rows at ``paths`` before the row that stands at ``to`` now, into a circuit or out of it too."""
    moved = _outermost(sketch, paths)
    if any(to[:1] == path and len(to) > 1 for path in moved):
        raise ValueError("a circuit cannot stand inside itself")
    return _splice(sketch, moved, to, take(sketch, moved))


def nudge(sketch: Sketch, paths: Iterable[RowPath], *, down: bool) -> Edit:
    """Move the rows at ``paths`` one place up or down, as one: out of a circuit at its edge, and into the next one.

    A circuit jumps over another. At the end of the routine nothing changes.
    """
    moved = _outermost(sketch, paths)
    if not moved:
        return Edit(sketch)
    to = _below(sketch, moved) if down else _above(sketch, moved)
    return move(sketch, moved, to) if to is not None else Edit(sketch, moved)


def duplicate(sketch: Sketch, paths: Iterable[RowPath]) -> Edit:
    """Put copies of the rows at ``paths`` after the last of them."""
    originals = _outermost(sketch, paths)
    if not originals:
        return Edit(sketch)
    copies, last = take(sketch, originals), originals[-1]
    if any(isinstance(copy, Circuit) for copy in copies):
        last = last[:1]
    return insert(sketch, (*last[:-1], last[-1] + 1), copies)


def change(sketch: Sketch, path: RowPath, **fields: object) -> Edit:
    """Give the row at ``path`` other values in ``fields``; TypeError if it has no such field."""
    changed = replace(block_at(sketch, path), **fields)
    return Edit(_splice(sketch, (path,), path, (changed,)).sketch, (path,))


def group(sketch: Sketch, paths: Iterable[RowPath], rounds: int = 2, rest: int = 0) -> Edit:
    """Make one circuit of the rows at ``paths``, where the first of them stands; ``rest`` (s) is between rounds."""
    grouped = _outermost(sketch, paths)
    if not grouped:
        return Edit(sketch)
    circuit = Circuit(blocks=_without_circuits(take(sketch, grouped)), rounds=rounds, rest=rest)
    return _splice(sketch, grouped, grouped[0][:1], (circuit,))


def ungroup(sketch: Sketch, path: RowPath) -> Edit:
    """Put the rows of the circuit at ``path`` in its place; ValueError if it is none."""
    circuit = block_at(sketch, path)
    if not isinstance(circuit, Circuit):
        raise ValueError("only a circuit can be ungrouped")  # noqa: TRY004 - a value, not its type
    return _splice(sketch, (path,), path, circuit.blocks)


def rename(sketch: Sketch, name: str) -> Edit:
    """Give the routine another name."""
    return Edit(replace(sketch, name=name))


# -- new rows


_IN_WATER = frozenset({"ice-bath", "epsom-bath", "hot-shower"})
"""Steps that begin in water, which has to be run first: they wait for the user."""

_SHORT_HOLD_S = 5
"""Holds shorter than this, as in AIS, go through one side first and rest just long enough to let go."""

_LETTING_GO_S = 3


def new_block(technique: Technique) -> LeafBlock:
    """Return the row that the dose of ``technique`` suggests; ValueError if it is only read about."""
    match technique.place:
        case "step":
            return _new_step(technique)
        case "contrast":
            return _new_contrast(technique)
        case "page":
            raise ValueError(f"{technique.name} is no part of a routine")
    assert_never(technique.place)


def _new_step(technique: Technique) -> Step:
    dose = technique.dose
    by_reps = dose.seconds is None and dose.reps is not None
    step = Step(
        name=technique.name,
        technique=technique.id,
        seconds=None if by_reps else _default(dose.seconds, 30),
        reps=_default(dose.reps, 10) if by_reps else None,
        sets=_default(dose.sets, 1),
        sides=Sides(technique.sides),
        position=WAIT if technique.id in _IN_WATER else None,
    )
    is_short = step.seconds is not None and step.seconds < _SHORT_HOLD_S
    return replace(step, rest=_LETTING_GO_S, order=Order.ONE_SIDE_FIRST) if is_short else step


def _new_contrast(technique: Technique) -> Contrast:
    dose = technique.dose
    return Contrast(
        warm=_default(dose.warm, 240),
        cold=_default(dose.cold, 60),
        cycles=dose.cycles.default if dose.cycles else None,
        total=None if dose.cycles else _default(dose.total, 1_200),
        water=_WATERS.get(technique.id, Water.BASIN),
        position=WAIT,
    )


_WATERS = {technique_id: water for water, technique_id in CONTRAST_TECHNIQUES.items()}


def _default(figure: Figure | None, otherwise: int) -> int:
    return figure.default if figure is not None else otherwise


# -- paths


def leads_somewhere(sketch: Sketch, path: RowPath) -> bool:
    """Return whether a row stands at ``path``."""
    rows = _rows_beside(sketch, path)
    return rows is not None and 0 <= path[-1] < len(rows)


def _rows_beside(sketch: Sketch, path: RowPath) -> tuple[Block, ...] | None:
    """Return the rows among which ``path`` leads to one; None if there are none such."""
    if len(path) == 1:
        return sketch.blocks
    if len(path) == 2 and 0 <= path[0] < len(sketch.blocks):
        return blocks_inside(sketch.blocks[path[0]]) or None
    return None


def _require_place(sketch: Sketch, path: RowPath) -> None:
    rows = _rows_beside(sketch, path)
    if rows is None or not 0 <= path[-1] <= len(rows):
        raise IndexError(f"no row can stand at {path}")


def _outermost(sketch: Sketch, paths: Iterable[RowPath]) -> tuple[RowPath, ...]:
    """Return ``paths`` in the order of the rows, without those inside a circuit that is among them."""
    wanted = set(paths)
    for path in wanted:
        block_at(sketch, path)
    return tuple(path for path in sorted(wanted) if len(path) == 1 or path[:1] not in wanted)


def _above(sketch: Sketch, moved: tuple[RowPath, ...]) -> RowPath | None:
    """Return the place one above the first of ``moved``; None if there is none."""
    row, *inner = moved[0]
    if inner:
        return (row, inner[0] - 1) if inner[0] else (row,)
    if row == 0:
        return None
    above = sketch.blocks[row - 1]
    if isinstance(above, Circuit) and not _has_circuit(sketch, moved):
        return (row - 1, len(above.blocks))
    return (row - 1,)


def _below(sketch: Sketch, moved: tuple[RowPath, ...]) -> RowPath | None:
    """Return the place one below the last of ``moved``; None if there is none."""
    row, *inner = moved[-1]
    here = sketch.blocks[row]
    if inner:
        return (row, inner[0] + 2) if inner[0] + 1 < len(blocks_inside(here)) else (row + 1,)
    if row + 1 == len(sketch.blocks):
        return None
    enters = isinstance(sketch.blocks[row + 1], Circuit) and not _has_circuit(sketch, moved)
    return (row + 1, 0) if enters else (row + 2,)


def _has_circuit(sketch: Sketch, paths: tuple[RowPath, ...]) -> bool:
    return any(isinstance(block, Circuit) for block in take(sketch, paths))


# -- the one edit behind them


def _splice(sketch: Sketch, gone: Collection[RowPath], to: RowPath, blocks: tuple[Block, ...]) -> Edit:
    """Take the rows at ``gone`` out and put ``blocks`` before the row that stands at ``to`` now.

    Selected are ``blocks``, or without any, what stands in their place.
    """
    _require_place(sketch, to)
    rows = list(sketch.blocks)
    gone_rows = {path[0] for path in gone if len(path) == 1}
    spot = None
    for number in {path[0] for path in (*gone, to) if len(path) > 1}:
        circuit = rows[number]
        assert isinstance(circuit, Circuit)
        gone_inside = {path[1] for path in gone if len(path) > 1 and path[0] == number}
        if to[0] == number and len(to) > 1:
            inside, spot = _spliced(circuit.blocks, gone_inside, to[1], blocks)
        else:
            inside, _ = _spliced(circuit.blocks, gone_inside)
        if inside:
            rows[number] = replace(circuit, blocks=_without_circuits(inside))
        else:
            gone_rows.add(number)
            spot = None if to[0] == number else spot
    rows, row = _spliced(rows, gone_rows, to[0], blocks if len(to) == 1 else ())
    edited = replace(sketch, blocks=tuple(rows))
    return Edit(edited, _selected(edited, (row,) if spot is None else (row, spot), len(blocks)))


def _spliced(
    rows: Sequence[Block], gone: Collection[int], to: int = 0, blocks: tuple[Block, ...] = ()
) -> tuple[list[Block], int]:
    """Do the same in one list of rows, and return it with the number that the first of ``blocks`` has there."""
    before = [row for number, row in enumerate(rows[:to]) if number not in gone]
    after = [row for number, row in enumerate(rows[to:], start=to) if number not in gone]
    return [*before, *blocks, *after], len(before)


def _selected(sketch: Sketch, first: RowPath, count: int) -> tuple[RowPath, ...]:
    """Return the paths of ``count`` rows from ``first`` on; of none, the path of the row that is nearest to it."""
    *circuit, number = first
    if count:
        return tuple((*circuit, number + each) for each in range(count))
    rows = len(_rows_beside(sketch, first) or ())
    return ((*circuit, min(number, rows - 1)),) if rows else ()


def _without_circuits(rows: Iterable[Block]) -> tuple[LeafBlock, ...]:
    """Return ``rows`` as those of a circuit; ValueError if one of them is a circuit."""
    inside: list[LeafBlock] = []
    for row in rows:
        if isinstance(row, Circuit):
            raise ValueError("a circuit cannot stand inside another circuit")  # noqa: TRY004 - a value, not its type
        inside.append(row)
    return tuple(inside)
