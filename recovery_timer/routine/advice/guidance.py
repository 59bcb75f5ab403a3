"""Guidance: the quiet notes beside a routine's blocks, and the figures behind the builder's sliders.

A note is the article's opinion on a block's present amounts. It never prevents anything: the user may know better. If
the article gives no figure, there is no note.

A circuit's rounds repeat a step as sets do: one set in a circuit of three rounds is done three times, and that is what
is compared with "2 or 3 times". The same goes for a contrast block's cycles and time in the water.

Notes are values here; their texts are made where they are shown.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import technique_of
from recovery_timer.routine.leaves import Leaf, leaves
from recovery_timer.routine.model import Contrast, LeafBlock, Routine, Sketch, Step, Temperature, Water
from recovery_timer.routine.technique import Catalogue, DoseField, Family, Figure, Muscle, Technique
from recovery_timer.routine.timeline import BOTH, Side, sides_of

CAUTIONED = frozenset({"ice-bath"})
"""Techniques whose caution is shown beside every block: the article says to ask a professional first."""


class Remark(StrEnum):
    """Kinds of note other than an amount outside the article's range."""

    ENDS_WARM = "ends warm"
    HEAT = "heat"
    CAUTION = "caution"
    ONE_SIDE = "one side"


class Note(Struct, frozen=True, kw_only=True):
    """A quiet remark beside a block.

    ``kind`` is the dose field that is outside its range, or another remark. ``path`` is the block's. For an amount
    outside its range, ``low`` and ``high`` are the article's figures and ``actual`` is the block's, in s or a count
    including rounds; for heat, ``low`` and ``high`` are the hours to wait. ``claim`` is what the article says, in our
    words. ``muscles`` and ``side`` are for a note about one-sided work.
    """

    kind: DoseField | Remark
    path: RowPath
    technique: str
    low: int | None = None
    high: int | None = None
    actual: int | None = None
    claim: str = ""
    muscles: tuple[Muscle, ...] = ()
    side: Side | None = None


def notes(routine: Routine | Sketch, catalogue: Catalogue) -> tuple[Note, ...]:
    """Return the notes on ``routine``, in block order."""
    found: list[Note] = []
    for leaf in leaves(routine):
        technique = technique_of(leaf.block, catalogue)
        if technique is not None:
            found += _of_dose(leaf, technique)
            found += _of_technique(leaf, technique)
    found += _one_sided(routine, catalogue)
    # The sort is stable: a block's notes stay in the order in which they were found.
    return tuple(sorted(found, key=lambda note: note.path))


def recommended(technique: Technique | None, field: DoseField) -> Figure | None:
    """Return the catalogue's figure for ``field``: a range, an amount in words, or only our default.

    Return None if the technique is not dosed by that field, and for a step of the user's own.
    """
    if technique is None:
        return None
    figure: Figure | None = getattr(technique.dose, field)
    return figure


def range_of(technique: Technique | None, field: DoseField) -> tuple[int, int] | None:
    """Return the article's range for ``field`` (inclusive), or None if it gives none."""
    figure = recommended(technique, field)
    if figure is None or figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def amounts(block: LeafBlock, rounds: int) -> dict[DoseField, int]:
    """Return the amounts of ``block`` that a dose can have figures for: s, and counts including ``rounds``."""
    match block:
        case Step(seconds=int(seconds)):
            return {DoseField.SECONDS: seconds, DoseField.SETS: block.sets * rounds}
        case Step():
            return {DoseField.REPS: block.reps or 0, DoseField.SETS: block.sets * rounds}
        case Contrast():
            return {
                DoseField.WARM: block.warm,
                DoseField.COLD: block.cold,
                DoseField.TOTAL: block.in_water * rounds,
                DoseField.CYCLES: block.cycle_count * rounds,
            }
    assert_never(block)


def _of_dose(leaf: Leaf, technique: Technique) -> Iterator[Note]:
    for field, actual in amounts(leaf.block, leaf.rounds).items():
        given = range_of(technique, field)
        if given is not None and not given[0] <= actual <= given[1]:
            figure = recommended(technique, field)
            assert figure is not None
            yield Note(
                kind=field,
                path=leaf.path,
                technique=technique.id,
                low=given[0],
                high=given[1],
                actual=actual,
                claim=figure.claim,
            )


def _of_technique(leaf: Leaf, technique: Technique) -> Iterator[Note]:
    def note(kind: Remark, claim: str = "", hours: int | None = None) -> Note:
        return Note(kind=kind, path=leaf.path, technique=technique.id, low=hours, high=hours, claim=claim)

    match leaf.block:
        case Contrast(water=water, end_on=end_on):
            # The article says to end showers cold, but does not say how to end a bath.
            if water is Water.SHOWER and end_on is Temperature.WARM:
                yield note(Remark.ENDS_WARM)
            # No note about heat: contrast is warm too, but the article recommends it after a run.
        case Step():
            cautions = " ".join(technique.cautions)
            if technique.family is Family.HEAT:
                # The cautions, not the fact's claim: the article says both about an Epsom bath, and so do they.
                yield from (note(Remark.HEAT, cautions, fact.low) for fact in technique.facts if fact.unit == "h")
            if technique.id in CAUTIONED:
                yield note(Remark.CAUTION, cautions)
        case _:
            assert_never(leaf.block)


def _one_sided(routine: Routine | Sketch, catalogue: Catalogue) -> Iterator[Note]:
    """Yield notes on muscles that the whole routine works on one side only, each at the first block to work them."""
    worked: dict[Muscle, set[Side]] = {}
    first: dict[Muscle, tuple[RowPath, str]] = {}
    for path, _, block in leaves(routine):
        technique = technique_of(block, catalogue)
        if technique is not None:
            for muscle in technique.muscles:
                worked.setdefault(muscle, set()).update(_sides(block))
                first.setdefault(muscle, (path, technique.id))
    # A block's muscles share a note: the first block to work a one-sided muscle works it on that side.
    by_block: dict[tuple[RowPath, str], list[Muscle]] = {}
    for muscle, sides in worked.items():
        if len(sides) == 1:
            by_block.setdefault(first[muscle], []).append(muscle)
    for (path, technique_id), muscles in by_block.items():
        (side,) = worked[muscles[0]]
        yield Note(kind=Remark.ONE_SIDE, path=path, technique=technique_id, muscles=tuple(muscles), side=side)


def _sides(block: LeafBlock) -> tuple[Side, ...]:
    match block:
        case Step():
            return tuple(side for side in sides_of(block) if side is not None) or BOTH
        case Contrast():
            return BOTH
    assert_never(block)
