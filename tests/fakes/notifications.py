"""Notifications that are recorded, and pressed by the test."""

from collections.abc import Callable

from recovery_timer.ports import (
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationFault,
    NotificationPressed,
    NotificationShown,
)


class RecordingNotifications:
    """Has all that was ``shown``, None for nothing. With a ``fault``, nothing can be shown."""

    def __init__(self, happened: Callable[[NotificationEvent], None]) -> None:
        self.happened = happened
        self.shown: list[Notification | None] = []
        self.fault: NotificationFault | None = None
        self.is_closed = False

    @property
    def there(self) -> Notification | None:
        """What is shown now."""
        return self.shown[-1] if self.shown else None

    def show(self, notification: Notification) -> None:
        if self.fault is not None:
            self.happened(NotificationFailed(notification.key, self.fault))
            return
        self.shown.append(notification)
        self.happened(NotificationShown(notification.key))

    def withdraw(self) -> None:
        if self.there is not None:
            self.shown.append(None)

    def press(self, button: str = "") -> None:
        """Press a button of what is shown, or the notification itself."""
        there = self.there
        if there is not None:
            self.shown.append(None)
            self.happened(NotificationPressed(there.key, button))

    async def close(self) -> None:
        self.withdraw()
        self.is_closed = True
