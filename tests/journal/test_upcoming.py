from datetime import date, timedelta

from recovery_timer.journal.entries import Answer, Reminder, ReminderKind
from recovery_timer.journal.known import Known, known
from recovery_timer.journal.moments import hours_later
from recovery_timer.journal.upcoming import upcoming
from tests.journal.made import TUESDAY, run


def test_upcoming__after_a_run__is_what_lies_ahead_of_soreness_and_heat() -> None:
    seen = known([run(), Answer(id="soreness run 72", at=TUESDAY)], {})

    assert [(each.line.key, each.start) for each in upcoming(seen, hours_later(TUESDAY, 25))] == [
        ("heat now run", hours_later(TUESDAY, 48)),
        ("soreness run 48", hours_later(TUESDAY, 48)),
    ]
    assert upcoming(seen, hours_later(TUESDAY, 73)) == ()
    assert upcoming(Known(), TUESDAY) == ()


def test_upcoming__what_was_asked_for__is_there_until_it_is_past() -> None:
    def reminder(kind: ReminderKind, hours: float) -> Reminder:
        return Reminder(id=kind.value, at=TUESDAY, kind=kind, due=hours_later(TUESDAY, hours))

    kinds = (ReminderKind.ICE, ReminderKind.DAILY, ReminderKind.REST_DAY, ReminderKind.HEAT)
    seen = known([reminder(kind, 3) if kind is ReminderKind.ICE else reminder(kind, 24) for kind in kinds], {})

    assert [(each.line.key, each.is_daily) for each in upcoming(seen, TUESDAY)] == [
        ("ice ice", False),
        ("rest 2026-05-06", False),
        ("daily daily", True),
    ]
    assert [each.start for each in upcoming(seen, TUESDAY)][1] == date(2026, 5, 6)
    later = upcoming(seen, TUESDAY + timedelta(days=9))
    assert [each.line.key for each in later] == ["daily daily"]
