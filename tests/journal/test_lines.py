from datetime import datetime

import pytest

from recovery_timer.journal.entries import Reminder, ReminderKind
from recovery_timer.journal.lines import Act, HeatWaits, Ice, IceAgain
from recovery_timer.journal.today import daily_technique
from tests.journal.made import TUESDAY, run

ICE = Reminder(id="ice", at=TUESDAY, kind=ReminderKind.ICE, due=TUESDAY)


def test_acts__ice__can_be_put_off_while_there_is_time() -> None:
    assert Ice(key="ice", reminder=ICE).acts == (Act.START, Act.IN_AN_HOUR, Act.ENOUGH)
    assert Ice(key="ice", reminder=ICE, can_wait=False).acts == (Act.START, Act.ENOUGH)


@pytest.mark.parametrize(
    "later, evening, acts",
    [
        (TUESDAY, TUESDAY, (Act.ICE_LATER, Act.ICE_THIS_EVENING)),
        (TUESDAY, None, (Act.ICE_LATER,)),
        (None, TUESDAY, (Act.ICE_THIS_EVENING,)),
    ],
)
def test_acts__ice_again__are_the_times_that_are_left(
    later: datetime | None, evening: datetime | None, acts: tuple[Act, ...]
) -> None:
    assert IceAgain(key="ice", later=later, evening=evening).acts == acts


@pytest.mark.parametrize("is_wanted, acts", [(False, (Act.TELL_ME,)), (True, ())])
def test_acts__heat__offers_a_reminder_once(is_wanted: bool, acts: tuple[Act, ...]) -> None:
    assert HeatWaits(key="heat", run=run(), hours_ago=1, from_=TUESDAY, is_wanted=is_wanted).acts == acts


def test_daily__is_the_gun_and_friction_on_every_muscle() -> None:
    ids = ("massage-gun", "massage-gun-calves", "friction-quads", "foam-roll-calves")

    assert [daily_technique(each) for each in ids] == ["massage-gun", "massage-gun", "friction", None]
