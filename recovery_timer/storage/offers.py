"""What was offered to the user once, kept with what else the program remembers."""

from recovery_timer.storage.settings import StateFile

_NAME = "offered"


class OffersInState:
    """The offers that were made, in the file of state, as `ports.OfferStore`."""

    def __init__(self, state: StateFile) -> None:
        """Keep them in ``state``."""
        self._state = state

    def was_made(self, offer: str) -> bool:
        """Return whether ``offer`` was made already; no, if that cannot be read."""
        return offer in self._state.texts(_NAME)

    def note_made(self, offer: str) -> None:
        """Remember that ``offer`` was made; OSError if that cannot be written."""
        self._state.save({_NAME: sorted({*self._state.texts(_NAME), offer})})
