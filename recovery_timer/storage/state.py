"""State that the program remembers by itself: the window's position, the favourites, what was shown already."""

import threading
from collections.abc import Mapping
from pathlib import Path

from recovery_timer.ports import QuarantinedFile
from recovery_timer.storage.settings import Values, ValuesFile

_FAVOURITES, _HINTS, _DISMISSALS, _DELAYS = "favourites", "offered", "dismissed", "output delays"
"""The names of the values in the file."""


class StateFile(ValuesFile):
    """State that the program remembers by itself, such as the window's position. Losing it does no harm.

    The file is read only once: every screen asks for part of it on the window's thread, which must not wait for a disk.
    After that, `load` returns what was read, updated by what was saved since, perhaps in another thread.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._known: Values | None = None
        self._lock = threading.Lock()

    def load(self) -> tuple[Values, list[QuarantinedFile]]:
        """Return the values, none if there is no file yet, and, on the first call, the file if it cannot be used."""
        if self._known is not None:
            return dict(self._known), []
        values, quarantined = super().load()
        with self._lock:
            # Values saved meanwhile are newer.
            if self._known is None:
                self._known = values
            return dict(self._known), quarantined

    def save(self, values: Mapping[str, object]) -> None:
        """Save ``values`` as `ValuesFile` does."""
        self.load()
        super().save(values)
        with self._lock:
            self._known = {**(self._known or {}), **values}

    def texts(self, name: str) -> list[str]:
        """Return the texts in the list ``name``; none if it is missing or cannot be read."""
        values, _ = self.load()
        kept = values.get(name)
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


class FavouritesInState:
    """The ids of the favourite routines in the state file, as `ports.FavouritesStore`."""

    def __init__(self, state: StateFile) -> None:
        self._state = state

    def load(self) -> frozenset[str]:
        """Return the ids; none if they cannot be read."""
        return frozenset(self._state.texts(_FAVOURITES))

    def save(self, ids: frozenset[str]) -> None:
        """Save ``ids`` in place of the earlier ones; raise OSError if they cannot be written."""
        self._state.save({_FAVOURITES: sorted(ids)})


class HintsInState:
    """The hints that were shown, in the state file, as `ports.HintStore`."""

    def __init__(self, state: StateFile) -> None:
        self._state = state

    def was_shown(self, hint: str) -> bool:
        """Return whether ``hint`` was shown already; False if that cannot be read."""
        return hint in self._state.texts(_HINTS)

    def mark_shown(self, hint: str) -> None:
        """Remember that ``hint`` was shown; raise OSError if that cannot be written."""
        self._state.save({_HINTS: sorted({*self._state.texts(_HINTS), hint})})


class DismissalsInState:
    """The keys of the dismissed notes, in the state file, as `ports.DismissalStore`."""

    def __init__(self, state: StateFile) -> None:
        self._state = state

    def load(self) -> frozenset[str]:
        """Return the keys; none if they cannot be read."""
        return frozenset(self._state.texts(_DISMISSALS))

    def save(self, keys: frozenset[str]) -> None:
        """Save ``keys`` in place of the earlier ones; raise OSError if they cannot be written."""
        self._state.save({_DISMISSALS: sorted(keys)})


class DelaysInState:
    """The delays of the audio outputs, in the state file, as `ports.DelayStore`."""

    def __init__(self, state: StateFile) -> None:
        self._state = state

    def load(self) -> Mapping[str, int]:
        """Return the delays in ms by the outputs' ids; none if they cannot be read."""
        # Imported late: the first window does not need the delays.
        from recovery_timer.audio.delay import LONGEST_MS

        values, _ = self._state.load()
        kept = values.get(_DELAYS)
        if not isinstance(kept, dict):
            return {}
        return {output: ms for output, ms in kept.items() if type(ms) is int and 0 <= ms <= LONGEST_MS}

    def save(self, delays: Mapping[str, int]) -> None:
        """Save ``delays`` in place of the earlier ones; raise OSError if they cannot be written."""
        self._state.save({_DELAYS: dict(delays)})
