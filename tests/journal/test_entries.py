from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from recovery_timer.journal.entries import Answer, Elsewhere, Level, Note, Reminder, ReminderKind, Run, Soreness
from recovery_timer.routine.technique import Muscle
from tests.journal.made import BERLIN, TUESDAY, sore


@pytest.mark.parametrize(
    "make, fault",
    [
        (lambda: Run(id="", at=TUESDAY), "id must be 1 to 200"),
        (lambda: Run(id="a", at=TUESDAY, distance_m=0), "distance must be 1 to 1,000,000 m"),
        (lambda: Run(id="a", at=TUESDAY, duration_s=700_000), "duration must be 1 to 604,800 s, not 7"),
        (lambda: Run(id="a", at=TUESDAY, note="x" * 501), "note must be"),
        (lambda: Run(id="a", at=datetime(2026, 5, 5)), "offset"),  # noqa: DTZ001 - that is the point
        (lambda: Level(Muscle.CALVES, 11), "soreness must be 0 to 10"),
        (lambda: Level(Muscle.CALVES, -1), "soreness must be 0 to 10, not -1"),
        (lambda: Soreness(id="a", at=TUESDAY), "a level or a sign"),
        (lambda: sore(TUESDAY, Level(Muscle.CALVES, 1), Level(Muscle.CALVES, 2)), "one level"),
        (lambda: Note(id="a", at=TUESDAY, text="  "), "note must be 1 to 500"),
        (lambda: Elsewhere(id="a", at=TUESDAY, what="", duration_s=60), "what must be"),
        (lambda: Elsewhere(id="a", at=TUESDAY, what="Yoga", duration_s=0), "duration must be"),
    ],
)
def test_entry__outside_its_limits__is_refused(make: Callable[[], object], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        make()


def test_entry__keeps_its_moment_as_it_was_recorded() -> None:
    due = datetime(2026, 12, 1, 9, tzinfo=BERLIN)
    reminder = Reminder(id="a", at=TUESDAY, kind=ReminderKind.ICE, due=due)

    assert (reminder.at.tzname(), reminder.due.tzname()) == ("UTC+02:00", "UTC+01:00")
    assert (reminder.at, reminder.due) == (TUESDAY, due)


def test_soreness__is_the_same_whatever_the_order_of_levels() -> None:
    left, right = Level(Muscle.CALVES, 4, "left"), Level(Muscle.CALVES, 2, "right")

    assert sore(TUESDAY, right, left) == sore(TUESDAY, left, right)


def test_answer__holds_until_then() -> None:
    until = TUESDAY + timedelta(hours=1)
    answer = Answer(id="heat", at=TUESDAY, until=until)

    assert answer.holds(TUESDAY)
    assert not answer.holds(until)
    assert Answer(id="heat", at=TUESDAY).holds(until)
