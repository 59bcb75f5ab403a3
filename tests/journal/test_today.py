from datetime import date, datetime, time, timedelta

import pytest

from recovery_timer.journal.entries import Answer, Entry, Level, Reminder, ReminderKind, Run, Sign
from recovery_timer.journal.known import Choices, Known, Way, known
from recovery_timer.journal.lines import HeatWaits, HowAreTheLegs, Ice, SeeSomeone, Sleep, TodayLine, Topic
from recovery_timer.journal.moments import hours_later, next_day
from recovery_timer.journal.soreness import Concern
from recovery_timer.journal.today import heat_waits, is_rest_day, next_change, today
from recovery_timer.routine.technique import Muscle
from tests.journal.made import AUCKLAND, BERLIN, TUESDAY, run, sore

NONE = Choices()


def hours(number: float) -> datetime:
    return hours_later(TUESDAY, number)


def kinds(seen: Known, now: datetime, choices: Choices = NONE) -> list[str]:
    return [type(line).__name__ for line in today(seen, choices, now)]


def keys(seen: Known, now: datetime, choices: Choices = NONE) -> list[str]:
    return [line.key for line in today(seen, choices, now)]


def reminder(kind: ReminderKind, due: datetime, about: str = "", at: datetime = TUESDAY) -> Reminder:
    return Reminder(id="wish", at=at, kind=kind, due=due, about=about)


@pytest.mark.parametrize(
    "after, lines",
    [
        (0, ["heat run"]),
        (23.9, ["heat run"]),
        (24, ["soreness run 24", "heat run"]),
        (47, ["soreness run 24", "heat run"]),
        (48, ["soreness run 48"]),
        (71.9, ["soreness run 48"]),
        (72, ["soreness run 72"]),
        (95.9, ["soreness run 72"]),
        (96, []),
    ],
)
def test_today__after_a_run__has_exactly_the_lines_of_the_hour(after: float, lines: list[str]) -> None:
    assert keys(known([run()], {}), hours(after)) == lines


@pytest.mark.parametrize(
    "after, lines",
    [
        (24, ["soreness run 24", "heat run"]),
        (25, ["heat run"]),
        (47, ["heat run"]),
        (48, ["soreness run 48"]),
        (49, []),
        (72, ["soreness run 72"]),
    ],
)
def test_today__asks_nothing_twice__when_soreness_was_logged(after: float, lines: list[str]) -> None:
    logged = [sore(hours(24.5), 2), sore(hours(48.5), 2)]
    seen = known([run(), *(entry for entry in logged if entry.at <= hours(after))], {})

    assert keys(seen, hours(after)) == lines


@pytest.mark.parametrize("logged, lines", [(17.9, ["soreness run 24", "heat run"]), (18, ["heat run"])])
def test_today__soreness_logged_shortly_before_the_question__answers_it(logged: float, lines: list[str]) -> None:
    assert keys(known([run(), sore(hours(logged), 2)], {}), hours(24)) == lines


def test_today__switched_off_topics__are_left_out() -> None:
    seen = known([run(), sore(hours(-1), 8)], {})
    off = Choices(ways=dict.fromkeys((Topic.SORENESS, Topic.HEAT, Topic.PROFESSIONAL), Way.OFF))

    assert kinds(seen, hours(24)) == ["SeeSomeone", "HowAreTheLegs", "HeatWaits"]
    assert kinds(seen, hours(24), off) == []
    assert keys(known([run()], {}), hours(24), Choices(soreness_at=(48,))) == ["heat run"]


def test_today__all_is_well__asks_no_more_until_the_next_run() -> None:
    seen = known([run(), sore(hours(25), 0)], {})
    assert kinds(seen, hours(48)) == []
    assert kinds(seen, hours(72)) == []

    seen = seen.with_entry(run(hours(73), "next"))
    assert keys(seen, hours(97)) == ["soreness next 24", "heat next"]


def test_today__of_two_runs__asks_once_for_whichever_was_due_last() -> None:
    seen = known([run(), run(hours(24.5), "second")], {})

    assert keys(seen, hours(24.6)) == ["soreness run 24", "heat second"]
    assert keys(seen, hours(48.2)) == ["soreness run 48", "heat second"]
    assert keys(seen, hours(48.6)) == ["soreness second 24", "heat second"]


def test_today__soreness_without_a_run__is_asked_about_from_its_beginning() -> None:
    first = sore(TUESDAY, 3, entry_id="first")
    line = HowAreTheLegs(key="soreness first 24", hours=24, run=None)

    assert today(known([first], {}), NONE, hours(24)) == (line,)
    assert kinds(known([first, sore(hours(25), 2)], {}), hours(26)) == []
    assert keys(known([first, sore(hours(25), 2)], {}), hours(48)) == ["soreness first 48"]
    assert kinds(known([first], {}), hours(96)) == []
    assert kinds(known([run(hours(-90)), first], {}), hours(24)) == []


