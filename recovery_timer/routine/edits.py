"""Edits of a routine: each takes a sketch and returns a new one and the selection after it.

Places are paths: ``(block,)`` is a row, ``(block, inner)`` a row inside a circuit, both from 0. Every edit that removes
or inserts rows is one `_splice`. Two rules always hold: a circuit that loses its last row is removed with it, and rows
keep their order. An edit that would make the sketch invalid raises the model's ValueError; a path to no row raises
IndexError. Values are frozen, so in both cases nothing has changed.
"""

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES
from recovery_timer.routine.model import (
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
from recovery_timer.routine.technique import Amount, Technique

RowPath = tuple[int, ...]
"""The place of a row: ``(block,)`` or ``(block, inner)``."""


class Refusal(StrEnum):
    """The reasons for refusing an edit."""

    INSIDE_ITSELF = "a circuit inside itself"
    ALL_OF_A_CIRCUIT = "a circuit already"
    INSIDE_CIRCUIT = "a circuit inside another"
    NOT_A_CIRCUIT = "not a circuit"
    NO_BLOCK = "not a block"


class EditError(ValueError):
    """Raised for an edit that cannot be made; ``refusal`` is the reason."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


class Edit(NamedTuple):
    """The result of an edit: the new sketch, and the paths to select in it; None keeps the selection."""

    sketch: Sketch
    selected: tuple[RowPath, ...] | None = None


# -- rows


def block_at(sketch: Sketch, path: RowPath) -> Block:
    """Return the row at ``path``; raise IndexError if there is none."""
    if not leads_somewhere(sketch, path):
        raise IndexError(f"no row stands at {path}")
    block = sketch.blocks[path[0]]
    return blocks_inside(block)[path[1]] if len(path) > 1 else block


def take(sketch: Sketch, paths: Iterable[RowPath]) -> tuple[Block, ...]:
    """Return the rows at ``paths``, in order, for copying. A row inside a circuit among them is not repeated."""
    return tuple(block_at(sketch, path) for path in _outermost(sketch, paths))


def insert(sketch: Sketch, path: RowPath, blocks: Iterable[Block]) -> Edit:
    """Insert ``blocks`` before the row at ``path``, which may be one past the last row, also inside a circuit."""
    return _splice(sketch, (), path, tuple(blocks))


def remove(sketch: Sketch, paths: Iterable[RowPath]) -> Edit:
    """Remove the rows at ``paths``; select the row that takes their place, else the last row."""
    gone = _outermost(sketch, paths)
    return _splice(sketch, gone, gone[0], ()) if gone else Edit(sketch)


def move(sketch: Sketch, paths: Iterable[RowPath], to: RowPath) -> Edit:
    """Move the rows at ``paths`` before the row now at ``to``, possibly into or out of a circuit."""
    moved = _outermost(sketch, paths)
    if any(to[:1] == path and len(to) > 1 for path in moved):
        raise EditError(Refusal.INSIDE_ITSELF)
    return _splice(sketch, moved, to, take(sketch, moved))


def nudge(sketch: Sketch, paths: Iterable[RowPath], *, down: bool) -> Edit:
    """Move the rows at ``paths`` one place up or down together: out of a circuit at its edge, and into the next one.

    A circuit skips over another. At either end of the routine nothing changes.
    """
    moved = _outermost(sketch, paths)
    if not moved:
        return Edit(sketch)
    to = _below(sketch, moved) if down else _above(sketch, moved)
    return move(sketch, moved, to) if to is not None else Edit(sketch, moved)


def duplicate(sketch: Sketch, paths: Iterable[RowPath]) -> Edit:
    """Insert copies of the rows at ``paths`` after the last of them."""
    originals = _outermost(sketch, paths)
    if not originals:
        return Edit(sketch)
    copies, last = take(sketch, originals), originals[-1]
    if any(isinstance(copy, Circuit) for copy in copies):
        last = last[:1]
    return insert(sketch, (*last[:-1], last[-1] + 1), copies)


def change(sketch: Sketch, path: RowPath, **fields: object) -> Edit:
    """Set ``fields`` of the row at ``path``; raise TypeError if it has no such field."""
    changed = replace(block_at(sketch, path), **fields)
    return Edit(_splice(sketch, (path,), path, (changed,)).sketch, (path,))


def group(sketch: Sketch, paths: Iterable[RowPath], rounds: int = 2, rest: int = 0) -> Edit:
    """Group the rows at ``paths`` into a circuit in place of the first; ``rest`` (s) is between rounds."""
    grouped = _outermost(sketch, paths)
    if not grouped:
        return Edit(sketch)
    if _is_all_of_a_circuit(sketch, grouped):
        raise EditError(Refusal.ALL_OF_A_CIRCUIT)
    circuit = Circuit(blocks=_without_circuits(take(sketch, grouped)), rounds=rounds, rest=rest)
    return _splice(sketch, grouped, grouped[0][:1], (circuit,))


def _is_all_of_a_circuit(sketch: Sketch, grouped: tuple[RowPath, ...]) -> bool:
    circuit = grouped[0][:1]
    return grouped == tuple((*circuit, inner) for inner in range(len(blocks_inside(block_at(sketch, circuit)))))


def ungroup(sketch: Sketch, path: RowPath) -> Edit:
    """Replace the circuit at ``path`` with its rows; raise ValueError if it is not a circuit."""
    circuit = block_at(sketch, path)
    if not isinstance(circuit, Circuit):
        raise EditError(Refusal.NOT_A_CIRCUIT)
    return _splice(sketch, (path,), path, circuit.blocks)


def rename(sketch: Sketch, name: str) -> Edit:
    return Edit(replace(sketch, name=name))


# -- new rows


_SHORT_HOLD_S = 5
"""Steps with shorter holds, as in AIS, do one side first."""


def new_block(technique: Technique) -> LeafBlock:
    """Return a row with the default dose of ``technique``; raise ValueError if it cannot be part of a routine."""
    match technique.place:
        case "step":
            return _new_step(technique)
        case "contrast":
            return _new_contrast(technique)
        case "page":
            raise EditError(Refusal.NO_BLOCK)
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
        rest=technique.timing.rest,
        switch=technique.timing.switch,
    )
    is_short = step.seconds is not None and step.seconds < _SHORT_HOLD_S
    return replace(step, order=Order.ONE_SIDE_FIRST) if is_short else step


def _new_contrast(technique: Technique) -> Contrast:
    dose = technique.dose
    return Contrast(
        warm=_default(dose.warm, 240),
        cold=_default(dose.cold, 60),
        cycles=dose.cycles.default if dose.cycles else None,
        total=None if dose.cycles else _default(dose.total, 1_200),
        water=_WATERS.get(technique.id, Water.BASIN),
    )


_WATERS = {technique_id: water for water, technique_id in CONTRAST_TECHNIQUES.items()}


def _default(amount: Amount | None, otherwise: int) -> int:
    return amount.default if amount is not None else otherwise


# -- paths


def leads_somewhere(sketch: Sketch, path: RowPath) -> bool:
    """Whether there is a row at ``path``."""
    rows = _rows_beside(sketch, path)
    return rows is not None and 0 <= path[-1] < len(rows)


def _rows_beside(sketch: Sketch, path: RowPath) -> tuple[Block, ...] | None:
    """Return the list of rows that ``path`` points into, or None if there is no such list."""
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
    """Return ``paths`` in row order, without those inside a circuit that is among them."""
    wanted = set(paths)
    for path in wanted:
        block_at(sketch, path)
    return tuple(path for path in sorted(wanted) if len(path) == 1 or path[:1] not in wanted)


def _above(sketch: Sketch, moved: tuple[RowPath, ...]) -> RowPath | None:
    """Return the place one above the first of ``moved``, or None."""
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
    """Return the place one below the last of ``moved``, or None."""
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


# -- the edit behind all others


def _splice(sketch: Sketch, gone: Collection[RowPath], to: RowPath, blocks: tuple[Block, ...]) -> Edit:
    """Remove the rows at ``gone`` and insert ``blocks`` before the row now at ``to``.

    Select ``blocks`` or, if there are none, the row that takes their place.
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
    """Splice a single list of rows; return the list and the index of the first of ``blocks`` in it."""
    before = [row for number, row in enumerate(rows[:to]) if number not in gone]
    after = [row for number, row in enumerate(rows[to:], start=to) if number not in gone]
    return [*before, *blocks, *after], len(before)


def _selected(sketch: Sketch, first: RowPath, count: int) -> tuple[RowPath, ...]:
    """Return the paths of ``count`` rows from ``first`` on; if 0, the path of the row nearest to it."""
    *circuit, number = first
    if count:
        return tuple((*circuit, number + offset) for offset in range(count))
    rows = len(_rows_beside(sketch, first) or ())
    return ((*circuit, min(number, rows - 1)),) if rows else ()


def _without_circuits(rows: Iterable[Block]) -> tuple[LeafBlock, ...]:
    """Return ``rows`` for use in a circuit; raise ValueError if any is a circuit itself."""
    inside: list[LeafBlock] = []
    for row in rows:
        if isinstance(row, Circuit):
            raise EditError(Refusal.INSIDE_CIRCUIT)
        inside.append(row)
    return tuple(inside)
