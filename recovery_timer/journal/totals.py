"""Time held per day, per week, and per muscle and side: all in ms, from summaries and from what was done elsewhere."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from msgspec import Struct

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Elsewhere
from recovery_timer.journal.summary import Summary
from recovery_timer.routine.durations import MS
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Side

HEAT_STEPS_MS = (10 * 60_000, 20 * 60_000, 30 * 60_000)
"""The times a day from which the heat map is one shade darker; its first shade is for any time at all."""


def a_day(sessions: Iterable[Summary], elsewhere: Iterable[Elsewhere] = ()) -> Mapping[date, int]:
    """Return the ms held on each day with any; a session counts for the day on which it was started."""
    held: Counter[date] = Counter()
    for session in sessions:
        held[session.day] += session.held_ms
    for entry in elsewhere:
        held[entry.at.date()] += entry.duration_s * MS
    return {day: ms for day, ms in held.items() if ms}


def a_week(days: Mapping[date, int]) -> Mapping[date, int]:
    """Return the totals of `a_day` for each week, by its Monday."""
    held: Counter[date] = Counter()
    for day, ms in days.items():
        held[moments.monday(day)] += ms
    return dict(held)


def shade(held_ms: int) -> int:
    """Return the shade of a day in the heat map: 0 for nothing, up to 4."""
    return 0 if held_ms <= 0 else 1 + sum(held_ms >= step for step in HEAT_STEPS_MS)


class MuscleTotal(Struct, frozen=True, kw_only=True):
    """The time for which a muscle was worked, and when it was ``last`` (None if never).

    Work on both sides together counts for ``left`` and for ``right``, and once in ``held_ms``.
    """

    held_ms: int = 0
    left_ms: int = 0
    right_ms: int = 0
    last: datetime | None = None

    def side_ms(self, side: Side) -> int:
        """Return how long it was worked on ``side``."""
        return self.left_ms if side == "left" else self.right_ms


def a_muscle(
    sessions: Iterable[Summary], elsewhere: Iterable[Elsewhere] = (), *, since: date | None = None
) -> Mapping[Muscle, MuscleTotal]:
    """Return the totals of every muscle ``since`` that day; ``last`` takes all sessions into account."""
    held: Counter[tuple[Muscle, Side | None]] = Counter()
    last: dict[Muscle, datetime] = {}
    for muscle, side, at, ms in _work(sessions, elsewhere):
        last[muscle] = max(at, last.get(muscle, at))
        if since is None or at.date() >= since:
            held[muscle, side] += ms
    return {
        muscle: MuscleTotal(
            held_ms=held[muscle, None] + sum(held[muscle, side] for side in BOTH),
            left_ms=held[muscle, None] + held[muscle, "left"],
            right_ms=held[muscle, None] + held[muscle, "right"],
            last=last.get(muscle),
        )
        for muscle in Muscle
    }


def _work(
    sessions: Iterable[Summary], elsewhere: Iterable[Elsewhere]
) -> Iterable[tuple[Muscle, Side | None, datetime, int]]:
    for session in sessions:
        for each in session.worked:
            yield each.muscle, each.side, session.started, each.held_ms
    for entry in elsewhere:
        for muscle in entry.muscles:
            yield muscle, None, entry.at, entry.duration_s * MS


class WeeklyTotals(Struct, frozen=True, kw_only=True):
    """The totals of this week, last week and an average week, in ms; the average is None in the first week."""

    this_ms: int
    last_ms: int
    average_ms: int | None
    this_sessions: int
    last_sessions: int


AVERAGED_WEEKS = 12


def pace(sessions: Iterable[Summary], weeks: Mapping[date, int], today: date) -> WeeklyTotals:
    """Return the totals of the weeks around ``today``.

    The average is over the whole weeks before this one, `AVERAGED_WEEKS` at most, starting with the first that has any
    time held.
    """
    this = moments.monday(today)
    last = this - timedelta(weeks=1)
    before = [week for week in weeks if week < this]
    averaged = min((this - min(before)).days // 7, AVERAGED_WEEKS) if before else 0
    kept = [weeks.get(this - timedelta(weeks=number), 0) for number in range(1, averaged + 1)]
    count = Counter(moments.monday(session.day) for session in sessions)
    return WeeklyTotals(
        this_ms=weeks.get(this, 0),
        last_ms=weeks.get(last, 0),
        average_ms=sum(kept) // averaged if averaged else None,
        this_sessions=count[this],
        last_sessions=count[last],
    )
