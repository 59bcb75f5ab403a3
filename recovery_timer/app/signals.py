"""Signals without Qt: a use-case emits, and every connected slot is called."""

import sys
from collections.abc import Callable
from typing import Generic, TypeVar

Event = TypeVar("Event")


class Signal(Generic[Event]):
    """A list of slots, called with the event in the order in which they were connected.

    A slot that raises does not silence the next: as with Qt's signals, the error goes to `sys.excepthook`, which logs
    and shows it in the window, and the other slots are called.
    """

    def __init__(self) -> None:
        self._slots: list[Callable[[Event], None]] = []

    def connect(self, slot: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``slot`` on every `emit` from now on; return a function that disconnects it."""
        self._slots.append(slot)
        return lambda: self._slots.remove(slot)

    def emit(self, event: Event) -> None:
        """Call all slots that are connected now."""
        for slot in tuple(self._slots):
            try:
                slot(event)
            except Exception as error:  # noqa: BLE001 - whatever it is, a fault in the voice must not freeze the guide
                sys.excepthook(type(error), error, error.__traceback__)
