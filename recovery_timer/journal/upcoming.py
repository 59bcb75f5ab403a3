"""The follow-ups that lie ahead, for the user's own calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from recovery_timer.journal import moments
from recovery_timer.journal.entries import ReminderKind
from recovery_timer.journal.known import Choices, Known
from recovery_timer.journal.lines import Daily, HeatAllowed, HowAreTheLegs, Ice, RestDay, TodayLine
from recovery_timer.journal.today import HEAT_WAITS_H


class Repeats(StrEnum):
    """The intervals at which an event repeats."""

    DAILY = "daily"
    WEEKLY = "weekly"


class Upcoming(Struct, frozen=True, kw_only=True):
    """A line that will be due at ``start``; a date is a whole day. Its key gives it a stable id in a calendar."""

    line: TodayLine
    start: datetime | date
    repeats: Repeats | None = None


def upcoming(known: Known, choices: Choices, now: datetime) -> tuple[Upcoming, ...]:
    """Return the unanswered lines that lie ahead: soreness and heat after the last run, and what the user asked for.

    Topics that are switched off are left out. So is sleep: a daily alarm is better set in the calendar itself.
    """
    found = [
        each
        for each in (*_after_run(known, choices), *_reminders(known, now), *_rest_days(choices, now))
        if choices.is_told(each.line.topic) and not known.is_answered(each.line.key, now)
    ]
    ahead = [each for each in found if each.repeats or _begins(each, now) > now]
    return tuple(sorted(ahead, key=lambda each: (moments.stamp_ms(_begins(each, now)), each.line.key)))


def _after_run(known: Known, choices: Choices) -> Iterator[Upcoming]:
    run = known.last_run
    if run is None:
        return
    for hours in choices.soreness_at:
        line = HowAreTheLegs(key=f"soreness {run.id} {hours}", hours=hours, run=run)
        yield Upcoming(line=line, start=moments.hours_later(run.at, hours))
    yield Upcoming(line=HeatAllowed(key=f"heat now {run.id}", run=run), start=moments.hours_later(run.at, HEAT_WAITS_H))


def _reminders(known: Known, now: datetime) -> Iterator[Upcoming]:
    for reminder in known.reminders:
        due = reminder.due.astimezone(now.tzinfo)
        match reminder.kind:
            case ReminderKind.ICE:
                yield Upcoming(line=Ice(key=f"ice {reminder.id}", reminder=reminder), start=due)
            case ReminderKind.DAILY:
                line = Daily(key=f"daily {reminder.id}", reminder=reminder)
                yield Upcoming(line=line, start=due, repeats=Repeats.DAILY)
            case ReminderKind.REST_DAY:
                yield Upcoming(line=RestDay(key=f"rest {due.date()}"), start=due.date())
            case ReminderKind.HEAT:
                # `_after_run` yields it after every run.
                continue
            case _:
                assert_never(reminder.kind)


def _rest_days(choices: Choices, now: datetime) -> Iterator[Upcoming]:
    for weekday in sorted(choices.rest_days):
        day = now.date() + timedelta(days=(weekday - now.weekday()) % 7)
        yield Upcoming(line=RestDay(key=f"rest every {weekday}"), start=day, repeats=Repeats.WEEKLY)


def _begins(each: Upcoming, now: datetime) -> datetime:
    if isinstance(each.start, datetime):
        return each.start
    return datetime.combine(each.start, datetime.min.time(), tzinfo=now.tzinfo)
