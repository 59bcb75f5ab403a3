"""Searching a long journal by words, a slice at a time, so that no frame of the window waits for it."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from recovery_timer.journal.entries import Logged
from recovery_timer.journal.summary import Summary

Item = Summary | Logged

_A_SLICE = 2_000
"""How many items are searched before the window gets its turn: about 4 ms."""
_FORMING = 20
"""How many items can be searched in the time that it takes to build the words of one."""


class Search(QObject):
    """Finds the items that have all the words searched for, in the order given.

    `changed` is emitted once enough are found to be worth showing, and again when the search `is_over`.
    """

    changed = Signal()

    def __init__(self, form: Callable[[Item], str]) -> None:
        """``form`` returns the words of an item; they are kept until `forget`."""
        super().__init__()
        self.sessions: list[Summary] = []
        self.entries: list[Logged] = []
        self.is_over = True
        self._form = form
        self._formed: dict[str, str] = {}
        self._left: Iterator[Item] = iter(())
        self._words: Sequence[str] = ()
        # Without an interval, it fires once the window has nothing else to do.
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self, items: Iterator[Item], words: Sequence[str]) -> None:
        """Find those of ``items`` that have all ``words``, replacing the previous search."""
        self._left, self._words = items, words
        self.sessions, self.entries, self.is_over = [], [], False
        self._look_at_some()
        if not self.is_over:
            self._timer.start()
        self.changed.emit()

    def all(self, sessions: list[Summary], entries: list[Logged]) -> None:
        """Find everything, because nothing is searched for."""
        self._timer.stop()
        self.sessions, self.entries, self.is_over = sessions, entries, True
        self.changed.emit()

    def forget(self) -> None:
        """Build the words of all items again, because they have changed."""
        self._formed = {}

    def _go_on(self) -> None:
        self._look_at_some()
        if self.is_over:
            self.changed.emit()

    def _look_at_some(self) -> None:
        room = _A_SLICE
        for item in self._left:
            words = self._formed.get(item.id)
            if words is None:
                words = self._formed[item.id] = self._form(item).casefold()
                room -= _FORMING
            if all(word in words for word in self._words):
                self._take(item)
            room -= 1
            if room <= 0:
                return
        self.is_over = True
        self._timer.stop()

    def _take(self, item: Item) -> None:
        if isinstance(item, Summary):
            self.sessions.append(item)
        else:
            self.entries.append(item)
