"""When the user is notified of lines that have become due, besides seeing them on Today.

The user is notified of a line once, but not at night: what becomes due then waits for the morning. Lines that become
due at the same time share a notification, and those that follow within minutes wait a little: there is never a burst.
If the user wants to be asked again until soreness is logged, that question is repeated a few times.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from recovery_timer.journal import moments
from recovery_timer.journal.known import Choices
from recovery_timer.journal.lines import HeatWaits, HowAreTheLegs, SeeSomeone, TodayLine

APART_H = 1 / 6
"""The minimum time between two notifications."""

AGAIN_H = 3
MOST_TIMES = 3
"""The maximum number of notifications of an unanswered question, `AGAIN_H` apart."""


class Told(Struct, frozen=True):
    """The number of ``times`` that the user was notified of a line, the last time ``at`` that moment.

    A line that the user saw become due, or that was due when the program started, is not news: its ``times`` is 0.
    """

    at: datetime
    times: int = 0


def to_tell(
    due: Sequence[TodayLine], told: Mapping[str, Told], choices: Choices, now: datetime
) -> tuple[TodayLine, ...]:
    """Return the lines of ``due`` for a notification ``now``."""
    if any(moment > now for moment in _waits(told, choices, now)):
        return ()
    return tuple(line for line in due if _is_new(line, told.get(line.key), choices, now))


def next_telling(
    due: Sequence[TodayLine], told: Mapping[str, Told], choices: Choices, now: datetime
) -> datetime | None:
    """Return the next moment after ``now`` at which `to_tell` may return more of ``due``; None if there is none."""
    again = (
        moments.hours_later(told[line.key].at, AGAIN_H)
        for line in due
        if line.key in told and _comes_again(line, told[line.key], choices)
    )
    return min((moment for moment in (*again, *_waits(told, choices, now)) if moment > now), default=None)


def _waits(told: Mapping[str, Told], choices: Choices, now: datetime) -> Iterator[datetime]:
    """Yield the moments before which there is no notification."""
    if choices.is_night(now):
        yield _morning(choices, now)
    for each in told.values():
        if each.times:
            yield moments.hours_later(each.at, APART_H)


def _morning(choices: Choices, now: datetime) -> datetime:
    morning = datetime.combine(now.date(), choices.night[1], tzinfo=now.tzinfo)
    return morning if morning > now else datetime.combine(moments.next_day(now), choices.night[1], tzinfo=now.tzinfo)


def _is_new(line: TodayLine, told: Told | None, choices: Choices, now: datetime) -> bool:
    if isinstance(line, SeeSomeone | HeatWaits):
        # Due because of what the user has just logged.
        return False
    if told is None:
        return True
    return _comes_again(line, told, choices) and moments.hours_between(told.at, now) >= AGAIN_H


def _comes_again(line: TodayLine, told: Told, choices: Choices) -> bool:
    return choices.again and isinstance(line, HowAreTheLegs) and told.times < MOST_TIMES
