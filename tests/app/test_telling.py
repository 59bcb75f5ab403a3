"""What became due, as a notification: only what the user wanted, one at a time, and gone when answered elsewhere."""

import asyncio
from collections.abc import Callable
from datetime import datetime, time

import pytest

from recovery_timer.app.telling import Pressed, Telling
from recovery_timer.journal.entries import Entry
from recovery_timer.journal.known import Choices, Way
from recovery_timer.journal.lines import Act, TodayLine, Topic
from recovery_timer.ports import (
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationFault,
    NotificationPressed,
    NotificationShown,
)
from tests.app.test_follow_ups import WatchedFollowUps
from tests.fakes.notifications import RecordingNotifications
from tests.journal.made import TUESDAY, run, sore

NOON = TUESDAY.replace(hour=12, minute=0)
NOTIFY = Choices(ways=dict.fromkeys(Topic, Way.NOTIFY))


def describe(line: TodayLine, others: int) -> Notification:
    return Notification(key=line.key, title=line.key, body=str(others))


class ToldUser:
    """A desk with a desktop on it."""

    def __init__(self, *entries: Entry, choices: Choices = NOTIFY, at: datetime = NOON) -> None:
        self.watched = WatchedFollowUps(*entries, at=at, choices=choices)
        self.made: list[RecordingNotifications] = []
        self.pressed: list[Pressed] = []
        self.tried: list[object] = []
        self.telling = Telling(
            follow_ups=self.watched.ups,
            choices=lambda: self.watched.choices,
            make_notifications=self._make,
            describe=describe,
            is_possible=lambda: True,
        )
        self.telling.pressed.connect(self.pressed.append)
        self.telling.tried.connect(self.tried.append)

    def _make(self, happened: Callable[[NotificationEvent], None]) -> RecordingNotifications:
        self.made.append(RecordingNotifications(happened))
        return self.made[-1]

    @property
    def shown(self) -> list[str]:
        return [each.title for made in self.made for each in made.shown if each is not None]

    @property
    def there(self) -> Notification | None:
        return self.made[0].there if self.made else None


def test_due__not_chosen__the_desktop_is_not_even_asked_for() -> None:
    desk = ToldUser(run(NOON), choices=Choices())
    desk.watched.let_pass(100)

    assert desk.made == []


def test_due__chosen__is_shown_and_gone_when_it_is_answered_in_the_window() -> None:
    desk = ToldUser(run(NOON))
    desk.watched.let_pass(24)
    assert desk.there == Notification(key="soreness run 24", title="soreness run 24", body="0")
    desk.watched.journal.log(sore(desk.watched.clock.here(), 2))

    assert desk.there is None


def test_due__of_several__the_first_that_was_chosen_stands_for_all_that_were() -> None:
    ways = {Topic.SORENESS: Way.TODAY, Topic.REST_DAY: Way.NOTIFY, Topic.SLEEP: Way.NOTIFY}
    desk = ToldUser(run(NOON), choices=Choices(ways=ways, rest_days=frozenset({2}), wake_up=time(7)))
    desk.watched.clock.advance(33 * 3_600_000)
    desk.watched.ups.look()

    assert desk.there == Notification(key="rest 2026-05-06", title="rest 2026-05-06", body="1")


@pytest.mark.parametrize("button, act", [("", None), ("log", Act.LOG)])
def test_pressed__is_passed_on_with_its_line(button: str, act: Act | None) -> None:
    desk = ToldUser(run(NOON))
    desk.watched.let_pass(24)
    desk.made[0].press(button)

    assert [(pressed.line.key, pressed.act) for pressed in desk.pressed] == [("soreness run 24", act)]


def test_pressed__when_it_is_answered_already__does_nothing() -> None:
    desk = ToldUser(run(NOON))
    desk.watched.let_pass(24)
    desk.telling.withdraw()
    desk.made[0].happened(NotificationPressed("soreness run 24", "log"))

    assert desk.pressed == []


def test_shown_on_demand__says_what_came_of_it__and_is_about_no_line() -> None:
    desk = ToldUser()
    trial = Notification(key="trial", title="Trial", body="")
    desk.telling.show(trial)
    desk.made[0].press()
    desk.made[0].fault = NotificationFault.NO_SERVICE
    desk.telling.show(trial)

    assert desk.tried == [NotificationShown("trial"), NotificationFailed("trial", NotificationFault.NO_SERVICE)]
    assert desk.pressed == []


def test_close__leaves_the_desktop__if_it_was_ever_asked() -> None:
    unasked, desk = ToldUser(), ToldUser(run(NOON))
    desk.watched.let_pass(24)
    for each in (unasked, desk):
        asyncio.run(each.telling.close())

    assert unasked.made == []
    assert desk.made[0].is_closed
