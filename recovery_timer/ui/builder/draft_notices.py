"""Notices about drafts that are not shown: where their changes are, and a way back to them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from recovery_timer.app.editing import Draft
from recovery_timer.ports import SavedDraft
from recovery_timer.ui.notices.notices import Notices
from recovery_timer.ui.text.catalogue import translated

_NAMED = 3
"""How many drafts a notice names."""


class DraftNotices(QObject):
    """Shows the notices, which offer to continue editing a draft."""

    def __init__(self, notices: Notices, *, edit: Callable[[str], None], show_all: Callable[[], None]) -> None:
        """``edit`` opens the routine with the given id, ``show_all`` lists all drafts."""
        super().__init__(notices)
        self._notices = notices
        self._edit = edit
        self.show_all = show_all

    def offer_drafts(self, drafts: Sequence[SavedDraft]) -> None:
        """Name the drafts that were left unsaved when the program last ended, and offer to continue with them."""
        if len(drafts) == 1:
            words = self.tr("Unsaved changes in “{name}”.")
            self._offer(words.format(name=translated(drafts[0].sketch.name)), drafts[0].routine_id)
        elif drafts:
            named = ", ".join(f"“{translated(kept.sketch.name)}”" for kept in drafts[:_NAMED])
            names = f"{named}, …" if len(drafts) > _NAMED else named
            words = self.tr("Unsaved changes in %n routines: {names}.", "", len(drafts))
            self._notices.show_notice(
                words.format(names=names), action=self.tr("Show drafts"), act=self.show_all, stays=True
            )

    def tell_left(self, draft: Draft) -> None:
        """Say where to find the changes of a draft that is no longer shown."""
        words = self.tr("“{name}” has changes that are not saved. They are kept.")
        self._offer(words.format(name=translated(draft.sketch.name)), draft.routine_id)

    def _offer(self, text: str, routine_id: str) -> None:
        self._notices.show_notice(
            text, action=self.tr("Continue editing"), act=partial(self._edit, routine_id), stays=True
        )
