"""Signals without Qt: a use-case emits, and whoever has connected is called."""

from collections.abc import Callable
from typing import Generic, TypeVar

Event = TypeVar("Event")


class Signal(Generic[Event]):
    """A list of slots, each called with what happened, in the order in which they were connected."""

    def __init__(self) -> None:
        self._slots: list[Callable[[Event], None]] = []

    def connect(self, slot: Callable[[Event], None]) -> Callable[[], None]:
        """Call ``slot`` on every `emit` from now on; return what disconnects it."""
        self._slots.append(slot)
        return lambda: self._slots.remove(slot)

    def emit(self, event: Event) -> None:
        """Call every slot that is connected now."""
        for slot in tuple(self._slots):
            slot(event)
