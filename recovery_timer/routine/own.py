"""The techniques that users create themselves, in addition to those of the catalogue.

An `OwnTechnique` is what is saved and exported: what the user entered, with the same limits as a step. As the article
says nothing about it, it has no recommended range and no claim. `as_technique` makes it an entry of the catalogue, so
that everything else treats it like any other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Literal

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from recovery_timer.routine import limits
from recovery_timer.routine.leaves import leaves, with_leaves
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Count,
    Instruction,
    LeafBlock,
    Name,
    RepCount,
    Routine,
    Sketch,
    Step,
    WorkSeconds,
)
from recovery_timer.routine.technique import (
    Amount,
    Catalogue,
    Dose,
    Family,
    Muscle,
    Posture,
    Technique,
    Timing,
)

FAMILIES: tuple[Family, ...] = tuple(family for family in Family if family not in {Family.CONTRAST, Family.FUEL})
"""The families of an own technique: contrast is a block of its own kind, and fuel is for reading only."""

_Notes = Annotated[tuple[Instruction, ...], limits.schema(limits.NOTES, "minItems", "maxItems")]


class OwnTechnique(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The user's own technique: by time (``seconds``) or by ``reps``, with ``sets`` and ``sides`` like a step.

    ``how_to`` is for reading, ``instruction`` the short line shown while it is done. ``figure`` is the technique whose
    figure shows it. The fields after that are set in a copy of one of our techniques: its needs and cautions apply to
    the copy as well.
    """

    id: str
    name: Name
    family: Family
    muscles: tuple[Muscle, ...] = ()
    sides: Literal["each", "together"] = "together"
    seconds: WorkSeconds | None = None
    reps: RepCount | None = None
    sets: Count = 1
    how_to: Instruction = ""
    instruction: Instruction = ""
    timing: Timing = Timing()
    figure: str | None = None
    posture: Posture | None = None
    preparation: Instruction = ""
    cautions: _Notes = ()
    is_cautioned: bool = False
    needs_warm_up: bool = False
    equipment: _Notes = ()
    needs_gear: bool = False

    def __post_init__(self) -> None:
        """Normalise the texts and check the limits; raise ValueError that names the field."""
        limits.require_id("id", self.id)
        if self.figure is not None:
            limits.require_id("figure", self.figure)
        if self.family not in FAMILIES:
            raise ValueError(f"family must be one of {', '.join(FAMILIES)}, not {self.family}")
        if (self.seconds is None) == (self.reps is None):
            raise ValueError("a technique has either seconds or reps, not both and not neither")
        limits.require("seconds", limits.WORK, self.seconds)
        limits.require("reps", limits.REPS, self.reps)
        limits.require("sets", limits.SETS, self.sets)
        _require_timing(self.timing)
        force_setattr(self, "name", limits.clean_name("name", self.name))
        force_setattr(self, "how_to", limits.clean_instruction("how_to", self.how_to))
        force_setattr(self, "instruction", limits.clean_instruction("instruction", self.instruction))
        force_setattr(self, "preparation", limits.clean_instruction("preparation", self.preparation))
        limits.require("cautions", limits.NOTES, len(self.cautions))
        limits.require("equipment", limits.NOTES, len(self.equipment))
        cautions = (limits.clean_instruction("cautions", each) for each in self.cautions)
        equipment = (limits.clean_instruction("equipment", each) for each in self.equipment)
        force_setattr(self, "cautions", tuple(cautions))
        force_setattr(self, "equipment", tuple(equipment))
        force_setattr(self, "muscles", tuple(dict.fromkeys(self.muscles)))


def _require_timing(timing: Timing) -> None:
    if timing.position != WAIT:
        limits.require("position", limits.GAP, timing.position)
    limits.require("get_in", limits.GAP, timing.get_in)
    limits.require("rest", limits.GAP, timing.rest)
    limits.require("switch", limits.GAP, timing.switch)
    limits.require("rep", limits.WORK, timing.rep)
    if timing.again is not None:
        raise ValueError("again is only for techniques of one section of the article")


