"""The notes that the user has dismissed for good."""

from collections.abc import Iterable

from recovery_timer.app.signals import Signal
from recovery_timer.ports import DismissalStore, SaveKey, SaveKind, Saver


class Dismissals:
    """The keys of the dismissed notes (`Note.key`). `changed` is emitted with them on each change."""

    def __init__(self, store: DismissalStore, saver: Saver) -> None:
        """Read the kept keys from ``store``."""
        self.changed: Signal[frozenset[str]] = Signal()
        self._store = store
        self._saver = saver
        self._keys = store.load()

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all dismissed notes."""
        return self._keys

    def dismiss(self, keys: Iterable[str]) -> None:
        """Dismiss the notes with ``keys`` in every routine."""
        self._change(self._keys.union(keys))

    def restore(self) -> None:
        """Show all notes again."""
        self._change(frozenset())

    def _change(self, keys: frozenset[str]) -> None:
        if keys == self._keys:
            return
        self._keys = keys
        self._saver.submit(SaveKey(SaveKind.DISMISSALS), lambda: self._store.save(keys))
        self.changed.emit(keys)
