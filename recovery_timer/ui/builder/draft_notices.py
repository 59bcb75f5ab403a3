"""Notices about drafts that are not shown: where their changes are, and a way back to them."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject

from recovery_timer.app.editing import Draft
from recovery_timer.ports import SavedDraft
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.catalogue import translated


class DraftNotices(QObject):
    """Says it in notices that offer to go on editing."""

    def __init__(self, notices: Notices, *, edit: Callable[[str], None]) -> None:
        """Say it in ``notices``; ``edit`` opens the routine of that id."""
        super().__init__(notices)
        self._notices = notices
        self._edit = edit

    def offer_drafts(self, drafts: Iterable[SavedDraft]) -> None:
        """Show which drafts were left unsaved when the program last ended, and offer to continue with them."""
        words = self.tr("“{name}” has changes that were not saved.")
        for kept in drafts:
            self._offer(words.format(name=translated(kept.sketch.name)), kept.routine_id)

    def tell_left(self, draft: Draft) -> None:
        """Say where to find the changes of a draft that is no longer shown."""
        words = self.tr("“{name}” has changes that are not saved. They are kept.")
        self._offer(words.format(name=translated(draft.sketch.name)), draft.routine_id)

    def _offer(self, text: str, routine_id: str) -> None:
        self._notices.show_notice(
            text, action=self.tr("Go on editing"), act=partial(self._edit, routine_id), stays=True
        )
