"""Texts for values and edits that the routine's model refuses."""

from typing import assert_never

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale

from recovery_timer.app.library import NameTakenError
from recovery_timer.app.techniques import NameRefusedError
from recovery_timer.routine.durations import DurationError
from recovery_timer.routine.edits import EditError, Refusal
from recovery_timer.routine.limits import Limit, OutOfRangeError, UnprintableError
from recovery_timer.ui import text
from recovery_timer.ui.text.catalogue import translated

FIELDS = {
    "seconds": QT_TRANSLATE_NOOP("text", "seconds"),
    "reps": QT_TRANSLATE_NOOP("text", "reps"),
    "sets": QT_TRANSLATE_NOOP("text", "sets"),
    "rest": QT_TRANSLATE_NOOP("text", "rest"),
    "switch": QT_TRANSLATE_NOOP("text", "switch"),
    "position": QT_TRANSLATE_NOOP("text", "position"),
    "get_ready": QT_TRANSLATE_NOOP("text", "get ready"),
    "warm": QT_TRANSLATE_NOOP("text", "warm"),
    "cold": QT_TRANSLATE_NOOP("text", "cold"),
    "cycles": QT_TRANSLATE_NOOP("text", "cycles"),
    "total": QT_TRANSLATE_NOOP("text", "total"),
    "cycles that fit the total": QT_TRANSLATE_NOOP("text", "cycles that fit the total"),
    "transfer": QT_TRANSLATE_NOOP("text", "transfer"),
    "rounds": QT_TRANSLATE_NOOP("text", "rounds"),
    "blocks": QT_TRANSLATE_NOOP("text", "blocks"),
    "blocks of a circuit": QT_TRANSLATE_NOOP("text", "blocks of a circuit"),
    "segments": QT_TRANSLATE_NOOP("text", "segments"),
    "name": QT_TRANSLATE_NOOP("text", "name"),
    "instruction": QT_TRANSLATE_NOOP("text", "instruction"),
    "note": QT_TRANSLATE_NOOP("text", "note"),
    "what": QT_TRANSLATE_NOOP("text", "what was done"),
    "distance": QT_TRANSLATE_NOOP("text", "distance"),
    "duration": QT_TRANSLATE_NOOP("text", "duration"),
    "soreness": QT_TRANSLATE_NOOP("text", "soreness"),
    "how_to": QT_TRANSLATE_NOOP("text", "how to"),
    "preparation": QT_TRANSLATE_NOOP("text", "preparation"),
    "cautions": QT_TRANSLATE_NOOP("text", "cautions"),
    "equipment": QT_TRANSLATE_NOOP("text", "equipment"),
    "get_in": QT_TRANSLATE_NOOP("text", "time to get in"),
    "rep": QT_TRANSLATE_NOOP("text", "seconds a rep"),
}
"""The names of the fields that have a limit."""


def refusal_text(error: Exception) -> str:
    """Return why a value or an edit was refused, in whole sentences.

    Any other ``error`` is a bug, shown with its own message.
    """
    match error:
        case OutOfRangeError():
            return _out_of_range(error)
        case UnprintableError(field=field, code_point=code_point):
            words = text.tr("{field} must not contain the character {code_point}.")
            return _sentence(words.format(field=_field(field), code_point=code_point))
        case DurationError(text=typed, is_fraction=True):
            return text.tr("“{text}” is not a whole number of seconds.").format(text=typed)
        case DurationError(text=typed):
            return text.tr("“{text}” is not a duration. Write 90, 90s, 1:30, 1m30 or 1.5 min.").format(text=typed)
        case EditError(refusal=refusal):
            return _edit(refusal)
        case NameRefusedError():
            return _taken_by_technique(error)
        case NameTakenError():
            return text.tr("Another routine has this name.")
        case _:
            return str(error)


def _out_of_range(error: OutOfRangeError) -> str:
    value = QLocale().toString(error.value)
    match error:
        case OutOfRangeError(field="name", value=0):
            return text.tr("The name cannot be empty.")
        case OutOfRangeError(field="name", limit=limit):
            words = text.tr("The name may have at most {most} characters; this one has {value}.")
            return words.format(most=QLocale().toString(limit.high), value=value)
        case OutOfRangeError(field="blocks", value=0):
            return text.tr("There is no block yet. Add a technique first.")
        case _:
            words = text.tr("{field} must be {range}, not {value}.")
            return _sentence(words.format(field=_field(error.field), range=range_text(error.limit), value=value))


def _taken_by_technique(error: NameRefusedError) -> str:
    technique = error.taken_by.name
    if error.name.strip().casefold() == technique.casefold():
        return text.tr("There is a technique called {technique} already.").format(technique=translated(technique))
    words = text.tr("In a typed routine, “{name}” means {technique}. Choose another name.")
    return words.format(name=error.name, technique=translated(technique))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def range_text(limit: Limit) -> str:
    """Return the range that ``limit`` allows."""
    match limit.unit:
        case "s":
            words = text.tr("{low} to {high} s")
        case "characters":
            words = text.tr("{low} to {high} characters")
        case "percent":
            words = text.tr("{low} to {high} percent")
        case _:
            words = text.tr("{low} to {high}")
    return words.format(low=QLocale().toString(limit.low), high=QLocale().toString(limit.high))


def _field(field: str) -> str:
    return text.tr(str(FIELDS[field])) if field in FIELDS else field


def _edit(refusal: Refusal) -> str:
    match refusal:
        case Refusal.INSIDE_ITSELF:
            return text.tr("A circuit cannot stand inside itself. Drop it above or below.")
        case Refusal.ALL_OF_A_CIRCUIT:
            return text.tr("These blocks are a circuit already.")
        case Refusal.INSIDE_CIRCUIT:
            return text.tr("A circuit cannot stand inside another circuit. Ungroup one of them first.")
        case Refusal.NOT_A_CIRCUIT:
            return text.tr("Only a circuit can be ungrouped.")
        case Refusal.NO_BLOCK:
            return text.tr("This technique cannot be part of a routine.")
    assert_never(refusal)
