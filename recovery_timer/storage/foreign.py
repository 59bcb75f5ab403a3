"""Recognising the files of other programs, so that a refusal can name the kind of file instead of a missing field."""

import codecs
import re

import msgspec

from recovery_timer.ports.problems import LooksLike

# Each matches a single stripped line. Across lines, adjacent runs of white space would take time cubic in their length.
_TABLE_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?")
_FIELDS = (
    "(?:name|title|exercises?|activity|duration|time|seconds|secs?|minutes|sets?|reps?|repetitions|rounds|rest|sides?"
    "|steps?)"
)
_KEY = re.compile(rf"(?:-\s+)?{_FIELDS}\s*:(?:\s|$)", re.IGNORECASE)
_HEADING = re.compile(r"[\w ()]*")
_FIELD = re.compile(rf"\b{_FIELDS}\b", re.IGNORECASE)
_DELIMITERS = ",;\t"


def data_looks_like(data: bytes) -> LooksLike | None:
    """Return the kind of ``data``, which is not a routine, by its first bytes; None if they do not identify it."""
    # Imported late: only files that are not routines need it.
    from recovery_timer.storage.journal.exchange import is_history

    if data.startswith(b"PK\x03\x04"):
        return LooksLike.ZIP
    if data.removeprefix(codecs.BOM_UTF8).startswith(b"BEGIN:VCALENDAR"):
        return LooksLike.CALENDAR
    return LooksLike.HISTORY if is_history(data) else None


def json_looks_like(data: bytes) -> LooksLike | None:
    """Return the other program that the JSON ``data`` seems to come from; None if it may be from this one."""
    try:
        content = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if isinstance(content, list):
        content = content[0] if content else None
        if isinstance(content, dict) and {"name", "duration", "color"} <= content.keys():
            return LooksLike.PILORAMA
    if not isinstance(content, dict):
        return None
    workouts = content.get("workouts")
    if isinstance(workouts, list) and workouts and isinstance(workouts[0], dict):
        content = workouts[0]
    keys = {str(key).lower().replace("_", "") for key in content}
    unknown = None if "schema" in keys else LooksLike.JSON
    return next((program for program, known in _PROGRAMS if known <= keys), unknown)


_PROGRAMS = (
    (LooksLike.JAWT, {"title", "sets"}),
    (LooksLike.OPENHIIT, {"timesettings"}),
    (LooksLike.OPENHIIT, {"activities", "intervals"}),
    (LooksLike.FEEEL, {"workoutexercises"}),
    (LooksLike.FEEEL, {"exerciseduration", "breakduration"}),
    (LooksLike.WORKOUT_TIMER, {"name", "exercises"}),
)
"""The fields that identify a program's workout, in lower case without underscores; the first match counts."""


def text_looks_like(text: str) -> LooksLike | None:
    """Return the kind of ``text``, which is not a routine in notation; None if it is just text."""
    lines = [line for line in text.splitlines() if line.strip()]
    stripped = [line.strip() for line in lines]
    if any(map(_TABLE_RULE.fullmatch, stripped)):
        return LooksLike.MARKDOWN_TABLE
    if len(lines) > 1:
        for delimiter in _DELIMITERS:
            columns = lines[0].count(delimiter)
            is_table = columns and all(line.count(delimiter) == columns for line in lines)
            if is_table and all(map(_is_heading, lines[0].split(delimiter)[:2])):
                return LooksLike.CSV
    if sum(_KEY.match(line) is not None for line in stripped) > 1:
        return LooksLike.YAML
    return None


def _is_heading(cell: str) -> bool:
    name = cell.strip().removeprefix('"').removesuffix('"')
    return _HEADING.fullmatch(name) is not None and _FIELD.search(name) is not None