def as_technique(own: OwnTechnique) -> Technique:
    """Return ``own`` as an entry of the catalogue."""
    return Technique(
        id=own.id,
        name=own.name,
        family=own.family,
        place="step",
        how_to=own.how_to,
        section="",
        claims=(),
        instruction=own.instruction,
        muscles=own.muscles,
        sides=own.sides,
        dose=Dose(
            seconds=None if own.seconds is None else Amount(default=own.seconds, is_users=True),
            reps=None if own.reps is None else Amount(default=own.reps, is_users=True),
            sets=Amount(default=own.sets, is_users=True),
        ),
        timing=own.timing,
        posture=own.posture,
        preparation=own.preparation,
        cautions=own.cautions,
        is_cautioned=own.is_cautioned,
        needs_warm_up=own.needs_warm_up,
        equipment=own.equipment,
        needs_gear=own.needs_gear,
        figure=own.figure,
    )


def copy_of(technique: Technique, new_id: str, name: str) -> OwnTechnique:
    """Return one of our techniques as the user's own, called ``name``; raise ValueError if it is not a step.

    Our default dose becomes the user's. The article's recommendations and claims are not copied.
    """
    if technique.place != "step":
        raise ValueError("only a technique that is a step can be copied")
    dose = technique.dose
    by_reps = dose.seconds is None and dose.reps is not None
    return OwnTechnique(
        id=new_id,
        name=name,
        family=technique.family,
        muscles=technique.muscles,
        sides=technique.sides,
        seconds=None if by_reps else dose.seconds.default if dose.seconds else 30,
        reps=dose.reps.default if by_reps and dose.reps else None,
        sets=dose.sets.default if dose.sets else 1,
        how_to=technique.how_to,
        instruction=technique.instruction,
        timing=replace(technique.timing, again=None),
        figure=technique.drawn_as,
        posture=technique.posture,
        preparation=technique.preparation,
        cautions=technique.cautions,
        is_cautioned=technique.is_cautioned,
        needs_warm_up=technique.needs_warm_up,
        equipment=technique.equipment,
        needs_gear=technique.needs_gear,
    )


def with_own(shipped: Catalogue, own: Iterable[OwnTechnique]) -> Catalogue:
    """Return the catalogue of the techniques that ship with the program and the user's ``own``.

    In each family, the user's come last, by name. One with the id of a shipped technique is left out.
    """
    users = sorted(
        (as_technique(each) for each in own if each.id not in shipped), key=lambda each: each.name.casefold()
    )
    return {
        technique.id: technique
        for family in Family
        for technique in (*shipped.values(), *users)
        if technique.family is family
    }


def with_guests(catalogue: Catalogue, techniques: Iterable[OwnTechnique]) -> Catalogue:
    """Return ``catalogue`` for playing a routine with the ``techniques`` that came with it, which are not saved."""
    guests = {each.id: as_technique(each) for each in techniques}
    return {**catalogue, **guests} if guests else catalogue


def used_by(made: Routine | Sketch, techniques: Iterable[OwnTechnique]) -> tuple[OwnTechnique, ...]:
    """Return those of ``techniques`` that steps of ``made`` use."""
    used = {step.technique for step in _steps(made)}
    return tuple(each for each in techniques if each.id in used)


def missing_from(catalogue: Catalogue, made: Routine | Sketch) -> tuple[str, ...]:
    """Return the names of the steps of ``made`` whose technique is not in ``catalogue``, each once.

    Such a step is played with its name and times, without all that a technique adds.
    """
    return tuple(dict.fromkeys(step.name for step in _steps(made) if is_missing(step, catalogue)))


def is_missing(block: Block, catalogue: Catalogue) -> bool:
    """Whether ``block`` is a step of a technique that is not in ``catalogue``."""
    return isinstance(block, Step) and block.technique is not None and block.technique not in catalogue


def with_ids(routine: Routine, ids: Mapping[str, str]) -> Routine:
    """Return ``routine`` with the technique ids of its steps replaced: ``ids`` maps present ids to new ones."""

    def renamed(block: LeafBlock) -> LeafBlock:
        match block:
            case Step(technique=str(present)) if present in ids:
                return replace(block, technique=ids[present])
            case _:
                return block

    return with_leaves(routine, {leaf.path: renamed(leaf.block) for leaf in leaves(routine)})


def _steps(made: Routine | Sketch) -> Iterator[Step]:
    return (leaf.block for leaf in leaves(made) if isinstance(leaf.block, Step))
