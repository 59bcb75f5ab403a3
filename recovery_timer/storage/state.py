"""What the program remembers by itself: the window's place, the favourites, what was offered once."""

from recovery_timer.storage.settings import ValuesFile

_FAVOURITES, _HINTS = "favourites", "offered"
"""Where in the state they are kept."""


class StateFile(ValuesFile):
    """What the program remembers by itself, such as the window's place. To lose it costs nobody anything."""

    def texts(self, name: str) -> list[str]:
        """Return the texts in the list ``name``; none if there is no such list, or it cannot be read."""
        values, _ = self.load()
        kept = values.get(name)
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []


class FavouritesInState:
    """The ids of the favourite routines in the file of state, as `ports.FavouritesStore`."""

    def __init__(self, state: StateFile) -> None:
        """Keep them in ``state``."""
        self._state = state

    def load(self) -> frozenset[str]:
        """Return them; none if they cannot be read."""
        return frozenset(self._state.texts(_FAVOURITES))

    def save(self, ids: frozenset[str]) -> None:
        """Keep ``ids`` instead of the earlier ones; OSError if they cannot be written."""
        self._state.save({_FAVOURITES: sorted(ids)})


class HintsInState:
    """The offers that were made, in the file of state, as `ports.HintStore`."""

    def __init__(self, state: StateFile) -> None:
        """Keep them in ``state``."""
        self._state = state

    def was_shown(self, offer: str) -> bool:
        """Return whether ``offer`` was made already; no, if that cannot be read."""
        return offer in self._state.texts(_HINTS)

    def mark_shown(self, offer: str) -> None:
        """Remember that ``offer`` was made; OSError if that cannot be written."""
        self._state.save({_HINTS: sorted({*self._state.texts(_HINTS), offer})})
