"""What the voice says in a session, and when.

In a gap it announces what comes next, then the instruction, after the sound of ``go`` and done before the first tick:
the longest wording that really fits, by the measured lengths of its phrases. Users who are not looking must know that
the exercise changes, so its name then comes first, and is spoken even if the first tick cuts it off. Between sets a few
seconds apart, only the number is spoken.

A phrase is one sentence, rendered and kept by itself: many sentences recur. Offsets and lengths are in ms; offsets
count from the start of the segment. The caller knows which phrases have been rendered: it passes a function that
measures them.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import assert_never

from msgspec import Struct

from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.cues import SHORTEST_WITH_HALF_MS, SHORTEST_WITH_TICKS_MS, TICKS_BEFORE_END_MS, CueName

RINGS_MS = 600
"""How much of a sound must have been played before the voice can be understood over it."""
BETWEEN_MS = 250
"""The silence between two phrases."""
NEVER_MS = 2**31
"""The length of a phrase that cannot be spoken: it fits nowhere."""

CUE_SAYS: dict[CueName, str] = {"half": "Half way", "finished": "Done"}
"""What the voice says at cues, once their sound has rung out."""

APART_MS = 5_000
"""The minimum distance of an announcement of the time left from a segment's start, half-time and first tick."""

Measured = Callable[[str], int | None]
"""Returns the length of a phrase in ms; None if it has not been rendered yet."""

MINUTE_MS = 60_000
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class Spoken(Struct, frozen=True):
    """A phrase, and its offset in ms. It is cut off after `at_most_ms`, unless that is None."""

    at_ms: int
    text: str
    at_most_ms: int | None = None


class Announcement(Struct, frozen=True):
    """What is said in a gap, as far as it is rendered; `missing` is the phrase to be rendered next, if any."""

    spoken: tuple[Spoken, ...] = ()
    missing: str | None = None


def announcement(segment: Segment, length_ms: int | None, measured: Measured, since_ms: int = 0) -> Announcement:
    """Return what is said in ``segment``, which is ``length_ms`` long, from ``since_ms`` on: nothing, unless in a gap.

    None is the length of a gap that waits for the user.
    """
    if not segment.kind.is_gap:
        return Announcement()
    begins_ms, until_ms = max(since_ms, RINGS_MS), silent_from(length_ms)
    room_ms = until_ms - begins_ms
    wordings = list(_wordings(segment))
    wording = next((each for each in wordings if _may_fit(measured(each), room_ms)), None)
    if wording is None:
        return Announcement(_squeezed(segment, wordings[-1], measured, since_ms, until_ms))
    if (lasts_ms := measured(wording)) is None:
        return Announcement(missing=wording)
    said, missing = [wording], None
    room_ms -= lasts_ms
    for sentence in () if _only_counts(segment) else sentences(segment.instruction):
        if (lasts_ms := measured(sentence)) is None:
            missing = sentence
            break
        room_ms -= BETWEEN_MS + lasts_ms
        if room_ms < 0:
            break
        said.append(sentence)
    return Announcement(in_turn(said, measured, begins_ms), missing)


def silent_from(length_ms: int | None) -> int:
    """Return when the voice must be silent in a segment: at its first tick, or else at its end."""
    if length_ms is None:
        return NEVER_MS
    return length_ms - TICKS_BEFORE_END_MS[0] if length_ms >= SHORTEST_WITH_TICKS_MS else length_ms


