"""Guidance: the quiet notes beside a routine's blocks, and the figures behind the builder's sliders.

A note says what the article says about a block as it is set. It never blocks anything: the user may know better.
Where the article gives no figure, nothing is noted.

A circuit's rounds repeat a step as its sets do: one set in a circuit of three rounds is done three times, and that
is what is held against "2 or 3 times"; so are a contrast block's cycles and its time in the water.

The words of a note are the interface's; `Note.text` says the same in plain English where there is none.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from recovery_timer.routine import durations
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.leaves import Leaf, leaves, technique_of
from recovery_timer.routine.model import Contrast, Routine, Sides, Sketch, Step, Temperature, Water
from recovery_timer.routine.technique import Catalogue, Family, Figure, Muscle, Technique
from recovery_timer.routine.timeline import Side

DoseField = Literal["seconds", "reps", "sets", "warm", "cold", "total", "cycles"]
"""What of a block a `Dose` has a figure for."""

CAUTIONED = frozenset({"ice-bath"})
"""Techniques whose caution stands beside every block of theirs: the article says to ask a professional first."""


class NoteKind(StrEnum):
    """What a note is about. The first seven are the fields of a dose that lie outside the article's range."""

    SECONDS = "seconds"
    REPS = "reps"
    SETS = "sets"
    WARM = "warm"
    COLD = "cold"
    TOTAL = "total"
    CYCLES = "cycles"
    ENDS_WARM = "ends warm"
    HEAT = "heat"
    CAUTION = "caution"
    ONE_SIDE = "one side"

    @property
    def is_range(self) -> bool:
        """Whether it says that an amount lies outside the article's range."""
        return self in _AMOUNTS


class Note(Struct, frozen=True, kw_only=True):
    """One quiet remark beside a block.

    ``path`` is the block's. For an amount outside its range, ``low`` and ``high`` are the article's figures and
    ``actual`` is the block's, in s or a count with its rounds; for heat, ``low`` and ``high`` are the hours to wait.
    ``claim`` is what the article says, in our words. ``muscles`` and ``side`` are those of a note about one side.
    """

    kind: NoteKind
    path: RowPath
    technique: str
    low: int | None = None
    high: int | None = None
    actual: int | None = None
    claim: str = ""
    muscles: tuple[Muscle, ...] = ()
    side: Side | None = None

    @property
    def text(self) -> str:
        """The note in plain English."""
        say = _clock if self.kind in _IN_SECONDS else str
        return _TEXTS[self.kind].format(
            actual=say(self.actual or 0),
            low=say(self.low or 0),
            high=say(self.high or 0),
            claim=self.claim,
            side=self.side,
            muscles=", ".join(muscle.replace("_", " ") for muscle in self.muscles),
        )


_IN_SECONDS = {NoteKind.SECONDS, NoteKind.WARM, NoteKind.COLD, NoteKind.TOTAL}
_AMOUNTS = _IN_SECONDS | {NoteKind.REPS, NoteKind.SETS, NoteKind.CYCLES}
_TEXTS = {
    NoteKind.SECONDS: "Hold {actual}; the article gives {low} to {high}.",
    NoteKind.REPS: "Reps {actual}; the article gives {low} to {high}.",
    NoteKind.SETS: "Sets, with rounds, {actual}; the article gives {low} to {high}.",
    NoteKind.WARM: "Warm {actual}; the article gives {low} to {high}.",
    NoteKind.COLD: "Cold {actual}; the article gives {low} to {high}.",
    NoteKind.TOTAL: "In the water {actual}; the article gives {low} to {high}.",
    NoteKind.CYCLES: "Cycles {actual}; the article gives {low} to {high}.",
    NoteKind.ENDS_WARM: "Ends warm; the article ends hot and cold showers with cold water.",
    NoteKind.HEAT: "{claim}",
    NoteKind.CAUTION: "{claim}",
    NoteKind.ONE_SIDE: "Only on the {side} side in this routine: {muscles}.",
}


def _clock(seconds: int) -> str:
    return durations.clock(seconds * durations.MS)


def notes(routine: Routine | Sketch, catalogue: Catalogue) -> tuple[Note, ...]:
    """Return what there is to say about ``routine``, in the order of its blocks."""
    found: list[Note] = []
    for leaf in leaves(routine):
        technique = technique_of(leaf.block, catalogue)
        if technique is not None:
            found += _of_dose(leaf, technique)
            found += _of_technique(leaf, technique)
    found += _one_sided(routine, catalogue)
    # Stable: a block's notes stay in the order in which they were found.
    return tuple(sorted(found, key=lambda note: note.path))


