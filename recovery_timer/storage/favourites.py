"""The favourites, kept with what else the program remembers."""

from recovery_timer.storage.settings import StateFile

_NAME = "favourites"


class FavouritesInState:
    """The ids of the favourite routines in the file of state, as `ports.FavouritesStore`."""

    def __init__(self, state: StateFile) -> None:
        """Keep them in ``state``."""
        self._state = state

    def load(self) -> frozenset[str]:
        """Return them; none if they cannot be read."""
        return frozenset(self._state.texts(_NAME))

    def save(self, ids: frozenset[str]) -> None:
        """Keep ``ids`` instead of the earlier ones; OSError if they cannot be written."""
        self._state.save({_NAME: sorted(ids)})