def in_turn(texts: Sequence[str], measured: Measured, at_ms: int = 0) -> tuple[Spoken, ...]:
    """Return ``texts`` spoken one after another from ``at_ms`` on; they must be rendered."""
    spoken = []
    for text in texts:
        spoken.append(Spoken(at_ms, text))
        at_ms += (measured(text) or 0) + BETWEEN_MS
    return tuple(spoken)


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``: each is a phrase."""
    return [sentence for sentence in _END_OF_SENTENCE.split(text.strip()) if sentence]


# -- the time left


def times_left(segment: Segment, length_ms: int | None, every_ms: int, *, half: bool) -> tuple[Spoken, ...]:
    """Return the announcements of the time left in work, warm and cold: one every ``every_ms``.

    There is none near the start, the half-time cue (``half``: the user wants it) or the first tick.
    """
    if length_ms is None or segment.kind.is_gap:
        return ()
    taken = [0, silent_from(length_ms)]
    if half and length_ms >= SHORTEST_WITH_HALF_MS:
        taken.append(length_ms // 2)
    return tuple(
        Spoken(length_ms - left_ms, step_left(left_ms))
        for left_ms in reversed(range(every_ms, length_ms, every_ms))
        if all(abs(length_ms - left_ms - each) >= APART_MS for each in taken)
    )


def step_left(left_ms: int) -> str:
    """Say how long the step will last."""
    return f"{spoken_time(left_ms)} left"


def session_left(left_ms: int, *, about: bool) -> str:
    """Say how long the session will last; ``about`` if that is an estimate."""
    words = f"{spoken_time(left_ms)} in all"
    return f"about {words}" if about else words


def spoken_time(time_ms: int) -> str:
    """Return ``time_ms`` in words, as precisely as is useful: 7 seconds, 3 and a half minutes, 20 minutes."""
    seconds, half_minutes, minutes = (round(time_ms / each) for each in (1_000, MINUTE_MS // 2, MINUTE_MS))
    if seconds <= 10:
        return _counted(seconds, "second")
    if seconds < 58:
        return _counted(5 * round(seconds / 5), "second")
    if half_minutes < 20:
        whole, half = divmod(half_minutes, 2)
        return f"{whole} and a half minutes" if half else _counted(whole, "minute")
    if minutes < 60:
        return _counted(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    return " ".join((_counted(hours, "hour"), *([_counted(rest, "minute")] if rest else [])))


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


# -- what is announced


def _may_fit(lasts_ms: int | None, room_ms: int) -> bool:
    return lasts_ms is None or lasts_ms <= room_ms


def _squeezed(segment: Segment, text: str, measured: Measured, since_ms: int, until_ms: int) -> tuple[Spoken, ...]:
    """Return ``text`` spoken over the sound before it; if it still does not fit, nothing, or a name cut short."""
    lasts_ms = measured(text) or 0
    at_ms = max(since_ms, until_ms - lasts_ms)
    if at_ms + lasts_ms <= until_ms:
        return (Spoken(at_ms, text),)
    return (Spoken(at_ms, text, until_ms - at_ms),) if _changes_exercise(segment) and at_ms < until_ms else ()


def _wordings(leads_to: Segment) -> Iterator[str]:
    """Yield what could be said in front of the instruction, the longest first."""
    name, side, number = leads_to.label, leads_to.side or "", _number(leads_to)
    if _changes_exercise(leads_to):
        wordings = [(name, side, number), (name, side), (name,)]
    elif _only_counts(leads_to):
        wordings = [(str(leads_to.set),)]
    else:
        wordings = [(name, side, number), (side, number), (side,)]
    for parts in wordings:
        phrase = ", ".join(part for part in parts if part)
        if phrase:
            yield phrase[0].upper() + phrase[1:]


def _only_counts(gap: Segment) -> bool:
    """Whether sets follow each other so quickly that hearing more than their number would be a nuisance."""
    return gap.kind is Kind.REST and not _changes_exercise(gap) and gap.length_ms < SHORTEST_WITH_TICKS_MS


def _changes_exercise(gap: Segment) -> bool:
    match gap.kind:
        case Kind.GET_READY | Kind.POSITION | Kind.TRANSFER:
            return True
        case Kind.REST:
            # Between rounds: a rest within a step leads to a later set.
            return gap.set == 1
        case Kind.SWITCH | Kind.WORK | Kind.WARM | Kind.COLD:
            return False
    assert_never(gap.kind)


def _number(leads_to: Segment) -> str:
    counted = "cycle" if leads_to.family is Family.CONTRAST else "set"
    if leads_to.of_sets == 1:
        return ""
    return f"last {counted}" if leads_to.set == leads_to.of_sets else f"{counted} {leads_to.set} of {leads_to.of_sets}"
