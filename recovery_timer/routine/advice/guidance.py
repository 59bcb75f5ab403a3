"""Guidance: the quiet notes beside a routine's blocks, and the amounts behind the builder's sliders.

A note is a recommendation about a block's present amounts, or something to take care of. It never prevents anything:
the user may know better. If the article gives no amount, there is no note about it.

An amount is judged for the whole routine, since the body does not care how it is written down. Sets of a technique add
up over its rows and the rounds of a circuit: one set in a circuit of three rounds is done three times, and that is what
is compared with "2 or 3 times". So do the time on a roller, which is recommended for a muscle group, and the time in
ice or in water. Only a hold, a number of reps and a stay in warm or cold water are judged row by row.

A caution is given once per routine, at the first block it applies to, and never again once the user has dismissed it.

Notes are values here; their texts are made where they are shown.
"""

from collections.abc import Container, Iterator
from enum import StrEnum
from typing import NamedTuple, assert_never

from msgspec import Struct

from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import technique_of
from recovery_timer.routine.leaves import leaves
from recovery_timer.routine.model import WAIT, Contrast, LeafBlock, Routine, Sketch, Step, Temperature, Water
from recovery_timer.routine.own import is_missing
from recovery_timer.routine.technique import Amount, Catalogue, DoseField, Family, Muscle, Technique
from recovery_timer.routine.timeline import BOTH, Side, sides_of


class Remark(StrEnum):
    """Kinds of note other than an amount outside the recommended range."""

    STARTS_COLD = "starts cold"
    ENDS_WARM = "ends warm"
    HEAT = "heat"
    CAUTION = "caution"
    WARM_UP = "warm up"
    NO_WAIT = "no wait"
    ONE_SIDE = "one side"
    MISSING = "missing"


_CAUTIONS = frozenset({Remark.HEAT, Remark.CAUTION, Remark.WARM_UP})


class GuidanceNote(Struct, frozen=True, kw_only=True):
    """A quiet remark beside a block.

    ``kind`` is the dose field that is outside its range, or another remark. ``path`` is that of the block. For an
    amount outside its range, ``low`` and ``high`` are the recommended amounts and ``actual`` is the routine's, in s or
    a count; ``in_all`` if it is a sum over sets, rounds or rows. For heat, ``low`` and ``high`` are the hours to wait;
    for a block that starts by itself, ``actual`` is the delay in s, None if it is the first. ``claim`` is what the
    article says, in our words. ``muscles`` and ``side`` are for a note about one-sided work. ``subject`` is what
    dismissing the note covers: a technique, or the caution of a family.
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
    subject: str = ""
    in_all: bool = False

    @property
    def key(self) -> str:
        """Identifies the note among those that the user has dismissed."""
        return _key(self.kind, self.subject)

    @property
    def is_caution(self) -> bool:
        """Whether it applies whatever the block's amounts, and so is quieter than a note on something to change."""
        return self.kind in _CAUTIONS


class Caution(Struct, frozen=True):
    """A caution: the catalogue's text, and the key under which the user can dismiss it."""

    text: str
    key: str


class _Leaf(NamedTuple):
    """A leaf of the routine with its technique."""

    path: RowPath
    rounds: int
    block: LeafBlock
    technique: Technique


def notes(routine: Routine | Sketch, catalogue: Catalogue, dismissed: Container[str] = ()) -> tuple[GuidanceNote, ...]:
    """Return the notes on ``routine``, in block order, without those whose key is in ``dismissed``."""
    rows = [
        _Leaf(*leaf, technique)
        for leaf in leaves(routine)
        if (technique := technique_of(leaf.block, catalogue)) is not None
    ]
    found = [
        *_of_rows(rows),
        *_of_sums(rows),
        *_remarks(rows, opens=_opens(routine)),
        *_one_sided(rows),
        *_missing(routine, catalogue),
    ]
    # The sort is stable: a block's notes stay in the order in which they were found.
    return tuple(sorted((note for note in found if note.key not in dismissed), key=lambda note: note.path))


def cautions(routine: Routine | Sketch, catalogue: Catalogue, dismissed: Container[str] = ()) -> tuple[Caution, ...]:
    """Return the cautions for ``routine``, each once, without those whose key is in ``dismissed``.

    One that is also noted beside a block has the key of that note: dismissing either dismisses both.
    """
    found: dict[str, Caution] = {}
    for leaf in leaves(routine):
        technique = technique_of(leaf.block, catalogue)
        if technique is not None:
            for text in technique.cautions:
                found.setdefault(text, Caution(text, _caution_key(technique, text)))
    return tuple(caution for caution in found.values() if caution.key not in dismissed)


