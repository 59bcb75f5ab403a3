"""The words of a note beside a block."""

from PySide6.QtCore import QLocale

from recovery_timer.routine import durations
from recovery_timer.routine.advice.guidance import Note, NoteKind
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.domain import muscle_label

_IN_SECONDS = {NoteKind.SECONDS, NoteKind.WARM, NoteKind.COLD, NoteKind.TOTAL}


def note_text(note: Note) -> str:
    """Return what ``note`` says, with the article's figure."""
    if note.kind is NoteKind.ONE_SIDE:
        return _one_side(note)
    words = {
        NoteKind.SECONDS: text.tr("The article gives {low} to {high}."),
        NoteKind.REPS: text.tr("The article gives {low} to {high} reps."),
        NoteKind.SETS: text.tr("The article gives {low} to {high} times."),
        NoteKind.WARM: text.tr("Warm: the article gives {low} to {high}."),
        NoteKind.COLD: text.tr("Cold: the article gives {low} to {high}."),
        NoteKind.TOTAL: text.tr("{actual} in the water; the article gives {low} to {high}."),
        NoteKind.CYCLES: text.tr("The article gives {low} to {high} cycles."),
        NoteKind.ENDS_WARM: text.tr("The article ends hot and cold showers with cold water."),
    }.get(note.kind)
    if words is None:
        # What the catalogue says of heat, and its caution.
        return translated(note.claim)
    if note.kind is NoteKind.SECONDS and note.low == note.high:
        words = text.tr("The article gives {low}.")
    return words.format(low=_figure(note, note.low), high=_figure(note, note.high), actual=_figure(note, note.actual))


def _one_side(note: Note) -> str:
    muscles = QLocale().createSeparatedList([muscle_label(muscle) for muscle in note.muscles])
    words = (
        text.tr("Only the left side: {muscles}.") if note.side == "left" else text.tr("Only the right side: {muscles}.")
    )
    return words.format(muscles=muscles)


def _figure(note: Note, figure: int | None) -> str:
    return durations.clock((figure or 0) * durations.MS) if note.kind in _IN_SECONDS else str(figure)
