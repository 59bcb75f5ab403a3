"""The drafts that were left behind when the program last ended."""

import threading
from collections.abc import Callable, Sequence

from recovery_timer.ports import DraftStore, QuarantinedFile, SavedDraft


class LeftDrafts:
    """Reads the drafts once, in the thread that first asks for them; other threads wait until they are read.

    This lets them be read in the background, yet the workbench has all of them before its first edit, which might
    otherwise overwrite an unseen draft. They are never read again, since newer drafts would be among them.
    """

    def __init__(self, make_store: Callable[[], DraftStore], on_quarantined: Callable[[QuarantinedFile], None]) -> None:
        """``on_quarantined`` receives each unreadable file, in the thread that reads them."""
        self._make_store = make_store
        self._on_quarantined = on_quarantined
        self._lock = threading.Lock()
        self._drafts: tuple[SavedDraft, ...] | None = None

    def read(self) -> Sequence[SavedDraft]:
        """Return the drafts that were left behind."""
        with self._lock:
            if self._drafts is None:
                drafts, quarantined = self._make_store().load()
                self._drafts = tuple(drafts)
                for file in quarantined:
                    self._on_quarantined(file)
            return self._drafts