def _caution_key(technique: Technique, text: str) -> str:
    if text == technique.cautions[0]:
        if technique.family is Family.HEAT:
            return _key(Remark.HEAT)
        if technique.is_cautioned:
            return _key(Remark.CAUTION, technique.family)
        if technique.needs_warm_up:
            return _key(Remark.WARM_UP)
    return _key(Remark.CAUTION, text)


def _key(kind: DoseField | Remark, subject: str = "") -> str:
    return f"{kind.value}: {subject}" if subject else kind.value


def recommended(technique: Technique | None, field: DoseField) -> Amount | None:
    """Return the catalogue's amount for ``field``: a range, an amount in words, or only our default.

    Return None if the technique is not dosed by that field, and for the user's own steps.
    """
    if technique is None:
        return None
    amount: Amount | None = getattr(technique.dose, field)
    return amount


def range_of(technique: Technique | None, field: DoseField) -> tuple[int, int] | None:
    """Return the article's range for ``field`` (inclusive), or None if it gives none."""
    amount = recommended(technique, field)
    if amount is None or amount.low is None or amount.high is None:
        return None
    return amount.low, amount.high


def amounts(block: LeafBlock, rounds: int) -> dict[DoseField, int]:
    """Return the amounts of ``block`` that a dose may recommend: in s, or counts that include ``rounds``."""
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


def _missing(routine: Routine | Sketch, catalogue: Catalogue) -> Iterator[GuidanceNote]:
    """Yield a note on each block whose technique is missing."""
    for leaf in leaves(routine):
        if isinstance(leaf.block, Step) and is_missing(leaf.block, catalogue):
            technique = leaf.block.technique or ""
            yield GuidanceNote(kind=Remark.MISSING, path=leaf.path, technique=technique, subject=technique)


# -- amounts


_ADDED_UP = (DoseField.SETS, DoseField.TOTAL, DoseField.CYCLES)


def _adds_up(technique: Technique, field: DoseField) -> bool:
    amount = recommended(technique, field)
    return field in _ADDED_UP or (amount is not None and amount.is_sum)


def _is_within(technique: Technique, field: DoseField, actual: int) -> bool:
    """Whether ``actual`` is in the range, or there is none. "About 2 s" allows for a second more or less."""
    amount, given = recommended(technique, field), range_of(technique, field)
    if amount is None or given is None:
        return True
    return given[0] - amount.is_about <= actual <= given[1] + amount.is_about


def _outside(row: _Leaf, field: DoseField, actual: int) -> GuidanceNote:
    amount, given = recommended(row.technique, field), range_of(row.technique, field)
    assert amount is not None
    assert given is not None
    return GuidanceNote(
        kind=field,
        path=row.path,
        technique=row.technique.id,
        low=given[0],
        high=given[1],
        actual=actual,
        claim=amount.claim,
        subject=row.technique.id,
        in_all=_adds_up(row.technique, field),
    )


def _of_rows(rows: list[_Leaf]) -> Iterator[GuidanceNote]:
    """Yield notes on the amounts that are judged row by row."""
    for row in rows:
        for field, actual in amounts(row.block, row.rounds).items():
            if not _adds_up(row.technique, field) and not _is_within(row.technique, field, actual):
                yield _outside(row, field, actual)


def _of_sums(rows: list[_Leaf]) -> Iterator[GuidanceNote]:
    """Yield notes on the amounts that add up over all rows of a technique, at its first row."""
    by_technique: dict[str, list[_Leaf]] = {}
    for row in rows:
        by_technique.setdefault(row.technique.id, []).append(row)
    for same in by_technique.values():
        fields = dict.fromkeys(field for row in same for field in amounts(row.block, row.rounds))
        for field in fields:
            if _adds_up(same[0].technique, field):
                actual = _sum_outside(same, field)
                if actual is not None:
                    yield _outside(same[0], field, actual)


def _sum_outside(same: list[_Leaf], field: DoseField) -> int | None:
    """Return the sum of ``field`` that is outside the range; None if none is."""
    technique = same[0].technique
    if len(same) == 1 and _is_chosen_within(same[0]):
        return None
    sums: dict[Side | None, int] = {}
    for row in same:
        value = amounts(row.block, row.rounds).get(field, 0)
        if field is DoseField.SECONDS and isinstance(row.block, Step):
            value *= row.block.sets * row.rounds
        for side in _sides(row.block):
            sums[side] = sums.get(side, 0) + value
    together = sums.pop(None, 0)
    each = [together + of_side for of_side in sums.values()] or [together]
    # The time for a muscle group may be meant for each leg or for both.
    if field is DoseField.SECONDS and _is_within(technique, field, together + sum(sums.values())):
        return None
    return next((actual for actual in each if not _is_within(technique, field, actual)), None)


