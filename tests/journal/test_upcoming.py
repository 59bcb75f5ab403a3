from datetime import date, timedelta

from recovery_timer.journal.entries import Answer, Reminder, ReminderKind
from recovery_timer.journal.known import Choices, Known, Way, known
from recovery_timer.journal.lines import Topic
from recovery_timer.journal.moments import hours_later
from recovery_timer.journal.upcoming import Repeats, upcoming
from tests.journal.made import TUESDAY, run


def test_upcoming__after_a_run__is_what_lies_ahead_of_soreness_and_heat() -> None:
    seen = known([run(), Answer(id="soreness run 72", at=TUESDAY)], {})

    assert [(each.line.key, each.start) for each in upcoming(seen, Choices(), hours_later(TUESDAY, 25))] == [
        ("heat now run", hours_later(TUESDAY, 48)),
        ("soreness run 48", hours_later(TUESDAY, 48)),
    ]
    assert upcoming(seen, Choices(), hours_later(TUESDAY, 73)) == ()
    assert upcoming(Known(), Choices(), TUESDAY) == ()


def test_upcoming__reminders__are_included_until_they_are_past() -> None:
    def reminder(kind: ReminderKind, hours: float) -> Reminder:
        return Reminder(id=kind.value, at=TUESDAY, kind=kind, due=hours_later(TUESDAY, hours))

    kinds = (ReminderKind.ICE, ReminderKind.DAILY, ReminderKind.REST_DAY, ReminderKind.HEAT)
    seen = known([reminder(kind, 3) if kind is ReminderKind.ICE else reminder(kind, 24) for kind in kinds], {})

    assert [(each.line.key, each.repeats) for each in upcoming(seen, Choices(), TUESDAY)] == [
        ("ice ice", None),
        ("rest 2026-05-06", None),
        ("daily daily", Repeats.DAILY),
    ]
    assert [each.start for each in upcoming(seen, Choices(), TUESDAY)][1] == date(2026, 5, 6)
    later = upcoming(seen, Choices(), TUESDAY + timedelta(days=9))
    assert [each.line.key for each in later] == ["daily daily"]


def test_upcoming__the_rest_days_of_the_week__repeat_each_week() -> None:
    choices = Choices(rest_days=frozenset({0, 1, 4}))

    assert [(each.line.key, each.start, each.repeats) for each in upcoming(Known(), choices, TUESDAY)] == [
        ("rest every 1", date(2026, 5, 5), Repeats.WEEKLY),
        ("rest every 4", date(2026, 5, 8), Repeats.WEEKLY),
        ("rest every 0", date(2026, 5, 11), Repeats.WEEKLY),
    ]


def test_upcoming__switched_off_topics__are_left_out() -> None:
    choices = Choices(ways={Topic.HEAT: Way.OFF}, soreness_at=(24, 72))

    assert [each.line.key for each in upcoming(known([run()], {}), choices, TUESDAY)] == [
        "soreness run 24",
        "soreness run 72",
    ]
