"""Recognising the files of other programs, so that a refusal can name what it met instead of a missing field."""

import re

import msgspec

from recovery_timer.ports.problems import LooksLike

_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$", re.MULTILINE)
_FIELDS = (
    "(?:name|title|exercises?|activity|duration|time|seconds|secs?|minutes|sets?|reps?|repetitions|rounds|rest|sides?"
    "|steps?)"
)
_KEY = re.compile(rf"^\s*(?:-\s+)?{_FIELDS}\s*:(?:\s|$)", re.MULTILINE | re.IGNORECASE)
_HEADER = re.compile(rf"\s*\"?[\w ()]*\b{_FIELDS}\b[\w ()]*\"?\s*", re.IGNORECASE)
_DELIMITERS = ",;\t"


def json_looks_like(data: bytes) -> LooksLike | None:
    """Return what other program the JSON ``data`` seems to be from, None if it is not known."""
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
    return next((program for program, known in _PROGRAMS if known <= keys), None)


_PROGRAMS = (
    (LooksLike.JAWT, {"title", "sets"}),
    (LooksLike.OPENHIIT, {"timesettings"}),
    (LooksLike.OPENHIIT, {"activities", "intervals"}),
    (LooksLike.FEEEL, {"workoutexercises"}),
    (LooksLike.FEEEL, {"exerciseduration", "breakduration"}),
    (LooksLike.WORKOUT_TIMER, {"name", "exercises"}),
)
"""The fields, in lower case without underscores, by which a program's workout is known; the first that fit count."""


def text_looks_like(text: str) -> LooksLike | None:
    """Return what ``text``, which is no routine in notation, seems to be; None if it is just text."""
    if _TABLE_RULE.search(text) is not None:
        return LooksLike.MARKDOWN_TABLE
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1:
        for delimiter in _DELIMITERS:
            columns = lines[0].count(delimiter)
            is_table = columns and all(line.count(delimiter) == columns for line in lines)
            if is_table and all(_HEADER.fullmatch(name) for name in lines[0].split(delimiter)[:2]):
                return LooksLike.CSV
    if len(_KEY.findall(text)) > 1:
        return LooksLike.YAML
    return None
