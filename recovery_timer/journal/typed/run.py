"""A run typed in one line: ``10 km easy yesterday 18:30``, ``half marathon in 1:52:10, hard, sunday at 9``."""

import re
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from recovery_timer.journal.entries import Run
from recovery_timer.journal.typed.reading import EntryPart, of_whole, once, read, words
from recovery_timer.journal.typed.when import When, moment_line
from recovery_timer.routine.message import Message

EXPECTED = Message("write, for instance: 10 km easy yesterday 18:30")

_MARATHON_M = 42_195
_UNITS_M = {"k": Fraction(1_000), "m": Fraction(1_609_344, 1_000)}

_NOTE = words(r'"([^"]*)"')
_DISTANCE = words(r"(\d{1,5}(?:[.,]\d{1,3})?)\s*(kms?|k|kilomet(?:er|re)s?|mi|miles?)")
_MARATHON = words(r"(half[\s-]*)?marathon")
_CLOCK = words(r"(?:in\s+|for\s+)?(\d{1,3}):([0-5]\d):([0-5]\d)")
_IN_CLOCK = words(r"(?:in|for)\s+(\d{1,3}):([0-5]\d)")
_HOURS = words(
    r"(?:in\s+|for\s+)?(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:h|hrs?|hours?)(?:\s*([0-5]?\d)\s*(?:m|mins?|minutes?)?)?"
)
_MINUTES = words(r"(?:in\s+|for\s+)?(\d{1,4})\s*(?:mins?|minutes?)")
_HARD = words(r"long|hard|tough|fast|intervals?|tempo|race|raced|hills?|hilly")
_EASY = words(r"easy|short|slow|gentle|light|relaxed|recovery|jog|jogged")
_FILLER = words(r"i|a|an|the|my|ran|run|runs|went|was|for|of|and|with")


def read_run(line: str, run_id: str, now: datetime) -> Run:
    """Return the run in ``line``, seen from ``now``.

    Raises:
        LineError: if it cannot be read; the message says why, and where.
    """
    said: dict[str, object] = {}
    when = When(now)

    def take_marathon(found: re.Match[str]) -> None:
        once(said, "distance_m", _MARATHON_M // 2 if found[1] else _MARATHON_M)

    def take_clock(found: re.Match[str]) -> None:
        once(said, "duration_s", int(found[1]) * 3_600 + int(found[2]) * 60 + int(found[3]))

    def take_hours(found: re.Match[str]) -> None:
        once(said, "duration_s", round(_number(found[1]) * 3_600) + int(found[2] or 0) * 60)

    def take_effort(hard: bool) -> None:
        # "long hard run" is one statement, "long easy run" is a long one.
        said["hard"] = hard or bool(said.get("hard"))

    parts = (
        EntryPart(_NOTE, lambda found: once(said, "note", found[1])),
        *when.parts[:2],
        EntryPart(_DISTANCE, lambda found: once(said, "distance_m", _metres(found))),
        EntryPart(_MARATHON, take_marathon),
        EntryPart(_CLOCK, take_clock),
        EntryPart(_IN_CLOCK, lambda found: once(said, "duration_s", int(found[1]) * 60 + int(found[2]))),
        EntryPart(_HOURS, take_hours),
        EntryPart(_MINUTES, lambda found: once(said, "duration_s", int(found[1]) * 60)),
        *when.parts[2:],
        EntryPart(_HARD, lambda _: take_effort(True)),
        EntryPart(_EASY, lambda _: take_effort(False)),
        EntryPart(_FILLER, lambda _: None),
    )
    read(line, parts, EXPECTED)
    try:
        return Run(id=run_id, at=when.moment(), **said)  # type: ignore[arg-type]  # each slot has its field's type
    except ValueError as error:
        raise of_whole(line, error) from error


def run_line(run: Run) -> str:
    """Return ``run`` as a line that `read_run` reads back, to the minute; quotation marks in its note become single."""
    parts = []
    if run.distance_m is not None:
        parts.append(f"{(Decimal(run.distance_m) / 1_000).normalize():f} km")
    if run.duration_s is not None:
        minutes, seconds = divmod(run.duration_s, 60)
        parts.append(f"in {minutes // 60}:{minutes % 60:02}:{seconds:02}")
    if run.hard:
        parts.append("hard")
    parts.append(moment_line(run.at))
    if run.note:
        parts.append('"{}"'.format(run.note.replace('"', "'")))
    return " ".join(parts)


def _metres(found: re.Match[str]) -> int:
    return round(_number(found[1]) * _UNITS_M[found[2][0].lower()])


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))
