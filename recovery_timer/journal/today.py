"""The lines worth showing today: a table of rules, each of which yields the lines that are due now.

| line | from | to |
|---|---|---|
| see someone | an entry with a concern | the user has asked; the entry is deleted |
| ice | the time that the user chose | ice was used; 22:00 of that day |
| how are the legs | 24, 48, 72 h after a run, or soreness without one | soreness was logged; 24 h later; all is gone |
| heat is allowed | 48 h after a run, if the user asked to be reminded | a day later |
| heat waits | a run | 48 h after it |
| rest day | the beginning of that day | its end |
| daily | its time of day | it was done; midnight; for good after a week without a reaction |
| sleep | 20:00 before the day of waking up | 7 h before that |

Each also ends when the user answers it, or hides it until tomorrow. Topics that are switched off are left out.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

from recovery_timer.journal import moments
from recovery_timer.journal.entries import Reminder, ReminderKind, Run
from recovery_timer.journal.known import Choices, Known
from recovery_timer.journal.lines import (
    Daily,
    HeatAllowed,
    HeatWaits,
    HowAreTheLegs,
    Ice,
    RestDay,
    SeeSomeone,
    Sleep,
    TodayLine,
)
from recovery_timer.journal.soreness import RUN_EXPLAINS_H, episodes, feeling

ASK_FOR_H = 24
TOLD_ALREADY_H = 6
"""Soreness logged this shortly before the question is due answers it."""

HEAT_WAITS_H = 48
SLEEP_H = (9, 7)
SLEEP_SAID_FROM = time(20)
ICE_UNTIL = time(22)
ICE_WAITS_H = 1
"""How long the user can put ice off."""

ICE_PACKS = ("ice-pack", "rice")
DAILY_TECHNIQUES = ("massage-gun", "friction")
"""The techniques that the article recommends for every day, by their ids or what these begin with."""

IGNORED_DAYS = 7
"""A daily reminder stops after this many days without a reaction."""

Rule = Callable[[Known, Choices, datetime], Iterator[TodayLine]]


def today(known: Known, choices: Choices, now: datetime) -> tuple[TodayLine, ...]:
    """Return all lines that are due ``now`` and not answered, the most important first."""
    return tuple(
        line
        for rule in RULES
        for line in rule(known, choices, now)
        if choices.is_told(line.topic) and not known.is_answered(line.key, now)
    )


def see_someone(known: Known) -> SeeSomeone | None:
    """Return the line about the latest episode with a concern, answered or not; None if there has been none."""
    concerned = [episode for episode in episodes(known.soreness, known.runs) if episode.concerns]
    return SeeSomeone(key=f"see {concerned[-1].begun}", concerns=concerned[-1].concerns) if concerned else None


def heat_waits(known: Known, now: datetime) -> HeatWaits | None:
    """Return the line that heat has to wait after the last run; None if it need not, or no run is known."""
    run = known.last_run
    if run is None or not 0 <= (hours := moments.hours_between(run.at, now)) < HEAT_WAITS_H:
        return None
    return HeatWaits(
        key=f"heat {run.id}",
        run=run,
        hours_ago=int(hours),
        from_=moments.hours_later(run.at, HEAT_WAITS_H),
        is_wanted=_heat_reminder(known, run) is not None,
    )


def daily_technique(technique: str) -> str | None:
    """Return which of `DAILY_TECHNIQUES` the technique with this id is; None if it is none of them."""
    return next((each for each in DAILY_TECHNIQUES if technique == each or technique.startswith(f"{each}-")), None)


def is_rest_day(known: Known, choices: Choices, day: date) -> bool:
    """Whether ``day`` is a rest day."""
    asked = any(each.kind is ReminderKind.REST_DAY and each.due.date() == day for each in known.reminders)
    return asked or day.weekday() in choices.rest_days


# -- the rules


def _see_someone(known: Known, _choices: Choices, _now: datetime) -> Iterator[TodayLine]:
    if (line := see_someone(known)) is not None:
        yield line


def _ice(known: Known, _choices: Choices, now: datetime) -> Iterator[TodayLine]:
    for reminder in known.reminders:
        if reminder.kind is ReminderKind.ICE and _is_due(reminder, now, until=ICE_UNTIL):
            used = any(known.done_since(technique, reminder.due) for technique in ICE_PACKS)
            if not used:
                later = moments.hours_later(now, ICE_WAITS_H)
                yield Ice(
                    key=f"ice {reminder.id}", reminder=reminder, can_wait=_is_due(reminder, later, until=ICE_UNTIL)
                )


def _soreness(known: Known, choices: Choices, now: datetime) -> Iterator[TodayLine]:
    asked = [
        (due, HowAreTheLegs(key=f"soreness {kept_id} {hours}", hours=hours, run=run))
        for kept_id, at, run in _anchors(known, now)
        for hours in choices.soreness_at
        if (due := moments.hours_later(at, hours)) <= now < moments.hours_later(due, ASK_FOR_H)
    ]
    if asked:
        due, line = max(asked, key=lambda each: each[0])
        if not any(moments.hours_between(entry.at, due) <= TOLD_ALREADY_H for entry in known.soreness):
            yield line


def _anchors(known: Known, now: datetime) -> Iterator[tuple[str, datetime, Run | None]]:
    """Yield the reasons to ask about soreness: recent runs, unless all is well since, and soreness without a run."""
    felt = feeling(known.soreness)
    well_at = known.soreness[-1].at if known.soreness and felt.is_well else None
    for run in known.runs:
        if 0 <= moments.hours_between(run.at, now) < RUN_EXPLAINS_H and not (well_at and well_at > run.at):
            yield run.id, run.at, run
    if felt.since is not None:
        at = felt.since.at
        if not any(0 <= moments.hours_between(run.at, at) <= RUN_EXPLAINS_H for run in known.runs):
            yield felt.since.id, at, None


def _heat_allowed(known: Known, _choices: Choices, now: datetime) -> Iterator[TodayLine]:
    run = known.last_run
    if run is not None and (reminder := _heat_reminder(known, run)) is not None:
        allowed = moments.hours_later(run.at, HEAT_WAITS_H)
        if allowed <= now < moments.hours_later(allowed, 24):
            yield HeatAllowed(key=f"heat now {reminder.id}", run=run)


def _heat_waits(known: Known, _choices: Choices, now: datetime) -> Iterator[TodayLine]:
    if (line := heat_waits(known, now)) is not None:
        yield line


def _rest_day(known: Known, choices: Choices, now: datetime) -> Iterator[TodayLine]:
    if is_rest_day(known, choices, now.date()):
        yield RestDay(key=f"rest {now.date()}")


def _daily(known: Known, _choices: Choices, now: datetime) -> Iterator[TodayLine]:
    for reminder in known.reminders:
        if reminder.kind is ReminderKind.DAILY and now.timetz().replace(tzinfo=None) >= _time_of(reminder):
            midnight = datetime.combine(now.date(), time(), tzinfo=now.tzinfo)
            if not known.done_since(reminder.about, midnight) and not _has_stopped(known, reminder, now):
                yield Daily(key=f"{_daily_key(reminder)}{now.date()}", reminder=reminder)


def _sleep(_known: Known, choices: Choices, now: datetime) -> Iterator[TodayLine]:
    if (line := _sleep_line(choices, now)) is not None:
        yield line


def _sleep_line(choices: Choices, now: datetime) -> Sleep | None:
    if choices.wake_up is None:
        return None
    for day in (now.date(), now.date() + timedelta(days=1)):
        wake_up = datetime.combine(day, choices.wake_up, tzinfo=now.tzinfo)
        earliest, latest = (moments.hours_later(wake_up, -hours) for hours in SLEEP_H)
        said_from = datetime.combine(day - timedelta(days=1), SLEEP_SAID_FROM, tzinfo=now.tzinfo)
        if said_from <= now < latest:
            return Sleep(key=f"sleep {day}", earliest=earliest, latest=latest, wake_up=wake_up)
    return None


RULES: tuple[Rule, ...] = (
    _see_someone,
    _ice,
    _soreness,
    _heat_allowed,
    _heat_waits,
    _rest_day,
    _daily,
    _sleep,
)
"""The rules in the order in which their lines are shown."""


def _is_due(reminder: Reminder, now: datetime, *, until: time) -> bool:
    due = reminder.due.astimezone(now.tzinfo)
    return due <= now < datetime.combine(due.date(), until, tzinfo=now.tzinfo)


def _heat_reminder(known: Known, run: Run) -> Reminder | None:
    wanted = (each for each in known.reminders if each.kind is ReminderKind.HEAT and each.about == run.id)
    return next(wanted, None)


def _time_of(reminder: Reminder) -> time:
    return reminder.due.timetz().replace(tzinfo=None)


def _daily_key(reminder: Reminder) -> str:
    return f"daily {reminder.id} "


def _has_stopped(known: Known, reminder: Reminder, now: datetime) -> bool:
    """Whether the user has ignored ``reminder`` for a week: neither done the technique nor answered."""
    reactions = [reminder.at, *(each.at for key, each in known.answers.items() if key.startswith(_daily_key(reminder)))]
    reactions += [
        done
        for name, done in known.last_done.items()
        if name == reminder.about or name.startswith(f"{reminder.about}-")
    ]
    latest = max(reactions).astimezone(now.tzinfo).date()
    return (now.date() - latest).days > IGNORED_DAYS


# -- when the lines change


def next_change(known: Known, choices: Choices, now: datetime) -> datetime:
    """Return the next moment at which `today` may change by itself; at midnight at the latest."""
    return min(moment for moment in (*_changes(known, choices, now), moments.next_day(now)) if moment > now)


def _changes(known: Known, choices: Choices, now: datetime) -> Iterator[datetime]:
    felt = feeling(known.soreness)
    anchors = [run.at for run in known.runs] + ([felt.since.at] if felt.since is not None else [])
    for at in anchors:
        for hours in (*choices.soreness_at, HEAT_WAITS_H):
            yield moments.hours_later(at, hours)
            yield moments.hours_later(at, hours + ASK_FOR_H)
    for reminder in known.reminders:
        yield reminder.due
        yield datetime.combine(now.date(), _time_of(reminder), tzinfo=now.tzinfo)
    for answer in known.answers.values():
        if answer.until is not None:
            yield answer.until
    yield datetime.combine(now.date(), SLEEP_SAID_FROM, tzinfo=now.tzinfo)
    end_of_ice = datetime.combine(now.date(), ICE_UNTIL, tzinfo=now.tzinfo)
    yield end_of_ice
    yield moments.hours_later(end_of_ice, -ICE_WAITS_H)
    if (line := _sleep_line(choices, now)) is not None:
        yield line.latest