def test_today__lasting_soreness__advises_seeing_someone_once_per_episode_until_answered() -> None:
    first = sore(hours(24), 5, entry_id="first")
    seen = known([run(), first, sore(hours(48), 4), sore(hours(72), 4)], {})
    line = SeeSomeone(key="see first", concerns=(Concern.LASTING,))

    assert today(seen, NONE, hours(72)) == (line,)
    # It does not go away by itself, even when the soreness does.
    assert today(seen.with_entry(sore(hours(100), 0)), NONE, hours(2_000)) == (line,)
    asked = seen.with_entry(Answer(id="see first", at=hours(73)))
    assert kinds(asked.with_entry(sore(hours(74), 8)), hours(75)) == []
    again = asked.with_entry(sore(hours(100), 0)).with_entry(sore(hours(200), 1, signs=[Sign.SWELLING], entry_id="new"))
    assert keys(again, hours(201)) == ["see new"]


def test_today__hidden_until_tomorrow__is_back_if_it_is_still_due() -> None:
    hidden = Answer(id="heat run", at=hours(1), until=next_day(hours(1)))
    seen = known([run(), hidden], {})

    assert kinds(seen, hours(2)) == []
    assert keys(seen, hours(6)) == ["heat run"]


def test_heat__counts_the_hours_that_passed_whatever_the_clocks_did() -> None:
    before = datetime(2026, 3, 28, 18, tzinfo=BERLIN)
    seen = known([run(before)], {})
    line = heat_waits(seen, datetime(2026, 3, 30, 18, tzinfo=BERLIN))

    assert isinstance(line, HeatWaits)
    assert (line.hours_ago, line.from_.astimezone(BERLIN).hour) == (47, 19)
    assert heat_waits(seen, datetime(2026, 3, 30, 19, tzinfo=BERLIN)) is None
    assert heat_waits(seen, datetime(2026, 3, 31, 6, tzinfo=AUCKLAND)) is None
    assert heat_waits(known([], {}), before) is None


def test_heat__reminder__is_shown_once_when_heat_is_allowed() -> None:
    seen = known([run(), reminder(ReminderKind.HEAT, hours(48), "run")], {})

    assert [line.is_wanted for line in today(seen, NONE, hours(5)) if isinstance(line, HeatWaits)] == [True]
    assert keys(seen, hours(48)) == ["soreness run 48", "heat now wish"]
    assert kinds(seen, hours(72)) == ["HowAreTheLegs"]
    # After another run, heat has to wait again.
    assert keys(seen.with_entry(run(hours(40), "next")), hours(48)) == ["soreness run 48", "heat next"]
    assert keys(seen.with_entry(Answer(id="heat now wish", at=hours(49))), hours(50)) == ["soreness run 48"]


@pytest.mark.parametrize("minute, can_wait", [(59, True), (60, False)])
def test_ice__can_wait_an_hour__while_that_is_before_ten(minute: int, can_wait: bool) -> None:
    eight = TUESDAY.replace(hour=20, minute=0)
    seen = known([reminder(ReminderKind.ICE, eight)], {})
    (line,) = today(seen, NONE, eight + timedelta(minutes=minute))

    assert isinstance(line, Ice)
    assert line.can_wait is can_wait


def test_ice__is_due_from_its_time_until_ten_or_until_it_was_used() -> None:
    seen = known([reminder(ReminderKind.ICE, TUESDAY.replace(hour=21))], {})

    assert keys(seen, TUESDAY) == []
    assert keys(seen, TUESDAY.replace(hour=21)) == ["ice wish"]
    assert keys(seen, TUESDAY.replace(hour=22)) == []
    assert keys(seen.with_done({"ice-pack": TUESDAY.replace(hour=21, minute=10)}), TUESDAY.replace(hour=21)) == []
    assert keys(seen.with_done({"ice-pack": TUESDAY}), TUESDAY.replace(hour=21)) == ["ice wish"]


def test_rest_day__is_one_of_the_week_or_one_that_was_asked_for() -> None:
    tuesdays = Choices(rest_days=frozenset({1}))

    assert keys(Known(), TUESDAY, tuesdays) == ["rest 2026-05-05"]
    assert keys(Known(), hours(24), tuesdays) == []
    asked = known([reminder(ReminderKind.REST_DAY, hours(24))], {})
    assert [is_rest_day(asked, NONE, date(2026, 5, day)) for day in (5, 6, 7)] == [False, True, False]


