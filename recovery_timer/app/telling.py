"""Notifying the user on the desktop of what has become due, if they want that.

There is one notification at a time, withdrawn when its line is answered elsewhere. `journal.telling` decides when.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from recovery_timer.app.follow_ups import FollowUps
from recovery_timer.app.signals import Signal
from recovery_timer.journal.known import Choices, Way
from recovery_timer.journal.lines import Act, TodayLine
from recovery_timer.ports import (
    MakeNotifications,
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationPressed,
    Notifications,
    NotificationShown,
)

DescribeLine = Callable[[TodayLine, int], Notification]
"""Describes a line that is due, and how many others are, in the user's language. Buttons are named after their acts."""


class Pressed(NamedTuple):
    """The user pressed the notification of ``line``: the button of ``act``, or the notification itself (None)."""

    line: TodayLine
    act: Act | None
    activation_token: str


class Telling:
    """Shows lines that have become due as notifications. `pressed` is emitted when one is pressed.

    `tried` is emitted with the outcome of the last one: it was shown, or why it was not.
    """

    def __init__(
        self,
        *,
        follow_ups: FollowUps,
        choices: Callable[[], Choices],
        make_notifications: MakeNotifications,
        describe: DescribeLine,
        is_possible: Callable[[], bool],
    ) -> None:
        """The desktop is not asked for anything before there is something to show.

        ``is_possible`` tells whether there may be notifications on this system at all.
        """
        self.is_possible = is_possible
        self.pressed: Signal[Pressed] = Signal()
        self.tried: Signal[NotificationShown | NotificationFailed] = Signal()
        self.last: NotificationShown | NotificationFailed | None = None
        """What came of the last one; None if nothing was shown since the program started."""
        self._follow_ups = follow_ups
        self._choices = choices
        self._make = make_notifications
        self._describe = describe
        self._notifications: Notifications | None = None
        self._line: TodayLine | None = None
        follow_ups.became_due.connect(self._tell)
        follow_ups.changed.connect(lambda _: self._follow())

    def show(self, notification: Notification) -> None:
        """Show ``notification``, which is about no line, to see whether the desktop can."""
        self._line = None
        self._put(notification)

    def withdraw(self) -> None:
        """Take away what is shown, as when a session begins."""
        self._line = None
        if self._notifications is not None:
            self._notifications.withdraw()

    async def close(self) -> None:
        """Take away what is shown, because the program ends."""
        if self._notifications is not None:
            await self._notifications.close()

    def _tell(self, lines: Sequence[TodayLine]) -> None:
        choices = self._choices()
        wanted = [line for line in lines if choices.way(line.topic) is Way.NOTIFY]
        if wanted:
            self._line = wanted[0]
            self._put(self._describe(wanted[0], len(wanted) - 1))

    def _follow(self) -> None:
        if self._line is not None and self._line.key not in {line.key for line in self._follow_ups.due}:
            self.withdraw()

    def _put(self, notification: Notification) -> None:
        if self._notifications is None:
            self._notifications = self._make(self._on_event)
        self._notifications.show(notification)

    def _on_event(self, event: NotificationEvent) -> None:
        if not isinstance(event, NotificationPressed):
            self.last = event
            self.tried.emit(event)
        elif self._line is not None and event.key == self._line.key:
            line, self._line = self._line, None
            self.pressed.emit(Pressed(line, Act(event.button) if event.button else None, event.activation_token))
