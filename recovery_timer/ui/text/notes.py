"""The text of a note beside a block."""

from typing import assert_never

from PySide6.QtCore import QLocale

from recovery_timer.routine.advice.guidance import GuidanceNote, Remark
from recovery_timer.routine.technique import DoseField
from recovery_timer.ui import text
from recovery_timer.ui.text.blocks import format_seconds
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.domain import muscle_label
from recovery_timer.ui.text.doses import length_range, range_words


def note_text(note: GuidanceNote) -> str:
    """Return the text of ``note``, with the recommended number."""
    match note.kind:
        case DoseField():
            return _range_text(note, note.kind)
        case Remark.STARTS_COLD:
            return text.tr("Recommended: start with warm water.")
        case Remark.ENDS_WARM:
            return text.tr("Recommended: end with cold water.")
        case Remark.HEAT | Remark.CAUTION | Remark.WARM_UP:
            # The catalogue's own words.
            return translated(note.claim)
        case Remark.NO_WAIT:
            return text.tr("Starts by itself: there may be too little time to prepare.")
        case Remark.MISSING:
            return text.tr("Its technique is not here: the step keeps its name and times, without figure and how-to.")
        case Remark.ONE_SIDE:
            return _one_side(note)
    assert_never(note.kind)


def _range_text(note: GuidanceNote, field: DoseField) -> str:
    low, high = note.low or 0, note.high or 0
    amount = length_range(low, high) if _is_length(field) else range_words(low, high)
    return _range_words(note, field).format(amount=amount, actual=format_seconds(note.actual or 0))


def _range_words(note: GuidanceNote, field: DoseField) -> str:
    match field:
        case DoseField.SECONDS if note.in_all:
            return text.tr("{actual} in all. Recommended: {amount}.")
        case DoseField.SECONDS if note.low == note.high:
            return text.tr("Recommended: about {amount}.")
        case DoseField.SECONDS:
            return text.tr("Recommended: {amount}.")
        case DoseField.REPS:
            return text.tr("Recommended: {amount} reps.")
        case DoseField.SETS:
            return text.tr("Recommended: {amount} sets.")
        case DoseField.WARM:
            return text.tr("Warm: {amount} recommended.")
        case DoseField.COLD:
            return text.tr("Cold: {amount} recommended.")
        case DoseField.TOTAL:
            return text.tr("{actual} in the water. Recommended: {amount}.")
        case DoseField.CYCLES:
            return text.tr("Recommended: {amount} cycles.")
    assert_never(field)


def _is_length(field: DoseField) -> bool:
    match field:
        case DoseField.SECONDS | DoseField.WARM | DoseField.COLD | DoseField.TOTAL:
            return True
        case DoseField.REPS | DoseField.SETS | DoseField.CYCLES:
            return False
    assert_never(field)


def _one_side(note: GuidanceNote) -> str:
    muscles = QLocale().createSeparatedList([muscle_label(muscle) for muscle in note.muscles])
    words = (
        text.tr("Only the left side: {muscles}.") if note.side == "left" else text.tr("Only the right side: {muscles}.")
    )
    return words.format(muscles=muscles)