def test_daily__is_due_at_its_time_until_it_was_done() -> None:
    seen = known([reminder(ReminderKind.DAILY, TUESDAY.replace(hour=19), "massage-gun")], {})

    assert keys(seen, TUESDAY) == []
    assert keys(seen, TUESDAY.replace(hour=19)) == ["daily wish 2026-05-05"]
    assert keys(seen.with_done({"massage-gun-quads": TUESDAY}), TUESDAY.replace(hour=20)) == []
    assert keys(seen.with_done({"massage-gun-quads": TUESDAY}), hours(26)) == ["daily wish 2026-05-06"]
    answered = seen.with_entry(Answer(id="daily wish 2026-05-05", at=TUESDAY))
    assert keys(answered, TUESDAY.replace(hour=20)) == []


def test_daily__ignored_for_a_week__stops_until_the_user_reacts() -> None:
    seen = known([reminder(ReminderKind.DAILY, TUESDAY, "friction")], {})
    week_later = TUESDAY + timedelta(days=7)

    assert kinds(seen, week_later) == ["Daily"]
    assert kinds(seen, week_later + timedelta(days=1)) == []
    assert kinds(seen.with_done({"friction-calves": hours(30)}), week_later + timedelta(days=1)) == ["Daily"]
    answered = seen.with_entry(Answer(id="daily wish 2026-05-08", at=TUESDAY + timedelta(days=3)))
    assert kinds(answered, week_later + timedelta(days=1)) == ["Daily"]


def test_sleep__is_shown_from_eight_in_the_evening_until_seven_hours_are_left() -> None:
    choices = Choices(wake_up=time(6, 30))
    evening = TUESDAY.replace(hour=20, minute=0)
    (line,) = today(Known(), choices, evening)

    assert isinstance(line, Sleep)
    assert [moment.strftime("%d %H:%M") for moment in (line.earliest, line.latest, line.wake_up)] == [
        "05 21:30",
        "05 23:30",
        "06 06:30",
    ]
    assert kinds(Known(), evening - timedelta(minutes=1), choices) == []
    assert kinds(Known(), evening.replace(hour=23, minute=29), choices) == ["Sleep"]
    assert kinds(Known(), evening.replace(hour=23, minute=30), choices) == []
    assert kinds(Known(), hours(7), Choices(wake_up=time(9))) == ["Sleep"]


def test_sleep__in_the_night_of_the_clock_change__counts_hours_that_pass() -> None:
    line = today(Known(), Choices(wake_up=time(6, 30)), datetime(2026, 3, 28, 20, tzinfo=BERLIN))[0]

    assert isinstance(line, Sleep)
    assert (line.earliest.hour, line.latest.hour) == (20, 22)


def test_order__what_matters_most_comes_first() -> None:
    entries: list[Entry] = [
        run(),
        sore(hours(1), Level(Muscle.CALVES, 8, "left"), entry_id="bad"),
        reminder(ReminderKind.ICE, hours(24)),
    ]
    choices = Choices(rest_days=frozenset(range(7)), wake_up=time(6))

    assert keys(known(entries, {}), hours(26), choices) == [
        *("see bad", "ice wish", "soreness run 24", "heat run", "rest 2026-05-06", "sleep 2026-05-07"),
    ]


def test_known__takes_an_entry_in_place_of_an_earlier_version_and_drops_one() -> None:
    seen = known([run(), sore(TUESDAY, 1, entry_id="a")], {"squats": TUESDAY})
    changed = seen.with_entry(run(hours(1), hard=True)).without("a").with_done({"squats": hours(-1), "lunges": TUESDAY})

    assert changed.runs == (run(hours(1), hard=True),)
    assert changed.soreness == ()
    assert changed.last_done == {"squats": TUESDAY, "lunges": TUESDAY}
    assert Known().last_run is None


LINES_AT: list[Entry] = [
    Run(id="run", at=TUESDAY),
    reminder(ReminderKind.ICE, hours(3)),
    sore(hours(30), 5, entry_id="sore"),
]


DAILY = reminder(ReminderKind.DAILY, hours(1.3), "friction")


@pytest.mark.parametrize("extra", [[], LINES_AT, [*LINES_AT, DAILY]])
def test_next_change__is_never_later_than_the_lines_change(extra: list[Entry]) -> None:
    choices = Choices(rest_days=frozenset({2}), wake_up=time(6, 30))
    answers = [Answer(id="heat run", at=TUESDAY, until=hours(7)), Answer(id="sleep 2026-05-06", at=TUESDAY)]
    entries: list[Entry] = [*extra, *answers]
    seen = known(entries, {})
    now = TUESDAY
    while now < hours(100):
        change = next_change(seen, choices, now)
        assert now < change
        almost = change - timedelta(milliseconds=1)
        assert seen_lines(seen, choices, now) == seen_lines(seen, choices, almost)
        now = change


def seen_lines(seen: Known, choices: Choices, now: datetime) -> list[str]:
    lines: tuple[TodayLine, ...] = today(seen, choices, now)
    return [line.key for line in lines]