def _is_chosen_within(row: _Leaf) -> bool:
    """Whether it is a contrast block with its three lengths in range: rounding to whole cycles then gets no note."""
    match row.block:
        case Contrast(total=int(total)) if row.rounds == 1:
            lengths = {DoseField.WARM: row.block.warm, DoseField.COLD: row.block.cold, DoseField.TOTAL: total}
            return all(_is_within(row.technique, field, seconds) for field, seconds in lengths.items())
        case _:
            return False


# -- remarks


def _opens(routine: Routine | Sketch) -> RowPath | None:
    return next((leaf.path for leaf in leaves(routine)), None)


def _remarks(rows: list[_Leaf], *, opens: RowPath | None) -> Iterator[GuidanceNote]:
    """Yield the remarks, each only at the first block to which it applies."""
    said: set[str] = set()
    is_warm = False
    for row in rows:
        for note in _of_row(row, is_warm=is_warm, is_first=row.path == opens):
            if note.key not in said:
                said.add(note.key)
                yield note
        is_warm = is_warm or row.technique.family in {Family.ACTIVE, Family.DYNAMIC}


def _of_row(row: _Leaf, *, is_warm: bool, is_first: bool) -> Iterator[GuidanceNote]:
    technique = row.technique
    caution = technique.cautions[0] if technique.cautions else ""

    def note(
        kind: Remark, claim: str = "", subject: str = "", hours: int | None = None, after: int | None = None
    ) -> GuidanceNote:
        return GuidanceNote(
            kind=kind,
            path=row.path,
            technique=technique.id,
            low=hours,
            high=hours,
            actual=after,
            claim=claim,
            subject=subject,
        )

    match row.block:
        case Contrast(water=water, start_on=start_on, end_on=end_on):
            if start_on is Temperature.COLD:
                yield note(Remark.STARTS_COLD)
            # The article says to end showers cold, but does not say how to end a bath.
            if water is Water.SHOWER and end_on is Temperature.WARM:
                yield note(Remark.ENDS_WARM)
            # No note about heat: contrast is warm too, but the article recommends it after a run.
        case Step():
            if technique.family is Family.HEAT:
                # The caution, not the fact's claim: the article says both about an Epsom bath, and so does the caution.
                yield from (note(Remark.HEAT, caution, hours=fact.low) for fact in technique.facts if fact.unit == "h")
            if technique.is_cautioned:
                yield note(Remark.CAUTION, caution, subject=technique.family)
            if technique.needs_warm_up and not is_warm:
                yield note(Remark.WARM_UP, caution)
        case _:
            assert_never(row.block)
    position = row.block.position
    if technique.preparation and technique.timing.position == WAIT and isinstance(position, int):
        yield note(Remark.NO_WAIT, after=None if is_first else position, subject=technique.id)


# -- sides


_COMPARED: tuple[frozenset[Family], ...] = (
    frozenset({Family.STRETCH, Family.DYNAMIC}),
    frozenset({Family.ROLL, Family.MASSAGE}),
    frozenset({Family.STRENGTH}),
)
"""Families whose sides are compared together. Five minutes with the legs up do not make up for a missing stretch."""


def _one_sided(rows: list[_Leaf]) -> Iterator[GuidanceNote]:
    """Yield notes on muscles worked on one side only, each at the first block to work them."""
    for families in _COMPARED:
        worked: dict[Muscle, set[Side]] = {}
        first: dict[Muscle, tuple[RowPath, str]] = {}
        for row in rows:
            if row.technique.family in families:
                for muscle in row.technique.muscles:
                    worked.setdefault(muscle, set()).update(_worked_sides(row.block))
                    first.setdefault(muscle, (row.path, row.technique.id))
        # A block's muscles share a note: the first block to work a one-sided muscle works it on that side.
        by_block: dict[tuple[RowPath, str], list[Muscle]] = {}
        for muscle, sides in worked.items():
            if len(sides) == 1:
                by_block.setdefault(first[muscle], []).append(muscle)
        for (path, technique_id), muscles in by_block.items():
            (side,) = worked[muscles[0]]
            yield GuidanceNote(
                kind=Remark.ONE_SIDE,
                path=path,
                technique=technique_id,
                muscles=tuple(muscles),
                side=side,
                subject=technique_id,
            )


def _sides(block: LeafBlock) -> tuple[Side | None, ...]:
    match block:
        case Step():
            return sides_of(block)
        case Contrast():
            return (None,)
    assert_never(block)


def _worked_sides(block: LeafBlock) -> tuple[Side, ...]:
    return tuple(side for side in _sides(block) if side is not None) or BOTH
