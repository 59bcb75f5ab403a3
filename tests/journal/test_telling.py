from datetime import datetime, time, timedelta

import pytest

from recovery_timer.journal.entries import Reminder, ReminderKind
from recovery_timer.journal.known import Choices
from recovery_timer.journal.lines import Daily, HeatWaits, HowAreTheLegs, Ice, RestDay, SeeSomeone, TodayLine
from recovery_timer.journal.moments import hours_later
from recovery_timer.journal.telling import AGAIN_H, MOST_TIMES, Told, next_telling, to_tell
from tests.journal.made import BERLIN, TUESDAY, run

NONE = Choices()
LEGS = HowAreTheLegs(key="legs", hours=24, run=run())
REST = RestDay(key="rest")


def hours(number: float) -> datetime:
    return hours_later(TUESDAY, number)


def keys(lines: tuple[TodayLine, ...]) -> list[str]:
    return [line.key for line in lines]


def test_tell__lines_due_together__share_one_notification() -> None:
    assert to_tell([LEGS, REST], {}, NONE, TUESDAY) == (LEGS, REST)
    told = {line.key: Told(TUESDAY, 1) for line in (LEGS, REST)}
    assert to_tell([LEGS, REST], told, NONE, hours(1)) == ()


def test_tell__what_the_user_has_just_logged__is_not_news() -> None:
    heat = HeatWaits(key="heat", run=run(), hours_ago=0, from_=hours(48), is_wanted=False)

    assert to_tell([SeeSomeone(key="see", concerns=()), heat], {}, NONE, TUESDAY) == ()


def test_tell__minutes_after_another__waits_a_little() -> None:
    told = {"rest": Told(TUESDAY, 1)}

    assert to_tell([REST, LEGS], told, NONE, TUESDAY + timedelta(minutes=9)) == ()
    assert next_telling([REST, LEGS], told, NONE, TUESDAY) == TUESDAY + timedelta(minutes=10)
    assert to_tell([REST, LEGS], told, NONE, TUESDAY + timedelta(minutes=10)) == (LEGS,)
    # The user was not notified of it: it was due when the program started.
    assert to_tell([LEGS], {"rest": Told(TUESDAY)}, NONE, TUESDAY) == (LEGS,)


@pytest.mark.parametrize(
    "night, hour, is_night",
    [
        ((22, 7), 21, False),
        ((22, 7), 22, True),
        ((22, 7), 3, True),
        ((22, 7), 7, False),
        ((1, 9), 0, False),
        ((1, 9), 1, True),
        ((1, 9), 9, False),
        ((0, 0), 3, False),
    ],
)
def test_night__is_the_users__before_or_after_midnight(night: tuple[int, int], hour: int, is_night: bool) -> None:
    choices = Choices(night=(time(night[0]), time(night[1])))

    assert choices.is_night(TUESDAY.replace(hour=hour, minute=0)) is is_night


@pytest.mark.parametrize("hour, day", [(23, 6), (2, 5)])
def test_tell__at_night__waits_for_the_morning(hour: int, day: int) -> None:
    now = TUESDAY.replace(hour=hour, minute=0)
    morning = datetime(2026, 5, day, 7, tzinfo=BERLIN)

    assert to_tell([LEGS], {}, NONE, now) == ()
    assert next_telling([LEGS], {}, NONE, now) == morning
    assert to_tell([LEGS, REST], {}, NONE, morning) == (LEGS, REST)


def test_tell__again_until_logged__is_three_times_at_most_and_only_for_the_legs() -> None:
    choices, told, now, times = Choices(again=True, night=(time(0), time(0))), dict[str, Told](), TUESDAY, 0
    while True:
        for line in to_tell([LEGS, REST], told, choices, now):
            told[line.key] = Told(now, told.get(line.key, Told(now)).times + 1)
            times += line is LEGS
        ahead = next_telling([LEGS, REST], told, choices, now + timedelta(minutes=10))
        if ahead is None:
            break
        now = ahead

    assert (times, told["rest"].times) == (MOST_TIMES, 1)
    assert now == hours((MOST_TIMES - 1) * AGAIN_H)


def test_tell__one_reminder_of_each_kind__is_news() -> None:
    ice = Ice(key="ice", reminder=Reminder(id="ice", at=TUESDAY, kind=ReminderKind.ICE, due=TUESDAY))
    gun = Daily(key="gun", reminder=Reminder(id="gun", at=TUESDAY, kind=ReminderKind.DAILY, due=TUESDAY))

    assert keys(to_tell([ice, gun], {}, NONE, TUESDAY)) == ["ice", "gun"]
    assert next_telling([], {}, NONE, TUESDAY) is None
