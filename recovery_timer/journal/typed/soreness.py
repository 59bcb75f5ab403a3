"""Soreness, typed in one line: ``calves 4 left``, ``hip flexors mild yesterday 21:00``, ``quads 8, pain``."""

import re
from datetime import datetime
from functools import partial

from recovery_timer.journal.entries import Level, Sign, Soreness
from recovery_timer.journal.soreness import Band, typical
from recovery_timer.journal.typed.reading import EntryPart, of_whole, once, read, words
from recovery_timer.journal.typed.when import When
from recovery_timer.routine.message import Message
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Side

EXPECTED = Message("write, for instance: calves 4 left")

_MUSCLES = {
    Muscle.QUADS: words(r"quads?|quadriceps|thighs?"),
    Muscle.HAMSTRINGS: words(r"hamstrings?|hams?"),
    Muscle.CALVES: words(r"calf|calves"),
    Muscle.HIP_FLEXORS: words(r"hip[\s_-]*flexors?"),
    Muscle.GLUTES: words(r"glutes?|buttocks?"),
}
_SIGNS = {
    Sign.PAIN: words(r"pain|painful|hurts?"),
    Sign.SWELLING: words(r"swelling|swollen|swelled"),
    Sign.BRUISING: words(r"bruising|bruised?|bruises"),
}
_LEVEL = words(r"(\d{1,4})(?:\s*(?:/|of|out\s+of)\s*10)?")
_BAND = words(rf"({'|'.join(Band)})")
_SIDE = words(r"left|right")
_BOTH = words(r"both(?:\s+(?:sides|legs))?")
_FILLER = words(r"my|the|is|are|and|with|feels?|sore|soreness|side|leg|a")


def read_soreness(line: str, entry_id: str, now: datetime) -> Soreness:
    """Return the soreness of the muscle in ``line``, seen from ``now``.

    Raises:
        LineError: if it cannot be read; the message says why, and where.
    """
    said: dict[str, object] = {}
    signs: set[Sign] = set()
    when = When(now)

    def take_muscle(muscle: Muscle, _: re.Match[str]) -> None:
        once(said, "muscle", muscle)

    def take_sign(sign: Sign, _: re.Match[str]) -> None:
        signs.add(sign)

    def take_side(found: re.Match[str]) -> None:
        once(said, "side", found[0].lower())

    parts = (
        *when.parts,
        *(EntryPart(pattern, partial(take_muscle, muscle)) for muscle, pattern in _MUSCLES.items()),
        *(EntryPart(pattern, partial(take_sign, sign)) for sign, pattern in _SIGNS.items()),
        EntryPart(_LEVEL, lambda found: once(said, "level", int(found[1]))),
        EntryPart(_BAND, lambda found: once(said, "level", typical(Band(found[1].lower())))),
        EntryPart(_SIDE, take_side),
        EntryPart(_BOTH, lambda _: once(said, "side", None)),
        EntryPart(_FILLER, lambda _: None),
    )
    read(line, parts, EXPECTED)
    try:
        return Soreness(id=entry_id, at=when.moment(), levels=_levels(said), signs=frozenset(signs))
    except ValueError as error:
        raise of_whole(line, error) from error


def _levels(said: dict[str, object]) -> tuple[Level, ...]:
    match said.get("muscle"), said.get("level"), said.get("side"):
        case None, None, None:
            return ()
        case Muscle() as muscle, int(level), side:
            return (Level(muscle, level, _side(side)),)
        case None, _, _:
            raise ValueError(Message("Which muscle? {muscles}", muscles=", ".join(_names())))
        case _:
            raise ValueError(Message("How sore, from 0 to 10?"))


def _side(said: object) -> Side | None:
    return "left" if said == "left" else "right" if said == "right" else None


def _names() -> list[str]:
    return [muscle.replace("_", " ") for muscle in Muscle]