def recommended(technique: Technique | None, field: DoseField) -> Figure | None:
    """Return the catalogue's figure for ``field``: a range, an amount in words, or only our starting value.

    None when the technique is not dosed by that field, and for a step of the user's own.
    """
    if technique is None:
        return None
    figure: Figure | None = getattr(technique.dose, field)
    return figure


def range_of(technique: Technique | None, field: DoseField) -> tuple[int, int] | None:
    """Return the article's range for ``field`` (both ends belong to it), or None where it gives none."""
    figure = recommended(technique, field)
    if figure is None or figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def amounts(block: Step | Contrast, rounds: int) -> dict[DoseField, int]:
    """Return the amounts of ``block`` that a dose has figures for: s and counts, with its circuit's ``rounds``."""
    if isinstance(block, Contrast):
        return {
            "warm": block.warm,
            "cold": block.cold,
            "total": block.in_water * rounds,
            "cycles": block.cycle_count * rounds,
        }
    held: dict[DoseField, int] = {"seconds": block.seconds} if block.seconds is not None else {"reps": block.reps or 0}
    return {**held, "sets": block.sets * rounds}


def _of_dose(leaf: Leaf, technique: Technique) -> Iterator[Note]:
    for field, actual in amounts(leaf.block, leaf.rounds).items():
        given = range_of(technique, field)
        if given is not None and not given[0] <= actual <= given[1]:
            figure = recommended(technique, field)
            assert figure is not None
            yield Note(
                kind=NoteKind(field),
                path=leaf.path,
                technique=technique.id,
                low=given[0],
                high=given[1],
                actual=actual,
                claim=figure.claim,
            )


def _of_technique(leaf: Leaf, technique: Technique) -> Iterator[Note]:
    def note(kind: NoteKind, claim: str = "", hours: int | None = None) -> Note:
        return Note(kind=kind, path=leaf.path, technique=technique.id, low=hours, high=hours, claim=claim)

    block = leaf.block
    if isinstance(block, Contrast):
        # The article ends showers cold; it does not say how a bath ends.
        if block.water is Water.SHOWER and block.end_on is Temperature.WARM:
            yield note(NoteKind.ENDS_WARM)
        # Contrast is warm too, but the article recommends it after a run.
        return
    cautions = " ".join(technique.cautions)
    if technique.family is Family.HEAT:
        # The cautions, not the fact's claim: of an Epsom bath the article says both, and so do they.
        yield from (note(NoteKind.HEAT, cautions, fact.low) for fact in technique.facts if fact.unit == "h")
    if technique.id in CAUTIONED:
        yield note(NoteKind.CAUTION, cautions)


def _one_sided(routine: Routine | Sketch, catalogue: Catalogue) -> Iterator[Note]:
    """Note, at the first block that works them, the muscles which the whole routine works on one side only."""
    worked: dict[Muscle, set[Side]] = {}
    first: dict[Muscle, tuple[RowPath, str]] = {}
    for path, _, block in leaves(routine):
        technique = technique_of(block, catalogue)
        if technique is not None:
            for muscle in technique.muscles:
                worked.setdefault(muscle, set()).update(_sides(block))
                first.setdefault(muscle, (path, technique.id))
    # A block's muscles share one note: the first block to work a one-sided muscle works it on that side.
    by_block: dict[tuple[RowPath, str], list[Muscle]] = {}
    for muscle, sides in worked.items():
        if len(sides) == 1:
            by_block.setdefault(first[muscle], []).append(muscle)
    for (path, technique_id), muscles in by_block.items():
        (side,) = worked[muscles[0]]
        yield Note(kind=NoteKind.ONE_SIDE, path=path, technique=technique_id, muscles=tuple(muscles), side=side)


def _sides(block: Step | Contrast) -> tuple[Side, ...]:
    if isinstance(block, Step) and block.sides in _ONE_SIDE:
        return (_ONE_SIDE[block.sides],)
    return ("left", "right")


_ONE_SIDE: dict[Sides, Side] = {Sides.LEFT: "left", Sides.RIGHT: "right"}
