"""Notifications on the desktop, with buttons. At most one of the program's is shown at a time."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol, TypeAlias

from msgspec import Struct


class NotificationFault(StrEnum):
    """Why notifications are not shown."""

    NOT_HERE = "not here"
    """The program has no notifications on this kind of system."""

    NO_SERVICE = "no service"
    """Nothing on this desktop shows them, or it does not answer."""


class Notification(Struct, frozen=True, kw_only=True):
    """What is shown, in plain text. ``buttons`` have their words by their names; ``key`` is the notification's name."""

    key: str
    title: str
    body: str
    buttons: tuple[tuple[str, str], ...] = ()


class NotificationShown(Struct, frozen=True):
    """The notification ``key`` is on the desktop."""

    key: str


class NotificationPressed(Struct, frozen=True):
    """A ``button`` of the notification ``key`` was pressed, and it is gone; the notification itself if empty.

    ``activation_token`` is the desktop's permission for the window to come forward (Wayland), if it gave one.
    """

    key: str
    button: str
    activation_token: str = ""


class NotificationFailed(Struct, frozen=True):
    """The notification ``key`` could not be shown, for this ``fault``."""

    key: str
    fault: NotificationFault


NotificationEvent: TypeAlias = NotificationShown | NotificationPressed | NotificationFailed


class Notifications(Protocol):
    """Shows notifications. Their outcome is reported as events, never from within a call."""

    def show(self, notification: Notification) -> None:
        """Show ``notification``, in place of the one that is shown."""
        ...

    def withdraw(self) -> None:
        """Withdraw the notification that is shown; no more events are reported for it. Harmless if there is none."""
        ...

    async def close(self) -> None:
        """Withdraw, and leave nothing behind."""
        ...


MakeNotifications = Callable[[Callable[[NotificationEvent], None]], Notifications]
"""Takes what receives the events."""


class NoNotifications:
    """For systems on which the program has no notifications. ``later`` calls back between two events of the loop."""

    def __init__(
        self, happened: Callable[[NotificationEvent], None], later: Callable[[Callable[[], None]], object]
    ) -> None:
        self._happened = happened
        self._later = later

    def show(self, notification: Notification) -> None:
        """Report that it cannot be shown."""
        self._later(lambda: self._happened(NotificationFailed(notification.key, NotificationFault.NOT_HERE)))

    def withdraw(self) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""
