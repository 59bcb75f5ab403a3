"""The text of a note beside a block."""

from typing import assert_never

from PySide6.QtCore import QLocale

from recovery_timer.routine import durations
from recovery_timer.routine.advice.guidance import Note, Remark
from recovery_timer.routine.technique import DoseField
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.domain import muscle_label


def note_text(note: Note) -> str:
    """Return the text of ``note``, with the article's figure."""
    match note.kind:
        case DoseField():
            return _range_text(note, note.kind)
        case Remark.ENDS_WARM:
            return text.tr("The article ends hot and cold showers with cold water.")
        case Remark.HEAT | Remark.CAUTION:
            # The catalogue's own words.
            return translated(note.claim)
        case Remark.ONE_SIDE:
            return _one_side(note)
    assert_never(note.kind)


def _range_text(note: Note, field: DoseField) -> str:
    say = _clock if _is_length(field) else str
    return _range_words(note, field).format(
        low=say(note.low or 0), high=say(note.high or 0), actual=say(note.actual or 0)
    )


def _range_words(note: Note, field: DoseField) -> str:
    match field:
        case DoseField.SECONDS if note.low == note.high:
            return text.tr("The article gives {low}.")
        case DoseField.SECONDS:
            return text.tr("The article gives {low} to {high}.")
        case DoseField.REPS:
            return text.tr("The article gives {low} to {high} reps.")
        case DoseField.SETS:
            return text.tr("The article gives {low} to {high} times.")
        case DoseField.WARM:
            return text.tr("Warm: the article gives {low} to {high}.")
        case DoseField.COLD:
            return text.tr("Cold: the article gives {low} to {high}.")
        case DoseField.TOTAL:
            return text.tr("{actual} in the water; the article gives {low} to {high}.")
        case DoseField.CYCLES:
            return text.tr("The article gives {low} to {high} cycles.")
    assert_never(field)


def _is_length(field: DoseField) -> bool:
    match field:
        case DoseField.SECONDS | DoseField.WARM | DoseField.COLD | DoseField.TOTAL:
            return True
        case DoseField.REPS | DoseField.SETS | DoseField.CYCLES:
            return False
    assert_never(field)


def _clock(seconds: int) -> str:
    return durations.clock(seconds * durations.MS)


def _one_side(note: Note) -> str:
    muscles = QLocale().createSeparatedList([muscle_label(muscle) for muscle in note.muscles])
    words = (
        text.tr("Only the left side: {muscles}.") if note.side == "left" else text.tr("Only the right side: {muscles}.")
    )
    return words.format(muscles=muscles)
